"""Shared fixtures: hand-built reports, so that what only shows a report needs no model."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Callable

import pytest
from hypothesis import settings

from analyzer import types as t

# How long an example takes says more about the machine than about the code; fifty keep the tests
# without a model within twenty seconds.
settings.register_profile("whosays", deadline=None, max_examples=50)
settings.load_profile("whosays")


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every later collection: it stays to the end anyway."""
    gc.collect()
    gc.freeze()


TITLE = "Bridge at Oldmere to close for a year"

TEXT = (
    "Bridge at Oldmere to close for a year\n"
    "\n"
    "Sources close to the council said the bridge “could fall at any moment”.\n"
    "\n"
    "Mayor Ruth Hallam confirmed on Monday that repairs would cost £4m. "
    "The scandal has raised urgent questions.\n"
    "\n"
    "The claim could not be independently verified.\n"
)


def _span(needle: str, text: str = TEXT) -> t.Span:
    start = text.index(needle)
    return t.Span(start, start + len(needle))


def _phrase(needle: str) -> t.SpanText:
    return t.SpanText((_span(needle),), needle)


def _flag(
    number: int,
    rule: str,
    severity: t.Severity,
    needle: str,
    *,
    line: int,
    column: int,
    message: str,
    advice: str,
    basis: tuple[str, ...] = ("NPR",),
    source_id: str | None = None,
    attribution_id: str | None = None,
    related: tuple[t.Related, ...] = (),
) -> t.Flag:
    span = _span(needle)
    return t.Flag(
        id=f"F{number}",
        rule=rule,
        category=t.Category(rule[:3]),
        severity=severity,
        confidence=0.9,
        start=span.start,
        end=span.end,
        line=line,
        column=column,
        text=needle,
        voice=t.Voice.NEWSROOM,
        message=message,
        advice=advice,
        basis=basis,
        fingerprint=f"{number:016x}",
        source_id=source_id,
        attribution_id=attribution_id,
        related=related,
    )


def build_facts(path: str | None = "drafts/bridge.txt") -> t.Facts:
    """Facts of a three-paragraph draft: one vague source, one named source."""
    paragraphs = []
    start = 0
    for block in TEXT.rstrip("\n").split("\n\n"):
        paragraphs.append(t.Paragraph(start, start + len(block), is_headline=start == 0))
        start += len(block) + 2
    vague = t.Attribution(
        id="A1",
        kind=t.AttributionKind.MIXED,
        construction="verb",
        source=_phrase("Sources close to the council"),
        cue=t.Cue((_span("said"),), "said", "say", "neutral"),
        content=_phrase("the bridge “could fall at any moment”"),
        source_id="S1",
        source_class=t.SourceClass.UNNAMED_GROUP,
        level=t.Level.RELATION_ONLY,
        confidence=0.95,
        sentence=1,
    )
    named = t.Attribution(
        id="A2",
        kind=t.AttributionKind.INDIRECT,
        construction="verb",
        source=_phrase("Mayor Ruth Hallam"),
        cue=t.Cue((_span("confirmed"),), "confirmed", "confirm", "factive"),
        content=_phrase("that repairs would cost £4m"),
        source_id="S2",
        source_class=t.SourceClass.NAMED_PERSON,
        level=t.Level.NAMED_WITH_ROLE,
        confidence=0.93,
        sentence=2,
    )
    sources = (
        t.Source(
            id="S1",
            name=None,
            description="close to the council",
            source_class=t.SourceClass.UNNAMED_GROUP,
            level=t.Level.RELATION_ONLY,
            mentions=(_span("Sources close to the council"),),
            attributions=("A1",),
            content_words=5,
            share=0.625,
            head="source",
            kind="bare",
            relation=True,
            anonymity=t.Anonymity(stated=False, reason=None),
        ),
        t.Source(
            id="S2",
            name="Ruth Hallam",
            description="Mayor",
            source_class=t.SourceClass.NAMED_PERSON,
            level=t.Level.NAMED_WITH_ROLE,
            mentions=(_span("Mayor Ruth Hallam"),),
            attributions=("A2",),
            content_words=3,
            share=0.375,
            head="mayor",
            kind="official",
        ),
    )
    quotation = _span("“could fall at any moment”")
    could = _span("could fall")
    sentences = (
        _span(TITLE),
        _span("Sources close to the council said the bridge “could fall at any moment”."),
        _span("Mayor Ruth Hallam confirmed on Monday that repairs would cost £4m."),
        _span("The scandal has raised urgent questions."),
        _span("The claim could not be independently verified."),
    )
    return t.Facts(
        draft=t.Draft(
            text=TEXT,
            paragraphs=tuple(paragraphs),
            path=path,
            title=TITLE,
            encoding="utf-8" if path else None,
        ),
        sentences=sentences,
        sentence_paragraph=(0, 1, 2, 2, 3),
        n_words=42,
        quotations=(
            t.Quotation(quotation.start, quotation.end, quotation.start + 1, quotation.end - 1),
        ),
        attributions=(vague, named),
        sources=sources,
        voices=(
            t.VoiceSegment(*_span(TITLE), t.Voice.HEADLINE),
            t.VoiceSegment(*_span("Sources close to the council said"), t.Voice.NEWSROOM),
            t.VoiceSegment(*_span("the bridge"), t.Voice.ATTRIBUTED, "A1"),
            t.VoiceSegment(*quotation, t.Voice.QUOTED, "A1"),
            t.VoiceSegment(*_span("Mayor Ruth Hallam confirmed on Monday"), t.Voice.NEWSROOM),
            t.VoiceSegment(*_span("that repairs would cost £4m"), t.Voice.ATTRIBUTED, "A2"),
            t.VoiceSegment(*sentences[3], t.Voice.NEWSROOM),
            t.VoiceSegment(*sentences[4], t.Voice.NEWSROOM),
        ),
        voice_words={
            t.Voice.HEADLINE: 8,
            t.Voice.NEWSROOM: 22,
            t.Voice.ATTRIBUTED: 7,
            t.Voice.QUOTED: 5,
        },
        hedges=(
            t.Hedge(
                start=could.start,
                end=could.start + 5,
                text="could",
                lemma="could",
                type="epistemic",
                certainty="C2",
                scope=t.Span(could.start + 6, quotation.end - 1),
                owner="S1",
                voice=t.Voice.QUOTED,
                attribution_id="A1",
            ),
        ),
    )


