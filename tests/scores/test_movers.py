"""Changes that would help: each is what scoring the changed draft gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from analyzer.scores import score
from analyzer.scores.movers import find_movers
from analyzer.scores.statements import weigh
from analyzer.types import Facts, Flag, Level, Mover, Severity, SourceClass, Span, Status, Unit
from tests.scores.building import (
    TABLE,
    build_attribution,
    build_facts,
    build_flag,
    build_source,
    unit,
)


def movers_of(facts: Facts, flags: Sequence[Flag]) -> tuple[Mover, ...]:
    return find_movers(facts, flags, weigh(facts, flags, TABLE), TABLE)


def facts_with_crowd(level: int = 1) -> Facts:
    """Four statements of a named source and one of *Statement*, in the second paragraph."""
    source = build_source(SourceClass.UNNAMED_GROUP, level=level, attributions=("A2",))
    source = dataclasses.replace(source, mentions=(Span(110, 119),))
    named = build_source(SourceClass.NAMED_PERSON, name="S2", level=7)
    crowd = Unit(110, 119, Level(level), 10, False, "A2")
    return build_facts(
        [unit(7)] * 4 + [crowd],
        [named, source],
        attributions=[build_attribution("A1", "S2", 7), build_attribution("A2", "S1", level)],
    )


def of_kind(movers: tuple[Mover, ...], kind: str) -> Mover:
    (found,) = [one for one in movers if one.kind == kind]
    return found


def test_naming_a_source_gains_what_the_named_draft_scores() -> None:
    facts = facts_with_crowd()
    mover = of_kind(movers_of(facts, ()), "name")
    named = [dataclasses.replace(one, level=Level.NAMED) if one.level == 1 else one
             for one in facts.units]  # fmt: skip
    before = score(facts, []).traceability.value
    after = score(dataclasses.replace(facts, units=tuple(named)), []).traceability.value
    assert before is not None
    assert after is not None
    assert mover.gain == pytest.approx(after - before, abs=0.05)
    assert (mover.measure, mover.source_id, mover.unit_ids) == ("traceability", "S1", ("U5",))
    assert mover.label == "naming “Statement” in paragraph 2"


def test_named_source_tied_to_a_body_has_a_role_too() -> None:
    mover = of_kind(movers_of(facts_with_crowd(3), ()), "name")
    assert mover.gain == 12  # 40 to 100, a fifth of the weight


def test_naming_the_one_who_gives_an_opinion_lifts_the_cap() -> None:
    facts = facts_with_crowd()
    flag = build_flag("SRC-OPINION", Severity.MUST_FIX, source="S1", attribution="A2", at=110)
    movers = movers_of(facts, [flag])
    named, cut = of_kind(movers, "name"), of_kind(movers, "cut")
    assert named.gain == 28  # 70 to 98
    assert named.flag_ids == ("F1",)
    assert cut.gain == 30  # 70 to 100
    assert {change.measure for change in cut.changes} >= {"traceability", "must_fix"}


def test_claim_that_finds_a_source_gains() -> None:
    facts = build_facts([unit(7)] * 4 + [unit(0, at=440)])
    mover = of_kind(movers_of(facts, ()), "source")
    assert (mover.gain, mover.unit_ids, mover.paragraphs) == (18, ("U5",), (5,))


def test_reason_for_anonymity_gains_in_its_own_measure() -> None:
    mover = of_kind(movers_of(facts_with_crowd(), ()), "reason")
    assert (mover.measure, mover.gain) == ("with_substantive_reason", 100)


def test_rewording_gains_framing_points_unless_dismissed() -> None:
    flag = build_flag("FRM-FEAR", Severity.MUST_FIX, confidence=0.5)
    mover = of_kind(movers_of(build_facts(), [flag]), "reword")
    assert (mover.measure, mover.gain) == ("framing_load", 1.5)
    dismissed: Flag = dataclasses.replace(flag, status=Status.DISMISSED)
    assert movers_of(build_facts(), [dismissed]) == ()


def test_short_draft_gains_in_shares() -> None:
    facts = dataclasses.replace(facts_with_crowd(), n_words=80)
    mover = of_kind(movers_of(facts, ()), "name")
    assert (mover.measure, mover.gain) == ("anonymous", 20)


def test_best_comes_first_and_nothing_gains_nothing() -> None:
    units = [unit(7)] * 4 + [unit(0, words, at=40) for words in (5, 20, 10)]
    movers = movers_of(build_facts(units), ())
    assert [one.gain for one in movers] == sorted((one.gain for one in movers), reverse=True)
    assert movers_of(build_facts([unit(7)] * 5), ()) == ()
