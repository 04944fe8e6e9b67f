"""``whosays decisions``: out of one store and into another."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from analyzer.cli import app
from analyzer.store import open_store
from analyzer.types import Status
from tests.conftest import TEXT, build_report
from tests.store.drafts import report_of

pytestmark = pytest.mark.system

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


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft with a flag of each severity, of which the store knows the two worst dismissed."""
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    report = build_report(str(path))
    stand_in = SimpleNamespace(
        analyze=lambda given, **_: build_report(given.path),
        rescore=lambda given, statuses, settings: given,
    )
    monkeypatch.setitem(sys.modules, "analyzer.report", stand_in)
    monkeypatch.setitem(
        sys.modules, "analyzer.pipeline", SimpleNamespace(load_pipeline=lambda name=None: object())
    )
    url = f"sqlite:///{tmp_path / 'check.db'}"
    monkeypatch.setenv("WHOSAYS_DATABASE_URL", url)
    with open_store(url) as store:
        document = store.remember(report)
        worst, second, _ = report.flags
        store.decide(document, worst.fingerprint, Status.DISMISSED, reason="named below")
        store.decide(document, second.fingerprint, Status.DISMISSED)
    return path


def test_check_counts_dismissed_flags_only_if_not_asked(run: Run, draft: Path) -> None:
    assert run("check", draft).exit_code == 1
    asked = run("check", draft, "--decisions")
    assert asked.exit_code == 0, asked.output
    assert "1 flag: 1 consider; 2 dismissed" in asked.stdout
    assert "Dismissed (2)" in asked.stdout
    assert "3:1  SRC-REL >>Sources close to the council<<: named below" in asked.stdout
    assert "Must fix" not in asked.stdout
    assert run("check", draft, "--decisions", "--fail-level", "1").exit_code == 1


def test_lines_and_json_say_what_was_dismissed(run: Run, draft: Path) -> None:
    lines = run("check", draft, "--decisions", "--format", "line").stdout.splitlines()
    assert lines[0].endswith("[dismissed: named below]")
    assert [line.endswith("[dismissed]") for line in lines].count(True) == 1
    record = json.loads(run("check", draft, "--decisions", "--format", "json").stdout)
    assert [(flag["status"], flag["decision"]) for flag in record["flags"]] == [
        ("dismissed", "named below"),
        ("dismissed", None),
        ("open", None),
    ]


def test_a_draft_the_store_does_not_know_keeps_its_flags(
    run: Run, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHOSAYS_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    assert run("check", draft, "--decisions").exit_code == 1
    with open_store() as store:
        assert store.documents() == []


def test_check_without_its_store_is_an_error_and_not_a_clean_result(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHOSAYS_DATABASE_URL", "nonsense")
    done = run("check", draft, "--decisions")
    assert done.exit_code == 2
    assert "database URL cannot be read" in done.stderr
