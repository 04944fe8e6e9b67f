"""Write a report's document and flags; forget them again."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from analyzer.errors import StoreError
from analyzer.store.continuing import to_continued
from analyzer.store.matching import Marks, find_document
from analyzer.store.schema import decisions, documents, flags, paragraphs
from analyzer.types import DocumentRef, Flag, Report

CONTEXT = 240
"""Characters of the paragraph kept on either side of a flag."""
_MAX_TEXT = 2_000


def remember(
    connection: Connection, report: Report, marks: Marks, known_id: str | None
) -> DocumentRef:
    """Write the document as it now is; flags it no longer has are kept but no longer present.

    A flag whose sentence was edited knows which one it continues (see ``continuing``).

    Args:
        known_id: the document it is, if the caller knows.
    """
    now = datetime.now(UTC)
    found = known_id or find_document(connection, marks)
    document_id = found or uuid.uuid4().hex
    put_document(connection, document_id, marks, now, is_new=found is None)
    known = connection.execute(select(flags).where(flags.c.document_id == document_id)).all()
    decided = set(
        connection.scalars(
            select(decisions.c.fingerprint).where(decisions.c.document_id == document_id)
        )
    )
    # A stage that failed found nothing; its earlier flags are not gone.
    if not report.failures:
        connection.execute(
            update(flags).where(flags.c.document_id == document_id).values(is_present=False)
        )
    rows = {flag.fingerprint: _to_row(report, flag, document_id) for flag in report.flags}
    continued = to_continued(known, rows, decided, is_whole=not report.failures)
    for fingerprint, earlier in continued.items():
        rows[fingerprint]["continues"] = earlier
    connection.execute(
        delete(flags).where(flags.c.document_id == document_id, flags.c.fingerprint.in_(rows))
    )
    if rows:
        connection.execute(insert(flags), list(rows.values()))
    return get_document(connection, document_id)


def put_document(
    connection: Connection, document_id: str, marks: Marks, now: datetime, *, is_new: bool
) -> None:
    """Insert or update a document and its paragraphs; a name once known is not lost."""
    values: dict[str, Any] = {
        "headline": marks.headline,
        "headline_key": marks.headline_key,
        "text_digest": marks.text_digest,
        "seen_at": now,
        "forgotten_at": None,
    }
    if is_new:
        connection.execute(
            insert(documents).values(id=document_id, name=marks.name, added_at=now, **values)
        )
    else:
        if marks.name is not None:
            values["name"] = marks.name
        connection.execute(update(documents).where(documents.c.id == document_id).values(**values))
        connection.execute(delete(paragraphs).where(paragraphs.c.document_id == document_id))
    if marks.paragraphs:
        rows = [
            {"document_id": document_id, "digest": digest} for digest in sorted(marks.paragraphs)
        ]
        connection.execute(insert(paragraphs), rows)


def get_document(connection: Connection, document_id: str) -> DocumentRef:
    """The document with this id.

    Raises:
        StoreError: there is none.
    """
    row = connection.execute(select(documents).where(documents.c.id == document_id)).one_or_none()
    if row is None:
        raise StoreError("no such document in the store", value=document_id)
    return DocumentRef(id=row.id, name=row.name, headline=row.headline)


def forget(connection: Connection, document_id: str) -> None:
    """Take every word of the document out of the store; the decisions stay, without its words."""
    connection.execute(delete(flags).where(flags.c.document_id == document_id))
    connection.execute(delete(paragraphs).where(paragraphs.c.document_id == document_id))
    connection.execute(
        update(documents)
        .where(documents.c.id == document_id)
        .values(
            name=None,
            headline=None,
            headline_key=None,
            text_digest=None,
            forgotten_at=datetime.now(UTC),
        )
    )


def _to_row(report: Report, flag: Flag, document_id: str) -> dict[str, Any]:
    before, after = around(report, flag)
    return {
        "document_id": document_id,
        "fingerprint": flag.fingerprint,
        "rule": flag.rule,
        "category": flag.category.value,
        "severity": int(flag.severity),
        "confidence": flag.confidence,
        "voice": flag.voice.value,
        "start": flag.start,
        "line": flag.line,
        "before": before,
        "text": flag.text if len(flag.text) <= _MAX_TEXT else flag.text[:_MAX_TEXT] + "…",
        "after": after,
        "message": flag.message[:_MAX_TEXT],
        "advice": flag.advice[:_MAX_TEXT],
        "is_present": True,
        "continues": None,
    }


def around(report: Report, flag: Flag) -> tuple[str, str]:
    """The paragraph's text before and after the flag, cut between words."""
    text = report.text
    paragraph = next(
        (p for p in report.facts.draft.paragraphs if p.start <= flag.start < p.end), None
    )
    start, end = (paragraph.start, paragraph.end) if paragraph else (flag.start, flag.end)
    before, after = text[start : flag.start], text[flag.end : max(end, flag.end)]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "…"
    return before, after
