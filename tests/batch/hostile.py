"""Files that nobody should send and somebody will, made from a seed."""

from __future__ import annotations

import io
import random
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from functools import cache

from tests.ingest.word_files import document, paragraph, run

Hostile = tuple[str, bytes]
"""Name and bytes of a file."""

_SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf", ".eml", ".zip", ".csv", ".jsonl", ".parquet")
_QUOTES = "\"'“”‘’«»‹›„‚`´"
_STORY = "Sources said the bridge “could fall”. Mayor Ruth Hallam denied it.\n\n"


def make(count: int, seed: int = 7) -> Iterator[Hostile]:
    """As many hostile files, each kind in turn; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        suffix, data = kind(chance)
        yield f"{number:04}-{kind.__name__.strip('_')}{suffix}", data


def _random_bytes(chance: random.Random) -> Hostile:
    return chance.choice(_SUFFIXES), chance.randbytes(chance.randrange(4000))


def _wrong_extension(chance: random.Random) -> Hostile:
    data = chance.choice([_STORY.encode(), _docx(), b"%PDF-1.4 broken", b"<p>x</p>", b"{}"])
    return chance.choice(_SUFFIXES), data


def _cut_off(chance: random.Random) -> Hostile:
    data = _docx()
    return chance.choice([".docx", ".zip"]), data[: chance.randrange(len(data))]


def _flipped_bits(chance: random.Random) -> Hostile:
    data = bytearray(_docx())
    for _ in range(chance.randrange(1, 20)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return chance.choice([".docx", ".zip"]), bytes(data)


def _bomb(chance: random.Random) -> Hostile:
    return chance.choice([(".zip", _zipped("a.txt")), (".docx", _zipped("word/document.xml"))])


def _deep_html(chance: random.Random) -> Hostile:
    tag = chance.choice(["div", "b", "table", "blockquote", "ul><li", "span"])
    deep = chance.choice([50, 150, 300, 3000])
    return ".html", (
        f"<{tag}>" * deep + _STORY * 3 + f"</{tag}>" * chance.choice([0, deep])
    ).encode()


def _deep_markdown(chance: random.Random) -> Hostile:
    mark = chance.choice(["> ", "- ", "*", "[", "(", "`", "#", "_", "![", "<", "1. "])
    return ".md", (mark * chance.choice([50, 400, 1500]) + _STORY).encode()


def _long_line(chance: random.Random) -> Hostile:
    word = chance.choice(["word ", "a", "said ", "“", ". ", "said that ", "1", "\u0301"])
    length = 200_000 if word == "a" else 1_000
    return chance.choice([".txt", ".md", ".html"]), (word * (length // len(word))).encode()


def _unicode_block(chance: random.Random) -> Hostile:
    start = chance.randrange(0, sys.maxunicode + 1 - 256, 256)
    points = [p for p in range(start, start + 256) if unicodedata.category(chr(p)) != "Cs"]
    shown = "".join(map(chr, points))
    return chance.choice([".txt", ".md", ".html"]), f"He said: {shown}\n\n{_STORY}".encode()


def _only_punctuation(chance: random.Random) -> Hostile:
    return ".txt", "".join(chance.choices(".,;:!?-–—…()[]/\\|&%$#@*~ \n", k=200)).encode()


def _only_quotes(chance: random.Random) -> Hostile:
    return ".txt", "".join(chance.choices(_QUOTES + " \n", k=chance.randrange(1, 500))).encode()


def _quotes_in_prose(chance: random.Random) -> Hostile:
    words = [*"the mayor said that bridge would not close on Monday".split(), *_QUOTES, ".", "\n\n"]
    return ".txt", " ".join(chance.choices(words, k=120)).encode()


def _empty(chance: random.Random) -> Hostile:
    return chance.choice(_SUFFIXES), chance.choice([b"", b" \n\t", b"\xef\xbb\xbf", b"\0" * 99])


def _broken_encoding(chance: random.Random) -> Hostile:
    data = bytearray(_STORY.encode(chance.choice(["utf-8", "utf-16", "utf-32", "utf-16-le"])))
    for _ in range(3):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return ".txt", bytes(data)


def _controls(chance: random.Random) -> Hostile:
    signs = "\u202e\u2066\u200b\u00ad\ufeff\u0085\u2028\u2029\x1b\x07\x0c\x0b"
    return ".txt", "".join(c + chance.choice(["", "", *signs]) for c in _STORY * 2).encode()


def _tables(chance: random.Random) -> Hostile:
    return chance.choice(
        [
            (".csv", b'text\n"' + b"a" * 5000),
            (".csv", b"text\n" + b"\0\n" * 20),
            (".csv", b"other\n1\n"),
            (".jsonl", b"[" * 5000),
            (".jsonl", b'{"text": 1}\n{"text": null}\n{"text": "\\ud800 said so."}\n'),
            (".parquet", b"PAR1" + chance.randbytes(200) + b"PAR1"),
        ]
    )


def _entities(chance: random.Random) -> Hostile:
    prolog = "<!DOCTYPE a [<!ENTITY x 'ha'>" + "".join(
        f"<!ENTITY x{n} '{'&x;' * 10}'>" for n in range(9)
    )
    return ".docx", document(paragraph(run("&x8;")), prolog=prolog + "]>")


@cache
def _docx() -> bytes:
    return document(paragraph(run(_STORY.strip())), paragraph(run("Nobody answered.")))


@cache
def _zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, bytes(15_000_000))
    return buffer.getvalue()


KINDS: tuple[Callable[[random.Random], Hostile], ...] = (
    _random_bytes, _wrong_extension, _cut_off, _flipped_bits, _bomb, _deep_html, _deep_markdown,
    _long_line, _unicode_block, _only_punctuation, _only_quotes, _quotes_in_prose, _empty,
    _broken_encoding, _controls, _tables, _entities,
)  # fmt: skip
