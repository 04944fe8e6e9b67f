"""Somebody's words set off as a paragraph without quotation marks: *Lee wrote:* and a block.

Of the eleven such paragraphs of PolNeAR's training part eight were annotated as the content of the
cue before the colon; two more are the words of whoever is named there.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons

MIN_WORDS = 5
"""Words of a block; what is shorter is a name or an item of a list."""
_REACH = 3
"""Words between the verb and the colon: *wrote on Friday:*, *said the following:*."""
_BETWEEN = frozenset({"ADP", "ADV", "DET", "PRON", "PROPN", "SCONJ", "VERB"})


def adopt_blocks(tree: Tree, marks: Marks, lexicons: Lexicons, kept: list[Candidate]) -> None:
    """Give each verb before the colon of its paragraph the paragraph behind it as content."""
    for candidate in kept:
        block = _block_behind(tree, marks, candidate)
        is_telling = lexicons.cue(tree.lemmas[candidate.head], "VERB") is not None
        if block and is_telling and candidate.source and not candidate.quotes:
            candidate.content = list(block)


def _block_behind(tree: Tree, marks: Marks, candidate: Candidate) -> range | None:
    paragraph = marks.paragraph_of[candidate.head]
    following = paragraph + 1
    if paragraph < 0 or not candidate.cue or following >= len(marks.paragraph_tokens):
        return None
    colon = marks.paragraph_tokens[paragraph][1] - 1
    between = range(max(*candidate.cue, *candidate.source, 0) + 1, colon)
    if tree.words[colon] != ":" or len(between) > _REACH or following in marks.headlines:
        return None
    if any(tree.pos[j] not in _BETWEEN for j in between):
        return None
    first, last = marks.paragraph_tokens[following]
    words = sum(tree.pos[j] not in {"PUNCT", "SYM"} for j in range(first, last))
    if words < MIN_WORDS or marks.quote_of[first] >= 0:
        return None
    return range(first, last)
