"""A cue set into what it reports: *The plan, one aide said, would close the school*.

Two commas and the order of words tell it.  A parser that has to find a subject for the cue takes
the first noun of the sentence, which belongs to the content.
"""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.group import nominal_head
from analyzer.facts.attribution.phrase import trim_around
from analyzer.facts.attribution.tails import (
    ADDRESSING,
    WHO,
    comma_before,
    has_clause,
    is_comma,
    is_nominal,
    noun_head,
)
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree

#: Words of the source between the comma and the cue, or between the cue and the comma.
_LONGEST_SOURCE = 10


def set_inserted(tree: Tree, marks: Marks, candidate: Candidate) -> None:
    """Source and content of a cue between commas whose subject the parse found outside them."""
    group = candidate.cue
    first, last = tree.sent_ranges[tree.sents[candidate.head]]
    while last > group[-1] and tree.pos[last - 1] == "PUNCT":
        last -= 1
    if not _has_finite(tree, group):
        return
    if is_comma(tree, marks, group[-1] + 1):
        # *A, one official said, B*
        comma = comma_before(tree, marks, first, group[0])
        run = range(comma + 1, group[0])
        inside = range(comma, group[-1] + 2)
    elif is_comma(tree, marks, group[0] - 1) and tree.lemmas[candidate.head] not in ADDRESSING:
        # *A, said one official, B*
        close = next((j for j in range(group[-1] + 1, last) if is_comma(tree, marks, j)), last)
        run = range(group[-1] + 1, close)
        inside = range(group[0] - 1, close + 1)
    else:
        return
    if inside.start <= first or inside.stop >= last or not 0 < len(run) <= _LONGEST_SOURCE:
        return
    found = candidate.source_head
    is_subject = is_nominal(tree, list(range(first, inside.start)))
    if found is not None and found in inside and not is_subject:
        return  # *On Monday, one official said, B*
    is_list = run.start < group[0] and any(tree.pos[j] == "CCONJ" for j in run)
    if is_list or any(marks.quote_of[j] >= 0 for j in run):
        return
    head = noun_head(tree, list(run)) if is_nominal(tree, list(run)) else None
    around = [j for j in range(first, last) if j not in inside]
    before = _has_finite(tree, range(first, inside.start))
    after = range(inside.stop, last)
    if head is None or before or not has_clause(tree, after):
        return
    candidate.source_head, candidate.source, candidate.route = head, list(run), "subject"
    candidate.content = trim_around(tree, around, inside.start)
    candidate.construction = "parenthetical"


def find_nearest(tree: Tree, marks: Marks, group: list[int], found: int) -> int | None:
    """Head of the noun between the last comma and the cue, where the subject lies before it.

    *Moments earlier, in her first speech, Lee said*: no comma parts a verb from its subject, and
    two part what stands between them.
    """
    first, _ = tree.sent_ranges[tree.sents[group[0]]]
    comma = comma_before(tree, marks, first, group[0])
    run = list(range(comma + 1, group[0]))
    if found > comma or comma <= first or not 0 < len(run) <= _LONGEST_SOURCE:
        return None
    if not _has_finite(tree, group):
        return None
    if any(tree.pos[j] == "CCONJ" or marks.quote_of[j] >= 0 for j in run):
        return None
    if not is_nominal(tree, run):
        return None
    head = noun_head(tree, run)
    if head is None or tree.deps[head] in _APPOSED:
        return None
    return head


def find_before_aside(tree: Tree, marks: Marks, group: list[int], found: int | None) -> int | None:
    """Head of the noun before *, who …,* where the source was looked for inside that aside.

    *Lee, whose firm supplies the port, said*: the port says nothing.
    """
    first, _ = tree.sent_ranges[tree.sents[group[0]]]
    if not is_comma(tree, marks, group[0] - 1):
        return None
    if not _has_finite(tree, group):
        return None
    inside = range(first + 2, group[0] - 1)
    who = next((j for j in reversed(inside) if tree.lowers[j] in WHO), None)
    if who is None or not is_comma(tree, marks, who - 1) or (found is not None and found < who):
        return None
    if not has_clause(tree, range(who, group[0] - 1)):
        return None
    last = who - 2
    if tree.words[last] == ")":
        last = next((j for j in range(last, first, -1) if tree.words[j] == "("), last) - 1
    if last < first or tree.pos[last] not in _NOMINAL or marks.quote_of[last] >= 0:
        return None
    head = nominal_head(tree, last)
    return head if head < who else None


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: Relations of a noun that may close the subject's own phrase: *Lee, Roe, a lawyer said*.
_APPOSED = frozenset({"appos", "conj", "compound", "flat"})


def _has_finite(tree: Tree, tokens: Iterable[int]) -> bool:
    return any("VerbForm=Fin" in tree.morphs[j] for j in tokens)
