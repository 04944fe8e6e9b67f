"""Measures of one article: pure functions over facts and flags.

What is measured is the traceability of the text to its sources, never credibility or truth.
Nothing to measure is ``None``, never 0.  Formulas and their limits: ``docs/scores.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analyzer.types import (
    AnonymityMeasure,
    Composition,
    Facts,
    Flag,
    Level,
    Scores,
    Severity,
    SourceClass,
    Spread,
    Status,
    Traceability,
    Unit,
)

#: τ of the ladder: how much of the way to a named source with a role each level goes (0 to 100).
TAU: dict[Level, int] = {
    Level.NAMED_WITH_ROLE: 100,
    Level.NAMED: 90,
    Level.INSTITUTION: 75,
    Level.ROLE_AND_ACCESS: 60,
    Level.INSTITUTION_ONLY: 40,
    Level.RELATION_ONLY: 20,
    Level.GENERIC: 8,
    Level.NO_SOURCE: 0,
}
WORD_CAP = 40
"""A unit weighs its content words, but never more than this many."""
LEAD_WEIGHT = 1.5
"""Units in the headline and the first two paragraphs weigh this much more."""
MIN_WORDS = 150
MIN_UNITS = 4
CEILING_WEAK_LEAD = 60
"""Cap when headline and lead rest only on sources at level 3 or below."""
CEILING_ANONYMOUS_OPINION = 70
"""Cap when an anonymous source is used for opinion."""
BOOTSTRAP_ROUNDS = 400
INTERVAL = 0.90
_UNNAMED = frozenset(
    {SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP, SourceClass.GENERIC_CROWD,
     SourceClass.UNIDENTIFIED_DOCUMENT}
)  # fmt: skip


def score(facts: Facts, flags: Sequence[Flag]) -> Scores:
    """All measures of one article."""
    return Scores(
        composition=measure_composition(facts.units),
        traceability=measure_traceability(facts, flags),
        anonymity=measure_anonymity(facts),
        spread=measure_spread(facts),
        must_fix=tuple(
            flag.id
            for flag in flags
            if flag.severity is Severity.MUST_FIX and flag.status is not Status.DISMISSED
        ),
    )


def unit_weight(unit: Unit) -> float:
    """Content words, capped, times the lead weight."""
    return min(unit.words, WORD_CAP) * (LEAD_WEIGHT if unit.is_lead else 1.0)


def measure_composition(units: Sequence[Unit]) -> Composition | None:
    """What the contestable content rests on; ``None`` if there is none."""
    total = sum(unit_weight(unit) for unit in units)
    if not total:
        return None

    def share(lowest: Level, highest: Level) -> float:
        weights = (unit_weight(unit) for unit in units if lowest <= unit.level <= highest)
        return sum(weights) / total

    return Composition(
        named=share(Level.NAMED, Level.NAMED_WITH_ROLE),
        institutions=share(Level.ROLE_AND_ACCESS, Level.INSTITUTION),
        anonymous=share(Level.GENERIC, Level.INSTITUTION_ONLY),
        nobody=share(Level.NO_SOURCE, Level.NO_SOURCE),
    )


def mean_tau(units: Sequence[Unit]) -> float | None:
    """Weighted mean of τ over units; ``None`` without units."""
    total = sum(unit_weight(unit) for unit in units)
    return sum(unit_weight(unit) * TAU[unit.level] for unit in units) / total if total else None


def measure_traceability(facts: Facts, flags: Sequence[Flag]) -> Traceability:
    """Weighted mean of the ladder over all units, unattributed ones at 0, with its interval."""
    units = facts.units
    reason = None
    if facts.n_words < MIN_WORDS:
        reason = f"{facts.n_words} words; at least {MIN_WORDS} are needed"
    elif len(units) < MIN_UNITS:
        reason = f"{len(units)} statements; at least {MIN_UNITS} are needed"
    if reason is not None:
        return Traceability(None, insufficient=reason, n_units=len(units))
    raw = mean_tau(units)
    if raw is None:
        return Traceability(None, insufficient="no statement to weigh", n_units=len(units))
    low, high = _bootstrap(units)
    ceiling, ceiling_reason = _ceiling(units, flags)
    cap = 100 if ceiling is None else ceiling
    attributed = mean_tau([unit for unit in units if unit.level > Level.NO_SOURCE])
    applies = ceiling is not None and raw > ceiling
    return Traceability(
        value=round(min(raw, cap), 1),
        low=round(min(low, cap), 1),
        high=round(min(high, cap), 1),
        attributed_only=round(attributed, 1) if attributed is not None else None,
        ceiling=ceiling if applies else None,
        ceiling_reason=ceiling_reason if applies else None,
        n_units=len(units),
    )


def _bootstrap(units: Sequence[Unit]) -> tuple[float, float]:
    """Percentile interval over units drawn with replacement; the seed is fixed, so that the same
    draft always gets the same interval."""
    units = [unit for unit in units if unit_weight(unit)]  # a sample must weigh something
    draw = np.random.default_rng(len(units))
    weights = np.array([unit_weight(unit) for unit in units])
    points = weights * np.array([TAU[unit.level] for unit in units])
    samples = draw.integers(len(units), size=(BOOTSTRAP_ROUNDS, len(units)))
    means = np.sort(points[samples].sum(axis=1) / weights[samples].sum(axis=1))
    edge = (1 - INTERVAL) / 2
    low = means[int(edge * BOOTSTRAP_ROUNDS)]
    high = means[int((1 - edge) * BOOTSTRAP_ROUNDS) - 1]
    return float(low), float(high)


def _ceiling(units: Sequence[Unit], flags: Sequence[Flag]) -> tuple[int | None, str | None]:
    lead = [unit for unit in units if unit.is_lead]
    if lead and all(unit.level <= Level.INSTITUTION_ONLY for unit in lead):
        return CEILING_WEAK_LEAD, "headline and lead rest only on unnamed sources or none"
    if any(flag.rule == "SRC-OPINION" and flag.status is not Status.DISMISSED for flag in flags):
        return CEILING_ANONYMOUS_OPINION, "an anonymous source is used for opinion"
    return None, None


def measure_anonymity(facts: Facts) -> AnonymityMeasure:
    """Unnamed sources, how many of them with a real reason, and whether the lead needs them."""
    unnamed = [source for source in facts.sources if source.source_class in _UNNAMED]
    reasons = sum(
        source.anonymity is not None and source.anonymity.reason == "substantive"
        for source in unnamed
    )
    lead = [unit for unit in facts.units if unit.is_lead and unit.level > Level.NO_SOURCE]
    return AnonymityMeasure(
        referents=len(unnamed),
        with_substantive_reason=reasons / len(unnamed) if unnamed else None,
        lead_depends=bool(lead) and all(unit.level <= Level.ROLE_AND_ACCESS for unit in lead),
    )


def measure_spread(facts: Facts) -> Spread:
    """Distinct sources, their effective number (inverse Simpson) and the largest share."""
    shares = [source.share for source in facts.sources if source.share > 0]
    total = sum(shares)
    if not total:
        return Spread(distinct=len(facts.sources), effective=None, largest_share=None)
    parts = [share / total for share in shares]
    return Spread(
        distinct=len(facts.sources),
        effective=round(1 / sum(part * part for part in parts), 2),
        largest_share=round(max(parts), 3),
    )
