"""Types of the lexicon rows on certainty: hedges, and wording that leaves open who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict

from analyzer.lexicon_entries import Basis, Word
from analyzer.lexicon_patterns import first_words


class HedgeType(StrEnum):
    """What makes a hedge one (Szarvas et al. 2012; approximators: Prince et al. 1982)."""

    EPISTEMIC = "epistemic"
    DOXASTIC = "doxastic"
    INVESTIGATION = "investigation"
    CONDITION = "condition"
    WEASEL = "weasel"
    APPROXIMATOR = "approximator"


class Certainty(StrEnum):
    """How certain the content is left: probable, possible, hearsay, unknown; empty for none."""

    NONE = ""
    C3 = "C3"
    C2 = "C2"
    C1 = "C1"
    C0 = "C0"


class WordingKind(StrEnum):
    """What a wording does."""

    AGENTLESS = "agentless"
    """A verb of saying or thinking whose passive leaves out who: *is believed to*."""
    DEEP_BACKGROUND = "deep_background"
    """The outlet itself as the one who knows: *has learned that*."""
    WIDELY = "widely"
    """A verb of opinion said of everybody: *is widely seen as*."""
    JUDGED = "judged"
    """A verb of praise or blame whose passive leaves out who: *has been criticized as*."""
    HEARSAY = "hearsay"
    REACTION_VERB = "reaction_verb"
    """Takes an ownerless reaction as its object: *fuel speculation*."""
    REACTION_NOUN = "reaction_noun"
    GROWTH_VERB = "growth_verb"
    """Has an ownerless reaction as its subject: *concerns are mounting*."""
    GROWTH_ADJECTIVE = "growth_adjective"
    AMID = "amid"
    CONCLUSION_VERB = "conclusion_verb"
    """Makes an event prove something: *the raid exposed a gap*."""
    EMOTION = "emotion"
    """State of mind, as predicate of a group: *voters are angry*."""
    INTENT = "intent"
    """Will or purpose as predicate: *intent on deciding*."""
    PARTICIPLE = "participle"
    """Feeling that opens a sentence as the reason for what follows: *Stung by …*."""
    MOTIVE = "motive"
    """Noun that gives an act a purpose: *an attempt to divert attention*."""
    MOTIVE_ADJECTIVE = "motive_adjective"
    MIND_PHRASE = "mind_phrase"
    MIND_NOUN = "mind_noun"
    """State of mind given to somebody as a possession: *the premier's obsession*."""
    PURPOSE = "purpose"
    """Verb of an aim that nobody would declare: *to divert attention*."""
    GROUP = "group"
    """Noun for people or a body whose mind nobody can read."""
    BOOSTER = "booster"
    QUANTITY = "quantity"
    ASSERTION = "assertion"
    """Wording of a verdict: *has done nothing to*, *one of the worst*."""
    COMPETENT = "competent"
    """Noun for those whose office or family it is to establish such facts: *coroner*."""
    SPECULATION = "speculation"
    """Reporting verb whose content is a guess: *hint*, *speculate*."""
    JUDGEMENT = "judgement"
    """Word of judgement or attack in an unnamed source's mouth."""
    UNVERIFIED = "unverified"
    RESPONSE = "response"
    CHANNEL = "channel"
    DOCUMENT_SEEN = "document_seen"


TRIGGERS = frozenset(WordingKind) - {
    WordingKind.REACTION_NOUN,
    WordingKind.MOTIVE_ADJECTIVE,
    WordingKind.GROUP,
    WordingKind.COMPETENT,
    WordingKind.SPECULATION,
    WordingKind.JUDGEMENT,
}
"""Kinds whose words are looked for; the others only decide what stands beside those."""


def _to_parts(value: object) -> object:
    return tuple(part for part in value.split(";") if part) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class HedgeCue:
    """A word that limits certainty (``hedges.csv``).

    Attributes:
        pattern: see ``analyzer.lexicon_patterns``.
        pos: Universal parts of speech of its first word, any of them; empty for any.
        gate: name of the test in ``analyzer.facts.hedging.gates`` that a place must pass.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("pattern", "pos")

    id: Word
    pattern: Word
    pos: Annotated[tuple[str, ...], BeforeValidator(_to_parts)]
    type: HedgeType
    certainty: Certainty
    gate: str
    basis: Basis
    note: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A word or phrase of a construction that a certainty or attribution rule looks for
    (``wordings.csv``).

    Attributes:
        pattern: see ``analyzer.lexicon_patterns``.
        pos: Universal parts of speech of its first word, any of them; empty for any.
        severity: 1 to 3 in the newsroom's own voice.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("kind", "pattern")

    id: Word
    kind: WordingKind
    pattern: Word
    pos: Annotated[tuple[str, ...], BeforeValidator(_to_parts)]
    severity: Annotated[int, BeforeValidator(int)]
    basis: Basis
    note: str


def hedges_by_word(rows: Sequence[HedgeCue]) -> Mapping[str, tuple[HedgeCue, ...]]:
    """Rows by every word they can begin with, longest pattern first."""
    found: dict[str, list[HedgeCue]] = {}
    for row in rows:
        for word in sorted(first_words(row.pattern)):
            found.setdefault(word, []).append(row)
    return {
        word: tuple(sorted(group, key=lambda row: (-row.pattern.count(" "), row.id)))
        for word, group in found.items()
    }


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings, indexed.

    Attributes:
        triggers: rows to look for, by every word they can begin with, longest pattern first.
        words: for each kind, the row of each single word.
        seconds: for the id of a row whose second word must stand right after its first, the forms
            that word may have; most rows can be ruled out by it at a glance.
    """

    triggers: Mapping[str, tuple[Wording, ...]]
    words: Mapping[WordingKind, Mapping[str, Wording]]
    seconds: Mapping[str, frozenset[str]]

    def has(self, kind: WordingKind, lemma: str) -> bool:
        """True if a single word is of this kind."""
        return lemma in self.words[kind]


def index_wordings(rows: Sequence[Wording]) -> Wordings:
    """Index the rows of ``wordings.csv``."""
    triggers: dict[str, list[Wording]] = {}
    words: dict[WordingKind, dict[str, Wording]] = {kind: {} for kind in WordingKind}
    for row in rows:
        if row.kind in TRIGGERS:
            for word in sorted(first_words(row.pattern)):
                triggers.setdefault(word, []).append(row)
        if " " not in row.pattern:
            for word in first_words(row.pattern):
                words[row.kind][word] = row
    return Wordings(
        triggers={
            word: tuple(sorted(group, key=lambda row: (-row.pattern.count(" "), row.id)))
            for word, group in triggers.items()
        },
        words=words,
        seconds={row.id: following for row in rows if (following := _second_words(row.pattern))},
    )


def _second_words(pattern: str) -> frozenset[str]:
    words = pattern.split(" ")
    if len(words) < 2 or words[0].endswith("?") or words[1] == "*" or words[1].endswith("?"):
        return frozenset()
    return frozenset(words[1].split("|"))
