"""Drafts named on a command line, one report after the other."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from analyzer.config import Settings
from analyzer.errors import AnalyzerError, InputError
from analyzer.types import Draft, Report

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Failed:
    """A draft that could not be analysed, and why.

    Attributes:
        path: what the draft is called.
        error: what is wrong and what to do about it.
        stage: ``find``, ``read`` or ``analyse``.
    """

    path: str
    error: AnalyzerError
    stage: str = "read"


def expand_paths(paths: Iterable[str]) -> Iterator[str | Failed]:
    """The drafts that paths stand for, each once, in the order given; ``-`` stands for itself."""
    from analyzer.ingest import SUFFIXES, find_drafts

    seen: set[Path] = set()
    for path in paths:
        if path == STDIN:
            yield path
            continue
        try:
            found = list(find_drafts([path]))
        except AnalyzerError as error:
            yield Failed(path, error, "find")
            continue
        if not found:
            hint = f"drafts end in {', '.join(SUFFIXES)}"
            yield Failed(
                path, InputError("no drafts in this directory", path=path, hint=hint), "find"
            )
        for draft in found:
            if (resolved := draft.resolve()) not in seen:
                seen.add(resolved)
                yield str(draft)


def analyze_paths(
    paths: Iterable[str], *, settings: Settings, title: str | None = None
) -> Iterator[Report | Failed]:
    """Analyse files, directories and standard input (``-``), one after the other.

    The language pipeline is loaded with the first draft that can be read.

    Args:
        paths: as typed by the user.
        title: headline of the draft, for a text that does not begin with it.

    Yields:
        A report, or why there is none, for each draft.

    Raises:
        PipelineError: the language pipeline cannot be loaded, so that nothing can be analysed.
    """
    from analyzer.ingest import MAX_BYTES, read_bytes, read_draft

    nlp = None
    for path in expand_paths(paths):
        if isinstance(path, Failed):
            yield path
            continue
        try:
            if path == STDIN:
                draft = read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1))
            else:
                draft = read_draft(path)
        except AnalyzerError as error:
            yield Failed(path, error)
            continue
        if nlp is None:
            from analyzer.pipeline import load_pipeline

            nlp = load_pipeline(settings.model)
        from analyzer.report import analyze

        try:
            if title is not None:
                draft = _with_title(draft, title)
            yield analyze(draft, settings=settings, nlp=nlp)
        except AnalyzerError as error:
            yield Failed(path, error, "analyse")
        except Exception as error:  # a bug met in one draft must not cost the others
            yield Failed(path, to_internal_error(path, error), "analyse")


def _with_title(draft: Draft, title: str) -> Draft:
    """The draft under a headline that the user gave."""
    from analyzer.ingest import from_text

    if draft.media_type != "text/plain":
        raise InputError(
            "only plain text takes a title", path=draft.path, hint="put the headline in the draft"
        )
    return replace(
        from_text(draft.text, title=title, path=draft.path),
        encoding=draft.encoding,
        encoding_guessed=draft.encoding_guessed,
        warnings=draft.warnings,
    )


def to_internal_error(path: str, error: Exception) -> AnalyzerError:
    """An error that tells where the bug is and nothing of the draft's text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return AnalyzerError(
        f"internal error, {type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}",
        path=path,
        hint="this is a bug in whosays, not in the draft; please report this line",
    )
