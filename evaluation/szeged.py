"""Gold uncertainty cues of the Szeged corpus, Wikipedia part (Szarvas et al. 2012)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzer.types import Span

CONDITION = "condition"
_TYPES = {
    "speculation_modal_probable_": "epistemic",
    "speculation_hypo_doxastic _": "doxastic",
    "speculation_hypo_investigation _": "investigation",
    "speculation_hypo_condition _": CONDITION,
}
_DEV_SHARE = 5
"""One document in five is kept back from fitting."""


@dataclass(frozen=True, slots=True)
class GoldCue:
    """An annotated cue; ``type`` is epistemic, doxastic, investigation or condition."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document, a sentence per line.

    Attributes:
        is_dev: kept back from fitting; decided by the document's id, so it never changes.
    """

    id: str
    text: str
    sentences: tuple[Span, ...]
    cues: tuple[GoldCue, ...]
    is_dev: bool


def read_documents(path: Path) -> Iterator[GoldDocument]:
    """Read the corpus file.

    Raises:
        ValueError: the file holds no documents of this format.
    """
    found = False
    for node in ET.parse(path).getroot().iter("Document"):
        found = True
        name = (node.findtext("DocID") or "").strip()
        pieces: list[str] = []
        sentences: list[Span] = []
        cues: list[GoldCue] = []
        at = 0
        for sentence in node.iter("Sentence"):
            start = at
            for text, kind in _runs(sentence):
                if kind in _TYPES and text.strip():
                    cues.append(GoldCue(Span(at, at + len(text)), _TYPES[kind]))
                pieces.append(text)
                at += len(text)
            sentences.append(Span(start, at))
            pieces.append("\n")
            at += 1
        is_dev = zlib.crc32(name.encode()) % _DEV_SHARE == 0
        yield GoldDocument(name, "".join(pieces), tuple(sentences), tuple(cues), is_dev)
    if not found:
        raise ValueError(f"{path}: no <Document> found")


def _runs(sentence: ET.Element) -> Iterator[tuple[str, str]]:
    """Text of a sentence in runs, each with the type of the cue it is (or an empty string).

    Line breaks inside a sentence become blanks, one for one."""
    yield _flat(sentence.text), ""
    for child in sentence:
        kind = child.get("type", "") if child.tag == "ccue" else ""
        yield _flat("".join(child.itertext())), kind
        yield _flat(child.tail), ""


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")
