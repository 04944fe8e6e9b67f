"""The one table of numbers that the scores rest on; a profile can change each of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import isfinite
from typing import ClassVar

from analyzer.types.terms import Level, Severity


@dataclass(frozen=True, slots=True)
class Weights:
    """What a level, a statement and a flag count for (``docs/scores.md``).

    A newsroom changes them under ``[scores]`` in a profile or a configuration file.

    Attributes:
        tau_1 … tau_7: τ of the ladder, how much of the way to a named source with a role each
            level goes, 0 to 100 and never falling; level 0 is 0 by definition.
        word_cap: content words of a sentence of a statement beyond this many weigh nothing.
        length_power: a statement weighs the content words of each of its sentences to this power:
            1 counts words, 0 counts sentences; at 0.5 one four times as long weighs twice as much.
        lead_weight: statements in the headline and the first two paragraphs weigh this much more.
        min_words, min_units, min_content_words: words of the draft, statements, and content words
            of all statements; below any of them there is no traceability.
        ceiling_weak_lead: cap when headline and lead rest only on level 3 or below.
        ceiling_lead_words: a lead that weighs less than one statement of so many content words
            caps nothing.
        ceiling_anonymous_opinion: cap when an anonymous source gives opinion.
        ceiling_weak_lead_share, ceiling_anonymous_opinion_share: share of the weight, beside what
            rests on better sources, from which on the cap holds in full; with less it rises
            towards 100 in proportion.
        ceiling_confidence: an opinion caps only if the flags are at least this sure that there is
            one: 1 − Π(1 − confidence).
        points_1, points_2, points_3: framing points of a flag of that severity, times the flag's
            confidence.

    Raises:
        ValueError: a number is out of range, or τ falls on the way up.
    """

    tau_1: float = 8
    tau_2: float = 20
    tau_3: float = 40
    tau_4: float = 60
    tau_5: float = 75
    tau_6: float = 90
    tau_7: float = 100
    word_cap: int = 40
    length_power: float = 0.5
    lead_weight: float = 1.5
    min_words: int = 150
    min_units: int = 4
    min_content_words: int = 40
    ceiling_weak_lead: float = 60
    ceiling_lead_words: int = 10
    ceiling_anonymous_opinion: float = 70
    ceiling_weak_lead_share: float = 0.3
    ceiling_anonymous_opinion_share: float = 0.15
    ceiling_confidence: float = 0.5
    points_1: float = 1
    points_2: float = 3
    points_3: float = 6

    # Read by pydantic when the settings are: a misspelt name is an error.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    def __post_init__(self) -> None:
        if not all(isfinite(getattr(self, name)) for name in self.names()):
            raise ValueError("every number must be finite")
        taus = [self.tau(level) for level in Level]
        if taus != sorted(taus) or taus[-1] > 100:
            raise ValueError("tau_1 to tau_7 must rise from 0 to at most 100")
        for name in ("ceiling_weak_lead", "ceiling_anonymous_opinion"):
            if not 0 <= getattr(self, name) <= 100:
                raise ValueError(f"{name} must be 0 to 100")
        for name in ("ceiling_weak_lead_share", "ceiling_anonymous_opinion_share"):
            if not 0 < getattr(self, name) <= 1:
                raise ValueError(f"{name} must be above 0 and at most 1")
        if not 0 <= self.ceiling_confidence <= 1:
            raise ValueError("ceiling_confidence must be 0 to 1")
        if self.word_cap < 1 or self.lead_weight < 1 or self.min_units < 1 or self.min_words < 0:
            raise ValueError("word_cap, lead_weight and min_units must be at least 1")
        if self.min_content_words < 0 or not 0 <= self.length_power <= 1:
            raise ValueError("length_power must be 0 to 1, min_content_words at least 0")
        points = [0, self.points_1, self.points_2, self.points_3]
        if points != sorted(points):
            raise ValueError("points_1 to points_3 must rise from 0")

    def tau(self, level: Level) -> float:
        """τ of a ladder level, 0 to 100."""
        return 0 if level is Level.NO_SOURCE else float(getattr(self, f"tau_{int(level)}"))

    def length_weight(self, words: float) -> float:
        """What so many content words of one statement in one sentence weigh outside the lead."""
        return float(min(words, self.word_cap) ** self.length_power) if words else 0.0

    def points(self, severity: Severity) -> float:
        """Framing points of a flag of this severity, before its confidence."""
        if severity is Severity.CREDIT:
            return 0
        return float(getattr(self, f"points_{int(severity)}"))

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Names of all numbers, in the order of the table."""
        return tuple(field.name for field in fields(cls))
