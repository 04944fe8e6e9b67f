"""Sentences in rows, as a parser misreads them."""

from __future__ import annotations

from analyzer.facts.repairs import Parse, repair


def parsed(*rows: tuple[str, str, str, int]) -> Parse:
    """A sentence from rows of word, part of speech, relation and head, counted from nought."""
    words, pos, deps, heads = (list(column) for column in zip(*rows, strict=True))
    return Parse(0, len(rows), [w.lower() for w in words], pos, [""] * len(rows), deps, heads)


def edges(parse: Parse) -> list[tuple[str, int]]:
    """Relation and head of every word."""
    return list(zip(parse.deps, parse.heads, strict=True))


def repaired(parse: Parse) -> list[tuple[str, int]]:
    """The same after the repair."""
    repair(parse)
    return edges(parse)
