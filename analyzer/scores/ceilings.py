"""Caps on traceability: what no amount of good sourcing elsewhere makes up for.

A cap holds in full once the statements behind it are heavy enough beside those that rest on better
sources, and rises to 100 with less of them: else one sentence more or less, by which its condition
begins or ceases to hold, would move the value by all that lies above the cap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import fsum, prod

from analyzer.ranges import Places
from analyzer.types import Category, Ceiling, Flag, Level, Status, UnitScore, Weights

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


def has_weak_lead(n_better: int, weight: float, weights: Weights) -> bool:
    """True if headline and lead rest on level 3 or below, and assert enough to tell.

    Args:
        n_better: statements there that rest on more and weigh anything.
        weight: of all statements there.
    """
    # One doubtful phrase in a headline is no lead that rests on nobody.
    enough = weights.length_weight(weights.ceiling_lead_words) * weights.lead_weight
    return not n_better and weight >= enough


def has_anonymous_opinion(opinions: Iterable[Flag], weights: Weights) -> bool:
    """True if the flags of anonymous opinion are sure enough that there is one."""
    confidences = [flag.confidence for flag in opinions]
    if not confidences:
        return False
    return 1 - prod(1 - confidence for confidence in confidences) >= weights.ceiling_confidence


def to_cap(full: float, own: float, better: float, enough: float) -> tuple[float, float]:
    """The cap as high as its statements are light, and its strength.

    Args:
        full: the cap at full strength.
        own: weight of the statements behind it.
        better: weight of whatever else rests on more than level 3.  What rests on less has no
            part in it: an unsourced statement more must not lift a cap.
        enough: share of ``own`` in both from which on the cap is at full strength.
    """
    strength = min(1.0, _share(own, better) / enough)
    return full if strength == 1 else 100 - strength * (100 - full), strength


def _weak_lead(
    units: Sequence[UnitScore], flags: Sequence[Flag], weights: Weights
) -> Iterator[Ceiling]:
    lead = [unit for unit in units if unit.is_lead and unit.weight]
    n_better = sum(unit.level > Level.INSTITUTION_ONLY for unit in lead)
    if not has_weak_lead(n_better, fsum(unit.weight for unit in lead), weights):
        return
    attributions = {unit.attribution_id for unit in lead} - {None}
    places = Places(lead)
    behind = [
        flag.id
        for flag in flags
        if flag.status is not Status.DISMISSED
        and flag.category in _ABOUT_SOURCES
        and (flag.attribution_id in attributions or places.is_any_in(flag))
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
    if not has_anonymous_opinion(behind, weights):
        return
    attributions = {flag.attribution_id for flag in behind} - {None}
    places = Places(behind)
    opinions = [
        unit.id for unit in units if unit.attribution_id in attributions or places.is_any_in(unit)
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
    """The cap as strong as its statements are heavy."""
    behind = frozenset(full.units)
    own = fsum(unit.weight for unit in units if unit.id in behind)
    better = fsum(
        unit.weight
        for unit in units
        if unit.level > Level.INSTITUTION_ONLY and unit.id not in behind
    )
    value, strength = to_cap(full.value, own, better, enough)
    if strength == 1:
        return full
    return replace(
        full,
        value=value,
        strength=strength,
        reason=(
            f"{full.reason} ({full.value:g} if that weighed {enough:.0%} or more beside what is "
            f"better sourced; it weighs {_share(own, better):.0%})"
        ),
    )


def _share(own: float, better: float) -> float:
    return own / (own + better) if own else 0.0


def opinion_flags(flags: Sequence[Flag]) -> list[Flag]:
    """Flags of anonymous opinion that an editor has not dismissed."""
    return [
        flag for flag in flags if flag.rule == OPINION_RULE and flag.status is not Status.DISMISSED
    ]
