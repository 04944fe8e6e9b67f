"""Sums behind the measures that changes are judged by.

A change takes out of them what it changes and puts it back as it will be, so that trying it costs
what it touches, not the draft.  The sums are exact fractions, and the measures of a whole draft
add up exactly too (``fsum``): both give the same figure to the last bit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import chain

from analyzer.ranges import Places
from analyzer.scores.anonymity import has_real_reason, is_unnamed_person
from analyzer.scores.ceilings import has_anonymous_opinion, has_weak_lead, opinion_flags, to_cap
from analyzer.scores.changes import Edit
from analyzer.scores.framing import is_framing, own_words, points_of, to_load
from analyzer.scores.statements import OWNERLESS, unit_weight
from analyzer.types import Facts, Flag, Level, Severity, Source, Status, UnitScore, Weights

Figures = dict[str, float | None]
"""Measure → its value, unrounded and without an interval."""


@dataclass(slots=True)
class _Sums:
    """What the measures are made of.

    Attributes:
        by_level: weight of the statements of each level.
        points: weight × τ of all.
        n_units, n_content: statements that are not excused; their content words.
        lead, n_better_lead: weight of those in the lead; how many of them rest on more than
            level 3.
        opinion, better: weight of those behind a flag of anonymous opinion; of all others that
            rest on more than level 3.
        people, explained: unnamed people; those with a substantive reason.
        framing: framing points.
        must_fix: open flags of severity 3.
    """

    by_level: list[Fraction] = field(default_factory=lambda: [Fraction()] * len(Level))
    points: Fraction = Fraction()
    n_units: int = 0
    n_content: int = 0
    lead: Fraction = Fraction()
    n_better_lead: int = 0
    opinion: Fraction = Fraction()
    better: Fraction = Fraction()
    people: int = 0
    explained: int = 0
    framing: Fraction = Fraction()
    must_fix: int = 0


@dataclass(frozen=True, slots=True)
class _State:
    """What of a statement enters the sums."""

    level: Level
    words: int
    weight: float
    is_lead: bool
    is_excused: bool
    is_opinion: bool


class Tally:
    """The sums of one draft.

    Args:
        units: the statements of ``facts`` as ``weigh`` gives them for these flags.
    """

    def __init__(
        self, facts: Facts, flags: Sequence[Flag], units: Sequence[UnitScore], weights: Weights
    ) -> None:
        self._weights = weights
        self._facts = facts
        self._opinions = opinion_flags(flags)
        self._words = own_words(facts)
        asked = [flag for flag in flags if flag.rule in OWNERLESS]
        if all(flag.status is not Status.DISMISSED for flag in asked):
            asked = []  # nothing is excused, whatever flag goes
        places = Places(units)
        of_attribution: dict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(units):
            if unit.attribution_id is not None:
                of_attribution[unit.attribution_id].append(number)
        self._about: dict[str, list[int]] = {}
        """Flag of opinion, or flag that asks for a source → statements it is about."""
        self._asking: dict[int, list[Flag]] = defaultdict(list)
        self._blaming: dict[int, list[Flag]] = defaultdict(list)
        for flag in asked:
            self._about[flag.id] = places.find_in(flag)
            for number in self._about[flag.id]:
                self._asking[number].append(flag)
        for flag in self._opinions:
            of_it = of_attribution.get(flag.attribution_id or "", ())
            self._about[flag.id] = sorted({*places.find_in(flag), *of_it})
            for number in self._about[flag.id]:
                self._blaming[number].append(flag)
        self._states = [
            _State(
                level=unit.level,
                words=unit.words,
                weight=unit.weight,
                is_lead=unit.is_lead,
                is_excused=unit.is_excused,
                is_opinion=number in self._blaming,
            )
            for number, unit in enumerate(units)
        ]
        self._sums = _Sums()
        for state in self._states:
            _add(self._sums, state, weights)
        for source in facts.sources:
            _count(self._sums, source)
        for flag in flags:
            _charge(self._sums, flag, weights)

    def figures(self) -> Figures:
        """The measures of the draft as it is."""
        return self._to_figures(self._sums, self._opinions)

    def figures_after(self, edit: Edit) -> Figures:
        """The measures of the draft with one change made."""
        gone = {flag.id for flag in edit.gone}
        sums = replace(self._sums, by_level=[*self._sums.by_level])
        about = chain.from_iterable(self._about.get(name, ()) for name in gone)
        for number in {*edit.raised, *edit.cut, *about}:
            _add(sums, self._states[number], self._weights, -1)
            if number not in edit.cut:
                _add(sums, self._state_after(number, edit, gone), self._weights)
        if edit.before is not None and edit.after is not None:
            _count(sums, edit.before, -1)
            _count(sums, edit.after)
        for flag in edit.gone:
            _charge(sums, flag, self._weights, -1)
        return self._to_figures(sums, [flag for flag in self._opinions if flag.id not in gone])

    def _state_after(self, number: int, edit: Edit, gone: Collection[str]) -> _State:
        level = edit.raised.get(number, self._states[number].level)
        asking = [flag for flag in self._asking.get(number, ()) if flag.id not in gone]
        is_excused = (
            level is Level.NO_SOURCE
            and bool(asking)
            and all(flag.status is Status.DISMISSED for flag in asking)
        )
        unit = self._facts.units[number]
        return _State(
            level=level,
            words=unit.words,
            weight=0.0 if is_excused else unit_weight(unit, self._weights),
            is_lead=unit.is_lead,
            is_excused=is_excused,
            is_opinion=any(flag.id not in gone for flag in self._blaming.get(number, ())),
        )

    def _to_figures(self, sums: _Sums, opinions: Iterable[Flag]) -> Figures:
        total = float(sum(sums.by_level))
        anonymous = sums.by_level[Level.GENERIC : Level.INSTITUTION_ONLY + 1]
        return {
            "traceability": self._traceability(sums, opinions, total),
            "framing_load": to_load(float(sums.framing), self._words),
            "with_substantive_reason": sums.explained / sums.people if sums.people else None,
            "anonymous": float(sum(anonymous)) / total if total else None,
            "nobody": float(sums.by_level[Level.NO_SOURCE]) / total if total else None,
            "must_fix": float(sums.must_fix),
        }

    def _traceability(self, sums: _Sums, opinions: Iterable[Flag], total: float) -> float | None:
        weights = self._weights
        is_long = self._facts.n_words >= weights.min_words
        has_units = sums.n_units >= weights.min_units
        has_content = sums.n_content >= weights.min_content_words
        if not (is_long and has_units and has_content and total):
            return None
        value = float(sums.points) / total
        lead = float(sums.lead)
        if has_weak_lead(sums.n_better_lead, lead, weights):
            better = float(sum(sums.by_level[Level.INSTITUTION_ONLY + 1 :]))
            cap, _ = to_cap(
                weights.ceiling_weak_lead, lead, better, weights.ceiling_weak_lead_share
            )
            value = min(value, cap)
        if has_anonymous_opinion(opinions, weights):
            cap, _ = to_cap(
                weights.ceiling_anonymous_opinion,
                float(sums.opinion),
                float(sums.better),
                weights.ceiling_anonymous_opinion_share,
            )
            value = min(value, cap)
        return value


def _add(sums: _Sums, state: _State, weights: Weights, sign: int = 1) -> None:
    """Add a statement, or take it out with ``sign`` −1."""
    weight = sign * Fraction(state.weight)
    is_better = state.level > Level.INSTITUTION_ONLY
    sums.by_level[state.level] += weight
    sums.points += sign * Fraction(state.weight * weights.tau(state.level))
    if not state.is_excused:
        sums.n_units += sign
        sums.n_content += sign * state.words
    if state.is_lead:
        sums.lead += weight
        sums.n_better_lead += sign * bool(is_better and state.weight)
    if state.is_opinion:
        sums.opinion += weight
    elif is_better:
        sums.better += weight


def _count(sums: _Sums, source: Source, sign: int = 1) -> None:
    """Count an unnamed person, or no longer."""
    if is_unnamed_person(source):
        sums.people += sign
        sums.explained += sign * has_real_reason(source)


def _charge(sums: _Sums, flag: Flag, weights: Weights, sign: int = 1) -> None:
    """Count what an open flag costs, or no longer."""
    if flag.status is Status.DISMISSED:
        return
    sums.must_fix += sign * (flag.severity is Severity.MUST_FIX)
    if is_framing(flag):
        sums.framing += sign * Fraction(points_of(flag, weights))
