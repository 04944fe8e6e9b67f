"""Quotations of speech that no cue reached by grammar: give each to the attribution it belongs to.

Nearly every quotation of five words or more is part of some attribution (measured on PolNeAR's
training part: 98 %).  Where the parse lost the tie, nearness decides: a cue right after the
quotation, a cue of the same sentence, the last cue of the paragraph, the paragraph before.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.marks import Marks, QuoteRange
from analyzer.facts.tree import Tree

#: Shorter quotations may be titles, terms or scare quotes.
SPEECH_WORDS = 5
#: A quotation of this many words with no cue near is somebody's words all the same.
UNOWNED_WORDS = 8
#: How often such a quotation was an attribution of its own: 95 of 171 on PolNeAR's training part.
UNOWNED_PRECISION = 0.56
#: A cue after the quotation, with its source, begins within this many tokens.
_REACH = 4


def adopt_orphans(tree: Tree, marks: Marks, kept: list[Candidate]) -> list[Candidate]:
    """Add every quotation of speech that is in no content to the nearest fitting attribution.

    Returns:
        Attributions without cue and source for those that nothing near can own.
    """
    owned = _Owned(marks, [one for one in kept if marks.quote_of[one.head] < 0])
    unowned: list[Candidate] = []
    covered: set[int] = set()
    for candidate in kept:
        covered.update(candidate.content)
        for number in candidate.quotes:
            covered.update(range(marks.quotes[number].first, marks.quotes[number].last))
    for quote in marks.quotes:
        if quote.words < SPEECH_WORDS or not quote.quotation.is_speech:
            continue
        held = sum(j in covered for j in range(quote.first, quote.last))
        if held > 0.3 * (quote.last - quote.first):
            continue
        parent = _parent(tree, marks, quote, owned)
        covered.update(range(quote.first, quote.last))
        if parent is not None:
            parent.quotes = [*parent.quotes, quote.number]
            owned.by_quote[quote.number] = parent
        elif quote.words >= UNOWNED_WORDS:
            unowned.append(
                Candidate(
                    quote.first,
                    "unowned-quotation",
                    [],
                    quotes=[quote.number],
                    probability=UNOWNED_PRECISION,
                )
            )
    return unowned


class _Owned:
    """Attributions whose cue is outside quotations: those of each paragraph, whose each quote is.

    Attributes:
        by_paragraph: in their order.
        by_quote: number of a quotation → the first attribution that has some of it as content.
    """

    def __init__(self, marks: Marks, outside: list[Candidate]) -> None:
        self.by_paragraph: dict[int, list[Candidate]] = {}
        self.by_quote: dict[int, Candidate] = {}
        for one in outside:
            self.by_paragraph.setdefault(marks.paragraph_of[one.head], []).append(one)
            within = {marks.quote_of[j] for j in one.content} - {-1}
            for number in within.union(one.quotes):
                self.by_quote.setdefault(number, one)


def _parent(tree: Tree, marks: Marks, quote: QuoteRange, owned: _Owned) -> Candidate | None:
    near = owned.by_paragraph.get(quote.paragraph, [])
    for one in near:
        start = min([one.cue[0], *one.source]) if one.route == "subject" else one.cue[0]
        if 0 <= start - quote.last <= 1 and one.head - quote.last <= _REACH + len(one.source):
            return one
    last = max(quote.first, quote.last - 2)
    sentences = {tree.sents[quote.first], tree.sents[last]}
    same = [one for one in near if tree.sents[one.head] in sentences]
    if same:
        return min(same, key=lambda one: abs(one.head - quote.first))
    before = [one for one in near if one.head < quote.first]
    if before:
        # Carried on in the sentence after the last one of the paragraph.
        latest = before[-1]
        return latest if tree.sents[quote.first] - tree.sents[latest.head] <= 2 else None
    first, end = marks.paragraph_tokens[quote.paragraph]
    if quote.paragraph == 0 or quote.first > first or quote.last < end - 1:
        return None
    previous = quote.paragraph - 1
    speaker = _last_quoted(marks, previous, owned)
    if speaker is not None:
        return speaker  # *“A,” she said.* and a paragraph of quotation: she speaks on
    earlier = owned.by_paragraph.get(previous, [])
    if not earlier:
        return None
    tail = marks.paragraph_tokens[previous][1] - 1
    closes = tree.words[tail] == ":" or marks.quote_of[tail] >= 0
    issues = earlier[-1].construction.startswith("statement-")  # *issued a statement condemning A.*
    return earlier[-1] if closes or issues else None


def _last_quoted(marks: Marks, paragraph: int, owned: _Owned) -> Candidate | None:
    """Whose words the last quotation of a paragraph is, if it is speech that somebody owns."""
    spoken = [quote.number for quote in marks.quotes_in(paragraph) if quote.words >= SPEECH_WORDS]
    return owned.by_quote.get(spoken[-1]) if spoken else None
