"""``whosays score`` and ``whosays reference build`` over hand-built reports."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from analyzer.cli import app
from analyzer.config import Settings
from analyzer.errors import InputError
from analyzer.scores import score
from analyzer.scores.reference import load_reference
from analyzer.types import Draft, Level, Report, Unit

pytestmark = pytest.mark.system

Run = Callable[..., Result]


def scored(report: Report, path: str | None = None) -> Report:
    """The hand-built report with four statements, scored."""
    text = report.text
    start = text.index("The scandal")
    ours = Unit(start, text.index(".", start), Level.NO_SOURCE, 36, True)
    theirs = Unit(0, 10, Level.NAMED_WITH_ROLE, 9, False, "A2")
    facts = dataclasses.replace(
        report.facts,
        n_words=400,
        units=(theirs, theirs, theirs, ours),
        draft=dataclasses.replace(report.facts.draft, path=path),
    )
    scores = score(facts, report.flags, report.credits)
    return dataclasses.replace(report, facts=facts, scores=scores)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, make_report: Callable[..., Report]) -> Run:
    def analyze(draft: Draft, *, settings: Settings, nlp: object) -> Report:
        if "refuse" in draft.text:
            raise InputError("refused", path=draft.path)
        return scored(make_report(draft.path), draft.path)

    monkeypatch.setitem(sys.modules, "analyzer.report", types.SimpleNamespace(analyze=analyze))
    monkeypatch.setitem(
        sys.modules,
        "analyzer.pipeline",
        types.SimpleNamespace(load_pipeline=lambda name=None: object()),
    )

    def call(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return call


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text("The mayor said so.\n", encoding="utf-8")
    return path


def test_text_tells_verdict_and_measures(run: Run, draft: Path) -> None:
    result = run("score", draft)
    assert result.exit_code == 0
    assert "Half of what this story asserts has no source;" in result.stdout
    assert "Traceability  50 of 100" in result.stdout
    assert "hangs on one statement (U4): 100 without it" in result.stdout
    assert "Framing" in result.stdout
    assert "Statements" not in result.stdout


def test_explain_lists_statements_movers_and_flags(run: Run, draft: Path) -> None:
    shown = run("score", draft, "--explain").stdout
    assert "What would help most (each scored as if done)" in shown
    assert "+45 traceability  finding a source for “The scandal has raised" in shown
    assert "U4" in shown
    assert "9.0" in shown  # weighs the root of 36 words times 1.5
    assert "FRM-SENSATION scandal" in shown
    assert "Must fix" in shown


def test_json_has_statements_with_their_text_when_explained(run: Run, draft: Path) -> None:
    brief = json.loads(run("score", draft, "--format", "json").stdout)
    assert "units" not in brief["scores"]
    assert brief["scores"]["traceability"]["value"] == 50
    full = json.loads(run("score", draft, "--format", "json", "--explain").stdout)
    assert full["scores"]["units"][3]["text"].startswith("The scandal")
    assert full["scores"]["movers"][0]["gain"] == 45
    assert {flag["id"] for flag in full["flags"]} >= set(full["scores"]["must_fix"])


def test_json_of_several_drafts_is_a_list(run: Run, draft: Path) -> None:
    records = json.loads(run("score", draft.parent, "--format", "json").stdout)
    assert [Path(record["path"]).name for record in records] == ["draft.txt"]


def test_csv_is_a_row_a_draft_or_a_row_a_statement(run: Run, draft: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("score", draft, "--format", "csv").stdout))
    assert row["traceability_value"] == "50.0"
    explained = run("score", draft, "--format", "csv", "--explain").stdout
    rows = list(csv.DictReader(io.StringIO(explained)))
    assert [one["id"] for one in rows] == ["U1", "U2", "U3", "U4"]
    assert (rows[3]["level_name"], rows[3]["weight"]) == ("no source", "9.0")


def test_bad_draft_fails_and_the_others_are_scored(run: Run, draft: Path) -> None:
    draft.with_name("refused.txt").write_text("refuse", encoding="utf-8")
    result = run("score", draft.parent)
    assert result.exit_code == 2
    assert "refused" in result.stderr
    assert "50 of 100" in result.stdout


def test_reference_of_ones_own_is_built_and_read(run: Run, draft: Path, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    result = run("reference", "build", draft.parent, "-o", table)
    assert result.exit_code == 0
    assert "1 article, under 30: too few to compare with" in result.stderr
    reference = load_reference(table)
    assert reference.corpus == draft.parent.name
    assert reference.distributions["all", "traceability"].quantiles[0] == 50


def test_reference_without_articles_is_an_error(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "archive"
    empty.mkdir()
    result = run("reference", "build", empty, "-o", tmp_path / "own.csv")
    assert result.exit_code == 2
    assert "no article could be read" in result.stderr
    assert not (tmp_path / "own.csv").exists()
