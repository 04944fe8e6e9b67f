"""Loaded framing: whose words, in which sense, said of whom, and how sure (FRM and verb rules)."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.facts.framing.finder import propose, weigh
from analyzer.facts.framing.model import load_model
from analyzer.facts.framing.proposal import Proposal
from analyzer.facts.framing.target import target_class, target_of
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.types import Attribution, FramingTerm, VoiceSegment


def find_framing(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    attributions: Sequence[Attribution],
    voices: Sequence[VoiceSegment],
) -> tuple[FramingTerm, ...]:
    """Wording that frames, silenced or not, in text order.

    Terms that a gate silenced are kept with its name, so that the report of a word can say why it
    was let pass; rules read only those without one.
    """
    proposals = propose(tree, marks, lexicons, attributions, voices)
    weigh(proposals, load_model())
    return tuple(_to_term(tree, one) for one in proposals)


def _to_term(tree: Tree, one: Proposal) -> FramingTerm:
    start, end = tree.starts[one.first], tree.ends[one.last - 1]
    return FramingTerm(
        start=start,
        end=end,
        text=tree.text[start:end],
        lemma=one.lemma,
        kind=str(one.kind),
        row=one.row,
        voice=one.voice,
        severity=one.severity,
        confidence=round(one.confidence, 3),
        blocked_by=one.blocked_by,
        target=target_class(tree, target_of(tree, one.head)),
        alternative=one.alternative,
        attribution_id=one.attribution_id,
        source_id=one.source_id,
    )
