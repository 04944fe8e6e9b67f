"""How far a reader could follow what the draft asserts to somebody who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import fsum

import numpy as np

from analyzer.scores.ceilings import find_ceilings
from analyzer.scores.statements import mean_tau
from analyzer.types import Flag, Level, Traceability, UnitScore, Weights

BOOTSTRAP_ROUNDS = 400
INTERVAL = 0.90
_DRAWN = 1_000_000
"""Units drawn at once."""


def measure_traceability(
    units: Sequence[UnitScore], flags: Sequence[Flag], n_words: int, weights: Weights
) -> Traceability:
    """Weighted mean of τ over all units, those without a source at 0, with its interval."""
    bare = measure_value(units, flags, n_words, weights)
    if bare.value is None or bare.uncapped is None:
        return bare
    low, high = _bootstrap(units)
    cap = bare.ceiling if bare.ceiling is not None else 100.0
    attributed = mean_tau([unit for unit in units if unit.level > Level.NO_SOURCE])
    swing, swing_unit = _largest_swing(units, bare.uncapped)
    return Traceability(
        value=round(bare.value, 1),
        low=round(min(low, cap), 1),
        high=round(min(high, cap), 1),
        attributed_only=None if attributed is None else round(attributed, 1),
        ceiling=None if bare.ceiling is None else round(bare.ceiling, 1),
        ceiling_reason=bare.ceiling_reason,
        n_units=bare.n_units,
        uncapped=round(bare.uncapped, 1),
        ceilings=tuple(
            replace(one, value=round(one.value, 1), strength=round(one.strength, 3))
            for one in bare.ceilings
        ),
        swing=round(swing, 1),
        swing_unit=swing_unit,
    )


def measure_value(
    units: Sequence[UnitScore], flags: Sequence[Flag], n_words: int, weights: Weights
) -> Traceability:
    """The value and its ceilings, unrounded and without an interval."""
    counted = [unit for unit in units if not unit.is_excused]
    n_units, content = len(counted), sum(unit.words for unit in counted)
    reason = None
    if n_words < weights.min_words:
        reason = f"{_count(n_words, 'word')}; at least {weights.min_words} are needed"
    elif n_units < weights.min_units:
        reason = f"{_count(n_units, 'statement')}; at least {weights.min_units} are needed"
    elif content < weights.min_content_words:
        reason = (
            f"{_count(content, 'content word')} in all statements; "
            f"at least {weights.min_content_words} are needed"
        )
    if reason is not None:
        return Traceability(None, insufficient=reason, n_units=n_units)
    uncapped = mean_tau(units)
    if uncapped is None:
        return Traceability(None, insufficient="no statement to weigh", n_units=n_units)
    ceilings = find_ceilings(uncapped, units, flags, weights)
    applied = next((one for one in ceilings if one.applies), None)
    return Traceability(
        value=applied.value if applied else uncapped,
        ceiling=applied.value if applied else None,
        ceiling_reason=applied.reason if applied else None,
        n_units=n_units,
        uncapped=uncapped,
        ceilings=ceilings,
    )


def _largest_swing(units: Sequence[UnitScore], mean: float) -> tuple[float, str | None]:
    """What the mean would move by without the one statement that moves it most, and which it is.

    Without weight w and value τ a mean m of weights W becomes (Wm − wτ) / (W − w): the influence
    that one observation has (Cook 1977, of a mean).
    """
    total = fsum(unit.weight for unit in units)
    largest: tuple[float, str | None] = (0.0, None)
    for unit in units:
        rest = total - unit.weight
        swing = unit.weight * (mean - unit.tau) / rest if rest > 0 else 0.0
        if abs(swing) > abs(largest[0]):
            largest = (swing, unit.id)
    return largest


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _bootstrap(units: Sequence[UnitScore]) -> tuple[float, float]:
    """Percentile interval over units drawn with replacement (Efron 1979).

    The seed is fixed, so that the same draft always gets the same interval.
    """
    units = [unit for unit in units if unit.weight]  # a sample must weigh something
    n = len(units)
    draw = np.random.default_rng(n)
    weights = np.array([unit.weight for unit in units])
    points = weights * np.array([unit.tau for unit in units])
    means = np.empty(BOOTSTRAP_ROUNDS)
    # Drawn in parts, so that memory does not grow with the draft; they are the same samples.
    rounds = max(1, _DRAWN // n)
    for first in range(0, BOOTSTRAP_ROUNDS, rounds):
        part = means[first : first + rounds]
        samples = draw.integers(n, size=(len(part), n))
        part[:] = points[samples].sum(axis=1) / weights[samples].sum(axis=1)
    means.sort()
    edge = (1 - INTERVAL) / 2
    low = means[int(edge * BOOTSTRAP_ROUNDS)]
    high = means[int((1 - edge) * BOOTSTRAP_ROUNDS) - 1]
    return float(low), float(high)
