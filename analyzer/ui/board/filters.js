// The filters above the list of flags: chips for what is chosen often, lists for the rest.

const FILTERS = ["category", "severity", "voice", "status", "confidence", "owner"];
const CONFIDENCES = [90, 75, 50];

function drawFilters(board) {
  const category = drawChips(board, "category", board.view.categories);
  const severity = drawChips(board, "severity", board.view.severities);
  const used = FILTERS.slice(2, 5).some((field) => board.filters[field].size);
  const more = link(() => {
    board.showsMore = !board.showsMore;
    drawFilters(board);
  }, board.showsMore ? "Fewer filters" : "More filters");
  more.setAttribute("aria-expanded", String(Boolean(board.showsMore || used)));
  const lists = el("div", "lists", drawList(board, "owner", "Who owns this?", "Anyone", board.view.owners));
  if (board.showsMore || used) {
    const confidences = CONFIDENCES.map((code) => ({ code, name: `${code}% and more` }));
    lists.append(
      drawList(board, "voice", "Voice", "All voices", board.view.voices),
      drawList(board, "status", "Status", "All", board.view.statuses),
      drawList(board, "confidence", "Confidence", "Any", confidences),
    );
  }
  board.filterBox.replaceChildren(category, severity, lists, more);
}

// What a flag has in a field; a confidence is all the steps that it reaches.
function valuesOf(board, flag, field) {
  if (field === "status") return [board.statusOf(flag.id)];
  if (field === "confidence") return CONFIDENCES.filter((step) => flag.confidence >= step);
  return [flag[field]];
}

function optionsInUse(board, field, options) {
  return options.filter((option) => board.view.flags.some((flag) => valuesOf(board, flag, field).includes(option.code)));
}

function drawChips(board, field, options) {
  const row = labelled(el("div", "chips"), "group", `Show only this ${field}`);
  for (const option of optionsInUse(board, field, options)) row.append(drawChip(board, field, option));
  return row;
}

function drawChip(board, field, option) {
  const count = countOf(board, field, option.code);
  const label = field === "category" ? el("span", `u c-${option.code} s-2`, option.name) : option.name;
  const chip = button("chip", () => board.toggle(field, option.code), label, el("span", "n", count.toLocaleString("en")));
  chip.setAttribute("aria-pressed", String(board.filters[field].has(option.code)));
  return tip(chip, option.question || "");
}

function drawList(board, field, label, all, options) {
  const select = el("select", "");
  select.append(new Option(all, ""));
  const hedges = (code) => board.view.hedges.some((hedge) => hedge.owner === code);
  const inUse = optionsInUse(board, field, options);
  const offered = field === "owner" ? options.filter((one) => inUse.includes(one) || hedges(one.code)) : inUse;
  offered.forEach((option, index) => {
    const name = `${shorten(option.name)} (${countOf(board, field, option.code)})`;
    select.append(new Option(name, String(index), false, board.filters[field].has(option.code)));
  });
  select.addEventListener("change", () => board.setFilter(field, select.value === "" ? null : offered[Number(select.value)].code));
  return el("label", "", el("span", "", label), select);
}

function shorten(name) {
  return name.length > 38 ? `${name.slice(0, 36).trimEnd()}…` : name;
}

// How many flags the option would show, given the other filters.
function countOf(board, field, code) {
  return board.view.flags.filter((flag) => valuesOf(board, flag, field).includes(code) && board.passes(flag, field)).length;
}
