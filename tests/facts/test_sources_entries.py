"""What an entry of the ledger is called, and what is none."""

from __future__ import annotations

import pytest

from analyzer.types import Level, SourceClass
from tests.facts.parses import facts_of, mentions
from tests.facts.test_sources_resolve import ANN, said


@pytest.mark.parametrize(
    "phrases",
    [
        pytest.param(
            ("Gov./PN:compound *Carl/PN@PERSON Orme/PN@PERSON", "The *governor/N"),
            id="post abbreviated before the name",
        ),
        pytest.param(
            ("NYPD/PN:compound@ORG Commissioner/PN:compound@ORG *Carl/PN@ORG Orme/PN@ORG",
             "*Orme/PN@ORG"),
            id="post inside what was taken for a body",
        ),
        pytest.param(
            ("Police/PN:compound Commissioner/PN:compound *Carl/PN@PERSON Orme/PN@PERSON",
             "*Orme/PN@ORG", "*Orme/PN@ORG", "*Orme/PN@ORG"),
            id="post outvotes the recogniser on the surname",
        ),
        pytest.param(
            ("Secretary/PN:compound of/I State/PN:flat *Carl/PN Orme/PN", "*Orme/PN@PERSON"),
            id="secretary of state",
        ),
        pytest.param(
            ("Mayor/PN:compound *Carl/PN@PERSON de/PN@PERSON Orme/PN@PERSON",
             "*De/PN@PERSON Orme/PN@PERSON"),
            id="surname that begins with a particle",
        ),
    ],
)  # fmt: skip
def test_person_with_a_post_is_one_entry(phrases: tuple[str, ...]) -> None:
    (source,) = facts_of(said(*phrases)).sources
    assert (source.source_class, source.level) == (SourceClass.NAMED_PERSON, Level.NAMED_WITH_ROLE)
    assert len(source.mentions) == len(phrases)


def test_campaign_called_after_a_person_is_not_the_person() -> None:
    facts = facts_of(said(ANN, "The Lee/PN:compound@PERSON *campaign/N"))
    assert [(one.name, one.level) for one in facts.sources] == [
        ("Ann Lee", Level.NAMED),
        (None, Level.INSTITUTION),
    ]


def test_campaign_is_not_the_newspaper_named_before() -> None:
    facts = facts_of(said("*Reuters/PN@ORG", "The *campaign/N"))
    assert len(facts.sources) == 2


@pytest.mark.parametrize("phrase", ["No *one/PR", "*Nobody/PR", "No:det *official/N"])
def test_nobody_is_no_source(phrase: str) -> None:
    facts = facts_of(said(phrase))
    assert facts.sources == ()
    assert facts.attributions[0].level is Level.NO_SOURCE


@pytest.mark.parametrize(
    ("notation", "description"),
    [
        pytest.param(
            f"[nsubj *Prices=price/NS] *rose=rise/V , [obl according/I:case to:fixed two "
            f"*officials/NS] .\n{said(ANN)}",
            "two officials",
            id="without what leads to it",
        ),
        pytest.param(
            said("The *union/N , [acl:relcl which:nsubj *waited=wait/V] ,"),
            "The union",
            id="without a clause set off",
        ),
        pytest.param(
            "[nsubj The *port/N] *closed=close/V , [obl with *sources/NS [amod *close/J [obl to "
            "the *council/N] [advcl *describing=describe/VG [obj the *move/N] [obl as *final/J]]]] "
            ".",
            "sources close to the council",
            id="without what they say",
        ),
    ],
)
def test_description_is_the_noun_phrase(notation: str, description: str) -> None:
    facts = facts_of(notation)
    unnamed = [one for one in facts.sources if one.name is None]
    assert [one.description for one in unnamed] == [description]
    assert all(mentions(facts, one) for one in unnamed)


def test_role_of_a_name_is_shown_without_its_preposition() -> None:
    facts = facts_of(
        f"[nsubj *Voters=voter/NS] *called=call/V [obl for a *mayor/N , [appos {ANN}] ,] .\n"
        f"{said('*Lee/PN@PERSON')}"
    )
    (source,) = [one for one in facts.sources if one.name == "Ann Lee"]
    assert source.description == "a mayor"
