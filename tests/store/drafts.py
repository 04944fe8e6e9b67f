"""Hand-made reports of drafts that change between versions."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from analyzer import types as t
from tests.conftest import build_report

TITLE = "Ferry to stay in port"
PARAGRAPHS = (
    "Sources close to the operator said the ferry could stay in port until May.",
    "Harbour master Joan Lindqvist said on Tuesday that divers had found a crack.",
    "It is understood that the repair of the hull will cost millions.",
    "Analysts called the delay a devastating blow to the islands and their shops.",
)
OTHER = (
    "One insider said the county would close the swimming pool in June.",
    "Critics of the plan have reportedly begun to gather signatures in the town.",
)


def report_of(
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    *,
    title: str | None = TITLE,
    path: str | None = None,
    flagged: tuple[str, ...] = ("Sources close to the operator", "It is understood", "Analysts"),
    rule: str = "SRC-REL",
    message: str = "Who is it?",
) -> t.Report:
    """A report with a flag on each of the words that the text has.

    As in real reports, a flag's fingerprint is made from its rule and paragraph.
    """
    blocks = ([title] if title else []) + list(paragraphs)
    text = "\n\n".join(blocks)
    ranges = []
    start = 0
    for number, block in enumerate(blocks):
        ranges.append(t.Paragraph(start, start + len(block), bool(title) and number == 0))
        start += len(block) + 2
    flags = []
    for words in flagged:
        at = text.find(words)
        if at < 0:
            continue
        paragraph = next(p for p in ranges if p.start <= at < p.end)
        line = text.count("\n", 0, at) + 1
        key = rule + words + text[paragraph.start : paragraph.end]
        flags.append(
            t.Flag(
                id=f"F{len(flags) + 1}",
                rule=rule,
                category=t.Category(rule[:3]),
                severity=t.Severity(3 - len(flags) % 3),
                confidence=0.8,
                start=at,
                end=at + len(words),
                line=line,
                column=at - paragraph.start + 1,
                text=words,
                voice=t.Voice.NEWSROOM,
                message=message,
                advice="Name them.",
                basis=("NPR",),
                fingerprint=hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16],
            )
        )
    base = build_report()
    draft = t.Draft(text=text, paragraphs=tuple(ranges), path=path, title=title)
    return replace(base, facts=replace(base.facts, draft=draft), flags=tuple(flags))
