// The list of flags beside the draft.

function drawFlags(board) {
  const panel = board.panel("flags", "Flags");
  if (!board.view.flags.length) {
    board.filterBox = null;
    panel.append(drawNoFlags(board));
    return panel;
  }
  board.filterBox = el("div", "filters");
  board.countLine = el("p", "count");
  board.flagList = el("ol", "cards");
  for (const flag of board.view.flags) {
    const card = drawCard(board, flag);
    board.cards.set(flag.id, card);
    board.flagList.append(card);
  }
  panel.append(board.filterBox, board.countLine, board.flagList);
  return panel;
}

function drawNoFlags(board) {
  const { sentences, statements } = board.view.size;
  return el(
    "div",
    "none",
    el("p", "none-head", "No flags."),
    el("p", "muted", `${plural(sentences, "sentence")} and ${plural(statements, "attributed statement")} were read, and none met a rule. The rules look at sourcing and wording only, not at facts.`),
  );
}

function markFlags(board) {
  if (!board.filterBox) return;
  drawFilters(board);
  let shown = 0;
  for (const flag of board.view.flags) {
    const isShown = board.isShown(flag.id);
    shown += isShown;
    board.cards.get(flag.id).hidden = !isShown;
    markCard(board, flag);
  }
  const total = board.view.flags.length;
  const decided = ["accepted", "dismissed"].map((status) => [board.view.flags.filter((flag) => board.statusOf(flag.id) === status).length, status]);
  const told = decided.filter(([count]) => count).map(([count, status]) => `, ${count} ${status}`);
  board.countLine.replaceChildren(`${shown === total ? "" : `${shown} of `}${plural(total, "flag")}${told.join("")} `);
  const [owner] = board.filters.owner;
  if (owner) board.countLine.append(`${plural(board.view.hedges.filter((hedge) => hedge.owner === owner).length, "hedge")} `);
  if (shown !== total || owner) board.countLine.append(link(() => board.clearFilters(), "Show all"));
  const keys = [["j", "next"], ["k", "back"], ["a", "accept"], ["d", "dismiss"], ["u", "undo"]];
  board.countLine.append(el("span", "keys", ...keys.flatMap(([key, what]) => [el("kbd", "", key), `${what} `])));
}
