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
from math import exp, log
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.csv")
EDGES = Path(__file__).with_name("edges.csv")


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature: feature name → weight; a feature that is absent weighs nothing."""

    weights: dict[str, float]

    def probability(self, features: Iterable[str]) -> float:
        weights = self.weights
        total = sum([weights[feature] for feature in features if feature in weights])
        total = max(-30.0, min(30.0, total))
        return 1.0 / (1.0 + exp(-total))


@dataclass(frozen=True, slots=True)
class AttributionModel(LinearModel):
    """Weights by feature, with the operating threshold.

    Attributes:
        threshold: candidates at or above this probability are reported.
        scale, offset: turn the log odds of a candidate into those of a reported attribution,
            which is right more often: selection drops the rivals of each cue (Platt 1999; fitted
            on articles that the weights had not seen).
    """

    threshold: float
    scale: float = 1.0
    offset: float = 0.0

    def confidence(self, probability: float) -> float:
        """Measured precision of a reported attribution of this probability."""
        probability = max(1e-6, min(1 - 1e-6, probability))
        odds = self.scale * log(probability / (1 - probability)) + self.offset
        return 1.0 / (1.0 + exp(-odds))


@lru_cache(maxsize=2)
def load_model(path: Path = WEIGHTS) -> AttributionModel:
    """Read the weight table; lines that begin with ``#`` hold its settings."""
    settings = {"#threshold": 0.5, "#scale": 1.0, "#offset": 0.0}
    weights = _read(path)
    for name in settings:
        settings[name] = weights.pop(name, settings[name])
    return AttributionModel(
        weights, settings["#threshold"], settings["#scale"], settings["#offset"]
    )


@lru_cache(maxsize=2)
def load_edges(path: Path = EDGES) -> LinearModel:
    """Read the weights that say where content goes on."""
    return LinearModel(_read(path))


def _read(path: Path) -> dict[str, float]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row[0]: float(row[1]) for row in csv.reader(lines) if row[0] != "feature"}
