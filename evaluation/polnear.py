"""Read PolNeAR: news articles with gold attributions in brat standoff.

Newell, Cowlishaw & Man (2018), *Quote Extraction and Analysis for News*; a corpus part is a folder
``text/*.txt`` beside ``attributions/<article>_<annotator>.ann``.  Several people annotated some
articles; the gold of an article is its first annotator file by file name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzer.types import Span

_TEXT_BOUND = re.compile(r"T\d+")
_RANGES = re.compile(r"\d+ \d+(?:;\d+ \d+)*")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One annotated attribution; ``source`` and ``cue`` are empty where none is marked.

    Attributes:
        event: E-number in the annotator file, the key of other annotations of the same article.
        content: may be split (``“A,” she said, “B.”``), hence several spans.
    """

    event: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article, its gold attributions in text order, and what was wrong with its annotation.

    Attributes:
        name: file name without extension.
        text: exactly the file's text, line ends untouched; all spans refer to it.
        mismatches: identifiers of text-bound annotations whose recorded text is not the text at
            their offsets, or whose offsets cannot be read.
    """

    name: str
    path: Path
    text: str
    attributions: tuple[GoldAttribution, ...]
    mismatches: tuple[str, ...] = ()


def read_part(corpus: Path, part: str, limit: int | None = None) -> Iterator[GoldArticle]:
    """Yield the articles of a corpus part (``train``, ``dev``) in order of file name.

    Raises:
        FileNotFoundError: the part is not there, or an article has no annotator file.
    """
    folder = corpus / part
    if not (folder / "text").is_dir():
        raise FileNotFoundError(f"no such corpus part: {folder / 'text'}")
    annotators = _annotator_files(folder / "attributions")
    for path in sorted((folder / "text").glob("*.txt"))[:limit]:
        if path.stem not in annotators:
            raise FileNotFoundError(f"no annotator file for {path}")
        yield read_article(path, annotators[path.stem])


def read_article(text_path: Path, standoff_path: Path) -> GoldArticle:
    """Read one article with one annotator's standoff file."""
    with text_path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    with standoff_path.open(encoding="utf-8", newline="") as file:
        standoff = file.read()
    attributions, mismatches = to_attributions(standoff, text)
    return GoldArticle(text_path.stem, text_path, text, attributions, mismatches)


def to_attributions(
    standoff: str, text: str
) -> tuple[tuple[GoldAttribution, ...], tuple[str, ...]]:
    """Parse a standoff file: attributions in text order, and mismatched annotations.

    An event may name a role twice (``Content:T1 Content2:T2``): its spans are joined.  Lines that
    are neither text-bound annotations nor events (notes, wrapped text) are passed over.
    """
    ranges: dict[str, tuple[Span, ...]] = {}
    events: list[tuple[str, str]] = []
    mismatches: list[str] = []
    for line in standoff.split("\n"):
        key, tab, rest = line.partition("\t")
        if not tab:
            # brat writes events as "E1\t…", so a line without a tab is wrapped text.
            continue
        if _TEXT_BOUND.fullmatch(key):
            head, _, recorded = rest.partition("\t")
            _, _, offsets = head.partition(" ")
            if not _RANGES.fullmatch(offsets):
                mismatches.append(key)
                continue
            ranges[key] = tuple(Span(*map(int, piece.split(" "))) for piece in offsets.split(";"))
            if not _agrees(recorded, text, ranges[key]):
                mismatches.append(key)
        elif key.startswith("E"):
            events.append((key, rest))
    found = []
    for event, arguments in events:
        roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for argument in arguments.split():
            role, _, target = argument.partition(":")
            role = role.rstrip("0123456789")
            if role in roles:
                roles[role] += ranges.get(target, ())
        if any(roles.values()):
            source, cue, content = (tuple(sorted(roles[role])) for role in roles)
            found.append(GoldAttribution(event, source, cue, content))
    found.sort(key=lambda gold: gold.cue or gold.content or gold.source)
    return tuple(found), tuple(mismatches)


def _agrees(recorded: str, text: str, spans: tuple[Span, ...]) -> bool:
    """Compare without white space: brat joins split spans and line breaks by single spaces."""
    at_offsets = "".join(text[start:end] for start, end in spans)
    return "".join(recorded.split()) == "".join(at_offsets.split())


def _annotator_files(folder: Path) -> dict[str, Path]:
    """First annotator file of each article, by file name."""
    first: dict[str, Path] = {}
    for path in sorted(folder.glob("*.ann")):
        article, _, _ = path.stem.rpartition("_")
        first.setdefault(article, path)
    return first
