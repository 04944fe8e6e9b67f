"""Make a draft's invisible characters visible, so that what is shown is what is there.

A draft may carry characters that reorder text (right-to-left override), hide it (zero width,
tags) or break a transport (NUL, lone surrogates).  They are shown as their code point instead of
being let through.  Escaping of markup is not done here: the page sets text, never markup.
See Unicode Technical Report 36 and Boucher & Anderson, "Trojan Source" (2021).
"""

from __future__ import annotations

import re
import unicodedata

from analyzer.ingest.lines import BREAK

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
    "]"
)
_EMPHASIS = re.compile(r"\*([^*\s][^*]*)\*")
_SPOKEN_NAMES = {"\x00": "NULL", "\x1b": "ESCAPE", "\x7f": "DELETE", "\x08": "BACKSPACE"}


def to_pieces(text: str) -> list[str | dict[str, str]]:
    r"""Split into plain strings and ``{"code": "U+202E", "name": "RIGHT-TO-LEFT OVERRIDE"}``.

    Line ends become ``\n``.  Zero-width joiners stay: scripts and emoji are spelt with them.
    """
    text = BREAK.sub("\n", text)
    pieces: list[str | dict[str, str]] = []
    done = 0
    for match in _HIDDEN.finditer(text):
        if match.start() > done:
            pieces.append(text[done : match.start()])
        pieces.append({"code": _code(match[0]), "name": _name(match[0])})
        done = match.end()
    if done < len(text):
        pieces.append(text[done:])
    return pieces


def to_runs(text: str) -> list[str | dict[str, str]]:
    """Split a rule's own words at ``*emphasis*``, which becomes ``{"em": "emphasis"}``."""
    parts = _EMPHASIS.split(to_visible(text))
    return [{"em": part} if index % 2 else part for index, part in enumerate(parts) if part]


def to_visible(text: str) -> str:
    """The text on one line, every hidden character written as ``[U+202E]``."""
    text = _HIDDEN.sub(lambda match: f"[{_code(match[0])}]", text)
    return " ".join(text.split())


def to_excerpt(text: str, *, width: int = 160) -> str:
    """``to_visible`` shortened in the middle to about ``width`` characters."""
    if len(text) > width * 8:
        text = f"{text[: width * 4]} … {text[-width * 4 :]}"
    shown = to_visible(text)
    if len(shown) <= width:
        return shown
    head, tail = shown[: width * 2 // 3], shown[-(width // 3) :]
    return f"{_whole(head, head.rpartition(' ')[0])} … {_whole(tail, tail.partition(' ')[2])}"


def _whole(part: str, words: str) -> str:
    """The part cut between words, unless a long word would take most of it away."""
    return (words if len(words) > len(part) // 2 else part).strip()


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def _name(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "HALF OF A CHARACTER"
    return unicodedata.name(char, _SPOKEN_NAMES.get(char, "CONTROL CHARACTER"))
