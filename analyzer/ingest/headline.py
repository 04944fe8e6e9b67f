"""Which paragraph of a plain text is its headline.

The first paragraph is the headline when more paragraphs follow and it does not read like body
copy.  Without a full stop it may have up to ``MAX_WORDS`` words; with one, as some archives print
headlines, up to ``MAX_WORDS_WITH_STOP``.  A full stop together with a dateline, a weekday, *said*
or a past auxiliary marks a sentence of body copy, unless its words are capitalised as in a title.
Measured on 924 news articles (the tuning parts of PolNeAR, whose headlines mostly end with a full
stop): 96 % of the headlines are found, 99 % once their full stops are removed; where the headline
was taken away, 15 % of the first paragraphs are mistaken for one, decks and subheads among them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analyzer.ingest.dateline import DATELINE
from analyzer.types import Paragraph

MAX_WORDS = 30
MAX_WORDS_WITH_STOP = 20
MAX_DECK_WORDS = 30
"""Longest headline of two lines whose first ends with a semicolon, both lines counted."""

_BYLINE = re.compile(r"by\s+[A-Z]", re.IGNORECASE)
_BODY_WORD = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|said|told|was|were|had)\b"
)
_CONTINUED_STOP = re.compile(r"[.!?][\"”’']?\s+[A-Z“\"]")
_STOP = re.compile(r"\.[\"”’'»)]?$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_WORDS = re.compile(
    r"(?:an?|and|are|as|at|be|but|by|for|from|i[fnst]|into|its|nor|o[fnr]|off|onto|out|over|per|so"
    r"|than|the|to|up|via|vs|with)$",
    re.IGNORECASE,
)


def to_headlined(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Mark the first paragraph as headline if it is one; a headline and its deck are joined."""
    paragraphs = _join_deck(text, paragraphs)
    if len(paragraphs) < 2 or not is_headline(text[paragraphs[0].start : paragraphs[0].end]):
        return paragraphs
    return (replace(paragraphs[0], is_headline=True), *paragraphs[1:])


def is_headline(first: str) -> bool:
    """Tell whether a first paragraph, followed by others, is a headline."""
    words = len(first.split())
    if words > MAX_WORDS or DATELINE.match(first) or _BYLINE.match(first):
        return False
    if not _STOP.search(first):
        return not first.endswith((",", ":", "—"))
    if words > MAX_WORDS_WITH_STOP:
        return False
    if _is_title_case(first):
        return True
    return not _BODY_WORD.search(first) and not _CONTINUED_STOP.search(first)


def _join_deck(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Join *Headline; / second line* where only a line end stands between the two."""
    if len(paragraphs) < 2:
        return paragraphs
    first, second = paragraphs[:2]
    gap = text[first.end : second.start]
    joined = text[first.start : second.end]
    if (
        text[first.end - 1] == ";"
        and gap.count("\n") + gap.count("\r") - gap.count("\r\n") == 1
        and len(joined.split()) <= MAX_DECK_WORDS
    ):
        return (Paragraph(first.start, second.end), *paragraphs[2:])
    return paragraphs


def _is_title_case(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if not _SMALL_WORDS.match(word)]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
