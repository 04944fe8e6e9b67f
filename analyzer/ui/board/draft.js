// The draft as an editor reads it, with an underline for every flag.

function drawDraft(board) {
  const sheet = el("article", "draft");
  sheet.lang = "en";
  for (const block of board.data.blocks) sheet.append(drawBlock(board, block));
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
  return el("div", `block ${block.kind}`, gutter, text);
}

function drawSegment(board, segment) {
  const flags = segment.flags || [];
  const plain = !flags.length && !segment.parts && !segment.related && !segment.credits && !segment.markup;
  if (plain && segment.pieces.every((piece) => typeof piece === "string")) {
    return document.createTextNode(segment.pieces.join(""));
  }
  const node = el("span", segment.markup ? "seg markup" : "seg");
  let inner = node;
  const lines = flags.map((id) => board.flag(id)).sort((a, b) => a.lane - b.lane);
  for (const flag of lines) {
    const line = el("span", `u c-${flag.category} s-${flag.severity} lane-${flag.lane}`);
    line.dataset.flag = flag.id;
    inner.append(line);
    inner = line;
  }
  for (const piece of segment.pieces) inner.append(drawPiece(piece));
  if (flags.length) makeReachable(board, node, flags);
  board.segments.push({
    node,
    flags,
    related: segment.related || [],
    credits: segment.credits || [],
    parts: segment.parts || [],
  });
  board.segmentOf.set(node, board.segments.at(-1));
  return node;
}

function drawPiece(piece) {
  if (typeof piece === "string") return piece;
  return tip(el("span", "hidden-char", piece.code), `Hidden character: ${piece.name}`);
}

// The first segment of each flag can be reached with Tab.
function makeReachable(board, node, flags) {
  const fresh = flags.filter((id) => !board.reached.has(id));
  for (const id of fresh) board.reached.add(id);
  node.classList.add("flagged");
  if (!fresh.length) return;
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", `${node.textContent}: ${flags.map((id) => board.flag(id).name).join(", ")}`);
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
  const owners = segment.parts.map(([id]) => board.data.statements[id]).filter(Boolean);
  if (!owners.length) return false;
  board.chooseSource(owners.at(-1), { reveal: false });
  return true;
}

// Everything that depends on the choice of flag, source or filter.
function markDraft(board) {
  for (const segment of board.segments) {
    const { node } = segment;
    const shown = segment.flags.filter((id) => board.isShown(id));
    const worst = shown.map((id) => board.flag(id)).sort((a, b) => b.severity - a.severity)[0];
    for (const line of node.querySelectorAll(".u")) line.classList.toggle("off", !board.isShown(line.dataset.flag));
    node.dataset.tint = worst ? `${worst.category}-${worst.severity}` : "";
    node.classList.toggle("flagged", shown.length > 0);
    node.classList.toggle("chosen", segment.flags.includes(board.chosenFlag));
    node.classList.toggle("chosen-related", segment.related.includes(board.chosenFlag));
    node.classList.toggle("credited", segment.credits.includes(board.chosenCredit));
    const roles = segment.parts.filter(([id]) => board.chosenSource && board.data.statements[id] === board.chosenSource);
    node.classList.toggle("lit", roles.some(([, role]) => role === "content"));
    node.classList.toggle("lit-source", roles.some(([, role]) => role === "source"));
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
