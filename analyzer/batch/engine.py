"""Where the documents of a batch are analysed: in this process, or in several of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from analyzer.batch.items import Item
from analyzer.batch.journal import Index, PartWriter
from analyzer.batch.paths import Failed
from analyzer.batch.tasks import Task, finish, to_finished
from analyzer.config import Settings
from analyzer.errors import AnalyzerError, ConfigError
from analyzer.garbage import collect_rarely
from analyzer.ingest.options import Reading
from analyzer.threads import THREAD_VARIABLES

_T = TypeVar("_T")


class Done(NamedTuple):
    """Documents that are in the journal now: how many, the last one's path, words, failures."""

    path: str
    done: int
    n_words: int
    failed: int


@dataclass(frozen=True, slots=True)
class Job:
    """What every process of a batch needs to know.

    Attributes:
        settings, reading: how to read and analyse.
        journal: folder of the journal.
    """

    settings: Settings
    reading: Reading
    journal: Path


class Engine(Protocol):
    """Analyses tasks and writes their documents to the journal; says what it has finished."""

    def __call__(
        self, tasks: Iterable[Task], job: Job, is_cancelled: Callable[[], bool]
    ) -> Iterator[Done]: ...


def died(item: Item) -> Failed:
    """The failure of a document whose analysis ended its process."""
    return Failed(
        item.path,
        AnalyzerError(
            "the process that analysed this document died",
            path=item.path,
            hint="it may need more memory than there is",
        ),
        "analyse",
    )


def run_here(tasks: Iterable[Task], job: Job, is_cancelled: Callable[[], bool]) -> Iterator[Done]:
    """Analyse in this process."""
    from analyzer.pipeline import load_pipeline

    nlp = None
    with PartWriter(job.journal) as writer:
        for task in tasks:
            if is_cancelled():
                return
            nlp = nlp or load_pipeline(job.settings.model)
            for item, one in zip(
                task,
                finish(
                    task,
                    settings=job.settings,
                    reading=job.reading,
                    nlp=nlp,
                    is_cancelled=is_cancelled,
                ),
                strict=False,
            ):
                writer.write(one)
                yield Done(item.path, 1, one.n_words, int("articles" not in one.rows))


class Processes:
    """Analyses in several processes; a document that kills one is found out and set aside."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._context = multiprocessing.get_context("spawn")

    def __call__(
        self, tasks: Iterable[Task], job: Job, is_cancelled: Callable[[], bool]
    ) -> Iterator[Done]:
        waiting = iter(tasks)
        stop = self._context.Event()
        pool = self._start(self._jobs, job, stop)
        started = self._submit(pool, _stand_by)
        running: dict[Future[Done], Task] = {}
        try:
            while True:
                # One task more than there are processes keeps them busy; memory stays bounded.
                while len(running) <= self._jobs and not is_cancelled():
                    task = next(waiting, None)
                    if task is None:
                        break
                    running[self._submit(pool, _work, task)] = task
                if not running:
                    return
                if is_cancelled():
                    stop.set()
                finished, _ = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
                broken = [one for one in finished if _is_broken(one)]
                for future in finished:
                    if future not in broken:
                        del running[future]
                        yield future.result()
                if broken:
                    _check_started(started)
                    pool.shutdown(wait=True, cancel_futures=True)
                    left = list(running.values())
                    running.clear()
                    yield from self._one_by_one(left, job, stop)
                    pool = self._start(self._jobs, job, stop)
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)

    def _start(self, jobs: int, job: Job, stop: Event) -> ProcessPoolExecutor:
        with _single_threaded():
            return ProcessPoolExecutor(
                jobs, self._context, initializer=_start_worker, initargs=(job, stop, os.getpid())
            )

    def _submit(
        self, pool: ProcessPoolExecutor, work: Callable[..., _T], *arguments: Task
    ) -> Future[_T]:
        # A process starts when work is submitted, and inherits the environment of that moment.
        with _single_threaded():
            try:
                return pool.submit(work, *arguments)
            except BrokenProcessPool as error:
                failed: Future[_T] = Future()
                failed.set_exception(error)
                return failed

    def _one_by_one(self, tasks: list[Task], job: Job, stop: Event) -> Iterator[Done]:
        """Analyse what ran while a process died, one document at a time, to see which one did it.

        What those processes had finished is in the journal already.
        """
        index = Index(job.journal)
        pool = self._start(1, job, stop)
        try:
            for item in (item for task in tasks for item in task):
                if item.key in index:
                    n_words = index.entries[bytes.fromhex(item.key)].n_words
                    yield Done(item.path, 1, n_words, int(n_words == 0))
                    continue
                if stop.is_set():
                    return
                try:
                    yield self._submit(pool, _work, [item]).result()
                except BrokenProcessPool:
                    pool.shutdown(wait=True, cancel_futures=True)
                    pool = self._start(1, job, stop)
                    with PartWriter(job.journal) as writer:
                        writer.write(to_finished(item, died(item)))
                    yield Done(item.path, 1, 0, 1)
        finally:
            index.close()
            pool.shutdown(wait=True, cancel_futures=True)


def _check_started(started: Future[None]) -> None:
    """Tell processes that never began to work from one that a document killed.

    Args:
        started: what the first of them was to do before any document.

    Raises:
        ConfigError: none has begun.
    """
    if not started.done() or started.exception() is not None:
        raise ConfigError(
            "the processes of this run cannot start; what they say of it is above",
            hint='in a script of your own, call run_batch under `if __name__ == "__main__":`, '
            "for every process reads the script once more",
        )


def _is_broken(future: Future[Done]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


class _single_threaded:  # noqa: N801 - reads as the context it is
    """Processes started inside do their linear algebra on one core each."""

    def __enter__(self) -> None:
        self._before = {name: os.environ.get(name) for name in THREAD_VARIABLES}
        os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))

    def __exit__(self, *_: object) -> None:
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


# ------------------------------------------------------------------ in the other process

_worker: dict[str, Any] = {}


def _start_worker(job: Job, stop: Event, parent: int) -> None:
    # The parent decides what Ctrl-C means, and a killed parent must not leave processes behind.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    collect_rarely()
    _worker.update(job=job, stop=stop, writer=PartWriter(job.journal))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _stand_by() -> None:
    """Done once a process has come up."""


def _work(task: Task) -> Done:
    job: Job = _worker["job"]
    writer: PartWriter = _worker["writer"]
    if "nlp" not in _worker:
        # Not when the process starts: what is raised there never reaches the parent.
        from analyzer.pipeline import load_pipeline

        _worker["nlp"] = load_pipeline(job.settings.model)
    done = n_words = failed = 0
    path = ""
    found = finish(
        task,
        settings=job.settings,
        reading=job.reading,
        nlp=_worker["nlp"],
        is_cancelled=_worker["stop"].is_set,
    )
    for item, one in zip(task, found, strict=False):
        writer.write(one)
        path = item.path
        done, n_words = done + 1, n_words + one.n_words
        failed += "articles" not in one.rows
    return Done(path, done, n_words, failed)
