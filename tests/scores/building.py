"""Hand-built facts and flags, to score without a parse."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from analyzer.types import (
    Anonymity,
    Attribution,
    AttributionKind,
    Category,
    Draft,
    Facts,
    Flag,
    Level,
    Paragraph,
    Severity,
    Source,
    SourceClass,
    Span,
    Status,
    Unit,
    Voice,
    Weights,
)

TABLE = Weights()
TEXT = "Statement. " * 60


def unit(
    level: int, words: int = 10, *, is_lead: bool = False, at: int = 0, confidence: float = 1.0
) -> Unit:
    attribution = None if level == 0 else "A1"
    return Unit(at, at + 9, Level(level), words, is_lead, attribution, confidence)


UNITS = st.lists(
    st.builds(unit, st.integers(0, 7), st.integers(1, 80), is_lead=st.booleans()),
    min_size=TABLE.min_units,
    max_size=12,
).filter(lambda units: sum(one.words for one in units) >= TABLE.min_content_words)


def build_facts(
    units: Sequence[Unit] = (),
    sources: Sequence[Source] = (),
    n_words: int = 400,
    newsroom: int = 200,
    attributions: Sequence[Attribution] = (),
) -> Facts:
    paragraphs = [Paragraph(start, start + 110) for start in range(0, len(TEXT), 110)]
    return Facts(
        draft=Draft(TEXT, tuple(paragraphs)),
        sentences=(),
        sentence_paragraph=(),
        n_words=n_words,
        quotations=(),
        attributions=tuple(attributions),
        sources=tuple(sources),
        voices=(),
        voice_words={Voice.NEWSROOM: newsroom, Voice.QUOTED: 150},
        units=tuple(units),
    )


def build_source(
    source_class: SourceClass,
    share: float = 0.5,
    reason: str | None = None,
    *,
    name: str = "S1",
    level: int = 1,
    attributions: tuple[str, ...] = ("A1",),
) -> Source:
    return Source(
        id=name,
        name=None,
        description=None,
        source_class=source_class,
        level=Level(level),
        mentions=(Span(0, 9),),
        attributions=attributions,
        content_words=10,
        share=share,
        kind="bare",
        anonymity=Anonymity(reason is not None, reason),
    )


def build_attribution(name: str, source: str, level: int) -> Attribution:
    return Attribution(
        id=name,
        kind=AttributionKind.INDIRECT,
        construction="that-clause",
        source=None,
        cue=None,
        content=None,
        source_id=source,
        source_class=SourceClass.UNNAMED_GROUP,
        level=Level(level),
        confidence=0.9,
    )


def build_flag(
    rule: str,
    severity: Severity = Severity.SHOULD_FIX,
    status: Status = Status.OPEN,
    *,
    name: str = "F1",
    at: int = 0,
    confidence: float = 0.9,
    voice: Voice = Voice.NEWSROOM,
    source: str | None = None,
    attribution: str | None = None,
) -> Flag:
    return Flag(
        id=name,
        rule=rule,
        category=Category(rule[:3]),
        severity=severity,
        confidence=confidence,
        start=at,
        end=at + 9,
        line=1,
        column=1,
        text="Statement",
        voice=voice,
        message="",
        advice="",
        basis=(),
        fingerprint=f"print-{name}",
        source_id=source,
        attribution_id=attribution,
        status=status,
    )
