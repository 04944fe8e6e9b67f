"""Measures of one article: pure functions over facts and flags, one file for each measure.

What is measured is the traceability of the text to its sources, never credibility or truth.
Nothing to measure is ``None``, never 0.  Formulas and their limits: ``docs/scores.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from analyzer.scores.anonymity import measure_anonymity
from analyzer.scores.composition import measure_composition
from analyzer.scores.framing import measure_framing
from analyzer.scores.movers import find_movers
from analyzer.scores.reference import Reference, find_percentiles
from analyzer.scores.spread import measure_spread
from analyzer.scores.statements import weigh
from analyzer.scores.traceability import measure_traceability
from analyzer.scores.verdict import to_verdict
from analyzer.scores.verification import measure_verification
from analyzer.types import (
    Category,
    Credit,
    Facts,
    Flag,
    FramingLoad,
    Scores,
    Severity,
    Status,
    Weights,
)

__all__ = ["score", "with_statuses"]


def score(
    facts: Facts,
    flags: Sequence[Flag],
    found_credits: Sequence[Credit] = (),
    *,
    weights: Weights | None = None,
    reference: Reference | None = None,
    ran: Collection[Category] = frozenset(Category),
) -> Scores:
    """All measures of one article.

    Args:
        weights: what levels, statements and flags count for; the shipped table by default.
        reference: the articles to compare with; without it there are no percentiles.
        ran: categories that rules ran for: without framing rules there is no framing load.
    """
    weights = weights or Weights()
    units = weigh(facts, flags, weights)
    scores = Scores(
        composition=measure_composition(units),
        traceability=measure_traceability(units, flags, facts.n_words, weights),
        anonymity=measure_anonymity(facts.sources, units, flags),
        spread=measure_spread(facts.sources),
        must_fix=tuple(
            flag.id
            for flag in flags
            if flag.severity is Severity.MUST_FIX and flag.status is not Status.DISMISSED
        ),
        dismissed=tuple(flag.id for flag in flags if flag.status is Status.DISMISSED),
        verification=measure_verification(facts, flags, found_credits),
        framing=(
            measure_framing(facts, flags, weights) if Category.FRM in ran else FramingLoad(None)
        ),
        units=units,
        movers=find_movers(facts, flags, units, weights),
    )
    if reference is not None:
        found = tuple(find_percentiles(scores, facts.n_words, reference))
        scores = replace(scores, percentiles=found)
    return replace(scores, verdict=to_verdict(scores))


def with_statuses(flags: Sequence[Flag], statuses: Mapping[str, Status]) -> tuple[Flag, ...]:
    """The flags with the statuses an editor gave them.

    Args:
        statuses: fingerprint of a flag → its status; other flags keep theirs.
    """
    return tuple(
        replace(flag, status=statuses[flag.fingerprint]) if flag.fingerprint in statuses else flag
        for flag in flags
    )
