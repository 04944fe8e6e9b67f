"""The small open word lists that the fact finders share (``lexicons/word_lists.csv``)."""

from __future__ import annotations

from functools import cache

from analyzer.lexicon import load_lexicons


@cache
def word_list(name: str) -> frozenset[str]:
    """Lower-case words of one list.

    Raises:
        KeyError: no row has this list: a fault of the code, not of a newsroom's lexicon.
    """
    return load_lexicons().word_lists[name]
