"""A stand-in for the analysis: flags every match of a few patterns, so that screens need no model.

It is a test double only.  Sources, measures and credits are worked out from the matches in the
simplest way that exercises every part of a screen.
"""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from analyzer import types as t
from analyzer.ingest.lines import LineIndex

PATTERNS: tuple[tuple[str, str, int], ...] = (
    ("SRC-REL", r"(?i)\bsources close to the \w+", 3),
    ("SRC-BARE", r"(?i)\bone insider", 3),
    ("SRC-EXPERT", r"\bAnalysts\b", 2),
    ("SRC-CROWD", r"\bCritics\b|\bSome see\b", 2),
    ("SRC-INST", r"(?i)\bWell-placed sources in the general staff", 2),
    ("SRC-VOUCH", r"(?i)\bWell-placed", 1),
    ("ATT-AGENTLESS", r"(?i)\bit is understood that|is believed to have", 2),
    ("ATT-HEARSAY", r"(?i)\breportedly", 2),
    ("ATT-DOUBT", r"(?i)\bclaimed", 1),
    ("CER-SPEC", r"(?i)\bcould point to a mutiny", 2),
    ("CER-BOOST", r"(?i)\bundoubtedly", 3),
    ("FRM-SENSATION", r"(?i)\bdevastating|\bbombshell|\bbloodbath|a bombshell that could", 2),
    ("FRM-LABEL", r"(?i)\bregime’s", 2),
    ("FRM-HEADLINE", r"^Urgent:", 2),
)

SOURCES: tuple[tuple[str, str, t.Level, t.SourceClass], ...] = (
    (
        r"Lena Marsh",
        "said in a telephone interview",
        t.Level.NAMED_WITH_ROLE,
        t.SourceClass.NAMED_PERSON,
    ),
    (r"sources close to the \w+", "describing", t.Level.RELATION_ONLY, t.SourceClass.UNNAMED_GROUP),
    (r"The Defence Ministry", "confirmed", t.Level.INSTITUTION, t.SourceClass.NAMED_ORG),
    (r"Analysts", "believe", t.Level.GENERIC, t.SourceClass.GENERIC_CROWD),
)


calls: list[str] = []
"""Texts that were analysed, in order."""


def stand_ins() -> dict[str, Any]:
    """Modules to take the place of the engine's, by name."""
    return {
        "analyzer.report": SimpleNamespace(
            analyze=_analyze,
            analyze_doc=lambda doc, draft, **options: _analyze(draft, **options),
            rescore=_rescore,
        ),
        "analyzer.parsing": SimpleNamespace(to_docs=lambda drafts, nlp: iter(drafts)),
        "analyzer.pipeline": SimpleNamespace(
            load_pipeline=lambda name: SimpleNamespace(memory_zone=nullcontext)
        ),
    }


def install() -> None:
    """Put the stand-ins in place for the rest of this process."""
    sys.modules.update(stand_ins())


CALLS_FILE = "WHOSAYS_TEST_CALLS"
"""Environment variable: file that gets a line for each analysis in another process."""


def _analyze(draft: t.Draft, *, settings: object, nlp: object) -> t.Report:
    calls.append(draft.text)
    if path := os.environ.get(CALLS_FILE):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"{len(draft.text)}\n")
    if "CRASH" in draft.text:
        raise RuntimeError("a fault of the stand-in")
    return to_report(draft)


def _rescore(report: t.Report, statuses: dict[str, t.Status], *, settings: object) -> t.Report:
    """Dismissed flags need no fixing; nothing else moves."""
    kept = tuple(
        flag.id
        for flag in report.flags
        if flag.severity is t.Severity.MUST_FIX
        and statuses.get(flag.fingerprint) is not t.Status.DISMISSED
    )
    return dataclasses.replace(report, scores=dataclasses.replace(report.scores, must_fix=kept))


def to_report(draft: t.Draft) -> t.Report:
    """A report of any draft."""
    text = draft.text
    lines = LineIndex(text)
    flags = []
    for rule, pattern, severity in PATTERNS:
        for match in re.finditer(pattern, text):
            flags.append(_flag(len(flags) + 1, rule, severity, match, lines, draft))
    flags.sort(key=lambda flag: (flag.start, flag.end))
    sources, attributions = _sources(text)
    return t.Report(
        analyzer=t.Provenance("0", "none", "none", "none"),
        facts=t.Facts(
            draft=draft,
            sentences=tuple(t.Span(p.start, p.end) for p in draft.paragraphs),
            sentence_paragraph=tuple(range(len(draft.paragraphs))),
            n_words=len(text.split()),
            quotations=(),
            attributions=attributions,
            sources=sources,
            voices=(),
            voice_words={},
            hedges=tuple(
                t.Hedge(
                    m.start(),
                    m.end(),
                    m[0],
                    "could",
                    "epistemic",
                    "C2",
                    t.Span(m.end() + 1, m.end() + 9),
                    t.UNKNOWN_OWNER,
                    t.Voice.NEWSROOM,
                )
                for m in re.finditer(r"\bcould (?=point)", text)
            ),
        ),
        flags=tuple(flags),
        credits=tuple(
            t.Credit("POS-UNVERIFIED", m.start(), m.end(), m[0], "Says what is not verified.")
            for m in re.finditer("could not be independently verified", text)
        ),
        scores=_scores(draft, tuple(flags), len(sources)),
    )


