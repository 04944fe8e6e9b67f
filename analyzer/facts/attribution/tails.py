"""A cue that ends its sentence: *A, she said on Monday*; *A, said one official*.

The comma and the order of words tell it, whatever the parse made of so long a clause before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.facts.attribution.phrase import source_phrase, trim
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INNER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "X", "SYM"})
_CLOSING = frozenset({","})
_RELATIVE = frozenset({"which", "who", "that", "whose", "whom"})
#: Words after a final cue and its source: *on Tuesday in an interview with the paper*.
_LONGEST_END = 12
#: Words of the source between the comma and the cue.
_LONGEST_SOURCE = 14
#: Words of an aside between the source and the cue.
_LONGEST_ASIDE = 25
_SHORTEST_CONTENT = 3
#: Openers of an aside that tells of a person.
WHO = frozenset({"who", "whose"})
#: Openers of a clause that tells when something was said.
_WHEN = frozenset({"as", "when", "while", "after", "before"})
#: Verbs whose object is always the one spoken to.
ADDRESSING = frozenset({"tell", "remind", "assure", "inform", "notify"})


@dataclass(frozen=True, slots=True)
class Tail:
    """What a final cue attributes and to whom.

    Attributes:
        source_head: token that heads the source.
        source, content: sorted tokens.
        end: last token that cue, source and adverbials take up.
        is_inverted: the source follows the cue.
    """

    source_head: int
    source: list[int]
    content: list[int]
    end: int
    is_inverted: bool


def find_tail(tree: Tree, marks: Marks, group: list[int]) -> Tail | None:
    """Source and content of the final cue ``group``, or ``None`` if it is not one."""
    first, last = tree.sent_ranges[tree.sents[group[0]]]
    while last > group[-1] and tree.pos[last - 1] == "PUNCT":
        last -= 1
    if marks.quote_of[group[0]] >= 0 or not any(is_finite(tree, j) for j in group):
        return None
    after = range(group[-1] + 1, find_circumstance(tree, group[-1] + 1, last))
    tail = None
    if is_comma(tree, marks, group[0] - 1):
        tail = _inverted(tree, marks, group, first, range(after.start, last))
    return tail or _direct(tree, marks, group, first, after)


def _inverted(tree: Tree, marks: Marks, group: list[int], first: int, after: range) -> Tail | None:
    """*A, said one official.*"""
    if any(tree.lemmas[j] in ADDRESSING for j in group):
        return None  # *A, Lee, 58, told the paper*: who follows is told
    stop = next((j for j in after if tree.words[j] in {",", ";", "—", "–", "("}), after.stop)
    run = list(range(after.start, stop))
    if stop < after.stop and not _is_aside(tree, stop, after.stop):
        return None
    return _tail(tree, marks, group, range(first, group[0] - 1), run, None)


def _direct(tree: Tree, marks: Marks, group: list[int], first: int, after: range) -> Tail | None:
    """*A, one official said on Monday*; *A, Lee, who runs the port, said*."""
    if len(after) > _LONGEST_END or has_clause(tree, after):
        return None
    end = _before_asides(tree, marks, first, group[0])
    comma = comma_before(tree, marks, first, end)
    if comma <= first:
        return None
    return _tail(tree, marks, group, range(first, comma), list(range(comma + 1, end)), after.stop)


def _tail(
    tree: Tree, marks: Marks, group: list[int], before: range, run: list[int], end: int | None
) -> Tail | None:
    """The final cue with the source ``run``; without ``end`` the source is what ends it."""
    if not run or len(run) > _LONGEST_SOURCE or not is_nominal(tree, run):
        return None
    if any(marks.quote_of[j] >= 0 for j in run) or not has_clause(tree, before):
        return None
    head = noun_head(tree, run)
    if head is None:
        return None
    phrase = source_phrase(tree, head, frozenset(group), is_last=end is None)
    source = [j for j in phrase if run[0] <= j not in before]
    if end is not None:
        source = [j for j in source if j <= run[-1]]
    content = trim(tree, list(before))
    if len(content) < _SHORTEST_CONTENT:
        return None
    source = source or [head]
    return Tail(head, source, content, source[-1] if end is None else end, end is None)


def find_circumstance(tree: Tree, start: int, last: int) -> int:
    """*A, she said on Friday, as B*: where the clause begins that tells when it was said."""
    for j in range(start, last - 1):
        if tree.words[j] == "," and tree.lowers[j + 1] in _WHEN and tree.pos[j + 1] == "SCONJ":
            return j
    return last


def _before_asides(tree: Tree, marks: Marks, first: int, end: int) -> int:
    """End of the noun that the commas before a cue set asides apart from.

    *Lee, 58, who runs the port,* ends after *Lee*.
    """
    close = end - 1
    while is_comma(tree, marks, close):
        comma = comma_before(tree, marks, first, close)
        before = range(comma_before(tree, marks, first, comma) + 1, comma)
        is_noun = bool(before) and is_nominal(tree, list(before))
        if not is_noun or not _is_aside_of(tree, range(comma + 1, close)):
            break
        end = close = comma
    return end


def comma_before(tree: Tree, marks: Marks, first: int, j: int) -> int:
    """The last comma before ``j``, or the token before the sentence."""
    return next((k for k in range(j - 1, first - 1, -1) if is_comma(tree, marks, k)), first - 1)


def _is_aside_of(tree: Tree, aside: range) -> bool:
    """An age, a description or a relative clause: what commas set off from a person's name."""
    if not 0 < len(aside) <= _LONGEST_ASIDE:
        return False
    if tree.lowers[aside[0]] in WHO or (len(aside) == 1 and tree.pos[aside[0]] == "NUM"):
        return True
    who = next((j for j in aside if tree.lowers[j] in WHO), aside.stop)
    noun = range(aside.start, who)  # *a doctor who treated him*
    return is_nominal(tree, list(noun)) and not has_clause(tree, noun)


