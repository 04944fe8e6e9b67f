"""Gold speculation scopes of the SFU review corpus (Konstantinova et al. 2012)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzer.types import Span

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%") | {"'s", "n't", "'re", "'ve", "'m", "'ll", "'d", "’s"}
_NO_SPACE_AFTER = frozenset("([{$")
_DEV_SHARE = 2


@dataclass(frozen=True, slots=True)
class GoldScope:
    """A speculation cue with what it makes uncertain; spans of words, cue left out of scope."""

    cue: tuple[Span, ...]
    scope: tuple[Span, ...]
    words: tuple[Span, ...]
    """All words of the sentence."""


@dataclass(frozen=True, slots=True)
class GoldReview:
    """One review, a sentence per line.

    Attributes:
        is_dev: may be looked at; the other half decides.
    """

    id: str
    text: str
    scopes: tuple[GoldScope, ...]
    is_dev: bool


def read_reviews(folder: Path) -> Iterator[GoldReview]:
    """Read every review under a folder.

    Raises:
        ValueError: there is none.
    """
    paths = sorted(folder.rglob("*.xml"))
    if not paths:
        raise ValueError(f"{folder}: no *.xml reviews found")
    for path in paths:
        name = path.relative_to(folder).as_posix()
        root = ET.fromstring(path.read_bytes())
        text = ""
        scopes: list[GoldScope] = []
        for sentence in root.iter("SENTENCE"):
            words: list[tuple[ET.Element, Span]] = []
            spaced = True
            for word in sentence.iter("W"):
                form = "".join(word.itertext()).strip()
                if not form:
                    continue
                if words and spaced and form.lower() not in _NO_SPACE_BEFORE:
                    text += " "
                words.append((word, Span(len(text), len(text) + len(form))))
                text += form
                spaced = form not in _NO_SPACE_AFTER
            text += "\n"
            scopes.extend(_scopes(sentence, words))
        yield GoldReview(name, text, tuple(scopes), zlib.crc32(name.encode()) % _DEV_SHARE == 0)


def _scopes(sentence: ET.Element, words: list[tuple[ET.Element, Span]]) -> Iterator[GoldScope]:
    place = {id(element): span for element, span in words}

    def spans_of(node: ET.Element) -> tuple[Span, ...]:
        return tuple(place[id(word)] for word in node.iter("W") if id(word) in place)

    scope_of: dict[str, ET.Element] = {}
    for scope in sentence.iter("xcope"):
        for reference in scope.findall("ref"):
            scope_of[reference.get("SRC", "")] = scope
    for cue in sentence.iter("cue"):
        scope_node = scope_of.get(cue.get("ID", ""))
        if cue.get("type") != "speculation" or scope_node is None:
            continue
        own = spans_of(cue)
        inside = tuple(span for span in spans_of(scope_node) if span not in own)
        if own and inside:
            yield GoldScope(own, inside, tuple(span for _, span in words))
