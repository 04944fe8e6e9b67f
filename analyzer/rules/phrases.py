"""The words of a source's phrase: who is meant, what a flag points at, what a clause adds."""

from __future__ import annotations

import re

from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import NounKind
from analyzer.types import Source, Span

POSSESSIVE = frozenset(["his", "her", "its", "their", "our", "my", "your", "whose"])
_PERSONAL = POSSESSIVE | frozenset(
    {"he", "she", "it", "they", "we", "you", "i", "one"}
    | {"him", "her", "them", "us", "himself", "herself", "itself", "themselves", "ourselves"}
    | {"who", "whom", "which", "that"}
)
DEFINITE = frozenset(["the", "this", "these", "that", "those", "such"])
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


def to_words(text: str) -> list[str]:
    """The words of a phrase in lower case."""
    return [word.lower() for word in re.findall(r"\w[\w.’'-]*", text)]


def is_pronoun(words: list[str]) -> bool:
    """*They*, *their own*, *some of them*, *many of you*: people told of before, or the reader."""
    return set(words) <= _PERSONAL or (words[-2:-1] == ["of"] and words[-1] in _PERSONAL)


def is_quantifier(words: list[str], lexicons: Lexicons) -> bool:
    """*Some*, *many*, alone."""
    noun = lexicons.noun(words[0])
    return len(words) == 1 and noun is not None and noun.kind is NounKind.PRONOUN


def starts_definite(words: list[str]) -> bool:
    """*The officials*, *his aides*."""
    return words[0] in DEFINITE or words[0] in POSSESSIVE
