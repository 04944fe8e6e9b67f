// The queue: which flag is looked at, what was decided, and what a key does.

const queues = new WeakMap();

class Queue {
  constructor(root, data) {
    this.root = root;
    this.view = data.view;
    this.unanswered = [];
    this.done = [];
    this.skipped = new Set();
    this.count = data.answered;
    this.asksReason = false;
    this.onKey = (event) => this.key(event);
    this.take(data);
    this.at = Math.max(0, this.view.items.findIndex((item) => this.isOpen(item)));
    this.draw();
    this.mark();
  }

  take(data) {
    this.marks = { ...data.marks };
    // What was decided since the answer was on its way still holds.
    this.unanswered = this.unanswered.filter((sent) => sent.number > data.answered);
    for (const sent of this.unanswered) this.note(sent);
  }

  note({ document: id, fingerprint, status, reason }) {
    this.marks[`${id} ${fingerprint}`] = { status, reason, by: "" };
  }

  markOf(item) {
    return this.marks[item.key] || { status: "open", reason: "", by: "" };
  }

  // What was decided about it before its sentence was edited, while nobody decided anew.
  beforeEdit(item) {
    return this.marks[item.key] ? undefined : item.before_edit;
  }

  isOpen(item) {
    return this.markOf(item).status === "open";
  }

  draw() {
    this.card = el("section", "item");
    this.card.setAttribute("aria-live", "polite");
    this.card.setAttribute("aria-label", "The flag to decide about");
    this.list = labelled(el("ol", "rows"), "list", "Flags in the queue");
    this.rows = this.view.items.map((item, index) => {
      const row = drawRow(this, item, index);
      this.list.append(row);
      return row.firstChild;
    });
    this.bar = labelled(el("div", "progress"), "progressbar", "Decided");
    this.bar.setAttribute("aria-valuemin", "0");
    this.bar.setAttribute("aria-valuemax", String(this.view.items.length));
    this.bar.append(el("span", "part accepted"), el("span", "part dismissed"));
    this.told = el("p", "muted count");
    this.root.replaceChildren(el("div", "queue-head", this.told, this.bar), el("div", "queue-columns", this.card, this.list));
  }

  mark() {
    const item = this.view.items[this.at];
    const isDone = !this.view.items.some((one) => this.isOpen(one));
    this.card.className = `item c-${item.category} s-${item.severity}`;
    this.card.replaceChildren(...(isDone && this.finished ? this.drawDone() : drawItem(this, item)));
    this.view.items.forEach((one, index) => {
      const row = this.rows[index];
      const { status } = this.markOf(one);
      row.dataset.status = status;
      row.classList.toggle("skipped", this.skipped.has(one.key) && status === "open");
      row.setAttribute("aria-current", String(index === this.at));
      row.querySelector(".row-told").textContent = status === "accepted" ? "Accepted" : status === "dismissed" ? "Dismissed" : this.beforeEdit(one) ? "Edited" : "";
    });
    this.markProgress();
    scrollInPane(this.list, this.rows[this.at]);
  }

  markProgress() {
    const of = (status) => this.view.items.filter((item) => this.markOf(item).status === status).length;
    const [accepted, dismissed, all] = [of("accepted"), of("dismissed"), this.view.items.length];
    this.bar.setAttribute("aria-valuenow", String(accepted + dismissed));
    const [yes, no] = this.bar.children;
    yes.style.width = `${(100 * accepted) / all}%`;
    no.style.width = `${(100 * dismissed) / all}%`;
    const more = this.view.more ? `; ${this.view.more.toLocaleString("en")} more after these` : "";
    const keys = el("span", "keys", el("kbd", "", "j"), el("kbd", "", "k"), " next, previous");
    this.told.replaceChildren(`${accepted + dismissed} of ${plural(all, "flag")} decided: ${accepted} accepted, ${dismissed} dismissed${more}`, keys);
  }

