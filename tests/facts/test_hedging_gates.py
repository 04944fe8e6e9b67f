"""Senses: the same word with and without doubt, on ideal parses."""

from __future__ import annotations

import pytest

from analyzer.facts.hedging.cues import propose_cues
from analyzer.facts.hedging.gates import GATES
from analyzer.lexicon import load_lexicons
from tests.facts.parses import parse

OPEN = [
    ("may", "[nsubj The *bridge/N] may *fall/VB ."),
    ("could", "[nsubj The *dam/N] could *break/VB ."),
    ("could", "[nsubj *They] could *have/VB:aux left/VP ."),
    ("must", "[nsubj *They] must/AZ have/AB *left=leave/VP ."),
    ("appears", "[nsubj The *deal/N] *appears=appear/VZ [xcomp to *hold/VB] ."),
    ("suggest", ("[nsubj The *figures=figure/NS] *suggest/VZ [ccomp that "
     "[nsubj *trade/N] *fell=fall/V] .")),
    ("expected", ("[nsubj:pass The *court/N] is/AZ:aux:pass "
     "*expected=expect/VN [xcomp to *rule/VB] .")),
    ("about", "[nsubj [nummod about/R:advmod *40/M] *ships=ship/NS] *sank=sink/V ."),
    ("whether", "[nsubj *Police/N] *asked=ask/V [ccomp whether [nsubj *he] *fled=flee/V] ."),
    ("if", "[nsubj *He] will *stay/VB [advcl if/S [nsubj *they] *agree/VZ] ."),
    ("considered", ("[nsubj:pass The *plan/N] is/AZ:aux:pass "
     "*considered=consider/VN [xcomp a *failure/N] .")),
    ("seen", "[nsubj:pass The *vote/N] is/AZ:aux:pass *seen=see/VN [obl as a *test/N] ."),
    ("possible", "[nsubj A *delay/N] is/AZ:cop *possible/J ."),
    ("alleged", "[nsubj The alleged/J *thief/N] *fled=flee/V ."),
]  # fmt: skip

SHUT = [
    ("may", "may/AZ:aux *ask/VB [nsubj *I] [obj a *question/N] ?"),
    ("could", "[nsubj The *owner/N] could not:advmod *be/AB:aux:pass reached=reach/VN ."),
    ("could", "[nsubj *She] could *see/VB [obj the *harbour/N] ."),
    ("must", "[nsubj The *firm/N] must/AZ *pay/VB [obj the *fine/N] ."),
    ("appeared", "[nsubj The *mayor/N] *appeared=appear/V [obl in *court/N] ."),
    ("suggested", ("[nsubj *He] *suggested=suggest/V [ccomp that [nsubj the "
     "*board/N] should *resign/VB] .")),
    ("expected", "[nsubj *She] *expected=expect/V [obj *guests=guest/NS] ."),
    ("about", "[nsubj *They] *spoke=speak/V [obl about/R:case the *dam/N] ."),
    ("likely", "[nsubj The likely/J *voters=voter/NS] *stayed=stay/V ."),
    ("considered", "[nsubj The *board/N] *considered=consider/V [obj the *offer/N] ."),
    ("supposed", ("[nsubj:pass The *ship/N] was/A:aux:pass "
     "*supposed=suppose/VN [xcomp to *sail/VB] .")),
    ("possible", "[nsubj *They] *left=leave/V [advmod as/R soon/R:advmod as/S *possible/J] ."),
    ("assumed", "[nsubj The *general/N] *assumed=assume/V [obj *office/N] ."),
]  # fmt: skip


def cues(notation: str) -> set[str]:
    tree = parse(notation).tree
    return {
        " ".join(tree.words[start:end])
        for _, start, end, _ in propose_cues(tree, load_lexicons().hedges)
    }


@pytest.mark.parametrize(("word", "notation"), OPEN)
def test_doubt_is_heard(word: str, notation: str) -> None:
    assert word in cues(notation)


@pytest.mark.parametrize(("word", "notation"), SHUT)
def test_other_sense_is_silent(word: str, notation: str) -> None:
    assert word not in cues(notation)


def test_every_gate_of_the_lexicon_exists_and_is_used() -> None:
    named = {row.gate for rows in load_lexicons().hedges.values() for row in rows if row.gate}
    assert named == set(GATES)
