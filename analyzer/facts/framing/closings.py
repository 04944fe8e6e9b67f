"""Dramatic endings: a stock phrase or a question of the newsroom's own that closes the copy."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.facts.framing.place import Words
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon_patterns import first_words, match_pattern

FEWEST_PARAGRAPHS = 3
"""A draft with fewer paragraphs has no ending apart from its beginning."""
_WH = frozenset({"what", "how", "why", "who", "when", "where", "will", "can", "could", "is", "are",
                 "and", "but", "or", "should", "would", "whose", "do", "does", "did"})  # fmt: skip


def find_closings(tree: Tree, marks: Marks, words: Words) -> Iterator[tuple[str, int, int, int]]:
    """Pattern name, half-open token range and head, in the last paragraph of the copy.

    A question counts only as the last sentence, with nothing quoted in its paragraph.
    """
    copy = [n for n in range(len(marks.paragraph_tokens)) if n not in marks.headlines]
    if len(copy) < FEWEST_PARAGRAPHS:
        return
    first, last = marks.paragraph_tokens[copy[-1]]
    if last <= first:
        return
    for i in range(first, last):
        found = _closing_phrase(tree, words, i, last)
        if found is not None:
            yield "closing-phrase", i, i + found, i + found - 1
            break
    start, stop = tree.sent_ranges[tree.sents[last - 1]]
    asks = tree.words[last - 1] == "?" and tree.lowers[start] in _WH
    if asks and start >= first and all(marks.quote_of[i] < 0 for i in range(first, last)):
        yield "closing-question", start, stop, start


def _closing_phrase(tree: Tree, words: Words, i: int, last: int) -> int | None:
    """Length of the stock phrase that begins at a token."""
    near = [frozenset((tree.lowers[j], tree.lemmas[j])) for j in range(i, min(last, i + 10))]
    lengths = [
        length
        for pattern in words["closing_phrase"]
        if first_words(pattern) & near[0]
        and (length := match_pattern(pattern, near, 0)) is not None
    ]
    return max(lengths, default=None)
