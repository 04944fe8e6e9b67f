"""What kind of text was pasted: editors' tools put Markdown on the clipboard as plain text."""

from __future__ import annotations

import re
from dataclasses import replace

from analyzer.errors import InputError
from analyzer.types import Draft

MARKDOWN = "text/markdown"
"""Media type of a draft that was read as Markdown."""
_MARKS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^#{1,6} +\S",  # heading
        r"\*\*\S(?:[^*\n]*\S)?\*\*",  # strong
        r"\[[^\]\n]+\]\([^()\s]+\)",  # link
        r"^> \S",  # quotation
    )
)
_LEAST = 2
"""Kinds of marks: one alone (*#1*, a footnote's asterisks) may be the writer's own."""
_LOOKED_AT = 100_000


def is_markdown(text: str) -> bool:
    """Whether the text has at least two kinds of marks that hardly occur in plain copy."""
    return sum(bool(mark.search(text, 0, _LOOKED_AT)) for mark in _MARKS) >= _LEAST


def to_pasted_draft(text: str, title: str | None) -> Draft:
    """Read pasted text.

    Raises:
        InputError: it is empty, too large, or not text.
    """
    try:
        return _read(text, title)
    except InputError as error:
        # There is no file to name, and none to save in another way.
        error.path = None
        if error.line is not None:
            error.hint = "take them out of the text that was pasted, and try again"
        raise


def _read(text: str, title: str | None) -> Draft:
    # Imported late: the form is painted before the readers are loaded.
    from analyzer.ingest import from_text, read_bytes

    if not is_markdown(text):
        return from_text(text, title=title)
    if title:
        text = f"# {' '.join(title.split())}\n\n{text}"
    draft = read_bytes(text.encode("utf-8", "replace"), name="pasted.md")
    return replace(draft, path=None)
