"""The record of one name, and all names of a draft."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.lexicon_entries import NounKind


@dataclass(slots=True)
class Name:
    """One named person, body or place, as the article refers to it.

    Attributes:
        label: PERSON, ORG, LOC, NORP or OTHER.
        tokens: lower-case words of the fullest form, without titles.
        text: the fullest form as written.
        mentions: half-open token ranges, in order.
        roles: descriptions found beside any mention, in order (*commander of air defence*).
        role_nouns: lemmas of the nouns that head them.
        gender: ``m``, ``f`` or ``""`` if the draft does not say.
    """

    label: str
    tokens: tuple[str, ...]
    text: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    role_nouns: set[str] = field(default_factory=set)
    gender: str = ""
    kind: NounKind | None = None


class Names:
    """All names of a draft; ``of_token`` gives the name a token belongs to."""

    __slots__ = ("entries", "of_token")

    def __init__(self) -> None:
        self.entries: list[Name] = []
        self.of_token: dict[int, Name] = {}