def _scores(draft: t.Draft, flags: tuple[t.Flag, ...], n_sources: int) -> t.Scores:
    """Something in every part of the score card; a longer text is a little less traceable."""
    value = 80.0 - len(draft.text) % 50
    end = draft.text.find(".") + 1 or len(draft.text)
    framing = [flag for flag in flags if flag.category is t.Category.FRM]
    return t.Scores(
        composition=t.Composition(0.3, 0.06, 0.24, 0.4),
        traceability=t.Traceability(
            value=value,
            low=value - 9,
            high=value + 9,
            attributed_only=64,
            ceiling=70,
            ceiling_reason="an anonymous source is used for opinion",
            n_units=12,
            uncapped=value + 3,
            ceilings=(
                t.Ceiling("anonymous-opinion", 70, "an anonymous source is used for opinion", True),
            ),
            swing=12.0,
            swing_unit="U1",
        ),
        anonymity=t.AnonymityMeasure(3, 0.0, True, people=2),
        spread=t.Spread(n_sources, 2.4, 0.4),
        must_fix=tuple(f.id for f in flags if f.severity is t.Severity.MUST_FIX),
        verification=t.VerificationLedger(unverified=(t.Span(0, end),)),
        framing=t.FramingLoad(
            value=float(len(framing)),
            words=len(draft.text.split()),
            flags=tuple(
                t.FlagPoints(f.id, f.rule, f.severity, f.confidence, f.status, 3.0) for f in framing
            ),
        ),
        units=(
            t.UnitScore("U1", 0, end, 1, t.Level.NO_SOURCE, 5, True, 7.5, 1.0, 0.0, 0.0, 100.0),
        ),
        movers=(
            t.Mover(
                "source",
                "saying who says so in paragraph 1",
                "traceability",
                6.0,
                (t.Change("traceability", value, value + 6),),
                (t.Span(0, end),),
            ),
        ),
        percentiles=(
            t.Percentile("traceability", value, 41.0, "test articles", 99, "300-599", ""),
        ),
        verdict="Two fifths of what this story asserts has no source.",
    )


def _flag(
    number: int, rule: str, severity: int, match: re.Match[str], lines: LineIndex, draft: t.Draft
) -> t.Flag:
    inside = next((p for p in draft.paragraphs if p.start <= match.start() < p.end), None)
    is_headline = inside is not None and inside.is_headline
    sentence_end = draft.text.find(".", match.end())
    return t.Flag(
        id=f"F{number}",
        rule=rule,
        category=t.Category(rule[:3]),
        severity=t.Severity(severity),
        confidence=0.9,
        start=match.start(),
        end=match.end(),
        line=lines.line(match.start()),
        column=lines.column(match.start()),
        text=match[0],
        voice=t.Voice.HEADLINE if is_headline else t.Voice.NEWSROOM,
        message=f"“{match[0]}” does not tell readers who says so.",
        advice="Say who, how many, and how they know; or cut.",
        basis=("AP", "NPR"),
        fingerprint=f"{rule}:{match[0]}",
        related=(t.Related(match.end() + 1, sentence_end, "content"),)
        if rule == "SRC-REL" and sentence_end > match.end()
        else (),
    )


def _sources(text: str) -> tuple[tuple[t.Source, ...], tuple[t.Attribution, ...]]:
    sources, attributions = [], []
    for who, verb, level, source_class in SOURCES:
        match = re.search(f"({who})(?:.*?)({verb})(.*?)[.”]", text)
        if match is None:
            continue
        number = len(sources) + 1
        phrase, cue, content = (t.Span(*match.span(group)) for group in (1, 2, 3))
        attributions.append(
            t.Attribution(
                f"A{number}",
                t.AttributionKind.INDIRECT,
                "verb",
                t.SpanText((phrase,), match[1]),
                t.Cue((cue,), match[2], match[2], "neutral"),
                t.SpanText((content,), match[3]),
                f"S{number}",
                source_class,
                level,
                0.9,
            )
        )
        is_named = level >= t.Level.INSTITUTION
        sources.append(
            t.Source(
                id=f"S{number}",
                name=match[1] if is_named else None,
                description="researcher at the Harrow Institute" if level == 7 else None,
                source_class=source_class,
                level=level,
                mentions=(phrase,),
                attributions=(f"A{number}",),
                content_words=len(match[3].split()),
                share=0.25,
                anonymity=None if is_named else t.Anonymity(stated=False, reason=None),
            )
        )
    return tuple(sources), tuple(attributions)
