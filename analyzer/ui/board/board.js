// The board: holds what is chosen, and redraws what depends on it.

const boards = new WeakMap();

class Board {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.segments = [];
    this.segmentOf = new WeakMap();
    this.reached = new Set();
    this.cards = new Map();
    this.flagsById = new Map(data.flags.map((flag) => [flag.id, flag]));
    this.filters = { category: new Set(), severity: new Set(), voice: new Set() };
    this.chosenFlag = null;
    this.chosenSource = null;
    this.chosenCredit = null;
    this.onKey = (event) => this.key(event);
    this.draw();
  }

  draw() {
    const sheet = el("div", "sheet", drawDraft(this));
    this.side = el("aside", "side", drawFlags(this), drawSources(this), drawCredits(this));
    this.tabs = this.drawTabs();
    this.side.prepend(this.tabs);
    this.root.replaceChildren(...this.drawNotices(), drawSummary(this), el("div", "columns", sheet, this.side));
    this.showTab("flags");
    this.mark();
  }

  drawNotices() {
    const { failures, notices } = this.data;
    const nodes = [];
    if (failures.length) {
      const list = el("ul", "", ...failures.map((text) => el("li", "", text)));
      nodes.push(el("div", "notice broken", el("b", "", "Part of the analysis failed; the rest of this page is still valid."), list));
    }
    if (notices.length) nodes.push(el("div", "notice", ...notices.map((text) => el("p", "", text))));
    return nodes;
  }

  drawTabs() {
    const { flags, sources, credits } = this.data;
    const tabs = el("div", "tabs");
    tabs.setAttribute("role", "tablist");
    for (const [name, label, count] of [
      ["flags", "Flags", flags.length],
      ["sources", "Sources", sources.length],
      ["credits", "Credits", credits.length],
    ]) {
      const tab = button("tab", () => this.showTab(name), label, el("span", "n", String(count)));
      tab.dataset.tab = name;
      tab.setAttribute("role", "tab");
      tabs.append(tab);
    }
    return tabs;
  }

  showTab(name) {
    this.side.dataset.tab = name;
    for (const tab of this.tabs.children) tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
  }

  mark() {
    markDraft(this);
    markFlags(this);
    markSources(this);
  }

  flag(id) {
    return this.flagsById.get(id);
  }

  isShown(id) {
    return this.passes(this.flag(id), null);
  }

  // No choice in a filter means all; a chip's own count ignores the other chips of its row.
  passes(flag, except) {
    return FILTERS.every((field) => field === except || !this.filters[field].size || this.filters[field].has(flag[field]));
  }

  toggle(field, code) {
    const chosen = this.filters[field];
    if (!chosen.delete(code)) chosen.add(code);
    this.afterFilter();
  }

  setFilter(field, code) {
    this.filters[field] = new Set(code ? [code] : []);
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

  chooseFlag(id, { reveal }) {
    this.chosenFlag = id;
    this.chosenSource = null;
    this.chosenCredit = null;
    if (id && !this.isShown(id)) for (const chosen of Object.values(this.filters)) chosen.clear();
    if (id) this.showTab("flags");
    this.mark();
    if (!id) return;
    if (reveal) scrollDraftTo(this, (segment) => segment.flags.includes(id));
    scrollInPane(this.flagList, this.cards.get(id));
  }

  chooseSource(id, { reveal } = { reveal: false }) {
    this.chosenSource = id;
    this.chosenFlag = null;
    this.chosenCredit = null;
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
    const own = ids.filter((id) => this.data.statements[id] === this.chosenSource);
    this.statement = own[(own.indexOf(this.statement) + 1) % own.length];
    scrollDraftTo(this, (segment) => segment.parts.some(([id]) => id === this.statement));
  }

  chooseCredit(index) {
    this.chosenCredit = this.chosenCredit === index ? null : index;
    this.chosenFlag = null;
    this.chosenSource = null;
    this.mark();
    if (this.chosenCredit !== null) scrollDraftTo(this, (segment) => segment.credits.includes(index));
  }

  key(event) {
    const target = event.composedPath()[0];
    const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName || "");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      this.chosenFlag = this.chosenSource = this.chosenCredit = null;
      this.mark();
    }
    if (event.key !== "j" && event.key !== "k") return;
    const shown = this.data.flags.filter((flag) => this.isShown(flag.id)).map((flag) => flag.id);
    if (!shown.length) return;
    const at = shown.indexOf(this.chosenFlag);
    const step = event.key === "j" ? 1 : -1;
    const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
    this.chooseFlag(shown[next], { reveal: true });
    event.preventDefault();
  }
}

// Called on every run of the page; an unchanged view keeps its choices and its place.
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".board");
  let board = boards.get(root);
  if (!board || board.data.id !== data.id) {
    if (board) document.removeEventListener("keydown", board.onKey);
    board = new Board(root, data);
    boards.set(root, board);
  }
  document.addEventListener("keydown", board.onKey);
  const turn = (board.turn = {});
  return () => {
    if (board.turn === turn) document.removeEventListener("keydown", board.onKey);
  };
}
