"""Where a measure stands among the articles of a reference corpus.

The shipped table, ``reference.csv``, holds statistics alone, no texts; a newsroom builds its own
from its archive (``whosays reference build``).  Lines that start with ``#`` tell where it comes
from.  Measures depend on length, so an article is compared with others of like length.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analyzer.config import suggest
from analyzer.errors import ConfigError
from analyzer.types import Percentile, Scores

SHIPPED = Path(__file__).with_name("reference.csv")
DEFAULT_CORPUS = "us-news-2016"
BANDS = ((0, 149), (150, 299), (300, 599), (600, 999), (1000, None))
"""Lengths in words within which articles are compared: first and last, both included."""
ALL = "all"
MIN_ARTICLES = 30
"""A band with fewer articles is not compared with; all lengths are, if they have as many."""
STEPS = 21
"""Quantiles kept of each measure: 0, 5, 10 … 100 %."""
DEPENDS = 0.2
"""From this rank correlation with length on, a measure is said to depend on it."""
COLUMNS = ("corpus", "band", "measure", "n", "length_rho", *(f"q{5 * i}" for i in range(STEPS)))
MEASURES = (
    "traceability", "attributed_only", "named", "institutions", "anonymous", "nobody",
    "referents", "effective_sources", "largest_share", "framing_load",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Distribution:
    """One measure over the articles of one length.

    Attributes:
        quantiles: values at 0, 5, … 100 %, never falling.
        length_rho: rank correlation (Spearman) with the number of words, over these articles.
    """

    n: int
    length_rho: float
    quantiles: tuple[float, ...]

    def percentile(self, value: float) -> float:
        """Share of articles below the value, 0 to 100; those at it count one half."""
        first = bisect_left(self.quantiles, value)
        last = bisect_right(self.quantiles, value)
        step = 100 / (len(self.quantiles) - 1)
        if first < last:
            return step * (first + last - 1) / 2
        if first in (0, len(self.quantiles)):
            return 0.0 if first == 0 else 100.0
        below, above = self.quantiles[first - 1], self.quantiles[first]
        return step * (first - 1 + (value - below) / (above - below))


@dataclass(frozen=True, slots=True)
class Reference:
    """The distributions of one corpus, by band and measure."""

    corpus: str
    distributions: Mapping[tuple[str, str], Distribution]


def find_percentiles(scores: Scores, n_words: int, reference: Reference) -> Iterator[Percentile]:
    """The percentile of each measure that has a value and a distribution."""
    for measure, value in to_figures(scores).items():
        band, warning = band_of(n_words), ""
        found = reference.distributions.get((band, measure))
        if found is None or found.n < MIN_ARTICLES:
            few = found.n if found else 0
            band, found = ALL, reference.distributions.get((ALL, measure))
            warning = f"only {few} articles of this length: compared with all lengths"
            if found is not None and abs(found.length_rho) >= DEPENDS:
                rises = "rises" if found.length_rho > 0 else "falls"
                warning += f", though this measure {rises} with length"
        if found is None or found.n < MIN_ARTICLES:
            continue
        yield Percentile(
            measure=measure,
            value=value,
            percentile=round(found.percentile(value), 1),
            corpus=reference.corpus,
            n=found.n,
            band=band,
            warning=warning,
        )


def to_figures(scores: Scores) -> dict[str, float]:
    """The measures that have a value, by name."""
    composition, spread = scores.composition, scores.spread
    figures: dict[str, float | None] = {
        "traceability": scores.traceability.value,
        "attributed_only": scores.traceability.attributed_only,
        "named": composition.named if composition else None,
        "institutions": composition.institutions if composition else None,
        "anonymous": composition.anonymous if composition else None,
        "nobody": composition.nobody if composition else None,
        "referents": float(scores.anonymity.referents),
        "effective_sources": spread.effective,
        "largest_share": spread.largest_share,
        "framing_load": scores.framing.value,
    }
    return {name: round(value, 4) for name, value in figures.items() if value is not None}


def band_of(n_words: int) -> str:
    """Name of the band a length lies in: ``300-599``, ``1000+``."""
    for first, last in BANDS:
        if last is None or n_words <= last:
            return f"{first}+" if last is None else f"{first}-{last}"
    raise AssertionError("the last band is open")


@lru_cache(maxsize=4)
def load_reference(path: Path | None = None, corpus: str | None = None) -> Reference:
    """One corpus of a reference table; by default the first of a newsroom's own.

    Raises:
        ConfigError: the table cannot be read, a row of it is bad, or it lacks the corpus.
    """
    rows = read_table(path or SHIPPED)
    names = list(dict.fromkeys(name for name, _, _ in rows))
    wanted = corpus or (names[0] if path else DEFAULT_CORPUS)
    if wanted not in names:
        close = suggest(wanted, names)
        raise ConfigError(
            "unknown reference corpus",
            path=path,
            value=wanted,
            hint=f"did you mean {close}?" if close else f"the table has {', '.join(names)}",
        )
    return Reference(
        wanted,
        {(band, measure): row for (name, band, measure), row in rows.items() if name == wanted},
    )


def read_table(path: Path) -> dict[tuple[str, str, str], Distribution]:
    """Distributions by corpus, band and measure.

    Raises:
        ConfigError: the table cannot be read, or a row of it is bad.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"cannot read the reference table: {reason}", path=path) from None
    kept = [(number, line) for number, line in enumerate(lines, 1) if line and line[0] != "#"]
    if not kept or tuple(next(csv.reader([kept[0][1]]))) != COLUMNS:
        raise ConfigError(
            "not a reference table",
            path=path,
            line=kept[0][0] if kept else None,
            hint="build one with `whosays reference build DIR -o FILE`",
        )
    rows: dict[tuple[str, str, str], Distribution] = {}
    for number, line in kept[1:]:
        try:
            key, row = _to_row(next(csv.reader([line])))
        except (ValueError, csv.Error) as error:
            raise ConfigError(f"bad row: {error}", path=path, line=number) from None
        rows[key] = row
    if not rows:
        raise ConfigError("the reference table has no rows", path=path)
    return rows


def _to_row(cells: Sequence[str]) -> tuple[tuple[str, str, str], Distribution]:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(COLUMNS)} cells expected, {len(cells)} found")
    corpus, band, measure, n, rho, *quantiles = cells
    if measure not in MEASURES:
        raise ValueError(f"unknown measure {measure!r}")
    values = tuple(map(float, quantiles))
    if list(values) != sorted(values):
        raise ValueError("quantiles must not fall")
    return (corpus, band, measure), Distribution(int(n), float(rho), values)
