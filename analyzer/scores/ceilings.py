"""Caps on traceability: what no amount of good sourcing elsewhere makes up for.

A cap holds in full once the statements behind it are heavy enough beside those that rest on better
sources, and rises to 100 with less of them: else one sentence more or less, by which its condition
begins or ceases to hold, would move the value by all that lies above the cap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
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
        (*_weak_lead(units, flags, weights), *_anonymous_opinion(units, flags, weights)),
        key=lambda ceiling: ceiling.value,
    )
    return tuple(
        replace(one, applies=not index and value > one.value) for index, one in enumerate(found)
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
    yield _graded(
        Ceiling(
            kind="weak-lead",
            value=weights.ceiling_weak_lead,
            reason="headline and lead rest only on unnamed sources or none",
            applies=False,
            flags=tuple(behind),
            units=tuple(unit.id for unit in lead),
        ),
        units,
        weights.ceiling_weak_lead_share,
    )


def _anonymous_opinion(
    units: Sequence[UnitScore], flags: Sequence[Flag], weights: Weights
) -> Iterator[Ceiling]:
    behind = opinion_flags(flags)
    surety = 1 - prod(1 - flag.confidence for flag in behind)
    if not behind or surety < weights.ceiling_confidence:
        return
    attributions = {flag.attribution_id for flag in behind} - {None}
    opinions = [
        unit.id
        for unit in units
        if unit.attribution_id in attributions
        or any(Span(flag.start, flag.end).overlaps(Span(unit.start, unit.end)) for flag in behind)
    ]
    yield _graded(
        Ceiling(
            kind="anonymous-opinion",
            value=weights.ceiling_anonymous_opinion,
            reason="an anonymous source is used for opinion",
            applies=False,
            flags=tuple(flag.id for flag in behind),
            units=tuple(opinions),
        ),
        units,
        weights.ceiling_anonymous_opinion_share,
    )


def _graded(full: Ceiling, units: Sequence[UnitScore], enough: float) -> Ceiling:
    """The cap as strong as its statements are heavy.

    They are weighed against themselves and whatever else rests on more than level 3.  What rests
    on less has no part in it: an unsourced statement more must not lift a cap.

    Args:
        full: the cap at full strength.
        enough: share of the weight from which on it is.
    """
    share = _share(units, frozenset(full.units))
    strength = min(1.0, share / enough)
    if strength == 1:
        return full
    return replace(
        full,
        value=100 - strength * (100 - full.value),
        strength=strength,
        reason=(
            f"{full.reason} ({full.value:g} if that weighed {enough:.0%} or more beside what is "
            f"better sourced; it weighs {share:.0%})"
        ),
    )


def _share(units: Sequence[UnitScore], behind: Collection[str]) -> float:
    own = sum(unit.weight for unit in units if unit.id in behind)
    better = sum(
        unit.weight
        for unit in units
        if unit.level > Level.INSTITUTION_ONLY and unit.id not in behind
    )
    return own / (own + better) if own else 0.0


def opinion_flags(flags: Sequence[Flag]) -> list[Flag]:
    """Flags of anonymous opinion that an editor has not dismissed."""
    return [
        flag for flag in flags if flag.rule == OPINION_RULE and flag.status is not Status.DISMISSED
    ]
