"""Quotations of a draft, from its text alone.

Marks pair by type and within their paragraph (:mod:`analyzer.facts.quotation_pairs`).  What goes
beyond a paragraph is decided here:

* A speech over several paragraphs opens in each and closes once.  Its parts share a ``group``
  number; a part continued in the next paragraph counts as closed.  The part behind a paragraph
  that never closed may also lack the opening mark, if its first double mark closes.
* A quotation that never closes and is not continued ends before the next opening mark
  like it, at the end of the sentence before that if there is one, else with its paragraph; and is
  warned of.  One mark too few so changes no quotation that follows.
* A mark behind the punctuation of speech that closes what nothing opened ends a quotation that
  begins with its paragraph or behind the quotation before; and is warned of.  Somebody's words are
  so not held against the newsroom.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from analyzer.facts.quotation_marks import Mark, find_marks
from analyzer.facts.quotation_pairs import Pair, cut_unclosed, open_unopened, pair_marks
from analyzer.ingest.lines import LineIndex
from analyzer.ingest.masking import blank_ranges
from analyzer.types import Paragraph, Quotation, Span

MIN_SPEECH_WORDS = 4
MAX_WARNINGS = 20
_FIRST_WORDS = 4
"""Words by which a warning tells where a quotation is taken to begin."""

_WORD = re.compile(r"\w[\w'’-]*")
_SPEECH_PUNCTUATION = (".", ",", "!", "?", "…", "—", "–", "--", ";", ":")
_SMALL_WORDS = re.compile(
    r"(?:an?|and|as|at|but|by|for|from|in|into|nor|of|on|or|over|the|to|up|via|vs|with)$",
    re.IGNORECASE,
)


def find_quotations(
    text: str, paragraphs: Sequence[Paragraph], *, masked: Sequence[Span] = ()
) -> tuple[tuple[Quotation, ...], tuple[str, ...]]:
    """Find all quotations of ``text``.

    Takes time linear in the text and raises on no text.

    Args:
        text: text of the draft.
        paragraphs: its paragraphs, in order and disjoint; only they are searched.
        masked: sorted, disjoint ranges of markup, whose characters are ignored.

    Returns:
        The quotations sorted by start, outer before inner, properly nested; and warnings, each
        with the line number of a mark that is never closed, or never opened.
    """
    if masked:
        text = blank_ranges(text, masked)
    parts, depths = _nest(
        [part for part in _find_parts(text, paragraphs) if _has_inner(text, part.pair)]
    )
    sizes = Counter(part.group for part in parts)
    numbers = {group: number for number, group in enumerate(sizes, start=1)}
    found = (
        _to_quotation(text, part.pair, depth, numbers[part.group], sizes[part.group] > 1)
        for part, depth in zip(parts, depths, strict=True)
    )
    # Nesting may leave a mark with nothing of its own between it and the next one.
    quotations = tuple(one for one in found if _has_inner(text, one))
    return quotations, tuple(_find_warnings(text, quotations))


def is_speech(text: str, start: int, inner_start: int, inner_end: int, end: int) -> bool:
    """Tell speech from scare quotes, titles and terms as far as the text alone allows.

    Speech is the default.  A quotation is none if it has one to three words, no punctuation of
    speech inside its end, and no comma or colon before or behind it; or if it is a title: four or
    more words, all but the small ones capitalised, under the same two conditions.
    """
    inner = text[inner_start:inner_end].strip()
    if inner.endswith(_SPEECH_PUNCTUATION):
        return True
    before = text[max(0, start - 3) : start].rstrip()
    if before.endswith((",", ":")) or text[end : end + 1] == ",":
        return True
    words = _WORD.findall(inner)
    if len(words) < MIN_SPEECH_WORDS:
        return False
    if inner.isupper():
        return True
    return not all(word[0].isupper() or _SMALL_WORDS.match(word) for word in words)


def _find_warnings(text: str, quotations: Sequence[Quotation]) -> Iterator[str]:
    unclosed = [quotation for quotation in quotations if not quotation.is_closed]
    unopened = [quotation for quotation in quotations if not quotation.is_opened]
    if not unclosed and not unopened:
        return
    lines = LineIndex(text)
    for quotation in unclosed[:MAX_WARNINGS]:
        yield (
            f"line {lines.line(quotation.start)}: the quotation that opens here is never closed; "
            "taken to end with its paragraph or before the next quotation"
        )
    if len(unclosed) > MAX_WARNINGS:
        yield f"never closed either: {len(unclosed) - MAX_WARNINGS} more"
    for quotation in unopened[:MAX_WARNINGS]:
        begun = " ".join(text[quotation.start : quotation.end].split()[:_FIRST_WORDS])
        yield (
            f"line {lines.line(quotation.end - 1)}: the quotation that closes here was never "
            f"opened; taken to begin at “{begun} …”"
        )
    if len(unopened) > MAX_WARNINGS:
        yield f"never opened either: {len(unopened) - MAX_WARNINGS} more"


class _Part(NamedTuple):
    """One quotation, or one paragraph's part of a speech; ``group`` numbers the speech."""

    pair: Pair
    group: int


