"""Read lexicon files and say everything that is wrong with them, with file and line."""

from __future__ import annotations

import csv
import difflib
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from analyzer.lexicon_certainty import HedgeCue, Wording
from analyzer.lexicon_entries import (
    AnonymityPhrase,
    BasisCode,
    CueEntry,
    Entry,
    Place,
    SourceNoun,
    SourcePhrase,
)
from analyzer.lexicon_framing import Domain, FramingWord, LoadedTerm, PatternEntry
from analyzer.lexicon_patterns import pattern_problem
from analyzer.lexicon_words import ListedWord

FILES: dict[str, type[Any]] = {
    "basis.csv": BasisCode,
    "source_nouns.csv": SourceNoun,
    "source_phrases.csv": SourcePhrase,
    "anonymity.csv": AnonymityPhrase,
    "cues.csv": CueEntry,
    "places.csv": Place,
    "hedges.csv": HedgeCue,
    "wordings.csv": Wording,
    "framing_domains.csv": Domain,
    "framing_patterns.csv": PatternEntry,
    "framing_words.csv": FramingWord,
    "loaded_terms.csv": LoadedTerm,
    "word_lists.csv": ListedWord,
}
"""The files of a lexicon folder and the type of their rows."""

ACTIONS = ("add", "change", "remove")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file as read, and where it stands (``path:line``)."""

    where: str
    cells: dict[str, str]


def columns(entry: type[Any]) -> tuple[str, ...]:
    """Column names of a file, in the order of the record's fields."""
    return tuple(column.name for column in fields(entry))


def id_column(entry: type[Any]) -> str:
    """The column that identifies a row for good: ``id``, or the code of a basis."""
    return columns(entry)[0]


