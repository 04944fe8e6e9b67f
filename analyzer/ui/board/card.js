// One flag: what it is in a line, and all about it when it is chosen.

function drawCard(board, flag) {
  const severity = board.view.severities.find((option) => option.code === flag.severity).name;
  const head = button(
    "card-head",
    () => board.chooseFlag(flag.id === board.chosenFlag ? null : flag.id, { reveal: true }),
    el("span", "card-top", el("span", "rule", flag.name), el("span", `sev s-${flag.severity}`, severity), el("span", "place", flag.place)),
    el("q", "serif excerpt", flag.text),
    el("span", "decided"),
  );
  const card = el("li", `card c-${flag.category} s-${flag.severity}`, head);
  card.dataset.flag = flag.id;
  return card;
}

function markCard(board, flag) {
  const card = board.cards.get(flag.id);
  const isOpen = flag.id === board.chosenFlag;
  const status = board.statusOf(flag.id);
  card.dataset.status = status;
  card.querySelector(".decided").textContent = told(board, flag.id);
  card.classList.toggle("open", isOpen);
  card.querySelector(".card-head").setAttribute("aria-expanded", String(isOpen));
  const body = card.querySelector(".card-body");
  const drawn = `${status} ${board.asksReason === flag.id}`;
  if (body && (!isOpen || card.dataset.drawn !== drawn)) body.remove();
  if (isOpen && !card.querySelector(".card-body")) card.append(drawCardBody(board, flag));
  card.dataset.drawn = drawn;
}

function told(board, id) {
  if (board.statusOf(id) !== "open") return tell(board.statuses[id]);
  return board.beforeEdit(id) ? "Text changed since it was decided" : "";
}

function drawCardBody(board, flag) {
  const voice = board.view.voices.find((option) => option.code === flag.voice).name;
  const rows = el("dl", "");
  const row = (term, ...content) => rows.append(el("dt", "", term), el("dd", "", ...content));
  if (flag.why.length) row("Why", ...flag.why.map((run) => (typeof run === "string" ? run : el("em", "", run.em))));
  row("Do", flag.advice);
  const source = board.view.sources.find((candidate) => candidate.id === flag.source);
  if (source) {
    const statements = link(() => board.chooseSource(source.id, { reveal: true }), plural(source.statements, "statement"));
    row("Source", source.name, el("span", "muted level", `${source.level_name} · `, statements));
  }
  for (const related of flag.related) row(capital(related.label), el("q", "serif", related.text));
  row("Voice", voice);
  row("Owner", ownerName(board, flag.owner));
  if (flag.basis.length) row("Basis", drawBasis(flag.basis));
  const sure = el("span", "", `${flag.confidence}%`);
  row("Confidence", tip(sure, `Measured: findings of this kind were right ${flag.confidence} times in 100.`));
  const back = link(() => board.showInDraft(flag.id), "Show in the draft");
  back.classList.add("one-column");
  const fine = el("p", "fine", `${flag.rule} · line ${flag.line}, column ${flag.column}`);
  return el("div", "card-body", el("p", "message", flag.message), back, drawDecision(board, flag), rows, fine);
}

function drawBasis(basis) {
  const codes = basis.map(({ code }) => code).join(", ");
  const named = basis.filter(({ name }) => name);
  if (!named.length) return codes;
  const lines = named.map(({ code, name }) => el("li", "", el("b", "", code), ` ${name}`));
  return el("details", "basis", el("summary", "", codes), el("ul", "muted", ...lines));
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
