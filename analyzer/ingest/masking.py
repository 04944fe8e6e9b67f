"""Blank out markup without moving a single offset."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyzer.types import Draft, Span

_VISIBLE = re.compile(r"\S")


def blank_ranges(text: str, ranges: Iterable[Span]) -> str:
    """Replace every visible character of ``ranges`` by a space; length and line ends stay.

    Ranges must be sorted and disjoint.
    """
    parts: list[str] = []
    position = 0
    for start, end in ranges:
        parts += (text[position:start], _VISIBLE.sub(" ", text[start:end]))
        position = end
    parts.append(text[position:])
    return "".join(parts)


def analysed_text(draft: Draft) -> str:
    """The draft's text as analysis must see it: same length, markup blank."""
    return blank_ranges(draft.text, draft.masked) if draft.masked else draft.text
