"""Which mentions are the same source: names, roles, pronouns, descriptions, quantifiers."""

from __future__ import annotations

import pytest

from analyzer.types import Level, SourceClass
from tests.facts.parses import facts_of, mentions

SAFE = "[ccomp that [nsubj the *bridge/N] was:cop *safe/J]"
ANN = "*Ann/PN@PERSON Lee/PN@PERSON"


def said(*phrases: str) -> str:
    """One sentence each in which a source phrase says something."""
    return "\n".join(f"[nsubj {phrase}] *said/V {SAFE} ." for phrase in phrases)


def ledger(notation: str) -> list[tuple[str | None, list[str]]]:
    """Name and mentions of each entry."""
    facts = facts_of(notation)
    return [(source.name, mentions(facts, source)) for source in facts.sources]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("*Lee/PN@PERSON", id="surname"),
        pytest.param("Mr./PN:compound *Lee/PN@PERSON", id="courtesy title"),
        pytest.param("*A./PN@PERSON Lee/PN@PERSON", id="initial"),
        pytest.param("*Ann/PN@PERSON", id="first name"),
        pytest.param("*She", id="pronoun"),
        pytest.param("*Ann/PN@PERSON Lee/PN@PERSON", id="full name again"),
    ],
)
def test_second_mention_of_a_person(again: str) -> None:
    facts = facts_of(said(ANN, again))
    (source,) = facts.sources
    assert source.name == "Ann Lee"
    assert len(source.mentions) == len(source.attributions) == 2


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("the *World/PN@ORG Food/PN@ORG Board/PN@ORG", "*WFB/PN@ORG"),
        ("the *World/PN@ORG Food/PN@ORG Board/PN@ORG", "the *W.F.B./PN@ORG"),
        ("the Oldmere/PN:compound@ORG *Council/PN@ORG", "the *Council/PN@ORG"),
        ("the Oldmere/PN:compound@ORG *Council/PN@ORG", "the *council/N"),
        ("the Water/PN:compound@ORG *Agency/PN@ORG", "the *agency/N"),
        ("the Water/PN:compound@ORG *Agency/PN@ORG", "*it"),
        ("the Water/PN:compound@ORG *Agency/PN@ORG", "*they"),
    ],
)
def test_second_mention_of_a_body(full: str, short: str) -> None:
    facts = facts_of(said(full, short))
    assert len(facts.sources) == 1
    assert facts.sources[0].level is Level.INSTITUTION


ROLES = [
    pytest.param(f"[nsubj Mayor/PN:compound {ANN}]", "mayor", id="title before the name"),
    pytest.param(f"[nsubj {ANN} , [appos the *mayor/N] ,]", "mayor", id="apposition"),
    pytest.param(f"[nsubj {ANN} , [appos the *mayor/J] ,]", "mayor", id="apposition, mistagged"),
    pytest.param(
        "[nsubj The *general/N , [appos *Carl/PN@PERSON Orme/PN@PERSON] ,]", "general",
        id="name in apposition to the role",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "role"), ROLES)
def test_role_points_back_to_the_name_that_carries_it(subject: str, role: str) -> None:
    facts = facts_of(f"{subject} *said/V {SAFE} .\n{said(f'The *{role}/N')}")
    (source,) = facts.sources
    assert source.level is Level.NAMED_WITH_ROLE
    assert len(source.mentions) == 2


@pytest.mark.parametrize("taken_for", ["LOC", "ORG", "PERSON"])
def test_surname_that_speaks_is_the_person_whom_the_headline_names(taken_for: str) -> None:
    headline = "# [nsubj *Ann/PN@PERSON Orme/PN@PERSON] *warns=warn/VZ [obl of *floods=flood/NS]"
    facts = facts_of(f"{headline}\n\n{said(f'*Orme/PN@{taken_for}')}")
    (source,) = [one for one in facts.sources if "Orme" in (one.name or "")]
    assert (source.name, source.level) == ("Ann Orme", Level.NAMED)