def build_report(path: str | None = "drafts/bridge.txt", **changes: object) -> t.Report:
    """A complete report of a small draft: a flag of each severity, two sources, one credit.

    Args:
        path: path of the draft, ``None`` for pasted text.
        changes: fields of ``Report`` to replace, such as ``flags=()``.
    """
    flags = (
        _flag(
            1,
            "SRC-REL",
            t.Severity.MUST_FIX,
            "Sources close to the council",
            line=3,
            column=1,
            message="“Sources close to the council” tells readers only that somebody is close.",
            advice="Replace closeness with role and access; give the reason and the number.",
            basis=("ABC-AU", "NPR"),
            source_id="S1",
            attribution_id="A1",
            related=(t.Related(*_span("the bridge “could fall at any moment”"), "content"),),
        ),
        _flag(
            2,
            "ATT-EVENT",
            t.Severity.SHOULD_FIX,
            "has raised urgent questions",
            line=5,
            column=80,
            message="Nobody is named who asks these questions.",
            advice="Who asked? Name them, or report what is unknown.",
        ),
        _flag(
            3,
            "FRM-SENSATION",
            t.Severity.CONSIDER,
            "scandal",
            line=5,
            column=72,
            message="“scandal” tells readers how to feel.",
            advice="Delete the word; give the fact.",
        ),
    )
    verified = _span("could not be independently verified")
    report = t.Report(
        analyzer=t.Provenance(
            version="0.1.0",
            pipeline="en_test 0.0.0",
            lexicons="sha256:" + "a" * 64,
            config="sha256:" + "b" * 64,
        ),
        facts=build_facts(path),
        flags=flags,
        credits=(
            t.Credit(
                "POS-UNVERIFIED",
                verified.start,
                verified.end,
                "could not be independently verified",
                "Says what is not verified.",
            ),
        ),
        scores=t.Scores(
            composition=t.Composition(named=0.3, institutions=0.06, anonymous=0.24, nobody=0.4),
            traceability=t.Traceability(
                value=37.9,
                low=28.4,
                high=47.0,
                attributed_only=64.0,
                ceiling=60,
                ceiling_reason="the lead rests only on sources of level 3 or below",
                n_units=12,
            ),
            anonymity=t.AnonymityMeasure(
                referents=1, with_substantive_reason=0.0, lead_depends=True, people=1
            ),
            spread=t.Spread(distinct=2, effective=1.88, largest_share=0.625),
            must_fix=("F1",),
        ),
    )
    return dataclasses.replace(report, **changes)  # type: ignore[arg-type]


@pytest.fixture
def make_report() -> Callable[..., t.Report]:
    """Factory of hand-built reports (see ``build_report``)."""
    return build_report


@pytest.fixture
def report() -> t.Report:
    """The hand-built report as it stands."""
    return build_report()


@pytest.fixture
def run() -> Callable[..., object]:
    """Runs ``whosays`` with arguments and standard input, and returns what it did."""
    from tests.cli_run import run_command

    return run_command
