"""Pair the quotation marks of one paragraph.

One pass with a stack.  Double marks decide; single marks give way to them, because a single mark
may always be an apostrophe: a single mark left open when a double one closes around it is
dropped, and a possessive inside single marks is known by a better closing mark further on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzer.facts.quotation_marks import Family, Mark, Role

_NEVER = 1 << 62
MAX_DEPTH = 8
"""Quotations inside one another beyond which marks are noise; it keeps the work linear."""
MIN_UNCLOSED_WORDS = 4
"""Words behind an opening single mark that never closes below which it was an apostrophe; before a
closing mark that nothing opened below which it is a slip of the keyboard."""

# Not behind an initial or a short title (*Sen. Roe*).
_SENTENCE_END = re.compile(r"(?:(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})\.|[!?…])(?=\s)")
#: What leads speech in (*The mayor said, We …*; *She said in a statement. We …*).
_LEAD_IN = re.compile(
    r"\b(?:[a-z]+[,:]|(?:said|says|told|added|wrote)\b[^.!?“”\"\n]{0,80}\.)\s+(?=[A-Z])"
)
_SPEECH_ENDS = frozenset(".,!?…")
_WORD = re.compile(r"\S+")
_BEFORE_NEW = (".", ",", ":", ";", "!", "?", "—", "–", "”", '"', "’", "»")


class Pair(NamedTuple):
    """A quotation of one paragraph.

    ``end == inner_end`` if it is not closed, ``start == inner_start`` if it is not opened.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    family: Family
    is_closed: bool = True
    is_opened: bool = True


@dataclass(slots=True)
class Pairing:
    """What the marks of one paragraph come to.

    Attributes:
        pairs: quotations that end within the paragraph, in the order they end.
        unclosed: opening marks still open at the end of the paragraph, outermost first.  A speech
            that goes on in the next paragraph opens with the first; the others are then noise.
        stray: a closing double mark before any opening one, if there is one.
        unopened: closing double marks behind the punctuation of speech that nothing opened.
    """

    pairs: list[Pair] = field(default_factory=list)
    unclosed: list[Mark] = field(default_factory=list)
    stray: Mark | None = None
    unopened: list[Mark] = field(default_factory=list)


def pair_marks(text: str, start: int, end: int, marks: Sequence[Mark]) -> Pairing:
    """Pair the ``marks`` of the paragraph ``text[start:end]``."""
    return _Pairer(text, start, end, marks).run()


@dataclass(slots=True)
class _Frame:
    """An open quotation; the outermost frame (``mark`` is ``None``) is the paragraph."""

    mark: Mark | None
    weak: Mark | None = None


