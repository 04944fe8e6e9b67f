"""How likely an expert would mark a proposal: row counts and a few weights, all readable.

The evidence of a row is the share of sentences in which experts marked it (BABE SG1, Spinde et
al. 2021), shrunk towards the share of its group as long as it was seldom seen; occurrences in
Wikinews count as unmarked ones, at a discount, for nobody looked at them.  A logistic model over
that share and the features of the place gives the confidence.  ``training/framing.py`` takes the
counts and fits the weights.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log
from pathlib import Path

from analyzer.facts.framing.proposal import Proposal

WEIGHTS = Path(__file__).with_name("weights.csv")
READINGS = Path(__file__).with_name("readings.csv")
"""Finds read one by one: name of a row, pattern, group or kind; raised, read."""

HOUSE_SHARE = 0.9
"""Confidence of what a newsroom's own style names: it asked to be told."""

SHRINK = 3.0
"""How many unseen sentences the group's share counts as."""

PLAIN = 0.3
"""What an occurrence in Wikinews counts for."""


@dataclass(frozen=True, slots=True)
class FramingModel:
    """Weights by feature, shares by group.

    Attributes:
        weights: feature → weight; ``evidence`` weighs the log odds of the row's share.
        groups: group → share of its occurrences that experts marked.
        judged: row, pattern, group or kind → share of its finds that an editor would raise, as
            counted by reading, for what style guides name and the experts of BABE were not asked
            about.
        threshold: proposals below this confidence are silent.
    """

    weights: Mapping[str, float]
    groups: Mapping[str, float]
    threshold: float
    judged: Mapping[str, float] = field(default_factory=dict)

    def judged_share(self, proposal: Proposal) -> float | None:
        """Share judged right, for what style guides name; no threshold applies to it."""
        for name in (proposal.row, proposal.group, str(proposal.kind)):
            if name in self.judged:
                return self.judged[name]
        return None

    def probability(self, proposal: Proposal) -> float:
        judged = self.judged_share(proposal)
        if judged is not None:
            return judged
        share = to_share(
            proposal.marked, proposal.seen, proposal.plain, self.groups.get(proposal.group, 0.4)
        )
        total = self.weights.get("evidence", 1.0) * to_logit(share)
        total += sum(self.weights.get(name, 0.0) for name in ("bias", *proposal.features))
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def to_share(marked: float, seen: float, plain: float, prior: float) -> float:
    """Share of a row's occurrences that experts mark, shrunk to its group's share."""
    return (marked + SHRINK * prior) / (seen + PLAIN * plain + SHRINK)


def to_logit(share: float) -> float:
    """Log odds, kept finite."""
    share = min(0.98, max(0.02, share))
    return log(share / (1 - share))


@lru_cache(maxsize=2)
def load_model(path: Path = WEIGHTS) -> FramingModel:
    """Read the weight table, and the readings beside it."""
    with path.open(encoding="utf-8", newline="") as lines:
        return to_model(csv.DictReader(lines), load_readings())


def load_readings(path: Path = READINGS) -> dict[str, float]:
    """Name → share raised, drawn towards one half by one find on either side."""
    with path.open(encoding="utf-8", newline="") as lines:
        shares = {
            row["name"]: (int(row["raised"]) + 1) / (int(row["read"]) + 2)
            for row in csv.DictReader(lines)
        }
    return {"HOUSE": HOUSE_SHARE} | shares


def to_model(rows: Iterable[Mapping[str, str]], judged: Mapping[str, float]) -> FramingModel:
    """Rows with ``kind`` (weight, group or threshold), ``name`` and ``value``."""
    tables: dict[str, dict[str, float]] = {kind: {} for kind in ("weight", "group", "threshold")}
    for row in rows:
        tables[row["kind"]][row["name"]] = float(row["value"])
    return FramingModel(tables["weight"], tables["group"], tables["threshold"]["report"], judged)
