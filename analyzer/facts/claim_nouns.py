"""Clauses that the sentence itself calls somebody's claim: *allegations that he coerced her*."""

from __future__ import annotations

from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list

_CONTENT = frozenset({"acl", "acl:relcl", "ccomp"})
"""A relative clause among them: with *that* as its mark and no part of it, parsers name it so."""


def is_content_of_claim(tree: Tree, i: int) -> bool:
    """True if the clause headed by ``i`` tells what an allegation, a charge or a notion is."""
    return (
        tree.deps[i] in _CONTENT
        and tree.mark_of(i) == "that"
        and tree.lemmas[tree.heads[i]] in word_list("claim_noun")
    )
