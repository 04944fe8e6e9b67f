"""Evidence that a claim leans on, where the draft does not say which it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import NounKind
from analyzer.rules.identification import is_identified_nearby
from analyzer.rules.identity import MIN_CONFIDENCE, Unnamed
from analyzer.rules.precision import measured
from analyzer.rules.reading import attributions_by_id, is_prominent, to_related, voice_at
from analyzer.types import Attribution, Evidence, Facts, Finding, Severity, Span, Voice


def find_unidentified(
    facts: Facts, lexicons: Lexicons, kind: NounKind, taken: list[Unnamed]
) -> Iterator[Finding]:
    """Evidence of a kind that is not identified and not flagged as a source already."""
    by_id = attributions_by_id(facts)
    rule_id = "SRC-DOC" if kind is NounKind.DOCUMENT else "SRC-MEDIA"
    told: set[str] = set()
    for evidence in facts.evidence:
        if evidence.kind != kind or evidence.is_identified:
            continue
        span = Span(evidence.start, evidence.end)
        if any(found.span.overlaps(span) for found in taken):
            continue
        severity = _evidence_severity(facts, evidence)
        key = evidence.text.casefold()
        if severity is None or key in told or _is_definite_again(facts, evidence):
            continue
        if kind is NounKind.DOCUMENT and is_identified_nearby(facts, lexicons, span, evidence.head):
            continue
        attribution: Attribution | None = by_id.get(evidence.attribution_id or "")
        if attribution is not None and attribution.confidence < MIN_CONFIDENCE:
            continue
        told.add(key)
        yield Finding(
            start=evidence.start,
            end=evidence.end,
            confidence=min(attribution.confidence if attribution else 1.0, measured(rule_id)),
            severity=severity,
            attribution_id=evidence.attribution_id,
            source_id=attribution.source_id if attribution else None,
            related=to_related(attribution),
        )


def _evidence_severity(facts: Facts, evidence: Evidence) -> Severity | None:
    """Severity by voice; ``None`` inside a quotation.

    What a source points to is described in the reporter's words, though the description stands in
    the content of that attribution.
    """
    segment = voice_at(facts, evidence.start)
    if segment is not None and segment.voice is Voice.QUOTED:
        return None
    is_own = segment is None or segment.attribution_id == evidence.attribution_id
    if segment is not None and segment.voice is Voice.ATTRIBUTED and not is_own:
        return Severity.CONSIDER
    return Severity.MUST_FIX if is_prominent(facts, evidence.start) else Severity.SHOULD_FIX


def _is_definite_again(facts: Facts, evidence: Evidence) -> bool:
    """*The memo* after a memo was spoken of."""
    if not re.match(r"(the|this|these|that|those|his|her|its|their)\b", evidence.text.lower()):
        return False
    before = facts.draft.text[: evidence.start].lower()
    return re.search(rf"\b{re.escape(evidence.head)}", before) is not None
