"""What the rules say about the facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.types.terms import Category, Severity, Status, Voice


@dataclass(frozen=True, slots=True)
class Related:
    """Another range a flag points at, and what it is to the flag."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule returns: a range, how sure, and the particulars of the message.

    Attributes:
        severity: overrides the rule's own severity when the rule decides it case by case.
        values: fills the placeholders of the rule's message and advice.
    """

    start: int
    end: int
    confidence: float
    severity: Severity | None = None
    values: dict[str, str] = field(default_factory=dict, hash=False)
    source_id: str | None = None
    attribution_id: str | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding shown to the editor (see ``report/1``)."""

    id: str
    rule: str
    category: Category
    severity: Severity
    confidence: float
    start: int
    end: int
    line: int
    column: int
    text: str
    voice: Voice
    message: str
    advice: str
    basis: tuple[str, ...]
    fingerprint: str
    source_id: str | None = None
    attribution_id: str | None = None
    related: tuple[Related, ...] = ()
    status: Status = Status.OPEN
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Good practice found in the draft."""

    rule: str
    start: int
    end: int
    text: str
    message: str = ""
