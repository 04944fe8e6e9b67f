"""Name the place of an offset as an editor would: headline, or number of the paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.ui.blocks import Block


class Places:
    """Looks up the places of one draft."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._ranges = [(b.segments[0].start, b.segments[-1].end, _place(b)) for b in blocks]

    def of(self, offset: int) -> str:
        """``headline``, ``¶ 3`` or ``line 12``; empty where there is nothing to read."""
        for start, end, place in self._ranges:
            if start <= offset < end:
                return place
        return ""


def _place(block: Block) -> str:
    if block.kind == "title":
        return "headline"
    if block.kind == "paragraph":
        return f"¶ {block.number}"
    return f"line {block.line}"
