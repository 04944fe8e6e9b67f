"""Flags of all documents as a queue: most severe first, then surest, then in text order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Subquery, func, select

from analyzer.store.continuing import decided_before
from analyzer.store.decisions import in_force
from analyzer.store.schema import documents, flags
from analyzer.types import (
    Category,
    Decision,
    DocumentRef,
    QueueItem,
    Severity,
    Status,
    Voice,
)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which flags to list; an empty tuple and ``None`` mean all.

    Attributes:
        documents: document ids.
        reviewer: who made the decision in force.
    """

    rules: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    severities: tuple[Severity, ...] = ()
    documents: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = (Status.OPEN,)
    reviewer: str | None = None


def list_queue(connection: Connection, chosen: QueueFilter, limit: int | None) -> list[QueueItem]:
    """The flags that pass the filter."""
    latest = in_force()
    status = func.coalesce(latest.c.status, Status.OPEN.value)
    query = (
        select(
            flags,
            documents.c.name.label("document_name"),
            documents.c.headline,
            latest.c.id.label("decision_id"),
            latest.c.reason,
            latest.c.reviewer,
            latest.c.decided_at,
            status.label("status"),
        )
        .select_from(_joined(latest))
        .where(*_conditions(chosen))
        .order_by(
            flags.c.severity.desc(),
            flags.c.confidence.desc(),
            documents.c.seen_at.desc(),
            documents.c.id,
            flags.c.start,
            flags.c.fingerprint,
        )
        .where(*_decided(chosen, latest))
        .limit(limit)
    )
    rows = connection.execute(query).all()
    edited = sorted({row.document_id for row in rows if row.continues})
    earlier = decided_before(connection, edited) if edited else {}
    return [_to_item(row, earlier.get((row.document_id, row.fingerprint))) for row in rows]


def count_queue(connection: Connection, chosen: QueueFilter) -> int:
    """How many flags pass the filter."""
    latest = in_force()
    query = (
        select(func.count())
        .select_from(_joined(latest))
        .where(*_conditions(chosen), *_decided(chosen, latest))
    )
    return connection.scalar(query) or 0


def rules_in_use(connection: Connection) -> list[str]:
    """Rules with a flag in some document as last read, in order of their ids."""
    found = connection.scalars(select(flags.c.rule).where(flags.c.is_present).distinct())
    return sorted(found)


def count_by_status(connection: Connection, chosen: QueueFilter) -> dict[Status, int]:
    """How many flags pass the filter in each status, whatever status and reviewer it names."""
    latest = in_force()
    status = func.coalesce(latest.c.status, Status.OPEN.value)
    query = (
        select(status, func.count())
        .select_from(_joined(latest))
        .where(*_conditions(chosen))
        .group_by(status)
    )
    counts = {Status(name): number for name, number in connection.execute(query)}
    return {status: counts.get(status, 0) for status in Status}


def _joined(latest: Any) -> Any:
    return flags.join(documents, documents.c.id == flags.c.document_id).outerjoin(
        latest,
        (latest.c.document_id == flags.c.document_id)
        & (latest.c.fingerprint == flags.c.fingerprint),
    )


def _conditions(chosen: QueueFilter) -> Iterator[ColumnElement[bool]]:
    yield flags.c.is_present
    if chosen.rules:
        yield flags.c.rule.in_(chosen.rules)
    if chosen.categories:
        yield flags.c.category.in_([one.value for one in chosen.categories])
    if chosen.severities:
        yield flags.c.severity.in_([int(one) for one in chosen.severities])
    if chosen.documents:
        yield flags.c.document_id.in_(chosen.documents)


def _decided(chosen: QueueFilter, latest: Subquery) -> Iterator[ColumnElement[bool]]:
    if chosen.statuses:
        status = func.coalesce(latest.c.status, Status.OPEN.value)
        yield status.in_([one.value for one in chosen.statuses])
    if chosen.reviewer is not None:
        yield latest.c.reviewer == chosen.reviewer


def _to_item(row: Row[Any], before_edit: Decision | None) -> QueueItem:
    status = Status(row.status)
    decision = None
    if row.decision_id is not None:
        decision = Decision(
            id=row.decision_id,
            document_id=row.document_id,
            fingerprint=row.fingerprint,
            rule=row.rule,
            status=status,
            reason=row.reason,
            reviewer=row.reviewer,
            decided_at=row.decided_at,
        )
    return QueueItem(
        document=DocumentRef(row.document_id, row.document_name, row.headline),
        fingerprint=row.fingerprint,
        rule=row.rule,
        category=Category(row.category),
        severity=Severity(row.severity),
        confidence=row.confidence,
        voice=Voice(row.voice),
        line=row.line,
        before=row.before,
        text=row.text,
        after=row.after,
        message=row.message,
        advice=row.advice,
        status=status,
        decision=decision,
        before_edit=before_edit,
    )
