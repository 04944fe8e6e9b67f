"""Readable linear models: a logistic model over named features, written as a table of weights."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

MIN_COUNT = 6
"""Features seen on fewer training rows than this are not counted at all."""
MIN_WEIGHT = 0.1
"""Weights smaller than this are left out of the table."""

Table = dict[str, tuple[float, int]]
"""Feature → (weight, number of training rows that had it)."""


def fit_table(rows: Sequence[Sequence[str]], truth: Sequence[bool], strength: float) -> Table:
    """Fit a logistic model with L2 penalty of inverse ``strength``.

    Args:
        rows: names of the features that hold, for each training row.
        truth: the answer for each row.
    """
    counts = Counter(feature for row in rows for feature in row)
    index = {
        feature: n
        for n, feature in enumerate(sorted(f for f, c in counts.items() if c >= MIN_COUNT))
    }
    columns: list[int] = []
    starts = [0]
    for row in rows:
        columns.extend(index[feature] for feature in row if feature in index)
        starts.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(index)))
    model = LogisticRegression(
        C=strength, solver="liblinear", fit_intercept=False, tol=1e-6, max_iter=1000
    )
    model.fit(matrix, np.array(truth))
    return {
        feature: (float(model.coef_[0][n]), counts[feature])
        for feature, n in index.items()
        if abs(model.coef_[0][n]) >= MIN_WEIGHT
    }


def write_table(table: Table, path: Path, settings: Mapping[str, float] | None = None) -> None:
    """Write the table: settings first, each behind a ``#``, then features by name."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["feature", "weight", "candidates"])
        for name, value in (settings or {}).items():
            writer.writerow([f"#{name}", f"{value:.3f}", ""])
        for feature in sorted(table):
            weight, count = table[feature]
            writer.writerow([feature, f"{weight:.3f}", count])
