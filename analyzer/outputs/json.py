"""A report as ``report/1``: plain dictionaries, lists, strings and numbers (``docs/output.md``)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from analyzer.outputs import scores
from analyzer.outputs.owners import Owners
from analyzer.types import (
    SCHEMA,
    Attribution,
    Construction,
    Credit,
    Draft,
    Evidence,
    Flag,
    Hedge,
    Report,
    Source,
    Span,
    SpanText,
    Voice,
    VoiceSegment,
)

Record = dict[str, Any]


def to_dict(report: Report) -> Record:
    """The report as ``report/1``, ready for ``json.dumps``.

    Offsets are half-open ranges in code points of the draft's text.  A key whose value is not
    known is ``None``; the one key that can be absent is ``document.text``, which is present only
    where the text is not the file's own (.docx, HTML).
    """
    facts = report.facts
    owners = Owners(facts)
    return {
        "schema": SCHEMA,
        "analyzer": asdict(report.analyzer),
        "document": _to_document(report),
        "attributions": _to_attributions(facts.attributions),
        "sources": [_to_source(item) for item in facts.sources],
        "hedges": [_to_hedge(item) for item in facts.hedges],
        "constructions": [_to_construction(item, owners) for item in facts.constructions],
        "evidence": [_to_evidence(item) for item in facts.evidence],
        "voices": [_to_voice(item) for item in facts.voices],
        "flags": [_to_flag(item, owners) for item in report.flags],
        "credits": [_to_credit(item) for item in report.credits],
        "scores": scores.to_record(report.scores),
        "failures": [asdict(failure) for failure in report.failures],
    }


def text_digest(draft: Draft) -> str:
    """SHA-256 of the draft's text in UTF-8, in hexadecimal."""
    return hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest()


def _to_document(report: Report) -> Record:
    facts = report.facts
    draft = facts.draft
    document: Record = {
        "path": draft.path,
        "title": draft.title,
        "text_sha256": text_digest(draft),
        "encoding": draft.encoding,
        "encoding_guessed": draft.encoding_guessed,
        "media_type": draft.media_type,
        "n_words": facts.n_words,
        "n_sentences": len(facts.sentences),
        "voice_words": {voice.value: facts.voice_words.get(voice, 0) for voice in Voice},
        "warnings": [*draft.warnings, *facts.warnings],
    }
    if draft.is_derived:
        document["text"] = draft.text
    return document


def _to_ranges(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _to_phrase(phrase: SpanText | None) -> Record | None:
    if phrase is None:
        return None
    return {"spans": _to_ranges(phrase.spans), "text": phrase.text}


def _to_attributions(items: Sequence[Attribution]) -> list[Record]:
    """Outermost attributions in text order, each with those that stand inside its content.

    PolNeAR and PARC annotate the outermost only: whoever counts the list counts what they count.
    """
    records = {item.id: _to_attribution(item) for item in items}
    for item in items:
        if item.parent_id is not None:
            records[item.parent_id]["nested"].append(records[item.id])
    return [records[item.id] for item in items if item.parent_id is None]


def _to_attribution(item: Attribution) -> Record:
    cue = item.cue
    return {
        "id": item.id,
        "kind": item.kind.value,
        "construction": item.construction,
        "source": _to_phrase(item.source),
        "cue": cue
        and {
            "spans": _to_ranges(cue.spans),
            "text": cue.text,
            "lemma": cue.lemma,
            "class": cue.cue_class,
            "polarity": cue.polarity,
        },
        "content": _to_phrase(item.content),
        "source_id": item.source_id,
        "source_class": item.source_class.value,
        "level": int(item.level),
        "confidence": item.confidence,
        "parent_id": item.parent_id,
        "nested": [],
    }


def _to_source(item: Source) -> Record:
    anonymity = item.anonymity
    return {
        "id": item.id,
        "name": item.name,
        "description": item.description,
        "class": item.source_class.value,
        "level": int(item.level),
        "mentions": _to_ranges(item.mentions),
        "attributions": list(item.attributions),
        "content_words": item.content_words,
        "share": item.share,
        "count": item.count,
        "head": item.head,
        "kind": item.kind,
        "access": item.access,
        "organisation": item.organisation,
        "relation": item.relation,
        "vouching": [_to_phrase(phrase) for phrase in item.vouching],
        "anonymity_stated": anonymity.stated if anonymity else None,
        "anonymity_reason": anonymity.reason if anonymity else None,
        "anonymity_span": list(anonymity.span) if anonymity and anonymity.span else None,
    }


def _to_hedge(item: Hedge) -> Record:
    return {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "lemma": item.lemma,
        "type": item.type,
        "certainty": item.certainty,
        "scope": list(item.scope),
        "owner": item.owner,
        "voice": item.voice.value,
        "attribution_id": item.attribution_id,
        "confidence": item.confidence,
        "is_embedded": item.is_embedded,
    }


def _to_construction(item: Construction, owners: Owners) -> Record:
    return {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "kind": item.kind,
        "name": item.name,
        "lemma": item.lemma,
        "severity": item.severity,
        "owner": owners.of_construction(item),
        "voice": item.voice.value,
        "is_carried": item.is_carried,
        "attribution_id": item.attribution_id,
    }


def _to_evidence(item: Evidence) -> Record:
    return {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "head": item.head,
        "kind": item.kind,
        "is_identified": item.is_identified,
        "role": item.role,
        "attribution_id": item.attribution_id,
    }


def _to_voice(item: VoiceSegment) -> Record:
    return {
        "start": item.start,
        "end": item.end,
        "voice": item.voice.value,
        "attribution_id": item.attribution_id,
    }


def _to_flag(item: Flag, owners: Owners) -> Record:
    return {
        "id": item.id,
        "rule": item.rule,
        "category": item.category.value,
        "severity": int(item.severity),
        "confidence": item.confidence,
        "start": item.start,
        "end": item.end,
        "line": item.line,
        "column": item.column,
        "text": item.text,
        "voice": item.voice.value,
        "owner": owners.of_flag(item),
        "message": item.message,
        "advice": item.advice,
        "basis": list(item.basis),
        "source_id": item.source_id,
        "attribution_id": item.attribution_id,
        "related": [
            {"start": other.start, "end": other.end, "label": other.label} for other in item.related
        ],
        "fingerprint": item.fingerprint,
        "status": item.status.value,
        "decision": item.decision,
    }


def _to_credit(item: Credit) -> Record:
    return {
        "rule": item.rule,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "message": item.message,
    }
