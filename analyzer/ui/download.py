"""A table or a report as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

Width = Literal["content", "stretch"]


def offer(
    place: Any,
    label: str,
    make: Callable[[], bytes],
    name: str,
    mime: str,
    *,
    tip: str | None = None,
    width: Width = "content",
) -> None:
    """A button that makes the file when it is pressed.

    It starts no run: that would drop the file before the browser has asked for it.

    Args:
        place: ``st``, or a column.
        make: the file's content.
    """
    place.download_button(label, make, name, mime, help=tip, on_click="ignore", width=width)