def read_table(
    path: Path, entry: type[Any], problems: list[str], *, with_action: bool
) -> list[Row]:
    """Read one file; add what is wrong with it to ``problems`` and leave bad rows out.

    Every cell is kept as text: *NA* and *null* are words like any other.
    """
    text = _read_text(path, problems)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    expected = (("action",) if with_action else ()) + columns(entry)
    rows: list[Row] = []
    try:
        header = next(reader, [])
        wrong = list(_header_problems(header, expected, with_action=with_action))
        if wrong:
            problems.extend(f"{path}:1: {problem}" for problem in wrong)
            return []
        for cells in reader:
            where = f"{path}:{reader.line_num}"
            if not cells:
                continue
            if len(cells) != len(header):
                problems.append(f"{where}: {len(cells)} cells, but the header has {len(header)}")
                continue
            bad = list(_cell_problems(header, cells))
            problems.extend(f"{where}: {problem}" for problem in bad)
            if not bad:
                rows.append(Row(where, dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        problems.append(f"{path}:{reader.line_num}: not valid CSV: {error}")
    return rows


def _read_text(path: Path, problems: list[str]) -> str | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(f"{path}: cannot be read: {error.strerror}")
        return None
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        problems.append(f"{path}:{line}: NUL byte; save the file as CSV in UTF-8")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(f"{path}:{line}: not UTF-8; save the file as CSV in UTF-8")
        return None


def _header_problems(
    header: list[str], expected: tuple[str, ...], *, with_action: bool
) -> Iterable[str]:
    for name in header:
        if name not in expected:
            yield f"unknown column {name!r}{did_you_mean(name, expected)}"
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield f"column {name!r} stands twice"
    # A newsroom's file may leave out the columns it does not change.
    needed = expected[:2] if with_action else expected
    for name in needed:
        if name not in header:
            yield f"missing column {name!r}"


def _cell_problems(header: list[str], cells: list[str]) -> Iterable[str]:
    for name, cell in zip(header, cells, strict=True):
        if cell != cell.strip():
            yield f"{name}: white space before or after {cell.strip()!r}"
        elif "\n" in cell or "\r" in cell:
            yield f"{name}: line break inside a cell"
        elif not unicodedata.is_normalized("NFC", cell):
            yield f"{name}: {cell!r} is not in Unicode form NFC"
        elif name in ("lemma", "pattern"):
            if cell != cell.lower():
                yield f"{name}: {cell!r} must be lower case"
            elif "  " in cell:
                yield f"{name}: {cell!r} has two spaces in a row"


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """``"; did you mean 'x'?"`` for the most similar known value, or an empty string."""
    close = difflib.get_close_matches(value, [word for word in known if word], n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def merge_tables(tables: dict[str, list[Row]], folder: Path, problems: list[str]) -> None:
    """Apply the additions, changes and removals of a newsroom's folder to ``tables``."""
    for path in sorted(folder.glob("*.csv")):
        if path.name not in FILES:
            problems.append(f"{path}: unknown lexicon file{did_you_mean(path.name, FILES)}")
            continue
        entry = FILES[path.name]
        key = id_column(entry)
        merged = {row.cells[key]: row for row in tables[path.name] if key in row.cells}
        for row in read_table(path, entry, problems, with_action=True):
            problem = _apply(row, merged, entry)
            if problem is not None:
                problems.append(f"{row.where}: {problem}")
        tables[path.name] = list(merged.values())


def count_actions(path: Path) -> dict[str, int]:
    """How many rows of a newsroom's file add, change and remove; the file must be sound."""
    actions = [row.cells["action"] for row in read_table(path, FILES[path.name], [],
                                                         with_action=True)]  # fmt: skip
    return {action: actions.count(action) for action in ACTIONS if action in actions}


def merge_rows(
    tables: dict[str, list[Row]],
    changes: Iterable[tuple[str, tuple[tuple[str, str], ...]]],
    origin: str,
    problems: list[str],
) -> None:
    """Apply the additions, changes and removals that a profile lists.

    Args:
        changes: file name and cells of each row, ``action`` among them.
        origin: what to call the profile in a problem.
    """
    for number, (name, cells) in enumerate(changes, start=1):
        where = f"{origin}: row {number} of the lexicon changes"
        if name not in FILES:
            problems.append(f"{where}: unknown lexicon file {name!r}{did_you_mean(name, FILES)}")
            continue
        entry = FILES[name]
        key = id_column(entry)
        row = Row(where, dict(cells))
        wrong = [
            f"unknown column {column!r}{did_you_mean(column, columns(entry))}"
            for column in row.cells
            if column not in ("action", *columns(entry))
        ]
        wrong += [f"missing column {column!r}" for column in ("action", key)
                  if column not in row.cells]  # fmt: skip
        wrong += _cell_problems(list(row.cells), list(row.cells.values()))
        if not wrong:
            merged = {one.cells[key]: one for one in tables[name] if key in one.cells}
            problem = _apply(row, merged, entry)
            wrong = [problem] if problem is not None else []
            tables[name] = list(merged.values())
        problems.extend(f"{where}: {problem}" for problem in wrong)


def _apply(row: Row, merged: dict[str, Row], entry: type[Any]) -> str | None:
    key = id_column(entry)
    cells = {name: cell for name, cell in row.cells.items() if name != "action"}
    action, row_id = row.cells["action"], cells[key]
    if action not in ACTIONS:
        return f"action: {action!r} is not one of {', '.join(ACTIONS)}" + did_you_mean(
            action, ACTIONS
        )
    if action == "add":
        if row_id in merged:
            return f"{key}: {row_id!r} is taken; use the action 'change' to change that row"
        merged[row_id] = Row(row.where, dict.fromkeys(columns(entry), "") | cells)
        return None
    if row_id not in merged:
        return f"{key}: no row {row_id!r} to {action}{did_you_mean(row_id, merged)}"
    if action == "remove":
        del merged[row_id]
    else:
        given = {name: cell for name, cell in cells.items() if cell}
        merged[row_id] = Row(row.where, merged[row_id].cells | given)
    return None


@cache
def _adapter(entry: Any) -> TypeAdapter[Any]:
    return TypeAdapter(entry)


@lru_cache(maxsize=32_768)
def _to_entry(entry: Any, cells: tuple[tuple[str, str], ...]) -> tuple[Any, tuple[str, ...]]:
    """One row as its record, or what is wrong with it; most rows are read more than once."""
    try:
        value = _adapter(entry).validate_python(dict(cells))
    except ValidationError as error:
        return None, tuple(_to_problem(one) for one in error.errors())
    pattern = getattr(value, "pattern", None)
    bad = pattern_problem(pattern) if pattern is not None else None
    return value, (f"pattern: {bad}",) if bad else ()


def to_entries(rows: list[Row], entry: type[Any], problems: list[str]) -> list[tuple[str, Entry]]:
    """Check and convert rows; returns each entry with the place it was read from."""
    found: list[tuple[str, Entry]] = []
    ids: dict[str, str] = {}
    keys: dict[tuple[str, ...], str] = {}
    id_name = id_column(entry)
    kind: Any = entry  # mypy takes type[Any] for unhashable
    for row in rows:
        value, bad = _to_entry(kind, tuple(row.cells.items()))
        if bad:
            problems.extend(f"{row.where}: {problem}" for problem in bad)
            continue
        row_id = row.cells[id_name]
        key = tuple(row.cells[name] for name in entry.KEY)
        if row_id in ids:
            problems.append(f"{row.where}: {id_name} {row_id!r} is already used at {ids[row_id]}")
        elif key in keys:
            shown = ", ".join(f"{n} {v!r}" for n, v in zip(entry.KEY, key, strict=True))
            problems.append(f"{row.where}: {shown} is already at {keys[key]}")
        else:
            found.append((row.where, value))
        ids.setdefault(row_id, row.where)
        keys.setdefault(key, row.where)
    return found


def _to_problem(error: Any) -> str:
    column = str(error["loc"][0]) if error["loc"] else "row"
    value = error["input"]
    if error["type"] == "enum":
        known = [
            part.strip("'") for part in error["ctx"]["expected"].replace(" or ", ", ").split(", ")
        ]
        return f"{column}: {value!r} is not known{did_you_mean(str(value), known)}"
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{column}: {message}" + (f" (got {value!r})" if value else "")
