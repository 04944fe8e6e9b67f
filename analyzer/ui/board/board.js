// The board: holds what is chosen, and redraws what depends on it.

const boards = new WeakMap();
let latest = null;
const TABS = [
  ["flags", "Flags"],
  ["sources", "Sources"],
  ["score", "Score"],
  ["credits", "Credits"],
];

class Board {
  constructor(root, data, send) {
    this.root = root;
    this.view = data.view;
    this.send = send;
    this.segments = [];
    this.segmentOf = new WeakMap();
    this.reached = new Set();
    this.cards = new Map();
    this.flagsById = new Map(data.view.flags.map((flag) => [flag.id, flag]));
    this.filters = Object.fromEntries(FILTERS.map((field) => [field, new Set()]));
    this.decided = [];
    this.unanswered = [];
    this.count = data.answered;
    this.lit = [];
    this.litKey = null;
    this.unchoose();
    this.onKey = (event) => this.key(event);
    this.take(data);
    this.draw();
    this.update(data);
  }

  take(data) {
    this.marks = data.marks;
    this.canDecide = data.can_decide;
    this.statuses = { ...data.marks.statuses };
    // What was decided since the answer was on its way still holds.
    this.unanswered = this.unanswered.filter((sent) => sent.number > data.answered);
    for (const sent of this.unanswered) this.note(sent);
  }

  note({ fingerprint, status, reason }) {
    const { id } = this.view.flags.find((flag) => flag.fingerprint === fingerprint);
    this.statuses[id] = { status, reason };
  }

  // New marks for the same draft: nothing that is chosen or scrolled to is lost.
  update(data) {
    this.take(data);
    this.verdict.textContent = data.marks.scores.verdict;
    this.summary.replaceChildren(...drawSummary(this));
    fillScore(this);
    this.mark();
    if (data.chosen && data.chosen !== this.wanted) {
      this.wanted = data.chosen;
      const flag = this.view.flags.find((one) => one.fingerprint === data.chosen);
      if (flag) this.chooseFlag(flag.id, { reveal: true });
    }
  }

  // Streamlit may mount the component anew; whoever reads should not notice.
  moveTo(root) {
    root.replaceChildren(...this.root.childNodes);
    this.root = root;
  }

  draw() {
    const draft = drawDraft(this);
    const sheet = el("div", "sheet", draft, watchHedges(this, draft));
    this.verdict = el("p", "verdict");
    this.verdict.setAttribute("role", "status");
    this.summary = labelled(el("section", "summary"), "region", "Summary");
    this.tabs = this.drawTabs();
    this.side = el("aside", "side", this.tabs, drawFlags(this), drawSources(this), drawScore(this), drawCredits(this));
    this.side.setAttribute("aria-label", "Flags, sources, score and credits");
    this.root.replaceChildren(...this.drawNotices(), this.verdict, this.summary, el("div", "columns", sheet, this.side));
    this.showTab("sources");
    this.showTab("flags");
  }

  drawNotices() {
    const { failures, notices } = this.view;
    const nodes = [];
    if (failures.length) {
      const list = el("ul", "", ...failures.map((text) => el("li", "", text)));
      nodes.push(el("div", "notice broken", el("b", "", "Part of the analysis failed; the rest of this page is still valid."), list));
    }
    if (notices.length) nodes.push(el("div", "notice", ...notices.map((text) => el("p", "", text))));
    return nodes;
  }

  drawTabs() {
    const counts = { flags: this.view.flags.length, sources: this.view.sources.length, credits: this.view.credits.length };
    const tabs = labelled(el("div", "tabs"), "tablist", "Beside the draft");
    for (const [name, label] of TABS) {
      const count = name in counts ? el("span", "n", String(counts[name])) : null;
      const tab = button("tab", () => this.showTab(name), label, count);
      tab.dataset.tab = name;
      tab.setAttribute("role", "tab");
      tabs.append(tab);
    }
    return tabs;
  }

  panel(name, heading) {
    return labelled(el("section", `panel ${name}-panel`, el("h2", "panel-head", heading)), "tabpanel", heading);
  }

  // A wide window always shows the flags, and the tab chosen last beside them.
  showTab(name) {
    this.side.dataset.tab = name;
    if (name !== "flags") this.side.dataset.second = name;
    for (const tab of this.tabs.children) {
      tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
      tab.classList.toggle("second", tab.dataset.tab === this.side.dataset.second);
    }
  }

  mark() {
    markDraft(this);
    markFlags(this);
    markSources(this);
    markLit(this);
  }

  flag(id) {
    return this.flagsById.get(id);
  }

  statusOf(id) {
    return this.statuses[id]?.status || "open";
  }

  // What was decided about it before its sentence was edited, while nobody decided anew.
  beforeEdit(id) {
    return this.statusOf(id) === "open" && !this.statuses[id] ? this.marks.before_edit[id] : undefined;
  }

  isShown(id) {
    return this.passes(this.flag(id), null);
  }

  // No choice in a filter means all; a filter's own counts ignore what is chosen in it.
  passes(flag, except) {
    return FILTERS.every((field) => {
      const chosen = this.filters[field];
      return field === except || !chosen.size || valuesOf(this, flag, field).some((value) => chosen.has(value));
    });
  }

  toggle(field, code) {
    const chosen = this.filters[field];
    if (!chosen.delete(code)) chosen.add(code);
    this.afterFilter();
  }