class _Pending(NamedTuple):
    """A quotation still open at the end of its paragraph.

    Attributes:
        cut: what it and others open inside it are if it is not continued.
    """

    mark: Mark
    end: int
    group: int
    cut: list[Pair]


def _find_parts(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[_Part]:
    groups = count(1)
    pending: _Pending | None = None
    for paragraph in paragraphs:
        start = paragraph.start
        marks = find_marks(text, start, paragraph.end)
        pairing = pair_marks(text, start, paragraph.end, marks)
        pairs = pairing.pairs
        is_continued = False
        if pending is not None:
            family = pending.mark.family
            if not paragraph.is_headline:
                is_continued = bool(marks) and marks[0].start == start
                is_continued = is_continued and marks[0].family is family
                stray = pairing.stray
                if not is_continued and stray is not None and stray.family is family:
                    is_continued = True
                    pairs.append(Pair(start, start, stray.start, stray.end, family))
                    pairing.unopened = [mark for mark in pairing.unopened if mark != stray]
            yield from _settle(pending, groups, is_continued=is_continued)
        pairs.extend(open_unopened(text, pairing, start))
        for pair in pairs:
            yield _Part(pair, _pick_group(pair, start, pending, is_continued) or next(groups))
        if not pairing.unclosed:
            pending = None
            continue
        cut = cut_unclosed(text, pairing, paragraph.end)
        group = _pick_group(cut[0], start, pending, is_continued) or next(groups)
        pending = _Pending(pairing.unclosed[0], paragraph.end, group, cut)
        if paragraph.is_headline:
            yield from _settle(pending, groups, is_continued=False)
            pending = None
    if pending is not None:
        yield from _settle(pending, groups, is_continued=False)


def _pick_group(pair: Pair, start: int, pending: _Pending | None, is_continued: bool) -> int:
    """Group of the speech that ``pair`` continues, or 0."""
    if pending is None or not is_continued or pair.start != start:
        return 0
    return pending.group if pair.family is pending.mark.family else 0


def _settle(pending: _Pending, groups: Iterator[int], *, is_continued: bool) -> Iterator[_Part]:
    """A part of a speech up to the end of its paragraph; or quotations that lack a mark."""
    if is_continued:
        mark, end = pending.mark, pending.end
        yield _Part(Pair(mark.start, mark.end, end, end, mark.family), pending.group)
        return
    for number, pair in enumerate(pending.cut):
        yield _Part(pair, next(groups) if number else pending.group)


def _nest(parts: list[_Part]) -> tuple[list[_Part], list[int]]:
    """Sort by start, cut unclosed quotations where another would cross them, and find depths."""
    parts = sorted(parts, key=lambda part: (part.pair.start, -part.pair.end))
    open_parts: list[int] = []
    depths: list[int] = []
    for index, part in enumerate(parts):
        pair = part.pair
        while open_parts and parts[open_parts[-1]].pair.end < pair.end:
            outer_index = open_parts.pop()
            outer = parts[outer_index].pair
            if outer.end > pair.start:
                parts[outer_index] = parts[outer_index]._replace(
                    pair=outer._replace(inner_end=pair.start, end=pair.start)
                )
        depths.append(len(open_parts))
        open_parts.append(index)
    return parts, depths


def _has_inner(text: str, one: Pair | Quotation) -> bool:
    return bool(text[one.inner_start : one.inner_end].strip())


def _to_quotation(text: str, pair: Pair, depth: int, group: int, is_long_speech: bool) -> Quotation:
    start, inner_start, inner_end, end, _, is_closed, is_opened = pair
    return Quotation(
        start,
        end,
        inner_start,
        inner_end,
        depth,
        is_long_speech or is_speech(text, start, inner_start, inner_end, end),
        is_closed,
        group,
        is_opened,
    )
