"""Cut a report's text into segments along every boundary that the dashboard draws.

Flags overlap: *sources close to the ministry* may be one flag and *close to the ministry
confirmed* another.  Inline markup cannot cross, so the text is cut wherever anything starts or
ends, and every segment carries the set of all that covers it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from analyzer.ingest.lines import LineIndex
from analyzer.types import Attribution, Flag, Report, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text covered throughout by the same flags and statements.

    Attributes:
        flags: ids of the flags that cover it, in the order of the report.
        related: ids of the flags that point at it without covering it.
        parts: (attribution id, ``source``, ``cue`` or ``content``).
        credits: indexes into ``report.credits``.
        is_markup: stands in the draft but is not prose (``**``, a link's target).
    """

    start: int
    end: int
    text: str
    flags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    credits: tuple[int, ...] = ()
    is_markup: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the draft, or a stretch between paragraphs that is not analysed.

    Attributes:
        kind: ``title`` (first headline), ``heading``, ``paragraph`` or ``skipped``.
        number: 1-based number among body paragraphs; ``None`` for the other kinds.
        line: 1-based line of the text that the block starts in.
    """

    kind: str
    number: int | None
    line: int
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class _Cover:
    start: int
    end: int
    flag: str | None = None
    related: str | None = None
    part: tuple[str, str] | None = None
    credit: int | None = None
    is_markup: bool = False


@dataclass(slots=True)
class _Active:
    """What covers the point that the sweep has reached, in order of registration."""

    covers: dict[int, _Cover] = field(default_factory=dict)

    def to_segment(self, start: int, end: int, text: str) -> Segment:
        covers = [self.covers[key] for key in sorted(self.covers)]
        flags = _unique(cover.flag for cover in covers)
        return Segment(
            start,
            end,
            text[start:end],
            flags=flags,
            related=tuple(i for i in _unique(c.related for c in covers) if i not in flags),
            parts=_unique(cover.part for cover in covers),
            credits=_unique(cover.credit for cover in covers),
            is_markup=any(cover.is_markup for cover in covers),
        )


def to_segments(report: Report) -> list[Segment]:
    """Cut the whole text; the segments in order concatenate to ``report.text``.

    Ranges that reach outside the text are clipped and empty ones are left out, so a faulty range
    never costs a character of the draft.
    """
    text = report.text
    size = len(text)
    covers: list[_Cover] = []
    for cover in _covers(report):
        cover.start, cover.end = max(0, cover.start), min(size, cover.end)
        if cover.start < cover.end:
            covers.append(cover)

    cuts = {0, size}
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for index, cover in enumerate(covers):
        cuts.update((cover.start, cover.end))
        starting.setdefault(cover.start, []).append(index)
        ending.setdefault(cover.end, []).append(index)
    for paragraph in report.facts.draft.paragraphs:
        cuts.update(min(max(at, 0), size) for at in (paragraph.start, paragraph.end))

    segments: list[Segment] = []
    active = _Active()
    points = sorted(cuts)
    for start, end in pairwise(points):
        for index in ending.get(start, ()):
            active.covers.pop(index, None)
        for index in starting.get(start, ()):
            active.covers[index] = covers[index]
        segments.append(active.to_segment(start, end, text))
    return segments


def to_blocks(report: Report) -> list[Block]:
    """Group the segments by paragraph; unanalysed text that has something to read is kept."""
    paragraphs = sorted(report.facts.draft.paragraphs, key=lambda p: p.start)
    starts = [paragraph.start for paragraph in paragraphs]
    lines = LineIndex(report.text)
    grouped: list[tuple[int | None, list[Segment]]] = []
    for segment in to_segments(report):
        index: int | None = bisect_right(starts, segment.start) - 1
        if index is not None and (index < 0 or segment.start >= paragraphs[index].end):
            index = None
        if grouped and grouped[-1][0] == index:
            grouped[-1][1].append(segment)
        else:
            grouped.append((index, [segment]))

    blocks: list[Block] = []
    number = 0
    has_title = False
    for index, segments in grouped:
        line = lines.line(segments[0].start)
        if index is None:
            if any(segment.text.strip() for segment in segments):
                blocks.append(Block("skipped", None, line, tuple(segments)))
        elif paragraphs[index].is_headline:
            blocks.append(Block("heading" if has_title else "title", None, line, tuple(segments)))
            has_title = True
        else:
            number += 1
            blocks.append(Block("paragraph", number, line, tuple(segments)))
    return blocks


def to_lanes(flags: Iterable[Flag], *, lanes: int = 4) -> dict[str, int]:
    """Give overlapping flags different lanes (underline depths), 0 being next to the text.

    A flag keeps its lane over its whole length, so that its underline never jumps.  Beyond
    ``lanes`` overlapping flags the last lane is shared.
    """
    ends: list[int] = []
    lane_of: dict[str, int] = {}
    for flag in sorted(flags, key=lambda f: (f.start, -f.end)):
        lane = next((i for i, end in enumerate(ends) if end <= flag.start), len(ends))
        if lane == len(ends):
            if lane < lanes:
                ends.append(flag.end)
            else:
                lane = lanes - 1
        ends[lane] = max(ends[lane], flag.end)
        lane_of[flag.id] = lane
    return lane_of


def _covers(report: Report) -> Iterator[_Cover]:
    for flag in report.flags:
        yield _Cover(flag.start, flag.end, flag=flag.id)
        for related in flag.related:
            yield _Cover(related.start, related.end, related=flag.id)
    for attribution in report.facts.attributions:
        for role, span in _parts(attribution):
            yield _Cover(span.start, span.end, part=(attribution.id, role))
    for index, credit in enumerate(report.credits):
        yield _Cover(credit.start, credit.end, credit=index)
    for masked in report.facts.draft.masked:
        yield _Cover(masked.start, masked.end, is_markup=True)


def _parts(attribution: Attribution) -> Iterator[tuple[str, Span]]:
    for role in ("source", "cue", "content"):
        part = getattr(attribution, role)
        for span in part.spans if part else ():
            yield role, span


def _unique(items: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for item in items if item is not None))
