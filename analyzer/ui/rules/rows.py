"""The newsroom's lexicon rows as the table shows them, and the table as rows again."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from analyzer._paths import lexicon_dir
from analyzer.lexicon_reading import ACTIONS, FILES, columns, id_column, read_table
from analyzer.newsroom import RowProblem

TABLES = {
    "loaded_terms": "Loaded words",
    "source_nouns": "Nouns for sources",
    "source_phrases": "Words beside source nouns",
    "anonymity": "Statements of anonymity",
    "cues": "Reporting verbs and other cues",
    "hedges": "Hedges",
    "wordings": "Fixed wordings",
    "places": "Places",
    "word_lists": "Word lists",
    "framing_domains": "Other senses by field",
    "framing_patterns": "Patterns of framing",
    "basis": "Standards and studies",
}
"""Lexicon file without ``.csv`` → what it is called on the page, the most useful first."""

MEASURED = frozenset({"marked", "seen", "plain", "news", "polnear_count"})
"""Columns that hold counts from corpora: a newsroom has none, so they are not shown."""

OWN_BASIS = "HOUSE"
"""Basis of a row that gives none: the newsroom's own judgement."""

_OWN_ID = "OWN"
_MOST_FOUND = 50


def columns_of(table: str) -> list[str]:
    """Columns of the table on the page: what is done, then the file's own."""
    return [
        "action",
        *(name for name in columns(FILES[f"{table}.csv"]) if name not in MEASURED),
    ]


def choices_of(table: str, column: str) -> list[str]:
    """Values a column may have, if it takes only some."""
    if column == "action":
        return list(ACTIONS)
    kind = typing.get_type_hints(FILES[f"{table}.csv"])[column]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(one.value) for one in kind]
    return []


def to_records(rows: Sequence[Mapping[str, str]], table: str) -> list[dict[str, str]]:
    """Rows of the newsroom's file for the table on the page, every cell given."""
    names = columns_of(table)
    return [{name: row.get(name, "") for name in names} for row in rows]


def to_rows(
    records: Iterable[Mapping[str, Any]], table: str, before: Sequence[Mapping[str, str]] = ()
) -> tuple[list[dict[str, str]], list[int]]:
    """What the table holds as rows of the newsroom's file, and the line each stands in.

    Blank lines are left out.  A line without an action adds; an addition without an id gets one,
    and without a basis the newsroom's own.

    Args:
        before: the rows the table was filled from; their cells that it does not show are kept.
    """
    key = id_column(FILES[f"{table}.csv"])
    hidden = {
        row[key]: {name: cell for name, cell in row.items() if name in MEASURED}
        for row in before
        if key in row
    }
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    for line, record in enumerate(records, start=1):
        row = {name: text for name, cell in record.items() if (text := _to_text(cell))}
        if not row.keys() - {"action"}:
            continue
        row.setdefault("action", "add")
        rows.append(row)
        lines.append(line)
    taken = {row.get(key) for row in rows}
    for row in rows:
        if row["action"] == "add":
            if key not in row:
                row[key] = _free_id(taken)
                taken.add(row[key])
            if "basis" in columns(FILES[f"{table}.csv"]):
                row.setdefault("basis", OWN_BASIS)
        row |= hidden.get(row.get(key, ""), {})
    return rows, lines


def _to_text(cell: Any) -> str:
    # The table gives None or NaN for a cell nobody filled; NaN alone is not equal to itself.
    return "" if cell is None or cell != cell else " ".join(str(cell).split())


def _free_id(taken: set[str | None]) -> str:
    number = 1
    while f"{_OWN_ID}{number}" in taken:
        number += 1
    return f"{_OWN_ID}{number}"


def to_told(problem: RowProblem, lines: Sequence[int]) -> str:
    """A problem in words, with the line of the table it is in."""
    if problem.row is None or problem.row > len(lines):
        return problem.problem
    return f"Line {lines[problem.row - 1]}: {problem.problem}"


def find_shipped(table: str, query: str) -> list[dict[str, str]]:
    """Shipped rows that have every word of the query in some cell; at most 50."""
    name = f"{table}.csv"
    wanted = query.casefold().split()
    if not wanted:
        return []
    shown = [column for column in columns_of(table) if column != "action"]
    found = []
    for row in read_table(lexicon_dir() / name, FILES[name], [], with_action=False):
        cells = {column: row.cells[column] for column in shown}
        text = "\n".join(cells.values()).casefold()
        if all(word in text for word in wanted):
            found.append(cells)
            if len(found) == _MOST_FOUND:
                break
    return found
