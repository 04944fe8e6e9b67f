"""Stores of either kind; the tests of one kind run on the other unchanged."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from analyzer.store import Store, open_store
from tests.store.postgres import MissingServerError, running_server

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """URL of a running PostgreSQL server."""
    try:
        with running_server() as url:
            yield url
    except MissingServerError as error:
        pytest.skip(str(error))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.golden)])
def url(request: pytest.FixtureRequest, tmp_path) -> str:
    """URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'desk.db'}"
    import psycopg

    server = request.getfixturevalue("server")
    name = f"desk_{next(_NUMBERS)}"
    plain = server.replace("+psycopg", "")
    with psycopg.connect(f"{plain}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, made once and copied: migrations take longer than most tests."""
    path = tmp_path_factory.mktemp("store") / "desk.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def store(url: str, template: Path) -> Iterator[Store]:
    """An empty store."""
    if url.startswith("sqlite"):
        shutil.copy(template, url.removeprefix("sqlite:///"))
    with open_store(url) as opened:
        yield opened
