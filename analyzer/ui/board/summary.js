// The strip above the draft: what must be fixed, what the story rests on, how traceable it is.

const MUST_FIX_SHOWN = 3;

function drawSummary(board) {
  const { scores } = board.marks;
  return [drawMustFix(board, scores.must_fix), drawComposition(scores), drawTraceability(board, scores)];
}

function cell(className, heading, ...children) {
  return el("div", `cell ${className}`, el("h2", "", heading), ...children);
}

function drawMustFix(board, ids) {
  const flags = board.view.flags.filter((flag) => ids.includes(flag.id));
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

function drawComposition({ composition }) {
  const heading = "What the story rests on";
  if (!composition) return cell("rests", heading, el("p", "muted", "Nothing contestable was found to weigh."));
  return cell("rests", heading, ...drawBar(composition));
}

function drawBar(composition) {
  const bar = labelled(el("div", "bar"), "img", composition.map((part) => `${part.name} ${part.percent} percent`).join(", "));
  const legend = el("ul", "legend");
  for (const part of composition) {
    if (part.share > 0) {
      const piece = tip(el("span", `piece rests-${part.key}`), `${part.name}: ${part.percent}%`);
      piece.style.flexGrow = String(part.share);
      bar.append(piece);
    }
    legend.append(
      el("li", "", el("span", `swatch rests-${part.key}`), el("b", "num", `${part.percent}%`), el("span", "", part.name)),
    );
  }
  return [bar, legend];
}

function drawTraceability(board, scores) {
  const measure = scores.traceability;
  const facts = el("div", "facts", el("p", "", `${scores.spread}.`), el("p", "", `${scores.anonymity}.`));
  const heading = "Traceability";
  if (measure.value === null) {
    return cell("trace", heading, el("p", "muted", `Not measured: ${measure.insufficient || "too little to measure"}.`), facts);
  }
  const capped = measure.ceiling !== null ? el("p", "capped", `Capped at ${measure.ceiling}: ${measure.ceiling_reason}.`) : null;
  const why = link(() => board.showTab("score"), "Why this figure");
  return cell("trace", heading, el("div", "beside", drawFigure(measure), drawInterval(measure)), capped, facts, el("p", "facts", why));
}

function drawFigure(measure) {
  const figure = el("p", "figure", String(measure.value), el("small", "", " of 100"));
  return tip(figure, `How well a reader can trace this text to its sources, over ${plural(measure.units, "statement")}. It says nothing about whether they are true.`);
}

function drawInterval(measure) {
  const { value, low, high } = measure;
  const text = low === null || high === null ? "" : `90% interval: ${low} to ${high}`;
  const note = tip(el("p", "muted small", text), "How far the figure moves with the mix of statements in this draft.");
  return el("div", "grow", drawScale(value, { low, high, caps: measure.ceilings.filter((one) => one.applies) }), note);
}

// A line from 0 to 100 with a mark, and where there are any an interval and caps.
function drawScale(value, { low = null, high = null, caps = [] } = {}) {
  const scale = el("div", "scale");
  scale.setAttribute("aria-hidden", "true");
  if (low !== null && high !== null) {
    const range = el("span", "range");
    range.style.left = `${low}%`;
    range.style.width = `${Math.max(0, high - low)}%`;
    scale.append(range);
  }
  for (const cap of caps) {
    const mark = tip(el("span", "cap"), `Capped at ${cap.value}`);
    mark.style.left = `${cap.value}%`;
    scale.append(mark);
  }
  const mark = el("span", "mark");
  mark.style.left = `${value}%`;
  scale.append(mark);
  return scale;
}
