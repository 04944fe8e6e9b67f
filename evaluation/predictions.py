"""Predicted attributions of articles: from an analysis, or from a file of ``report/1`` objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyzer.types import Report, Span
from evaluation.matching import Item, Scored, to_item
from evaluation.polnear import GoldArticle


def to_gold_items(article: GoldArticle) -> list[Item]:
    """The article's gold attributions as the scorer takes them."""
    return [Item(gold.event, gold.source, gold.cue, gold.content) for gold in article.attributions]


def to_scored(article: GoldArticle, predicted: Sequence[Item]) -> Scored:
    """The article with its gold and predicted attributions."""
    return Scored(article.name, article.text, to_gold_items(article), predicted)


def from_report(report: Report, article: GoldArticle) -> list[Item]:
    """Predicted attributions of an analysed article: the outermost, as ``report/1`` lists them.

    Raises:
        ValueError: the analysis ran on another text, so that offsets cannot be compared.
    """
    if report.text != article.text:
        raise ValueError(f"{article.name}: the analysed text is not the article's text")
    return [
        to_item(attribution)
        for attribution in report.facts.attributions
        if attribution.parent_id is None
    ]


def read_predictions(path: Path) -> dict[str, list[Item]]:
    """Predicted attributions by article name, from JSON lines of ``report/1``.

    The article's name is the file name, without extension, of ``document.path``.

    Raises:
        ValueError: a line is not a ``report/1`` object with a document path.
    """
    predicted: dict[str, list[Item]] = {}
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            record = json.loads(line)
            name = (record.get("document") or {}).get("path")
            if not name or "attributions" not in record:
                raise ValueError(f"{path}:{number}: not a report/1 object with a document path")
            predicted[Path(name).stem] = [_to_item(entry) for entry in record["attributions"]]
    return predicted


def _to_item(entry: dict[str, Any]) -> Item:
    def spans(role: str) -> tuple[Span, ...]:
        return tuple(Span(*pair) for pair in (entry.get(role) or {}).get("spans", ()))

    return Item(
        id=entry["id"],
        source=spans("source"),
        cue=spans("cue"),
        content=spans("content"),
        kind=entry.get("kind"),
        construction=entry.get("construction"),
        confidence=entry.get("confidence"),
        is_nested=entry.get("parent_id") is not None,
        level=entry.get("level"),
        source_class=entry.get("source_class"),
        source_id=entry.get("source_id"),
    )
