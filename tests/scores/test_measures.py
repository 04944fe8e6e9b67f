"""Measures against examples worked out by hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from analyzer.scores import score
from analyzer.scores.statements import weigh
from analyzer.scores.traceability import measure_value
from analyzer.types import (
    Category,
    Credit,
    Flag,
    Level,
    Severity,
    SourceClass,
    Span,
    Status,
    Unit,
    VerificationLedger,
    Voice,
    Weights,
)
from tests.scores.building import TABLE, build_facts, build_flag, build_source, unit


def value_of(units: Sequence[Unit], flags: Sequence[Flag] = ()) -> float | None:
    facts = build_facts(units)
    return measure_value(weigh(facts, flags, TABLE), flags, facts.n_words, TABLE).value


# Weights: roots of the words, the lead one and a half times: 6, 5, 6, 3, 2; 22 in all.
WORKED = (unit(7, 16, is_lead=True), unit(0, 25), unit(2, 36), unit(5, 9), unit(3, 4))


def test_traceability_by_hand() -> None:
    # 6·100 + 5·0 + 6·20 + 3·75 + 2·40 = 1025; over 22, and over the 17 of attributed units.
    found = score(build_facts(WORKED), []).traceability
    assert found.value == 46.6
    assert found.attributed_only == 60.3
    assert found.n_units == 5
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= 46.6 <= found.high <= 100
    assert (found.ceiling, found.insufficient) == (None, None)


def test_composition_by_hand() -> None:
    found = score(build_facts(WORKED), []).composition
    assert found is not None
    assert found.named == pytest.approx(6 / 22)
    assert found.institutions == pytest.approx(3 / 22)
    assert found.anonymous == pytest.approx(8 / 22)
    assert found.nobody == pytest.approx(5 / 22)


@pytest.mark.parametrize(
    ("level", "share"),
    [(7, "named"), (6, "named"), (5, "institutions"), (4, "institutions"), (3, "anonymous"),
     (2, "anonymous"), (1, "anonymous"), (0, "nobody")],
)  # fmt: skip
def test_each_rung_has_its_share(level: int, share: str) -> None:
    found = score(build_facts([unit(level)]), []).composition
    assert found is not None
    assert getattr(found, share) == 1


def test_same_draft_has_the_same_interval() -> None:
    assert score(build_facts(WORKED), []) == score(build_facts(WORKED), [])


def test_alike_units_leave_no_doubt() -> None:
    found = score(build_facts([unit(5)] * 8), []).traceability
    assert (found.low, found.value, found.high) == (75, 75, 75)


def test_the_statement_that_a_figure_hangs_on() -> None:
    units = [unit(7, 16), unit(7, 16), unit(0, 9), unit(6, 16), unit(7, 16)]
    found = score(build_facts(units), []).traceability
    without = score(build_facts(units[:2] + units[3:]), []).traceability
    assert found.uncapped is not None
    assert without.uncapped == pytest.approx(97.5)
    assert found.swing_unit == "U3"
    assert found.swing == pytest.approx(without.uncapped - found.uncapped, abs=0.1)


def test_a_figure_falls_without_the_only_source() -> None:
    units = [unit(0, 16), unit(0, 16), unit(7, 9), unit(0, 16), unit(0, 16)]
    found = score(build_facts(units), []).traceability
    assert found.swing_unit == "U3"
    assert found.uncapped is not None
    assert found.swing == -found.uncapped


def test_a_figure_of_like_statements_hangs_on_none() -> None:
    found = score(build_facts([unit(5)] * 8), []).traceability
    assert (found.swing, found.swing_unit) == (0, None)


# ------------------------------------------------------------------------- nothing to measure


def test_short_draft_has_no_value_but_a_reason() -> None:
    found = score(build_facts(WORKED, n_words=TABLE.min_words - 1), []).traceability
    assert found.value is None
    assert found.low is None
    assert found.insufficient is not None
    assert str(TABLE.min_words) in found.insufficient
    assert score(build_facts(WORKED, n_words=TABLE.min_words), []).traceability.value is not None


def test_few_statements_have_no_value_but_a_reason() -> None:
    found = score(build_facts([unit(7)] * (TABLE.min_units - 1)), []).traceability
    assert found.value is None
    assert found.insufficient is not None
    assert score(build_facts([unit(7)] * TABLE.min_units), []).traceability.value == 100


def test_statements_of_few_words_have_no_value_but_a_reason() -> None:
    found = score(build_facts([unit(7, 3)] * 13), []).traceability
    assert found.value is None
    assert found.insufficient == "39 content words in all statements; at least 40 are needed"
    assert score(build_facts([unit(7, 4)] * 10), []).traceability.value == 100


def test_limits_are_those_of_the_definition() -> None:
    assert (TABLE.min_words, TABLE.min_units, TABLE.min_content_words) == (150, 4, 40)


@pytest.mark.parametrize(
    ("power", "expected"), [(0.5, [1, 2, 20**0.5, 20**0.5]), (1, [1, 4, 20, 20]), (0, [1, 1, 1, 1])]
)
def test_length_is_damped_and_capped(power: float, expected: list[float]) -> None:
    table = Weights(length_power=power, word_cap=20)
    units = [unit(7, words) for words in (1, 4, 20, 50)]
    assert [one.weight for one in weigh(build_facts(units), [], table)] == expected
    assert [one.weight for one in weigh(build_facts([unit(7, 0)]), [], table)] == [0]


def test_a_statement_weighs_what_its_sentences_weigh() -> None:
    long = dataclasses.replace(unit(7, 17), by_sentence=(1, 16))
    beyond = dataclasses.replace(unit(7, 90), by_sentence=(45, 45))
    found = [one.weight for one in weigh(build_facts([long, beyond]), [], TABLE)]
    assert found == [1 + 4, 2 * 40**0.5]
    words = Weights(length_power=1, word_cap=100)
    assert [one.weight for one in weigh(build_facts([long, beyond]), [], words)] == [17, 90]


def test_nothing_found_is_null_never_zero() -> None:
    found = score(build_facts(), [])
    assert found.composition is None
    assert found.traceability.value is None
    assert found.spread.effective is None
    assert found.spread.largest_share is None
    assert found.anonymity.with_substantive_reason is None
    assert found.must_fix == ()


def test_units_without_content_words_weigh_nothing() -> None:
    found = score(build_facts([unit(7, 0)] * 5), [])
    assert found.composition is None
    assert found.traceability.value is None
    assert found.traceability.insufficient is not None


def test_unweighed_units_do_not_break_the_interval() -> None:
    found = score(build_facts([unit(7, 0)] * 4 + [unit(5, 40)]), []).traceability
    assert found.value == 75


# ------------------------------------------------------------------------- ceilings


def test_weak_lead_caps_and_says_why() -> None:
    units = [*[unit(3, is_lead=True)] * 3, *[unit(7)] * 9]
    found = score(build_facts(units), []).traceability
    assert found.value == TABLE.ceiling_weak_lead == 60
    assert found.ceiling == 60
    assert found.ceiling_reason is not None
    assert "lead" in found.ceiling_reason
    assert found.high is not None
    assert found.high <= 60


def test_weak_lead_of_little_weight_caps_little() -> None:
    # 6 of 6 + 54 is a third of the share that the full cap asks for: 100 - 40/3.
    units = [unit(3, 16, is_lead=True), *[unit(7, 36)] * 9]
    found = score(build_facts(units), []).traceability
    assert (found.value, found.ceiling, found.ceilings[0].strength) == (86.7, 86.7, 0.333)
    assert found.ceiling_reason is not None
    assert "60 if that weighed 30% or more" in found.ceiling_reason
    assert "it weighs 10%" in found.ceiling_reason


def test_opinion_of_little_weight_caps_little() -> None:
    units = [unit(7), *[unit(7, at=40)] * 19]  # 5 % of the weight, of the 15 % of the full cap
    found = score(build_facts(units), [build_flag("SRC-OPINION")]).traceability
    assert (found.value, found.uncapped, found.ceilings[0].units) == (90, 100, ("U1",))


def test_lead_that_asserts_next_to_nothing_caps_nothing() -> None:
    units = [unit(0, 9, is_lead=True), *[unit(7)] * 9]
    assert score(build_facts(units), []).traceability.ceilings == ()


def test_one_good_source_lifts_the_lead() -> None:
    units = [unit(3, is_lead=True), unit(4, is_lead=True), *[unit(7)] * 9]
    found = score(build_facts(units), []).traceability
    assert found.value is not None
    assert found.value > 60
    assert found.ceiling is None


def test_anonymous_opinion_caps_and_says_why() -> None:
    found = score(build_facts([unit(7)] * 5), [build_flag("SRC-OPINION")]).traceability
    assert found.value == TABLE.ceiling_anonymous_opinion == 70
    assert found.ceiling_reason is not None
    assert "opinion" in found.ceiling_reason


def test_lower_of_two_ceilings_holds() -> None:
    units = [*[unit(3, is_lead=True)] * 3, *[unit(7)] * 9]
    assert value_of(units, [build_flag("SRC-OPINION")]) == 60


def test_ceiling_that_caps_nothing_is_not_shown() -> None:
    found = score(build_facts([unit(1, is_lead=True)] * 5), []).traceability
    assert (found.value, found.ceiling, found.ceiling_reason) == (8, None, None)


# ------------------------------------------------------------------------- flags and sources


@pytest.mark.parametrize("rule", ["SRC-OPINION", "SRC-REL", "FRM-LABEL"])
def test_dismissed_flag_costs_nothing(rule: str) -> None:
    flag = build_flag(rule, Severity.MUST_FIX, Status.DISMISSED)
    facts = build_facts([unit(7)] * 5)
    with_it, without = score(facts, [flag]), score(facts, [])
    assert with_it.dismissed == ("F1",)
    for name in ("composition", "traceability", "anonymity", "must_fix", "verdict"):
        assert getattr(with_it, name) == getattr(without, name)
    assert with_it.framing.value == without.framing.value


def test_must_fix_lists_open_flags_of_the_gravest_kind() -> None:
    grave = build_flag("SRC-REL", Severity.MUST_FIX)
    accepted = dataclasses.replace(grave, id="F2", status=Status.ACCEPTED)
    minor = dataclasses.replace(grave, id="F3", severity=Severity.SHOULD_FIX)
    dismissed = dataclasses.replace(grave, id="F4", status=Status.DISMISSED)
    found = score(build_facts(), [grave, accepted, minor, dismissed])
    assert found.must_fix == ("F1", "F2")


def test_spread_by_hand() -> None:
    shares = [0.6, 0.3, 0.1]
    found = score(
        build_facts(sources=[build_source(SourceClass.NAMED_PERSON, one) for one in shares]), []
    ).spread
    # 1 / (0.36 + 0.09 + 0.01)
    assert (found.distinct, found.effective, found.largest_share) == (3, 2.17, 0.6)


def test_ladder_weights_rise_with_the_level() -> None:
    weights = [TABLE.tau(level) for level in Level]
    assert weights == sorted(set(weights))
    assert (weights[0], weights[-1]) == (0, 100)


# ------------------------------------------------------------------------- weights


def test_doubtful_claim_weighs_so_much_less() -> None:
    units = [unit(7, 10), unit(7, 10), unit(7, 10), unit(0, 10, confidence=0.5)]
    assert value_of(units) == pytest.approx(100 * 30 / 35)


def test_profile_changes_every_number_of_the_table() -> None:
    table = Weights(tau_3=50, word_cap=9, lead_weight=1, min_units=1, ceiling_weak_lead=90)
    facts = build_facts([unit(3, 50, is_lead=True), unit(7, 9)])
    found = score(facts, [], weights=table)
    assert found.traceability.value == 75
    assert [one.weight for one in found.units] == [3, 3]


@pytest.mark.parametrize(
    "bad",
    [
        {"tau_3": 10},
        {"tau_7": 101},
        {"word_cap": 0},
        {"length_power": 1.5},
        {"min_content_words": -1},
        {"lead_weight": 0.5},
        {"ceiling_weak_lead": 120},
        {"ceiling_weak_lead_share": 0},
        {"ceiling_confidence": 2},
        {"points_2": 7},
        {"tau_1": float("nan")},
    ],
)
def test_table_refuses_numbers_that_make_no_sense(bad: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must"):
        Weights(**bad)  # type: ignore[arg-type]


# ------------------------------------------------------------------------- down to the statement


def test_points_of_statements_sum_to_the_value() -> None:
    found = score(build_facts(WORKED), [])
    assert sum(one.points for one in found.units) == pytest.approx(1025 / 22)
    assert sum(one.points + one.ceded for one in found.units) == pytest.approx(100)
    assert [one.id for one in found.units] == ["U1", "U2", "U3", "U4", "U5"]


def test_dismissed_want_of_a_source_takes_the_claim_out_and_keeps_it_listed() -> None:
    facts = build_facts([unit(7)] * 4 + [unit(0, at=20)])
    flag = build_flag("ATT-MISSING", at=20)
    assert score(facts, [flag]).traceability.value == 80
    found = score(facts, [dataclasses.replace(flag, status=Status.DISMISSED)])
    assert found.traceability.value == 100
    assert (found.units[-1].is_excused, found.units[-1].weight) == (True, 0)
    assert found.verdict.startswith("Everything")


def test_ceiling_names_the_flags_and_statements_behind_it() -> None:
    units = [unit(3, is_lead=True), *[unit(7, at=40)] * 9]
    flags = [
        build_flag("SRC-INST", name="F1", attribution="A1"),
        build_flag("SRC-OPINION", name="F2", at=200, severity=Severity.MUST_FIX),
        build_flag("FRM-LABEL", name="F3"),
    ]
    lead, opinion = score(build_facts(units), flags).traceability.ceilings
    assert (lead.kind, lead.applies, lead.flags, lead.units) == (
        "weak-lead", True, ("F1",), ("U1",)
    )  # fmt: skip
    assert (opinion.kind, opinion.applies, opinion.flags) == ("anonymous-opinion", False, ("F2",))


def test_opinion_caps_only_if_the_flags_are_sure_enough() -> None:
    units = [unit(7)] * 5
    doubtful = [build_flag("SRC-OPINION", name=f"F{n}", confidence=0.4) for n in (1, 2)]
    assert value_of(units, doubtful[:1]) == 100
    assert value_of(units, doubtful) == 70  # 1 - 0.6 * 0.6


# ------------------------------------------------------------------------- framing and checks


def test_framing_load_by_hand() -> None:
    flags = [
        build_flag("FRM-FEAR", Severity.MUST_FIX, name="F1", confidence=0.5),
        build_flag("FRM-LABEL", Severity.SHOULD_FIX, name="F2", confidence=1.0),
        build_flag("FRM-SCARE", Severity.CONSIDER, Status.DISMISSED, name="F3"),
        build_flag("FRM-LABEL", Severity.MUST_FIX, name="F4", voice=Voice.QUOTED),
        build_flag("SRC-REL", Severity.MUST_FIX, name="F5"),
    ]
    found = score(build_facts(), flags).framing
    # (6 × 0.5 + 3 × 1) points in 200 words; 9 points if every flag were certain.
    assert (found.value, found.points, found.unweighted, found.words) == (3, 6, 4.5, 200)
    assert [(one.flag, one.points) for one in found.flags] == [("F1", 3), ("F2", 3), ("F3", 0)]


def test_framing_is_null_without_words_or_without_framing_rules() -> None:
    assert score(build_facts(newsroom=0), []).framing.value is None
    assert score(build_facts(), [], ran={Category.SRC}).framing.value is None
    assert score(build_facts(), []).framing.value == 0


def test_verification_counts_and_never_scores() -> None:
    disclosed = [Credit("POS-UNVERIFIED", 0, 5, "x"), Credit("POS-RESPONSE", 10, 15, "x")]
    drift = build_flag("CER-DRIFT", at=30)
    facts = build_facts([unit(7)] * 5)
    found = score(facts, [drift], disclosed)
    assert found.verification == VerificationLedger(
        unverified=(Span(0, 5),), response_sought=(Span(10, 15),), drift=(Span(30, 39),)
    )
    assert found.traceability == score(facts, []).traceability
