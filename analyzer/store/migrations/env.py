"""What Alembic runs: the migrations, over the connection and in the transaction it is given."""

from __future__ import annotations

from alembic import context

from analyzer.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite has transactions for schema changes, too.
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
