"""Which paragraph of one text became which paragraph of another, judged by the words they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

_BLOCK = re.compile(r"[^\r\n]+(?:\r\n|[\r\n])*|(?:\r\n|[\r\n])+")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_LEAST_ALIKE = 0.4
"""Paragraphs at the same place that share less (Dice coefficient of words) are different ones."""
_LEAST_ALIKE_MOVED = 0.6
"""The same for paragraphs that stand elsewhere, where chance matches are likelier."""
_MOST_CELLS = 40_000
"""Longer stretches are aligned by equal paragraphs alone."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of text with the line ends that follow it.

    Attributes:
        start: offset in its text.
    """

    text: str
    start: int
    words: Counter[str] = field(compare=False, repr=False, hash=False)


def to_blocks(text: str) -> list[Block]:
    """The text cut into blocks, which concatenate to it."""
    return [
        Block(match[0], match.start(), Counter(_WORD.findall(match[0].casefold())))
        for match in _BLOCK.finditer(text)
    ]


def pair_in_order(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs of indexes, rising on both sides, that share the most words in all."""
    pairs: list[tuple[int, int]] = []
    i = 0
    while i < min(len(old), len(new)) and old[i].text == new[i].text:
        pairs.append((i, i))
        i += 1
    tail: list[tuple[int, int]] = []
    last_old, last_new = len(old), len(new)
    while last_old > i and last_new > i and old[last_old - 1].text == new[last_new - 1].text:
        last_old -= 1
        last_new -= 1
        tail.append((last_old, last_new))
    middle_old, middle_new = old[i:last_old], new[i:last_new]
    find = _heaviest if len(middle_old) * len(middle_new) <= _MOST_CELLS else _equal
    pairs += [(i + a, i + b) for a, b in find(middle_old, middle_new)]
    return pairs + tail[::-1]


def pair_anywhere(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs of paragraphs alike enough to be the same one moved; each is used once."""
    if len(old) * len(new) > _MOST_CELLS:
        places = {block.text: i for i, block in enumerate(old)}
        found = {places[block.text]: j for j, block in enumerate(new) if block.text in places}
        return sorted(found.items())
    scored = sorted(
        (-likeness(a, b), i, j)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if likeness(a, b) >= _LEAST_ALIKE_MOVED
    )
    pairs: dict[int, int] = {}
    for _, i, j in scored:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def likeness(one: Block, other: Block) -> float:
    """Dice coefficient of the words, 0 to 1."""
    total = one.words.total() + other.words.total()
    return 2 * (one.words & other.words).total() / total if total else 0.0


def _heaviest(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Alignment of the greatest weight (Needleman & Wunsch, 1970), gaps costing nothing."""
    gains = [[_gain(a, b) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gains[i][j])
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if gains[i][j] and best[i][j] == best[i + 1][j + 1] + gains[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _gain(one: Block, other: Block) -> float:
    alike = likeness(one, other)
    return alike * one.words.total() if alike >= _LEAST_ALIKE else 0.0


def _equal(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, [b.text for b in old], [b.text for b in new], autojunk=False)
    return [
        (match.a + k, match.b + k)
        for match in matcher.get_matching_blocks()
        for k in range(match.size)
    ]
