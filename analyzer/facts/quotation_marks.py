"""Find the quotation marks of a paragraph and tell them from apostrophes and inch marks.

What a mark may do is read off its neighbours: the first character before and after the run of
marks it stands in.  A mark after white space and before text opens; one after text and before
white space or punctuation closes; a straight mark between two of a kind may do either.  Curly
double marks do what their shape says unless their neighbours allow only the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Family(Enum):
    """Marks that can pair with each other."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"
    SINGLE_GUILLEMET = "single guillemet"


class Role(Enum):
    """What a mark can do."""

    OPEN = "open"
    WEAK_OPEN = "weak open"
    """Probably an apostrophe (*’90s*, *’em*); opens only if a closing mark finds no better."""
    CLOSE = "close"
    EITHER = "either"
    """Closes what is open, or else opens."""


class Mark(NamedTuple):
    """One quotation mark.

    Attributes:
        start, end: range of the mark (two characters for ````` `` ````` and ``''``).
        after_punctuation: stands right behind a comma, full stop or the like.
        is_doubtful: a single closing mark that may be a possessive (*workers’*), a dropped letter
            (*goin’*) or a measure (*6’*) because a space follows.
        has_doubtful_letter: as ``is_doubtful``, whatever follows.
        after_digit: may be a measure (*12"*).
    """

    start: int
    end: int
    family: Family
    role: Role
    after_punctuation: bool = False
    is_doubtful: bool = False
    has_doubtful_letter: bool = False
    after_digit: bool = False


_DOUBLE = '“”„‟"＂'
_SINGLE = "‘’‚‛'`"
_GUILLEMET = "«»"
_SINGLE_GUILLEMET = "‹›"
_ANY = _DOUBLE + _SINGLE + _GUILLEMET + _SINGLE_GUILLEMET

_RUN = re.compile(rf"[{_ANY}](?:[\xa0\u2009\u200a\u202f]?[{_ANY}])*")
_PIECE = re.compile(rf"(?<!['’‘`])(?:''|’’|‘‘|``)(?!['’‘`])|[{_ANY}]")
_THREE = re.compile(r"(?<!['’])(?:'{3}|’{3})(?!['’])")
_AND = re.compile(r"(?<![^\W_])['’‘`][nN]['’‘](?![^\W_])")
_FEET_AND_INCHES = re.compile(
    r"(?<!\d)\d{1,3}\s?['’‘]\s?\d{1,2}(?:[ -]?\d/\d|\.\d|[½¼¾])?(?:\s?(?:[\"”]|''|’’)(?!\w))?"
)
_ELISION = re.compile(
    r"\d|(?:s|re|ve|ll|d|m|t)\b|(?:tis|twas|twere|twill|em|till?|cause|bout|round|n|cuz|coz|nuff"
    r"|neath|fraid|ere|nother|cept|copter|hood)\b",
    re.IGNORECASE,
)
_DOUBTFUL_END = re.compile(r"[sSzZxX\d]$|(?:\w\win|\b(?:ol|o|th|an))$", re.IGNORECASE)

_OPENING_NEIGHBOURS = frozenset("([{<¿¡")
_CLOSING_NEIGHBOURS = frozenset(")]}>.,;:!?…")
_DASHES = frozenset("-‐‑‒–—―/")
_PUNCTUATION = frozenset(".,;:!?…—–-―)]")


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks of ``text[start:end]`` in order, apostrophes left out."""
    skipped = _find_skipped(text, start, end)
    marks: list[Mark] = []
    for run in _RUN.finditer(text, start, end):
        left = text[run.start() - 1] if run.start() > start else " "
        right = text[run.end()] if run.end() < end else " "
        for at, after in _find_pieces(text, run, _can_open(left, right)):
            if at not in skipped:
                mark = _to_mark(text, at, after, left, right, run.start(), start)
                if mark is not None:
                    marks.append(mark)
    if marks and marks[-1].end == end and text[marks[-1].start] in "“‟":
        marks[-1] = marks[-1]._replace(role=Role.EITHER)
    return marks


def _find_pieces(text: str, run: re.Match[str], opens: bool) -> Iterator[tuple[int, int]]:
    """Split a run into marks: two single characters make a double mark.

    Of three, the double mark is the outer one: first where the run opens, else last.
    """
    position = run.start()
    for three in _THREE.finditer(text, run.start(), run.end()):
        yield from (m.span() for m in _PIECE.finditer(text, position, three.start()))
        middle = three.start() + (2 if opens else 1)
        yield from ((three.start(), middle), (middle, three.end()))
        position = three.end()
    yield from (m.span() for m in _PIECE.finditer(text, position, run.end()))


def _find_skipped(text: str, start: int, end: int) -> set[int]:
    """Offsets of marks that are apostrophes or measures beyond doubt."""
    skipped: set[int] = set()
    for match in _AND.finditer(text, start, end):
        skipped.update((match.start(), match.end() - 1))
    for match in _FEET_AND_INCHES.finditer(text, start, end):
        skipped.update(match.start() + i for i, char in enumerate(match.group()) if char in _ANY)
    return skipped


def _to_mark(
    text: str, at: int, end: int, left: str, right: str, run_start: int, limit: int
) -> Mark | None:
    char = text[at]
    opens, closes = _can_open(left, right), _can_close(left, right)
    if char in _GUILLEMET or char in _SINGLE_GUILLEMET:
        family = Family.GUILLEMET if char in _GUILLEMET else Family.SINGLE_GUILLEMET
        return Mark(at, end, family, _directed(char in "«‹", opens, closes))
    if char in _DOUBLE or end - at == 2:
        if char in "\"＂'":
            if opens == closes or left in _DASHES:  # “It was—”he began: the dash tells nothing
                role = Role.EITHER
            else:
                role = Role.OPEN if opens else Role.CLOSE
        elif char == "„":
            role = Role.OPEN
        else:
            role = _directed(char in "“‟‘`", opens, closes)
        return Mark(at, end, Family.DOUBLE, role, after_digit=left.isdigit())
    return _to_single_mark(text, at, end, left, right, run_start, limit)


def _to_single_mark(
    text: str, at: int, end: int, left: str, right: str, run_start: int, limit: int
) -> Mark | None:
    char = text[at]
    opens, closes = _can_open(left, right), _can_close(left, right)
    if opens and (not closes or char in "‘‚‛`"):
        is_weak = char == "’" or _ELISION.match(text, end) is not None
        return Mark(at, end, Family.SINGLE, Role.WEAK_OPEN if is_weak else Role.OPEN)
    if not closes or char in "‘‚‛`":
        return None
    has_doubtful_letter = (
        _DOUBTFUL_END.search(text, max(limit, run_start - 5), run_start) is not None
    )
    return Mark(
        at,
        end,
        Family.SINGLE,
        Role.CLOSE,
        after_punctuation=left in _PUNCTUATION,
        is_doubtful=has_doubtful_letter and right.isspace(),
        has_doubtful_letter=has_doubtful_letter,
    )


def _directed(is_opening_shape: bool, opens: bool, closes: bool) -> Role:
    """Role of a mark whose shape has a direction: its own, unless only the other fits."""
    if is_opening_shape:
        return Role.EITHER if closes and not opens else Role.OPEN
    return Role.EITHER if opens and not closes else Role.CLOSE


def _can_open(left: str, right: str) -> bool:
    return not right.isspace() and (
        left.isspace() or left in _OPENING_NEIGHBOURS or left in _DASHES
    )


def _can_close(left: str, right: str) -> bool:
    return not left.isspace() and (
        right.isspace() or right in _CLOSING_NEIGHBOURS or right in _DASHES
    )
