"""Which characters of a Markdown paragraph are prose and which are markup.

markdown-it-py does not say where in its input an inline token stood.  Its inline rules do know
while they run, so each is wrapped to record the characters that it turned into visible text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from analyzer.types import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_INLINE_LENGTH = 20_000
"""Longer paragraphs, in characters, are taken as prose throughout: inline parsing of hostile text
is quadratic."""

_RUN = re.compile(rb"\x01+")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
_RECORDER = "whosays_recorder"

InlineRule = Callable[["StateInline", bool], bool]


class _Recorder:
    """Marks of one paragraph: a byte per character, 1 for prose."""

    def __init__(self, length: int) -> None:
        self.marks = bytearray(length)
        self.state: StateInline | None = None
        self.delimiters: list[tuple[Token, int]] = []

    def mark(self, start: int, end: int) -> None:
        self.marks[start:end] = b"\x01" * (end - start)


def find_prose(parser: MarkdownIt, content: str, env: dict[str, object]) -> list[Span]:
    """Return the ranges of ``content`` that are visible text.

    Args:
        parser: prepared by :func:`add_prose_recorder`.
        content: what an inline token holds.
        env: environment of the block parse, which knows the link references.
    """
    if len(content) > MAX_INLINE_LENGTH:
        return [Span(0, len(content))]
    recorder = _Recorder(len(content))
    parser.inline.parse(content, parser, {**env, _RECORDER: recorder}, [])
    for match in _FOOTNOTE.finditer(content):
        recorder.marks[match.start() : match.end()] = bytes(match.end() - match.start())
    return [Span(*match.span()) for match in _RUN.finditer(recorder.marks)]


def add_prose_recorder(parser: MarkdownIt) -> None:
    """Wrap the inline rules of ``parser`` so that they record where prose stands."""
    ruler = parser.inline.ruler
    for name in ruler.get_active_rules():
        (rule,) = (entry.fn for entry in ruler.__rules__ if entry.name == name)
        ruler.at(name, _recorded(name, rule))
    ruler.push("character", _recorded("text", _character))
    parser.inline.ruler2.after("emphasis", "literal_delimiters", _mark_literal_delimiters)


def _character(state: StateInline, silent: bool) -> bool:
    """Take one character that no rule wants as text, as the parser itself would."""
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _recorded(name: str, rule: InlineRule) -> InlineRule:
    def run(state: StateInline, silent: bool) -> bool:
        start = state.pos
        recorder = state.env.get(_RECORDER)
        if recorder is not None and recorder.state is None:
            recorder.state = state  # the first; a later one parses the description of an image
        if not rule(state, silent):
            return False
        if recorder is not None and recorder.state is state and not silent:
            _record(recorder, name, state, start)
        return True

    return run


def _record(recorder: _Recorder, name: str, state: StateInline, start: int) -> None:
    if name == "text":
        recorder.mark(start, state.pos)
    elif name == "escape":
        recorder.mark(max(start, state.pos - 1), state.pos)
    elif name == "backticks":
        source = state.src[start : state.pos]
        ticks = len(source) - len(source.lstrip("`"))
        recorder.mark(start + ticks, max(start + ticks, state.pos - ticks))
    elif name in ("emphasis", "strikethrough"):
        end = state.pos
        for token in reversed(state.tokens):
            if end <= start:
                break
            end -= len(token.content)
            recorder.delimiters.append((token, end))


def _mark_literal_delimiters(state: StateInline) -> None:
    """Mark the ``*``, ``_`` and ``~`` that turned out to be no markup."""
    recorder = state.env.get(_RECORDER)
    if recorder is None or recorder.state is not state:
        return
    for token, start in recorder.delimiters:
        if token.type == "text" and token.content:
            recorder.mark(start, start + len(token.content))