def test_country_that_speaks_is_nobody_of_that_name() -> None:
    headline = "# [nsubj *Ann/PN@PERSON Norway/PN@PERSON] *warns=warn/VZ [obl of *floods=flood/NS]"
    facts = facts_of(f"{headline}\n\n{said('*Norway/PN@LOC')}")
    assert [one.name for one in facts.sources] == ["Ann Norway", "Norway"]


def test_name_that_the_recogniser_cut_short_goes_on_in_the_parse() -> None:
    facts = facts_of(said("*Dinah/PN@PERSON D’Orme/PN:flat", "*D’Orme/PN"))
    (source,) = facts.sources
    assert source.name == "Dinah D’Orme"


@pytest.mark.parametrize(
    ("post", "epithet", "is_she"),
    [("nominee", "senator", True), ("agent", "author", True), ("governor", "senator", False)],
)
def test_a_calling_goes_with_any_post(post: str, epithet: str, is_she: bool) -> None:
    facts = facts_of(
        f"[nsubj {ANN} , [appos the *{post}/N] ,] *said/V {SAFE} .\n{said(f'The *{epithet}/N')}"
    )
    assert (len(facts.sources) == 1) is is_she


def test_a_lone_surname_that_the_story_repeats_bears_the_post_of_the_headline() -> None:
    headline = "# [nsubj *Mayor/N] *warns=warn/VZ [ccomp that [nsubj *floods/NS] *come/VB]"
    facts = facts_of(f"{headline}\n\n{said(*['*Orme/PN@PERSON'] * 3)}")
    assert [(one.name, one.level) for one in facts.sources] == [("Orme", Level.NAMED_WITH_ROLE)]
    facts = facts_of(f"{headline}\n\n{said('*Orme/PN@PERSON')}")
    assert len(facts.sources) == 2


def test_they_may_be_two_people_named_together() -> None:
    pair = "[nsubj *Ann/PN@PERSON Lee/PN@PERSON [conj and *Ben/PN@PERSON Roe/PN@PERSON]]"
    facts = facts_of(f"{pair} *crossed=cross/V [obj the *bridge/N] .\n{said('*They')}")
    (source,) = facts.sources
    assert (source.name, source.level) == ("Ann Lee", Level.NAMED)


def test_two_posts_of_one_person() -> None:
    two_posts = "*journalist/N [conj and *author/N [flat *Ann/PN@PERSON Lee/PN@PERSON]]"
    (source,) = facts_of(said(f"Former/J {two_posts}")).sources
    assert (source.name, source.level) == ("Ann Lee", Level.NAMED_WITH_ROLE)
    (mayor, *_) = facts_of(said(f"The {two_posts}")).sources  # and whoever else
    assert mayor.name is None


@pytest.mark.parametrize(
    "post",
    [
        "*minister/N [nmod of *Justice/PN [flat {}]]",
        "Former/J *director/N [nmod of the Oldmere/PN:compound *Hospital/PN [flat {}]]",
    ],
)
def test_name_behind_a_post_and_its_body(post: str) -> None:
    (source,) = facts_of(said(post.format(ANN))).sources
    assert (source.name, source.level) == ("Ann Lee", Level.NAMED_WITH_ROLE)
    assert source.description in {"minister of Justice", "director of the Oldmere Hospital"}


@pytest.mark.parametrize(
    "phrase",
    [
        "an *aide/N [nmod of President/PN:compound {}]",
        "an *aide/N [nmod of {}]",
        "*aides=aide/NS [nmod of the Oldmere/PN:compound *Hospital/PN [flat {}]]",
    ],
)
def test_name_of_somebody_else_behind_a_post(phrase: str) -> None:
    (source,) = facts_of(said(phrase.format(ANN))).sources
    assert source.name is None


def test_name_behind_a_trade() -> None:
    (source,) = facts_of(said("the *operator/N [flat *Northwire/PN]")).sources
    assert source.name == "Northwire"


