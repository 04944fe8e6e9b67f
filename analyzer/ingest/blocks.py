"""Blocks of a formatted document to a draft with a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from analyzer.ingest.decoding import replace_surrogates
from analyzer.ingest.headline import to_headlined
from analyzer.types import Draft, Paragraph

_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\ufeff]")


class Block(NamedTuple):
    """Text of one paragraph, in any state of white space, and whether it is a heading."""

    text: str
    is_heading: bool = False


def to_block_draft(
    blocks: Iterable[Block],
    *,
    media_type: str,
    title: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Draft:
    """Make a draft whose text is the blocks, an empty line between two.

    White space within a block is one space, as a reader sees it.

    Args:
        blocks: in reading order; empty ones are dropped.
        media_type: of the document they come from.
        title: headline known from elsewhere; put before the text unless the text begins with it.
            Without one the headline is the first heading if the document begins with it, else a
            first paragraph that reads like one.
        warnings: of the reading.
    """
    known = [Block(_clean(text), is_heading) for text, is_heading in blocks]
    kept = [block for block in known if block.text]
    title = _clean(title) if title else None
    if title and kept:
        if kept[0].text.casefold() == title.casefold():
            kept[0] = Block(kept[0].text, True)
        else:
            kept.insert(0, Block(title, True))
    parts: list[str] = []
    paragraphs: list[Paragraph] = []
    position = 0
    for block in kept:
        parts.append(block.text)
        paragraphs.append(Paragraph(position, position + len(block.text), block.is_heading))
        position += len(block.text) + 2
    text = "\n\n".join(parts)
    if not paragraphs or paragraphs[0].is_headline:
        placed = tuple(paragraphs)
    else:
        placed = to_headlined(text, tuple(paragraphs))
    first = placed[0] if placed else None
    found = text[first.start : first.end] if first and first.is_headline else None
    return Draft(
        text,
        placed,
        title=found,
        media_type=media_type,
        is_derived=True,
        warnings=warnings,
    )


def _clean(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", replace_surrogates(text)[0]).split())
