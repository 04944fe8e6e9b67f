"""What opens a sentence before the cue set into it: *Though the move was smooth, he said, B*."""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.content import content_tokens
from analyzer.facts.attribution.phrase import trim
from analyzer.facts.attribution.tails import has_clause, is_comma, is_finite
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree


def take_fronted(tree: Tree, marks: Marks, kept: list[Candidate]) -> None:
    """What stands before a cue set into it, where the parse gave the cue only what follows.

    *Though the move was smooth, he said, the bill was not*; *If it fails, Lee argues, “there are
    other tools.”*  Before a quotation that begins a sentence of its own, the same words may say
    when it was spoken (*When she was asked, she said, “No.”*), and stay outside.
    """
    for candidate in kept:
        own = sorted({*candidate.source, *candidate.cue})
        if not candidate.source or own[-1] - own[0] >= len(own):
            continue
        if not (is_comma(tree, marks, own[0] - 1) and is_comma(tree, marks, own[-1] + 1)):
            continue
        first, last = tree.sent_ranges[tree.sents[own[0]]]
        before, after = range(first, own[0] - 1), own[-1] + 2
        if after >= last or content_tokens(marks, candidate)[:1] != [after]:
            continue
        if marks.quote_of[after] >= 0 and not _goes_on(tree, after):
            continue
        says = has_clause(tree, range(candidate.cue[0], candidate.cue[-1] + 1))
        if not says or not _is_part(tree, marks, before):
            continue
        candidate.content = [*trim(tree, list(before)), *candidate.content]


def _is_part(tree: Tree, marks: Marks, before: range) -> bool:
    """Neither a bare connective (*Still, he added*) nor a statement that stands by itself."""
    return (
        any(tree.pos[j] in _FULL for j in before)
        and not any(marks.quote_of[j] >= 0 for j in before)
        and not any(is_finite(tree, j) and tree.deps[j] in _MAIN for j in before)
    )


_FULL = frozenset({"NOUN", "PROPN", "PRON", "VERB", "NUM"})
_MAIN = frozenset({"root", "conj", "parataxis"})


def _goes_on(tree: Tree, quote: int) -> bool:
    """The quotation opens in the middle of a sentence."""
    word = next((tree.words[j] for j in range(quote, len(tree)) if tree.words[j][0].isalpha()), "I")
    return word[0].islower()
