// The list of flags beside the draft, with its filters.

const FILTERS = ["category", "severity", "voice"];

function drawFlags(board) {
  const panel = el("section", "panel flags-panel", el("h2", "panel-head", `Flags`));
  if (!board.data.flags.length) {
    panel.append(drawNoFlags(board));
    return panel;
  }
  board.filterBox = el("div", "filters");
  board.countLine = el("p", "count");
  board.flagList = el("ol", "cards");
  for (const flag of board.data.flags) {
    const card = drawCard(board, flag);
    board.cards.set(flag.id, card);
    board.flagList.append(card);
  }
  panel.append(board.filterBox, board.countLine, board.flagList);
  return panel;
}

function drawNoFlags(board) {
  const { sentences, statements } = board.data.summary;
  return el(
    "div",
    "none",
    el("p", "none-head", "No flags."),
    el("p", "muted", `${plural(sentences, "sentence")} and ${plural(statements, "attributed statement")} were read, and none met a rule. The rules look at sourcing and wording only, not at facts.`),
  );
}

function drawFilters(board) {
  const category = drawChips(board, "category", board.data.categories);
  const severity = drawChips(board, "severity", board.data.severities);
  const voices = optionsInUse(board, "voice", board.data.voices);
  if (voices.length > 1) severity.append(drawVoices(board, voices));
  board.filterBox.replaceChildren(category, severity);
}

function optionsInUse(board, field, options) {
  return options.filter((option) => board.data.flags.some((flag) => flag[field] === option.code));
}

function drawChips(board, field, options) {
  const row = el("div", "chips");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", `Show only this ${field}`);
  for (const option of optionsInUse(board, field, options)) row.append(drawChip(board, field, option));
  return row;
}

function drawVoices(board, voices) {
  const select = el("select", "voices");
  select.setAttribute("aria-label", "Show only this voice");
  select.append(new Option("All voices", ""));
  for (const voice of voices) {
    const label = `${voice.name} (${countOf(board, "voice", voice.code)})`;
    select.append(new Option(label, voice.code, false, board.filters.voice.has(voice.code)));
  }
  select.addEventListener("change", () => board.setFilter("voice", select.value));
  return select;
}

// How many flags the option would show, given the other filters.
function countOf(board, field, code) {
  return board.data.flags.filter((flag) => flag[field] === code && board.passes(flag, field)).length;
}

function drawChip(board, field, option) {
  const count = countOf(board, field, option.code);
  const label = field === "category" ? el("span", `u c-${option.code} s-2`, option.name) : option.name;
  const chip = button("chip", () => board.toggle(field, option.code), label, el("span", "n", String(count)));
  chip.setAttribute("aria-pressed", String(board.filters[field].has(option.code)));
  return tip(chip, option.question || "");
}

function drawCard(board, flag) {
  const severity = board.data.severities.find((option) => option.code === flag.severity).name;
  const head = button(
    "card-head",
    () => board.chooseFlag(flag.id === board.chosenFlag ? null : flag.id, { reveal: true }),
    el("span", "card-top", el("span", "rule", flag.name), el("span", `sev s-${flag.severity}`, severity), el("span", "place", flag.place)),
    el("q", "serif excerpt", flag.text),
  );
  const card = el("li", `card c-${flag.category} s-${flag.severity}`, head);
  card.dataset.flag = flag.id;
  return card;
}

function drawCardBody(board, flag) {
  const voice = board.data.voices.find((option) => option.code === flag.voice).name;
  const body = el("div", "card-body", el("p", "message", flag.message));
  const rows = el("dl", "");
  const row = (term, ...content) => rows.append(el("dt", "", term), el("dd", "", ...content));
  if (flag.why.length) row("Why", ...flag.why.map((run) => (typeof run === "string" ? run : el("em", "", run.em))));
  row("Do", flag.advice);
  const source = board.data.sources.find((candidate) => candidate.id === flag.source);
  if (source) row("Source", link(() => board.chooseSource(source.id, { reveal: true }), source.name), el("span", "muted level", source.level_name));
  for (const related of flag.related) row(capital(related.label), el("q", "serif", related.text));
  row("Voice", voice);
  if (flag.basis.length) row("Basis", drawBasis(flag.basis));
  const sure = el("span", "", `${flag.confidence}%`);
  row("Confidence", tip(sure, `Measured: findings of this kind were right ${flag.confidence} times in 100.`));
  body.append(rows, el("p", "fine", `${flag.rule} · line ${flag.line}, column ${flag.column}`));
  return body;
}

function drawBasis(basis) {
  const codes = basis.map(({ code }) => code).join(", ");
  const named = basis.filter(({ name }) => name);
  if (!named.length) return codes;
  const lines = named.map(({ code, name }) => el("li", "", el("b", "", code), ` ${name}`));
  return el("details", "basis", el("summary", "", codes), el("ul", "muted", ...lines));
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function markFlags(board) {
  if (!board.flagList) return;
  drawFilters(board);
  let shown = 0;
  for (const flag of board.data.flags) {
    const card = board.cards.get(flag.id);
    const isShown = board.isShown(flag.id);
    const isOpen = flag.id === board.chosenFlag;
    shown += isShown;
    card.hidden = !isShown;
    card.classList.toggle("open", isOpen);
    card.querySelector(".card-head").setAttribute("aria-expanded", String(isOpen));
    const body = card.querySelector(".card-body");
    if (isOpen && !body) card.append(drawCardBody(board, flag));
    if (!isOpen && body) body.remove();
  }
  const total = board.data.flags.length;
  board.countLine.replaceChildren(shown === total ? plural(total, "flag") : `${shown} of ${plural(total, "flag")} `);
  if (shown !== total) board.countLine.append(link(() => board.clearFilters(), "Show all"));
  board.countLine.append(el("span", "keys", el("kbd", "", "j"), el("kbd", "", "k"), " next, previous"));
}
