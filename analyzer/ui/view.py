"""A report as the plain data that the dashboard's component draws (JSON types only).

Every string is ready to be shown: hidden characters are visible, codes are words.  Nothing is
escaped here, because the component sets text and never markup.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from analyzer.types import (
    Flag,
    Level,
    Report,
    Scores,
    Source,
    SourceClass,
    Span,
    Traceability,
)
from analyzer.ui import wording
from analyzer.ui.blocks import Block, to_blocks
from analyzer.ui.display import to_excerpt, to_pieces, to_runs, to_visible
from analyzer.ui.segments import Segment, to_lanes


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the rules say about themselves.

    Attributes:
        names: rule id → name for people.
        reasons: rule id → why it matters, in plain words.
        bases: basis code → the standard or study it stands for.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)


def to_view(report: Report, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """The whole page: draft, flags, sources, credits, measures and notices.

    ``id`` is equal for equal views; the component keeps its state while it stays the same.
    """
    catalogue = catalogue or Catalogue()
    blocks = to_blocks(report)
    places = _Places(blocks)
    lanes = to_lanes(report.flags)
    facts = report.facts
    view: dict[str, Any] = {
        "blocks": [_block(block) for block in blocks],
        "flags": [
            _flag(report, flag, lanes[flag.id], catalogue, places)
            for flag in _in_order(report.flags)
        ],
        "sources": [_source(report, source, places) for source in _by_weight(facts.sources)],
        "statements": {a.id: a.source_id for a in facts.attributions if a.source_id},
        "credits": [
            {
                "name": catalogue.names.get(credit.rule, credit.rule),
                "text": to_excerpt(credit.text),
                "message": to_visible(credit.message),
                "place": places.of(credit.start),
            }
            for credit in report.credits
        ],
        "summary": _summary(report),
        "notices": [to_visible(text) for text in (*facts.draft.warnings, *facts.warnings)],
        "failures": [f"{f.stage}: {to_visible(f.error)}" for f in report.failures],
        "categories": [
            {"code": code.value, "name": name, "question": question}
            for code, (name, question) in wording.CATEGORIES.items()
        ],
        "severities": [{"code": int(c), "name": n} for c, n in wording.SEVERITIES.items()],
        "voices": [{"code": code.value, "name": n} for code, n in wording.VOICES.items()],
    }
    view["id"] = hashlib.sha256(repr(view).encode("utf-8", "backslashreplace")).hexdigest()
    return view


class _Places:
    """Names the place of an offset as an editor would: headline, or number of the paragraph."""

    def __init__(self, blocks: list[Block]) -> None:
        self._ranges = [(b.segments[0].start, b.segments[-1].end, _place(b)) for b in blocks]

    def of(self, offset: int) -> str:
        for start, end, place in self._ranges:
            if start <= offset < end:
                return place
        return ""


def _place(block: Block) -> str:
    if block.kind == "title":
        return "headline"
    if block.kind == "paragraph":
        return f"¶ {block.number}"
    return f"line {block.line}"


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "number": block.number,
        "line": block.line,
        "segments": [_segment(segment, block.kind) for segment in block.segments],
    }


def _segment(segment: Segment, kind: str) -> dict[str, Any]:
    text = segment.text.strip("\r\n") if kind == "skipped" else segment.text
    shown: dict[str, Any] = {"pieces": to_pieces(text)}
    if segment.flags:
        shown["flags"] = list(segment.flags)
    if segment.related:
        shown["related"] = list(segment.related)
    if segment.parts:
        shown["parts"] = [list(part) for part in segment.parts]
    if segment.credits:
        shown["credits"] = list(segment.credits)
    if segment.is_markup:
        shown["markup"] = True
    return shown


def _in_order(flags: tuple[Flag, ...]) -> list[Flag]:
    return sorted(flags, key=lambda flag: (flag.start, flag.end, flag.rule))


def _flag(
    report: Report, flag: Flag, lane: int, catalogue: Catalogue, places: _Places
) -> dict[str, Any]:
    return {
        "id": flag.id,
        "rule": flag.rule,
        "name": catalogue.names.get(flag.rule, flag.rule),
        "category": flag.category.value,
        "severity": int(flag.severity),
        "voice": flag.voice.value,
        "lane": lane,
        "length": flag.end - flag.start,
        "place": places.of(flag.start),
        "line": flag.line,
        "column": flag.column,
        "text": to_excerpt(flag.text),
        "message": to_visible(flag.message),
        "why": to_runs(catalogue.reasons.get(flag.rule, "")),
        "advice": to_visible(flag.advice),
        "basis": [{"code": code, "name": catalogue.bases.get(code, "")} for code in flag.basis],
        "confidence": _percent(flag.confidence),
        "source": flag.source_id,
        "related": [
            {
                "label": to_visible(related.label),
                "text": to_excerpt(report.text[related.start : related.end], width=100),
            }
            for related in flag.related
        ],
    }


def _by_weight(sources: tuple[Source, ...]) -> list[Source]:
    return sorted(sources, key=lambda source: -source.share)


def _source(report: Report, source: Source, places: _Places) -> dict[str, Any]:
    level, meaning = _level(source)
    name, detail = _called(report, source)
    first: Span | None = source.mentions[0] if source.mentions else None
    return {
        "id": source.id,
        "name": name,
        "detail": detail,
        "class": wording.SOURCE_CLASSES[source.source_class],
        "level": int(source.level),
        "level_name": level,
        "level_meaning": meaning,
        "group": _group(source.level),
        "statements": len(source.attributions),
        "share": _percent(source.share),
        "place": places.of(first.start) if first else "",
        "notes": _notes(source),
    }


def _level(source: Source) -> tuple[str, str]:
    if source.level is Level.NAMED and source.source_class is not SourceClass.NAMED_PERSON:
        return wording.DOCUMENT_LEVEL
    return wording.LEVELS[source.level]


def _called(report: Report, source: Source) -> tuple[str, str]:
    """Name and description; an unnamed source is called by its first mention."""
    description = to_excerpt(source.description or "", width=120)
    if source.name:
        return to_visible(source.name), description
    if not source.mentions:
        return description or source.id, ""
    first = source.mentions[0]
    mention = to_excerpt(report.text[first.start : first.end], width=90)
    return mention, "" if description.lower() in mention.lower() else description


def _notes(source: Source) -> list[str]:
    notes = []
    if source.count and source.count > 1:
        notes.append(f"{source.count} people")
    if source.anonymity and source.source_class in wording.ANONYMOUS_CLASSES:
        notes.append(wording.ANONYMITY_REASONS[source.anonymity.reason])
    notes.extend(f"Vouched for: “{to_excerpt(word.text)}”" for word in source.vouching)
    return notes


def _group(level: Level) -> str:
    if level >= Level.NAMED:
        return "named"
    if level >= Level.ROLE_AND_ACCESS:
        return "institutions"
    return "anonymous" if level >= Level.GENERIC else "nobody"


def _summary(report: Report) -> dict[str, Any]:
    facts, scores = report.facts, report.scores
    return {
        "title": to_visible(facts.draft.title or ""),
        "words": facts.n_words,
        "sentences": len(facts.sentences),
        "statements": len(facts.attributions),
        "composition": _composition(scores),
        "traceability": _traceability(scores.traceability),
        "anonymity": _anonymity(scores),
        "spread": _spread(scores),
        "must_fix": list(scores.must_fix),
    }


def _composition(scores: Scores) -> list[dict[str, Any]] | None:
    if scores.composition is None:
        return None
    shares = [getattr(scores.composition, key) for key, _ in wording.COMPOSITION]
    return [
        {"key": key, "name": name, "share": round(share * 100, 2), "percent": percent}
        for (key, name), share, percent in zip(
            wording.COMPOSITION, shares, to_percentages(shares), strict=True
        )
    ]


def to_percentages(shares: list[float]) -> list[int]:
    """Whole percentages of shares that sum to 1, summing to 100 (largest remainders round up)."""
    exact = [share * 100 for share in shares]
    whole = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for index in by_remainder[: max(0, 100 - sum(whole))]:
        whole[index] += 1
    return whole


def _traceability(measure: Traceability) -> dict[str, Any]:
    return {
        "value": _rounded(measure.value),
        "low": _rounded(measure.low),
        "high": _rounded(measure.high),
        "attributed_only": _rounded(measure.attributed_only),
        "ceiling": measure.ceiling,
        "ceiling_reason": to_visible(measure.ceiling_reason or ""),
        "insufficient": to_visible(measure.insufficient or ""),
        "units": measure.n_units,
    }


def _anonymity(scores: Scores) -> str:
    measure = scores.anonymity
    if not measure.referents:
        return "No anonymous sources"
    text = _count(measure.referents, "anonymous source")
    if measure.with_substantive_reason is not None:
        explained = round(measure.with_substantive_reason * measure.referents)
        text += f", {explained or 'none'} with a real reason given"
    if measure.lead_depends:
        text += "; headline or lead depends on anonymous sources"
    return text


def _spread(scores: Scores) -> str:
    spread = scores.spread
    if not spread.distinct:
        return "No sources"
    text = _count(spread.distinct, "source")
    if spread.effective is not None and spread.distinct > 1:
        text += f", effectively {spread.effective:.1f}"
    if spread.largest_share is not None and spread.distinct > 1:
        text += f"; the largest carries {_percent(spread.largest_share)}%"
    return text


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _rounded(value: float | None) -> int | None:
    return None if value is None else round(value)


def _percent(share: float) -> int:
    return round(share * 100)
