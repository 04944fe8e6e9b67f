"""Rows of ``word_lists.csv``: open lists of words that some construction turns on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from pydantic import ConfigDict

from analyzer.lexicon_entries import Word


@dataclass(frozen=True, slots=True)
class ListedWord:
    """One word of one list.

    Attributes:
        list: name of the list, by what its words do (``light_verb``, ``epithet``).
        word: lower case, as lemma or form.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("list", "word")

    id: Word
    list: Word
    word: Word
    note: str


class _InList(Protocol):
    @property
    def list(self) -> str: ...

    @property
    def word(self) -> str: ...


def index_words(rows: Iterable[_InList], names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Words by list.

    Args:
        names: lists that are there whether or not they have a row: a newsroom may empty one.
    """
    found: dict[str, set[str]] = {name: set() for name in names}
    for row in rows:
        found.setdefault(row.list, set()).add(row.word)
    return {name: frozenset(words) for name, words in found.items()}