class _Pairer:
    def __init__(self, text: str, start: int, end: int, marks: Sequence[Mark]) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._marks = marks
        self._stack = [_Frame(None)]
        self._n_open = dict.fromkeys(Family, 0)
        self._seen_double = False
        self._result = Pairing()
        self._next_sure_close = _find_next(
            [_is_single(m, Role.CLOSE) and not m.has_doubtful_letter for m in marks]
        )
        self._next_single_open = _find_next([_is_single(m, Role.OPEN) for m in marks])
        self._next_double_close = _find_next(
            [m.family is Family.DOUBLE and m.role is not Role.OPEN for m in marks]
        )

    def run(self) -> Pairing:
        for index, mark in enumerate(self._marks):
            if mark.family is Family.SINGLE:
                self._take_single(index, mark)
            else:
                self._take_double(index, mark)
        self._finish()
        return self._result

    def _take_double(self, index: int, mark: Mark) -> None:
        """Double marks and guillemets: close the innermost of their family, or open one."""
        is_open = self._n_open[mark.family] > 0
        if mark.role is Role.OPEN or (mark.role is Role.EITHER and not is_open):
            self._push(mark)
        elif is_open and not self._is_inch_mark(index, mark):
            self._close(mark)
        elif not is_open and len(self._stack) == 1 and not mark.after_digit:
            if not self._seen_double:
                self._stack[0].weak = None
                self._result.stray = mark
            if self._text[mark.start - 1 : mark.start] in _SPEECH_ENDS:
                self._result.unopened.append(mark)
        self._seen_double = True

    def _take_single(self, index: int, mark: Mark) -> None:
        top = self._stack[-1]
        is_in_single = top.mark is not None and top.mark.family is Family.SINGLE
        if mark.role is Role.WEAK_OPEN:
            top.weak = mark
        elif mark.role is Role.OPEN:
            if is_in_single:
                self._pop_unclosed(mark.start)
            self._push(mark)
        elif is_in_single:
            if not (mark.is_doubtful and self._has_better_close(index)):
                self._close(mark)
        elif self._n_open[Family.SINGLE]:
            if mark.after_punctuation and self._next_double_close[index] == _NEVER:
                self._close(mark)
        elif top.weak is not None and not mark.is_doubtful:
            self._push(top.weak)
            top.weak = None
            self._close(mark)

    def _is_inch_mark(self, index: int, mark: Mark) -> bool:
        """*“The pipe is 12" long,”*: a measure, for the next double mark closes as well."""
        if not mark.after_digit or not self._text[mark.end : mark.end + 1].isspace():
            return False
        following = self._marks[index + 1] if index + 1 < len(self._marks) else None
        return (
            following is not None
            and following.family is Family.DOUBLE
            and following.role is Role.CLOSE
        )

    def _has_better_close(self, index: int) -> bool:
        bound = self._next_single_open[index]
        if self._n_open[Family.DOUBLE]:
            bound = min(bound, self._next_double_close[index])
        return self._next_sure_close[index] < bound

    def _finish(self) -> None:
        """Settle what is open at the end: quotations that a new one cut short, and one more.

        An opening mark behind a comma or the end of a sentence begins a new quotation rather than
        one inside another of its family, so what was open before ends there.
        """
        new_starts = [
            pair.start for pair in self._result.pairs if self._begins_anew(pair.start, pair.family)
        ]
        frames = [frame.mark for frame in self._stack if frame.mark is not None]
        new_starts += [mark.start for mark in frames if self._begins_anew(mark.start, mark.family)]
        for mark in frames:
            cut = min((start for start in new_starts if start > mark.start), default=self._end)
            if not is_speech_opener(self._text, mark, self._start, cut):
                continue
            if cut < self._end and mark.family is not Family.SINGLE:
                self._add_unclosed(mark, find_sentence_end(self._text, mark.end, cut))
            else:
                self._result.unclosed.append(mark)

    def _begins_anew(self, start: int, family: Family) -> bool:
        if family is Family.SINGLE:
            return False
        before = self._text[max(self._start, start - 3) : start].rstrip()
        return before.endswith(_BEFORE_NEW)

    def _push(self, mark: Mark) -> None:
        if len(self._stack) > MAX_DEPTH:
            cut = mark.start
            while len(self._stack) > 1:
                top = self._stack[-1].mark
                self._pop_unclosed(cut)
                cut = top.start if top is not None else cut
        self._stack.append(_Frame(mark))
        self._n_open[mark.family] += 1

    def _close(self, mark: Mark) -> None:
        """Close the innermost quotation of the mark's family, which must be open."""
        while True:
            top = self._stack[-1].mark
            if top is None:
                return
            if top.family is mark.family:
                break
            self._pop_unclosed(mark.start)
        self._stack.pop()
        self._n_open[mark.family] -= 1
        self._result.pairs.append(Pair(top.start, top.end, mark.start, mark.end, mark.family))

    def _pop_unclosed(self, end: int) -> None:
        """Give up the innermost open quotation at ``end``."""
        mark = self._stack.pop().mark
        if mark is None:
            return
        self._n_open[mark.family] -= 1
        if is_speech_opener(self._text, mark, self._start, end):
            self._add_unclosed(mark, end)

    def _add_unclosed(self, mark: Mark, end: int) -> None:
        self._result.pairs.append(to_unclosed(self._text, mark, end))


def cut_unclosed(text: str, pairing: Pairing, end: int) -> list[Pair]:
    """The quotations that were open at the end of a paragraph, none of which is continued.

    Each ends before the next mark like it that opens: not the quotations behind a missing mark are
    wrong then, but the one that lacks it.  Marks of another shape are quoted inside.
    """
    found = []
    for mark in pairing.unclosed:
        shape = text[mark.start : mark.end]
        starts = [one.start for one in pairing.pairs if text[one.start : one.inner_start] == shape]
        starts += [one.start for one in pairing.unclosed if text[one.start : one.end] == shape]
        cut = min((start for start in starts if start > mark.start), default=None)
        found.append(
            to_unclosed(text, mark, end if cut is None else find_sentence_end(text, mark.end, cut))
        )
    return found


