// Why a flag is dismissed: the usual reasons, each with its number, and a field for another.

const LONGEST_REASON = 300;

function drawReasons(heading, reasons, { dismiss, cancel }) {
  const list = labelled(el("div", "reasons"), "group", "Why is it dismissed?");
  list.append(el("p", "muted", heading));
  reasons.forEach((reason, index) => {
    list.append(button("act", () => dismiss(reason), el("kbd", "", String(index + 1)), reason));
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
