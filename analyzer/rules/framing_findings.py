"""From framing terms to findings: what the FRM and reporting-verb rules share."""

from __future__ import annotations

from collections.abc import Collection

from analyzer.lexicon_framing import FramingKind
from analyzer.types import Facts, Finding, FramingTerm, Severity

PROBABLE = 0.56
"""Below it a finding is for consideration only, whatever its row says: of those between one half
and this, an editor would raise fewer than half (14 of 31 read)."""


def standing(facts: Facts, kinds: Collection[FramingKind]) -> list[FramingTerm]:
    """Terms of some kinds that no gate silenced."""
    wanted = {str(kind) for kind in kinds}
    return [term for term in facts.framing if term.kind in wanted and not term.blocked_by]


def outermost(terms: list[FramingTerm]) -> list[FramingTerm]:
    """Without terms that stand inside another: one phrase, one flag."""
    return [
        term
        for term in terms
        if not any(
            other is not term
            and other.start <= term.start
            and term.end <= other.end
            and (other.end - other.start) > (term.end - term.start)
            for other in terms
        )
    ]


def to_finding(term: FramingTerm, severity: Severity, **values: str) -> Finding:
    """A finding on a term, with the wording the lexicon offers instead."""
    instead = f"Write “{term.alternative}”. " if term.alternative else ""
    return Finding(
        start=term.start,
        end=term.end,
        confidence=term.confidence,
        severity=severity,
        values={"instead": instead} | values,
        attribution_id=term.attribution_id,
        source_id=term.source_id,
    )


def weighed_severity(term: FramingTerm) -> Severity:
    """The row's severity, lowered where experts agree less than half of the time."""
    if term.confidence < PROBABLE:
        return Severity.CONSIDER
    return Severity(max(1, term.severity))
