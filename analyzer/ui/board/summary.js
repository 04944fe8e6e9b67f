// The strip above the draft: what must be fixed, what the story rests on, how traceable it is.

const MUST_FIX_SHOWN = 3;

function drawSummary(board) {
  const summary = board.data.summary;
  return el(
    "section",
    "summary",
    drawMustFix(board, summary.must_fix),
    drawComposition(summary),
    drawTraceability(summary),
  );
}

function cell(className, heading, ...children) {
  return el("div", `cell ${className}`, el("h2", "", heading), ...children);
}

function drawMustFix(board, ids) {
  const flags = board.data.flags.filter((flag) => ids.includes(flag.id));
  if (!flags.length) {
    return cell("must", "Must fix", el("p", "figure", "0"), el("p", "muted", "Nothing here has to be fixed before it runs."));
  }
  const list = el("ol", "must-list");
  for (const flag of flags.slice(0, MUST_FIX_SHOWN)) {
    const row = link(() => board.chooseFlag(flag.id, { reveal: true }), el("q", "serif", flag.text));
    list.append(el("li", "", el("span", "place", flag.place), tip(row, flag.name)));
  }
  const rest = flags.length - MUST_FIX_SHOWN;
  const more = rest > 0 ? link(() => board.setOnly("severity", 3), `and ${rest} more`) : null;
  return cell("must", "Must fix or sign off", el("div", "beside", el("p", "figure alert", String(flags.length)), el("div", "grow", list, more)));
}

function drawComposition(summary) {
  const parts = summary.composition;
  const heading = "What the story rests on";
  if (!parts) return cell("rests", heading, el("p", "muted", "Nothing contestable was found to weigh."));
  const bar = el("div", "bar");
  bar.setAttribute("role", "img");
  bar.setAttribute("aria-label", parts.map((part) => `${part.name} ${part.percent} percent`).join(", "));
  const legend = el("ul", "legend");
  for (const part of parts) {
    if (part.share > 0) {
      const piece = tip(el("span", `piece rests-${part.key}`), `${part.name}: ${part.percent}%`);
      piece.style.flexGrow = String(part.share);
      bar.append(piece);
    }
    legend.append(
      el("li", "", el("span", `swatch rests-${part.key}`), el("b", "num", `${part.percent}%`), el("span", "", part.name)),
    );
  }
  return cell("rests", heading, bar, legend);
}

function drawTraceability(summary) {
  const measure = summary.traceability;
  const facts = el("div", "facts", el("p", "", `${summary.spread}.`), el("p", "", `${summary.anonymity}.`));
  const heading = "Traceability";
  if (measure.value === null) {
    return cell("trace", heading, el("p", "muted", `Not measured: ${measure.insufficient || "too little to measure"}.`), facts);
  }
  const scale = el("div", "scale");
  const mark = el("span", "mark");
  mark.style.left = `${measure.value}%`;
  let interval = "";
  if (measure.low !== null && measure.high !== null) {
    const range = el("span", "range");
    range.style.left = `${measure.low}%`;
    range.style.width = `${Math.max(0, measure.high - measure.low)}%`;
    scale.append(range);
    interval = `90% interval: ${measure.low} to ${measure.high}`;
  }
  scale.append(mark);
  const figure = el("p", "figure", String(measure.value), el("small", "", " of 100"));
  tip(figure, `How well a reader can trace this text to its sources, over ${plural(measure.units, "statement")}. It says nothing about whether they are true.`);
  const capped = measure.ceiling !== null ? el("p", "capped", `Capped at ${measure.ceiling}: ${measure.ceiling_reason}.`) : null;
  const side = el(
    "div",
    "grow",
    scale,
    tip(el("p", "muted small", interval), "How far the figure moves with the mix of statements in this draft."),
  );
  return cell("trace", heading, el("div", "beside", figure, side), capped, facts);
}
