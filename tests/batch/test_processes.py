"""Runs in several processes and on a cluster give the same bytes, and outlive what dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from analyzer.batch import find_items
from analyzer.batch.engine import Processes
from analyzer.batch.journal import Finished
from analyzer.batch.run import run_batch
from analyzer.batch.tasks import Task
from analyzer.errors import AnalyzerError
from analyzer.ingest.options import Reading
from analyzer.types import Draft

pytestmark = pytest.mark.golden

_TITLES = ("Ferry", "School", "Harbour", "Library", "Market")
N_ARTICLES = 40


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty short articles and one that cannot be read."""
    folder = tmp_path_factory.mktemp("stories")
    for number in range(N_ARTICLES):
        title = _TITLES[number % 5]
        body = (
            f"{title} to stay shut, number {number}\n\n"
            f"Sources close to the {title.lower()} said it could stay shut until May. "
            f"It is understood that the repair will cost {number + 2} million.\n\n"
            "Harbour master Joan Lindqvist said on Tuesday that divers had found a crack.\n"
        )
        (folder / f"{number:03}.txt").write_text(body * 3, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(stories: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("expected")
    run_batch([stories], out)
    return files(out)


def files(out: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in out.iterdir()
        if path.suffix in (".parquet", ".csv")
    }


@pytest.fixture
def small_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analyzer.batch.tasks.MIN_TASK", 2_000)


@pytest.mark.usefixtures("small_tasks")
def test_several_processes_give_the_same_bytes(
    stories: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    assert run_batch([stories], tmp_path, jobs=2).is_complete
    assert files(tmp_path) == expected
    assert len(list((tmp_path / "parts").glob("*/*.part"))) == 2


def test_a_script_without_a_guard_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Sources close to the mayor said so.\n")
    script = tmp_path / "ours.py"
    script.write_text(
        "from pathlib import Path\n"
        "from analyzer.batch.run import run_batch\n"
        "here = Path(__file__).parent\n"
        "run_batch([here / 'story.txt'], here / 'out', jobs=2)\n"
    )
    told = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert 'under `if __name__ == "__main__":`' in told.stderr
    assert not (tmp_path / "out" / "failures.csv").exists()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.usefixtures("small_tasks")
def test_a_document_that_kills_its_process_is_set_aside(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr("analyzer.batch.engine._start_worker", _start_mortal_worker)
    outcome = run_batch([stories], tmp_path, engine=Processes(jobs))
    assert (outcome.articles, outcome.failed, outcome.is_complete) == (N_ARTICLES - 1, 2, True)
    paths = pq.read_table(tmp_path / "articles.parquet")["path"].to_pylist()
    assert len(set(paths)) == N_ARTICLES - 1
    assert not any(path.endswith("007.txt") for path in paths)
    assert "process that analysed this document died" in (tmp_path / "failures.csv").read_text(
        encoding="utf-8-sig"
    )


def _start_mortal_worker(*arguments: Any) -> None:
    """In the other process: stands for a document that needs too much memory."""
    from analyzer.batch.engine import _start_worker
    from analyzer.batch.items import Item

    read = Item.to_draft

    def read_or_die(item: Item, reading: Reading | None = None) -> Draft:
        if item.path.endswith("007.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return read(item, reading)

    Item.to_draft = read_or_die  # type: ignore[method-assign]
    _start_worker(*arguments)


def command(stories: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "analyzer", "batch", str(stories), "-o", str(out), *options]


def wait_for(condition: Iterator[bool]) -> None:
    for is_true in condition:
        if is_true:
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def finished_lines(out: Path, least: int) -> Iterator[bool]:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        parts = list((out / "parts").glob("*/*.part")) if out.exists() else []
        yield sum(part.read_bytes().count(b"\n") for part in parts) >= least


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_where_it_was(
    stories: Path, expected: dict[str, bytes], tmp_path: Path, jobs: str
) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.Popen(command(stories, tmp_path, "--jobs", jobs), env=environment)
    wait_for(finished_lines(tmp_path, 4))
    run.kill()
    assert run.wait(30) == -signal.SIGKILL
    # Processes that were left behind notice within half a second.
    time.sleep(1.5)
    parts = list((tmp_path / "parts").glob("*/*.part"))
    done = {line.split()[0] for part in parts for line in part.read_bytes().splitlines()}
    assert not (tmp_path / "articles.parquet").exists()
    again = subprocess.run(
        command(stories, tmp_path), env=environment, capture_output=True, check=False
    )
    assert again.returncode == 2, again.stderr  # the empty draft
    record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert record["reused"] >= 4
    assert record["reused"] + record["analysed_now"] == len(list(find_items([stories])))
    assert len(done) >= 4
    assert files(tmp_path) == expected


def test_an_interrupted_run_writes_what_is_done(stories: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.Popen(
        command(stories, tmp_path, "--jobs", "2"), env=environment, stderr=subprocess.PIPE
    )
    wait_for(finished_lines(tmp_path, 2))
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert b"Traceback" not in errors
    if run.returncode == 2:
        pytest.skip("the run was over before it could be interrupted")
    assert run.returncode == 130
    assert b"goes on from here" in errors
    assert pq.read_table(tmp_path / "articles.parquet").num_rows >= 2


# ------------------------------------------------------------------ dask


@pytest.fixture
def cluster() -> Iterator[object]:
    """Two workers on this machine, restarted by their nannies when they die."""
    distributed = pytest.importorskip("distributed")
    import dask

    from analyzer.batch.cluster import RESTARTS

    with dask.config.set(RESTARTS), distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1",
        dashboard_address=None, silence_logs=50,
    ) as running:  # fmt: skip
        yield running


@pytest.mark.usefixtures("small_tasks")
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    stories: Path, expected: dict[str, bytes], tmp_path: Path, cluster: Any
) -> None:
    from analyzer.batch.cluster import Cluster

    victim = next(iter(cluster.workers.values())).pid
    killed = []

    def kill(progress: object) -> None:
        if not killed:
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)

    engine = Cluster(cluster.scheduler_address)
    outcome = run_batch([stories], tmp_path, engine=engine, on_progress=kill)
    assert killed
    assert outcome.is_complete
    assert files(tmp_path) == expected
    parts = list((tmp_path / "parts").glob("*/task-*.part"))
    lines = [line.split()[0] for part in parts for line in part.read_bytes().splitlines()]
    assert len(lines) == len(set(lines)) == N_ARTICLES + 1


@pytest.mark.usefixtures("small_tasks")
def test_a_document_that_kills_workers_does_not_stop_the_cluster(
    stories: Path, tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analyzer.batch import cluster as module

    monkeypatch.setattr(module, "analyse_task", _analyse_or_die)
    cluster.scheduler.allowed_failures = 0  # whatever waits where a worker dies is suspect at once
    outcome = run_batch(
        [stories],
        tmp_path,
        engine=module.Cluster(cluster.scheduler_address),
    )
    assert (outcome.articles, outcome.failed) == (N_ARTICLES - 1, 2)
    assert "007.txt" in (tmp_path / "failures.csv").read_text(encoding="utf-8-sig")


def test_a_cluster_that_loses_everybody_is_given_up(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    from analyzer.batch import cluster as module

    monkeypatch.setattr(module, "PATIENCE", 2)
    with (
        distributed.LocalCluster(
            n_workers=0, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
        ) as empty,
        pytest.raises(AnalyzerError, match="no workers"),
    ):
        run_batch([stories], tmp_path, engine=module.Cluster(empty.scheduler_address))
    assert not (tmp_path / "articles.parquet").exists()


def _analyse_or_die(task: Task, *arguments: Any) -> list[Finished]:
    from analyzer.batch.cluster import analyse_task

    if any(item.path.endswith("007.txt") for item in task):
        os.kill(os.getpid(), signal.SIGKILL)
    return analyse_task(task, *arguments)
