"""Say which flag of an earlier version a flag continues, so that its decision can be confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the flag it continues; of earlier edits it is not known."""
    op.add_column("flags", sa.Column("continues", sa.String(64)))
