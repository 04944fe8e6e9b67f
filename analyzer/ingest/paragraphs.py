"""Paragraphs of plain text.

Blank lines always separate paragraphs.  What a single line end means depends on how the text was
made.  Copy pasted from a browser or a word processor has one line per paragraph; mail and wire
copy is *hard-wrapped*: broken at a fixed width, often in mid-sentence, and its line ends are only
spaces.  The two are told apart by measured properties of the joints, a joint being a line end
between two non-blank lines:

* a joint *runs on* when the line before it is at most ``MAX_WRAP_WIDTH`` long and does not end a
  sentence, and the next line starts with a small letter.  Wrapped English prose runs on at most
  of its joints; copy with one line per paragraph does so at hardly any;
* a text is wrapped when at least ``MIN_RUN_ON`` joints run on and they make up at least
  ``RUN_ON_SHARE`` of its joints.  Its width is the longest line before such a joint.

In a wrapped text a joint is a space, unless the line before it ends a sentence and would have had
room for the next word (the last line of a paragraph), or the next line is indented further or
starts a list item.  In any other text only a joint that runs on is a space.

Measured on the tuning parts of PolNeAR (924 articles with one line per paragraph): one is taken
for wrapped.  With every fourth of them wrapped at 60 to 80 characters, 99.8 % of the paragraphs
come back when blank lines separate them, 79 % when nothing but a short last line does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analyzer.ingest.lines import Line, find_lines
from analyzer.types import Paragraph

MAX_WRAP_WIDTH = 100
"""Longest line, in characters, that is taken for a wrapped one."""
MIN_RUN_ON = 2
RUN_ON_SHARE = 0.35
ROOM_SLACK = 2
"""Characters a line may fall short of the width and still count as full."""

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_LIST_ITEM = re.compile(r"(?:[-*+•·‣▪◦●]|\(?\d{1,3}[.)])\s")


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of plain ``text``; together they cover all that is not white space."""
    blocks = list(_find_blocks(text))
    width = find_wrap_width(text, blocks)
    paragraphs: list[Paragraph] = []
    for block in blocks:
        start = block[0].start
        for before, after in pairwise(block):
            if not _is_joined(text, before, after, width):
                paragraphs.append(Paragraph(start, before.end))
                start = after.start
        paragraphs.append(Paragraph(start, block[-1].end))
    return tuple(paragraphs)


def find_wrap_width(text: str, blocks: list[list[Line]]) -> int | None:
    """Width the text was wrapped at, in characters, or ``None`` if it was not."""
    joints = [pair for block in blocks for pair in pairwise(block)]
    widths = [
        before.indent + before.end - before.start
        for before, after in joints
        if _runs_on(text, before, after)
    ]
    if len(widths) < MIN_RUN_ON or len(widths) < RUN_ON_SHARE * len(joints):
        return None
    return max(widths)


def _find_blocks(text: str) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in find_lines(text):
        if not line.is_blank:
            block.append(line)
        if block and (line.is_blank or line.ends_block):
            yield block
            block = []


def _runs_on(text: str, before: Line, after: Line) -> bool:
    return (
        before.indent + before.end - before.start <= MAX_WRAP_WIDTH
        and text[after.start].islower()
        and not _ends_sentence(text, before)
        and not _is_list_item(text, before)
    )


def _is_joined(text: str, before: Line, after: Line, width: int | None) -> bool:
    if _is_list_item(text, after):
        return False
    if width is None:
        return _runs_on(text, before, after)
    length = before.indent + before.end - before.start
    if length > MAX_WRAP_WIDTH or after.indent > before.indent + 1:
        return False
    next_word = len(text[after.start : after.end].split(maxsplit=1)[0])
    is_full = length + 1 + next_word > width - ROOM_SLACK
    return is_full or (not _ends_sentence(text, before) and 2 * length > width)


def _ends_sentence(text: str, line: Line) -> bool:
    return _SENTENCE_END.search(text, max(line.start, line.end - 8), line.end) is not None


def _is_list_item(text: str, line: Line) -> bool:
    return _LIST_ITEM.match(text, line.start, line.end) is not None
