"""Where people come from: *the Vermont senator* is *Sen. Ann Lee (D-Vt.)* or *Lee of Vermont*."""

from __future__ import annotations

from analyzer.facts.sources.name import Name
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons

_BEFORE = frozenset({"amod", "compound", "nmod", "nmod:poss", "flat"})
#: Tokens after a name in which its place may stand: *of Vermont*, *(D-Vt.)*, *, R-Calif.,*.
_REACH = 6


def places_before(tree: Tree, lexicons: Lexicons, head: int) -> list[str]:
    """The place that narrows a post down, in lower case: *vermont* in *the Vermont senator*."""
    return [
        tree.lowers[j]
        for j in tree.children[head]
        if j < head and tree.deps[j] in _BEFORE and tree.words[j][:1].isupper()
        and (tree.ents[j] == "LOC" or lexicons.is_place(tree.lowers[j]))
    ]  # fmt: skip


def comes_from(tree: Tree, name: Name, place: str) -> bool:
    """Whether a mention of a person is followed, or a post of his preceded, by the place."""
    if any(place in role.lower().split() for role in name.roles):
        return True
    for first, last in name.mentions:
        if place in tree.lowers[max(0, first - 3) : first]:
            return True
        _, end = tree.sent_ranges[tree.sents[first]]
        for j in range(last, min(last + _REACH, end)):
            if tree.words[j][:1].isupper() and _stands_for(tree.lowers[j], place):
                return True
    return False


def _stands_for(word: str, place: str) -> bool:
    """The place itself or its abbreviation: *vt.*, *d-vt.*, *calif.*; not a party's letter."""
    letters = word.rpartition("-")[2].replace(".", "")
    if word == place or len(letters) < 2 or letters[0] != place[0]:
        return word == place
    if not place.startswith(letters) and letters[-1] != place[-1]:
        return False
    rest = iter(place)
    return len(letters) <= 5 and all(letter in rest for letter in letters)
