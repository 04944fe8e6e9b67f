"""The small open word lists that the fact finders share (``lexicons/word_lists.csv``)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzer.lexicon import Lexicons, load_lexicons
from analyzer.lexicon_entries import SourceNoun

if TYPE_CHECKING:
    from analyzer.facts.tree import Tree


@cache
def word_list(name: str) -> frozenset[str]:
    """Lower-case words of one list.

    Raises:
        KeyError: no row has this list: a fault of the code, not of a newsroom's lexicon.
    """
    return load_lexicons().word_lists[name]


def source_noun(tree: Tree, lexicons: Lexicons, i: int) -> SourceNoun | None:
    """The row of the source noun at token ``i``: by its form, its lemma, its form without *s*."""
    lower = tree.lowers[i]
    return lexicons.noun(lower, tree.lemmas[i], lower.removesuffix("s"))
