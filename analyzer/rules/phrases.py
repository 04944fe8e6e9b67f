"""What of a source's phrase a flag points at, and what a clause behind it merely adds."""

from __future__ import annotations

import re

from analyzer.lexicon_entries import NounKind
from analyzer.types import Source, Span

_NEAR = re.compile(
    r"\b(?:clos\w+|familiar|knowledge|briefed|near|involved|aware|privy|acquainted|connected|"
    r"sympathetic|inside|around|allied|friendly)\b",
    re.IGNORECASE,
)


def has_relation_aside(source: Source, text: str) -> bool:
    """*Lawmakers, who are close to the industry*: what a clause adds does not make the source."""
    return source.kind != NounKind.PROXIMITY and not _NEAR.search(text.split(", ")[0])


_JOINT = re.compile(
    r"(?:(?:in |of |to )?what|how|why|yet|but|and|while|though|than|because|when)\s", re.IGNORECASE
)
"""Words that tie the phrase to what stands before it."""


def core_of(span: Span, text: str, head: str | None) -> Span:
    """The phrase around its head, without what commas set off.

    *In recent days, [advisers to the mayor]*; *[internal briefings], obtained by journalists*.
    """
    found = re.search(rf"\b{re.escape(head)}", text, re.IGNORECASE) if head else None
    joint = _JOINT.match(text)
    if joint is not None and (found is None or joint.end() <= found.start()):
        span, text = Span(span.start + joint.end(), span.end), text[joint.end() :]
        found = re.search(rf"\b{re.escape(head)}", text, re.IGNORECASE) if head else None
    if found is None:
        return span
    start = text.rfind(", ", 0, found.start())
    end = text.find(", ", found.end())
    return Span(
        span.start + (start + 2 if start >= 0 else 0), span.start + end if end >= 0 else span.end
    )
