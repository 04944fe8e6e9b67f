"""The run over many articles without a screen, on the stand-in engine."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from threading import Event, Lock
from types import SimpleNamespace

import pandas as pd
import pytest

from analyzer.batch import Failed, Item, find_items
from analyzer.config import Settings
from analyzer.types import Report
from analyzer.ui.folder import charts, exports
from analyzer.ui.folder.job import Find, Job
from analyzer.ui.folder.table import (
    BINS,
    COLUMNS,
    MEASURES,
    Shown,
    filter_frame,
    to_corpora,
    to_failures,
    to_frame,
    to_severity,
)
from analyzer.ui.wording import to_clock
from tests.ui import fake_engine

pytestmark = pytest.mark.system

NLP = SimpleNamespace(memory_zone=nullcontext)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, module in fake_engine.stand_ins().items():
        monkeypatch.setitem(sys.modules, name, module)
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "a.txt").write_text("Ferry news\n\nOne insider said so, a bombshell.\n")
    (stories / "b.txt").write_text("=1+1\n\nAnalysts believe that it rains.\n")
    (stories / "c.txt").write_text("")
    (stories / "d.txt").write_text("Calm\n\nThe mayor spoke.\u202e\n")
    return stories


def _job(find: Find) -> Job:
    return Job(name="x", find=find, settings=Settings(), profile="default")


def _done(folder: Path) -> Job:
    job = _job(lambda: find_items([folder]))
    job.start(NLP, Lock())
    job.wait(20)
    assert job.fault is None
    return job


def test_a_run_keeps_rows_and_failures_and_says_how_far_it_is(folder: Path) -> None:
    job = _done(folder)
    assert not job.is_running
    assert (job.progress.done, job.progress.total, job.progress.failed) == (4, 4, 1)
    assert [type(result) for result in job.results] == [Shown, Shown, Failed, Shown]
    (failure,) = to_failures(job.results)
    assert failure["path"].endswith("c.txt")
    assert "the draft is empty" in failure["reason"]


def test_the_pipeline_is_locked_while_it_works_and_free_in_between(folder: Path) -> None:
    lock = Lock()
    states: list[bool] = []

    def note(report: Report) -> Report:
        states.append(lock.locked())
        return report

    job = _job(lambda: find_items([folder]))
    job.start(NLP, lock, on_report=note)
    job.wait(20)
    assert states == [False] * 3


def test_a_cancelled_run_keeps_what_is_done() -> None:
    begun, go_on = Event(), Event()

    def find() -> Iterator[Item]:
        begun.set()
        go_on.wait(10)
        yield Item("a.txt", text="One insider said so.", size=20)

    job = _job(find)
    job.start(NLP, Lock())
    assert begun.wait(10)
    job.cancel()
    go_on.set()
    job.wait(20)
    assert job.was_cancelled
    assert not job.is_running
    assert job.results == []


def test_a_fault_ends_the_run_and_is_told() -> None:
    def find() -> Iterator[Item]:
        raise RuntimeError("the disk is gone")
        yield

    job = _job(find)
    job.start(NLP, Lock())
    job.wait(20)
    assert isinstance(job.fault, RuntimeError)


def test_the_document_of_a_row_is_found_again(folder: Path) -> None:
    job = _done(folder)
    item = job.item(job.results[0].path)
    assert item is not None
    assert item.data == b"Ferry news\n\nOne insider said so, a bombshell.\n"
    assert job.item("elsewhere.txt") is None


def test_the_table_has_a_row_for_each_article(folder: Path) -> None:
    frame = to_frame(_done(folder).results)
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert list(frame["article"]) == ["Ferry news", "=1+1", "Calm"]
    assert list(frame["flags_must_fix"]) == [1, 0, 0]
    assert list(frame["composition_nobody"]) == [40, 40, 40]
    assert all(len(row) == BINS for row in frame["severity"])
    assert all(pd.api.types.is_numeric_dtype(frame[column.name]) for column in MEASURES)


def test_the_articles_that_percentiles_compare_with_are_named(folder: Path) -> None:
    assert [corpus.name for corpus in to_corpora(_done(folder).results)] == ["test articles"]


def test_filters_add_up(folder: Path) -> None:
    results = _done(folder).results
    frame = to_frame(results)

    def shown(**options: object) -> list[str]:
        return list(filter_frame(frame, results, **options)["article"])  # type: ignore[arg-type]

    assert shown() == ["Ferry news", "=1+1", "Calm"]
    assert shown(words="FERRY a.txt") == ["Ferry news"]
    assert shown(words="=1+1") == ["=1+1"]
    assert shown(rule="SRC-EXPERT") == ["=1+1"]
    assert shown(only_must_fix=True) == ["Ferry news"]
    assert shown(only_must_fix=True, rule="SRC-EXPERT") == []


def test_the_sparkline_counts_open_flags_where_they_stand(report: Report) -> None:
    points = to_severity(report)
    assert sum(points) == sum(int(flag.severity) for flag in report.flags)
    first = report.flags[0]
    assert points[first.start * BINS // len(report.text)] >= int(first.severity)


def test_files_hold_every_row_and_no_formula(folder: Path) -> None:
    tables = exports.collect(_done(folder).results)
    articles = pd.read_csv(io.BytesIO(exports.to_csv(tables, "articles")), dtype=str)
    assert list(articles["title"]) == ["Ferry news", "'=1+1", "Calm"]
    failures = pd.read_csv(io.BytesIO(exports.to_csv(tables, "failures")), dtype=str)
    assert len(failures) == 1
    parquet = pd.read_parquet(io.BytesIO(exports.to_parquet(tables, "articles")))
    assert list(parquet["title"]) == ["Ferry news", "=1+1", "Calm"]
    sheets = pd.read_excel(io.BytesIO(exports.to_workbook(tables)), sheet_name=None)
    assert set(sheets) == set(exports.TABLES)
    assert list(sheets["articles"]["title"]) == ["Ferry news", "'=1+1", "Calm"]


def test_charts_draw_the_data_they_are_given(folder: Path) -> None:
    results = _done(folder).results
    frame = to_frame(results)
    plane = charts.scatter(frame).to_dict()
    (data,) = plane["datasets"].values()
    assert len(data) == 3
    assert plane["params"][0]["name"] == charts.POINT
    for column in MEASURES:
        charts.distribution(frame, column).to_dict()
    paths = {shown.path for shown in results if isinstance(shown, Shown)}
    (levels,) = charts.sources_by_level(results, paths).to_dict()["datasets"].values()
    assert [(row["level"], row["sources"]) for row in levels] == [("Crowd or bare “sources”", 1)]
    (rules,) = charts.flags_by_rule(results, paths, {}).to_dict()["datasets"].values()
    assert {row["rule"]: row["flags"] for row in rules}["SRC-BARE (SRC-BARE)"] == 1
    assert charts.flags_by_rule(results, set(), {}) is None
    assert charts.sources_by_level(results, set()) is None


def test_durations_are_told_as_people_tell_them() -> None:
    assert [to_clock(seconds) for seconds in (None, 8.4, 200, 7000)] == [
        "",
        "8 s",
        "3 min",
        "1 h 57 min",
    ]
