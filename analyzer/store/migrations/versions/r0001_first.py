"""The first schema: documents, their paragraphs and flags, and decisions.

Written out rather than taken from ``schema``, which moves on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.Text, nullable=True, index=True),
        sa.Column("headline", sa.Text, nullable=True),
        sa.Column("headline_key", sa.String(64), nullable=True, index=True),
        sa.Column("text_digest", sa.String(64), nullable=True, index=True),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.Column("seen_at", _MOMENT, nullable=False),
    )
    op.create_table(
        "paragraphs",
        sa.Column(
            "document_id",
            sa.String(32),
            sa.ForeignKey("documents.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("digest", sa.String(64), primary_key=True, index=True),
    )
    op.create_table(
        "flags",
        sa.Column(
            "document_id",
            sa.String(32),
            sa.ForeignKey("documents.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("fingerprint", sa.String(64), primary_key=True),
        sa.Column("rule", sa.String(64), nullable=False, index=True),
        sa.Column("category", sa.String(8), nullable=False),
        sa.Column("severity", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("voice", sa.String(16), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("advice", sa.Text, nullable=False),
        sa.Column("is_present", sa.Boolean, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            primary_key=True,
            autoincrement=True,
        ),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("document_id", sa.String(32), sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("rule", sa.String(64), nullable=False, index=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=True),
        sa.Column("reviewer", sa.Text, nullable=True),
        sa.Column("decided_at", _MOMENT, nullable=False),
        sa.Index("ix_decisions_flag", "document_id", "fingerprint", "decided_at", "seq"),
        sqlite_autoincrement=True,
    )
