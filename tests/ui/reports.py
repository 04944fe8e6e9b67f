"""Reports of any text with flags at any range, for tests of what is shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from analyzer import types as t
from tests.conftest import build_report


def report_of(
    text: str,
    *,
    flags: Iterable[t.Flag] = (),
    paragraphs: tuple[t.Paragraph, ...] | None = None,
    masked: tuple[t.Span, ...] = (),
) -> t.Report:
    """A report with nothing in it but the flags given."""
    report = build_report(flags=tuple(flags), credits=())
    draft = t.Draft(
        text=text,
        paragraphs=(t.Paragraph(0, len(text)),) if paragraphs is None else paragraphs,
        masked=masked,
    )
    facts = dataclasses.replace(
        report.facts,
        draft=draft,
        sentences=(),
        sentence_paragraph=(),
        quotations=(),
        attributions=(),
        sources=(),
        voices=(),
        hedges=(),
    )
    scores = dataclasses.replace(report.scores, must_fix=())
    return dataclasses.replace(report, facts=facts, scores=scores)


def flag_at(name: str, text: str, start: int, end: int) -> t.Flag:
    """A flag of no particular meaning."""
    return t.Flag(
        id=name,
        rule="SRC-BARE",
        category=t.Category.SRC,
        severity=t.Severity.SHOULD_FIX,
        confidence=0.9,
        start=start,
        end=end,
        line=1,
        column=1,
        text=text[max(start, 0) : max(end, 0)],
        voice=t.Voice.NEWSROOM,
        message="m",
        advice="a",
        basis=("AP",),
        fingerprint=name,
    )
