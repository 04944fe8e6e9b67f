"""The results of a run as files: CSV and Parquet for one table, a workbook for all."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from analyzer.batch import Failed
from analyzer.batch.tables import TABLE_COLUMNS, Rows, failure_row
from analyzer.outputs.cells import to_safe_cell
from analyzer.ui.folder.table import Shown

if TYPE_CHECKING:
    import pandas as pd

TABLES = tuple(TABLE_COLUMNS)


def collect(results: Iterable[Shown | Failed]) -> Rows:
    """The rows of every table."""
    tables: Rows = {name: [] for name in TABLES}
    for result in results:
        found = {"failures": [failure_row(result)]} if isinstance(result, Failed) else result.rows
        for name, rows in found.items():
            tables[name] += rows
    return tables


def to_csv(tables: Rows, table: str) -> bytes:
    """One table, its cells safe in a spreadsheet."""
    frame = _frame(tables, table).astype(object)
    safe = frame.where(frame.notna(), None).map(to_safe_cell)
    return _encode(safe.to_csv(index=False, lineterminator="\n"))


def to_parquet(tables: Rows, table: str) -> bytes:
    """One table with its types."""
    target = BytesIO()
    _frame(tables, table).to_parquet(target, index=False)
    return target.getvalue()


def to_workbook(tables: Rows) -> bytes:
    """All tables, a sheet for each; no cell is a formula."""
    from analyzer.batch.frames import Frames

    target = BytesIO()
    Frames(**{name: _frame(tables, name) for name in TABLES}).to_excel(target)
    return target.getvalue()


def _frame(tables: Rows, table: str) -> pd.DataFrame:
    from analyzer.batch.frames import to_frame

    return to_frame(tables[table], TABLE_COLUMNS[table]())


def _encode(text: Any) -> bytes:
    return str(text).encode("utf-8", "backslashreplace")
