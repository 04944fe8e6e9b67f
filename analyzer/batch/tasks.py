"""The work of a batch in pieces: what one process or worker does at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from analyzer.batch.items import Item
from analyzer.batch.journal import Finished
from analyzer.batch.paths import Failed
from analyzer.batch.stream import Analysed, analyze_items
from analyzer.batch.tables import rows_of
from analyzer.config import Settings
from analyzer.ingest.options import Reading

if TYPE_CHECKING:
    from spacy.language import Language

Task = list[Item]

MIN_TASK, MAX_TASK = 20_000, 200_000
"""Size of a task in bytes: some seconds of work, so that processes finish together."""
TASKS_PER_JOB = 12
MAX_TASK_ITEMS = 256


def task_size(total_size: int, jobs: int) -> int:
    """Bytes of a task, so that each process gets a dozen where there is that much to do."""
    return max(MIN_TASK, min(MAX_TASK, total_size // (jobs * TASKS_PER_JOB)))


def to_tasks(items: Iterable[Item], size: int) -> Iterator[Task]:
    """Cut the documents, in their order, into tasks of about the same length in bytes."""
    task: Task = []
    filled = 0
    for item in items:
        if task and (filled + item.size > size or len(task) >= MAX_TASK_ITEMS):
            yield task
            task, filled = [], 0
        task.append(item)
        filled += item.size
    if task:
        yield task


def finish(
    task: Task,
    *,
    settings: Settings,
    reading: Reading,
    nlp: Language | None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Iterator[Finished]:
    """Analyse loaded documents; yields each as it is written to the journal."""
    results = analyze_items(
        task, settings=settings, nlp=nlp, reading=reading, is_cancelled=is_cancelled
    )
    for item, result in zip(task, results, strict=False):
        yield to_finished(item, result)


def to_finished(item: Item, result: Analysed | Failed) -> Finished:
    """A result in the form of the journal."""
    n_words = result.report.facts.n_words if isinstance(result, Analysed) else 0
    return Finished(item.key, n_words, rows_of(result))
