"""Tables on disk: .parquet with the values as they are, .csv safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from analyzer.outputs.rows import Columns, Row, safe_row

if TYPE_CHECKING:
    import pyarrow as pa

ROW_GROUP = 5_000
"""Rows held in memory and written together; equal rows give equal bytes whoever found them."""


class TableWriter:
    """Writes one table as ``NAME.parquet`` and ``NAME.csv``, replacing them once it is complete."""

    def __init__(self, folder: Path, name: str, columns: Columns, *, parquet: bool = True) -> None:
        self._columns = columns
        self._rows: list[Row] = []
        self._csv_path = folder / f"{name}.csv"
        self._parquet_path = folder / f"{name}.parquet" if parquet else None
        self._parquet: Any = None

    def __enter__(self) -> Self:
        # With a byte-order mark, or spreadsheet programs misread every quotation mark.
        self._file = _half(self._csv_path).open("w", encoding="utf-8-sig", newline="")
        self._csv = csv.DictWriter(self._file, list(self._columns), lineterminator="\r\n")
        self._csv.writeheader()
        if self._parquet_path is not None:
            import pyarrow.parquet as pq

            self._schema = _schema(self._columns)
            self._parquet = pq.ParquetWriter(
                _half(self._parquet_path), self._schema, compression="zstd"
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._flush()
        self._file.close()
        if self._parquet is not None:
            self._parquet.close()
        for path in (self._csv_path, self._parquet_path):
            if path is None:
                continue
            if kind is None:
                _half(path).replace(path)
            else:
                _half(path).unlink(missing_ok=True)

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows; keys must be the columns."""
        self._rows += rows
        while len(self._rows) >= ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        rows, self._rows = self._rows[:ROW_GROUP], self._rows[ROW_GROUP:]
        self._csv.writerows(safe_row(row) for row in rows)
        if self._parquet is not None and rows:
            import pyarrow as pa

            self._parquet.write_table(pa.Table.from_pylist(rows, schema=self._schema))


def _half(path: Path) -> Path:
    return path.with_name(f".{path.name}.half")


def _schema(columns: Columns) -> pa.Schema:
    import pyarrow as pa

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
