"""Group a report's segments into the blocks of a page: headline, headings, paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby

from analyzer.ingest.lines import LineIndex
from analyzer.types import Report
from analyzer.ui.segments import Segment, in_order, to_lines, to_segments


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


def to_blocks(report: Report) -> list[Block]:
    """The page in order; unanalysed text is kept where there is something to read."""
    draft = report.facts.draft
    paragraphs = in_order(draft)
    lines = to_lines(draft)
    starts = [line.start for line in lines]
    index_of_line = LineIndex(report.text)

    def to_paragraph(segment: Segment) -> int | None:
        index = bisect_right(starts, segment.start) - 1
        return index if index >= 0 and segment.start < lines[index].end else None

    blocks: list[Block] = []
    number = 0
    has_title = False
    for index, group in groupby(to_segments(report), key=to_paragraph):
        segments = _trim(list(group))
        if not segments:
            continue
        first = segments[0]
        indent = len(first.text) - len(first.text.lstrip())
        line = index_of_line.line(first.start + indent)
        if index is None:
            blocks.append(Block("skipped", None, line, segments))
        elif paragraphs[index].is_headline:
            blocks.append(Block("heading" if has_title else "title", None, line, segments))
            has_title = True
        else:
            number += 1
            blocks.append(Block("paragraph", number, line, segments))
    return blocks


def _trim(segments: list[Segment]) -> tuple[Segment, ...]:
    """Without the blank segments at either end."""
    filled = [index for index, segment in enumerate(segments) if segment.text.strip()]
    return tuple(segments[filled[0] : filled[-1] + 1]) if filled else ()
