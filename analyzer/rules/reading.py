"""Look things up in facts: voice at a place, the lead, the attribution of a phrase."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

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


def attributions_by_id(facts: Facts) -> dict[str, Attribution]:
    """All attributions by id."""
    return {attribution.id: attribution for attribution in facts.attributions}


def attribution_of(
    source: Source, mention: Span, by_id: Mapping[str, Attribution]
) -> Attribution | None:
    """The attribution whose source phrase is (or overlaps) this mention of the source."""
    for attribution_id in source.attributions:
        attribution = by_id[attribution_id]
        if attribution.source is not None and any(
            span.overlaps(mention) for span in attribution.source.spans
        ):
            return attribution
    return None


def to_related(attribution: Attribution | None) -> tuple[Related, ...]:
    """The content of an attribution as ranges related to a flag on its source."""
    if attribution is None or attribution.content is None:
        return ()
    return tuple(Related(span.start, span.end, "content") for span in attribution.content.spans)
