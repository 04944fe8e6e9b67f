"""What each statement weighs and brings: content units with their weight, τ and points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import fsum

from analyzer.ranges import Places
from analyzer.types import Draft, Facts, Flag, Level, Status, Unit, UnitScore, Weights

#: Rules that ask who says so: a dismissal means that this statement needs no source.
OWNERLESS = frozenset({"ATT-MISSING", "ATT-AGENTLESS", "ATT-HEARSAY", "ATT-EVENT", "CER-SPEC"})


def weigh(facts: Facts, flags: Sequence[Flag], weights: Weights) -> tuple[UnitScore, ...]:
    """Every content unit with its weight and points, in the order of ``facts.units``.

    A statement without a source weighs nothing once an editor has dismissed what was flagged in
    it for want of one, and stays listed.
    """
    source_of = {one.id: one.source_id for one in facts.attributions}
    excused = _find_excused(facts.units, flags)
    heavy = [
        0.0 if is_excused else unit_weight(unit, weights)
        for unit, is_excused in zip(facts.units, excused, strict=True)
    ]
    total = fsum(heavy)
    numbers = Paragraphs(facts.draft)
    taus = {level: weights.tau(level) for level in Level}
    found = []
    for number, (unit, weight, is_excused) in enumerate(
        zip(facts.units, heavy, excused, strict=True), start=1
    ):
        tau = taus[unit.level]
        share = weight / total if total else 0.0
        found.append(
            UnitScore(
                id=f"U{number}",
                start=unit.start,
                end=unit.end,
                paragraph=numbers.at(unit.start),
                level=unit.level,
                words=unit.words,
                is_lead=unit.is_lead,
                weight=weight,
                share=share,
                tau=tau,
                points=share * tau,
                ceded=share * (100 - tau),
                attribution_id=unit.attribution_id,
                source_id=source_of.get(unit.attribution_id or ""),
                is_excused=is_excused,
            )
        )
    return tuple(found)


def unit_weight(unit: Unit, weights: Weights) -> float:
    """The lengths of its sentences, each damped and capped, times the lead weight; of a claim that
    rests on nobody so much as it is sure that it does."""
    lead = weights.lead_weight if unit.is_lead else 1.0
    length = fsum(weights.length_weight(words) for words in unit.by_sentence or (unit.words,))
    return length * lead * unit.confidence


def mean_tau(units: Sequence[UnitScore]) -> float | None:
    """Weighted mean of τ over units; ``None`` where they weigh nothing."""
    total = fsum(unit.weight for unit in units)
    return fsum(unit.weight * unit.tau for unit in units) / total if total else None


def _find_excused(units: Sequence[Unit], flags: Sequence[Flag]) -> list[bool]:
    """Whether every flag that asked for the source of a statement was dismissed, and one did."""
    asked = [flag for flag in flags if flag.rule in OWNERLESS]
    dismissed = Places(flag for flag in asked if flag.status is Status.DISMISSED)
    kept = Places(flag for flag in asked if flag.status is not Status.DISMISSED)
    return [
        unit.level is Level.NO_SOURCE and dismissed.is_any_in(unit) and not kept.is_any_in(unit)
        for unit in units
    ]


class Paragraphs:
    """Numbers of paragraphs as an editor counts them: from 1, headlines left out."""

    def __init__(self, draft: Draft) -> None:
        paragraphs = sorted(draft.paragraphs, key=lambda paragraph: paragraph.start)
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._is_body = [not paragraph.is_headline for paragraph in paragraphs]
        self._numbers = list(accumulate(int(is_body) for is_body in self._is_body))

    def at(self, offset: int) -> int:
        """Number of the paragraph at an offset; 0 in a headline or outside every paragraph."""
        index = bisect_right(self._starts, offset) - 1
        return self._numbers[index] if index >= 0 and self._is_body[index] else 0
