"""A learning rate that falls with time, for training within a number of minutes.

How many steps a machine makes in a given time is not known beforehand; a rate that falls linearly
to nought must know its end. This one takes its end from the clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from spacy.language import Language
from spacy.util import registry


class TimeUpError(Exception):
    """Raised inside the training loop when the minutes are spent; the best weights are on disk."""


class Clock:
    """Minutes from the first use; shared by the schedule and the stop."""

    def __init__(self) -> None:
        self.started: float | None = None

    def minutes(self) -> float:
        now = time.monotonic()
        if self.started is None:
            self.started = now
        return (now - self.started) / 60


CLOCK = Clock()


@registry.schedules("time_linear")
def time_linear(initial_rate: float, warmup_steps: int, minutes: float) -> Iterator[float]:
    """Warm up over some steps, then fall linearly to 1 % of the rate after the minutes."""
    step = 0
    while True:
        step += 1
        left = 1.0 - CLOCK.minutes() / minutes
        # A remainder of the rate lets the last steps count until the stop.
        yield initial_rate * min(1.0, step / warmup_steps) * max(left, 0.01)


@registry.callbacks("stop_after")
def stop_after(minutes: float) -> Callable[[Language, dict[str, Any]], None]:
    """Callback for ``[training.before_update]`` that raises :class:`TimeUpError` in the end."""

    def check(nlp: Language, info: dict[str, Any]) -> None:
        if CLOCK.minutes() > minutes:
            raise TimeUpError(f"{minutes} minutes are up after step {info['step']}")

    return check
