"""The ledger of an article's sources as rows: who they are and what rests on them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

from analyzer.outputs.cells import to_safe_csv
from analyzer.outputs.measure_text import to_percent
from analyzer.types import Level, Report, Source

LEVEL_NAMES = {
    Level.NO_SOURCE: "no source",
    Level.GENERIC: "generic or crowd",
    Level.RELATION_ONLY: "relation or field only",
    Level.INSTITUTION_ONLY: "organisation or profession only",
    Level.ROLE_AND_ACCESS: "unnamed, role and access",
    Level.INSTITUTION: "institution",
    Level.NAMED: "named, or identified document",
    Level.NAMED_WITH_ROLE: "named, with role",
}
"""What each level of the source-transparency ladder means, in a few words."""

_LABEL_WIDTH = 80
"""Characters of a source's label in a table; the other formats have it in full."""

COLUMNS = (
    "path",
    "id",
    "name",
    "description",
    "class",
    "level",
    "level_name",
    "count",
    "mentions",
    "attributions",
    "content_words",
    "share",
    "anonymity_stated",
    "anonymity_reason",
    "first_line",
    "first_mention",
)


def to_rows(report: Report) -> list[dict[str, Any]]:
    """One dictionary per source, keys as in ``COLUMNS``; ``share`` is 0 to 1, unknown is None."""
    return [_to_row(report, source) for source in report.facts.sources]


def _to_row(report: Report, source: Source) -> dict[str, Any]:
    first = source.mentions[0] if source.mentions else None
    anonymity = source.anonymity
    return {
        "path": report.facts.draft.path,
        "id": source.id,
        "name": source.name,
        "description": source.description,
        "class": source.source_class.value,
        "level": int(source.level),
        "level_name": LEVEL_NAMES[source.level],
        "count": source.count,
        "mentions": len(source.mentions),
        "attributions": len(source.attributions),
        "content_words": source.content_words,
        "share": round(source.share, 4),
        "anonymity_stated": anonymity.stated if anonymity else None,
        "anonymity_reason": anonymity.reason if anonymity else None,
        "first_line": report.text.count("\n", 0, first.start) + 1 if first else None,
        "first_mention": " ".join(report.text[first.start : first.end].split()) if first else None,
    }


def to_csv(reports: Iterable[Report]) -> str:
    """The ledgers of several reports as one CSV text with a header row."""
    rows = ([row[column] for column in COLUMNS] for one in reports for row in to_rows(one))
    return to_safe_csv(COLUMNS, rows, line_end="\n")


def short_rows(report: Report) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Header and rows of the table shown in a terminal."""
    header = ("id", "level", "share", "times", "source")
    rows: list[tuple[str, ...]] = [
        (
            source.id,
            f"{int(source.level)} {LEVEL_NAMES[source.level]}",
            to_percent(source.share),
            str(len(source.attributions)),
            textwrap.shorten(label(report, source), _LABEL_WIDTH, placeholder=" ..."),
        )
        for source in report.facts.sources
    ]
    return header, rows


def label(report: Report, source: Source) -> str:
    """A source as an editor would call it: name and description, or its first mention."""
    called = source.name
    if called is None and source.mentions:
        first = source.mentions[0]
        called = " ".join(report.text[first.start : first.end].split())
    if called is None:
        return source.description or source.id
    # A description that only repeats the name or the mention tells nothing more.
    description = (source.description or "").strip(" ,;")
    if description.lower() not in called.lower():
        return f"{called}, {description}"
    return called
