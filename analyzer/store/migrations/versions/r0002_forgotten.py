"""Say when a document was forgotten, instead of telling it from what it lacks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the moment; documents without a word were forgotten when they were last seen."""
    op.add_column("documents", sa.Column("forgotten_at", sa.DateTime(timezone=True)))
    op.execute(
        "UPDATE documents SET forgotten_at = seen_at "
        "WHERE name IS NULL AND headline IS NULL AND text_digest IS NULL"
    )
