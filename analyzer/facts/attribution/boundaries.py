"""Where one source's content ends because the next statement begins in the same sentence.

*She said A, adding that B*; *he said A, but she said B*; *they said A and noted that B*: a parser
hangs the second statement on the content of the first, an editor does not.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.phrase import trim
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree

#: Only a cue at least this sure ends the content before it.
SURE = 0.6
#: A recovered clause or a bare object gives way to a cue that is this much surer.
_MARGIN = 0.1
_OPENERS = frozenset({"CCONJ", "SCONJ", "ADV", "PUNCT"})
_CONTRAST = frozenset({"but", "and", "though", "although", "while", "as", "yet", "or"})
_LOOSE = frozenset({"conj", "parataxis", "advcl", "acl", "dep", "xcomp"})


def fill_empty(tree: Tree, kept: list[Candidate]) -> None:
    """Give a kept cue without complement what it governs to its right, or else its sentence's rest.

    Whatever the parse made of it, a reporting cue reports something.
    """
    for candidate in kept:
        if candidate.content or candidate.quotes or not candidate.cue:
            continue
        own = {*candidate.cue, *candidate.source}
        _, last = tree.sent_ranges[tree.sents[candidate.head]]
        right = [j for j in tree.phrase(candidate.head) if j > candidate.cue[-1] and j not in own]
        if len(right) < 2 and tree.deps[candidate.head] in {"root", "conj", "parataxis"}:
            right = [j for j in range(candidate.cue[-1] + 1, last) if j not in own]
        candidate.content = trim(tree, right)


def split_contents(tree: Tree, marks: Marks, kept: list[Candidate]) -> None:
    """Cut the content of each attribution where a later one of its sentence begins."""
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in kept:
        by_sentence.setdefault(tree.sents[candidate.head], []).append(candidate)
    for together in by_sentence.values():
        if len(together) < 2:
            continue
        together.sort(key=lambda one: one.head)
        for number, outer in enumerate(together):
            for inner in together[number + 1 :]:
                _cut(tree, marks, outer, inner)


def _cut(tree: Tree, marks: Marks, outer: Candidate, inner: Candidate) -> None:
    if inner.head not in outer.content:
        return
    if inner.probability < SURE and not _is_fronted(tree, outer):
        return
    if marks.quote_of[inner.head] >= 0:
        return
    if inner.construction == "final-cue" and outer.head in inner.content:
        # *He said that A, officials said*: the final cue speaks of the whole.
        end = inner.content[-1]
        outer.content = [j for j in outer.content if j <= end]
        return
    boundary = _boundary(tree, marks, outer, inner)
    if boundary is None or boundary <= outer.cue[-1]:
        return
    _, last = tree.sent_ranges[tree.sents[inner.head]]
    outer.content = [j for j in outer.content if not boundary <= j < last]
    outer.quotes = [n for n in outer.quotes if not boundary <= marks.quotes[n].first < last]


def _is_fronted(tree: Tree, outer: Candidate) -> bool:
    """*Asked if A, most voters said B*: a participle that opens its sentence, without a source."""
    first, _ = tree.sent_ranges[tree.sents[outer.head]]
    return outer.cue[:1] == [first] and outer.source_head is None


def _boundary(tree: Tree, marks: Marks, outer: Candidate, inner: Candidate) -> int | None:
    """First token of the statement that ``inner`` begins, or ``None`` if it is mere content."""
    i = inner.head
    own_subject = inner.route == "subject" and bool(inner.source) and inner.source[0] < i
    start = min(inner.cue[0], inner.source[0]) if own_subject else inner.cue[0]
    first = start
    while first - 1 > outer.cue[-1] and tree.pos[first - 1] in _OPENERS:
        first -= 1
    lead = {tree.lowers[j] for j in range(first, start)}
    while first < start and marks.quote_of[first] >= 0:
        first += 1  # a closing quotation mark ends the content before it
    if lead & {"that", "whether", "if", "because"}:
        return None
    comma = bool(lead & {",", ";", "—", "–", "--"})
    if outer.construction in {"recovered-after", "object"} and (
        own_subject and comma and inner.probability > outer.probability + _MARGIN
    ):
        return first
    if tree.deps[i] not in _LOOSE and not (own_subject and _is_fronted(tree, outer)):
        return None
    if own_subject:
        return first if comma and (lead & _CONTRAST or _is_fronted(tree, outer)) else None
    if _is_participle(tree, i):
        return first if comma else None
    same_tense = bool(_tense(tree, i)) and _tense(tree, i) == _tense(tree, outer.head)
    return first if lead & {"and", "but"} and same_tense else None


#: Routes that lead to somebody else's subject.
_BORROWED = frozenset({"shared", "controller", "governor"})


def settle_speakers(tree: Tree, kept: list[Candidate]) -> None:
    """Let whoever speaks in a sentence go on speaking in its next statement.

    *The board confirmed that the road was closed but denied that B*: a parser hangs *denied* on
    *closed*, whose subject it then borrows.  Where the second statement is none of the first one's
    content, its source cannot be a word of that content.
    """
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in kept:
        by_sentence.setdefault(tree.sents[candidate.head], []).append(candidate)
    for together in by_sentence.values():
        for inner in together:
            if inner.route not in _BORROWED or inner.source_head is None:
                continue
            outer = [
                one
                for one in together
                if one.head < inner.head
                and inner.source_head in one.content
                and inner.head not in one.content
            ]
            speaker = max(outer, key=lambda one: one.head, default=inner)
            if speaker.source_head is not None:
                inner.source_head, inner.source = speaker.source_head, list(speaker.source)


def _is_participle(tree: Tree, i: int) -> bool:
    morph = tree.morphs[i]
    return "VerbForm=Ger" in morph or ("VerbForm=Part" in morph and "Tense=Pres" in morph)


def _tense(tree: Tree, i: int) -> str:
    morph = tree.morphs[i]
    if "VerbForm=Fin" not in morph:
        return ""
    return "past" if "Tense=Past" in morph else "present" if "Tense=Pres" in morph else ""
