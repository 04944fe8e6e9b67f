"""Where the database is, who may read it, and what an editor is told when it fails."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from analyzer.errors import StoreError
from analyzer.store import Store, database, open_store
from analyzer.store.database import to_store_error, to_url
from analyzer.types import Status
from tests.store.drafts import report_of

pytestmark = pytest.mark.system


def test_the_database_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(database.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    open_store().close()
    path = tmp_path / "whosays" / "desk.db"
    assert path.is_file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_environment_names_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{tmp_path / 'own.db'}")
    open_store().close()
    assert (tmp_path / "own.db").is_file()
    monkeypatch.setenv(database.VARIABLE, "postgres://desk:secret@db.example/desk")
    assert to_url(None).drivername == "postgresql+psycopg"


def test_sqlite_is_opened_for_many(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'desk.db'}") as store, store._engine.connect() as open_:
        assert open_.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert open_.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert open_.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert open_.exec_driver_sql("PRAGMA busy_timeout").scalar() == 20_000


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "cannot be read"),
        ("mysql://desk:secret@db/desk", "unknown kind"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
    ],
)
def test_a_url_that_will_not_do(url: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)
    assert database.VARIABLE in str(caught.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_text("These are notes, not a database at all. " * 50)
    with pytest.raises(StoreError, match="not a database of Who Says") as caught:
        open_store(f"sqlite:///{path}")
    assert str(path) in str(caught.value)
    assert path.read_text().startswith("These are notes")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made") as caught:
        open_store(f"sqlite:///{tmp_path / 'file' / 'sub' / 'desk.db'}")
    assert "writable" in str(caught.value)


def test_a_database_that_may_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with open_store(f"sqlite:///{path}") as store:
        store.remember(report_of())
    with open_store(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        assert len(store.queue()) == 3
        with pytest.raises(StoreError, match="cannot be written") as caught:
            store.remember(report_of())
        assert database.VARIABLE in str(caught.value)
    assert [one.name for one in tmp_path.iterdir() if one.is_dir()] == []


def test_a_writer_that_waits_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    path = tmp_path / "desk.db"
    with open_store(f"sqlite:///{path}") as store:
        store.remember(report_of())
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program holds the database"):
            store.remember(report_of())
        # Reading goes on meanwhile.
        assert len(store.queue()) == 3
        holder.close()
        store.remember(report_of())


@pytest.mark.parametrize(
    ("cause", "message"),
    [
        ("attempt to write a readonly database", "cannot be written"),
        ("unable to open database file", "cannot be opened"),
        ("database or disk is full", "disk is full"),
        ("something nobody has seen\nDETAIL: a draft's words", "something nobody has seen"),
    ],
)
def test_a_cause_is_put_in_words(cause: str, message: str) -> None:
    error = sa.exc.OperationalError("UPDATE flags", {"text": "a draft's words"}, Exception(cause))
    told = str(to_store_error(error, sa.make_url("sqlite:////data/desk.db")))
    assert message in told
    assert "words" not in told


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_nobody_may_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'desk.db'}")


def test_a_server_that_does_not_answer() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="does not answer") as caught:
        open_store("postgresql+psycopg://desk:secret@127.0.0.1:1/desk")
    assert "secret" not in str(caught.value)


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match="driver") as caught:
        open_store("postgresql+psycopg://desk@127.0.0.1:1/desk")
    assert "whosays[postgresql]" in str(caught.value)


@pytest.mark.golden
def test_a_server_without_the_database_or_the_right(server: str) -> None:
    with pytest.raises(StoreError, match="no such database or user"):
        open_store(f"{server}/nowhere")
    with pytest.raises(StoreError, match="no such database or user"):
        open_store(f"{server.replace('desk@', 'nobody_here@')}/postgres")


@pytest.mark.golden
def test_a_server_that_went_away_and_came_back_is_used_again(server: str) -> None:
    import psycopg

    plain = server.replace("+psycopg", "")
    with psycopg.connect(f"{plain}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE restarted")
    with open_store(f"{server}/restarted") as store:
        document = store.remember(report_of())
        with psycopg.connect(f"{plain}/postgres", autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'restarted'"
            )
        flag = report_of().flags[0].fingerprint
        store.decide(document, flag, Status.ACCEPTED)
        assert len(store.history()) == 1


def test_a_store_is_shared_between_threads(store: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    document = store.remember(report_of())
    flags = [flag.fingerprint for flag in report_of().flags]

    def decide(number: int) -> str:
        return store.decide(document, flags[number % 3], Status.ACCEPTED).id

    with ThreadPoolExecutor(6) as threads:
        made = list(threads.map(decide, range(30)))
    assert sorted(made) == sorted(one.id for one in store.history())
