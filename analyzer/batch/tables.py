"""The five tables of a batch, and the rows that one result adds to each."""

from __future__ import annotations

from collections.abc import Callable

from analyzer.batch.paths import Failed
from analyzer.batch.stream import Analysed
from analyzer.outputs import rows
from analyzer.outputs.rows import Columns, Row

Rows = dict[str, list[Row]]

FAILURE_COLUMNS: Columns = {"path": str, "stage": str, "reason": str}


def article_columns() -> Columns:
    """Columns of the article table: those of a report, after the id that a table gave it."""
    columns = rows.article_columns()
    return {"path": str, "id": str, **columns}


TABLE_COLUMNS: dict[str, Callable[[], Columns]] = {
    "articles": article_columns,
    "flags": lambda: rows.FLAG_COLUMNS,
    "sources": lambda: rows.SOURCE_COLUMNS,
    "attributions": lambda: rows.ATTRIBUTION_COLUMNS,
    "failures": lambda: FAILURE_COLUMNS,
}
"""Name of each table → its columns, in order."""


def rows_of(result: Analysed | Failed) -> Rows:
    """The rows that a result adds to each table.

    An article of which a stage failed has its row in ``articles`` and one in ``failures``.
    """
    if isinstance(result, Failed):
        return {"failures": [failure_row(result)]}
    report = result.report
    return {
        "articles": [{"path": None, "id": result.item.id, **rows.article_row(report)}],
        "flags": rows.flag_rows(report),
        "sources": rows.source_rows(report),
        "attributions": rows.attribution_rows(report),
        "failures": [
            {"path": result.item.path, "stage": failure.stage, "reason": failure.error}
            for failure in report.failures
        ],
    }


def failure_row(failed: Failed) -> Row:
    """Why there is no result, without the path that the row has already."""
    error = failed.error
    place = f"line {error.line}: " if error.line is not None else ""
    value = f" (got {str(error.value)[:80]!r})" if error.value is not None else ""
    return {
        "path": failed.path,
        "stage": failed.stage,
        "reason": f"{place}{error.message}{value}" + (f"; {error.hint}" if error.hint else ""),
    }
