"""Where a match stands: what the gates may look at."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.facts.framing.terms import Match
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its draft.

    Attributes:
        cues: tokens that are heads of attribution cues.
    """

    tree: Tree
    marks: Marks
    match: Match
    cues: frozenset[int]

    @property
    def in_headline(self) -> bool:
        return self.marks.paragraph_of[self.match.first] in self.marks.headlines
