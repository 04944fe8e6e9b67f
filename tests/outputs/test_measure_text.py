from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.outputs.measure_text import to_anonymity, to_percentages, to_spread, to_swing
from analyzer.types import AnonymityMeasure, Spread, Traceability


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (AnonymityMeasure(0, None, False), "no anonymous or vague sources"),
        (
            AnonymityMeasure(1, None, False),
            "no anonymous sources; 1 vague one (a crowd or a document that nobody can find)",
        ),
        (
            AnonymityMeasure(3, 0.0, False, people=2),
            (
                "2 anonymous sources, none with a real reason given; "
                "1 vague one (a crowd or a document that nobody can find)"
            ),
        ),
        (
            AnonymityMeasure(1, 0.0, False, people=1),
            "1 anonymous source, no real reason given",
        ),
        (
            AnonymityMeasure(1, 1.0, False, people=1),
            "1 anonymous source, a real reason given",
        ),
        (
            AnonymityMeasure(1, 0.0, True, people=1),
            "1 anonymous source, no real reason given; headline or lead depends on it",
        ),
        (
            AnonymityMeasure(2, 0.5, False, people=2, opinions=1),
            "2 anonymous sources, 1 with a real reason given; 1 gives opinion",
        ),
        (
            AnonymityMeasure(3, 1.0, True, people=1),
            (
                "1 anonymous source, a real reason given; 2 vague ones (crowds or documents that "
                "nobody can find); headline or lead depends on them"
            ),
        ),
    ],
)
def test_anonymity_reads_as_a_sentence(measure: AnonymityMeasure, text: str) -> None:
    assert to_anonymity(measure) == text


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (Spread(0, None, None), "no sources"),
        # One source carries all there is; to say so adds nothing.
        (Spread(1, 1.0, 1.0), "1 source"),
        (
            Spread(4, 2.44, 0.4),
            "4 sources, spread like 2.4 equal ones; the largest has 40% of their words",
        ),
        (Spread(2, 1.03, 0.98), "2 sources, spread like one; the largest has 98% of their words"),
        (Spread(4, None, None), "4 sources"),
    ],
)
def test_spread_reads_as_a_sentence(measure: Spread, text: str) -> None:
    assert to_spread(measure) == text


@given(st.lists(st.integers(0, 1000), min_size=4, max_size=4).filter(sum))
def test_percentages_sum_to_a_hundred(weights: list[int]) -> None:
    shares = [weight / sum(weights) for weight in weights]
    percentages = to_percentages(shares)
    assert sum(percentages) == 100
    assert all(abs(p - share * 100) < 1 for p, share in zip(percentages, shares, strict=True))


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (
            Traceability(86.0, uncapped=86.0, swing=14.0, swing_unit="U4"),
            "hangs on one statement (U4): 100 without it",
        ),
        (
            Traceability(60.0, ceiling=60.0, uncapped=70.0, swing=-10.0, swing_unit="U1"),
            "hangs on one statement (U1): 60 without it before ceilings",
        ),
        (Traceability(86.0, uncapped=86.0, swing=9.9, swing_unit="U4"), None),
        (Traceability(None, insufficient="too short"), None),
    ],
)
def test_what_a_figure_hangs_on_is_said_from_ten_points_on(
    measure: Traceability, text: str | None
) -> None:
    assert to_swing(measure, with_id=True) == text
