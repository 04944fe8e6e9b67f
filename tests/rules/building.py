"""Facts built by hand, so that rules are tested without a language pipeline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from analyzer.lexicon import load_lexicons
from analyzer.rules import run_rules
from analyzer.types import (
    Attribution,
    AttributionKind,
    Cue,
    Draft,
    Evidence,
    Facts,
    Level,
    Paragraph,
    Source,
    SourceClass,
    Span,
    SpanText,
    Voice,
    VoiceSegment,
)

PERSON, GROUP = SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP
CROWD, DOCUMENT = SourceClass.GENERIC_CROWD, SourceClass.UNIDENTIFIED_DOCUMENT

IDENTITY_RULES = (
    "SRC-BARE",
    "SRC-CROWD",
    "SRC-DOC",
    "SRC-EXPERT",
    "SRC-INST",
    "SRC-MEDIA",
    "SRC-REL",
)
"""Rules on who the source is, of which one phrase gets at most one flag."""


@dataclass(frozen=True)
class Told:
    """One attribution to build: the words of its source phrase and how it was told."""

    phrase: str
    cue_class: str = "neutral"
    cue: str = "say"
    polarity: str = "positive"
    confidence: float = 0.9
    parent: int | None = None


def find(text: str, phrase: str, start: int = 0) -> Span:
    at = text.index(phrase, start)
    return Span(at, at + len(phrase))


class Builder:
    """Collects sources over one text.

    Args:
        text: paragraphs separated by blank lines.
        headline: whether the first paragraph is a headline.
        lead: whether what follows is the first paragraph; if not, a paragraph is put before it,
            so that prominence does not raise severities.
    """

    def __init__(self, text: str, *, headline: bool = False, lead: bool = False) -> None:
        if not lead and not headline:
            text = "The bridge closed on Monday.\n\n" + text
        self.text = text
        self._paragraphs: list[Paragraph] = []
        at = 0
        for number, block in enumerate(text.split("\n\n")):
            span = find(text, block, at)
            self._paragraphs.append(Paragraph(*span, is_headline=headline and number == 0))
            at = span.end
        self._attributions: list[Attribution] = []
        self._sources: list[Source] = []
        self._evidence: list[Evidence] = []
        self._segments: list[VoiceSegment] = []
        self._ids = count(1)

    def source(self, *told: Told | str, **fields: object) -> Builder:
        """Add a ledger entry; its mentions are the phrases told, looked up in text order."""
        source_id = f"S{len(self._sources) + 1}"
        mentions, ids, at = [], [], 0
        entry = replace(
            Source(
                id=source_id,
                name=None,
                description=None,
                source_class=CROWD,
                level=Level.GENERIC,
                mentions=(),
                attributions=(),
                content_words=5,
                share=0.5,
            ),
            **fields,  # type: ignore[arg-type]
        )
        for one in told:
            one = Told(one) if isinstance(one, str) else one
            span = find(self.text, one.phrase, at)
            at = span.end
            mentions.append(span)
            attribution_id = f"A{next(self._ids)}"
            ids.append(attribution_id)
            self._attributions.append(
                Attribution(
                    id=attribution_id,
                    kind=AttributionKind.INDIRECT,
                    construction="subject",
                    source=SpanText((span,), one.phrase),
                    cue=Cue(
                        (self._cue_span(one, span),), one.cue, one.cue, one.cue_class, one.polarity
                    ),
                    content=SpanText((Span(span.end, span.end + 5),), "…"),
                    source_id=source_id,
                    source_class=entry.source_class,
                    level=entry.level,
                    confidence=one.confidence,
                    parent_id=f"A{one.parent}" if one.parent else None,
                )
            )
        self._sources.append(replace(entry, mentions=tuple(mentions), attributions=tuple(ids)))
        return self

    def _cue_span(self, told: Told, source: Span) -> Span:
        """Where the cue's words stand after the source, if they do."""
        at = self.text.find(told.cue, source.end)
        return Span(at, at + len(told.cue)) if at >= 0 else source

    def evidence(self, phrase: str, head: str, kind: str, **fields: object) -> Builder:
        span = find(self.text, phrase)
        entry = Evidence(span.start, span.end, phrase, head, kind, False, "cited")
        self._evidence.append(replace(entry, **fields))  # type: ignore[arg-type]
        return self

    def voice(self, phrase: str, voice: Voice, attribution_id: str | None = None) -> Builder:
        self._segments.append(VoiceSegment(*find(self.text, phrase), voice, attribution_id))
        return self

    def _voices(self) -> tuple[VoiceSegment, ...]:
        """The segments set by ``voice`` and, between them, newsroom or headline."""
        voices = sorted(self._segments, key=lambda one: one.start)
        for part in self._paragraphs:
            own = Voice.HEADLINE if part.is_headline else Voice.NEWSROOM
            at = part.start
            for segment in [one for one in self._segments if part.start <= one.start < part.end]:
                voices.append(VoiceSegment(at, segment.start, own))
                at = segment.end
            voices.append(VoiceSegment(at, part.end, own))
        return tuple(sorted((one for one in voices if one.start < one.end), key=lambda v: v.start))

    def facts(self) -> Facts:
        return Facts(
            draft=Draft(self.text, tuple(self._paragraphs)),
            sentences=tuple(Span(part.start, part.end) for part in self._paragraphs),
            sentence_paragraph=tuple(range(len(self._paragraphs))),
            n_words=len(self.text.split()),
            quotations=(),
            attributions=tuple(self._attributions),
            sources=tuple(self._sources),
            voices=self._voices(),
            voice_words={},
            evidence=tuple(self._evidence),
        )


def flagged(facts: Facts) -> list[tuple[str, str, int]]:
    """Rule, words and severity of every flag on who a source is."""
    flags, _ = run_rules(facts, load_lexicons(), select=IDENTITY_RULES)
    return [(flag.rule, flag.text, int(flag.severity)) for flag in flags]
