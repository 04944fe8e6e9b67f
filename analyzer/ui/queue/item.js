// One flag of the queue: what stands in the draft, what is wrong with it, and what can be done.

function drawItem(queue, item) {
  const severity = queue.view.severities.find((option) => option.code === item.severity).name;
  const head = el(
    "p",
    "item-top",
    el("span", "rule", item.name),
    el("span", `sev s-${item.severity}`, severity),
    el("span", "code", item.rule),
  );
  const flagged = el("mark", `flagged c-${item.category}`, ...drawPieces(item.text));
  const quote = el("blockquote", "serif context", ...drawPieces(item.before), flagged, ...drawPieces(item.after));
  const rows = el("dl", "");
  const row = (term, ...content) => rows.append(el("dt", "", term), el("dd", "", ...content));
  if (item.why.length) row("Why", ...item.why.map((run) => (typeof run === "string" ? run : el("em", "", run.em))));
  row("Do", item.advice);
  if (item.basis.length) {
    const standards = item.basis.map(({ code, name }, i) => [i ? ", " : "", name ? tip(el("span", "", code), name) : code]);
    row("Basis", ...standards.flat());
  }
  row("Voice", item.voice);
  const sure = el("span", "", `${item.confidence}%`);
  row("Confidence", tip(sure, `Measured: findings of this kind were right ${item.confidence} times in 100.`));
  return [drawPlace(item), head, quote, el("p", "message", item.message), drawDecision(queue, item), rows];
}

function drawPlace(item) {
  return tip(el("p", "item-place", el("b", "", item.document_name), el("span", "muted", `line ${item.line}`)), item.document_title);
}

function drawPieces(pieces) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    return tip(el("span", "hidden-char", piece.code), piece.name);
  });
}

function drawDecision(queue, item) {
  if (queue.asksReason) {
    const dismiss = (reason) => queue.decide("dismissed", reason);
    const cancel = () => queue.askReason(false);
    return drawReasons(`Dismiss “${item.short}”, because:`, queue.view.reasons, { dismiss, cancel });
  }
  const mark = queue.markOf(item);
  const { status } = mark;
  const earlier = queue.beforeEdit(item);
  const box = el("div", "decision");
  if (earlier) box.append(...drawBeforeEdit(earlier, (...decision) => queue.decide(...decision)));
  if (status === "open") {
    box.append(
      act("a", () => queue.decide("accepted"), "Accept"),
      act("d", () => queue.askReason(true), "Dismiss"),
      act("s", () => queue.skip(), "Skip"),
    );
  } else {
    box.append(el("p", `told is-${status}`, tell(mark)), act("u", () => queue.undo(), "Undo"));
  }
  return box;
}

function drawRow(queue, item, index) {
  const row = button(
    `row c-${item.category} s-${item.severity}`,
    () => queue.choose(index),
    el("span", "serif row-text", item.short),
    el("span", "row-told"),
    el("span", "row-about", `${item.name} · ${item.document_name}`),
  );
  return el("li", "", row);
}
