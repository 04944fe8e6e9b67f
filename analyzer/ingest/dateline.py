"""Datelines: where and when a story was filed, before its first words.

*LEEDS, June 12 (Wire) — The council said* is no part of the sentence: a parser that sees it takes
the city for the subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.types import Paragraph, Span

#: A dateline stands at the head of one of the first paragraphs.
_WITHIN = 4
_MAX_LENGTH = 70
DATELINE = re.compile(
    r"[A-Z][A-Z.,'’ \-/]{2,40}(?:,? [A-Z][\w.]{1,15}\.?)?(?: \d{1,2})?(?: \([\w ./]{2,40}\))?"
    r",? ?(?:—|–|―|--| - )"
)


def find_datelines(text: str, paragraphs: Sequence[Paragraph]) -> list[Span]:
    """Ranges of the datelines of a draft, in order; at most one per paragraph."""
    found: list[Span] = []
    for paragraph in paragraphs[:_WITHIN]:
        if paragraph.is_headline:
            continue
        match = DATELINE.match(
            text, paragraph.start, min(paragraph.end, paragraph.start + _MAX_LENGTH)
        )
        if match:
            found.append(Span(*match.span()))
    return found
