"""Where the documents of a batch are analysed: on a dask cluster.

The client reads the documents and writes the results; workers get bytes and give back rows, so
they need neither the input nor the output, only the same installation.  Each task's results are
one part of the journal, written when the task is done: a task that a failed worker had is given
to another one, and counts once.  A document that kills every worker it is given to is found by
cutting its task up and by giving out each suspect alone, and becomes a failure.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from analyzer.batch.digests import find_digests
from analyzer.batch.engine import Done, Job, died
from analyzer.batch.journal import Finished, write_part
from analyzer.batch.tasks import Task, finish, to_finished
from analyzer.config import Settings
from analyzer.errors import AnalyzerError, ConfigError
from analyzer.ingest.options import Reading
from analyzer.threads import THREAD_VARIABLES

RETRIES = 3
"""How often a task is given to another worker."""
TASKS_PER_WORKER = 3
"""Tasks sent at a time for each worker thread: enough to never wait, little enough to hold."""
PATIENCE = 120.0
"""Seconds that a run waits for a cluster without workers; what is done is on disk by then."""
POLL = 0.02
"""Seconds between two looks at what is finished."""
RESTARTS = {"distributed.deploy.lost-worker-timeout": "1 hour"}
"""A cluster of this machine drops a worker that takes longer to come back, and starts no other."""


class Cluster:
    """The engine of ``whosays batch --engine dask``."""

    def __init__(self, scheduler: str | None = None, jobs: int = 1) -> None:
        """Take a running scheduler, or start a cluster of ``jobs`` workers on this machine.

        Args:
            scheduler: address such as ``tcp://host:8786``.
            jobs: workers to start where there is no scheduler.

        Raises:
            ConfigError: dask.distributed is not installed.
        """
        try:
            import distributed  # noqa: F401
        except ImportError:
            raise ConfigError(
                "dask.distributed is not installed", hint="pip install 'whosays[dask]'"
            ) from None
        self._scheduler, self._jobs = scheduler, jobs

    def __call__(
        self, tasks: Iterable[Task], job: Job, is_cancelled: Callable[[], bool]
    ) -> Iterator[Done]:
        from distributed import as_completed

        waiting = iter(tasks)
        digests = find_digests(job.settings, job.reading)
        with self._client() as client:
            running: dict[Any, Task] = {}
            attendance = _Attendance(client)
            room = TASKS_PER_WORKER * max(1, sum(client.nthreads().values()))

            def submit(task: Task) -> Any:
                future = client.submit(
                    analyse_task, task, job.settings, job.reading, digests,
                    retries=RETRIES, pure=False,
                )  # fmt: skip
                running[future] = task
                return future

            def refill() -> list[Any]:
                added = []
                while len(running) < room and not is_cancelled():
                    task = next(waiting, None)
                    if task is None:
                        break
                    added.append(submit(task))
                return added

            suspects: list[Task] = []
            completed = as_completed(refill(), loop=client.loop)
            while not completed.is_empty():
                if not completed.has_ready():
                    attendance.check()
                    time.sleep(POLL)
                    continue
                future = next(completed)
                task = running.pop(future)
                if is_cancelled():
                    client.cancel(list(running))
                    return
                results = _results(future, attendance)
                if results is not None:
                    yield _write(job, task, results)
                elif len(task) > 1:
                    completed.update([submit([item]) for item in task])
                else:
                    suspects.append(task)
                future.release()
                completed.update(refill())
            # A worker takes along whatever waits there: only who kills one alone is guilty.
            for task in suspects:
                if is_cancelled():
                    return
                results = _results(submit(task), attendance)
                yield _write(job, task, results or [to_finished(task[0], died(task[0]))])

    @contextmanager
    def _client(self) -> Iterator[Any]:
        import dask
        from distributed import Client, LocalCluster

        if self._scheduler is not None:
            try:
                client = Client(self._scheduler, timeout=20, set_as_default=False)
            except (OSError, ValueError) as error:
                raise ConfigError(
                    f"the scheduler does not answer: {type(error).__name__}",
                    value=self._scheduler,
                    hint="give its address, such as tcp://host:8786",
                ) from None
            with client:
                yield client
            return
        options = {f"distributed.nanny.pre-spawn-environ.{name}": 1 for name in THREAD_VARIABLES}
        with (
            dask.config.set({**options, **RESTARTS}),
            LocalCluster(
                n_workers=self._jobs,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=50,
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client


class _Attendance:
    """How long a cluster has been without workers."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._asked = self._seen = time.monotonic()

    def check(self) -> None:
        """Give up on a cluster that has lost all its workers.

        Raises:
            AnalyzerError: nobody has been there for ``PATIENCE`` seconds, or the scheduler is gone.
        """
        now = time.monotonic()
        if now - self._asked < 1:
            return
        self._asked = now
        try:
            if self._client.nthreads():
                self._seen = now
        except (OSError, RuntimeError):
            raise _lost("the scheduler is gone") from None
        if now - self._seen > PATIENCE:
            raise _lost(f"the cluster has had no workers for {PATIENCE:g} seconds")


def _lost(message: str) -> AnalyzerError:
    return AnalyzerError(message, hint="start it again; the same command goes on from what is done")


def _write(job: Job, task: Task, results: list[Finished]) -> Done:
    write_part(job.journal, _name(task), results)
    return Done(
        task[-1].path,
        len(results),
        sum(one.n_words for one in results),
        sum("articles" not in one.rows for one in results),
    )


def _results(future: Any, attendance: _Attendance) -> list[Finished] | None:
    """What a task found; ``None`` if the workers died that had it.

    A worker that dies after its task, before the results are fetched, takes them along; the task
    is done again then, so that fetching may have to wait for workers.

    Raises:
        AnalyzerError: the cluster is lost.
        ConfigError: the worker has another version of what decides the results.
    """
    from distributed import CancelledError
    from distributed.scheduler import KilledWorker

    while True:
        try:
            results: list[Finished] = future.result(timeout=1)
        except TimeoutError:
            attendance.check()
        except CancelledError:
            raise _lost("the scheduler is gone") from None
        except KilledWorker:
            return None
        else:
            return results


def _name(task: Task) -> str:
    keys = "".join(item.key for item in task)
    return "task-" + hashlib.sha256(keys.encode()).hexdigest()[:32]


# ------------------------------------------------------------------ on the worker

_pipelines: dict[str | None, Any] = {}


def analyse_task(
    task: Task, settings: Settings, reading: Reading, digests: dict[str, str]
) -> list[Finished]:
    """Analyse the documents of a task on a worker, which keeps its pipeline for the next.

    Raises:
        ConfigError: the worker's installation differs from the client's.
    """
    if settings.model not in _pipelines:
        here = find_digests(settings, reading)
        differing = [name for name in digests if here[name] != digests[name]]
        if differing:
            raise ConfigError(
                f"a worker has another {', '.join(differing)} than this machine",
                hint="install the same version of whosays, and the same files, on every worker",
            )
        from analyzer.pipeline import load_pipeline

        _pipelines[settings.model] = load_pipeline(settings.model)
    nlp = _pipelines[settings.model]
    return list(finish(task, settings=settings, reading=reading, nlp=nlp))
