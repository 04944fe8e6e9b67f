// Hedges: pointing at one lights up what it makes less certain, and tells who owns the doubt.

function watchHedges(board, sheet) {
  board.bubble = el("div", "bubble");
  board.bubble.setAttribute("role", "status");
  board.bubble.hidden = true;
  const show = (event) => showHedge(board, event.target.closest(".seg.hedge"));
  sheet.addEventListener("mouseover", show);
  sheet.addEventListener("focusin", show);
  sheet.addEventListener("mouseleave", () => showHedge(board, null));
  sheet.addEventListener("focusout", () => showHedge(board, null));
  return board.bubble;
}

function describeHedge(board, hedge) {
  return `${kindOf(hedge)}; owned by ${ownerName(board, hedge.owner)}`;
}

// A weasel word says nothing of how certain it is.
function kindOf({ type, certainty }) {
  return certainty ? `${type}: ${certainty}` : type;
}

function ownerName(board, code) {
  return board.view.owners.find((owner) => owner.code === code)?.name || code;
}

function showHedge(board, node) {
  const segment = node && board.segmentOf.get(node);
  const indexes = segment ? segment.hedges.filter(([, role]) => role === "cue").map(([index]) => index) : [];
  for (const other of board.segments) {
    other.node.classList.toggle("in-scope", other.hedges.some(([index, role]) => role === "scope" && indexes.includes(index)));
  }
  board.bubble.hidden = !indexes.length;
  if (!indexes.length) return;
  const lines = indexes.map((index) => board.view.hedges[index]).map((hedge) =>
    el("p", "", el("b", "", kindOf(hedge)), el("span", "", `Who owns this? ${ownerName(board, hedge.owner)}`)),
  );
  board.bubble.replaceChildren(...lines);
  const at = node.getClientRects()[0];
  const sheet = board.bubble.parentElement.getBoundingClientRect();
  const left = Math.min(at.left - sheet.left, sheet.width - board.bubble.offsetWidth - 4);
  board.bubble.style.left = `${Math.max(0, left)}px`;
  const above = at.top - sheet.top - board.bubble.offsetHeight - 6;
  board.bubble.style.top = `${at.top - board.bubble.offsetHeight < 70 ? at.bottom - sheet.top + 8 : above}px`;
}
