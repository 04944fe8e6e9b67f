"""Framing in the newsroom's own voice, per 100 of its words."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from analyzer.types import (
    Category,
    Facts,
    Flag,
    FlagPoints,
    FramingLoad,
    Status,
    Voice,
    Weights,
)

_OWN_VOICES = (Voice.HEADLINE, Voice.NEWSROOM)


def measure_framing(facts: Facts, flags: Sequence[Flag], weights: Weights) -> FramingLoad:
    """Severity points times confidence per 100 words of headline and newsroom voice.

    What stands in quotations or in a source's reported words is the source's.  A dismissed flag
    is listed and costs nothing.
    """
    words = own_words(facts)
    own = [flag for flag in flags if is_framing(flag)]
    costs = [
        FlagPoints(
            flag=flag.id,
            rule=flag.rule,
            severity=flag.severity,
            confidence=flag.confidence,
            status=flag.status,
            points=0.0 if flag.status is Status.DISMISSED else points_of(flag, weights),
        )
        for flag in own
    ]
    points = fsum(cost.points for cost in costs)
    certain = fsum(
        weights.points(cost.severity) for cost in costs if cost.status is not Status.DISMISSED
    )
    return FramingLoad(
        value=to_load(points, words),
        points=round(points, 2),
        unweighted=to_load(certain, words),
        words=words,
        flags=tuple(sorted(costs, key=lambda cost: -cost.points)),
    )


def own_words(facts: Facts) -> int:
    """Words of headline and newsroom voice."""
    return sum(facts.voice_words.get(voice, 0) for voice in _OWN_VOICES)


def points_of(flag: Flag, weights: Weights) -> float:
    """What an open framing flag costs."""
    return weights.points(flag.severity) * flag.confidence


def to_load(points: float, words: int) -> float | None:
    """Points per 100 words; ``None`` without words."""
    return round(100 * points / words, 2) if words else None


def is_framing(flag: Flag) -> bool:
    """True for loaded wording in the newsroom's own voice."""
    return flag.category is Category.FRM and flag.voice in _OWN_VOICES
