"""Blank out markup without moving a single offset."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyzer.ingest.dateline import find_datelines
from analyzer.types import Draft, Span

_VISIBLE = re.compile(r"\S")
_BLANKS = str.maketrans("\u00a0\u2007\u202f\t", "    ")
_LINE_END = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def blank_ranges(text: str, ranges: Iterable[Span]) -> str:
    """Replace every visible character of ``ranges`` by a space; length and line ends stay.

    Ranges must be sorted; they may overlap.
    """
    parts: list[str] = []
    position = 0
    for start, end in ranges:
        start, end = max(start, position), max(end, position)
        parts += (text[position:start], _VISIBLE.sub(" ", text[start:end]))
        position = end
    parts.append(text[position:])
    return "".join(parts)


def analysed_text(draft: Draft) -> str:
    """The draft's text as analysis must see it: same length, and nothing but its prose.

    Markup and datelines are blank, and so is whatever lies outside the paragraphs. A line end
    inside a paragraph is a blank, since a line end closes a sentence; between paragraphs it stays.
    """
    text = draft.text
    parts: list[str] = []
    position = 0
    for paragraph in draft.paragraphs:
        parts.append(_VISIBLE.sub(" ", text[position : paragraph.start]))
        parts.append(_LINE_END.sub(" ", text[paragraph.start : paragraph.end]))
        position = paragraph.end
    parts.append(_VISIBLE.sub(" ", text[position:]))
    # A no-break space is a blank to a reader, but a token of its own to a tokenizer.
    seen = "".join(parts).translate(_BLANKS)
    ranges = sorted([*draft.masked, *find_datelines(text, draft.paragraphs)])
    return blank_ranges(seen, ranges)
