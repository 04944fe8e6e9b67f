"""A run writes every document once, in order, goes on where it stopped, and is safe to open."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analyzer.batch import run
from analyzer.batch.items import TableColumns
from analyzer.batch.progress import Progress
from analyzer.batch.run import run_batch
from analyzer.config import Settings
from analyzer.errors import ConfigError
from analyzer.ingest.options import Reading
from tests.batch.conftest import FakeEngine

pytestmark = pytest.mark.system

NAMES = ["a.txt", "b.txt", "d.txt", "c.txt"]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def names(out: Path) -> list[str]:
    return [Path(path).name for path in pq.read_table(out / "articles.parquet")["path"].to_pylist()]


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.*") if path.suffix != ".json"} | {
        "summary.html": b""
    }


def test_every_document_has_one_row_in_the_order_of_the_folder(
    drafts: Path, out: Path, engine: FakeEngine
) -> None:
    outcome = run_batch([str(drafts)], str(out), engine=engine)
    assert names(out) == NAMES
    assert (outcome.articles, outcome.failed, outcome.is_complete) == (4, 1, True)
    flags = pq.read_table(out / "flags.parquet").to_pylist()
    assert [row["path"] for row in flags[:3]] == [str(drafts / "a.txt")] * 3
    with (out / "failures.csv").open(encoding="utf-8-sig") as file:
        (failure,) = csv.DictReader(file)
    assert (Path(failure["path"]).name, failure["stage"]) == ("empty.txt", "read")
    assert "empty" in failure["reason"]


def test_the_record_tells_what_made_the_tables(drafts: Path, out: Path, engine: FakeEngine) -> None:
    run_batch([drafts], out, engine=engine)
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert record["schema"] == "batch/1"
    assert record["complete"] is True
    assert (record["documents"], record["articles"], record["failures"]) == (5, 4, 1)
    assert record["digests"]["model"].startswith("sha256:")
    assert record["digests"]["lexicons"].startswith("sha256:")


def test_results_do_not_depend_on_what_was_finished_first(
    drafts: Path, tmp_path: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analyzer.batch.tasks.MAX_TASK_ITEMS", 1)
    run_batch([drafts], tmp_path / "one", engine=engine)
    engine.is_backwards = True
    run_batch([drafts], tmp_path / "two", engine=engine)
    assert engine.analysed[:5] == engine.analysed[5:][::-1]
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_finished_documents_are_not_analysed_again(
    drafts: Path, out: Path, engine: FakeEngine
) -> None:
    run_batch([drafts], out, engine=engine)
    before = files(out)
    engine.analysed.clear()
    outcome = run_batch([drafts], out, engine=engine)
    assert engine.analysed == []
    assert outcome.progress.reused == 5
    assert files(out) == before


def test_a_run_that_was_cut_off_goes_on(drafts: Path, out: Path, engine: FakeEngine) -> None:
    engine.stop_after = 2
    assert not run_batch([drafts], out, engine=engine).is_complete
    assert names(out) == NAMES[:2]
    engine.stop_after = None
    assert run_batch([drafts], out, engine=engine).is_complete
    assert sorted(engine.analysed) == sorted([*NAMES, "empty.txt"])
    assert names(out) == NAMES


def test_a_changed_and_a_new_document_are_analysed(
    drafts: Path, out: Path, engine: FakeEngine
) -> None:
    run_batch([drafts], out, engine=engine)
    engine.analysed.clear()
    (drafts / "b.txt").write_text("Another story.", encoding="utf-8")
    (drafts / "e.txt").write_text("A new story.", encoding="utf-8")
    (drafts / "d.txt").unlink()
    run_batch([drafts], out, engine=engine)
    assert engine.analysed == ["b.txt", "e.txt"]
    assert names(out) == ["a.txt", "b.txt", "e.txt", "c.txt"]


@pytest.mark.parametrize(
    "change",
    [
        {"settings": Settings(ignore=("SRC",))},
        {"settings": Settings(severity={"SRC-REL": 1})},
        {"reading": Reading(tables=True)},
    ],
    ids=["rules", "severity", "reading"],
)
def test_another_setting_invalidates(
    drafts: Path, out: Path, engine: FakeEngine, change: dict[str, object]
) -> None:
    run_batch([drafts], out, engine=engine)
    engine.analysed.clear()
    run_batch([drafts], out, engine=engine, **change)  # type: ignore[arg-type]
    assert len(engine.analysed) == 5


def test_another_model_or_lexicon_invalidates(
    drafts: Path, out: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_batch([drafts], out, engine=engine)
    known = run.find_digests(Settings(), Reading())
    for name in ("model", "lexicons", "code", "spacy"):
        engine.analysed.clear()
        changed = {**known, name: "sha256:other"}
        monkeypatch.setattr(run, "find_digests", lambda *_, changed=changed: changed)
        run_batch([drafts], out, engine=engine)
        assert len(engine.analysed) == 5, name


def test_results_below_the_folder_are_not_read_as_drafts(drafts: Path, engine: FakeEngine) -> None:
    for _ in range(2):
        run_batch([drafts], drafts / "results", engine=engine)
    assert names(drafts / "results") == NAMES


def test_rows_of_a_table_keep_their_ids(tmp_path: Path, out: Path, engine: FakeEngine) -> None:
    table = tmp_path / "week.csv"
    table.write_text('id,body\n17,"One story."\n18,"Another."\n', encoding="utf-8")
    run_batch([table], out, engine=engine, columns=TableColumns("body", id="id"))
    rows = pq.read_table(out / "articles.parquet").to_pylist()
    assert [row["id"] for row in rows] == ["17", "18"]
    assert [row["path"] for row in rows] == [f"{table}#1", f"{table}#2"]


def test_a_table_without_a_text_column_is_a_failure(
    tmp_path: Path, out: Path, engine: FakeEngine
) -> None:
    (tmp_path / "week.csv").write_text("body\nOne.\n", encoding="utf-8")
    assert run_batch([tmp_path / "week.csv"], out, engine=engine).failed == 1
    assert "--text-column" in (out / "failures.csv").read_text(encoding="utf-8-sig")


def test_a_missing_path_is_a_failure(tmp_path: Path, out: Path, engine: FakeEngine) -> None:
    assert run_batch([tmp_path / "nowhere"], out, engine=engine).failed == 1


def test_two_runs_cannot_write_one_folder(drafts: Path, out: Path, engine: FakeEngine) -> None:
    with run._locked(out), pytest.raises(ConfigError, match="another run"):
        run_batch([drafts], out, engine=engine)


def test_no_cell_starts_a_formula(drafts: Path, out: Path, engine: FakeEngine) -> None:
    run_batch([drafts], out, engine=engine)
    with (out / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["title"] == "'=HYPERLINK(1)"
    assert pq.read_table(out / "articles.parquet")["title"][0].as_py() == "=HYPERLINK(1)"


def test_the_summary_is_one_page_without_script_or_link(
    drafts: Path, out: Path, engine: FakeEngine
) -> None:
    run_batch([drafts], out, engine=engine)
    page = (out / "summary.html").read_text(encoding="utf-8")
    assert "Title b &lt;script&gt;" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)\s*=|https?:|url\(|@import", page)
    assert page.count("<svg") == 3
    assert "Sources close to the council" in page


def test_progress_counts_to_the_total(drafts: Path, out: Path, engine: FakeEngine) -> None:
    seen: list[Progress] = []
    run_batch([drafts], out, engine=engine, on_progress=seen.append)
    assert [progress.done for progress in seen] == [1, 2, 3, 4, 5]
    assert {progress.total for progress in seen} == {5}
    assert seen[-1].failed == 1
    assert seen[-1].seconds_left == 0


def test_a_cancelled_run_writes_what_it_has(drafts: Path, out: Path, engine: FakeEngine) -> None:
    outcome = run_batch(
        [drafts], out, engine=engine, is_cancelled=lambda: len(engine.analysed) >= 1
    )
    assert not outcome.is_complete
    assert names(out) == ["a.txt"]
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["complete"] is False
