"""Composition and traceability beside those of gold attributions with labelled sources.

The gold side takes the annotators' attributions and the labelled ladder level of each source; the
claims that rest on nobody are found by the same heuristic on both sides, in what the attributions
of that side leave.  So the figures tell what detection and grading cost the scores, not whether a
claim is contestable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analyzer.facts.claims import find_units
from analyzer.facts.marks import Marks
from analyzer.facts.quotation import find_quotations
from analyzer.facts.tree import Tree
from analyzer.lexicon import load_lexicons
from analyzer.scores.building import spearman
from analyzer.scores.composition import measure_composition
from analyzer.scores.statements import mean_tau, weigh
from analyzer.types import (
    Attribution,
    AttributionKind,
    Cue,
    Facts,
    Level,
    SourceClass,
    Span,
    SpanText,
    Weights,
)
from evaluation.polnear import GoldArticle, GoldAttribution
from evaluation.sources import Ledger

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHARES = ("named", "institutions", "anonymous", "nobody")
MEASURES = (*SHARES, "traceability")

Figures = Mapping[str, float]
"""Measure → points, 0 to 100."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One article's measures, from gold attributions and as analysed."""

    article: str
    gold: Figures
    measured: Figures


def to_pair(article: GoldArticle, ledger: Ledger, doc: Doc, facts: Facts) -> Pair | None:
    """Both sides of an article; ``None`` where one of them has nothing to measure."""
    tree = Tree.from_doc(doc, article.text)
    quotations, _ = find_quotations(article.text, facts.draft.paragraphs)
    marks = Marks(tree, quotations, facts.draft.paragraphs)
    attributions = list(to_attributions(article, ledger[article.name]))
    units = find_units(tree, marks, load_lexicons(), attributions)
    gold = to_figures(replace(facts, units=units, attributions=tuple(attributions)))
    measured = to_figures(facts)
    if gold is None or measured is None:
        return None
    return Pair(article.name, gold, measured)


def to_attributions(
    article: GoldArticle, records: Mapping[str, Mapping[str, Any]]
) -> Iterable[Attribution]:
    """Gold attributions as the analyzer's own records, with the labelled level."""
    for number, gold in enumerate(article.attributions, start=1):
        record = records.get(gold.event)
        if record is None:
            continue
        yield Attribution(
            id=f"G{number}",
            kind=AttributionKind.INDIRECT,
            construction="gold",
            source=_phrase(article, gold.source),
            cue=_cue(article, gold),
            content=_phrase(article, gold.content),
            source_id=str(record["cluster"]),
            source_class=SourceClass(record["class"]),
            level=Level(record["level"]),
            confidence=1.0,
        )


def _phrase(article: GoldArticle, spans: Sequence[Span]) -> SpanText | None:
    if not spans:
        return None
    return SpanText(tuple(spans), " … ".join(article.text[start:end] for start, end in spans))


def _cue(article: GoldArticle, gold: GoldAttribution) -> Cue | None:
    phrase = _phrase(article, gold.cue)
    return Cue(phrase.spans, phrase.text, "", "") if phrase else None


def to_figures(facts: Facts) -> Figures | None:
    """Shares and traceability before ceilings, in points."""
    units = weigh(facts, (), Weights())
    composition, traceability = measure_composition(units), mean_tau(units)
    if composition is None or traceability is None:
        return None
    shares = {name: 100 * getattr(composition, name) for name in SHARES}
    return {**shares, "traceability": traceability}


def score_agreement(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Mean absolute error and rank correlation of each measure, and of all shares together."""
    result: dict[str, Any] = {"n_articles": len(pairs)}
    for name in MEASURES:
        gold = [pair.gold[name] for pair in pairs]
        measured = [pair.measured[name] for pair in pairs]
        result[name] = _compare(gold, measured)
    result["all_shares"] = _compare(
        [pair.gold[name] for pair in pairs for name in SHARES],
        [pair.measured[name] for pair in pairs for name in SHARES],
    )
    result["worst"] = [
        {
            "article": pair.article,
            "gold": {name: round(value, 1) for name, value in pair.gold.items()},
            "measured": {name: round(value, 1) for name, value in pair.measured.items()},
        }
        for pair in sorted(pairs, key=_distance, reverse=True)[:5]
    ]
    return result


def _distance(pair: Pair) -> float:
    return sum(abs(pair.gold[name] - pair.measured[name]) for name in SHARES)


def _compare(gold: Sequence[float], measured: Sequence[float]) -> dict[str, float | None]:
    n = len(gold)
    errors = [abs(a - b) for a, b in zip(gold, measured, strict=True)]
    return {
        "mean_absolute_error": sum(errors) / n if n else None,
        "bias": sum(b - a for a, b in zip(gold, measured, strict=True)) / n if n else None,
        "spearman": spearman(gold, measured),
    }
