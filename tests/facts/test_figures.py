"""Figures: what they are worth, and when two of them speak of the same."""

from __future__ import annotations

import pytest

from analyzer.facts.figures.number import bound_of, to_number
from analyzer.types import Bound, Figure, FigureKind
from tests.facts.parses import facts_of, parse


def figures(notation: str, kind: FigureKind) -> list[Figure]:
    return [one for one in facts_of(notation).figures if one.kind is kind]


@pytest.mark.parametrize(
    ("words", "value"),
    [("12/M", 12), ("1,200/M", 1200), ("forty-two/M", 42), ("3.5/M million/M", 3.5e6),
     ("twenty/M -/P one/M", 21), ("zero/M", 0)],
)  # fmt: skip
def test_a_numeral_is_worth_what_it_says(words: str, value: float) -> None:
    assert to_number(parse(f"*counted=count/V {words} .").tree, 1) == value


@pytest.mark.parametrize("word", ["dozens", "12th", "1990s", "III"])
def test_what_is_no_number_has_no_value(word: str) -> None:
    assert to_number(parse(f"*counted=count/V {word}/N .").tree, 1) is None


@pytest.mark.parametrize(
    ("words", "bound"),
    [("at least/R 12/M", Bound.LOW), ("more/R than/I 12/M", Bound.LOW),
     ("up/R to 12/M", Bound.HIGH), ("about 12/M", Bound.ABOUT), ("12/M or so/R", Bound.ABOUT),
     ("only/R 12/M", Bound.EXACT)],
)  # fmt: skip
def test_the_words_beside_a_numeral_limit_it(words: str, bound: Bound) -> None:
    tree = parse(f"*counted=count/V {words} .").tree
    assert bound_of(tree, tree.lowers.index("12")) is bound


def test_a_toll_is_of_those_who_underwent_it() -> None:
    found = figures("[nsubj:pass 12/M *people/NS] were:aux:pass *killed=kill/VN .", FigureKind.TOLL)
    assert [(one.key, one.value) for one in found] == [("killed:people", 12.0)]


def test_those_who_kill_are_no_toll() -> None:
    notation = "[nsubj 12/M *soldiers=soldier/NS] *killed=kill/V [obj the *guard/N] ."
    assert figures(notation, FigureKind.TOLL) == []


def test_a_part_of_the_people_is_no_toll() -> None:
    notation = (
        "[nsubj:pass 12/M *people/NS [nmod of [det the] *crew/N]] were:aux:pass *killed=kill/VN ."
    )
    assert figures(notation.replace("[det the] ", "the "), FigureKind.TOLL) == []


def test_an_age_belongs_to_a_full_name() -> None:
    notation = (
        "[nsubj *Anna/PN@PERSON Brandt/PN@PERSON , [appos *34/M] ,] *left=leave/V .\n\n"
        "[nsubj *Brandt/PN@PERSON , [appos *35/M] ,] *returned=return/V ."
    )
    found = figures(notation, FigureKind.AGE)
    assert [(one.key, one.value) for one in found] == [("anna brandt", 34), ("anna brandt", 35)]


def test_dates_of_one_month_agree_if_their_weekdays_do() -> None:
    notation = (
        "[nsubj It] *ended=end/V [obl on *Tuesday/PN , June/PN 3/M] .\n"
        "[nsubj It] *ended=end/V [obl on *Thursday/PN , June/PN 5/M] .\n"
        "[nsubj It] *ended=end/V [obl on *Friday/PN , June/PN 5/M] ."
    )
    first, second, third = (one.value for one in figures(notation, FigureKind.DATE))
    assert first == second != third
