"""The small open word lists that the fact finders share (``lexicons/word_lists.csv``)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from analyzer.lexicon import Lexicons, load_lexicons
from analyzer.lexicon_entries import SourceNoun

if TYPE_CHECKING:
    from analyzer.facts.tree import Tree

_IN_USE: ContextVar[Lexicons | None] = ContextVar("lexicons", default=None)


@contextmanager
def using(lexicons: Lexicons) -> Iterator[None]:
    """Let ``word_list`` read these lexicons, which may have rows of a newsroom's own.

    The small predicates that turn on a list are called from everywhere in a sentence's analysis;
    passing the lexicons through all of them would hide what each is about.
    """
    token = _IN_USE.set(lexicons)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def word_list(name: str) -> frozenset[str]:
    """Lower-case words of one list, of the lexicons in use or else of the shipped ones.

    Raises:
        KeyError: there is no such list: a fault of the code, not of a newsroom's lexicon.
    """
    lexicons = _IN_USE.get()
    return (_shipped() if lexicons is None else lexicons).word_lists[name]


@cache
def _shipped() -> Lexicons:
    return load_lexicons()


@cache
def shipped_lexicons() -> Lexicons:
    """The lexicons as shipped, for what reads a parse before a newsroom's own are known."""
    return load_lexicons()


def source_noun(tree: Tree, lexicons: Lexicons, i: int) -> SourceNoun | None:
    """The row of the source noun at token ``i``: by its form, its lemma, its form without *s*."""
    lower = tree.lowers[i]
    return lexicons.noun(lower, tree.lemmas[i], lower.removesuffix("s"))
