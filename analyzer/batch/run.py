"""A batch on disk: tables of thousands of articles, resumable, in constant memory."""

from __future__ import annotations

import json
import os
import platform
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analyzer.batch.digests import find_digests, run_digest
from analyzer.batch.engine import Engine, Job, Processes, run_here
from analyzer.batch.items import Item, TableColumns, find_items
from analyzer.batch.journal import Index
from analyzer.batch.paths import Failed
from analyzer.batch.progress import Counter, Progress
from analyzer.batch.summary import Summary, to_html
from analyzer.batch.tables import TABLE_COLUMNS, failure_row
from analyzer.batch.tasks import task_size, to_tasks
from analyzer.batch.writer import TableWriter
from analyzer.config import Settings
from analyzer.errors import AnalyzerError, ConfigError
from analyzer.ingest.options import Reading

SCHEMA = "batch/1"
JOURNAL = "parts"
"""Folder of the output in which finished documents are kept (:mod:`analyzer.batch.journal`)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did.

    Attributes:
        progress: counts of this run.
        articles, failed: rows of the tables ``articles`` and ``failures``.
        is_complete: false if the run was cancelled; the tables hold what was finished.
    """

    progress: Progress
    articles: int
    failed: int
    is_complete: bool


def run_batch(
    paths: Iterable[str | Path],
    output: str | Path,
    *,
    settings: Settings | None = None,
    columns: TableColumns | None = None,
    reading: Reading | None = None,
    jobs: int = 1,
    engine: Engine | None = None,
    on_progress: Callable[[Progress], object] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Analyse everything that paths stand for and write the tables into a folder.

    What an earlier run into the same folder finished is not analysed again, unless the document,
    the program, its model, a lexicon or a setting changed since.

    Args:
        paths: files, directories, archives, tables; URLs that fsspec knows.
        output: the folder; made if need be.
        settings, reading: how to read and analyse.
        columns: which columns of a table hold text, id and title.
        jobs: processes of this machine; ignored if an engine is given.
        engine: where to analyse; this machine if left out.
        on_progress: called whenever documents are finished.
        is_cancelled: asked often; once it is true the run stops, and writes what it has.

    Raises:
        ConfigError: the folder cannot be written or another run is writing it; a setting is bad;
            the processes cannot start (a script that asks for several must do so under
            ``if __name__ == "__main__":``).
        PipelineError: the pipeline cannot be loaded.
    """
    names = [str(path) for path in paths]
    output = Path(output)
    settings, reading = settings or Settings(), reading or Reading()
    started = datetime.now(UTC)
    clock = time.monotonic()
    digests = find_digests(settings, reading)
    with _locked(output) as journal_root:
        journal = journal_root / run_digest(digests)[:16]
        journal.mkdir(exist_ok=True)
        source = _Source(names, columns, Index(journal), output, is_cancelled)
        total, size = source.count()
        counter = Counter(total)
        if engine is None:
            engine = Processes(jobs) if jobs > 1 else run_here
        tasks = to_tasks(source.unfinished(counter, on_progress), task_size(size, jobs))
        job = Job(settings, reading, journal)
        for done in engine(tasks, job, is_cancelled):
            progress = counter.add(
                done.path, done=done.done, words=done.n_words, failed=done.failed
            )
            if on_progress is not None:
                on_progress(progress)
        analysed = time.monotonic()
        index = Index(journal)
        summary = _write_tables(output, source.order, index)
        is_complete = summary.documents == total and not is_cancelled()
        record = {
            "schema": SCHEMA,
            "started": started.isoformat(timespec="seconds"),
            "complete": is_complete,
            "paths": names,
            "digests": digests,
            "python": platform.python_version(),
            "reading": asdict(reading),
            "columns": asdict(columns) if columns else None,
            "jobs": jobs,
            "documents": total,
            "articles": summary.articles,
            "failures": summary.failures,
            "words": summary.words,
            "analysed_now": counter.progress.done,
            "words_now": counter.progress.words,
            "reused": counter.progress.reused,
            "seconds": {
                "analysis": round(analysed - clock, 3),
                "tables": round(time.monotonic() - analysed, 3),
            },
            "words_per_second": round(counter.progress.words / max(analysed - clock, 1e-9), 1),
        }
        _replace(output / "run.json", json.dumps(record, indent=2, ensure_ascii=False) + "\n")
        _replace(output / "summary.html", to_html(summary, record))
        if is_complete:
            for old in journal_root.iterdir():
                if old.is_dir() and old != journal:
                    shutil.rmtree(old, ignore_errors=True)
    return Outcome(counter.progress, summary.articles, summary.failures, is_complete)


class _Source:
    """The documents of a run, in their order, and what became of those never analysed."""

    def __init__(
        self,
        paths: list[str],
        columns: TableColumns | None,
        index: Index,
        output: Path,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._paths, self._columns, self._index = paths, columns, index
        self._output = os.path.realpath(output)
        self._is_cancelled = is_cancelled
        self.order: list[bytes | Failed] = []

    def count(self) -> tuple[int, int]:
        """Number of documents, and their size in bytes."""
        n = size = 0
        for item in self._items():
            n += 1
            size += 0 if isinstance(item, Failed) else item.size
        return n, size

    def unfinished(
        self, counter: Counter, on_progress: Callable[[Progress], object] | None
    ) -> Iterator[Item]:
        """Loaded documents that no earlier run finished; notes the order of all."""
        for item in self._items():
            if self._is_cancelled():
                return
            if not isinstance(item, Failed):
                try:
                    loaded = item.loaded()
                except AnalyzerError as error:
                    item = Failed(item.path, error)
                else:
                    self.order.append(bytes.fromhex(loaded.key))
                    if loaded.key in self._index:
                        counter.reuse()
                    else:
                        yield loaded
                    continue
            self.order.append(item)
            progress = counter.add(item.path, failed=1)
            if on_progress is not None:
                on_progress(progress)

    def _items(self) -> Iterator[Item | Failed]:
        """What was found, without the tables that an earlier run wrote below the same folder."""
        for item in find_items(self._paths, self._columns):
            if not os.path.realpath(item.path).startswith(self._output + os.sep):
                yield item


def _write_tables(output: Path, order: list[bytes | Failed], index: Index) -> Summary:
    """Write every table in the order of the documents, whatever order they were finished in."""
    summary = Summary()
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                TableWriter(output, name, columns(), parquet=name != "failures")
            )
            for name, columns in TABLE_COLUMNS.items()
        }
        stack.callback(index.close)
        for one in order:
            if isinstance(one, Failed):
                rows = {"failures": [failure_row(one)]}
            elif one in index.entries:
                rows = index.read(one.hex())
            else:
                continue  # cancelled before its turn
            summary.add(rows)
            for name, found in rows.items():
                writers[name].write(found)
    return summary


@contextmanager
def _locked(output: Path) -> Iterator[Path]:
    """The folder of journals, for this process alone.

    Raises:
        ConfigError: it cannot be made, or another run has it.
    """
    journals = output / JOURNAL
    try:
        journals.mkdir(parents=True, exist_ok=True)
        file = (journals / ".lock").open("w")
    except OSError as error:
        raise ConfigError(
            f"cannot write to the output folder: {error.strerror or error}",
            path=output,
            hint="name a folder that can be written",
        ) from None
    with file:
        if not _lock(file):
            raise ConfigError(
                "another run is writing to this folder",
                path=output,
                hint="wait for it, or name another folder",
            )
        yield journals


def _lock(file: Any) -> bool:
    """Take the lock that the operating system gives back when the process ends, however it does."""
    try:
        import fcntl
    except ImportError:  # not a POSIX system: two runs at once are up to the user
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _replace(path: Path, text: str) -> None:
    half = path.with_name(f".{path.name}.half")
    half.write_text(text, encoding="utf-8")
    half.replace(path)
