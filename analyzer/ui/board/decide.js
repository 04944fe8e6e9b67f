// Deciding about a flag: accept it, dismiss it for a reason, take that back.

function drawDecision(board, flag) {
  const box = el("div", "decision");
  if (!board.canDecide) return box;
  if (board.asksReason === flag.id) {
    const dismiss = (reason) => board.decide(flag.id, "dismissed", reason);
    const cancel = () => board.askReason(null);
    box.append(drawReasons("Dismiss, because:", board.view.reasons, { dismiss, cancel }));
  } else if (board.statusOf(flag.id) === "open") {
    const earlier = board.beforeEdit(flag.id);
    if (earlier) box.append(...drawBeforeEdit(earlier, (status, reason) => board.decide(flag.id, status, reason)));
    box.append(
      act("a", () => board.decide(flag.id, "accepted"), "Accept"),
      act("d", () => board.askReason(flag.id), "Dismiss"),
    );
  } else {
    box.append(act("u", () => board.decide(flag.id, "open"), "Undo"));
  }
  return box;
}

// What a key decides; false if it means nothing here.
function keyDecides(board, key) {
  const id = board.chosenFlag;
  if (!board.canDecide) return false;
  const reason = board.asksReason ? reasonOf(key, board.view.reasons) : undefined;
  if (reason) board.decide(board.asksReason, "dismissed", reason);
  else if (key === "a" && id) board.decide(id, "accepted");
  else if (key === "d" && id) board.askReason(id);
  else if (key === "c" && id && board.beforeEdit(id)) {
    const { status, reason } = board.beforeEdit(id);
    board.decide(id, status, reason.slice(0, LONGEST_REASON));
  } else if (key === "u") board.undo();
  else return false;
  return true;
}
