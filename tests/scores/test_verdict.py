"""The verdict in every case: short, grammatical, and no more than was measured."""

from __future__ import annotations

import dataclasses

import pytest

from analyzer.scores.verdict import to_verdict
from analyzer.types import (
    AnonymityMeasure,
    Composition,
    Percentile,
    Scores,
    Spread,
    Traceability,
)


def scores(nobody: float = 0.5, **anonymity: int | float | bool | None) -> Scores:
    values = {"referents": 0, "with_substantive_reason": None, "lead_depends": False} | anonymity
    return Scores(
        composition=Composition(1 - nobody, 0, 0, nobody),
        traceability=Traceability(50),
        anonymity=AnonymityMeasure(**values),  # type: ignore[arg-type]
        spread=Spread(4, 3.2, 0.3),
        must_fix=(),
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "Everything this story asserts has a source"),
        (0.01, "A little of what this story asserts has no source"),
        (0.11, "A tenth of what"),
        (0.13, "An eighth of what"),
        (0.16, "A sixth of what"),
        (0.3, "About a third of what"),
        (1 / 3, "A third of what"),
        (0.5, "Half of what"),
        (0.54, "About half of what"),
        (0.66, "Two thirds of what"),
        (0.96, "Nearly all of what"),
        (1, "All of what this story asserts has no source"),
    ],
)
def test_share_of_nobody_in_words(share: float, words: str) -> None:
    assert to_verdict(scores(share)).startswith(words)


@pytest.mark.parametrize(
    ("opinions", "referents", "words"),
    [
        (1, 1, "its one anonymous source offers opinion"),
        (1, 3, "one of three anonymous sources offers opinion"),
        (2, 3, "two of three anonymous sources offer opinion"),
        (2, 2, "both anonymous sources offer opinion"),
        (3, 3, "all three anonymous sources offer opinion"),
        (13, 20, "13 of 20 anonymous sources offer opinion"),
    ],
)
def test_opinions_of_anonymous_sources(opinions: int, referents: int, words: str) -> None:
    found = to_verdict(
        scores(
            opinions=opinions, referents=referents, people=referents, with_substantive_reason=0.0
        )
    )
    assert found == f"Half of what this story asserts has no source; {words}."


def test_crowds_and_documents_are_not_called_anonymous() -> None:
    found = to_verdict(scores(opinions=2, referents=5, people=3, with_substantive_reason=0.0))
    assert "two of five anonymous or vague sources offer opinion" in found


@pytest.mark.parametrize(
    ("reasons", "referents", "words"),
    [
        (0, 1, "its one anonymous source is not explained"),
        (0, 2, "none of its two anonymous sources is explained"),
        (1, 1, "its one anonymous source has a stated reason to stay unnamed"),
        (1, 3, "one of three anonymous sources has a stated reason to stay unnamed"),
        (2, 2, "both anonymous sources have a stated reason to stay unnamed"),
    ],
)
def test_reasons_of_anonymous_sources(reasons: int, referents: int, words: str) -> None:
    share = reasons / referents
    found = to_verdict(scores(referents=referents, people=referents, with_substantive_reason=share))
    assert words in found


@pytest.mark.parametrize(
    ("referents", "words"),
    [
        (1, "one source is a crowd or a document that nobody can find"),
        (3, "three sources are crowds or documents that nobody can find"),
    ],
)
def test_crowds_and_documents_are_called_what_they_are(referents: int, words: str) -> None:
    assert words in to_verdict(scores(referents=referents))


def test_what_else_stands_out_makes_a_second_sentence() -> None:
    found = dataclasses.replace(
        scores(referents=1, people=1, with_substantive_reason=0.0, lead_depends=True),
        spread=Spread(3, 1.4, 0.8),
        percentiles=(Percentile("framing_load", 4.2, 97, "us-news-2016", 200, "300-599"),),
    )
    assert to_verdict(found).endswith(
        ". The lead rests on unnamed sources; one source carries 80% of what is attributed; "
        "its wording is more loaded than that of 97 in 100 articles."
    )


def test_nothing_contestable_and_too_short_are_said_plainly() -> None:
    empty = dataclasses.replace(scores(), composition=None)
    assert to_verdict(empty) == "Nothing in this text makes a claim that needs a source."
    short = Traceability(None, insufficient="80 words; at least 150 are needed")
    found = to_verdict(dataclasses.replace(scores(), traceability=short))
    assert found == (
        "Too short to score (80 words; at least 150 are needed); none of its sources is anonymous."
    )


def test_one_sentence_without_sources() -> None:
    bare = dataclasses.replace(scores(1), spread=Spread(0, None, None))
    assert to_verdict(bare) == "All of what this story asserts has no source."
