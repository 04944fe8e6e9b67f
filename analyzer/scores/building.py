"""Build a reference table: the statistics of a corpus, none of its texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from analyzer.scores.reference import ALL, COLUMNS, MEASURES, STEPS, band_of, to_figures
from analyzer.types import Provenance, Report


@dataclass(frozen=True, slots=True)
class Measured:
    """What a table keeps of one article: its length and its measures by name."""

    n_words: int
    figures: Mapping[str, float]


def to_measured(report: Report) -> Measured:
    """The length and measures of an analysed article."""
    return Measured(report.facts.n_words, to_figures(report.scores))


def to_table(
    corpora: Mapping[str, Sequence[Measured]], made_by: Provenance, notes: Iterable[str] = ()
) -> str:
    """A reference table as CSV, with comment lines that tell where it comes from.

    Args:
        corpora: name → its articles.
        notes: what the corpora are, a line each.
    """
    buffer = io.StringIO()
    buffer.write("# Reference distributions of the scores: statistics only, no texts.\n")
    for note in notes:
        buffer.write(f"# {' '.join(note.split())}\n")
    buffer.write(f"# Made by whosays {made_by.version}, pipeline {made_by.pipeline},\n")
    buffer.write(f"#   lexicons {made_by.lexicons}, config {made_by.config}\n")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for corpus, articles in corpora.items():
        bands = {ALL: list(articles)}
        for article in sorted(articles, key=lambda article: article.n_words):
            bands.setdefault(band_of(article.n_words), []).append(article)
        for band, members in bands.items():
            for measure in MEASURES:
                row = _to_cells([one for one in members if measure in one.figures], measure)
                if row:
                    writer.writerow([corpus, band, measure, *row])
    return buffer.getvalue()


def _to_cells(articles: Sequence[Measured], measure: str) -> list[str]:
    """Number of articles, correlation with length, quantiles; empty without articles."""
    if not articles:
        return []
    values = np.array([article.figures[measure] for article in articles])
    rho = spearman([article.n_words for article in articles], values)
    quantiles = np.quantile(values, np.linspace(0, 1, STEPS))
    return [
        str(len(values)),
        f"{0.0 if rho is None else rho:.3f}",
        *(f"{quantile:.4g}" for quantile in quantiles),
    ]


def spearman(xs: ArrayLike, ys: ArrayLike) -> float | None:
    """Rank correlation (Spearman 1904), ties at their mean rank; ``None`` where one is constant."""
    first, second = _ranks(np.asarray(xs)), _ranks(np.asarray(ys))
    if len(first) < 2 or not np.ptp(first) or not np.ptp(second):
        return None
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(values: np.ndarray) -> np.ndarray:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return ((last - counts + last + 1) / 2)[places]
