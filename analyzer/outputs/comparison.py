"""What changed between two versions of a draft, for a terminal and as a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.compare import Comparison, Delta, Fate, FlagChange
from analyzer.outputs.measure_text import to_percent
from analyzer.outputs.terminal import Terminal, to_line, to_path, to_table
from analyzer.types import Flag, Report
from analyzer.word_diff import Edit

SCHEMA = "comparison/1"

_HEADINGS = {
    Fate.NEW: ("New", "red"),
    Fate.OPEN: ("Still open", "yellow"),
    Fate.MOVED: ("Moved, still open", "yellow"),
    Fate.FIXED: ("Fixed", "cyan"),
}


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON types; see ``docs/output.md``."""
    return {
        "schema": SCHEMA,
        "old": comparison.old.facts.draft.path,
        "new": comparison.new.facts.draft.path,
        "flags": [
            {
                "fate": one.fate.value,
                "rule": one.flag.rule,
                "severity": int(one.flag.severity),
                "old": _place(one.old),
                "new": _place(one.new),
            }
            for one in comparison.flags
        ],
        "measures": [
            {"name": one.name, "unit": one.unit, "old": one.old, "new": one.new}
            for one in comparison.deltas
        ],
        "words": {edit.value: comparison.count_words(edit) for edit in Edit},
    }


def _place(flag: Flag | None) -> dict[str, Any] | None:
    if flag is None:
        return None
    names = ("id", "start", "end", "line", "column", "text", "fingerprint")
    return {name: getattr(flag, name) for name in names}


def to_text(comparison: Comparison, terminal: Terminal | None = None) -> str:
    """The comparison as lines of text, ending in a line break."""
    terminal = terminal or Terminal()
    return "\n".join([*_header(comparison, terminal), *_flags(comparison, terminal), ""]) + (
        "\n".join(_measures(comparison, terminal)) + "\n"
    )


def _header(comparison: Comparison, terminal: Terminal) -> Iterator[str]:
    yield terminal.style(f"{_name(comparison.old)} -> {_name(comparison.new)}", "bold")
    counts = (f"{len(comparison.of(fate))} {fate.value}" for fate in Fate)
    yield "  flags: " + ", ".join(counts)
    yield (
        f"  words: {comparison.count_words(Edit.REMOVED)} removed, "
        f"{comparison.count_words(Edit.ADDED)} added"
    )


def _name(report: Report) -> str:
    return to_path(report.facts.draft.path)


def _flags(comparison: Comparison, terminal: Terminal) -> Iterator[str]:
    for fate, (heading, colour) in _HEADINGS.items():
        found = comparison.of(fate)
        if not found:
            continue
        yield ""
        yield terminal.style(heading, "bold", colour)
        for one in found:
            yield f"  {_line(one)}"


def _line(one: FlagChange) -> str:
    where = f"{one.flag.line}:{one.flag.column}"
    if one.fate is Fate.MOVED and one.old is not None:
        where = f"{one.old.line} -> {one.flag.line}"
    return f"{where}  {int(one.flag.severity)} {one.flag.rule}  {to_line(one.flag.text)}"


def _measures(comparison: Comparison, terminal: Terminal) -> list[str]:
    rows = [
        (delta.name, to_figure(delta, delta.old), to_figure(delta, delta.new), to_change(delta))
        for delta in comparison.deltas
    ]
    return to_table(("measure", "before", "after", "change"), rows, terminal)


def to_figure(delta: Delta, value: float | None) -> str:
    """A value of the measure as it is shown; a dash where there was nothing to measure."""
    if value is None:
        return "-"
    return to_percent(value) if delta.unit == "share" else f"{value:.{_DECIMALS[delta.unit]}f}"


def to_change(delta: Delta) -> str:
    """The difference of the shown values with its sign; empty where they are the same.

    The change of a share is in percentage points: from 40% to 20% is 20 points less, not 20%.
    """
    if delta.old is None or delta.new is None:
        return ""
    scale, decimals = (100 if delta.unit == "share" else 1), _DECIMALS[delta.unit]
    difference = round(round(delta.new * scale, decimals) - round(delta.old * scale, decimals), 1)
    if difference == 0:
        return ""
    shown = f"{difference:+.{decimals}f}"
    if delta.unit != "share":
        return shown
    return f"{shown} point" if abs(difference) == 1 else f"{shown} points"


_DECIMALS = {"share": 0, "count": 0, "points": 1}
"""Places shown after the decimal point, by the unit of the measure."""