def test_role_told_by_a_copula() -> None:
    facts = facts_of(
        f"[nsubj {ANN}] is:cop the *mayor/N [nmod of *Oldmere/PN@LOC] .\n{said('*Lee/PN@PERSON')}"
    )
    assert facts.sources[0].level is Level.NAMED_WITH_ROLE


def test_role_told_by_a_relative_clause() -> None:
    facts = facts_of(
        f"[nsubj {ANN} , [acl:relcl who:nsubj *leads=lead/VZ [obj the Water/PN:compound@ORG "
        f"*Agency/PN@ORG]] ,] *said/V {SAFE} ."
    )
    assert facts.sources[0].level is Level.NAMED_WITH_ROLE


def test_two_people_of_one_surname_stay_apart() -> None:
    found = ledger(said(ANN, "*Bob/PN@PERSON Lee/PN@PERSON"))
    assert [name for name, _ in found] == ["Ann Lee", "Bob Lee"]


def test_pronoun_takes_the_person_whose_gender_fits() -> None:
    found = ledger(
        said(
            "Spokeswoman/PN:compound *Ann/PN@PERSON Lee/PN@PERSON",
            "Spokesman/PN:compound *Carl/PN@PERSON Orme/PN@PERSON",
            "*She",
        )
    )
    assert [(name, len(seen)) for name, seen in found] == [("Ann Lee", 2), ("Carl Orme", 1)]


def test_pronoun_takes_the_nearer_of_two() -> None:
    found = ledger(said(ANN, "*Carl/PN@PERSON Orme/PN@PERSON", "*He"))
    assert [(name, len(seen)) for name, seen in found] == [("Ann Lee", 1), ("Carl Orme", 2)]


def test_person_who_does_not_speak_is_no_source() -> None:
    found = ledger(f"[nsubj {ANN}] *left=leave/V .\n{said('*Carl/PN@PERSON Orme/PN@PERSON')}")
    assert [name for name, _ in found] == ["Carl Orme"]


def test_pronoun_may_refer_to_a_person_who_had_not_spoken() -> None:
    found = ledger(f"[nsubj {ANN}] *left=leave/V .\n{said('*She')}")
    assert [name for name, _ in found] == ["Ann Lee"]


def test_possessive_pronoun_of_a_noun_cue() -> None:
    found = ledger(
        f"{said(ANN)}\n[nsubj Her/PR:nmod:poss *claim/N [acl that [nsubj *it] is:cop *safe/J]] "
        "*drew=draw/V [obj *laughter/N] ."
    )
    assert [(name, seen[1]) for name, seen in found] == [("Ann Lee", "Her")]


def test_relative_pronoun_is_the_noun_it_modifies() -> None:
    facts = facts_of(f"[nsubj {ANN} , [acl:relcl who:nsubj *said/V {SAFE}] ,] *left=leave/V .")
    (source,) = facts.sources
    assert source.name == "Ann Lee"


def test_they_are_the_plural_source_before() -> None:
    facts = facts_of(said("Two *officials/NS", "*They"))
    (source,) = facts.sources
    assert (source.count, len(source.mentions)) == (2, 2)


def test_both_are_the_two_before() -> None:
    facts = facts_of(said("Two *officials/NS", "*Both/PR"))
    assert len(facts.sources) == 1


def test_the_two_are_the_two_before() -> None:
    facts = facts_of(said("Two *officials/NS", "The *two/M"))
    assert len(facts.sources) == 1


def test_others_are_further_sources_of_the_same_level() -> None:
    facts = facts_of(said("*sources/NS [amod *close/J [obl to the *council/N]]", "*Others/PR"))
    assert [source.level for source in facts.sources] == [Level.RELATION_ONLY] * 2
    assert facts.sources[1].source_class is SourceClass.UNNAMED_GROUP


def test_definite_description_repeats_an_indefinite_one() -> None:
    facts = facts_of(said("A council/N *official/N", "The *official/N"))
    assert len(facts.sources) == 1


def test_same_plain_words_twice_are_one_source() -> None:
    assert len(facts_of(said("*Analysts/NS", "*analysts/NS")).sources) == 1


