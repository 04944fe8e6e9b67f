"""Content units: what rests on a source, and newsroom clauses that rest on nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.facts.attribution.model import AttributionModel
from analyzer.facts.claims import find_units, unresolved_sources
from analyzer.lexicon import load_lexicons
from analyzer.types import Facts, Level, SourceClass, Span, Unit
from tests.conftest import build_facts
from tests.facts import parses

#: Takes *say* and *warn* and nothing else, so that *expose* and *raise* stay the newsroom's.
SPEECH = AttributionModel({"bias": -5.0, "lemma=say.VERB": 10.0, "lemma=warn.VERB": 10.0}, 0.5)


def facts_of(notation: str) -> Facts:
    return parses.facts_of(notation, SPEECH)


def unsourced(facts: Facts) -> list[str]:
    """The words of newsroom clauses that count as contestable."""
    return [words(facts, one) for one in facts.units if one.attribution_id is None]


def words(facts: Facts, unit: Unit) -> str:
    return facts.draft.text[unit.start : unit.end]


CONTESTABLE = [
    pytest.param(
        "[nsubj The *closure/N] could *cripple/VB [obj the whole/J *town/N] .", id="prediction"
    ),
    pytest.param(
        "[nsubj The *town/N] *lost=lose/V [obj its/PR:nmod:poss *mill/N] [advcl because [nsubj the "
        "*council/N] *ignored=ignore/V [obj the *flood/N]] .",
        id="explanation",
    ),
    pytest.param(
        "[nsubj The *collapse/N] was:cop the worst/JS *failure/N [nmod of the *decade/N] .",
        id="superlative",
    ),
    pytest.param(
        "[nsubj The *collapse/N] *exposed=expose/V [obj a *gap/N [nmod in *oversight/N]] .",
        id="conclusion",
    ),
    pytest.param(
        "[nsubj The *affair/N] has *raised=raise/VP [obj urgent/J *questions=question/NS] .",
        id="perfect that sums up",
    ),
    pytest.param("[nsubj The *plan/N [nmod for the *harbour/N]] is:cop *risky/J .", id="judgement"),
    pytest.param(
        "[nsubj:pass The *collapse/N] was:aux:pass *driven=drive/VP [obl by the *greed/N [nmod of "
        "the *owners=owner/NS]] .",
        id="conclusion with its agent",
    ),
    pytest.param(
        "[nsubj The *town/N] *lost=lose/V [obj its/PR:nmod:poss *mill/N] [advcl since/I:mark "
        "[nsubj the *council/N] *ignored=ignore/V [obj the *flood/N]] .",
        id="since of a reason",
    ),
    pytest.param(
        "[nsubj The *plan/N] was:cop [advmod most/R:advmod] *risky/J [obl for the *harbour/N] .",
        id="most of a quality",
    ),
    pytest.param("[nsubj The *mill/N] will *fail/VB [obl in the *end/N] .", id="prophecy"),
    pytest.param(
        "[nsubj The *council/N] could *vote/VB [obl on *Monday/PN] .", id="day of what may be"
    ),
]

PLAIN = [
    pytest.param(
        "[nsubj The *remarks=remark/NS] *came=come/V [obl in an *answer/N [acl about/I:mark how/R "
        "[nsubj the *bridge/N] would *hold/VB]] .",
        id="a question inside, however it is answered",
    ),
    pytest.param(
        "[nsubj The *remarks=remark/NS] have *drawn=draw/VP [obj *scrutiny/N] "
        "[obl from the *union/N] .",
        id="whose reaction it is, is said",
    ),
    pytest.param(
        "[nsubj The *council/N] *closed=close/V [obj the *bridge/N] [obl on *Monday/PN] .",
        id="dated event",
    ),
    pytest.param(
        "[nsubj The *council/N] *met=meet/V [advcl about [advmod *how/R] [nsubj *it] could "
        "*save/VB [obj the *harbour/N] [nmod in *March/PN]] .",
        id="question inside a sentence",
    ),
    pytest.param(
        "[nsubj The *council/N] *has=have/VZ [obj twelve/M *members=member/NS] .", id="figure"
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *trained=train/V [obl as an *engineer/N [nmod in *Oldmere/PN@GPE]] "
        ".",
        id="biography",
    ),
    pytest.param("[nsubj *It] *rained=rain/V .", id="too short to weigh"),
    pytest.param(
        "Could [nsubj the *closure/N] *cripple/VB [obj the whole/J *town/N] ?", id="question"
    ),
    pytest.param(
        "[nsubj The *council/N] *met=meet/V [advcl if/I:mark [nsubj the *closure/N] could "
        "*cripple/VB [obj the *town/N] [obl in *March/PN]] .",
        id="condition",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] has *run/VP [obj the *mill/N] [advcl since/I:mark [nsubj he/PR] "
        "*left=leave/V [obj the *army/N] [obl in *March/PN]] .",
        id="since when",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *ran=run/V [obj the *mill/N] [advcl since/I:mark "
        "*leaving=leave/VG [obj the *army/N] [obl in *March/PN]] .",
        id="since doing",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] was:cop [advmod most/R:advmod] *recent/J [obl in the *line/N [nmod "
        "of *chiefs=chief/NS]] .",
        id="most recent",
    ),
    pytest.param(
        "[nsubj The *trade/N [nmod of the *town/N]] *brings=bring/VZ [obj 40/M *boats=boat/NS "
        "[nmod of *salt/N]] .",
        id="figure in the present",
    ),
    pytest.param(
        "[nsubj *percent/N [nummod Forty/M]] would *close/VB [obj the *bridge/N] [obl in "
        "*March/PN] .",
        id="figure of a poll",
    ),
    pytest.param(
        "[nsubj [amod most/J] *members=member/NS [nmod of the *council/N]] *met=meet/V [obl on "
        "*Monday/PN] .",
        id="most of a number",
    ),
    pytest.param(
        "[nsubj:pass The *tests=test/NS] were:aux:pass *made=make/VP [obl at the *dock/N] [obl in "
        "*March/PN] .",
        id="what was done to a thing",
    ),
    pytest.param(
        "[nsubj:pass The *road/N] has:aux been:aux:pass *closed=close/VP [obl at the *dock/N] [obl "
        "in *March/PN] .",
        id="what has been done to a thing",
    ),
    pytest.param(
        "[nsubj The *council/N] will *visit/VB [obj the *mill/N] [obl on *Monday/PN] .",
        id="event on a calendar",
    ),
]


@pytest.mark.parametrize("notation", CONTESTABLE)
def test_contestable_clause_rests_on_nobody(notation: str) -> None:
    facts = facts_of(notation)
    assert len(unsourced(facts)) == 1
    assert {one.level for one in facts.units} == {Level.NO_SOURCE}


@pytest.mark.parametrize("notation", PLAIN)
def test_plain_fact_is_no_unit(notation: str) -> None:
    assert facts_of(notation).units == ()


SAID = (
    "[nsubj *Lee/PN@PERSON] *said/V [ccomp that [nsubj the *closure/N] could *cripple/VB [obj the "
    "whole/J *town/N]] ."
)


def test_content_of_an_attribution_is_a_unit_of_its_level() -> None:
    facts = facts_of(SAID)
    (unit,) = facts.units
    (attribution,) = facts.attributions
    assert words(facts, unit) == "that the closure could cripple the whole town"
    assert (unit.attribution_id, unit.level) == (attribution.id, Level.NAMED)
    assert unit.words == 4


def test_words_of_an_attribution_are_counted_by_sentence() -> None:
    facts = facts_of(
        "“ [ccomp [nsubj The *pier/N] *sank=sink/V [obl on *Monday/PN]] , ” [nsubj *Lee/PN@PERSON] "
        "*said/V .\n“ [nsubj The *crew/N] *came=come/V [obl with a *boat/N] . ”"
    )
    (unit,) = facts.units
    assert (unit.words, unit.by_sentence) == (6, (3, 3))
    (unit,) = facts_of(SAID).units
    assert unit.by_sentence == (4,)


def test_claim_that_somebody_makes_is_not_counted_for_the_newsroom() -> None:
    assert unsourced(facts_of(SAID)) == []


def test_nested_attribution_is_no_unit_of_its_own() -> None:
    facts = facts_of(
        "[nsubj *Lee/PN@PERSON] *said/V [ccomp that [nsubj a *clerk/N] had *warned=warn/VP [ccomp "
        "that "
        "[nsubj the *bridge/N] would *fall/VB]] ."
    )
    assert len(facts.attributions) == 2
    assert len(facts.units) == 1


def test_words_in_quotation_marks_are_not_the_newsrooms_claim() -> None:
    facts = facts_of("“ [nsubj The *closure/N] could *cripple/VB [obj the whole/J *town/N] . ”")
    assert unsourced(facts) == []


def test_lead_is_the_headline_and_the_first_two_paragraphs() -> None:
    clause = "[nsubj The *closure/N] could *cripple/VB [obj the whole/J *town/N]"
    facts = facts_of(f"# {clause}\n\n" + "\n\n".join([f"{clause} ."] * 3))
    assert [one.is_lead for one in facts.units] == [True, True, True, False]


def test_lead_without_a_headline() -> None:
    clause = "[nsubj The *closure/N] could *cripple/VB [obj the whole/J *town/N] ."
    facts = facts_of("\n\n".join([clause] * 3))
    assert [one.is_lead for one in facts.units] == [True, True, False]


def test_units_come_in_text_order() -> None:
    facts = facts_of("\n".join([SAID, CONTESTABLE[3].values[0], SAID]))  # type: ignore[list-item]
    starts = [one.start for one in facts.units]
    assert len(starts) == 3
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "notation",
    [
        "[nsubj The *repairs=repair/NS] were:cop too/R:advmod *slow/J [obl for the *winter/N] .",
        "It:expl was:cop *hard/J [csubj to *see/VB [obj a *way/N]] [obl of the *crisis/N] .",
        "This/PR:nsubj *led=lead/V [obl to heavy/J *losses=loss/NS] [obl for *farmers=farmer/NS] .",
    ],
    ids=["too much", "empty subject", "demonstrative"],
)
def test_opinions_that_have_no_subject_of_their_own(notation: str) -> None:
    assert len(unsourced(facts_of(notation))) == 1


def test_word_of_a_clause_inside_another_is_weighed_once() -> None:
    facts = facts_of(
        "[nsubj The *closure/N [acl:relcl [nsubj *which/PR] could *cripple/VB [obj the whole/J "
        "*town/N]]] has *cost=cost/VP [obj many/J *jobs=job/NS [nmod in the *port/N]] ."
    )
    assert [(one.words, words(facts, one)[:11]) for one in facts.units] == [
        (5, "The closure"),
        (3, "which could"),
    ]


def test_a_body_that_could_be_asked_draws_no_conclusion() -> None:
    facts = facts_of("[nsubj The *court/N] *sent=send/V [obj the *case/N] [obl to the *jury/N] .")
    assert unsourced(facts) == []


def test_thing_that_cannot_speak_answers_for_nothing() -> None:
    facts = facts_of(
        "[nsubj The *delay/N] *said=say/V [ccomp that [nsubj the *closure/N] could *cripple/VB "
        "[obj the whole/J *town/N]] ."
    )
    assert [one.attribution_id for one in facts.units] == [None]
    assert {one.level for one in facts.units} == {Level.NO_SOURCE}


def test_claim_that_somebody_may_make_counts_so_much_less() -> None:
    doubtful = AttributionModel({"bias": -0.5}, 0.5)
    (unit,) = parses.facts_of(SAID, doubtful).units
    assert (unit.attribution_id, unit.level) == (None, Level.NO_SOURCE)
    assert 0.5 < unit.confidence < 0.9


def test_event_before_a_reaction_is_no_source_of_it() -> None:
    facts, parsed = facts_of(SAID), parses.parse(SAID)
    start = facts.draft.text.index("said")

    def level(reaction: Span) -> Level:
        found = find_units(
            parsed.tree, parsed.marks, load_lexicons(), facts.attributions, reactions=[reaction]
        )
        return found[0].level

    assert level(Span(start, start + 20)) is Level.NO_SOURCE
    assert level(Span(0, start + 20)) is Level.NAMED  # whoever has it stands in the reaction


def test_words_of_somebody_who_was_not_found_are_no_unit() -> None:
    facts = facts_of(SAID.replace("*Lee/PN@PERSON", "*They"))
    assert [one.content is not None for one in facts.attributions] == [True]
    assert facts.units == ()


@pytest.mark.parametrize(
    ("mentions", "is_unresolved"),
    [(("They",), True), (("They", "their"), True), (("They", "voters"), False)],
)
def test_a_source_is_unresolved_if_only_pronouns_tell_of_it(mentions, is_unresolved):
    text = "They said so in their report on voters."
    spans = tuple(Span(text.index(one), text.index(one) + len(one)) for one in mentions)
    source = replace(
        build_facts().sources[0], source_class=SourceClass.GENERIC_CROWD, mentions=spans
    )
    assert unresolved_sources(text, [source]) == (
        frozenset({"S1"}) if is_unresolved else frozenset()
    )
