"""Bring a database to the schema of this version; Alembic keeps the revision in the database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from analyzer.errors import StoreError
from analyzer.store.database import reading, writing
from analyzer.store.schema import HEAD


def upgrade(engine: Engine) -> None:
    """Bring the database to ``HEAD``, whole or not at all.

    Raises:
        StoreError: a newer version of this package wrote the database, or it cannot be written.
    """
    with reading(engine) as connection:
        if _revision(connection) == HEAD:
            return
    with writing(engine, alone=True) as connection:
        # Another process may have been first.
        if _revision(connection) != HEAD:
            migrate(connection, HEAD)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)


def migrate(connection: Connection, revision: str) -> None:
    """Run the migrations up to a revision in the transaction of the caller.

    Raises:
        StoreError: the database has a revision this version does not know.
    """
    # Imported late: most databases are as they should be.
    from alembic import command
    from alembic.config import Config
    from alembic.script.revision import ResolutionError
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        if not isinstance(error.__cause__, ResolutionError):
            raise
        raise StoreError(
            "a newer version of Who Says? wrote this database",
            value=_revision(connection),
            hint="update whosays; the database was left as it is",
        ) from None
