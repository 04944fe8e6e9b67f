"""Read CoNLL-U treebanks into plain records, with the true spacing of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_RANGE = re.compile(r"^(\d+)-(\d+)$")


@dataclass(slots=True)
class Word:
    """One syntactic word. ``head`` is the 0-based index inside the sentence (self for the root);
    ``space`` says whether white space follows the word in the text."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: dict[str, str] = field(default_factory=dict)
    space: bool = True


@dataclass(slots=True)
class Sentence:
    """One sentence; ``starts_paragraph`` is true where the treebank opens a paragraph with it."""

    sent_id: str
    text: str
    words: list[Word]
    starts_paragraph: bool = False


@dataclass(slots=True)
class Document:
    """One document of a treebank: an identifier and its sentences in order."""

    doc_id: str
    sentences: list[Sentence]


def _to_misc(column: str) -> dict[str, str]:
    if column == "_":
        return {}
    return dict(part.split("=", 1) for part in column.split("|") if "=" in part)


def _split_surface(surface: str, forms: list[str]) -> list[str]:
    """Cut the surface of a multiword token where its words meet.

    The words of *John's* are pieces of the surface and are cut by length; where normalised words
    do not spell the surface (*gonna* as *going to*), the surface is shared out as evenly as the
    words' lengths allow, each word getting at least one character where there are enough.
    """
    if "".join(forms).casefold() == surface.casefold():
        lengths = [len(form) for form in forms]
    else:
        total = sum(len(form) for form in forms)
        lengths, left = [], len(surface)
        for number, form in enumerate(forms):
            later = len(forms) - number - 1
            share = left if later == 0 else max(1, round(len(surface) * len(form) / total))
            share = max(0, min(share, left - later))
            lengths.append(share)
            left -= share
    pieces, start = [], 0
    for length in lengths:
        pieces.append(surface[start : start + length])
        start += length
    return pieces


def to_sentence(lines: list[str]) -> Sentence:
    """Turn the lines of one CoNLL-U block into a :class:`Sentence`.

    Raises ``ValueError`` for a block without words.
    """
    sent_id, text, paragraph = "", "", False
    words: list[Word] = []
    ranges: list[tuple[int, int, str, bool]] = []
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            key = key.strip()
            if key == "sent_id":
                sent_id = value.strip()
            elif key == "text":
                text = value.strip()
            elif key.split(" ")[0] in {"newpar", "newpar_block", "newdoc"}:
                paragraph = True
            continue
        columns = line.split("\t")
        misc = _to_misc(columns[9])
        space = misc.get("SpaceAfter") != "No"
        multiword = _RANGE.match(columns[0])
        if multiword:
            first, last = (int(number) - 1 for number in multiword.groups())
            ranges.append((first, last, columns[1], space))
        elif columns[0].isdigit():
            index = len(words)
            head = int(columns[6]) - 1 if columns[6].isdigit() else -1
            words.append(
                Word(
                    form=columns[1],
                    lemma=columns[2],
                    upos=columns[3],
                    xpos=columns[4],
                    feats="" if columns[5] == "_" else columns[5],
                    head=index if head < 0 else head,
                    deprel="ROOT" if head < 0 else columns[7],
                    misc=misc,
                    space=space,
                )
            )
    if not words:
        raise ValueError(f"no words in the block of sentence {sent_id!r}")
    for first, last, surface, space in ranges:
        pieces = _split_surface(surface, [word.form for word in words[first : last + 1]])
        for word, piece in zip(words[first : last + 1], pieces, strict=True):
            # A word with no character of its own keeps its form: a token cannot be empty.
            word.form = piece or word.form
            word.space = False
        words[last].space = space
    return Sentence(sent_id, text, words, paragraph)


def read_conllu(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file, in file order."""
    document = Document("", [])
    for block in _blocks(path):
        newdoc = next((line for line in block if re.match(r"#\s*newdoc\b", line)), None)
        if newdoc is not None:
            if document.sentences:
                yield document
            document = Document(newdoc.partition("=")[2].strip(), [])
        document.sentences.append(to_sentence(block))
    if document.sentences:
        yield document


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line:
                block.append(line)
            elif block:
                yield block
                block = []
    if block:
        yield block
