"""A run over many articles in the background, so that the page stays alive beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from analyzer.batch import Analysed, Failed, Item, Progress
from analyzer.config import Settings
from analyzer.errors import AnalyzerError
from analyzer.types import Report
from analyzer.ui.folder.table import Shown, to_shown

if TYPE_CHECKING:
    from spacy.language import Language

Find = Callable[[], Iterable[Item | Failed]]
"""Finds the documents of a run anew each time it is called."""


@dataclass(slots=True)
class Job:
    """One run.  The thread only ever appends to ``results`` and replaces ``progress``.

    Attributes:
        name: what is analysed, in words.
        find: its documents.
        profile: house style of the run.
        results: what is done so far; reports are let go of, their rows stay.
        fault: what ended the run early, if anything did.
        unkept: why its flags do not join the review, if they do not.
    """

    name: str
    find: Find
    settings: Settings
    profile: str
    results: list[Shown | Failed] = field(default_factory=list)
    progress: Progress = field(default_factory=Progress)
    fault: Exception | None = None
    unkept: AnalyzerError | None = None
    _cancelled: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def start(
        self,
        nlp: Language,
        lock: Lock,
        *,
        on_report: Callable[[Report], Report] = lambda report: report,
    ) -> None:
        """Begin.

        Args:
            nlp: the pipeline.
            lock: held while the pipeline works; other users get their turn between groups.
            on_report: called with every report; may return another in its place.
        """
        self._thread = Thread(
            target=self._run, args=(nlp, lock, on_report), daemon=True, name="whosays-folder"
        )
        self._thread.start()

    def cancel(self) -> None:
        """Stop soon; what is done is kept."""
        self._cancelled.set()

    def wait(self, seconds: float | None = None) -> None:
        """Until it ended, or for so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def was_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def item(self, path: str) -> Item | None:
        """The document of this path, with its bytes or its text at hand.

        Raises:
            InputError: its file cannot be read any more.
        """
        for found in self.find():
            if isinstance(found, Item) and found.path == path:
                return found.loaded()
        return None

    def _run(self, nlp: Language, lock: Lock, on_report: Callable[[Report], Report]) -> None:
        try:
            total = sum(1 for _ in self.find())
            self.progress = Progress(total=total)
            for result in self._results(nlp, lock, total):
                if isinstance(result, Analysed):
                    self.results.append(to_shown(result.item, on_report(result.report)))
                else:
                    self.results.append(result)
        except Exception as error:  # the page tells of it; there is nobody else to catch it
            self.fault = error

    def _results(self, nlp: Language, lock: Lock, total: int) -> Iterator[Analysed | Failed]:
        from analyzer.batch import analyze_items

        results = analyze_items(
            self.find(),
            settings=self.settings,
            nlp=nlp,
            on_progress=self._take,
            is_cancelled=self._cancelled.is_set,
            total=total,
        )
        while True:
            with lock:
                result = next(results, None)
            if result is None:
                return
            yield result

    def _take(self, progress: Progress) -> None:
        self.progress = progress