  drawDone() {
    const head = el("p", "none-head", this.view.more ? "These are done." : "All done.");
    const undo = act("u", () => this.undo(), "Undo the last");
    const box = el("div", "decision", undo);
    if (this.view.more) box.prepend(act("n", () => this.askMore(), `Next ${Math.min(this.view.more, this.view.size)}`));
    const text = this.view.more ? `${plural(this.view.more, "open flag")} left that pass the filters.` : "No open flag is left that passes the filters.";
    return [head, el("p", "muted", text), box];
  }

  choose(index) {
    this.at = index;
    this.asksReason = false;
    this.finished = false;
    this.mark();
  }

  // On to the next open flag; those skipped come again after all others.
  advance() {
    const items = this.view.items;
    const order = items.map((_, step) => (this.at + 1 + step) % items.length);
    const open = order.filter((index) => this.isOpen(items[index]));
    const next = open.find((index) => !this.skipped.has(items[index].key)) ?? open[0];
    this.asksReason = false;
    this.finished = next === undefined;
    if (next !== undefined) {
      if (this.skipped.has(items[next].key)) this.skipped.clear();
      this.at = next;
    }
    this.mark();
  }

  decide(status, reason = "") {
    const item = this.view.items[this.at];
    if (!this.isOpen(item) && status !== "open") return;
    this.post(item, status, reason);
    this.done.push(this.at);
    this.advance();
  }

  confirm() {
    const { status, reason } = this.beforeEdit(this.view.items[this.at]);
    this.decide(status, reason.slice(0, LONGEST_REASON));
  }

  post(item, status, reason) {
    this.count += 1;
    const sent = { number: this.count, document: item.document, fingerprint: item.fingerprint, status, reason };
    this.unanswered.push(sent);
    this.note(sent);
    this.send(this.unanswered);
  }

  skip() {
    this.skipped.add(this.view.items[this.at].key);
    this.advance();
  }

  // The flag that is looked at, if it is decided; else the one decided last.
  undo() {
    const isHere = !this.finished && !this.isOpen(this.view.items[this.at]);
    const index = isHere ? this.at : this.done.pop();
    if (index === undefined) return;
    this.done = this.done.filter((one) => one !== index);
    this.post(this.view.items[index], "open", "");
    this.choose(index);
  }

  askReason(isAsked) {
    if (isAsked && !this.isOpen(this.view.items[this.at])) return;
    this.asksReason = isAsked;
    this.mark();
  }

  step(by) {
    this.choose((this.at + by + this.view.items.length) % this.view.items.length);
  }

  key(event) {
    const target = event.composedPath()[0];
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName || "");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.obey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  obey(key) {
    const reason = this.asksReason ? reasonOf(key, this.view.reasons) : undefined;
    if (reason) this.decide("dismissed", reason);
    else if (key === "Escape" && this.asksReason) this.askReason(false);
    else if (key === "u") this.undo();
    else if (this.finished) {
      if (key !== "n" || !this.view.more) return false;
      this.askMore();
    } else if (key === "j") this.step(1);
    else if (key === "k") this.step(-1);
    else if (key === "a") this.decide("accepted");
    else if (key === "d") this.askReason(true);
    else if (key === "s") this.skip();
    else if (key === "c" && this.beforeEdit(this.view.items[this.at])) this.confirm();
    else return false;
    return true;
  }
}

// Called on every run of the page; an unchanged view keeps its place.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".queue");
  let queue = queues.get(root);
  if (!queue || queue.view.id !== data.view.id) {
    if (queue) document.removeEventListener("keydown", queue.onKey);
    queue = new Queue(root, data);
    queues.set(root, queue);
  } else {
    const isAsking = queue.asksReason;
    queue.take(data);
    // The field a reason is typed into must not be drawn anew.
    if (isAsking) queue.markProgress();
    else queue.mark();
  }
  queue.send = (decisions) => setTriggerValue("decisions", decisions);
  queue.askMore = () => setTriggerValue("more", Date.now());
  document.addEventListener("keydown", queue.onKey);
  const turn = (queue.turn = {});
  return () => {
    if (queue.turn === turn) document.removeEventListener("keydown", queue.onKey);
  };
}
