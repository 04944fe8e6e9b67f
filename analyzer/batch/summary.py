"""The summary of a batch as one web page that opens offline: no script, nothing fetched."""

from __future__ import annotations

import heapq
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

from analyzer.batch.tables import Rows
from analyzer.outputs.ledger import LEVEL_NAMES
from analyzer.outputs.rows import Row
from analyzer.types import Severity

_TEMPLATE = Path(__file__).with_name("summary.html.j2")
SHOWN_ARTICLES = 300
SHOWN_FLAGS = 100
SHOWN_FAILURES = 200
BINS = 10

_Ranked = tuple[Any, int, Row]
"""How bad it is, minus the number it came with, and the row."""


class Summary:
    """What the page shows, gathered row by row; holds no more than what is shown.

    Attributes:
        documents: articles and failures.
        articles, failures, words: rows of the tables, and words of all articles.
    """

    def __init__(self) -> None:
        self.documents = 0
        self.articles = 0
        self.failures = 0
        self.words = 0
        self.by_rule: Counter[str] = Counter()
        self.by_severity: Counter[int] = Counter()
        self.by_level: Counter[int] = Counter()
        self.traceability = [0] * BINS
        self.unmeasured = 0
        self.listed_failures: list[Row] = []
        self._number = count()
        self._articles: list[_Ranked] = []
        self._flags: list[_Ranked] = []

    def add(self, rows: Rows) -> None:
        """Take in the rows of one document."""
        self.documents += 1
        for article in rows.get("articles", ()):
            self._add_article(article)
        for flag in rows.get("flags", ()):
            self.by_rule[flag["rule"]] += 1
            self.by_severity[flag["severity"]] += 1
            self._keep(self._flags, SHOWN_FLAGS, (flag["severity"], flag["confidence"]), flag)
        for source in rows.get("sources", ()):
            self.by_level[source["level"]] += 1
        for failure in rows.get("failures", ()):
            self.failures += 1
            if len(self.listed_failures) < SHOWN_FAILURES:
                self.listed_failures.append(failure)

    @property
    def worst_articles(self) -> list[Row]:
        """Articles with most to fix first; of those with as much, the least traceable."""
        return _best_first(self._articles)

    @property
    def worst_flags(self) -> list[Row]:
        """Flags of the highest severity, the surest first."""
        return _best_first(self._flags)

    def _add_article(self, article: Row) -> None:
        self.articles += 1
        self.words += article["n_words"]
        value = article["traceability_value"]
        if value is None:
            self.unmeasured += 1
        else:
            self.traceability[min(BINS - 1, int(value * BINS / 100))] += 1
        rank = (
            article["flags_must_fix"],
            article["flags_should_fix"],
            -(100.0 if value is None else value),
        )
        self._keep(self._articles, SHOWN_ARTICLES, rank, article)

    def _keep(self, heap: list[_Ranked], size: int, rank: Any, row: Row) -> None:
        # Of equal rank the first stays first: earlier documents have higher numbers.
        entry = (rank, -next(self._number), row)
        if len(heap) < size:
            heapq.heappush(heap, entry)
        else:
            heapq.heappushpop(heap, entry)


def _best_first(heap: list[_Ranked]) -> list[Row]:
    return [row for _, _, row in sorted(heap, key=lambda one: one[:2], reverse=True)]


def to_html(summary: Summary, record: Row) -> str:
    """The page.

    Args:
        summary: of all rows.
        record: what ``run.json`` holds.
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        summary=summary,
        run=record,
        bins=[
            (f"{100 * number // BINS} to {100 * (number + 1) // BINS}", articles)
            for number, articles in enumerate(summary.traceability)
        ],
        rules=summary.by_rule.most_common(),
        levels=[
            (f"{int(level)} {name}", summary.by_level[int(level)])
            for level, name in LEVEL_NAMES.items()
        ],
        severities={
            "must fix": summary.by_severity[Severity.MUST_FIX],
            "should fix": summary.by_severity[Severity.SHOULD_FIX],
            "consider": summary.by_severity[Severity.CONSIDER],
        },
        severity_names={3: "must fix", 2: "should fix", 1: "consider"},
    )
