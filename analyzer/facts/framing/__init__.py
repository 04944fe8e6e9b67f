"""Loaded framing: whose words, in which sense, said of whom, and how sure (FRM and verb rules)."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.facts.framing.finder import propose, weigh
from analyzer.facts.framing.model import load_model
from analyzer.facts.framing.proposal import Proposal
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
        target=_target(tree, one),
        alternative=one.alternative,
        attribution_id=one.attribution_id,
        source_id=one.source_id,
    )


def _target(tree: Tree, one: Proposal) -> str:
    """What the wording is said of."""
    head = one.head
    if tree.deps[head] in {"amod", "compound", "advmod"}:
        head = tree.heads[head]
    elif tree.child(head, "obj") is not None:
        head = tree.child(head, "obj") or head
    elif (subject := tree.child(head, "nsubj", "nsubj:pass")) is not None:
        head = subject
    labels = {"PERSON": "person", "ORG": "body", "LOC": "body", "NORP": "people"}
    if tree.ents[head] in labels:
        return labels[tree.ents[head]]
    return "person" if tree.lowers[head] in {"he", "she", "him", "her", "who"} else "thing"
