"""Framing load and other measures by publisher, and their correlation with the kind of publisher.

Publishers of PolNeAR by kind: newspapers, digital-only newsrooms, partisan sites.  The order is a
convention of this script, made before anything was measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from analyzer.scores.building import Measured, spearman, to_measured
from evaluation.parsed import analyzed

KINDS = {
    "nyt": 0, "wash-post": 0, "usa-today": 0,
    "politico": 1, "huff-post": 1,
    "breitbart": 2, "west-journal": 2,
}  # fmt: skip
"""Publisher → 0 newspaper, 1 digital newsroom, 2 partisan site."""


def publisher_of(path: Path) -> str:
    """The publisher a file of PolNeAR is named for."""
    return path.stem.split("_", 1)[0]


def measured_by_publisher(
    paths: Sequence[Path], model: str | None, cache: Path | None, limit: int | None = None
) -> Iterator[tuple[str, list[Measured]]]:
    """Each publisher with its articles' measures; parsed one publisher at a time."""
    for publisher in sorted({publisher_of(path) for path in paths}):
        own = [path for path in paths if publisher_of(path) == publisher][:limit]
        yield publisher, [to_measured(report) for report in analyzed(own, model, cache)]


def score_publishers(
    paths: Sequence[Path], model: str | None, cache: Path | None, limit: int | None = None
) -> dict[str, Any]:
    """Rank correlations over articles and over publishers, and the means they rest on."""
    return correlate(dict(measured_by_publisher(paths, model, cache, limit)))


def correlate(articles: dict[str, list[Measured]]) -> dict[str, Any]:
    """Correlation of each measure with the kind of publisher, and each publisher's means."""
    known = {name: found for name, found in articles.items() if name in KINDS}
    result: dict[str, Any] = {"n_articles": sum(map(len, known.values()))}
    for measure in ("framing_load", "traceability", "nobody", "anonymous"):
        pairs = [
            (KINDS[name], one.figures[measure])
            for name, found in known.items()
            for one in found
            if measure in one.figures
        ]
        means = {
            name: mean(one.figures[measure] for one in found if measure in one.figures)
            for name, found in known.items()
            if any(measure in one.figures for one in found)
        }
        result[measure] = {
            "spearman_articles": spearman(*zip(*pairs, strict=True)) if pairs else None,
            "spearman_publishers": (
                spearman([KINDS[name] for name in means], list(means.values())) if means else None
            ),
            "means": dict(sorted(means.items(), key=lambda item: item[1])),
        }
    return result
