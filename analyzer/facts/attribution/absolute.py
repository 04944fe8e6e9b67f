"""*A happened, with two officials saying that B*: a participle whose subject *with* introduces.

The preposition and the order of words tell it, whatever a parser made of the phrase: it may hang
the participle on the last noun (*a spokesman for the board saying*) or on the main clause, whose
subject says nothing.
"""

from __future__ import annotations

from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})
_DASHES = frozenset({",", "—", "–", "--", ";", "("})
#: Words of the subject between *with* and the participle.
_LONGEST = 14


def find_with(tree: Tree, i: int) -> int | None:
    """The *with* of an absolute construction whose participle is ``i``.

    It opens the sentence or follows a comma, and only the participle's subject stands between.
    """
    if not tree.lowers[i].endswith("ing") or "VerbForm=Fin" in tree.morphs[i]:
        return None
    first, _ = tree.sent_ranges[tree.sents[i]]
    for j in range(i - 1, max(first, i - 1 - _LONGEST) - 1, -1):
        if tree.lowers[j] == "with":
            opens = j == first or tree.words[j - 1] in _DASHES
            return j if opens and j + 1 < i else None
        if tree.words[j] in _DASHES:
            return None
        if "VerbForm=Fin" in tree.morphs[j] and tree.lowers[j] not in word_list("closeness"):
            return None
    return None


def absolute_subject(tree: Tree, i: int) -> int | None:
    """Head of the noun phrase between *with* and the participle ``i``."""
    preposition = find_with(tree, i)
    if preposition is None:
        return None
    inside = range(preposition + 1, i)
    tops = [
        j
        for j in inside
        if tree.pos[j] in _NOMINAL and (tree.heads[j] not in inside or tree.heads[j] == j)
    ]
    return tops[0] if tops else None
