"""The scores of drafts as JSON records and CSV tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from analyzer.outputs import rows, scores
from analyzer.outputs.cells import to_safe_cell
from analyzer.outputs.ledger import LEVEL_NAMES
from analyzer.types import Report

UNIT_COLUMNS = (
    "path", "id", "paragraph", "line", "start", "end", "level", "level_name", "words", "is_lead",
    "weight", "share", "tau", "points", "ceded", "is_excused", "attribution_id", "source_id",
    "text",
)  # fmt: skip
_DETAILS = ("units", "movers")


def to_record(report: Report, *, explain: bool = False) -> dict[str, Any]:
    """Path, size and measures of a draft, keys as in ``report/1``.

    Args:
        explain: add statements and movers, and the text of each statement and of each flag that
            the measures name.
    """
    record = scores.to_record(report.scores)
    if not explain:
        for name in _DETAILS:
            del record[name]
        return _with_path(report, record)
    for unit in record["units"]:
        unit["text"] = report.text[unit["start"] : unit["end"]]
    found = _with_path(report, record)
    found["flags"] = [
        {"id": flag.id, "rule": flag.rule, "line": flag.line, "text": flag.text}
        for flag in report.flags
    ]
    return found


def _with_path(report: Report, record: dict[str, Any]) -> dict[str, Any]:
    facts = report.facts
    return {"path": facts.draft.path, "n_words": facts.n_words, "scores": record}


def to_csv(reports: Iterable[Report], *, explain: bool = False) -> str:
    """One row a draft, columns of the article table; or one row a statement if asked to explain."""
    if explain:
        return _to_text(UNIT_COLUMNS, (row for report in reports for row in unit_rows(report)))
    return _to_text(tuple(rows.article_columns()), (rows.article_row(report) for report in reports))


def unit_rows(report: Report) -> list[dict[str, Any]]:
    """One dictionary per statement, keys as in ``UNIT_COLUMNS``."""
    return [
        {
            **scores.to_plain(unit),
            "path": report.facts.draft.path,
            "line": report.text.count("\n", 0, unit.start) + 1,
            "level_name": LEVEL_NAMES[unit.level],
            "weight": round(unit.weight, 2),
            "share": round(unit.share, 4),
            "points": round(unit.points, 2),
            "ceded": round(unit.ceded, 2),
            "text": " ".join(report.text[unit.start : unit.end].split()),
        }
        for unit in report.scores.units
    ]


def _to_text(columns: tuple[str, ...], records: Iterable[dict[str, Any]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([to_safe_cell(record[column]) for column in columns])
    return buffer.getvalue()
