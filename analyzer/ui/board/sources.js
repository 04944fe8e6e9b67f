// The ledger of sources and the list of credits.

const TOP_LEVEL = 7;

function drawSources(board) {
  const panel = board.panel("sources", "Sources");
  if (!board.view.sources.length) {
    panel.append(el("p", "muted none", "Nobody is given as a source in this draft."));
    return panel;
  }
  board.sourceList = el("ol", "ledger");
  for (const source of board.view.sources) board.sourceList.append(drawSource(board, source));
  board.sourceHint = el("p", "hint");
  board.sourceHint.setAttribute("role", "status");
  panel.append(board.sourceHint, board.sourceList);
  return panel;
}

function drawSource(board, source) {
  const row = button(
    "source",
    () => board.chooseSource(source.id === board.chosenSource ? null : source.id, { reveal: true }),
    el("span", "source-top", el("span", "source-name", source.name), el("span", "place", source.place)),
    source.detail ? el("span", "source-detail", source.detail) : null,
    el("span", "source-level", drawLadder(source), el("span", "", source.level_name)),
    el("span", "source-facts", drawShare(source), el("span", "", [source.class, plural(source.statements, "statement")].join(" · "))),
    ...source.notes.map((note) => el("span", "source-note", note)),
  );
  row.dataset.source = source.id;
  return el("li", "", row);
}

function drawLadder(source) {
  const ladder = el("span", `ladder rests-of-${source.group}`);
  for (let step = 1; step <= TOP_LEVEL; step += 1) ladder.append(el("i", step <= source.level ? "full" : ""));
  labelled(ladder, "img", `Level ${source.level} of ${TOP_LEVEL}`);
  return tip(ladder, `Level ${source.level} of ${TOP_LEVEL}. ${source.level_meaning}`);
}

function drawShare(source) {
  const share = el("span", "share", el("b", "num", `${source.share}%`), " of attributed words");
  return share;
}

function drawCredits(board) {
  const panel = board.panel("credits", "Credits");
  if (!board.view.credits.length) {
    panel.append(el("p", "muted none", "No good practice was recognised."));
    return panel;
  }
  const list = el("ol", "credit-list");
  board.view.credits.forEach((credit, index) => {
    const row = button(
      "credit",
      () => board.chooseCredit(index),
      el("span", "card-top", el("span", "rule", credit.name), el("span", "place", credit.place)),
      el("q", "serif excerpt", credit.text),
      credit.message ? el("span", "source-note", credit.message) : null,
    );
    row.dataset.credit = String(index);
    list.append(el("li", "", row));
  });
  panel.append(list);
  return panel;
}

function markSources(board) {
  for (const row of board.root.querySelectorAll("[data-source]")) {
    row.setAttribute("aria-pressed", String(row.dataset.source === board.chosenSource));
  }
  for (const row of board.root.querySelectorAll("[data-credit]")) {
    row.setAttribute("aria-pressed", String(Number(row.dataset.credit) === board.chosenCredit));
  }
  const source = board.view.sources.find((candidate) => candidate.id === board.chosenSource);
  board.root.classList.toggle("source-chosen", Boolean(source));
  if (!board.sourceHint) return;
  board.sourceHint.replaceChildren();
  if (!source) {
    board.sourceHint.append("Choose a source to see what rests on it.");
    return;
  }
  board.sourceHint.append(`${plural(source.statements, "statement")} marked in the draft. `);
  if (source.statements > 1) board.sourceHint.append(link(() => board.nextStatement(), "Next"), " ");
  board.sourceHint.append(link(() => board.chooseSource(null), "Clear"));
}
