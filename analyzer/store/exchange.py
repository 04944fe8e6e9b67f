"""Decisions as JSON lines: to move them between machines, or from SQLite to PostgreSQL.

A ``document/1`` line stands before the ``decision/1`` lines about it and carries what the document
is recognised by, and no text of it but name and headline::

    {"schema": "document/1", "id": "…", "name": "…", "headline": "…", "headline_key": "…",
     "text_digest": "…", "paragraphs": ["…"]}
    {"schema": "decision/1", "id": "…", "document": "…", "fingerprint": "…", "rule": "SRC-REL",
     "status": "dismissed", "reason": "…", "reviewer": "…", "decided_at": "2026-03-01T09:30:00Z"}

A decision keeps its id wherever it goes, so importing twice adds nothing.  Where two places decided
differently about a flag both rows stay in the history, and the later one is in force.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)
from sqlalchemy import Connection, func, insert, select

from analyzer.errors import StoreError
from analyzer.store.decisions import MAX_REASON, MAX_REVIEWER, in_force
from analyzer.store.documents import put_document
from analyzer.store.matching import Marks, find_document
from analyzer.store.schema import decisions, documents, paragraphs, to_storable
from analyzer.types import Status

_Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class DocumentLine(_Line):
    """A document that decisions are about."""

    kind: Literal["document/1"] = Field(default="document/1", alias="schema")
    id: _Id
    name: str | None
    headline: str | None
    headline_key: _Digest | None
    text_digest: _Digest | None
    paragraphs: tuple[_Digest, ...]


class DecisionLine(_Line):
    """One decision about a flag of a document named before."""

    kind: Literal["decision/1"] = Field(default="decision/1", alias="schema")
    id: _Id
    document: _Id
    fingerprint: _Code
    rule: _Code
    status: Status
    reason: Annotated[str, Field(max_length=MAX_REASON)] | None
    reviewer: Annotated[str, Field(max_length=MAX_REVIEWER)] | None
    decided_at: AwareDatetime


_LINE: TypeAdapter[DocumentLine | DecisionLine] = TypeAdapter(
    Annotated[DocumentLine | DecisionLine, Field(discriminator="kind")]
)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        added: decisions that are new here.
        known: decisions that were here before.
        conflicts: flags on which an added decision differs from what was in force here.
    """

    added: int
    known: int
    conflicts: int


def to_lines(connection: Connection) -> Iterator[str]:
    """Every document with decisions, each followed by them, oldest first."""
    with_decisions = select(decisions.c.document_id).distinct()
    for row in connection.execute(
        select(documents).where(documents.c.id.in_(with_decisions)).order_by(documents.c.id)
    ).all():
        digests = connection.scalars(
            select(paragraphs.c.digest)
            .where(paragraphs.c.document_id == row.id)
            .order_by(paragraphs.c.digest)
        )
        yield _to_json(
            DocumentLine(
                id=row.id,
                name=row.name,
                headline=row.headline,
                headline_key=row.headline_key,
                text_digest=row.text_digest,
                paragraphs=tuple(digests),
            )
        )
        for one in connection.execute(
            select(decisions)
            .where(decisions.c.document_id == row.id)
            .order_by(decisions.c.decided_at, decisions.c.seq)
        ):
            yield _to_json(
                DecisionLine(
                    id=one.id,
                    document=row.id,
                    fingerprint=one.fingerprint,
                    rule=one.rule,
                    status=Status(one.status),
                    reason=one.reason,
                    reviewer=one.reviewer,
                    decided_at=one.decided_at,
                )
            )


def _to_json(line: _Line) -> str:
    record = line.model_dump(mode="json", by_alias=True)
    return json.dumps(record, ensure_ascii=False) + "\n"


def read_lines(lines: Iterable[str]) -> list[DocumentLine | DecisionLine]:
    """Check every line; blank ones are skipped.

    Raises:
        StoreError: the first line that is not as ``to_lines`` writes them.
    """
    found: list[DocumentLine | DecisionLine] = []
    named: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = _LINE.validate_json(line)
        except ValidationError as error:
            raise _to_store_error(error, number) from None
        if isinstance(record, DocumentLine):
            named.add(record.id)
        elif record.document not in named:
            raise StoreError(
                "a decision about a document that no line before it describes",
                line=number,
                value=record.document,
                hint=_HINT,
            )
        found.append(record)
    return found


_HINT = "give a file that `whosays decisions export` wrote; nothing was imported"


def _to_store_error(error: ValidationError, number: int) -> StoreError:
    problem = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in problem["loc"][1:])
    what = f"{place}: {problem['msg']}" if place else problem["msg"]
    return StoreError(f"not an exported decision: {what}", line=number, hint=_HINT)


def add(connection: Connection, records: Iterable[DocumentLine | DecisionLine]) -> Imported:
    """Write what is not here yet, in the transaction of the caller."""
    here: dict[str, str] = {}
    added = known = 0
    conflicts: set[tuple[str, str]] = set()
    before = _in_force(connection)
    for record in records:
        if isinstance(record, DocumentLine):
            here[record.id] = _to_document(connection, record)
            continue
        if connection.scalar(select(func.count()).where(decisions.c.id == record.id)):
            known += 1
            continue
        document_id = here[record.document]
        connection.execute(
            insert(decisions).values(
                id=record.id,
                document_id=document_id,
                fingerprint=record.fingerprint,
                rule=record.rule,
                status=record.status.value,
                reason=record.reason,
                reviewer=record.reviewer,
                decided_at=record.decided_at,
            )
        )
        added += 1
        flag = (document_id, record.fingerprint)
        if before.get(flag, record.status.value) != record.status.value:
            conflicts.add(flag)
    return Imported(added, known, len(conflicts))


def _in_force(connection: Connection) -> dict[tuple[str, str], str]:
    latest = in_force()
    rows = connection.execute(select(latest.c.document_id, latest.c.fingerprint, latest.c.status))
    return {(row.document_id, row.fingerprint): row.status for row in rows}


def _to_document(connection: Connection, line: DocumentLine) -> str:
    """Id under which the document is known here; written if it is not."""
    if connection.scalar(select(func.count()).where(documents.c.id == line.id)):
        return line.id
    marks = Marks(
        name=to_storable(line.name) if line.name else None,
        headline=line.headline,
        headline_key=line.headline_key,
        text_digest=line.text_digest,
        paragraphs=frozenset(line.paragraphs),
        fingerprints=frozenset(),
    )
    found = find_document(connection, marks)
    if found is not None:
        return found
    put_document(connection, line.id, marks, datetime.now(UTC), is_new=True)
    return line.id
