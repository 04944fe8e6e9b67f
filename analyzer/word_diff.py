"""What changed between two texts, word by word, with the place of every stretch in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from analyzer.paragraph_pairs import Block, pair_anywhere, pair_in_order, to_blocks

_TOKEN = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")
_MOST_TOKENS = 6000
"""A changed stretch of more tokens is shown as replaced whole: aligning it takes quadratic time."""


class Edit(StrEnum):
    """What happened to a stretch of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one fate.

    Attributes:
        text: of the new text where it is kept, so that the words of all but removed runs make up
            the new text.
        old: where it starts in the old text (or would stand there).
        new: where it starts in the new text (or would stand there).
    """

    edit: Edit
    text: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two texts lie on each other.

    Attributes:
        runs: the way from the old text to the new one; kept and removed runs concatenate to the
            old text, kept and added ones to the new.
        moved: stretches kept in paragraphs that stand elsewhere now; in ``runs`` they are removed
            in one place and added in another.
    """

    runs: tuple[Run, ...]
    moved: tuple[Run, ...]


def align(old: str, new: str) -> Alignment:
    """Align paragraphs by the words they share, then the words of each pair."""
    before, after = to_blocks(old), to_blocks(new)
    pairs = pair_in_order(before, after)
    runs: list[Run] = []
    i = j = 0
    for next_i, next_j in [*pairs, (len(before), len(after))]:
        runs += [
            Run(Edit.REMOVED, b.text, b.start, _start(after, j, new)) for b in before[i:next_i]
        ]
        runs += [
            Run(Edit.ADDED, b.text, _start(before, next_i, old), b.start) for b in after[j:next_j]
        ]
        if next_i < len(before):
            runs += _to_word_runs(before[next_i], after[next_j])
        i, j = next_i + 1, next_j + 1
    stayed_old, stayed_new = {i for i, _ in pairs}, {j for _, j in pairs}
    left = [block for i, block in enumerate(before) if i not in stayed_old]
    came = [block for j, block in enumerate(after) if j not in stayed_new]
    moved = [
        run
        for one, other in pair_anywhere(left, came)
        for run in _to_word_runs(left[one], came[other])
        if run.edit is Edit.KEPT
    ]
    return Alignment(tuple(runs), tuple(moved))


def _start(blocks: Sequence[Block], index: int, text: str) -> int:
    return blocks[index].start if index < len(blocks) else len(text)


def _to_word_runs(old: Block, new: Block) -> Iterator[Run]:
    """The words of two paragraphs aligned; many changes in a row are told as one."""
    if old.text == new.text:
        yield Run(Edit.KEPT, new.text, old.start, new.start)
        return
    yield from _joined(list(_to_token_runs(old, new)))
    # The line ends are no words: a sentence added to a paragraph stands before them.
    at_old, at_new = old.start + len(_body(old)), new.start + len(_body(new))
    ends_old, ends_new = old.text[len(_body(old)) :], new.text[len(_body(new)) :]
    if ends_old == ends_new:
        if ends_new:
            yield Run(Edit.KEPT, ends_new, at_old, at_new)
        return
    if ends_old:
        yield Run(Edit.REMOVED, ends_old, at_old, at_new)
    if ends_new:
        yield Run(Edit.ADDED, ends_new, at_old + len(ends_old), at_new)


def _body(block: Block) -> str:
    return block.text.rstrip("\r\n")


def _to_token_runs(old: Block, new: Block) -> Iterator[Run]:
    before, after = _TOKEN.findall(_body(old)), _TOKEN.findall(_body(new))
    at_old, at_new = old.start, new.start
    if max(len(before), len(after)) > _MOST_TOKENS:
        opcodes: Sequence[tuple[str, int, int, int, int]] = [
            ("replace", 0, len(before), 0, len(after))
        ]
    else:
        opcodes = SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes()
    for tag, i1, i2, j1, j2 in opcodes:
        old_part, new_part = "".join(before[i1:i2]), "".join(after[j1:j2])
        if tag == "equal":
            yield Run(Edit.KEPT, new_part, at_old, at_new)
        else:
            if old_part:
                yield Run(Edit.REMOVED, old_part, at_old, at_new)
            if new_part:
                yield Run(Edit.ADDED, new_part, at_old + len(old_part), at_new)
        at_old += len(old_part)
        at_new += len(new_part)


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Neighbours of one fate as one run; a single blank kept between changes goes with them.

    Without that, every changed phrase of three words would be told in five pieces.
    """
    pending: list[Run] = []
    for run in runs:
        if run.edit is Edit.KEPT and not (
            run.text == " " and pending and pending[-1].edit is not Edit.KEPT
        ):
            yield from _settled(pending)
            pending = []
            yield run
        else:
            pending.append(run)
    yield from _settled(pending)


def _settled(runs: list[Run]) -> Iterator[Run]:
    """A stretch of changes as one removal and one addition; blanks kept at its end stay kept."""
    blanks: list[Run] = []
    while runs and runs[-1].edit is Edit.KEPT:
        blanks.insert(0, runs.pop())
    removed = "".join(run.text for run in runs if run.edit is not Edit.ADDED)
    added = "".join(run.text for run in runs if run.edit is not Edit.REMOVED)
    if removed.strip() and added.strip():
        first = runs[0]
        yield Run(Edit.REMOVED, removed, first.old, first.new)
        yield Run(Edit.ADDED, added, first.old + len(removed), first.new)
    else:
        yield from runs
    yield from blanks
