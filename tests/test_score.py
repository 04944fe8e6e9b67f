"""Measures against examples worked out by hand, and what must hold of every article."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.scores import score
from analyzer.types import (
    Anonymity,
    Category,
    Draft,
    Facts,
    Flag,
    Level,
    Scores,
    Severity,
    Source,
    SourceClass,
    Span,
    Status,
    Unit,
    Voice,
    Weights,
)

TABLE = Weights()


def unit(level: int, words: int = 10, *, is_lead: bool = False) -> Unit:
    return Unit(0, 1, Level(level), words, is_lead, None if level == 0 else "A1")


def build_facts(
    units: Sequence[Unit] = (), sources: Sequence[Source] = (), n_words: int = 400
) -> Facts:
    return Facts(
        draft=Draft("", ()),
        sentences=(),
        sentence_paragraph=(),
        n_words=n_words,
        quotations=(),
        attributions=(),
        sources=tuple(sources),
        voices=(),
        voice_words={},
        units=tuple(units),
    )


def build_source(
    source_class: SourceClass, share: float = 0.5, reason: str | None = None
) -> Source:
    return Source(
        id="S1",
        name=None,
        description=None,
        source_class=source_class,
        level=Level.GENERIC,
        mentions=(Span(0, 1),),
        attributions=("A1",),
        content_words=10,
        share=share,
        anonymity=Anonymity(reason is not None, reason),
    )


def build_flag(
    rule: str, severity: Severity = Severity.SHOULD_FIX, status: Status = Status.OPEN
) -> Flag:
    return Flag(
        id="F1",
        rule=rule,
        category=Category.SRC,
        severity=severity,
        confidence=0.9,
        start=0,
        end=1,
        line=1,
        column=1,
        text="x",
        voice=Voice.NEWSROOM,
        message="",
        advice="",
        basis=(),
        fingerprint="f",
        status=status,
    )


def value_of(units: Sequence[Unit], flags: Sequence[Flag] = ()) -> float | None:
    return score(build_facts(units), flags).traceability.value


# Weights: the lead counts one and a half times (15), 50 words count as 40; 90 in all.
WORKED = (unit(7, 10, is_lead=True), unit(0, 20), unit(2, 50), unit(5, 10), unit(3, 5))


def test_traceability_by_hand() -> None:
    # 15·100 + 20·0 + 40·20 + 10·75 + 5·40 = 3250; over 90, and over the 70 of attributed units.
    found = score(build_facts(WORKED), []).traceability
    assert found.value == 36.1
    assert found.attributed_only == 46.4
    assert found.n_units == 5
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= 36.1 <= found.high <= 100
    assert (found.ceiling, found.insufficient) == (None, None)


def test_composition_by_hand() -> None:
    found = score(build_facts(WORKED), []).composition
    assert found is not None
    assert found.named == pytest.approx(15 / 90)
    assert found.institutions == pytest.approx(10 / 90)
    assert found.anonymous == pytest.approx(45 / 90)
    assert found.nobody == pytest.approx(20 / 90)


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


def test_limits_are_those_of_the_definition() -> None:
    assert (TABLE.min_words, TABLE.min_units) == (150, 4)


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
    found = score(build_facts([unit(7, 0)] * 4 + [unit(5)]), []).traceability
    assert found.value == 75


# ------------------------------------------------------------------------- ceilings


def test_weak_lead_caps_and_says_why() -> None:
    units = [unit(3, is_lead=True), *[unit(7)] * 9]
    found = score(build_facts(units), []).traceability
    assert found.value == TABLE.ceiling_weak_lead == 60
    assert found.ceiling == 60
    assert found.ceiling_reason is not None
    assert "lead" in found.ceiling_reason
    assert found.high is not None
    assert found.high <= 60


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
    units = [unit(3, is_lead=True), *[unit(7)] * 9]
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


def test_anonymity_counts_referents_and_real_reasons() -> None:
    sources = [
        build_source(SourceClass.UNNAMED_PERSON, reason="substantive"),
        build_source(SourceClass.UNNAMED_GROUP, reason="rote"),
        build_source(SourceClass.GENERIC_CROWD),
        build_source(SourceClass.UNIDENTIFIED_DOCUMENT),
        build_source(SourceClass.NAMED_PERSON),
        build_source(SourceClass.NAMED_ORG),
        build_source(SourceClass.IDENTIFIED_DOCUMENT),
    ]
    found = score(build_facts(sources=sources), []).anonymity
    assert found.referents == 4
    assert found.with_substantive_reason == 0.25


@pytest.mark.parametrize(
    ("lead", "depends"),
    [([2, 3], True), ([2, 7], False), ([5], False), ([0, 2], True), ([], False), ([0], False)],
)
def test_lead_that_depends_on_unnamed_sources(lead: list[int], depends: bool) -> None:
    units = [unit(level, is_lead=True) for level in lead] + [unit(7)]
    assert score(build_facts(units), []).anonymity.lead_depends is depends


def test_spread_by_hand() -> None:
    shares = [0.6, 0.3, 0.1]
    found = score(
        build_facts(sources=[build_source(SourceClass.NAMED_PERSON, one) for one in shares]), []
    ).spread
    # 1 / (0.36 + 0.09 + 0.01)
    assert (found.distinct, found.effective, found.largest_share) == (3, 2.17, 0.6)


# ------------------------------------------------------------------------- of every article

UNITS = st.lists(
    st.builds(unit, st.integers(0, 7), st.integers(1, 80), is_lead=st.booleans()),
    min_size=TABLE.min_units,
    max_size=12,
)


def all_scores(units: Sequence[Unit]) -> Scores:
    return score(build_facts(units), [])


@given(UNITS, st.data())
def test_naming_a_source_never_lowers_traceability(units: list[Unit], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(units) - 1))
    better = Level(data.draw(st.integers(units[number].level, 7)))
    raised = [*units]
    raised[number] = dataclasses.replace(units[number], level=better)
    before, after = value_of(units), value_of(raised)
    assert before is not None
    assert after is not None
    assert after >= before


@given(UNITS, st.integers(1, 80), st.booleans())
def test_unsourced_assertion_never_raises_traceability(
    units: list[Unit], words: int, is_lead: bool
) -> None:
    before, after = value_of(units), value_of([*units, unit(0, words, is_lead=is_lead)])
    assert before is not None
    assert after is not None
    assert after <= before


@given(UNITS)
def test_shares_sum_to_one(units: list[Unit]) -> None:
    found = all_scores(units).composition
    assert found is not None
    parts = (found.named, found.institutions, found.anonymous, found.nobody)
    assert all(0 <= part <= 1 for part in parts)
    assert sum(parts) == pytest.approx(1)


@given(UNITS)
def test_values_stay_on_the_scale(units: list[Unit]) -> None:
    found = all_scores(units).traceability
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.high <= 100
    assert 0 <= found.value <= 100
    assert found.attributed_only is None or found.attributed_only >= found.value


@given(UNITS)
def test_order_of_the_statements_does_not_matter(units: list[Unit]) -> None:
    assert value_of(units) == value_of(units[::-1])


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8))
def test_effective_sources_are_between_one_and_all(shares: list[float]) -> None:
    sources = [build_source(SourceClass.NAMED_PERSON, share) for share in shares]
    found = score(build_facts(sources=sources), []).spread
    assert found.effective is not None
    assert 1 <= found.effective <= len(shares)


def test_ladder_weights_rise_with_the_level() -> None:
    weights = [TABLE.tau(level) for level in Level]
    assert weights == sorted(set(weights))
    assert (weights[0], weights[-1]) == (0, 100)
