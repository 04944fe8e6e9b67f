"""Line ends: where a text breaks, and which line an offset stands on.

Two notions are kept apart.  A *break* is any character that ends a line on screen or on paper and
so can end a paragraph: CR LF, LF, CR, vertical tab, form feed, next line, and the Unicode line and
paragraph separators (Unicode Standard Annex 14, classes BK, CR, LF, NL).  A *line number* counts
only CR LF, LF and CR, as text editors and Python's universal newlines do, so that a number shown
to the user is the one the user's editor shows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_NUMBERED = re.compile("\r\n|[\n\r]")

_ENDS_BLOCK = frozenset("\f\u2029")
"""Breaks that end a paragraph by themselves: a new page, a paragraph separator."""


class Line(NamedTuple):
    """One line: range without surrounding white space, indentation, and what ends it.

    Attributes:
        start, end: range of the line's text; empty (``start == end``) for a blank line.
        indent: number of white-space characters before the text.
        ends_block: the break that ends the line also ends its paragraph.
    """

    start: int
    end: int
    indent: int
    ends_block: bool

    @property
    def is_blank(self) -> bool:
        """Holds nothing but white space."""
        return self.start == self.end


def find_lines(text: str) -> Iterator[Line]:
    """Yield every line of ``text`` in order, blank ones included."""
    position = 0
    for match in BREAK.finditer(text):
        yield _to_line(text, position, match.start(), match.group() in _ENDS_BLOCK)
        position = match.end()
    yield _to_line(text, position, len(text), True)


def _to_line(text: str, start: int, end: int, ends_block: bool) -> Line:
    raw = text[start:end]
    indent = len(raw) - len(raw.lstrip())
    body = len(raw.strip())
    return Line(start + indent, start + indent + body, indent, ends_block)


class LineIndex:
    """Line and column of any offset of one text, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _NUMBERED.finditer(text))]

    def line(self, offset: int) -> int:
        """Line ``offset`` stands on."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """Column of ``offset`` in its line, in code points."""
        return offset - self._starts[self.line(offset) - 1] + 1
