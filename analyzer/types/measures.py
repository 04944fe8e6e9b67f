"""What the scores say about an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Composition:
    """What the contestable content rests on, as shares that sum to 1."""

    named: float
    institutions: float
    anonymous: float
    nobody: float


@dataclass(frozen=True, slots=True)
class Traceability:
    """Weighted mean of the ladder over all content units, 0 to 100.

    Attributes:
        value: after ceilings; ``None`` when the draft is too short to measure.
        low, high: 90 % bootstrap interval of the value over units.
        attributed_only: the mean over attributed units alone.
        ceiling: the cap that applied, if any, and ``ceiling_reason``.
        insufficient: why there is no value.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    attributed_only: float | None = None
    ceiling: int | None = None
    ceiling_reason: str | None = None
    insufficient: str | None = None
    n_units: int = 0


@dataclass(frozen=True, slots=True)
class AnonymityMeasure:
    """How much the draft leans on sources it does not name."""

    referents: int
    with_substantive_reason: float | None
    lead_depends: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """How many sources carry the story; ``effective`` is the inverse Simpson index."""

    distinct: int
    effective: float | None
    largest_share: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """Measures of one article; ``None`` where there is nothing to measure."""

    composition: Composition | None
    traceability: Traceability
    anonymity: AnonymityMeasure
    spread: Spread
    must_fix: tuple[str, ...]
