"""Word patterns for vocabulary that is more than one word long.

A pattern is words separated by one space.  Each word is compared with the lower-case form and
with the lemma of a token, so ``decline to be name|identify`` covers *declined to be named*.

=========  ============================================================
``a|b``    either word
``word?``  the word may be missing
``*``      any words, at most four
=========  ============================================================
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

MAX_GAP = 4
"""How many words ``*`` may stand for: enough for *for fear of [his own family] losing*."""


def pattern_problem(pattern: str) -> str | None:
    """Say what is wrong with a pattern, or ``None`` if it is well formed."""
    words = pattern.split(" ")
    if "" in words:
        return "words must be separated by exactly one space"
    if words[0] == "*" or words[-1] == "*":
        return "'*' cannot be the first or the last word"
    if all(word.endswith("?") for word in words):
        return "at least one word must be required"
    for word in words:
        if word != "*" and "" in word.removesuffix("?").split("|"):
            return f"empty alternative in {word!r}"
    return None


_Steps = tuple[tuple[frozenset[str], bool], ...]


@cache
def _to_steps(pattern: str) -> tuple[_Steps, bool]:
    """The words of a pattern, and whether all of them are required.

    Of each word the alternatives and whether it may be missing; no alternatives means ``*``.
    """
    steps = []
    for word in pattern.split(" "):
        if word == "*":
            steps.append((frozenset[str](), True))
        else:
            bare = word.removesuffix("?")
            steps.append((frozenset(bare.split("|")), bare != word))
    return tuple(steps), not any(is_optional for _, is_optional in steps)


def match_pattern(pattern: str, tokens: Sequence[frozenset[str]], start: int) -> int | None:
    """Match a pattern at ``start``.

    Args:
        tokens: for each token its lower-case form and its lemma.

    Returns:
        Index after the last token of the longest match, or ``None``.
    """
    steps, is_plain = _to_steps(pattern)
    if not is_plain:
        return _walk(steps, tokens, 0, start)
    end = start + len(steps)
    if end > len(tokens):
        return None
    for at, (words, _) in enumerate(steps, start):
        if words.isdisjoint(tokens[at]):
            return None
    return end


def _walk(steps: _Steps, tokens: Sequence[frozenset[str]], step: int, at: int) -> int | None:
    if step == len(steps):
        return at
    words, is_optional = steps[step]
    if not words:
        for gap in range(MAX_GAP, -1, -1):
            end = _walk(steps, tokens, step + 1, at + gap)
            if end is not None:
                return end
        return None
    if at < len(tokens) and not words.isdisjoint(tokens[at]):
        end = _walk(steps, tokens, step + 1, at + 1)
        if end is not None:
            return end
    return _walk(steps, tokens, step + 1, at) if is_optional else None


def first_words(pattern: str) -> frozenset[str]:
    """Words a match can begin with, so that most patterns need not be tried."""
    found: set[str] = set()
    for words, is_optional in _to_steps(pattern)[0]:
        found |= words
        if not is_optional:
            break
    return frozenset(found)
