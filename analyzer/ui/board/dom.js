// Small helpers that build elements. Text is only ever set as text, never as markup.

function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const child of children) {
    if (child !== null && child !== undefined && child !== "") node.append(child);
  }
  return node;
}

function button(className, onClick, ...children) {
  const node = el("button", className, ...children);
  node.type = "button";
  node.addEventListener("click", onClick);
  return node;
}

// A button that a key presses as well; the key is shown, and told apart from the button's name.
function act(key, onClick, name) {
  const shown = el("kbd", "", key);
  shown.setAttribute("aria-hidden", "true");
  const node = button("act", onClick, name, shown);
  node.setAttribute("aria-keyshortcuts", key);
  return node;
}

function link(onClick, ...children) {
  return button("link", onClick, ...children);
}

function tip(node, text) {
  if (text) node.title = text;
  return node;
}

function labelled(node, role, label) {
  node.setAttribute("role", role);
  node.setAttribute("aria-label", label);
  return node;
}

function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

// The element inside the pane is brought into view without moving the page around it.
function scrollInPane(pane, node) {
  if (!pane || !node) return;
  const box = pane.getBoundingClientRect();
  const at = node.getBoundingClientRect();
  if (at.top < box.top + 8 || at.bottom > box.bottom - 8) {
    const top = pane.scrollTop + at.top - box.top - Math.max(12, (box.height - at.height) / 3);
    pane.scrollTo({ top, behavior: motion() });
  }
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
