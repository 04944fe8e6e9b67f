"""Many drafts in one go: no bad one stops the others.

Three ways in, each for its size of job:

* :func:`analyze_items` reads and analyses drafts lazily with one pipeline and yields reports: for
  whoever wants the reports themselves.
* :func:`score_folder` and :func:`score_items` return pandas frames: for what fits in memory.
* :func:`run_batch` writes the tables to a folder with several processes or a cluster and resumes
  where a run was cut off: for archives (``whosays batch``).

>>> from analyzer.batch import score_folder
>>> frames = score_folder("stories/")              # doctest: +SKIP
>>> frames.articles[["path", "traceability_value", "flags_must_fix"]]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzer.batch.paths import STDIN, Failed, analyze_paths, expand_paths

if TYPE_CHECKING:
    from analyzer.batch.frames import Frames, score_folder, score_items
    from analyzer.batch.items import Item, TableColumns, find_items
    from analyzer.batch.progress import Progress
    from analyzer.batch.stream import Analysed, analyze_items

__all__ = [
    "STDIN",
    "Analysed",
    "Failed",
    "Frames",
    "Item",
    "Progress",
    "TableColumns",
    "analyze_items",
    "analyze_paths",
    "expand_paths",
    "find_items",
    "score_folder",
    "score_items",
]

_HOME = {
    "Analysed": "stream",
    "Frames": "frames",
    "Item": "items",
    "Progress": "progress",
    "TableColumns": "items",
    "analyze_items": "stream",
    "find_items": "items",
    "score_folder": "frames",
    "score_items": "frames",
}


def __getattr__(name: str) -> Any:
    """Import on first use (PEP 562): ``whosays check`` needs no tables."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"analyzer.batch.{_HOME[name]}"), name)
