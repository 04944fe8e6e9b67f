"""Articles in the rows of a table: .csv, .jsonl and .parquet, read one row at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from analyzer.errors import InputError

MAX_CELL = 10_000_000
"""Longest cell, in characters; also the longest line of a .jsonl file."""
_PARQUET_ROWS = 256


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Which columns of a table hold what; ``id`` and ``title`` are optional."""

    text: str
    id: str | None = None
    title: str | None = None

    @property
    def wanted(self) -> tuple[str, ...]:
        return tuple(name for name in (self.text, self.id, self.title) if name is not None)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, or what is wrong with it.

    Attributes:
        number: 1-based, the header not counted.
        text: empty if there is an error.
    """

    number: int
    text: str = ""
    title: str | None = None
    id: str | None = None
    error: InputError | None = None


def read_rows(source: Path | bytes, path: str, columns: TableColumns) -> Iterator[TableRow]:
    """The rows of a table, in order.

    Args:
        source: the file or its bytes.
        path: name of the file; its suffix tells the format.
        columns: what to read.

    Raises:
        InputError: the file cannot be read any further, or lacks a column.
    """
    suffix = Path(path).suffix.lower()
    rows = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}[suffix](source, path, columns)
    for number, row in enumerate(rows, start=1):
        if isinstance(row, InputError):
            yield TableRow(number, error=row)
            continue
        text, title = row[columns.text], row.get(columns.title or "")
        if not isinstance(text, str) or not text.strip():
            wrong = InputError("this row has no text", path=f"{path}#{number}")
            yield TableRow(number, error=wrong)
            continue
        yield TableRow(
            number,
            text=text,
            title=title.strip() or None if isinstance(title, str) else None,
            id=None if columns.id is None or row[columns.id] is None else str(row[columns.id]),
        )


def _open(source: Path | bytes, path: str) -> IO[bytes]:
    try:
        return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    except OSError as error:
        raise InputError(f"cannot read the file: {error.strerror or error}", path=path) from None


def _check_columns(found: list[str], columns: TableColumns, path: str) -> None:
    for name in columns.wanted:
        if name not in found:
            shown = ", ".join(str(one) for one in found[:20])
            raise InputError(
                "the table has no such column",
                path=path,
                value=name,
                hint=f"its columns are {shown}",
            )


def _csv(source: Path | bytes, path: str, columns: TableColumns) -> Iterator[dict[str, Any]]:
    with (
        _open(source, path) as stream,
        io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text,
    ):
        # The default limit would refuse a long article.
        before = csv.field_size_limit(MAX_CELL)
        reader = csv.DictReader(text)
        try:
            _check_columns(list(reader.fieldnames or ()), columns, path)
            for row in reader:
                csv.field_size_limit(before)
                yield row
                before = csv.field_size_limit(MAX_CELL)
        except csv.Error as error:
            raise InputError(
                f"the table is damaged: {error}", path=path, line=reader.line_num
            ) from None
        except UnicodeDecodeError:
            raise InputError(
                "the table is not UTF-8", path=path, hint="save it as CSV UTF-8"
            ) from None
        finally:
            csv.field_size_limit(before)


def _jsonl(
    source: Path | bytes, path: str, columns: TableColumns
) -> Iterator[dict[str, Any] | InputError]:
    with _open(source, path) as stream:
        number = 0
        while line := stream.readline(4 * MAX_CELL):
            number += 1
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                yield InputError("this line is not JSON", path=path, line=number)
                continue
            if not isinstance(row, dict) or columns.text not in row:
                yield InputError(
                    "this line has no such key",
                    path=path,
                    line=number,
                    value=columns.text,
                    hint="give --text-column",
                )
                continue
            yield {name: row.get(name) for name in columns.wanted}


def _parquet(source: Path | bytes, path: str, columns: TableColumns) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with _open(source, path) as stream:
        try:
            file = pq.ParquetFile(stream)
            _check_columns(file.schema_arrow.names, columns, path)
            for batch in file.iter_batches(_PARQUET_ROWS, columns=list(columns.wanted)):
                yield from batch.to_pylist()
        except (pa.ArrowException, OSError) as error:
            raise InputError(
                f"the table is damaged: {str(error).splitlines()[0]}", path=path
            ) from None
