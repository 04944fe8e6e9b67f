"""Look things up in facts: voice at a place, the lead, the attribution of a phrase."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.types import Attribution, Facts, Related, Source, Span, Voice, VoiceSegment


def voice_at(facts: Facts, offset: int) -> VoiceSegment | None:
    """The innermost voice segment at an offset; ``None`` outside the analysed text."""
    inside = [segment for segment in facts.voices if segment.start <= offset < segment.end]
    return min(inside, key=lambda segment: segment.end - segment.start, default=None)


def is_prominent(facts: Facts, offset: int) -> bool:
    """True in a headline and in the lead, the first paragraph that is none."""
    lead = next((part for part in facts.draft.paragraphs if not part.is_headline), None)
    segment = voice_at(facts, offset)
    in_headline = segment is not None and segment.voice is Voice.HEADLINE
    return in_headline or (lead is not None and lead.start <= offset < lead.end)


def attribution_of(facts: Facts, source: Source, mention: Span) -> Attribution | None:
    """The attribution whose source phrase is (or overlaps) this mention of the source."""
    for attribution in facts.attributions:
        if attribution.source is None or attribution.source_id != source.id:
            continue
        if any(span.overlaps(mention) for span in attribution.source.spans):
            return attribution
    return None


def to_related(attribution: Attribution | None) -> tuple[Related, ...]:
    """The content of an attribution as ranges related to a flag on its source."""
    if attribution is None or attribution.content is None:
        return ()
    return tuple(Related(span.start, span.end, "content") for span in attribution.content.spans)


def attributions_of(facts: Facts, source: Source) -> Iterable[Attribution]:
    """The attributions that rest on a source."""
    wanted = frozenset(source.attributions)
    return (attribution for attribution in facts.attributions if attribution.id in wanted)
