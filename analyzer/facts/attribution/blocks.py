"""Somebody's words set off as a paragraph without quotation marks: *Lee wrote:* and a block.

Of the ten such paragraphs of PolNeAR's training part eight were annotated as the content of the cue
before the colon; the other two are the words of whoever is named there as well.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import CueClass, Frame

MIN_WORDS = 5
"""Words of a block; what is shorter is a name or an item of a list."""
_REACH = 3
"""Words between the verb and the colon: *wrote on Friday:*, *said the following:*."""
_BETWEEN = frozenset({"ADP", "ADV", "DET", "PRON", "PROPN", "SCONJ", "VERB"})


def adopt_blocks(tree: Tree, marks: Marks, lexicons: Lexicons, candidates: list[Candidate]) -> None:
    """Give each verb before the colon of its paragraph the paragraph behind it as content."""
    for candidate in candidates:
        if not candidate.source or candidate.quotes or not _tells(tree, lexicons, candidate.head):
            continue
        block = _block_behind(tree, marks, candidate)
        if block is not None:
            candidate.content = list(block)
            candidate.construction = "quote-after"


def _tells(tree: Tree, lexicons: Lexicons, head: int) -> bool:
    """A verb that quotations follow, and no thought (*she hopes:*)."""
    cue = lexicons.cue(tree.lemmas[head], "VERB") if tree.pos[head] == "VERB" else None
    return cue is not None and Frame.QUOTE in cue.frames and cue.cue_class is not CueClass.MENTAL


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
