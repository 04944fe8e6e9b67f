"""Hedges of a draft with scope, owner and voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from analyzer.facts.hedging.cues import FoundCue, find_cues
from analyzer.facts.hedging.scope import find_scope
from analyzer.facts.tree import Tree
from analyzer.lexicon_certainty import HedgeCue
from analyzer.types import Attribution, Hedge, Span, Voice, VoiceSegment

NEWSROOM = "newsroom"
UNKNOWN = "unknown"


def find_hedges(
    tree: Tree,
    rows: Mapping[str, tuple[HedgeCue, ...]],
    attributions: Sequence[Attribution],
    voices: Sequence[VoiceSegment],
) -> tuple[Hedge, ...]:
    """Hedges in text order.

    The owner is the source of the innermost attribution that the word stands in, as content or as
    its cue (*Popov suggested that …*); in the newsroom's own voice it is ``newsroom``; in a
    quotation whose speaker was not found, ``unknown``.
    """
    inner = innermost(tree, attributions)
    starts = [segment.start for segment in voices]
    hedges = []
    for cue in find_cues(tree, rows):
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
                owner=_owner(attribution, voice),
                voice=voice,
                attribution_id=attribution.id if attribution is not None else None,
                confidence=round(cue.probability, 3),
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


def _owner(attribution: Attribution | None, voice: Voice) -> str:
    if attribution is not None and attribution.source_id is not None:
        return attribution.source_id
    return UNKNOWN if voice is Voice.QUOTED else NEWSROOM


def _scope(tree: Tree, cue: FoundCue) -> Span:
    return tree.span(find_scope(tree, cue.start, cue.end, cue.head))
