"""The tables of the store.

``decisions`` is append-only and holds no words of a draft but the editor's own reason, so it stays
when a document is forgotten; what a draft says is in ``documents`` and ``flags`` alone.
A change here needs a migration and the new ``HEAD``.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

HEAD = "0003"
"""Revision of the schema this module describes."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class SafeText(TypeDecorator[str]):
    """Text without what databases refuse: NUL becomes ``␀``, half a character ``\ufffd``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is None else to_storable(value)


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC; SQLite has no time zones, so it gets the UTC clock time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def to_storable(text: str) -> str:
    """The text as a database takes it (see ``SafeText``)."""
    return _UNSTORABLE.sub(lambda match: "␀" if match[0] == "\x00" else "\ufffd", text)


def _id(name: str, *args: Any, **options: Any) -> Column[str]:
    return Column(name, String(32), *args, nullable=False, **options)


metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    _id("id", primary_key=True),
    Column("name", SafeText, nullable=True, index=True),
    Column("headline", SafeText, nullable=True),
    Column("headline_key", String(64), nullable=True, index=True),
    Column("text_digest", String(64), nullable=True, index=True),
    Column("added_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Column("forgotten_at", UtcTime, nullable=True),
)

paragraphs = Table(
    "paragraphs",
    metadata,
    _id("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("digest", String(64), primary_key=True, index=True),
)

flags = Table(
    "flags",
    metadata,
    _id("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("fingerprint", String(64), primary_key=True),
    Column("rule", String(64), nullable=False, index=True),
    Column("category", String(8), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("voice", String(16), nullable=False),
    Column("start", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("before", SafeText, nullable=False),
    Column("text", SafeText, nullable=False),
    Column("after", SafeText, nullable=False),
    Column("message", SafeText, nullable=False),
    Column("advice", SafeText, nullable=False),
    Column("is_present", Boolean, nullable=False),
    Column("continues", String(64), nullable=True),
)

decisions = Table(
    "decisions",
    metadata,
    # SQLite numbers rows by itself only in a column of exactly this type.
    Column(
        "seq",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    ),
    _id("id", unique=True),
    _id("document_id", ForeignKey("documents.id")),
    Column("fingerprint", String(64), nullable=False),
    Column("rule", String(64), nullable=False, index=True),
    Column("status", String(16), nullable=False),
    Column("reason", SafeText, nullable=True),
    Column("reviewer", SafeText, nullable=True),
    Column("decided_at", UtcTime, nullable=False),
    Index("ix_decisions_flag", "document_id", "fingerprint", "decided_at", "seq"),
    sqlite_autoincrement=True,
)
