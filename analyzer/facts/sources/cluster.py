"""All mentions of one source, joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.facts.sources.description import Description
from analyzer.facts.sources.name import Name
from analyzer.lexicon_entries import PERSON_KINDS, NounKind
from analyzer.types import Level, SourceClass


@dataclass(slots=True)
class Cluster:
    """All mentions of one source.

    Attributes:
        name: the named entity it is, if any.
        descriptions: of its nominal mentions, in order.
        mentions: token lists of its source phrases, in order, with the head of each.
        gender: told by a pronoun or a role.
        antecedent: the cluster a quantifier (*others*) is part of: it inherits its level.
        graded: class and level that the descriptions come to, and of how many of them.
    """

    number: int
    name: Name | None = None
    descriptions: list[Description] = field(default_factory=list)
    mentions: list[tuple[list[int], int]] = field(default_factory=list)
    gender: str = ""
    antecedent: Cluster | None = None
    is_author: bool = False
    graded: tuple[int, tuple[SourceClass, Level] | None] = (0, None)

    @property
    def is_person(self) -> bool:
        if self.name is not None:
            return self.name.label in {"PERSON"} or bool(self.name.role_nouns)
        return any(one.kind in PERSON_KINDS for one in self.descriptions)

    @property
    def is_plural(self) -> bool:
        return bool(self.descriptions) and self.descriptions[0].is_plural

    @property
    def is_body(self) -> bool:
        if self.name is not None:
            return self.name.label != "PERSON"
        return any(
            one.kind in {NounKind.INSTITUTION, NounKind.OUTLET, NounKind.DOCUMENT}
            for one in self.descriptions
        )
