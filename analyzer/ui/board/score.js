// The score card: where each figure comes from, and what would move it.

const MOVERS_SHOWN = 6;

function drawScore(board) {
  const panel = board.panel("score", "Score");
  board.scoreCard = labelled(el("div", "score-card"), "group", "Score card");
  board.scoreCard.tabIndex = 0;
  panel.append(board.scoreCard);
  return panel;
}

function fillScore(board) {
  const { scores } = board.marks;
  board.scoreCard.replaceChildren(
    ...[
      drawTraced(board, scores),
      drawMovers(board, scores.movers),
      drawFraming(board, scores),
      drawVerification(board, scores.verification),
      drawUnits(board, scores.units),
      drawCorpora(scores.percentiles),
      el("p", "fine", "The claim is how far a reader can trace this text, never whether it is true."),
    ].filter(Boolean),
  );
  markLit(board);
}

function part(heading, ...children) {
  return el("section", "part", el("h3", "", heading), ...children);
}

function drawTraced(board, scores) {
  const measure = scores.traceability;
  const rest = scores.composition ? drawBar(scores.composition) : [el("p", "muted", "Nothing contestable was found to weigh.")];
  if (measure.value === null) {
    return part("Traceability", ...rest, el("p", "muted", `Not measured: ${measure.insufficient || "too little to measure"}.`));
  }
  const lines = el("div", "facts");
  if (measure.attributed_only !== null) lines.append(el("p", "", `${measure.attributed_only} over what is attributed alone.`));
  for (const ceiling of measure.ceilings) lines.append(drawCeiling(board, measure, ceiling));
  if (scores.swing) lines.append(drawSwing(board, scores.swing));
  return part(
    "Traceability",
    el("div", "beside", drawFigure(measure), drawInterval(measure)),
    ...drawPercentiles(scores, ["traceability"]),
    lines,
    ...rest,
    ...drawPercentiles(scores, ["nobody", "anonymous"]),
  );
}

function drawCeiling(board, measure, ceiling) {
  if (!ceiling.applies) return el("p", "muted", `It could not be above ${ceiling.value}: ${ceiling.reason}.`);
  const line = el("p", "capped", `Capped at ${ceiling.value} (${measure.uncapped} without): ${ceiling.reason}.`);
  for (const id of ceiling.flags) {
    const flag = board.flag(id);
    if (flag) line.append(" ", link(() => board.chooseFlag(id, { reveal: true }), flag.text));
  }
  const spans = board.marks.scores.units.filter((unit) => ceiling.units.includes(unit.id)).flatMap((unit) => unit.spans);
  if (spans.length) line.append(" ", litLink(board, `cap-${ceiling.value}`, spans, "Show the statements"));
  return line;
}

function drawSwing(board, swing) {
  const spans = board.marks.scores.units.find((unit) => unit.id === swing.unit).spans;
  return el("p", "", `${swing.text}. `, litLink(board, "swing", spans, "Show the statement"));
}

function drawPercentiles(scores, measures) {
  return scores.percentiles
    .filter((one) => measures.includes(one.measure))
    .map((one) =>
      el(
        "div",
        "percentile",
        el("span", "", `${one.name}: ${one.beats} (${one.corpus})`),
        drawScale(one.percentile),
        one.warning ? el("span", "fine", one.warning) : null,
      ),
    );
}

// What the articles are that percentiles compare with.
function drawCorpora(percentiles) {
  const told = [...new Map(percentiles.map((one) => [one.corpus, one.about]))].filter(([, about]) => about);
  return told.length ? el("p", "fine", ...told.map(([corpus, about]) => `Compared with ${corpus}: ${about}. `)) : null;
}

function drawMovers(board, movers) {
  if (!movers.length) return null;
  const list = el("ol", "rows");
  const shown = board.showsMovers ? movers : movers.slice(0, MOVERS_SHOWN);
  shown.forEach((mover, index) => {
    const changes = mover.changes.map((change) => `${change.measure} ${change.before} → ${change.after}`).join(" · ");
    const row = litLink(board, `mover-${index}`, mover.spans, el("span", "row-top", el("span", "", mover.label), el("b", "num", mover.gain)), el("span", "muted small", changes));
    row.className = "row";
    list.append(el("li", "", row));
  });
  const rest = movers.length - shown.length;
  const more = rest ? link(() => { board.showsMovers = true; fillScore(board); }, `and ${rest} more`) : null;
  return part("What would move it most", el("p", "muted small", "Each change was made and the draft scored again."), list, more);
}

function drawFraming(board, scores) {
  const { value, words, flags } = scores.framing;
  if (value === null) return null;
  const list = el("ol", "rows");
  for (const cost of flags) {
    const flag = board.flag(cost.flag);
    if (!flag) continue;
    const text = el(cost.is_dismissed ? "s" : "span", "serif", flag.text);
    const row = button("row", () => board.chooseFlag(flag.id, { reveal: true }), el("span", "row-top", text, el("b", "num", cost.points)));
    list.append(el("li", "", row));
  }
  return part(
    "Framing load",
    el("p", "", el("b", "num", value), ` points per 100 of the ${words} words in the newsroom’s own voice`),
    ...drawPercentiles(scores, ["framing_load"]),
    flags.length ? list : null,
  );
}

function drawVerification(board, rows) {
  const list = el("ul", "counts");
  for (const { key, name, spans } of rows) {
    const label = [el("b", "num", String(spans.length)), ` ${name}`];
    list.append(el("li", "", spans.length ? litLink(board, `verify-${key}`, spans, ...label) : el("span", "muted", ...label)));
  }
  return part("Verification", list);
}

function drawUnits(board, units) {
  if (!units.length) return null;
  const list = el("ol", "rows units");
  for (const unit of units) {
    const bar = labelled(el("span", "points"), "img", `brings ${unit.points} points, cedes ${unit.ceded}`);
    const total = unit.points + unit.ceded || 1;
    const full = el("i", `rests-${unit.group}`);
    full.style.width = `${(100 * unit.points) / total}%`;
    bar.append(full);
    const about = `${unit.level} · weight ${unit.weight} (${unit.share}%)${unit.is_lead ? ", in the lead" : ""}`;
    const row = litLink(
      board,
      unit.id,
      unit.spans,
      el("span", "row-top", el("q", "serif", unit.text), el("span", "place", unit.place)),
      el("span", "row-top", el("span", "muted small", about), bar, el("b", "num", unit.points.toFixed(1))),
    );
    row.className = "row";
    list.append(el("li", "", row));
  }
  return part(plural(units.length, "statement"), el("p", "muted small", "Weight, and points brought to traceability; the empty part of a bar is what a named source with a role would add."), list);
}

// A link that lights up ranges of the draft, and takes the light away when pressed again.
function litLink(board, key, spans, ...children) {
  const node = link(() => board.light(key, spans), ...children);
  node.dataset.light = key;
  return node;
}

function markLit(board) {
  for (const node of board.scoreCard.querySelectorAll("[data-light]")) {
    node.setAttribute("aria-pressed", String(node.dataset.light === board.litKey));
  }
}
