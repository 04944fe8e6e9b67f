"""What wording is said of: a person or a group, or a storm, a match, a wall."""

from __future__ import annotations

from analyzer.facts.framing.terms import Match
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon_framing import FramingKind, TermPos

_LABELS = {"PERSON": "person", "ORG": "body", "LOC": "body", "NORP": "people"}
_LISTS = {
    "natural_event": "nature",
    "sporting_event": "sport",
    "physical_thing": "physical",
}
#: Kinds that speak of size and feeling, which a storm may well have; a label judges anything.
_OF_FEELING = frozenset({FramingKind.SENSATION, FramingKind.METAPHOR, FramingKind.DRAMATIC})


def target_of(tree: Tree, head: int) -> int:
    """The token that wording is said of: the noun it modifies, its object or its subject."""
    if tree.deps[head] in {"amod", "compound", "advmod"}:
        return tree.heads[head]
    found = tree.child(head, "obj")
    if found is None:
        found = tree.child(head, "nsubj", "nsubj:pass")
    return head if found is None else found


def target_class(tree: Tree, token: int) -> str:
    """``person``, ``body``, ``people``, ``nature``, ``sport``, ``physical`` or ``thing``."""
    if tree.ents[token] in _LABELS:
        return _LABELS[tree.ents[token]]
    if tree.lowers[token] in {"he", "she", "him", "her", "who"}:
        return "person"
    for name, kind in _LISTS.items():
        if tree.lemmas[token] in word_list(name):
            return kind
    return "thing"


def is_unjudged(tree: Tree, match: Match) -> bool:
    """True if a word of feeling or drama is said of nature, sport or a thing one can touch.

    Nobody is judged by *a horrific storm*, and a storm that *batters* a town does so in fact.
    """
    kind, pos, head = match.row.kind, match.row.pos, match.head
    if kind not in _OF_FEELING or pos in (TermPos.NOUN, TermPos.ADV):
        return False
    tokens = [target_of(tree, head)]
    if pos is not TermPos.ADJ:
        tokens += tree.children_of(head, "nsubj", "nsubj:pass")
    return any(
        not match.first <= one < match.last
        and target_class(tree, one) in {"nature", "sport", "physical"}
        for one in tokens
    )
