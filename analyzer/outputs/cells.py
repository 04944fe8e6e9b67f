"""Cells that a spreadsheet program shows and never runs."""

from __future__ import annotations

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
