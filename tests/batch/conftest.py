"""An engine that needs no model: every draft that can be read gets a hand-built report."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from analyzer.batch.engine import Done, Job
from analyzer.batch.journal import PartWriter
from analyzer.batch.paths import Failed
from analyzer.batch.stream import Analysed
from analyzer.batch.tasks import Task, to_finished
from analyzer.errors import AnalyzerError
from analyzer.types import Report


class FakeEngine:
    """Counts what it was given.

    Attributes:
        analysed: names of the documents, in order.
        is_backwards: finish the tasks in the wrong order, as processes may.
        stop_after: documents after which the run is cut off.
    """

    def __init__(self, make_report: Callable[..., Report]) -> None:
        self._make_report = make_report
        self.analysed: list[str] = []
        self.is_backwards = False
        self.stop_after: int | None = None

    def __call__(
        self, tasks: Iterable[Task], job: Job, is_cancelled: Callable[[], bool]
    ) -> Iterator[Done]:
        with PartWriter(job.journal) as writer:
            for task in reversed(list(tasks)) if self.is_backwards else tasks:
                for item in task:
                    if is_cancelled() or len(self.analysed) == self.stop_after:
                        return
                    self.analysed.append(Path(item.path).name)
                    result: Analysed | Failed
                    try:
                        draft = item.to_draft(job.reading)
                    except AnalyzerError as error:
                        result = Failed(item.path, error)
                    else:
                        report = self._make_report(item.path)
                        facts = dataclasses.replace(
                            report.facts,
                            draft=dataclasses.replace(report.facts.draft, title=draft.title),
                        )
                        result = Analysed(item, dataclasses.replace(report, facts=facts))
                    finished = to_finished(item, result)
                    writer.write(finished)
                    yield Done(item.path, 1, finished.n_words, int(isinstance(result, Failed)))


@pytest.fixture
def engine(make_report: Callable[..., Report]) -> FakeEngine:
    return FakeEngine(make_report)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder of five drafts, one of them empty, and two files that are no drafts."""
    folder = tmp_path / "drafts"
    (folder / "week").mkdir(parents=True)
    for name in ("a", "b", "week/c", "d"):
        title = "=HYPERLINK(1)" if name == "a" else f"Title {name} <script>"
        (folder / f"{name}.txt").write_text(f"{title}\n\nThe mayor said so.\n", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / ".hidden.txt").write_text("hidden", encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    return folder
