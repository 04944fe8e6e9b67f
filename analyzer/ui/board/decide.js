// Deciding about a flag: accept it, dismiss it for a reason, take that back.

const LONGEST_REASON = 300;

function drawDecision(board, flag) {
  const box = el("div", "decision");
  if (!board.canDecide) return box;
  if (board.asksReason === flag.id) {
    box.append(drawReasons(board, flag));
  } else if (board.statusOf(flag.id) === "open") {
    box.append(
      button("act", () => board.decide(flag.id, "accepted"), "Accept", el("kbd", "", "a")),
      button("act", () => board.askReason(flag.id), "Dismiss", el("kbd", "", "d")),
    );
  } else {
    box.append(button("act", () => board.decide(flag.id, "open"), "Undo", el("kbd", "", "u")));
  }
  return box;
}

function drawReasons(board, flag) {
  const dismiss = (reason) => board.decide(flag.id, "dismissed", reason);
  const list = labelled(el("div", "reasons"), "group", "Why is it dismissed?");
  list.append(el("p", "muted", "Dismiss, because:"));
  board.view.reasons.forEach((reason, index) => {
    list.append(button("act", () => dismiss(reason), el("kbd", "", String(index + 1)), reason));
  });
  const own = el("input", "own");
  own.placeholder = "Another reason, then Enter";
  own.maxLength = LONGEST_REASON;
  own.setAttribute("aria-label", "Another reason");
  own.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && own.value.trim()) dismiss(own.value.trim());
    if (event.key === "Escape") board.askReason(null);
  });
  list.append(own, link(() => board.askReason(null), "Cancel"));
  return list;
}

// What a key decides; false if it means nothing here.
function keyDecides(board, key) {
  const id = board.chosenFlag;
  if (!board.canDecide) return false;
  if (board.asksReason && /^[1-9]$/.test(key)) {
    const reason = board.view.reasons[Number(key) - 1];
    if (reason) board.decide(board.asksReason, "dismissed", reason);
    return Boolean(reason);
  }
  if (key === "a" && id) board.decide(id, "accepted");
  else if (key === "d" && id) board.askReason(id);
  else if (key === "u") board.undo();
  else return false;
  return true;
}
