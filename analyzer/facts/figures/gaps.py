"""How long after one event another came: *just hours after the mayor had warned residents*."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.facts.attribution.group import subject_of
from analyzer.facts.figures.found import Found
from analyzer.facts.figures.number import to_number
from analyzer.facts.tree import Tree
from analyzer.types import FigureKind

_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0,
            "month": 2629800.0, "year": 31557600.0}  # fmt: skip
#: Verbs that tell of one act; the first of each line stands for all.
_SAME_ACT = (
    ("warn", "alert"),
    ("arrest", "detain"),
    ("announce", "declare", "unveil"),
    ("resign", "quit"),
    ("die", "perish"),
    ("attack", "strike", "hit"),
    ("arrive", "land"),
)
_ACT = {verb: group[0] for group in _SAME_ACT for verb in group}
_LOOK_BACK = 2
_REACH = 9


def find_gaps(tree: Tree) -> Iterator[Found]:
    """*Hours after Roe had warned …*: key is who did what, value is in seconds.

    A pronoun is taken for the last person named as a subject in the two sentences before; without
    one the gap is left out.
    """
    for i, lemma in enumerate(tree.lemmas):
        unit = _SECONDS.get(lemma)
        if unit is None or tree.pos[i] != "NOUN":
            continue
        order = i + 1
        if order >= len(tree) or tree.lowers[order] not in {"after", "before"}:
            continue
        _, end = tree.sent_ranges[tree.sents[i]]
        near = range(order + 1, min(order + _REACH, end))
        verb = next((j for j in near if tree.pos[j] == "VERB"), None)
        if verb is None:
            continue
        subject = subject_of(tree, verb)
        if subject is None or not order < subject < verb:
            continue
        who = _name(tree, subject)
        if who is None:
            continue
        number = next((j for j in tree.children[i] if tree.deps[j] == "nummod"), None)
        value = to_number(tree, number) if number is not None else None
        act = _ACT.get(tree.lemmas[verb], tree.lemmas[verb])
        first = i if number is None else min(i, number)
        yield Found(
            FigureKind.GAP,
            f"{tree.lowers[order]}:{who}:{act}",
            unit * (value or 1.0),
            first - 1 if first and tree.lowers[first - 1] in {"just", "only"} else first,
            verb,
            i,
        )


def _name(tree: Tree, subject: int) -> str | None:
    if tree.ents[subject] == "PERSON":
        return _family_name(tree, subject)
    if tree.lowers[subject] in {"he", "she"}:
        sentence = tree.sents[subject]
        start, _ = tree.sent_ranges[max(0, sentence - _LOOK_BACK)]
        for j in range(subject - 1, start - 1, -1):
            if tree.ents[j] == "PERSON" and tree.deps[j] in {"nsubj", "nsubj:pass"}:
                return _family_name(tree, j)
        return None
    return tree.lemmas[subject] if tree.pos[subject] == "NOUN" else None


def _family_name(tree: Tree, i: int) -> str:
    number = tree.ent_ids[i]
    _, last, _ = tree.entities[number]
    return tree.lowers[last - 1]
