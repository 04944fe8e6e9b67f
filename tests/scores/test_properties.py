"""What must hold of the scores of every article."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.scores.composition import measure_composition
from analyzer.scores.framing import measure_framing
from analyzer.scores.spread import measure_spread
from analyzer.scores.statements import mean_tau, weigh
from analyzer.scores.traceability import measure_traceability, measure_value
from analyzer.types import Composition, Flag, Level, Severity, SourceClass, Unit, Voice, Weights
from tests.scores.building import TABLE, UNITS, build_facts, build_flag, build_source, unit

LEAN = settings(max_examples=50, deadline=None)
SLACK = 1e-9
"""What adding up in another order may cost."""
FLAGS = st.lists(
    st.builds(
        build_flag,
        st.sampled_from(["FRM-LABEL", "FRM-FEAR", "SRC-REL"]),
        st.sampled_from([Severity.CONSIDER, Severity.SHOULD_FIX, Severity.MUST_FIX]),
        confidence=st.floats(0, 1),
        voice=st.sampled_from(list(Voice)),
    ),
    max_size=6,
)


SPREAD = UNITS.map(
    lambda units: [
        dataclasses.replace(one, start=20 * n, end=20 * n + 9) for n, one in enumerate(units)
    ]
)
"""Units with places of their own, so that a flag is about one of them."""


def value_of(units: Sequence[Unit], flags: Sequence[Flag] = ()) -> float:
    facts = build_facts(units)
    value = measure_value(weigh(facts, flags, TABLE), flags, facts.n_words, TABLE).value
    assert value is not None
    return value


def composition_of(units: Sequence[Unit], table: Weights = TABLE) -> Composition:
    found = measure_composition(weigh(build_facts(units), (), table))
    assert found is not None
    return found


@LEAN
@given(SPREAD, st.booleans(), st.data())
def test_naming_a_source_never_lowers_traceability(
    units: list[Unit], has_opinion: bool, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(units) - 1))
    better = Level(data.draw(st.integers(units[number].level, 7)))
    raised = [*units]
    raised[number] = dataclasses.replace(units[number], level=better)
    flags = [build_flag("SRC-OPINION")] * has_opinion
    assert value_of(raised, flags) >= value_of(units, flags) - SLACK


@LEAN
@given(SPREAD, st.integers(1, 80), st.booleans(), st.booleans())
def test_unsourced_assertion_never_raises_traceability(
    units: list[Unit], words: int, is_lead: bool, has_opinion: bool
) -> None:
    flags = [build_flag("SRC-OPINION")] * has_opinion
    more = [*units, unit(0, words, is_lead=is_lead, at=400)]
    assert value_of(more, flags) <= value_of(units, flags) + SLACK


@LEAN
@given(FLAGS, st.floats(0, 1), st.sampled_from(list(Severity)[1:]))
def test_framing_flag_never_lowers_framing_load(
    flags: list[Flag], confidence: float, severity: Severity
) -> None:
    facts = build_facts()
    more = [*flags, build_flag("FRM-SCARE", severity, confidence=confidence)]
    before = measure_framing(facts, flags, TABLE).value
    after = measure_framing(facts, more, TABLE).value
    assert before is not None
    assert after is not None
    assert after >= before


@LEAN
@given(UNITS, FLAGS)
def test_an_article_twice_over_keeps_every_share_and_mean(
    units: list[Unit], flags: list[Flag]
) -> None:
    table = Weights(lead_weight=1)
    twice = [*units, *(dataclasses.replace(one, is_lead=False) for one in units)]
    assert dataclasses.astuple(composition_of(twice, table)) == pytest.approx(
        dataclasses.astuple(composition_of(units, table))
    )
    once, again = (mean_tau(weigh(build_facts(some), (), table)) for some in (units, twice))
    assert once == pytest.approx(again)
    single = measure_framing(build_facts(newsroom=200), flags, table).value
    double = measure_framing(build_facts(newsroom=400), [*flags, *flags], table).value
    assert double == pytest.approx(single)


@LEAN
@given(UNITS)
def test_shares_sum_to_one(units: list[Unit]) -> None:
    parts = dataclasses.astuple(composition_of(units))
    assert all(0 <= part <= 1 for part in parts)
    assert sum(parts) == pytest.approx(1)


@LEAN
@given(UNITS)
def test_values_stay_on_the_scale(units: list[Unit]) -> None:
    facts = build_facts(units)
    found = measure_traceability(weigh(facts, (), TABLE), (), facts.n_words, TABLE)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.high <= 100
    assert 0 <= found.value <= 100
    assert found.attributed_only is None or found.attributed_only >= found.value


@LEAN
@given(UNITS)
def test_order_of_the_statements_does_not_matter(units: list[Unit]) -> None:
    assert value_of(units) == pytest.approx(value_of(units[::-1]))


@LEAN
@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8))
def test_effective_sources_are_between_one_and_all(shares: list[float]) -> None:
    found = measure_spread([build_source(SourceClass.NAMED_PERSON, one) for one in shares])
    assert found.effective is not None
    assert 1 <= found.effective <= len(shares)
