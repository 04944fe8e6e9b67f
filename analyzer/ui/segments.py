"""Cut a report's text into segments along every boundary that the dashboard draws.

Flags overlap: *sources close to the ministry* may be one flag and *close to the ministry
confirmed* another.  Inline markup cannot cross, so the text is cut wherever anything starts or
ends, and every segment carries the set of all that covers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from analyzer.ingest.lines import BREAK
from analyzer.types import Attribution, Draft, Flag, Hedge, Paragraph, Report, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text covered throughout by the same flags and statements.

    Attributes:
        flags: ids of the flags that cover it, in the order of the report.
        related: ids of the flags that point at it without covering it.
        parts: (attribution id, ``source``, ``cue`` or ``content``).
        credits: indexes into ``report.credits``.
        hedges: (index into ``to_hedges``, ``cue`` or ``scope``).
        is_markup: stands in the draft but is not prose (``**``, a link's target).
    """

    start: int
    end: int
    text: str
    flags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    credits: tuple[int, ...] = ()
    hedges: tuple[tuple[int, str], ...] = ()
    is_markup: bool = False


@dataclass(slots=True)
class _Cover:
    start: int
    end: int
    flag: str | None = None
    related: str | None = None
    part: tuple[str, str] | None = None
    credit: int | None = None
    hedge: tuple[int, str] | None = None
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
            hedges=_unique(cover.hedge for cover in covers),
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
    draft = report.facts.draft
    for edge in (*((p.start, p.end) for p in draft.paragraphs), *to_lines(draft)):
        cuts.update(min(max(at, 0), size) for at in edge)

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


def in_order(draft: Draft) -> list[Paragraph]:
    """The paragraphs in text order."""
    return sorted(draft.paragraphs, key=lambda paragraph: paragraph.start)


def to_lines(draft: Draft) -> list[Span]:
    """Each paragraph widened to whole lines: markup such as ``# `` may stand beside it."""
    text = draft.text
    paragraphs = in_order(draft)
    lines: list[Span] = []
    after = 0
    for index, paragraph in enumerate(paragraphs):
        is_last = index + 1 == len(paragraphs)
        before = len(text) if is_last else max(paragraphs[index + 1].start, paragraph.end)
        breaks = list(BREAK.finditer(text, after, max(after, paragraph.start)))
        start = breaks[-1].end() if breaks else after
        next_break = BREAK.search(text, paragraph.end, before)
        after = next_break.start() if next_break else before
        lines.append(Span(min(start, paragraph.start), max(after, paragraph.end)))
    return lines


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
    for index, hedge in enumerate(to_hedges(report)):
        yield _Cover(hedge.start, hedge.end, hedge=(index, "cue"))
        yield _Cover(hedge.scope.start, hedge.scope.end, hedge=(index, "scope"))
    for span in _measured(report):
        yield _Cover(span.start, span.end)
    draft = report.facts.draft
    for masked in draft.masked:
        yield _Cover(masked.start, masked.end, is_markup=True)
    for paragraph, line in zip(in_order(draft), to_lines(draft), strict=True):
        yield _Cover(line.start, paragraph.start, is_markup=True)
        yield _Cover(paragraph.end, line.end, is_markup=True)


def to_hedges(report: Report) -> list[Hedge]:
    """The hedges that somebody may own; *about five* limits a number, not a claim."""
    return [hedge for hedge in report.facts.hedges if hedge.type != "approximator"]


def _measured(report: Report) -> Iterator[Span]:
    """Ranges that a measure points at; they are only cut out, so that they can be lit up."""
    scores = report.scores
    for unit in scores.units:
        yield Span(unit.start, unit.end)
    for mover in scores.movers:
        yield from mover.spans
    ledger = scores.verification
    for spans in (ledger.unverified, ledger.denied, ledger.response_sought, ledger.drift):
        yield from spans


def _parts(attribution: Attribution) -> Iterator[tuple[str, Span]]:
    for role in ("source", "cue", "content"):
        part = getattr(attribution, role)
        for span in part.spans if part else ():
            yield role, span


def _unique(items: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for item in items if item is not None))
