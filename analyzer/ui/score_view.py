"""The measures of a report as the plain data that the dashboard's component draws (JSON types)."""

from __future__ import annotations

from typing import Any

from analyzer.outputs.corpora import to_corpus_name
from analyzer.outputs.measure_text import to_anonymity, to_percentages, to_spread, to_swing
from analyzer.types import (
    Ceiling,
    FlagPoints,
    Mover,
    Percentile,
    Report,
    Scores,
    Span,
    Traceability,
    UnitScore,
)
from analyzer.ui import wording
from analyzer.ui.display import to_excerpt, to_visible
from analyzer.ui.places import Places


def to_scores(report: Report, places: Places) -> dict[str, Any]:
    """Every measure, ready to be drawn; what a flag or statement is behind has its ranges."""
    scores = report.scores
    return {
        "verdict": to_visible(scores.verdict),
        "must_fix": list(scores.must_fix),
        "composition": _composition(scores),
        "traceability": _traceability(scores.traceability),
        "swing": _swing(scores.traceability),
        "anonymity": _sentence(to_anonymity(scores.anonymity)),
        "spread": _sentence(to_spread(scores.spread)),
        "movers": [_mover(mover) for mover in scores.movers],
        "framing": _framing(scores),
        "verification": _verification(scores),
        "units": [_unit(report, unit, places) for unit in scores.units],
        "percentiles": [_percentile(one) for one in scores.percentiles],
    }


def _composition(scores: Scores) -> list[dict[str, Any]] | None:
    if scores.composition is None:
        return None
    shares = [getattr(scores.composition, key) for key, _ in wording.COMPOSITION]
    return [
        {"key": key, "name": name, "share": round(share * 100, 2), "percent": percent}
        for (key, name), share, percent in zip(
            wording.COMPOSITION, shares, to_percentages(shares), strict=True
        )
    ]


def _traceability(measure: Traceability) -> dict[str, Any]:
    return {
        "value": _rounded(measure.value),
        "low": _rounded(measure.low),
        "high": _rounded(measure.high),
        "uncapped": _rounded(measure.uncapped),
        "attributed_only": _rounded(measure.attributed_only),
        "ceiling": _rounded(measure.ceiling),
        "ceiling_reason": to_visible(measure.ceiling_reason or ""),
        "ceilings": [_ceiling(one) for one in measure.ceilings],
        "insufficient": to_visible(measure.insufficient or ""),
        "units": measure.n_units,
    }


def _swing(measure: Traceability) -> dict[str, str] | None:
    text = to_swing(measure)
    return None if text is None else {"text": _sentence(text), "unit": str(measure.swing_unit)}


def _ceiling(ceiling: Ceiling) -> dict[str, Any]:
    return {
        "value": _rounded(ceiling.value),
        "reason": to_visible(ceiling.reason),
        "applies": ceiling.applies,
        "flags": list(ceiling.flags),
        "units": list(ceiling.units),
    }


def _mover(mover: Mover) -> dict[str, Any]:
    return {
        "label": _sentence(to_visible(mover.label)),
        "gain": f"+{mover.gain:.0f}" if mover.gain >= 1 else f"+{mover.gain:.1f}",
        "measure": wording.MEASURES.get(mover.measure, mover.measure),
        "changes": [
            {
                "measure": wording.MEASURES.get(change.measure, change.measure),
                "before": _figure(change.measure, change.before),
                "after": _figure(change.measure, change.after),
            }
            for change in mover.changes
        ],
        "spans": _ranges(mover.spans),
    }


def _figure(measure: str, value: float | None) -> str:
    if value is None:
        return "not measured"
    if measure in ("anonymous", "nobody", "with_substantive_reason"):
        return f"{value * 100:.0f}%"
    return f"{value:.0f}" if measure == "must_fix" else f"{value:.1f}"


def _framing(scores: Scores) -> dict[str, Any]:
    load = scores.framing
    return {
        "value": None if load.value is None else f"{load.value:.1f}",
        "words": load.words,
        "flags": [_cost(cost) for cost in load.flags],
    }


def _cost(cost: FlagPoints) -> dict[str, Any]:
    return {
        "flag": cost.flag,
        "points": f"{cost.points:.1f}",
        "is_dismissed": cost.status.value == "dismissed",
    }


def _verification(scores: Scores) -> list[dict[str, Any]]:
    ledger = scores.verification
    return [
        {"key": key, "name": name, "spans": _ranges(getattr(ledger, key))}
        for key, name in wording.VERIFICATION
    ]


def _unit(report: Report, unit: UnitScore, places: Places) -> dict[str, Any]:
    return {
        "id": unit.id,
        "text": to_excerpt(report.text[unit.start : unit.end], width=110),
        "place": places.of(unit.start),
        "level": wording.LEVELS[unit.level][0],
        "group": to_group(int(unit.level)),
        "words": unit.words,
        "weight": f"{unit.weight:.1f}",
        "share": f"{unit.share * 100:.1f}",
        "points": round(unit.points, 1),
        "ceded": round(unit.ceded, 1),
        "is_lead": unit.is_lead,
        "spans": [[unit.start, unit.end]],
    }


def to_group(level: int) -> str:
    """The part of the composition bar that a ladder level belongs to."""
    if level >= 6:
        return "named"
    if level >= 4:
        return "institutions"
    return "anonymous" if level >= 1 else "nobody"


def _percentile(one: Percentile) -> dict[str, Any]:
    name, about = to_corpus_name(one.corpus)
    of_length = "of every length" if one.band == "all" else f"of {one.band.replace('-', '–')} words"
    return {
        "measure": one.measure,
        "name": wording.MEASURES.get(one.measure, one.measure),
        "percentile": round(one.percentile),
        "beats": f"{_beaten(one.percentile)} {one.n:,} articles {of_length}",
        "corpus": to_visible(name),
        "about": to_visible(about),
        "warning": to_visible(one.warning),
    }


def _beaten(percentile: float) -> str:
    """*More than 41% of*; never all or none of them by rounding."""
    if percentile >= 100:
        return "more than each of"
    if percentile <= 0:
        return "no more than any of"
    return f"more than {min(max(round(percentile), 1), 99)}% of"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rounded(value: float | None) -> int | None:
    return None if value is None else round(value)


def _ranges(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
