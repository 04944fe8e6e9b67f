"""Two rules on one fault leave one flag; a rule that is switched off takes nothing away."""

from __future__ import annotations

from analyzer.rules import RULES
from analyzer.rules.one_fault import OUTERMOST, PRECEDENCE, without_doubles
from analyzer.types import Finding, Severity

_BY_ID = {rule.id: rule for rule in RULES}


def _left(*found: tuple[str, int, int, int]) -> list[str]:
    findings = [
        (_BY_ID[rule], Finding(start, end, 0.8, Severity(severity)))
        for rule, start, end, severity in found
    ]
    return [rule.id for rule, _ in without_doubles(findings)]


def test_every_rule_named_exists_and_none_gives_way_in_a_circle() -> None:
    for loser, winners in PRECEDENCE.items():
        assert {loser, *winners} <= _BY_ID.keys()
        assert not any(loser in PRECEDENCE.get(winner, ()) for winner in winners)
    assert set(OUTERMOST) <= _BY_ID.keys()


def test_what_a_crowd_feels_is_asked_once() -> None:
    assert _left(("SRC-CROWD", 0, 11, 2), ("ATT-MIND", 0, 16, 2)) == ["ATT-MIND"]


def test_a_graver_finding_never_gives_way() -> None:
    assert len(_left(("SRC-CROWD", 0, 11, 3), ("ATT-MIND", 0, 16, 2))) == 2


def test_elsewhere_it_is_another_fault() -> None:
    assert len(_left(("SRC-CROWD", 0, 11, 2), ("ATT-MIND", 40, 56, 2))) == 2


def test_a_must_fix_opinion_stays_beside_its_source() -> None:
    assert len(_left(("SRC-REL", 0, 20, 3), ("SRC-OPINION", 15, 60, 3))) == 2
    assert _left(("SRC-REL", 0, 20, 3), ("SRC-OPINION", 15, 60, 1)) == ["SRC-REL"]


def test_the_longer_of_two_judgements_stays_and_of_equals_the_evaluation() -> None:
    assert _left(("FRM-EDITORIAL", 5, 12, 2), ("ATT-MISSING", 0, 12, 2)) == ["ATT-MISSING"]
    assert _left(("FRM-EDITORIAL", 0, 12, 2), ("ATT-MISSING", 0, 12, 2)) == ["FRM-EDITORIAL"]


def test_a_word_inside_a_figure_of_speech_is_part_of_it() -> None:
    assert _left(("FRM-SENSATION", 8, 14, 2), ("FRM-METAPHOR", 0, 14, 2)) == ["FRM-METAPHOR"]
    assert len(_left(("FRM-SENSATION", 8, 14, 3), ("FRM-METAPHOR", 0, 14, 2))) == 2
