"""Look things up in facts: voice at a place, the lead, the attribution of a phrase."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate

from analyzer.types import Attribution, Facts, Related, Source, Span, Voice, VoiceSegment


def voice_at(facts: Facts, offset: int) -> VoiceSegment | None:
    """The voice segment at an offset; ``None`` between segments (white space, markup)."""
    index = bisect_right(facts.voices, offset, key=lambda segment: segment.start) - 1
    if index < 0 or offset >= facts.voices[index].end:
        return None
    return facts.voices[index]


def is_prominent(facts: Facts, offset: int) -> bool:
    """True in a headline and in the lead, the first paragraph that is none."""
    lead = next((part for part in facts.draft.paragraphs if not part.is_headline), None)
    segment = voice_at(facts, offset)
    in_headline = segment is not None and segment.voice is Voice.HEADLINE
    return in_headline or (lead is not None and lead.start <= offset < lead.end)


def sentence_at(facts: Facts, offset: int) -> int:
    """Index of the sentence an offset stands in."""
    return max(0, bisect_right(facts.sentences, offset, key=lambda one: one.start) - 1)


def sentence_of(facts: Facts, attribution: Attribution) -> str:
    """The sentence that the attribution's cue stands in."""
    return facts.draft.text[slice(*facts.sentences[attribution.sentence])]


def attributions_by_id(facts: Facts) -> dict[str, Attribution]:
    """All attributions by id."""
    return {attribution.id: attribution for attribution in facts.attributions}


class SourcePhrases:
    """The source phrases of the attributions of one source, found by their place."""

    def __init__(self, source: Source, by_id: Mapping[str, Attribution]) -> None:
        """Take a source and all attributions of its article by id."""
        self._attributions = [by_id[one] for one in source.attributions]
        phrases = sorted(
            (span.start, span.end, order)
            for order, attribution in enumerate(self._attributions)
            if attribution.source is not None
            for span in attribution.source.spans
        )
        self._starts = [start for start, _, _ in phrases]
        self._phrases = phrases
        # Phrases may enclose each other: how far any of those up to here reaches.
        self._reach = list(accumulate((end for _, end, _ in phrases), max))

    def attribution_at(self, mention: Span) -> Attribution | None:
        """The first attribution whose source phrase is (or overlaps) this mention."""
        index = bisect_left(self._starts, mention.end) - 1
        orders = []
        while index >= 0 and self._reach[index] > mention.start:
            _, end, order = self._phrases[index]
            if end > mention.start:
                orders.append(order)
            index -= 1
        return self._attributions[min(orders)] if orders else None


def to_related(attribution: Attribution | None) -> tuple[Related, ...]:
    """The content of an attribution as ranges related to a flag on its source."""
    if attribution is None or attribution.content is None:
        return ()
    return tuple(Related(span.start, span.end, "content") for span in attribution.content.spans)
