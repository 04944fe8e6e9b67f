import json
import os
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyzer.config import Settings
from analyzer.errors import InputError, PipelineError
from analyzer.types import Draft, Failure, Report
from tests.cli_run import Run

pytestmark = pytest.mark.system


class Engine:
    """Stands for the language pipeline and the analysis: every draft gets a hand-built report."""

    def __init__(self, make_report: Callable[..., Report]) -> None:
        self.make_report = make_report
        self.changes: dict[str, object] = {}
        self.settings: list[Settings] = []
        self.titles: list[str | None] = []
        self.models: list[str | None] = []

    def load_pipeline(self, name: str | None = None) -> object:
        self.models.append(name)
        return object()

    def analyze(self, draft: Draft, *, settings: Settings, nlp: object) -> Report:
        assert nlp is not None
        self.settings.append(settings)
        self.titles.append(draft.title)
        if "explode" in draft.text:
            raise ZeroDivisionError("secret words of the draft")
        if "refuse" in draft.text:
            raise InputError("refused", path=draft.path, hint="write something else")
        return self.make_report(draft.path, **self.changes)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, make_report: Callable[..., Report]) -> Engine:
    fake = Engine(make_report)
    monkeypatch.setitem(sys.modules, "analyzer.report", types.SimpleNamespace(analyze=fake.analyze))
    monkeypatch.setitem(
        sys.modules, "analyzer.pipeline", types.SimpleNamespace(load_pipeline=fake.load_pipeline)
    )
    return fake


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text("The mayor said so.\n", encoding="utf-8")
    return path


def error_of(result: Result) -> str:
    return result.stderr


# ------------------------------------------------------------------ exit status


def test_flags_at_the_fail_level_exit_with_1(run: Run, engine: Engine, draft: Path) -> None:
    assert run("check", draft).exit_code == 1


def test_flags_below_the_fail_level_exit_with_0(run: Run, engine: Engine, draft: Path) -> None:
    engine.changes["flags"] = engine.make_report().flags[1:]
    assert run("check", draft).exit_code == 1
    assert run("check", draft, "--fail-level", "3").exit_code == 0
    engine.changes["flags"] = engine.make_report().flags[2:]
    assert run("check", draft).exit_code == 0
    assert run("check", draft, "--fail-level", "1").exit_code == 1


def test_no_flags_exit_with_0(run: Run, engine: Engine, draft: Path) -> None:
    engine.changes["flags"] = ()
    result = run("check", draft)
    assert result.exit_code == 0
    assert "no flags" in result.stdout


def test_exit_zero_forgives_flags_but_not_errors(run: Run, engine: Engine, draft: Path) -> None:
    assert run("check", draft, "--exit-zero").exit_code == 0
    assert run("check", draft, draft.with_name("none.txt"), "--exit-zero").exit_code == 2


def test_one_bad_file_never_stops_the_others(run: Run, engine: Engine, draft: Path) -> None:
    empty = draft.with_name("empty.txt")
    empty.touch()
    refused = draft.with_name("refused.txt")
    refused.write_text("refuse")
    result = run("check", "--format", "jsonl", draft.with_name("none.txt"), empty, refused, draft)
    assert result.exit_code == 2
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["document"]["path"] for record in records] == [str(draft)]
    errors = error_of(result).splitlines()
    assert [line for line in errors if "none.txt: no such file" in line]
    assert [line for line in errors if "empty.txt: the draft is empty" in line]
    assert [line for line in errors if "refused.txt: refused" in line]


def test_a_bug_in_one_draft_is_told_without_its_text(run: Run, engine: Engine, draft: Path) -> None:
    bad = draft.with_name("bad.txt")
    bad.write_text("explode")
    result = run("check", bad, draft, "--format", "line")
    assert result.exit_code == 2
    assert "bad.txt: internal error, ZeroDivisionError at test_cli.py:" in error_of(result)
    assert "secret words" not in error_of(result)
    assert f"{draft}:3:1: 3 SRC-REL" in result.stdout


def test_a_failed_stage_is_an_error_even_without_flags(
    run: Run, engine: Engine, draft: Path
) -> None:
    engine.changes.update(flags=(), failures=(Failure("rules", "KeyError"),))
    result = run("check", draft, "--format", "line")
    assert result.exit_code == 2
    assert f"{draft}: rules failed: KeyError" in error_of(result)


def test_no_pipeline_stops_everything(
    run: Run, engine: Engine, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(name: str | None) -> object:
        raise PipelineError("no pipeline of this name", value=name)

    monkeypatch.setattr(sys.modules["analyzer.pipeline"], "load_pipeline", fail)
    result = run("check", draft, "--model", "en_none")
    assert result.exit_code == 2
    assert "no pipeline of this name (got 'en_none')" in error_of(result)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--nope", "x.txt"],
        ["check", "x.txt", "--format", "xml"],
        ["check", "x.txt", "--min-severity", "0"],
        ["check", "x.txt", "--fail-level", "4"],
        ["chekc"],
        ["sources"],
        ["explain"],
        ["serve", "--port", "0"],
    ],
)
def test_bad_usage_exits_with_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error" in error_of(result)


def test_interrupt_is_not_taken_for_flags(
    run: Run, engine: Engine, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*arguments: object, **options: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["analyzer.report"], "analyze", interrupt)
    assert run("check", draft).exit_code == 130


# ------------------------------------------------------------------ inputs


def test_standard_input(run: Run, engine: Engine) -> None:
    result = run("check", "-", "--format", "json", stdin="The mayor said so.")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["document"]["path"] is None
    result = run("check", "-", stdin="")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "-: the draft is empty" in error_of(result)


