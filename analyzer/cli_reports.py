"""What the commands that analyse drafts share: their reports, and how a run went."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.console import show_error
from analyzer.errors import AnalyzerError, ConfigError

if TYPE_CHECKING:
    from analyzer.config import Settings
    from analyzer.types import Report


class Outcome:
    """What a run met, for its exit status.

    Attributes:
        has_failed: an input, or a stage of its analysis, failed.
        worst: highest severity of all flags that no editor dismissed; 0 without flags.
    """

    def __init__(self) -> None:
        self.has_failed = False
        self.worst = 0


def split_names(values: list[str] | None) -> tuple[str, ...]:
    """Names of options that may be repeated or joined by commas."""
    names = (name.strip() for value in values or () for name in value.split(","))
    return tuple(name for name in names if name)


def is_single(paths: list[str]) -> bool:
    """True for one draft, false for several or a directory."""
    return len(paths) == 1 and not Path(paths[0]).is_dir()


def find_reports(
    paths: list[str],
    settings: Settings,
    title: str | None,
    outcome: Outcome,
    decided: Callable[[Report], Report] | None = None,
) -> Iterator[Report]:
    """Reports of the drafts that could be analysed; the others are told on standard error.

    Args:
        decided: gives a report the decisions of editors.
    """
    from analyzer.batch import Failed, analyze_paths
    from analyzer.types import Status

    if title is not None and not is_single(paths):
        raise ConfigError("--title is for one draft", hint="leave it out, or check one file")
    for result in analyze_paths(paths, settings=settings, title=title):
        if isinstance(result, Failed):
            result.error.path = result.error.path or result.path
            show_error(result.error)
            outcome.has_failed = True
            continue
        for failure in result.failures:
            show_error(
                AnalyzerError(
                    f"{failure.stage} failed: {failure.error}", path=result.facts.draft.path
                )
            )
            outcome.has_failed = True
        report = decided(result) if decided is not None else result
        standing = (flag for flag in report.flags if flag.status is not Status.DISMISSED)
        outcome.worst = max((outcome.worst, *(flag.severity for flag in standing)))
        yield report
