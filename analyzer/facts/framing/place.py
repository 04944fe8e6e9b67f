"""Where a match stands: what the gates may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.facts.framing.terms import Match
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree

Words = Mapping[str, frozenset[str]]
"""Words of ``lexicons/framing_words.csv`` by list."""


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its draft.

    Attributes:
        cues: tokens that are heads of attribution cues.
        words: ``Lexicons.framing_words``.
    """

    tree: Tree
    marks: Marks
    match: Match
    cues: frozenset[int]
    words: Words

    @property
    def in_headline(self) -> bool:
        return self.marks.paragraph_of[self.match.first] in self.marks.headlines
