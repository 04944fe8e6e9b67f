"""The store as the rest of the package uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, select

from analyzer.store import acceptance, continuing, decisions, documents, exchange, migrations, queue
from analyzer.store.database import create, reading, to_url, writing
from analyzer.store.matching import find_document, to_marks
from analyzer.store.queue import QueueFilter
from analyzer.store.schema import decisions as decision_table
from analyzer.store.schema import documents as document_table
from analyzer.types import (
    Decision,
    DocumentRef,
    PastDecision,
    QueueItem,
    Report,
    RuleAcceptance,
    Status,
)


def open_store(url: str | None = None) -> Store:
    """Open the store, made or brought up to date where needed.

    Args:
        url: SQLAlchemy URL of an SQLite file or a PostgreSQL database; by default the one in
            ``WHOSAYS_DATABASE_URL``, else ``desk.db`` in the user's data folder.

    Raises:
        StoreError: it cannot be reached or written, or a newer version wrote it.
    """
    engine = create(to_url(url))
    try:
        migrations.upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


class Store:
    """Documents, flags and decisions in one database; safe to share between threads.

    Every method raises ``StoreError`` when the database cannot be reached, read or written, and
    each writes all or nothing.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    def remember(
        self, report: Report, *, name: str | None = None, document: DocumentRef | None = None
    ) -> DocumentRef:
        """Write the report's document and flags; recognise it if it is known.

        Args:
            name: path or upload name, where the draft carries none.
            document: the document it is, if the caller knows better than ``matching`` can.
        """
        marks = to_marks(report, name)
        with writing(self._engine, alone=True) as connection:
            if document is not None:
                documents.get_document(connection, document.id)
            return documents.remember(
                connection, report, marks, document.id if document is not None else None
            )

    def find(self, report: Report, *, name: str | None = None) -> DocumentRef | None:
        """The known document that the report's draft is; nothing is written."""
        with reading(self._engine) as connection:
            found = find_document(connection, to_marks(report, name))
            return documents.get_document(connection, found) if found is not None else None

    def forget(self, document: DocumentRef) -> None:
        """Take every word of a document out of the store; its decisions stay, wordless."""
        with writing(self._engine, alone=True) as connection:
            documents.forget(connection, document.id)

    def documents(self) -> list[DocumentRef]:
        """Every document whose words the store has, the last read first."""
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(document_table)
                .where(document_table.c.forgotten_at.is_(None))
                .order_by(document_table.c.seen_at.desc(), document_table.c.id)
            )
            return [DocumentRef(row.id, row.name, row.headline) for row in rows]

    def decide(
        self,
        document: DocumentRef,
        fingerprint: str,
        status: Status,
        *,
        reason: str | None = None,
        reviewer: str | None = None,
    ) -> Decision:
        """Append a decision about a flag of a remembered document.

        Raises:
            StoreError: also when the document has no such flag.
        """
        with writing(self._engine) as connection:
            return decisions.add(connection, document.id, fingerprint, status, reason, reviewer)

    def undo(
        self, document: DocumentRef, fingerprint: str, *, reviewer: str | None = None
    ) -> Decision:
        """Open the flag again; what was decided before stays in the history."""
        return self.decide(document, fingerprint, Status.OPEN, reviewer=reviewer)

    def statuses(self, document: DocumentRef) -> dict[str, Decision]:
        """Decisions in force in a document, by fingerprint; open flags are left out."""
        with reading(self._engine) as connection:
            return decisions.statuses(connection, document.id)

    def decided_before(self, document: DocumentRef) -> dict[str, Decision]:
        """What was decided about flags before their sentence was edited, by fingerprint as now.

        Such a flag is open until somebody confirms the decision or makes another.
        """
        with reading(self._engine) as connection:
            found = continuing.decided_before(connection, [document.id])
        return {fingerprint: decision for (_, fingerprint), decision in found.items()}

    def apply(self, report: Report, document: DocumentRef) -> Report:
        """The report with the status of every flag, and the reason given for it."""
        found = self.statuses(document)
        return replace(
            report,
            flags=tuple(
                replace(flag, status=decision.status, decision=decision.reason)
                if (decision := found.get(flag.fingerprint))
                else flag
                for flag in report.flags
            ),
        )

    def history(
        self, document: DocumentRef | None = None, fingerprint: str | None = None
    ) -> list[Decision]:
        """Decisions ever made, or those about a document or flag, oldest first."""
        with reading(self._engine) as connection:
            return decisions.history(
                connection, document.id if document is not None else None, fingerprint
            )

    def past(self, *, limit: int | None = None) -> list[PastDecision]:
        """Decisions of all documents with the words they are about, the latest first."""
        with reading(self._engine) as connection:
            return decisions.past(connection, limit)

    def queue(
        self, filters: QueueFilter | None = None, *, limit: int | None = None
    ) -> list[QueueItem]:
        """Flags of all documents as last read, most severe first; by default the open ones."""
        with reading(self._engine) as connection:
            return queue.list_queue(connection, filters or QueueFilter(), limit)

    def count_by_status(self, filters: QueueFilter | None = None) -> dict[Status, int]:
        """How many flags are in each status, whatever statuses and reviewer the filter names."""
        with reading(self._engine) as connection:
            return queue.count_by_status(connection, filters or QueueFilter())

    def count(self, filters: QueueFilter) -> int:
        """How many flags pass the filter."""
        with reading(self._engine) as connection:
            return queue.count_queue(connection, filters)

    def rules(self) -> list[str]:
        """Rules with a flag in some document as last read."""
        with reading(self._engine) as connection:
            return queue.rules_in_use(connection)

    def reviewers(self) -> list[str]:
        """Everybody who ever decided, in order of their names."""
        with reading(self._engine) as connection:
            names = connection.scalars(
                select(decision_table.c.reviewer)
                .where(decision_table.c.reviewer.is_not(None))
                .distinct()
            )
            return sorted(name for name in names if name)

    def acceptance_by_rule(self) -> list[RuleAcceptance]:
        """How often editors agreed with each rule, the least accepted first."""
        with reading(self._engine) as connection:
            return acceptance.by_rule(connection)

    def export_decisions(self) -> Iterator[str]:
        """The whole history as JSON lines (see ``exchange``), each with its line break."""
        with reading(self._engine) as connection:
            yield from exchange.to_lines(connection)

    def import_decisions(self, lines: Iterable[str]) -> exchange.Imported:
        """Add exported decisions that are not here yet.

        Raises:
            StoreError: a line is not as it was exported; nothing was added.
        """
        records = exchange.read_lines(lines)
        with writing(self._engine, alone=True) as connection:
            return exchange.add(connection, records)
