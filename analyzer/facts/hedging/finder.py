"""Hedges of a draft with scope, owner and voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from analyzer.facts.hedging.cues import FoundCue, find_cues
from analyzer.facts.hedging.scope import find_scope
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.types import (
    NEWSROOM,
    UNKNOWN_OWNER,
    Attribution,
    Hedge,
    Span,
    Voice,
    VoiceSegment,
)

_CLAUSES = frozenset({"root", "ccomp", "xcomp", "acl", "acl:relcl", "advcl", "csubj", "parataxis",
                      "conj"})  # fmt: skip
_EMBEDDED = frozenset({"acl", "acl:relcl", "advcl"})


def find_hedges(
    tree: Tree,
    lexicons: Lexicons,
    attributions: Sequence[Attribution],
    voices: Sequence[VoiceSegment],
) -> tuple[Hedge, ...]:
    """Hedges in text order.

    The owner is the source of the innermost attribution that the word stands in, as content or as
    its cue (*Popov suggested that …*); in the newsroom's own voice it is ``newsroom``; in a
    quotation whose speaker was not found, and in the content of a reporting word whose source was
    not found (*officials expressed concern that it could spread*), ``unknown``.
    """
    inner = innermost(tree, attributions)
    starts = [segment.start for segment in voices]
    hedges = []
    for cue in find_cues(tree, lexicons.hedges):
        span = Span(tree.starts[cue.start], tree.ends[cue.end - 1])
        voice = voices[max(0, bisect_right(starts, span.start) - 1)].voice
        attribution = inner.get(cue.head)
        hedges.append(
            Hedge(
                start=span.start,
                end=span.end,
                text=tree.text[span.start : span.end],
                lemma=cue.row.pattern if " " in cue.row.pattern else tree.lemmas[cue.start],
                type=str(cue.row.type),
                certainty=str(cue.row.certainty),
                scope=_scope(tree, cue),
                owner=_owner(tree, lexicons, cue, attribution, voice),
                voice=voice,
                attribution_id=attribution.id if attribution is not None else None,
                confidence=round(cue.probability, 3),
                is_embedded=tree.deps[_clause(tree, cue.head)] in _EMBEDDED,
            )
        )
    return tuple(hedges)


def innermost(tree: Tree, attributions: Sequence[Attribution]) -> dict[int, Attribution]:
    """The innermost attribution each token stands in, as content or as cue."""
    inner: dict[int, Attribution] = {}
    for attribution in sorted(attributions, key=lambda one: one.parent_id is not None):
        for part in (attribution.content, attribution.cue):
            for start, end in part.spans if part is not None else ():
                for i in tree.tokens_in(start, end):
                    inner[i] = attribution
    return inner


def _owner(
    tree: Tree, lexicons: Lexicons, cue: FoundCue, attribution: Attribution | None, voice: Voice
) -> str:
    if attribution is not None and attribution.source_id is not None:
        return attribution.source_id
    if voice is Voice.QUOTED or is_told(tree, lexicons, cue.head):
        return UNKNOWN_OWNER
    return NEWSROOM


def _clause(tree: Tree, i: int) -> int:
    """Head of the clause that a word stands in."""
    while tree.heads[i] != i and tree.deps[i] not in _CLAUSES:
        i = tree.heads[i]
    return i


def is_told(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """True in the clause that a reporting or thinking word has for its content."""
    i = _clause(tree, i)
    while tree.heads[i] != i:
        head = tree.heads[i]
        if tree.deps[i] in {"ccomp", "acl", "xcomp"} and tree.pos[head] in {"VERB", "NOUN", "ADJ"}:
            has_clause = tree.deps[i] == "ccomp" or tree.mark_of(i) == "that"
            if has_clause and lexicons.cue(tree.lemmas[head], tree.pos[head]) is not None:
                return True
        i = _clause(tree, head)
    return False


def _scope(tree: Tree, cue: FoundCue) -> Span:
    return tree.span(find_scope(tree, cue.start, cue.end, cue.head))
