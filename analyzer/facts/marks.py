"""Quotations as token ranges, so that the finders can ask what stands inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.facts.tree import Tree
from analyzer.types import Paragraph, Quotation

#: A quotation of at least this many words is somebody's words even without a reporting cue.
SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True)
class QuoteRange:
    """An outer quotation in tokens: marks included, half-open ``[first, last)``."""

    number: int
    first: int
    last: int
    words: int
    paragraph: int
    quotation: Quotation


class Marks:
    """Where the outer quotations and the paragraphs of a draft lie, by token.

    Attributes:
        quotes: outer quotations in order.
        quote_of: for each token, the number of the outer quotation around it, or -1.
        paragraph_of: for each token, the index of its paragraph, or -1.
        paragraph_tokens: half-open token range of each paragraph.
        headlines: indices of headline paragraphs.
    """

    __slots__ = (
        "_by_paragraph",
        "headlines",
        "paragraph_of",
        "paragraph_tokens",
        "quote_of",
        "quotes",
    )

    def __init__(
        self, tree: Tree, quotations: Sequence[Quotation], paragraphs: Sequence[Paragraph]
    ) -> None:
        self.paragraph_of = [-1] * len(tree)
        self.paragraph_tokens: list[tuple[int, int]] = []
        self.headlines = {n for n, paragraph in enumerate(paragraphs) if paragraph.is_headline}
        for number, paragraph in enumerate(paragraphs):
            tokens = tree.tokens_in(paragraph.start, paragraph.end)
            self.paragraph_tokens.append((tokens.start, max(tokens.start, tokens.stop)))
            for i in tokens:
                self.paragraph_of[i] = number
        self.quote_of = [-1] * len(tree)
        self.quotes: list[QuoteRange] = []
        self._by_paragraph: dict[int, list[QuoteRange]] = {}
        for quotation in quotations:
            if quotation.depth:
                continue
            tokens = tree.tokens_in(quotation.start, quotation.end)
            if not tokens:
                continue
            words = sum(tree.pos[i] not in {"PUNCT", "SYM"} for i in tokens)
            number = len(self.quotes)
            self.quotes.append(
                QuoteRange(
                    number,
                    tokens.start,
                    tokens.stop,
                    words,
                    self.paragraph_of[tokens.start],
                    quotation,
                )
            )
            self._by_paragraph.setdefault(self.quotes[-1].paragraph, []).append(self.quotes[-1])
            for i in tokens:
                self.quote_of[i] = number

    def quotes_in(self, paragraph: int) -> list[QuoteRange]:
        """The outer quotations that begin in a paragraph, in order."""
        return self._by_paragraph.get(paragraph, [])

    def quote_from(self, first: int, last: int) -> QuoteRange | None:
        """The first outer quotation that begins at one of the tokens ``first`` to ``last``."""
        at = bisect_left(self.quotes, first, key=lambda quote: quote.first)
        if at < len(self.quotes) and self.quotes[at].first <= last:
            return self.quotes[at]
        return None
