"""Looking things up in facts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from analyzer.rules.reading import SourcePhrases
from analyzer.types import Span, SpanText
from tests.conftest import build_facts

PLACES = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda one: Span(one[0], sum(one)))


@given(st.lists(st.lists(PLACES, min_size=1, max_size=2), max_size=8), PLACES)
def test_the_first_attribution_whose_phrase_overlaps_is_found(
    phrases: list[list[Span]], mention: Span
) -> None:
    facts = build_facts()
    by_id = {
        f"A{number}": replace(
            facts.attributions[0], id=f"A{number}", source=SpanText(tuple(spans), "it")
        )
        for number, spans in enumerate(phrases)
    }
    source = replace(facts.sources[0], attributions=tuple(by_id))
    expected = next(
        (key for key, spans in zip(by_id, phrases, strict=True)
         if any(one.overlaps(mention) for one in spans)), None
    )  # fmt: skip
    found = SourcePhrases(source, by_id).attribution_at(mention)
    assert (found.id if found else None) == expected
