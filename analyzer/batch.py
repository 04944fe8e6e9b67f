"""Several drafts in one go: find them, read them, and let no bad one stop the others."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzer.config import Settings
from analyzer.errors import AnalyzerError, InputError
from analyzer.types import Report

STDIN = "-"
SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx"})
"""Files taken from a directory; a file named outright is read whatever its suffix."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A draft that could not be analysed, and why."""

    path: str
    error: AnalyzerError


def find_drafts(paths: Iterable[str]) -> Iterator[str | Failed]:
    """The drafts that paths stand for, each once, in the order given.

    A directory stands for the drafts in it and below it, sorted by name; hidden files and
    directories are left out and links to directories are not followed.
    """
    seen: set[str] = set()
    for draft in (draft for path in paths for draft in _expand(path)):
        if isinstance(draft, Failed):
            yield draft
            continue
        identity = draft if draft == STDIN else os.path.realpath(draft)
        if identity not in seen:
            seen.add(identity)
            yield draft


def _expand(path: str) -> Iterator[str | Failed]:
    if path == STDIN or not Path(path).is_dir():
        yield path
        return
    is_empty = True
    unreadable: list[OSError] = []
    for folder, subfolders, names in os.walk(path, onerror=unreadable.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            # Word writes its lock files as ~$name.docx beside the document.
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith((".", "~$")):
                is_empty = False
                yield os.path.join(folder, name)  # noqa: PTH118 - keeps a leading ./ as typed
    for error in unreadable:
        where = str(error.filename or path)
        yield Failed(where, InputError(f"cannot read: {error.strerror}", path=where))
    if is_empty and not unreadable:
        known = ", ".join(sorted(SUFFIXES))
        yield Failed(
            path, InputError("no drafts in this directory", path=path, hint=f"looked for {known}")
        )


def analyze_paths(
    paths: Iterable[str], *, settings: Settings, title: str | None = None
) -> Iterator[Report | Failed]:
    """Analyse files, directories and standard input (``-``), one after the other.

    The language pipeline is loaded with the first draft that can be read.

    Args:
        paths: as typed by the user.
        title: headline of the drafts, where the text itself has none.

    Yields:
        A report, or why there is none, for each draft.

    Raises:
        PipelineError: the language pipeline cannot be loaded, so that nothing can be analysed.
    """
    from analyzer.ingest import read_bytes, read_draft

    nlp = None
    for path in find_drafts(paths):
        if isinstance(path, Failed):
            yield path
            continue
        try:
            draft = read_bytes(sys.stdin.buffer.read()) if path == STDIN else read_draft(path)
        except AnalyzerError as error:
            yield Failed(path, error)
            continue
        if nlp is None:
            from analyzer.pipeline import load_pipeline

            nlp = load_pipeline(settings.model)
        from analyzer.report import analyze

        try:
            yield analyze(draft, title=title, settings=settings, nlp=nlp)
        except AnalyzerError as error:
            yield Failed(path, error)
        except Exception as error:  # a bug met in one draft must not cost the others
            yield Failed(path, _to_internal_error(path, error))


def _to_internal_error(path: str, error: Exception) -> AnalyzerError:
    """An error that tells where the bug is and nothing of the draft's text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return AnalyzerError(
        f"internal error, {type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}",
        path=path,
        hint="this is a bug in whosays, not in the draft; please report this line",
    )