def open_unopened(text: str, pairing: Pairing, start: int) -> list[Pair]:
    """The quotations that closing marks of a paragraph end and nothing begins.

    Each begins with its paragraph, or with the sentence behind the quotation before; behind what
    leads it in (*she said, …*) where that can be told.  One that would begin in the middle of
    a sentence is none: the mark is noise.
    """
    found: list[Pair] = []
    closed = sorted(
        (one for one in pairing.pairs if one.family is not Family.SINGLE), key=lambda one: one.end
    )
    opening, before_end, n = _Opening(start, start), -1, 0
    for mark in pairing.unopened:
        while n < len(closed) and closed[n].end <= mark.start:
            if closed[n].end > before_end:
                opening, before_end = _Opening.behind(text, closed[n]), closed[n].end
            n += 1
        if not opening.has_words_before(text, mark.start):
            continue
        begin = opening.begin
        while text[begin].isspace():
            begin += 1
        pair = Pair(begin, begin, mark.start, mark.end, mark.family, is_opened=False)
        found.append(pair)
        opening, before_end = _Opening.behind(text, pair), pair.end
    return found


@dataclass(slots=True)
class _Opening:
    """Where the next quotation that nothing opens would begin.

    It is read on from mark to mark, so that no text is read twice.

    Attributes:
        begin: as far as is known.
        read: offset up to which the text was looked at.
        is_settled: false while the sentence of the quotation before goes on.
        is_led_in: begins behind what leads it in.
        words: from ``begin`` to ``read``.
    """

    begin: int
    read: int
    is_settled: bool = True
    is_led_in: bool = False
    words: int = 0

    @classmethod
    def behind(cls, text: str, pair: Pair) -> _Opening:
        return cls(pair.end, pair.end, is_settled=text[pair.inner_end - 1] == ".")

    def has_words_before(self, text: str, end: int) -> bool:
        """Read on to ``end``; true if enough words of a quotation stand before it."""
        if not self.is_settled:
            sentence_end = _SENTENCE_END.search(text, self.read, end)
            if sentence_end is None:
                self.read = end
                return False
            self.begin = self.read = sentence_end.end()
            self.is_settled = True
        lead_in = None if self.is_led_in else _LEAD_IN.search(text, self.read, end)
        if lead_in is not None:
            self.begin = self.read = lead_in.end()
            self.is_led_in, self.words = True, 0
        goes_on = self.begin < self.read < end and not (
            text[self.read - 1].isspace() or text[self.read].isspace()
        )
        self.words += sum(1 for _ in _WORD.finditer(text, self.read, end)) - goes_on
        self.read = end
        return self.words >= MIN_UNCLOSED_WORDS


def to_unclosed(text: str, mark: Mark, end: int) -> Pair:
    """The quotation from an opening mark to ``end`` that nothing closes."""
    inner_end = mark.end + len(text[mark.end : end].rstrip())
    return Pair(mark.start, mark.end, inner_end, inner_end, mark.family, is_closed=False)


def find_sentence_end(text: str, start: int, end: int) -> int:
    """Where the last sentence that ends in ``text[start:end]`` does, or ``end`` where none does."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    return ends[-1] if ends else end


def is_speech_opener(text: str, mark: Mark, start: int, end: int) -> bool:
    """Tell whether an opening mark that never closes before ``end`` is one all the same.

    A single mark is, only where speech begins: at the start of the paragraph or behind a comma or
    colon, with several words behind it.  Anywhere else it is an apostrophe.
    """
    if mark.family is not Family.SINGLE:
        return True
    before = text[max(start, mark.start - 3) : mark.start].rstrip()
    if mark.start > start and not before.endswith((",", ":")):
        return False
    return len(text[mark.end : end].split(maxsplit=MIN_UNCLOSED_WORDS)) >= MIN_UNCLOSED_WORDS


def _is_single(mark: Mark, role: Role) -> bool:
    return mark.family is Family.SINGLE and mark.role is role


def _find_next(is_wanted: Sequence[bool]) -> list[int]:
    """For each position, the next later position that is wanted, or ``_NEVER``."""
    found = [_NEVER] * len(is_wanted)
    following = _NEVER
    for index in range(len(is_wanted) - 1, -1, -1):
        found[index] = following
        if is_wanted[index]:
            following = index
    return found
