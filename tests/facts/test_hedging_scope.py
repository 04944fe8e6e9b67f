"""Scope runs to the right inside the clause, and ends at a terminator."""

from __future__ import annotations

import pytest

from analyzer.facts.hedging.scope import find_scope
from tests.facts.parses import parse

SCOPES = [
    ("may", "[nsubj The *truth/N] may *remain/VB [xcomp *buried=bury/VN] .", "remain buried"),
    (
        "may",
        "[nsubj The *plant/N] may *close/VB , [conj but/C [nsubj the *port/N] will *stay/VB] .",
        "close",
    ),
    (
        "could",
        "[nsubj The *dam/N] could *break/VB , [advcl if/S [nsubj *rain/N] *falls=fall/VZ] .",
        "break",
    ),
    (
        "suggests",
        "[nsubj The *trace/N] *suggests=suggest/VZ [ccomp that [nsubj a *pipe/N] *broke=break/V] .",
        "that a pipe broke",
    ),
    ("possible", "[nsubj A possible/J *strike/N] *worries=worry/VZ [obj *them/PR] .", "strike"),
    ("unlikely", "[nsubj The *plan/N] is/AZ:cop *unlikely/J .", "The plan is"),
    (
        "whether",
        "[nsubj *Police/N] *asked=ask/V [ccomp whether [nsubj *he] *fled=flee/V] .",
        "he fled",
    ),
]


@pytest.mark.parametrize(("cue", "notation", "scope"), SCOPES)
def test_scope(cue: str, notation: str, scope: str) -> None:
    tree = parse(notation).tree
    at = tree.words.index(cue)
    tokens = find_scope(tree, at, at + 1, at)
    assert " ".join(tree.words[i] for i in tokens) == scope


def test_scope_of_a_lone_word_is_the_word() -> None:
    tree = parse("*Perhaps/R .").tree
    assert find_scope(tree, 0, 1, 0) == [0]
