"""What editors decided about flags, and the documents the flags stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from analyzer.types.terms import Category, Severity, Status, Voice


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document known to the store, whatever edits it has been through.

    Attributes:
        id: never changes; 32 hexadecimal digits.
        name: path or name it was last read under; ``None`` for pasted text.
        headline: headline it last had.
    """

    id: str
    name: str | None = None
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the history; the latest row of a flag is in force.

    Attributes:
        id: the same in every copy of the history; 32 hexadecimal digits.
        status: ``open`` takes back what was decided before.
        reason: the editor's note.
        decided_at: in UTC.
    """

    id: str
    document_id: str
    fingerprint: str
    rule: str
    status: Status
    reason: str | None
    reviewer: str | None
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A flag of a document's last report, with enough around it to judge it by.

    Attributes:
        before, after: the text of its paragraph on either side, shortened.
        line: 1-based, in the document as it was last read.
        status: what is in force.
        decision: the row that put it in force; ``None`` while nobody decided.
        before_edit: what was decided about it before its sentence was edited; shown until somebody
            decides anew, and not in force.
    """

    document: DocumentRef
    fingerprint: str
    rule: str
    category: Category
    severity: Severity
    confidence: float
    voice: Voice
    line: int
    before: str
    text: str
    after: str
    message: str
    advice: str
    status: Status
    decision: Decision | None
    before_edit: Decision | None = None


@dataclass(frozen=True, slots=True)
class PastDecision:
    """A row of the history with what it is about.

    Attributes:
        text: the flagged words; ``None`` once the document was forgotten.
        is_present: the document as last read has the flag.
        is_edited: it has the words still, in a sentence that was edited since.
    """

    decision: Decision
    document: DocumentRef
    text: str | None
    is_present: bool
    is_edited: bool


@dataclass(frozen=True, slots=True)
class RuleAcceptance:
    """How often editors agreed with a rule: its measured precision in this newsroom.

    Attributes:
        rate: share accepted of those decided.
        low, high: 95 % interval (Wilson, "Probable inference", JASA 1927).
    """

    rule: str
    accepted: int
    dismissed: int
    rate: float
    low: float
    high: float

    @property
    def decided(self) -> int:
        return self.accepted + self.dismissed