def test_directories_are_searched_and_files_taken_once(
    run: Run, engine: Engine, tmp_path: Path
) -> None:
    for name in ("b.txt", "sub/a.md", "sub/image.png", ".hidden/c.txt", ".d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("The mayor said so.")
    result = run("check", "--format", "jsonl", tmp_path, tmp_path / "b.txt")
    paths = [json.loads(line)["document"]["path"] for line in result.stdout.splitlines()]
    assert paths == [str(tmp_path / "b.txt"), str(tmp_path / "sub/a.md")]
    assert len(engine.models) == 1


def test_a_directory_without_drafts_is_an_error(run: Run, engine: Engine, tmp_path: Path) -> None:
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert "no drafts in this directory" in error_of(result)
    assert ".txt" in error_of(result)


def test_settings_reach_the_analysis(run: Run, engine: Engine, draft: Path, tmp_path: Path) -> None:
    config = tmp_path / "desk.toml"
    config.write_text('ignore = ["FRM"]\nmodel = "en_other"\n')
    run(
        "check", draft, "--select", "att,src-bare", "--select", "CER", "--min-severity", "2",
        "--config", config, "--title", "A title",
    )  # fmt: skip
    assert engine.settings == [
        Settings(
            model="en_other", select=("ATT", "CER", "SRC-BARE"), ignore=("FRM",), min_severity=2
        )
    ]
    assert engine.models == ["en_other"]
    assert engine.titles == ["A title"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_misspelt_rule_is_an_error_with_a_suggestion(
    run: Run, engine: Engine, draft: Path, option: str
) -> None:
    result = run("check", draft, option, "SRC,SRC-RELL")
    assert result.exit_code == 2
    assert "unknown rule or category (got 'SRC-RELL')" in error_of(result)
    assert "did you mean SRC-REL?" in error_of(result)
    assert engine.settings == []


def test_a_title_is_for_plain_text(run: Run, engine: Engine, draft: Path) -> None:
    markdown = draft.with_suffix(".md")
    markdown.write_text("The mayor said so.")
    result = run("check", markdown, "--title", "x")
    assert result.exit_code == 2
    assert "only plain text takes a title" in error_of(result)


def test_a_title_is_for_one_draft(run: Run, engine: Engine, draft: Path) -> None:
    result = run("check", draft, draft.with_name("b.txt"), "--title", "x")
    assert result.exit_code == 2
    assert "--title is for one draft" in error_of(result)


# ------------------------------------------------------------------ outputs


def test_json_is_an_object_for_one_draft_and_an_array_for_more(
    run: Run, engine: Engine, draft: Path, tmp_path: Path
) -> None:
    assert json.loads(run("check", draft, "-f", "json").stdout)["schema"] == "report/1"
    both = json.loads(run("check", draft, "-", "-f", "json", stdin="Said.").stdout)
    assert [record["schema"] for record in both] == ["report/1", "report/1"]
    folder = json.loads(run("check", tmp_path, "-f", "json").stdout)
    assert len(folder) == 1


def test_text_holds_several_reports(run: Run, engine: Engine, draft: Path) -> None:
    second = draft.with_name("second.txt")
    second.write_text("She said so.")
    output = run("check", draft, second).stdout
    assert output.index(str(draft)) < output.index(str(second))
    assert output.count("Must fix or sign off (1)") == 2


def test_output_file_is_utf8_and_replaced_at_the_end(run: Run, engine: Engine, draft: Path) -> None:
    target = draft.with_name("out.json")
    target.write_text("old")
    result = run("check", draft, "-f", "json", "-o", target)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "“could fall" in target.read_text(encoding="utf-8")
    assert sorted(path.name for path in draft.parent.iterdir()) == ["draft.txt", "out.json"]


def test_output_file_never_replaces_a_draft(run: Run, engine: Engine, draft: Path) -> None:
    before = draft.read_bytes()
    result = run("check", draft, "-o", draft)
    assert result.exit_code == 2
    assert "would replace a draft" in error_of(result)
    assert draft.read_bytes() == before


def test_output_file_that_cannot_be_written(run: Run, engine: Engine, draft: Path) -> None:
    result = run("check", draft, "-o", draft.parent / "none" / "out.txt")
    assert result.exit_code == 2
    assert "cannot write: No such file or directory" in error_of(result)


def test_hostile_file_names_cannot_steer_the_terminal(
    run: Run, engine: Engine, tmp_path: Path
) -> None:
    good = tmp_path / "a\x1b[2J\nb.txt"
    good.write_text("The mayor said so.")
    bad = tmp_path / "c\x1b]0;x\x07\n.txt"
    bad.touch()
    for output_format in ("text", "line"):
        result = run("check", good, bad, "--format", output_format)
        assert result.exit_code == 2
        assert "\x1b" not in result.output
        assert "\x07" not in result.output
        assert r"a\x1b[2J\nb.txt" in result.stdout
        assert r"c\x1b]0;x\x07\n.txt" in error_of(result)


def test_file_names_that_are_not_utf8(run: Run, engine: Engine, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text("The mayor said so.")
    assert r"caf\udce9.txt:3:1:" in run("check", path, "-f", "line").stdout
    result = run("check", path, "-f", "json", "-o", tmp_path / "out.json")
    assert result.exit_code == 1
    record = json.loads((tmp_path / "out.json").read_bytes())
    assert record["document"]["path"] == path


def test_sources_as_table_csv_and_json(run: Run, engine: Engine, draft: Path) -> None:
    table = run("sources", draft)
    assert table.exit_code == 0
    assert "S2  7 named, with role" in table.stdout
    rows = json.loads(run("sources", draft, "--format", "json").stdout)
    assert [row["id"] for row in rows] == ["S1", "S2"]
    lines = run("sources", draft, "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("path,id,name,")
    assert len(lines) == 3
    assert run("sources", draft.with_name("none.txt")).exit_code == 2
