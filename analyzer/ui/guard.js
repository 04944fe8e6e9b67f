// Half of a surrogate pair cannot be sent as UTF-8: the connection to the server would break off.
// It is replaced before anybody else hears of the input, so that what is shown is what is sent.
function mend(event) {
  const field = event.target;
  if (!/^(INPUT|TEXTAREA)$/.test(field.tagName || "") || field.type === "file") return;
  if (field.value.isWellFormed()) return;
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  own.set.call(field, field.value.toWellFormed());
}

export default function () {
  document.addEventListener("input", mend, true);
  return () => document.removeEventListener("input", mend, true);
}
