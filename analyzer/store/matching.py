"""Which known document an edited draft is.

Tried in this order; the first that fits is taken:

1. the same full path;
2. the same bare name (an upload), with anything else in common: newsrooms call every draft
   ``story.txt``, so a name alone says nothing;
3. the same text;
4. the same headline of at least ``HEADLINE_WORDS`` words; between two names, with a paragraph or
   a flag in common, because *Morning briefing* runs every day;
5. at least ``SHARED_PARAGRAPHS`` paragraphs in common that are half of the shorter text: fewer
   may be boilerplate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from sqlalchemy import Connection, Row, func, select

from analyzer.store.schema import documents, flags, paragraphs, to_storable
from analyzer.types import Report

HEADLINE_WORDS = 3
PARAGRAPH_WORDS = 6
"""Shorter paragraphs (*Read more*) stand in many documents and tell none from another."""
SHARED_PARAGRAPHS = 2
_MAX_PARAGRAPHS = 5_000


@dataclass(frozen=True, slots=True)
class Marks:
    """What a document is recognised by.

    Attributes:
        headline_key, text_digest, paragraphs: SHA-256 of the text without case and white space.
        fingerprints: of its flags.
    """

    name: str | None
    headline: str | None
    headline_key: str | None
    text_digest: str | None
    paragraphs: frozenset[str]
    fingerprints: frozenset[str]


def to_marks(report: Report, name: str | None = None) -> Marks:
    """Marks of a report's draft.

    Args:
        name: path or name of the draft, where the draft itself carries none.
    """
    draft = report.facts.draft
    name = name or draft.path
    headline = draft.title
    digests: dict[str, None] = {}
    for paragraph in draft.paragraphs:
        words = draft.text[paragraph.start : paragraph.end].split()
        if not paragraph.is_headline and len(words) >= PARAGRAPH_WORDS:
            digests[_digest(words)] = None
    words = (headline or "").split()
    return Marks(
        name=to_storable(name) if name else None,
        headline=headline,
        headline_key=_digest(words) if len(words) >= HEADLINE_WORDS else None,
        text_digest=_digest(draft.text.split()),
        paragraphs=frozenset(list(digests)[:_MAX_PARAGRAPHS]),
        fingerprints=frozenset(flag.fingerprint for flag in report.flags),
    )


def _digest(words: list[str]) -> str:
    plain = " ".join(words).casefold()
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def find_document(connection: Connection, marks: Marks) -> str | None:
    """Id of the known document with these marks."""
    return next(_candidates(connection, marks), None)


def _candidates(connection: Connection, marks: Marks) -> Iterator[str]:
    if marks.name is not None:
        for row in _latest(connection, documents.c.name == marks.name):
            if _is_full_path(marks.name) or _has_common(connection, row, marks):
                yield row.id
    if marks.text_digest is not None:
        for row in _latest(connection, documents.c.text_digest == marks.text_digest):
            yield row.id
    if marks.headline_key is not None:
        for row in _latest(connection, documents.c.headline_key == marks.headline_key):
            is_renamed = row.name is not None and marks.name is not None
            if not is_renamed or _shares_text(connection, row.id, marks):
                yield row.id
    yield from _by_paragraphs(connection, marks)


def _latest(connection: Connection, condition: Any) -> list[Row[Any]]:
    return list(
        connection.execute(select(documents).where(condition).order_by(documents.c.seen_at.desc()))
    )


def _is_full_path(name: str) -> bool:
    # A store may be read on another system than the one that wrote it.
    return PurePosixPath(name).is_absolute() or PureWindowsPath(name).is_absolute()


def _has_common(connection: Connection, row: Row[Any], marks: Marks) -> bool:
    return (
        row.text_digest == marks.text_digest
        or (row.headline_key is not None and row.headline_key == marks.headline_key)
        or _shares_text(connection, row.id, marks)
    )


def _shares_text(connection: Connection, document_id: str, marks: Marks) -> bool:
    digests = connection.scalars(
        select(paragraphs.c.digest).where(paragraphs.c.document_id == document_id)
    )
    if not marks.paragraphs.isdisjoint(digests):
        return True
    fingerprints = connection.scalars(
        select(flags.c.fingerprint).where(flags.c.document_id == document_id)
    )
    return not marks.fingerprints.isdisjoint(fingerprints)


def _by_paragraphs(connection: Connection, marks: Marks) -> Iterator[str]:
    if len(marks.paragraphs) < SHARED_PARAGRAPHS:
        return
    shared = func.count().label("shared")
    found = connection.execute(
        select(paragraphs.c.document_id, shared)
        .where(paragraphs.c.digest.in_(sorted(marks.paragraphs)))
        .group_by(paragraphs.c.document_id)
        .having(func.count() >= SHARED_PARAGRAPHS)
        .order_by(shared.desc(), paragraphs.c.document_id)
        .limit(5)
    ).all()
    for row in found:
        known = connection.scalar(
            select(func.count()).where(paragraphs.c.document_id == row.document_id)
        )
        if row.shared * 2 >= min(len(marks.paragraphs), known or 0):
            yield row.document_id
