"""``whosays decisions``: out of one store and into another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from analyzer.cli import app
from analyzer.store import open_store
from analyzer.types import Status
from tests.store.drafts import report_of

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def call(*arguments: str | Path, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)

    return call


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    with open_store(url) as store:
        document = store.remember(report_of(path="/drafts/ferry.txt"))
        for flag in report_of().flags:
            store.decide(document, flag.fingerprint, Status.DISMISSED, reason="known")
    return url


def test_decisions_travel(run: Run, url: str, tmp_path: Path) -> None:
    done = run("decisions", "export", "--database", url, "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 0, done.output
    other = f"sqlite:///{tmp_path / 'other.db'}"
    done = run("decisions", "import", tmp_path / "out.jsonl", "--database", other)
    assert done.stdout == "3 added, 0 known already\n"
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    done = run("decisions", "import", "-", "--database", other, stdin=lines)
    assert done.stdout == "0 added, 3 known already\n"
    assert run("decisions", "export", "--database", other).stdout == lines


def test_a_conflict_is_told(run: Run, url: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'other.db'}"
    with open_store(other) as store:
        document = store.remember(report_of(path="/drafts/ferry.txt"))
        store.decide(document, report_of().flags[0].fingerprint, Status.ACCEPTED)
    lines = run("decisions", "export", "--database", other).stdout
    done = run("decisions", "import", "-", "--database", url, stdin=lines)
    assert "1 in conflict" in done.stdout


@pytest.mark.parametrize("content", [b"{}\n", b"\xff\xfe\n", None])
def test_a_bad_file_is_refused(run: Run, url: str, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "bad.jsonl"
    if content is not None:
        path.write_bytes(content)
    done = run("decisions", "import", path, "--database", url)
    assert done.exit_code == 2
    assert "bad.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_document_is_forgotten(run: Run, url: str) -> None:
    assert run("decisions", "forget", "ferry", "--database", url).exit_code == 2
    done = run("decisions", "forget", "/drafts/ferry.txt", "--database", url)
    assert done.stdout == "1 forgotten\n"
    with open_store(url) as store:
        assert store.documents() == []
        assert len(store.history()) == 3


def test_a_database_that_cannot_be_used_is_told(run: Run) -> None:
    done = run("decisions", "export", "--database", "mysql://desk:secret@db/desk")
    assert done.exit_code == 2
    assert "unknown kind of database" in done.stderr
    assert "secret" not in done.stderr
