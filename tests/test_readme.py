"""The README's examples print what it says they print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analyzer.cli import app

pytestmark = pytest.mark.golden

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def read_examples() -> list[tuple[str, str]]:
    """Command and what it prints, of every console block."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in block.removeprefix("$ ").split("\n$ "):
            command, _, printed = part.partition("\n")
            found.append((command, printed.rstrip("\n") + "\n"))
    return found


def test_examples_print_what_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = []
    for command, printed in read_examples():
        program, *arguments = shlex.split(command)
        if program == "cat":
            Path(arguments[0]).write_text(printed, encoding="utf-8")
            continue
        assert program == "whosays"
        result = CliRunner().invoke(app, arguments)
        assert result.stdout.rstrip("\n") + "\n" == printed, command
        commands.append(arguments[0])
    assert commands == ["check", "sources"]
