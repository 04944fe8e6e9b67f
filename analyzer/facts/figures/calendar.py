"""Ages of named people, and dates with their day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.facts.figures.found import Found
from analyzer.facts.tree import Tree
from analyzer.types import FigureKind

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS_OLD = re.compile(r"(\d{1,2})-year-old")
_OLDEST = 110


def find_ages(tree: Tree) -> Iterator[Found]:
    """*Ann Roe, 34, …* and *34-year-old Ann Roe*: key is the full name."""
    full = _full_names(tree)
    for first, last, label in tree.entities:
        if label != "PERSON":
            continue
        name = full.get(tuple(tree.lowers[first:last]))
        if name is None:
            continue
        if last + 2 < len(tree) and tree.words[last] == "," and tree.words[last + 2] in {",", "."}:
            number = tree.words[last + 1]
            if number.isdigit() and 0 < int(number) <= _OLDEST:
                yield Found(FigureKind.AGE, name, float(number), first, last + 1, last + 1)
        if first > 0 and (match := _YEARS_OLD.fullmatch(tree.lowers[first - 1])):
            yield Found(FigureKind.AGE, name, float(match[1]), first - 1, last - 1, first - 1)


def _full_names(tree: Tree) -> dict[tuple[str, ...], str]:
    """Each way a person is named → full name; a family name that two people bear names nobody."""
    people = [tuple(tree.lowers[first:last]) for first, last, label in tree.entities
              if label == "PERSON"]  # fmt: skip
    full = {name for name in people if len(name) > 1}
    found = {name: " ".join(name) for name in full}
    for name in people:
        bearers = {one for one in full if one[-1] == name[-1]}
        if len(name) == 1 and len(bearers) == 1:
            found[name] = " ".join(bearers.pop())
    return found


def find_dates(tree: Tree) -> Iterator[Found]:
    """*Monday, June 3* and *Monday, 3 June 2024*.

    The value is what the day of the month is on a Monday of that month, modulo 7, so that two
    dates of one month agree if their values do.  The key is the month, with the year if it is
    given.
    """
    for i, lower in enumerate(tree.lowers):
        if lower not in _WEEKDAYS:
            continue
        at = i + 1
        if at < len(tree) and tree.words[at] == ",":
            at += 1
        found = _month_and_day(tree, at)
        if found is None or tree.sents[found[2]] != tree.sents[i]:
            continue
        month, day, last = found
        year = ""
        after = last + 1
        if after < len(tree) and tree.words[after] == ",":
            after += 1
        if after < len(tree) and re.fullmatch(r"(?:19|20)\d\d", tree.words[after]):
            year, last = tree.words[after], after
        key = f"{month}-{year}" if year else str(month)
        value = float((day - _WEEKDAYS.index(lower)) % 7)
        yield Found(FigureKind.DATE, key, value, i, last, i)


def _month_and_day(tree: Tree, at: int) -> tuple[int, int, int] | None:
    """Month (1 to 12), day and last token of *June 3* or *3 June* at a token."""
    for month_at, day_at in ((at, at + 1), (at + 1, at)):
        if max(month_at, day_at) >= len(tree):
            return None
        name = tree.lowers[month_at].rstrip(".")
        digits = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", tree.lowers[day_at])
        if name[:3] in _MONTHS and tree.words[month_at][:1].isupper() and digits:
            day = int(digits[1])
            if 1 <= day <= 31:
                return _MONTHS.index(name[:3]) + 1, day, max(month_at, day_at)
    return None
