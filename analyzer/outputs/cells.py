"""Cells that a spreadsheet program shows and never runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheet programs take for the start of a formula (OWASP, CSV Injection)."""


def to_safe_cell(value: object) -> object:
    """The value for a cell of a CSV file: text that could start a formula gets a leading ``'``.

    Numbers stay numbers, ``None`` becomes the empty string.  White space before the first sign is
    looked through, as spreadsheet programs do.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    if value.startswith(_FORMULA_STARTS) or value.lstrip().startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def to_safe_csv(
    header: Sequence[str], rows: Iterable[Iterable[object]], *, line_end: str = "\r\n"
) -> str:
    """A CSV text of safe cells.

    Args:
        line_end: as RFC 4180 has it; a program's output in a terminal ends its lines its own way.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerow(header)
    writer.writerows([to_safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue()
