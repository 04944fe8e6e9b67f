"""The command line apart from drafts: rules, help, starting, and output that goes wrong."""

from __future__ import annotations

import dataclasses
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer import __version__
from analyzer.types import Report
from tests.cli_run import Run

pytestmark = pytest.mark.system


def test_rules_are_listed(run: Run) -> None:
    result = run("rules")
    assert result.exit_code == 0
    assert "SRC-REL" in result.stdout
    rows = json.loads(run("rules", "--format", "json").stdout)
    assert {"id", "name", "category", "severity", "advice", "basis"} <= set(rows[0])


def test_a_rule_is_explained(run: Run) -> None:
    result = run("explain", "src-rel")
    assert result.exit_code == 0
    assert result.stdout.startswith("SRC-REL")
    for section in ("What it finds", "Why it matters", "Do not confuse with"):
        assert section in result.stdout


def test_an_unknown_rule_gets_a_suggestion(run: Run) -> None:
    result = run("explain", "SRC-RELL")
    assert result.exit_code == 2
    assert "did you mean SRC-REL?" in result.stderr


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"whosays {__version__}\n"


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for command in ("check", "sources", "rules", "explain", "serve"):
        assert command in result.stdout


def test_dashboard_is_bound_to_this_machine_and_reports_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, command: calls.append(command))
    monkeypatch.setattr(subprocess, "call", lambda command: 0)
    port = free_port()
    result = run("serve", "--port", str(port), "--no-browser")
    assert result.exit_code == 0
    assert f"http://127.0.0.1:{port}" in result.stdout
    (command,) = calls
    assert command[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert Path(command[4]).is_file()
    assert len({option.partition("=")[0] for option in command[5:]}) == len(command[5:])
    assert {
        "--server.address=127.0.0.1",
        f"--server.port={port}",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
        "--logger.hideWelcomeMessage=true",
    } <= set(command)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_port_that_is_taken_is_an_error_that_names_another(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 2
    assert f"port {port} cannot be used" in result.stderr
    assert f"whosays serve --port {port + 1 if port < 65535 else port - 1}" in result.stderr


def whosays(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "analyzer", *arguments],
        capture_output=True,
        env=os.environ | environment,
        check=False,
        timeout=60,
    )


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from analyzer.cli import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'textacy', 'pandas', 'numpy', 'streamlit', 'pydantic', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_output_that_cannot_be_written_is_an_error() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "analyzer", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "whosays: cannot write: No space left on device\n"


def test_a_reader_that_goes_away_is_no_error_message() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "analyzer", "rules"],
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_terminal_without_unicode_gets_escapes_not_a_crash() -> None:
    done = whosays("check", "“no such draft”.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 2
    assert rb"\u201cno such draft\u201d.txt: no such file" in done.stderr


def test_reports_survive_an_ascii_terminal(make_report: Callable[..., Report]) -> None:
    from analyzer.console import to_json
    from analyzer.outputs.json import to_dict
    from analyzer.outputs.terminal import Terminal

    record = to_dict(dataclasses.replace(make_report()))
    written = to_json(record, Terminal(unicode=False))
    assert written.isascii()
    assert json.loads(written) == record
