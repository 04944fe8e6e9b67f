"""The append-only history of decisions, and which of them are in force.

The latest row of a flag is in force: by time, then by the order of writing.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Subquery, exists, func, insert, select

from analyzer.errors import StoreError
from analyzer.store.schema import decisions, documents, flags, to_storable
from analyzer.types import Decision, DocumentRef, PastDecision, Status

MAX_REASON = 2_000
MAX_REVIEWER = 200


def in_force() -> Subquery:
    """The latest decision of each flag, with the columns of ``decisions``."""
    rank = (
        func.row_number()
        .over(
            partition_by=(decisions.c.document_id, decisions.c.fingerprint),
            order_by=(decisions.c.decided_at.desc(), decisions.c.seq.desc()),
        )
        .label("rank")
    )
    ranked = select(decisions, rank).subquery()
    columns = [ranked.c[column.name] for column in decisions.columns]
    return select(*columns).where(ranked.c.rank == 1).subquery("in_force")


def add(
    connection: Connection,
    document_id: str,
    fingerprint: str,
    status: Status,
    reason: str | None,
    reviewer: str | None,
) -> Decision:
    """Append a decision.

    Raises:
        StoreError: the document has no such flag.
    """
    rule = connection.scalar(
        select(flags.c.rule).where(
            flags.c.document_id == document_id, flags.c.fingerprint == fingerprint
        )
    )
    if rule is None:
        raise StoreError(
            "no such flag in this document",
            value=fingerprint,
            hint="analyse the draft again; the flag may have gone with an edit",
        )
    decision = Decision(
        id=uuid.uuid4().hex,
        document_id=document_id,
        fingerprint=fingerprint,
        rule=rule,
        status=status,
        reason=_clean(reason, MAX_REASON),
        reviewer=_clean(reviewer, MAX_REVIEWER),
        decided_at=_now(connection, document_id, fingerprint),
    )
    connection.execute(insert(decisions).values(to_row(decision)))
    return decision


def _now(connection: Connection, document_id: str, fingerprint: str) -> datetime:
    """Now; later than the flag's last decision even if the clock was set back."""
    last = connection.scalar(
        select(func.max(decisions.c.decided_at)).where(
            decisions.c.document_id == document_id, decisions.c.fingerprint == fingerprint
        )
    )
    now = datetime.now(UTC)
    return now if last is None else max(now, last + timedelta(microseconds=1))


def _clean(text: str | None, longest: int) -> str | None:
    return to_storable((text or "").strip()[:longest]) or None


def to_row(decision: Decision) -> dict[str, Any]:
    """The columns of a decision, all but its number."""
    return {
        "id": decision.id,
        "document_id": decision.document_id,
        "fingerprint": decision.fingerprint,
        "rule": decision.rule,
        "status": decision.status.value,
        "reason": decision.reason,
        "reviewer": decision.reviewer,
        "decided_at": decision.decided_at,
    }


def to_decision(row: Row[Any]) -> Decision:
    """The decision in a row of ``decisions`` or ``in_force``."""
    return Decision(
        id=row.id,
        document_id=row.document_id,
        fingerprint=row.fingerprint,
        rule=row.rule,
        status=Status(row.status),
        reason=row.reason,
        reviewer=row.reviewer,
        decided_at=row.decided_at,
    )


def statuses(connection: Connection, document_id: str) -> dict[str, Decision]:
    """What is in force in a document, by fingerprint; taken-back decisions are left out."""
    latest = in_force()
    rows = connection.execute(
        select(latest).where(
            latest.c.document_id == document_id, latest.c.status != Status.OPEN.value
        )
    )
    return {row.fingerprint: to_decision(row) for row in rows}


def past(connection: Connection, limit: int | None) -> list[PastDecision]:
    """Decisions of all documents with the words they are about, the latest first."""
    later = flags.alias()
    is_edited = exists().where(
        later.c.document_id == decisions.c.document_id,
        later.c.continues == decisions.c.fingerprint,
        later.c.is_present,
    )
    query = (
        select(
            decisions,
            documents.c.name,
            documents.c.headline,
            flags.c.text,
            flags.c.is_present,
            is_edited.label("is_edited"),
        )
        .join(documents, documents.c.id == decisions.c.document_id)
        .outerjoin(
            flags,
            (flags.c.document_id == decisions.c.document_id)
            & (flags.c.fingerprint == decisions.c.fingerprint),
        )
        .order_by(decisions.c.decided_at.desc(), decisions.c.seq.desc())
        .limit(limit)
    )
    return [
        PastDecision(
            to_decision(row),
            DocumentRef(row.document_id, row.name, row.headline),
            row.text,
            bool(row.is_present),
            bool(row.is_edited),
        )
        for row in connection.execute(query)
    ]


def history(
    connection: Connection, document_id: str | None, fingerprint: str | None
) -> list[Decision]:
    """All decisions ever made, or those of a document or flag, oldest first."""
    query = select(decisions).order_by(decisions.c.decided_at, decisions.c.seq)
    if document_id is not None:
        query = query.where(decisions.c.document_id == document_id)
    if fingerprint is not None:
        query = query.where(decisions.c.fingerprint == fingerprint)
    return [to_decision(row) for row in connection.execute(query)]
