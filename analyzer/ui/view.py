"""A report as the plain data that the dashboard's component draws (JSON types only).

Every string is ready to be shown: hidden characters are visible, codes are words.  Nothing is
escaped here, because the component sets text and never markup.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from analyzer.outputs.owners import Owners
from analyzer.types import (
    NEWSROOM,
    UNKNOWN_OWNER,
    Decision,
    Flag,
    Hedge,
    Level,
    Report,
    Source,
    SourceClass,
    Span,
    Status,
)
from analyzer.ui import wording
from analyzer.ui.blocks import Block, to_blocks
from analyzer.ui.display import to_excerpt, to_pieces, to_runs, to_visible
from analyzer.ui.places import Places
from analyzer.ui.score_view import to_group, to_scores
from analyzer.ui.segments import Segment, to_hedges, to_lanes


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the rules say about themselves.

    Attributes:
        names: rule id → name for people.
        reasons: rule id → why it matters, in plain words.
        bases: basis code → the standard or study it stands for.
        rests_on: rule id → basis codes.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    rests_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def to_view(report: Report, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """What of a page never changes while its draft does not: text, flags, sources, credits.

    ``id`` is equal for equal views; the component keeps its state while it stays the same.
    """
    catalogue = catalogue or Catalogue()
    blocks = to_blocks(report)
    places = Places(blocks)
    lanes = to_lanes(report.flags)
    facts = report.facts
    owners = Owners(facts)
    sources = [_source(report, source, places) for source in _by_weight(facts.sources)]
    view: dict[str, Any] = {
        "blocks": [_block(block) for block in blocks],
        "flags": [
            {
                **_flag(report, flag, catalogue, places),
                "lane": lanes[flag.id],
                "owner": owners.of_flag(flag),
            }
            for flag in _in_order(report.flags)
        ],
        "sources": sources,
        "statements": {a.id: a.source_id for a in facts.attributions if a.source_id},
        "hedges": [_hedge(hedge) for hedge in to_hedges(report)],
        "owners": _owners(sources),
        "credits": [
            {
                "name": catalogue.names.get(credit.rule, credit.rule),
                "text": to_excerpt(credit.text),
                "message": to_visible(credit.message),
                "place": places.of(credit.start),
            }
            for credit in report.credits
        ],
        "size": {
            "words": facts.n_words,
            "sentences": len(facts.sentences),
            "statements": len(facts.attributions),
        },
        "notices": [to_visible(text) for text in (*facts.draft.warnings, *facts.warnings)],
        "failures": [f"{f.stage}: {to_visible(f.error)}" for f in report.failures],
        "categories": [
            {"code": code.value, "name": name, "question": question}
            for code, (name, question) in wording.CATEGORIES.items()
        ],
        "severities": [{"code": int(c), "name": n} for c, n in wording.SEVERITIES.items()],
        "voices": [{"code": code.value, "name": n} for code, n in wording.VOICES.items()],
        "statuses": [{"code": code.value, "name": n} for code, n in wording.STATUSES.items()],
        "reasons": list(wording.DISMISSAL_REASONS),
    }
    view["id"] = hashlib.sha256(repr(view).encode("utf-8", "backslashreplace")).hexdigest()
    return view


def to_marks(report: Report, before_edit: Mapping[str, Decision] | None = None) -> dict[str, Any]:
    """What of a page changes with a decision: the status of flags, and the measures.

    Args:
        before_edit: decisions made before the flagged sentence was edited, by fingerprint.
    """
    edited = before_edit or {}
    return {
        "statuses": {
            flag.id: {"status": flag.status.value, "reason": to_visible(flag.decision or "")}
            for flag in report.flags
            if flag.status is not Status.OPEN
        },
        "before_edit": {
            flag.id: to_told(edited[flag.fingerprint])
            for flag in report.flags
            if flag.fingerprint in edited
        },
        "scores": to_scores(report, Places(to_blocks(report))),
    }


def to_told(decision: Decision) -> dict[str, str]:
    """A decision as it is told: what, why, and by whom."""
    return {
        "status": decision.status.value,
        "reason": to_visible(decision.reason or ""),
        "by": to_visible(decision.reviewer or ""),
    }


def _owners(sources: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Whoever may own a claim, in the order of the filter."""
    return [
        {"code": NEWSROOM, "name": wording.NEWSROOM_OWNER},
        {"code": UNKNOWN_OWNER, "name": wording.UNKNOWN_OWNER_NAME},
        *({"code": source["id"], "name": source["name"]} for source in sources),
    ]


def _hedge(hedge: Hedge) -> dict[str, Any]:
    return {
        "text": to_excerpt(hedge.text, width=60),
        "type": wording.HEDGE_TYPES.get(hedge.type, hedge.type),
        "certainty": wording.CERTAINTIES.get(hedge.certainty, hedge.certainty),
        "owner": hedge.owner,
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "number": block.number,
        "line": block.line,
        "segments": [_segment(segment, block.kind) for segment in block.segments],
    }


def _segment(segment: Segment, kind: str) -> dict[str, Any]:
    text = segment.text.strip("\r\n") if kind == "skipped" else segment.text
    shown: dict[str, Any] = {"pieces": to_pieces(text), "at": [segment.start, segment.end]}
    if segment.flags:
        shown["flags"] = list(segment.flags)
    if segment.related:
        shown["related"] = list(segment.related)
    if segment.parts:
        shown["parts"] = [list(part) for part in segment.parts]
    if segment.credits:
        shown["credits"] = list(segment.credits)
    if segment.hedges:
        shown["hedges"] = [list(hedge) for hedge in segment.hedges]
    if segment.is_markup:
        shown["markup"] = True
    return shown


def _in_order(flags: tuple[Flag, ...]) -> list[Flag]:
    return sorted(flags, key=lambda flag: (flag.start, flag.end, -flag.severity, flag.rule))


def _flag(report: Report, flag: Flag, catalogue: Catalogue, places: Places) -> dict[str, Any]:
    return {
        "id": flag.id,
        "fingerprint": flag.fingerprint,
        "rule": flag.rule,
        "name": catalogue.names.get(flag.rule, flag.rule),
        "category": flag.category.value,
        "severity": int(flag.severity),
        "voice": flag.voice.value,
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


def _source(report: Report, source: Source, places: Places) -> dict[str, Any]:
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
        "group": to_group(int(source.level)),
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


def _percent(share: float) -> int:
    return round(share * 100)
