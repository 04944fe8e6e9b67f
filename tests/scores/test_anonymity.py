"""Anonymity against examples worked out by hand."""

from __future__ import annotations

import dataclasses

import pytest

from analyzer.scores import score
from analyzer.types import SourceClass
from tests.scores.building import build_facts, build_source, unit


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
    assert (found.referents, found.people) == (4, 2)
    assert found.with_substantive_reason == 0.5


def test_pronoun_that_points_to_nobody_found_is_no_anonymous_source() -> None:
    they = dataclasses.replace(build_source(SourceClass.UNNAMED_GROUP), head="they")
    assert score(build_facts(sources=[they]), []).anonymity.referents == 0


@pytest.mark.parametrize(
    ("description", "kind", "reason", "counts"),
    [
        ("the boy", "witness", None, False),
        ("The former minister", None, None, False),
        ("her colleague", "business", None, False),
        ("a boy", "witness", None, True),
        ("the official", "official", None, True),
        ("the boy", "witness", "substantive", True),  # kept unnamed, and the draft says so
    ],
)
def test_one_person_whom_a_phrase_points_to_is_no_anonymous_source(
    description: str, kind: str | None, reason: str | None, counts: bool
) -> None:
    source = dataclasses.replace(
        build_source(SourceClass.UNNAMED_PERSON, reason=reason), description=description, kind=kind
    )
    found = score(build_facts(sources=[source]), []).anonymity
    assert found.referents == found.people == int(counts)


@pytest.mark.parametrize(
    ("lead", "depends"),
    [([2, 3], True), ([2, 7], False), ([5], False), ([0, 2], True), ([], False), ([0], False)],
)
def test_lead_that_depends_on_unnamed_sources(lead: list[int], depends: bool) -> None:
    units = [unit(level, is_lead=True) for level in lead] + [unit(7)]
    assert score(build_facts(units), []).anonymity.lead_depends is depends
