"""Whom a bare post in the headline means, and whom an epithet or a place points to."""

from __future__ import annotations

import pytest

from analyzer.types import Level
from tests.facts.parses import facts_of, mentions
from tests.facts.test_sources_resolve import ANN, said

DUNN = "*Carla/PN@PERSON Dunn/PN@PERSON"


def ledger(notation: str) -> list[tuple[str | None, Level, int]]:
    """Name, level and number of mentions of each entry."""
    facts = facts_of(notation)
    return [(one.name, one.level, len(one.mentions)) for one in facts.sources]


def headline(post: str) -> str:
    return f"# [nsubj {post}] *warns=warn/VZ [obl of *delay/N]\n\n"


@pytest.mark.parametrize(
    ("post", "phrase"),
    [
        ("*Mayor/N", f"Mayor/PN:compound {ANN}"),
        ("*Mayor/PN", f"{ANN} , [appos the *mayor/N] ,"),
        ("*Lawmaker/N", f"Senator/PN:compound {ANN}"),
        ("*Expert/N", f"{ANN} , [appos an *economist/N] ,"),
        ("Retired/J *general/N", f"Gen./PN:compound {ANN}"),
        ("*Teacher/N", ANN),
    ],
    ids=["title", "apposition", "general word", "field", "abbreviated", "the only one who speaks"],
)
def test_a_bare_post_of_the_headline_is_its_bearer(post: str, phrase: str) -> None:
    assert ledger(headline(post) + said(phrase)) == [("Ann Lee", Level.NAMED_WITH_ROLE, 2)]


@pytest.mark.parametrize(
    ("post", "phrase"),
    [
        ("*Mayor/N", f"{ANN} , [appos an *economist/N] ,"),
        ("A *mayor/N", f"Mayor/PN:compound {ANN}"),
        ("*Mayors=mayor/NS", f"Mayor/PN:compound {ANN}"),
    ],
    ids=["another post", "an article", "more than one"],
)
def test_a_post_of_nobody_in_the_story_stays_a_post(post: str, phrase: str) -> None:
    names = [name for name, _, _ in ledger(headline(post) + said(phrase))]
    assert names == [None, "Ann Lee"]


def test_of_two_speakers_the_one_with_the_post_is_meant() -> None:
    story = said(DUNN, f"Mayor/PN:compound {ANN}")
    found = ledger(headline("*Mayor/N") + story)
    assert found == [
        ("Ann Lee", Level.NAMED_WITH_ROLE, 2),
        ("Carla Dunn", Level.NAMED, 1),
    ]


def test_the_woman_is_the_one_introduced_as_such() -> None:
    facts = facts_of(f"[nsubj {ANN}] *met=meet/V [obj a *woman/N] .\n" + said(ANN, "The *woman/N"))
    assert [mentions(facts, one) for one in facts.sources] == [["Ann Lee"], ["The woman"]]


def test_the_woman_is_not_whoever_is_known_by_a_post() -> None:
    facts = facts_of(said(DUNN, f"Mayor/PN:compound {ANN}", "The *woman/N"))
    named = {one.name: mentions(facts, one) for one in facts.sources}
    assert named["Carla Dunn"] == ["Carla Dunn", "The woman"]


@pytest.mark.parametrize(("place", "expected"), [("Vermont", "Ann Lee"), ("Ohio", "Carla Dunn")])
def test_a_place_tells_two_of_one_post_apart(place: str, expected: str) -> None:
    facts = facts_of(
        said(
            f"Senator/PN:compound {ANN} ( [parataxis *D-Vt./PN] )",
            f"Senator/PN:compound {DUNN} [nmod of *Ohio/PN@LOC]",
            f"The {place}/PN:compound@LOC *senator/N",
        )
    )
    (again,) = [one for one in facts.sources if len(one.mentions) == 2]
    assert again.name == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "[nmod:poss the *Courier/PN@ORG ’s/T:case] *Ann/PN@+PERSON Lee/PN@PERSON",
        f"{ANN} [nmod of the *Courier/PN@ORG]",
    ],
    ids=["possessor", "of"],
)
def test_the_body_somebody_speaks_for_is_a_role(phrase: str) -> None:
    (source,) = facts_of(said(phrase)).sources
    assert (source.description, source.level) == ("the Courier", Level.NAMED_WITH_ROLE)
