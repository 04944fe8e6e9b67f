"""Collect raw news text for pretraining: plain text files and JSON lines, one document a line."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path


def read_texts(paths: list[Path]) -> Iterator[str]:
    """Yield the paragraphs of every ``.txt`` and ``.jsonl`` file under the paths, in sorted order.

    A JSON line holds its text under ``text``, or in ``document``, a list of named values.
    """
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".txt":
                yield from _paragraphs(file.read_text(encoding="utf-8", errors="replace"))
            elif file.suffix == ".jsonl":
                for line in file.read_text(encoding="utf-8").splitlines():
                    yield from _paragraphs(_record_text(json.loads(line)))


def _record_text(record: dict[str, object]) -> str:
    parts = record.get("document")
    if isinstance(parts, list):
        return html.unescape("\n".join(str(part.get("value", "")) for part in parts))
    return str(record.get("text", ""))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.splitlines():
        paragraph = " ".join(paragraph.split())
        if len(paragraph.split()) >= 4:
            yield paragraph
