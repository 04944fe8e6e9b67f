// What editors decide, as it is told and asked for: the draft and the queue share it.

const LONGEST_REASON = 300;

function tell({ status, reason, by }) {
  const verb = status === "accepted" ? "Accepted" : "Dismissed";
  return `${verb}${by ? ` by ${by}` : ""}${reason ? `: ${reason}` : ""}`;
}

// A decision made before its sentence was edited: in force again only once it is confirmed.
function drawBeforeEdit(earlier, confirm) {
  const text = el("p", "edited", el("b", "", "Text changed since. "), `${tell(earlier)}.`);
  return [text, act("c", () => confirm(earlier.status, earlier.reason.slice(0, LONGEST_REASON)), "Confirm")];
}

// The usual reasons, each with its number, and a field for another.
function drawReasons(heading, reasons, { dismiss, cancel }) {
  const list = labelled(el("div", "reasons"), "group", "Why is it dismissed?");
  list.append(el("p", "muted", heading));
  reasons.forEach((reason, index) => {
    list.append(act(String(index + 1), () => dismiss(reason), reason));
  });
  const own = el("input", "own");
  own.placeholder = "Another reason, then Enter";
  own.maxLength = LONGEST_REASON;
  own.setAttribute("aria-label", "Another reason");
  own.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && own.value.trim()) dismiss(own.value.trim());
    if (event.key === "Escape") cancel();
  });
  list.append(own, link(cancel, "Cancel"));
  return list;
}

// The reason that a key stands for, if any.
function reasonOf(key, reasons) {
  return /^[1-9]$/.test(key) ? reasons[Number(key) - 1] : undefined;
}