  setFilter(field, code) {
    this.filters[field] = new Set(code === null ? [] : [code]);
    this.afterFilter();
  }

  setOnly(field, code) {
    this.clearFilters();
    this.showTab("flags");
    this.setFilter(field, code);
  }

  clearFilters() {
    for (const chosen of Object.values(this.filters)) chosen.clear();
    this.afterFilter();
  }

  afterFilter() {
    if (this.chosenFlag && !this.isShown(this.chosenFlag)) this.chosenFlag = null;
    this.mark();
  }

  unchoose() {
    this.chosenFlag = this.chosenSource = this.chosenCredit = this.asksReason = null;
    this.lit = [];
    this.litKey = null;
  }

  chooseFlag(id, { reveal }) {
    this.unchoose();
    this.chosenFlag = id;
    if (id && !this.isShown(id)) for (const chosen of Object.values(this.filters)) chosen.clear();
    if (id) this.showTab("flags");
    this.mark();
    if (!id) return;
    const card = this.cards.get(id);
    // In one column the card is far from its words, and it is the card that was asked for.
    if (this.isOneColumn()) return card.scrollIntoView({ block: "nearest", behavior: motion() });
    if (reveal) this.showInDraft(id);
    scrollInPane(this.flagList, card);
  }

  showInDraft(id) {
    scrollDraftTo(this, (segment) => segment.flags.includes(id));
  }

  isOneColumn() {
    return getComputedStyle(this.side).position === "static";
  }

  chooseSource(id, { reveal } = { reveal: false }) {
    this.unchoose();
    this.chosenSource = id;
    if (id) this.showTab("sources");
    this.mark();
    if (!id) return;
    this.statement = null;
    if (reveal) this.nextStatement();
    scrollInPane(this.sourceList, this.sourceList.querySelector(`[data-source="${CSS.escape(id)}"]`));
  }

  // Goes round the statements of the chosen source, one at a time.
  nextStatement() {
    const ids = [...new Set(this.segments.flatMap(({ parts }) => parts.map(([id]) => id)))];
    const own = ids.filter((id) => this.view.statements[id] === this.chosenSource);
    this.statement = own[(own.indexOf(this.statement) + 1) % own.length];
    scrollDraftTo(this, (segment) => segment.parts.some(([id]) => id === this.statement));
  }

  chooseCredit(index) {
    const next = this.chosenCredit === index ? null : index;
    this.unchoose();
    this.chosenCredit = next;
    this.mark();
    if (next !== null) scrollDraftTo(this, (segment) => segment.credits.includes(index));
  }

  light(key, spans) {
    const isLit = this.litKey === key;
    this.unchoose();
    if (!isLit) [this.litKey, this.lit] = [key, spans];
    this.mark();
    if (!isLit && spans.length) scrollDraftTo(this, (segment) => segment.at[0] >= spans[0][0]);
  }

  askReason(id) {
    this.asksReason = id;
    this.mark();
    if (id) scrollInPane(this.flagList, this.cards.get(id));
    if (!id) return;
    const reasons = this.cards.get(id).querySelector(".reasons");
    reasons.querySelector(".act").focus({ preventScroll: true });
    // At the head of the page the list reaches below the window.
    reasons.scrollIntoView({ block: "nearest", behavior: motion() });
  }

  // Shown at once, and sent; the answer brings the measures that follow from it.
  decide(id, status, reason = "") {
    this.asksReason = null;
    const sent = { number: (this.count += 1), fingerprint: this.flag(id).fingerprint, status, reason };
    this.unanswered.push(sent);
    this.note(sent);
    if (status === "open") this.decided = this.decided.filter((one) => one !== id);
    else this.decided.push(id);
    this.mark();
    this.cards.get(id).querySelector(".card-head").focus({ preventScroll: true });
    this.send(this.unanswered);
  }

  // The chosen flag if it is decided, else the one decided last.
  undo() {
    const id = this.chosenFlag && this.statusOf(this.chosenFlag) !== "open" ? this.chosenFlag : this.decided.at(-1);
    if (!id) return;
    if (id !== this.chosenFlag) this.chooseFlag(id, { reveal: true });
    this.decide(id, "open");
  }

  key(event) {
    const target = event.composedPath()[0];
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName || "");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (this.asksReason) this.askReason(null);
      else this.unchoose();
      this.mark();
    } else if (event.key === "j" || event.key === "k") this.step(event.key === "j" ? 1 : -1);
    else if (!keyDecides(this, event.key)) return;
    event.preventDefault();
  }

  step(by) {
    const shown = this.view.flags.filter((flag) => this.isShown(flag.id)).map((flag) => flag.id);
    if (!shown.length) return;
    const at = shown.indexOf(this.chosenFlag);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    this.chooseFlag(shown[next], { reveal: true });
  }
}

// Called on every run of the page; an unchanged view keeps its choices and its place.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".board");
  const send = (decisions) => setTriggerValue("decisions", decisions);
  let board = boards.get(root) || latest;
  if (board) document.removeEventListener("keydown", board.onKey);
  if (board?.view.id === data.view.id) {
    if (board.root !== root) board.moveTo(root);
    board.send = send;
    board.update(data);
  } else {
    board = new Board(root, data, send);
  }
  boards.set(root, board);
  latest = board;
  document.addEventListener("keydown", board.onKey);
  const turn = (board.turn = {});
  return () => {
    if (board.turn === turn) document.removeEventListener("keydown", board.onKey);
  };
}
