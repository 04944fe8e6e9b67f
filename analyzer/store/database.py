"""Where the database lies, how it is opened, and what its errors mean to an editor.

SQLite runs in WAL mode: readers never wait, writers queue for up to ``BUSY_SECONDS``, and a process
killed in the middle of a write leaves the last complete state.  A writer takes the lock when its
transaction begins, because two readers that both want to write next would block each other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from analyzer.errors import StoreError

VARIABLE = "WHOSAYS_DATABASE_URL"
"""Environment variable that names another database than the user's own."""
BUSY_SECONDS = 20
CONNECT_SECONDS = 5
_WRITER_LOCK = 0x77686F73
"""Key of PostgreSQL's advisory lock under which documents are matched and schemas upgraded."""


def default_path() -> Path:
    """The user's own database, in the folder the system keeps users' data in."""
    from platformdirs import user_data_path

    return user_data_path("whosays", appauthor=False) / "desk.db"


def to_url(given: str | None) -> URL:
    """The database to open: as given, else from the environment, else the user's own.

    Raises:
        StoreError: it is not the URL of a database this package can use.
    """
    chosen = given or os.environ.get(VARIABLE) or None
    if chosen is None:
        return URL.create("sqlite", database=str(default_path()))
    try:
        url = make_url(chosen)
    except (ArgumentError, ValueError):
        # The value is not repeated: it may hold a password.
        raise StoreError("the database URL cannot be read", hint=_URL_HINT) from None
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise StoreError("unknown kind of database", value=url.drivername, hint=_URL_HINT)
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreError("a database in memory would forget every decision", hint=_URL_HINT)
    return url


_URL_HINT = (
    f"{VARIABLE} takes sqlite:////full/path/desk.db or postgresql+psycopg://user@host/database"
)


def create(url: URL) -> Engine:
    """An engine with the settings that make several tabs and processes safe.

    Raises:
        StoreError: the folder cannot be made, or the driver of PostgreSQL is missing.
    """
    if url.get_backend_name() == "sqlite":
        if not str(url.database).startswith("file:"):  # an SQLite URI names its own mode
            _make_folder(Path(str(url.database)))
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(
            url,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "options": f"-c lock_timeout={BUSY_SECONDS}s",
            },
        )
    except (ModuleNotFoundError, NoSuchModuleError):
        raise StoreError(
            "the driver of PostgreSQL is not installed",
            hint="pip install 'whosays[postgresql]'",
        ) from None


def _make_folder(path: Path) -> None:
    try:
        # The flags quote drafts: nobody else on this machine has a reason to read them.
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            f"the database cannot be made: {error.strerror or error}",
            path=path,
            hint=f"make the folder writable, or name another place in {VARIABLE}",
        ) from None


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions by itself, too late; SQLAlchemy's event begins them.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database.

    Raises:
        StoreError: the database cannot be reached or read.
    """
    with _errors_told(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, *, alone: bool = False) -> Iterator[Connection]:
    """A transaction that is kept whole or not at all.

    Args:
        alone: no other such transaction runs at the same time; on SQLite none ever does.

    Raises:
        StoreError: the database cannot be reached or written.
    """
    writer = engine.execution_options(writes=True)
    with _errors_told(engine), writer.connect() as connection, connection.begin():
        if alone and engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})
        yield connection


@contextmanager
def _errors_told(engine: Engine) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise to_store_error(error, engine.url) from error


_HELD = ("another program holds the database", "close it, or try again")
_ELSEWHERE = f"make the file and its folder writable, or name another place in {VARIABLE}"
_NO_ANSWER = (
    "the database server does not answer",
    f"start it and check {VARIABLE}; without that, a file of your own is used",
)
_MEANINGS: dict[str, tuple[str, str]] = {
    "database is locked": _HELD,
    "lock timeout": _HELD,
    "readonly database": ("the database cannot be written", _ELSEWHERE),
    "unable to open database file": ("the database cannot be opened", _ELSEWHERE),
    "file is not a database": (
        "the file is not a database of Who Says?",
        f"move it away, or name another place in {VARIABLE}",
    ),
    "disk image is malformed": (
        "the database is damaged",
        "restore a copy, or move it away and import exported decisions",
    ),
    "disk is full": ("the disk is full", "make room and try again; nothing was half written"),
    "authentication failed": ("the server refused user or password", f"check {VARIABLE}"),
    "does not exist": (
        "the server has no such database or user",
        f"create it there, or check {VARIABLE}",
    ),
    "permission denied": ("the server grants too little", "the user must own the tables"),
    "read-only transaction": (
        "the server takes no writes now",
        "connect to the primary server, not to a replica",
    ),
    "connection failed": _NO_ANSWER,
    "connection timeout": _NO_ANSWER,
    "resolve host": _NO_ANSWER,
    "server closed the connection": _NO_ANSWER,
    "terminating connection": _NO_ANSWER,
}
"""Words of a driver's message → what is wrong and what to do; the first that fits is taken."""


def to_store_error(error: SQLAlchemyError, url: URL) -> StoreError:
    """What a database's error means, without the password that is in the URL."""
    cause = str(getattr(error, "orig", None) or error)
    where = _shown(url)
    for words, (message, hint) in _MEANINGS.items():
        if words in cause:
            return StoreError(message, path=where, hint=hint)
    # Only the first line: what follows may quote the words that were to be written.
    first_line = next(iter(cause.splitlines()), type(error).__name__)
    return StoreError(f"the database failed: {first_line}", path=where)


def _shown(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(query={}).render_as_string(hide_password=True)
