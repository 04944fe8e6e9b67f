"""How sure a rule is: the share of its findings that an editor would raise, as counted by reading.

``precision.csv`` holds, for each rule and each shape it finds, how many findings were read and how
many of them an editor would raise with a reporter.  A finding's confidence is that share, drawn
towards one half by one finding on either side, so that few readings claim little.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("precision.csv")


def measured(rule: str, shape: str = "") -> float:
    """Confidence of a finding: of its shape where that was read, else of its rule as a whole."""
    counts = _load()
    raised, read = counts.get((rule, shape)) or counts.get((rule, ""), (0, 0))
    return round((raised + 1) / (read + 2), 3)


@lru_cache(maxsize=1)
def _load() -> dict[tuple[str, str], tuple[int, int]]:
    """Raised and read, by rule and shape; the empty shape is the sum over all shapes."""
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            raised, read = int(row["raised"]), int(row["read"])
            for key in {(row["rule"], row["shape"]), (row["rule"], "")}:
                before = counts.get(key, (0, 0))
                counts[key] = (before[0] + raised, before[1] + read)
    return counts