def is_comma(tree: Tree, marks: Marks, j: int) -> bool:
    """A comma outside quotations."""
    return 0 <= j < len(tree) and tree.words[j] in _CLOSING and marks.quote_of[j] < 0


def _is_aside(tree: Tree, comma: int, last: int) -> bool:
    """What follows a comma describes the source: *, who runs the port*; *, a spokesman*."""
    after = comma + 1
    return after < last and (
        tree.lowers[after] in {"who", "which", "whose", "a", "an", "the", "of"}
        or not has_clause(tree, range(after, last))
    )


def has_clause(tree: Tree, tokens: range) -> bool:
    """A finite verb stands among the tokens."""
    return any("VerbForm=Fin" in tree.morphs[j] and tree.pos[j] in {"VERB", "AUX"} for j in tokens)


def is_finite(tree: Tree, j: int) -> bool:
    """A finite verb, or a form that may be one (*said*)."""
    return "VerbForm=Fin" in tree.morphs[j] or "Tense=Past" in tree.morphs[j]


def is_nominal(tree: Tree, run: list[int]) -> bool:
    """A noun phrase that can say something, not a time nor a clause."""
    first = tree.pos[run[0]]
    if first not in _INNER or first in {"ADP", "PART"}:
        return False
    if any(tree.lowers[j] in _RELATIVE for j in run):
        return False
    if all(tree.lemmas[j] in word_list("time") or tree.ents[j] == "DATE" for j in run):
        return False
    return all(tree.pos[j] in _INNER or tree.pos[j] in {"CCONJ", "PUNCT"} for j in run)


def noun_head(tree: Tree, run: list[int]) -> int | None:
    """The noun that heads the run: the last one before its first preposition."""
    edge = next((n for n, j in enumerate(run) if n and tree.pos[j] == "ADP"), len(run))
    nouns = [j for j in run[:edge] if tree.pos[j] in _NOMINAL]
    inside = set(run)
    tops = [j for j in nouns if tree.heads[j] not in inside or tree.heads[j] == j]
    if tops:
        return tops[0]
    return nouns[-1] if nouns else None
