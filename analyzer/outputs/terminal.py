"""Text for terminals: nothing from a draft may move the cursor, and colours only where wanted."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # reorder what is shown
    r"\u2028\u2029\ufeff\ud800-\udfff]"  # break lines, or cannot be encoded
)

_CODES = {"bold": "1", "dim": "2", "underline": "4", "red": "31", "yellow": "33", "cyan": "36"}


def to_printable(text: str) -> str:
    """The text with control, bidirectional and lone surrogate characters written as escapes."""
    return _UNSAFE.sub(_to_escape, text)


def to_line(text: str) -> str:
    """The text on one line: runs of white space become one space, unsafe characters escapes."""
    return to_printable(" ".join(text.split()))


def to_path(path: str | None) -> str:
    """A path to show: a file name may hold line breaks and control characters."""
    if path is None:
        return "<text>"
    return to_printable(path).replace("\n", "\\n").replace("\t", "\\t")


def _to_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the terminal can show.

    Attributes:
        colour: ANSI styles are wanted and understood.
        unicode: every character can be written.
        width: columns to wrap at.
    """

    colour: bool = False
    unicode: bool = True
    width: int = 100

    def style(self, text: str, *styles: str) -> str:
        """The text in the given styles (``bold``, ``dim``, ``underline``, ``red`` …)."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"


def terminal_of(stream: TextIO) -> Terminal:
    """What a stream can show; ``NO_COLOR`` (no-color.org) and ``TERM=dumb`` are honoured."""
    is_tty = stream.isatty()
    colour = is_tty and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = 100
    if is_tty:
        with contextlib.suppress(OSError):
            width = min(max(os.get_terminal_size(stream.fileno()).columns, 40), 120)
    # Other encodings lack characters that some draft holds, so they get no more than ASCII.
    is_unicode = codecs.lookup(stream.encoding or "ascii").name.startswith("utf")
    return Terminal(colour=colour, unicode=is_unicode, width=width)


def to_table(header: Sequence[str], rows: Sequence[Sequence[str]], terminal: Terminal) -> list[str]:
    """Lines of a table with aligned columns; the last column is not padded."""
    cells = [[to_line(cell) for cell in row] for row in rows]
    widths = [
        max(len(text) for text in (name, *(row[column] for row in cells)))
        for column, name in enumerate(header)
    ]
    lines = [terminal.style(_pad(header, widths), "bold")]
    lines += [_pad(row, widths) for row in cells]
    return lines


def _pad(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
    return "  ".join([*cells, row[-1]])
