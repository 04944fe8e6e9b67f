// The draft as an editor reads it, with an underline for every flag.

const WORDS = /\p{L}{2,}\s+\p{L}{2,}/u;

function drawDraft(board) {
  const sheet = el("article", "draft");
  sheet.lang = "en";
  for (const block of board.view.blocks) sheet.append(drawBlock(board, block));
  sheet.addEventListener("click", (event) => clickDraft(board, event));
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      if (clickDraft(board, event)) event.preventDefault();
    }
  });
  return sheet;
}

function drawBlock(board, block) {
  const tag = { title: "h1", heading: "h2" }[block.kind] || "p";
  const text = el(tag, "text");
  text.dir = "auto";
  for (const segment of block.segments) text.append(drawSegment(board, segment));
  // Kerning a word of many thousand letters takes the browser minutes.
  if (/\S{2000}/.test(text.textContent)) text.classList.add("endless");
  const gutter = el("span", "gutter", block.number === null ? "" : String(block.number));
  tip(gutter, `Line ${block.line}`);
  gutter.setAttribute("aria-hidden", "true");
  // Where there are words, nobody may take the lack of flags for a clean bill.
  const isUnread = block.kind === "skipped" && WORDS.test(text.textContent);
  const note = isUnread ? el("p", "unread", "Not analysed: markup or code, not prose.") : null;
  return el("div", `block ${block.kind}`, gutter, text, note);
}

function drawSegment(board, data) {
  const node = el("span", data.markup ? "seg markup" : "seg");
  const segment = {
    node,
    at: data.at,
    flags: data.flags || [],
    related: data.related || [],
    credits: data.credits || [],
    parts: data.parts || [],
    hedges: data.hedges || [],
  };
  let inner = node;
  for (const flag of segment.flags.map((id) => board.flag(id)).sort((a, b) => a.lane - b.lane)) {
    const line = el("span", `u c-${flag.category} s-${flag.severity} lane-${flag.lane}`);
    line.dataset.flag = flag.id;
    inner.append(line);
    inner = line;
  }
  for (const piece of data.pieces) inner.append(drawPiece(piece));
  board.segments.push(segment);
  board.segmentOf.set(node, segment);
  makeReachable(board, segment);
  return node;
}

function drawPiece(piece) {
  if (typeof piece === "string") return piece;
  return tip(el("span", "hidden-char", piece.code), `Hidden character: ${piece.name}`);
}

// The first segment of each flag, and every hedge, can be reached with Tab.
function makeReachable(board, segment) {
  const { node, flags } = segment;
  const cues = segment.hedges.filter(([, role]) => role === "cue").map(([index]) => board.view.hedges[index]);
  if (cues.length) node.classList.add("hedge");
  const fresh = flags.filter((id) => !board.reached.has(id));
  for (const id of fresh) board.reached.add(id);
  if (!fresh.length && !cues.length) return;
  const names = flags.map((id) => board.flag(id)).map((flag) => `${flag.text}: ${flag.name}`);
  for (const cue of cues) names.push(`${cue.text}: ${describeHedge(board, cue)}`);
  node.tabIndex = 0;
  labelled(node, "button", names.join("; "));
}

// Flags come before sources; clicking again where flags overlap goes from the narrowest to the next.
function clickDraft(board, event) {
  const node = event.target.closest(".seg");
  const segment = node && board.segmentOf.get(node);
  if (!segment || String(getSelection())) return false;
  const ids = segment.flags.filter((id) => board.isShown(id));
  if (ids.length) {
    ids.sort((a, b) => board.flag(a).length - board.flag(b).length);
    board.chooseFlag(ids[(ids.indexOf(board.chosenFlag) + 1) % ids.length], { reveal: false });
    return true;
  }
  const owners = segment.parts.map(([id]) => board.view.statements[id]).filter(Boolean);
  if (!owners.length) return false;
  board.chooseSource(owners.at(-1), { reveal: false });
  return true;
}

// Everything that depends on the choice of flag, source, range or filter.
function markDraft(board) {
  const [owner] = board.filters.owner;
  for (const segment of board.segments) {
    const { node } = segment;
    const shown = segment.flags.filter((id) => board.isShown(id));
    const live = shown.filter((id) => board.statusOf(id) !== "dismissed");
    const worst = live.map((id) => board.flag(id)).sort((a, b) => b.severity - a.severity)[0];
    for (const line of node.querySelectorAll(".u")) {
      line.classList.toggle("off", !board.isShown(line.dataset.flag));
      line.classList.toggle("dismissed", board.statusOf(line.dataset.flag) === "dismissed");
    }
    node.dataset.tint = worst ? `${worst.category}-${worst.severity}` : "";
    node.classList.toggle("flagged", shown.length > 0);
    node.classList.toggle("chosen", segment.flags.includes(board.chosenFlag));
    node.classList.toggle("chosen-related", segment.related.includes(board.chosenFlag));
    node.classList.toggle("credited", segment.credits.includes(board.chosenCredit));
    const roles = segment.parts.filter(([id]) => board.chosenSource && board.view.statements[id] === board.chosenSource);
    const isRange = board.lit.some(([start, end]) => start <= segment.at[0] && segment.at[1] <= end);
    node.classList.toggle("lit", isRange || roles.some(([, role]) => role === "content"));
    node.classList.toggle("lit-source", roles.some(([, role]) => role === "source"));
    const owned = segment.hedges.some(([index, role]) => role === "cue" && board.view.hedges[index].owner === owner);
    node.classList.toggle("owned", owned);
  }
}

function scrollDraftTo(board, matches) {
  const segment = board.segments.find(matches);
  if (!segment) return;
  const box = segment.node.getBoundingClientRect();
  if (box.top < 140 || box.bottom > innerHeight - 60) {
    segment.node.scrollIntoView({ block: "center", behavior: motion() });
  }
}
