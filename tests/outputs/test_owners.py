"""Who answers for a hedge, a construction or a flag."""

from __future__ import annotations

import dataclasses

import pytest

from analyzer.outputs.json import to_dict
from analyzer.outputs.owners import Owners
from analyzer.types import Category, Construction, Flag, Report, Voice


def construction(report: Report, words: str, kind: str, **changes: object) -> Construction:
    start = report.text.index(words)
    made = Construction(start, start + len(words), words, kind, "shape", words, Voice.NEWSROOM, 2)
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def with_constructions(report: Report, *found: Construction) -> Report:
    facts = dataclasses.replace(report.facts, constructions=found)
    return dataclasses.replace(report, facts=facts)


def flag_at(report: Report, words: str, rule: str) -> Flag:
    start = report.text.index(words)
    return dataclasses.replace(
        report.flags[0],
        rule=rule,
        category=Category(rule[:3]),
        start=start,
        end=start + len(words),
        source_id=None,
        attribution_id=None,
    )


def test_a_flag_on_a_source_belongs_to_the_source(report: Report) -> None:
    assert Owners(report.facts).of_flag(report.flags[0]) == "S1"


def test_a_flag_on_a_hedge_belongs_to_whoever_owns_the_hedge(report: Report) -> None:
    flag = flag_at(report, "could fall at any moment", "CER-STACK")
    assert Owners(report.facts).of_flag(flag) == "S1"


def test_a_question_that_nobody_asks_is_unknown(report: Report) -> None:
    raised = construction(report, "has raised urgent questions", "reaction_verb")
    report = with_constructions(report, raised)
    owners = Owners(report.facts)
    assert owners.of_construction(raised) == "unknown"
    assert owners.of_flag(report.flags[1]) == "unknown"
    assert owners.of_flag(report.flags[2]) == "newsroom"
    written = to_dict(report)
    assert written["constructions"][0]["owner"] == written["flags"][1]["owner"] == "unknown"


def test_the_newsrooms_own_certainty_is_its_own(report: Report) -> None:
    booster = construction(report, "has raised urgent questions", "booster")
    assert Owners(report.facts).of_construction(booster) == "newsroom"


def test_a_construction_in_a_sources_words_is_the_sources(report: Report) -> None:
    words = construction(
        report, "would cost £4m", "hearsay", voice=Voice.ATTRIBUTED, attribution_id="A2"
    )
    assert Owners(report.facts).of_construction(words) == "S2"


@pytest.mark.parametrize(
    ("words", "owner"),
    [("The scandal", "newsroom"), ("repairs", "S2"), ("at any moment", "S1"),
     ("Bridge at Oldmere", "newsroom")],
)  # fmt: skip
def test_words_belong_to_the_voice_they_stand_in(report: Report, words: str, owner: str) -> None:
    assert Owners(report.facts).at(report.text.index(words)) == owner


def test_a_quotation_whose_speaker_was_not_found_is_unknown(report: Report) -> None:
    voices = tuple(dataclasses.replace(one, attribution_id=None) for one in report.facts.voices)
    facts = dataclasses.replace(report.facts, voices=voices)
    assert Owners(facts).at(report.text.index("at any moment")) == "unknown"
