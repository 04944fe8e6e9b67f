"""Older databases become newer ones and lose nothing; newer ones are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from analyzer.errors import StoreError
from analyzer.store import QueueFilter, Store, database, migrations, open_store, schema
from analyzer.types import Status
from tests.store.drafts import report_of

pytestmark = pytest.mark.system

FIRST = "0001"


def test_the_schema_is_what_the_migrations_make(url: str) -> None:
    folder = Path(migrations.__file__).parent
    assert ScriptDirectory(str(folder)).get_current_head() == schema.HEAD
    with open_store(url) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_a_database_of_the_first_version_is_brought_up_to_date(url: str) -> None:
    document, decision, flag = "d" * 32, "e" * 32, "0" * 16
    engine = database.create(database.to_url(url))
    moment = "2026-01-02 03:04:05.000000" + ("" if url.startswith("sqlite") else "+00:00")
    with database.writing(engine) as connection:
        migrations.migrate(connection, FIRST)
        kept = (document, "/a.txt", "A headline of old", None, "f" * 64, moment, moment)
        forgotten = ("c" * 32, None, None, None, None, moment, moment)
        rows = [
            ("documents", kept),
            ("documents", forgotten),
            ("flags", (document, flag, "SRC-REL", "SRC", 3, 0.5, "newsroom", 7, 1, "before",
                      "flagged", "after", "message", "advice", True)),
            ("decisions", (1, decision, document, flag, "SRC-REL", "dismissed", "why", "Ruth",
                           moment)),
        ]  # fmt: skip
        for table, cells in rows:
            places = ", ".join(f":c{number}" for number in range(len(cells)))
            values = {f"c{number}": cell for number, cell in enumerate(cells)}
            connection.execute(sa.text(f"INSERT INTO {table} VALUES ({places})"), values)
    engine.dispose()

    with open_store(url) as store:
        [known] = store.history()
        assert (known.id, known.reason, known.reviewer) == (decision, "why", "Ruth")
        assert known.decided_at.isoformat() == "2026-01-02T03:04:05+00:00"
        assert _revision(store) == schema.HEAD != FIRST
        assert [one.id for one in store.documents()] == [document]
        assert [item.text for item in store.queue(QueueFilter(statuses=()))] == ["flagged"]
        assert store.remember(report_of(path="/a.txt")).id == document


def test_a_newer_database_is_left_alone(url: str) -> None:
    with open_store(url) as store:
        document = store.remember(report_of())
        store.decide(document, report_of().flags[0].fingerprint, Status.ACCEPTED)
        with database.writing(store._engine) as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version") as caught:
        open_store(url)
    assert "update whosays" in str(caught.value)
    engine = database.create(database.to_url(url))
    with engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count(schema.decisions.c.id))).scalar() == 1
    engine.dispose()


def _revision(store: Store) -> str:
    with store._engine.connect() as connection:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def test_a_migration_that_fails_changes_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    create_table = op.create_table
    made: list[str] = []

    def create(name: str, *columns: object, **options: object) -> object:
        if name == "decisions":
            fail()
        made.append(name)
        return create_table(name, *columns, **options)

    monkeypatch.setattr(op, "create_table", create)
    with pytest.raises(RuntimeError, match="power"):
        open_store(url)
    assert "documents" in made
    monkeypatch.undo()
    with open_store(url) as store:
        assert _revision(store) == schema.HEAD
