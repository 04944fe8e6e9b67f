"""All figures of a draft in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.facts.figures.calendar import find_ages, find_dates
from analyzer.facts.figures.found import Found
from analyzer.facts.figures.gaps import find_gaps
from analyzer.facts.figures.tolls import find_counts
from analyzer.facts.hedging.finder import innermost
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.types import Attribution, Figure, Voice, VoiceSegment

_PLACES = frozenset({"LOC"})


def find_figures(
    tree: Tree,
    marks: Marks,
    attributions: Sequence[Attribution],
    voices: Sequence[VoiceSegment],
) -> tuple[Figure, ...]:
    """Ages, dates, tolls, counts and spans of time, outside quotation marks, in text order.

    Figures of equal ``key`` speak of the same thing, as far as a parse can tell.
    """
    inner = innermost(tree, attributions)
    voice = _voices(tree, voices)
    figures = []
    for found in _find(tree):
        if voice[found.head] is Voice.QUOTED or marks.quote_of[found.head] >= 0:
            continue
        attribution = inner.get(found.head)
        start, end = tree.starts[found.first], tree.ends[found.last]
        sentence = tree.sents[found.head]
        figures.append(
            Figure(
                start=start,
                end=end,
                text=tree.text[start:end],
                kind=found.kind,
                key=found.key,
                value=found.value,
                bound=found.bound,
                voice=voice[found.head],
                sentence=sentence,
                places=_places(tree, sentence),
                times=_times(tree, sentence),
                attribution_id=attribution.id if attribution is not None else None,
            )
        )
    figures.sort(key=lambda one: (one.start, one.end, one.kind))
    return tuple(figures)


def _find(tree: Tree) -> Iterator[Found]:
    yield from find_ages(tree)
    yield from find_dates(tree)
    yield from find_counts(tree)
    yield from find_gaps(tree)


def _voices(tree: Tree, voices: Sequence[VoiceSegment]) -> list[Voice]:
    found = [Voice.NEWSROOM] * len(tree)
    at, n_tokens = 0, len(tree)
    for segment in voices:
        while at < n_tokens and tree.starts[at] < segment.end:
            found[at] = segment.voice
            at += 1
    return found


def _places(tree: Tree, sentence: int) -> frozenset[str]:
    first, last = tree.sent_ranges[sentence]
    return frozenset(tree.lowers[i] for i in range(first, last) if tree.ents[i] in _PLACES)


def _times(tree: Tree, sentence: int) -> frozenset[str]:
    first, last = tree.sent_ranges[sentence]
    return frozenset(
        word for word in tree.lowers[first:last]
        if word in word_list("calendar") or (len(word) == 4 and word.startswith(("19", "20")))
    )  # fmt: skip
