"""Caps on traceability: what no amount of good sourcing elsewhere makes up for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod

from analyzer.types import Category, Ceiling, Flag, Level, Span, Status, UnitScore, Weights

OPINION_RULE = "SRC-OPINION"
_ABOUT_SOURCES = frozenset({Category.SRC, Category.ATT})


def find_ceilings(
    value: float, units: Sequence[UnitScore], flags: Sequence[Flag], weights: Weights
) -> tuple[Ceiling, ...]:
    """Every cap whose condition holds, lowest first; the first one that ``value`` is above applies.

    Args:
        value: traceability before ceilings.
    """
    found = sorted(
        (*_weak_lead(units, flags, weights), *_anonymous_opinion(flags, weights)),
        key=lambda ceiling: ceiling.value,
    )
    return tuple(
        Ceiling(
            one.kind, one.value, one.reason, not index and value > one.value, one.flags, one.units
        )
        for index, one in enumerate(found)
    )


def _weak_lead(
    units: Sequence[UnitScore], flags: Sequence[Flag], weights: Weights
) -> Iterator[Ceiling]:
    lead = [unit for unit in units if unit.is_lead and unit.weight]
    if any(unit.level > Level.INSTITUTION_ONLY for unit in lead):
        return
    # One doubtful phrase in a headline is no lead that rests on nobody.
    if sum(unit.weight for unit in lead) < weights.ceiling_lead_words * weights.lead_weight:
        return
    attributions = {unit.attribution_id for unit in lead} - {None}
    behind = [
        flag.id
        for flag in flags
        if flag.status is not Status.DISMISSED
        and flag.category in _ABOUT_SOURCES
        and (
            flag.attribution_id in attributions
            or any(Span(flag.start, flag.end).overlaps(Span(unit.start, unit.end)) for unit in lead)
        )
    ]
    yield Ceiling(
        kind="weak-lead",
        value=weights.ceiling_weak_lead,
        reason="headline and lead rest only on unnamed sources or none",
        applies=False,
        flags=tuple(behind),
        units=tuple(unit.id for unit in lead),
    )


def _anonymous_opinion(flags: Sequence[Flag], weights: Weights) -> Iterator[Ceiling]:
    behind = opinion_flags(flags)
    surety = 1 - prod(1 - flag.confidence for flag in behind)
    if behind and surety >= weights.ceiling_confidence:
        yield Ceiling(
            kind="anonymous-opinion",
            value=weights.ceiling_anonymous_opinion,
            reason="an anonymous source is used for opinion",
            applies=False,
            flags=tuple(flag.id for flag in behind),
        )


def opinion_flags(flags: Sequence[Flag]) -> list[Flag]:
    """Flags of anonymous opinion that an editor has not dismissed."""
    return [
        flag for flag in flags if flag.rule == OPINION_RULE and flag.status is not Status.DISMISSED
    ]
