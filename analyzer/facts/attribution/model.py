"""The readable model that says how often candidates of a kind are right.

A logistic model over named features.  Its weights were counted on PolNeAR's training part
(Newell, Cowlishaw & Man 2018) by ``training/attribution.py``; the table ``weights.csv`` has one
line per feature: name, weight, number of candidates that had it.  The probability is the sigmoid of
the sum of the weights.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.csv")


@dataclass(frozen=True, slots=True)
class AttributionModel:
    """Weights by feature, with the operating threshold.

    Attributes:
        weights: feature name → weight; a feature that is absent weighs nothing.
        threshold: candidates at or above this probability are reported.
    """

    weights: dict[str, float]
    threshold: float

    def probability(self, features: Iterable[str]) -> float:
        weights = self.weights
        total = sum([weights[feature] for feature in features if feature in weights])
        total = max(-30.0, min(30.0, total))
        return 1.0 / (1.0 + exp(-total))


@lru_cache(maxsize=2)
def load_model(path: Path = WEIGHTS) -> AttributionModel:
    """Read the weight table; its first data line is the operating threshold."""
    weights: dict[str, float] = {}
    threshold = 0.5
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            if row[0] == "#threshold":
                threshold = float(row[1])
            elif row[0] != "feature":
                weights[row[0]] = float(row[1])
    return AttributionModel(weights, threshold)
