"""A cue that ends its sentence: *A, she said on Monday*; *A, said one official*.

The comma and the order of words tell it, whatever the parse made of so long a clause before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.facts.attribution.group import source_phrase, trim
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
    if marks.quote_of[group[0]] >= 0 or not any(_is_finite(tree, j) for j in group):
        return None
    after = range(group[-1] + 1, last)
    if _is_comma(tree, marks, group[0] - 1):
        # *A, said one official.*
        stop = next((j for j in after if tree.words[j] in {",", ";", "—", "–", "("}), last)
        run = list(range(group[-1] + 1, stop))
        comma = group[0] - 1
        if (
            len(run) > _LONGEST_SOURCE
            or not run
            or (stop < last and not _is_aside(tree, stop, last))
        ):
            return None
        is_inverted, end = True, run[-1]
    else:
        # *A, one official said on Monday.*
        if len(after) > _LONGEST_END or _has_clause(tree, after):
            return None
        begin = group[0] - 1
        while begin > first and not _is_comma(tree, marks, begin):
            begin -= 1
        is_inverted, end = False, last
        comma, run = begin, list(range(begin + 1, group[0]))
        if len(run) > _LONGEST_SOURCE or not run or comma <= first:
            return None
    if not _is_nominal(tree, run) or any(marks.quote_of[j] >= 0 for j in run):
        return None
    if not _has_clause(tree, range(first, comma)):
        return None
    head = _head(tree, run)
    if head is None:
        return None
    inside = set(run)
    source = [j for j in source_phrase(tree, head, frozenset(group)) if j in inside]
    content = trim(tree, list(range(first, comma)))
    return Tail(head, source or [head], content, end, is_inverted) if len(content) >= 3 else None


def _is_comma(tree: Tree, marks: Marks, j: int) -> bool:
    return j >= 0 and tree.words[j] in _CLOSING and marks.quote_of[j] < 0


def _is_aside(tree: Tree, comma: int, last: int) -> bool:
    """What follows a comma describes the source: *, who runs the port*; *, a spokesman*."""
    after = comma + 1
    return after < last and (
        tree.lowers[after] in {"who", "which", "whose", "a", "an", "the", "of"}
        or not _has_clause(tree, range(after, last))
    )


def _has_clause(tree: Tree, tokens: range) -> bool:
    return any("VerbForm=Fin" in tree.morphs[j] and tree.pos[j] in {"VERB", "AUX"} for j in tokens)


def _is_finite(tree: Tree, j: int) -> bool:
    return "VerbForm=Fin" in tree.morphs[j] or "Tense=Past" in tree.morphs[j]


def _is_nominal(tree: Tree, run: list[int]) -> bool:
    """A noun phrase that can say something, not a time nor a clause."""
    first = tree.pos[run[0]]
    if first not in _INNER or first in {"ADP", "PART"}:
        return False
    if any(tree.lowers[j] in _RELATIVE for j in run):
        return False
    if tree.lemmas[run[-1]] in word_list("time") and len(run) == 1:
        return False
    return all(tree.pos[j] in _INNER or tree.pos[j] in {"CCONJ", "PUNCT"} for j in run)


def _head(tree: Tree, run: list[int]) -> int | None:
    """The noun that heads the run: the last one before its first preposition."""
    edge = next((n for n, j in enumerate(run) if n and tree.pos[j] == "ADP"), len(run))
    nouns = [j for j in run[:edge] if tree.pos[j] in _NOMINAL]
    inside = set(run)
    tops = [j for j in nouns if tree.heads[j] not in inside or tree.heads[j] == j]
    if tops:
        return tops[0]
    return nouns[-1] if nouns else None