def test_unlike_descriptions_are_different_sources() -> None:
    found = facts_of(said("A council/N *official/N", "A police/N *official/N"))
    assert len(found.sources) == 2


def test_age_points_back_to_the_person() -> None:
    facts = facts_of(
        said(f"{ANN} , [appos 54/M] ,", "The [compound 54/M -/P:punct *year/N] -/P:punct *old/N")
    )
    (source,) = facts.sources
    assert source.name == "Ann Lee"


def test_answers_of_an_interview_are_the_interviewee() -> None:
    facts = facts_of(
        f"[nsubj {ANN}] *builds=build/VZ [obj *bridges=bridge/NS] .\n\n"
        "*Q/N : [dep is:cop [nsubj the *bridge/N] *safe/J] ?\n\n"
        "*A/N : [dep [nsubj *It] is:cop *safe/J] .\n\n"
        "*Q/N : [dep and *Carl/PN@PERSON Orme/PN@PERSON] ?\n\n"
        "*A/N : [dep [nsubj *We] *wait/VZ] .",
    )
    found = [one for one in facts.attributions if one.construction == "speaker-turn"]
    assert len(found) == 2
    assert [source.name for source in facts.sources] == ["Ann Lee"]


def test_shares_of_the_ledger_sum_to_one() -> None:
    facts = facts_of(said(ANN, "*Analysts/NS", "*Lee/PN@PERSON"))
    assert sum(source.share for source in facts.sources) == pytest.approx(1, abs=1e-3)
    words = [source.content_words for source in facts.sources]
    assert words == [10, 5]


def test_entries_are_numbered_by_first_mention() -> None:
    facts = facts_of(said("*Analysts/NS", ANN))
    assert [source.id for source in facts.sources] == ["S1", "S2"]
    assert facts.sources[0].mentions[0].start < facts.sources[1].mentions[0].start
    for attribution in facts.attributions:
        (owner,) = [one for one in facts.sources if attribution.id in one.attributions]
        assert attribution.source_id == owner.id
        assert (attribution.level, attribution.source_class) == (owner.level, owner.source_class)


def test_surname_that_the_recogniser_takes_for_a_place_is_still_the_person() -> None:
    facts = facts_of(
        said("*Ann/PN@GPE Lee/PN@GPE", "*Lee/PN@GPE", "*Ann/PN@PERSON Lee/PN@PERSON")
        + "\n"
        + said(ANN, "*Lee/PN@PERSON", "*Lee/PN@PERSON")
    )
    assert [source.name for source in facts.sources] == ["Ann Lee"]


def test_person_whose_rank_was_taken_for_a_body() -> None:
    facts = facts_of(
        said(
            "[compound Air/PN:compound@ORG *Force/PN@ORG] Gen./PN:compound@ORG *Carl/PN@ORG "
            "Orme/PN@ORG",
            "*Orme/PN@PERSON",
        )
    )
    (source,) = facts.sources
    assert (source.name, source.level) == ("Carl Orme", Level.NAMED_WITH_ROLE)


def test_possessor_of_a_noun_cue_is_resolved_by_role() -> None:
    facts = facts_of(
        f"[nsubj General/PN:compound *Carl/PN@PERSON Orme/PN@PERSON] *said/V {SAFE} .\n"
        "[nsubj [nmod:poss The *general/N ’s/T:case] *claim/N [acl that [nsubj it] would "
        "*hold/VB]] "
        "*drew=draw/V [obj *laughter/N] ."
    )
    (source,) = facts.sources
    assert (source.name, len(source.mentions)) == ("Carl Orme", 2)


@pytest.mark.parametrize(("word", "expected"), [("many", 1), ("others", 2)])
def test_a_quantifier_of_the_same_sentence_is_the_same_source(word: str, expected: int) -> None:
    told = "[advcl while/C:mark [nsubj many/J *voters=voter/NS] *said/V [ccomp it *rains=rain/VZ]]"
    found = facts_of(f"{told} , [nsubj *{word}/NS] *said/V [ccomp it *snows=snow/VZ] .")
    assert len(found.sources) == expected
