"""How far a batch has come."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Progress:
    """State of a batch after one more document.

    Attributes:
        done: documents finished in this run, failures included.
        failed: documents among them that could not be analysed.
        reused: documents finished by an earlier run and not analysed again.
        words: words analysed in this run.
        seconds: wall-clock time since the run began.
        total: documents in all, ``reused`` included; ``None`` where nobody counted them.
        path: the document just finished, empty before the first.
    """

    done: int = 0
    failed: int = 0
    reused: int = 0
    words: int = 0
    seconds: float = 0.0
    total: int | None = None
    path: str = ""

    @property
    def words_per_second(self) -> float | None:
        return self.words / self.seconds if self.words and self.seconds > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """Time left if the rest is like what is done; ``None`` before anything is."""
        if self.total is None or not self.done:
            return None
        return self.seconds / self.done * max(0, self.total - self.reused - self.done)


class Counter:
    """Counts documents and says how far a run has come."""

    def __init__(self, total: int | None = None) -> None:
        self._started = time.monotonic()
        self.progress = Progress(total=total)

    def add(self, path: str, *, done: int = 1, words: int = 0, failed: int = 0) -> Progress:
        """Note finished documents, the last of them at ``path``."""
        now = self.progress
        self.progress = replace(
            now,
            done=now.done + done,
            failed=now.failed + failed,
            words=now.words + words,
            seconds=time.monotonic() - self._started,
            path=path,
        )
        return self.progress

    def reuse(self) -> None:
        """Note a document that an earlier run finished."""
        self.progress = replace(self.progress, reused=self.progress.reused + 1)
