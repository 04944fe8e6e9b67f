"""Which sources a reader cannot place, decided on facts built by hand."""

from __future__ import annotations

import pytest

from analyzer.lexicon import load_lexicons
from analyzer.rules import run_rules
from analyzer.rules.precision import measured
from analyzer.types import Level, SourceClass, Voice
from tests.rules.building import DOCUMENT, GROUP, IDENTITY_RULES, PERSON, Builder, Told, flagged


@pytest.mark.parametrize(
    ("phrase", "fields", "rule", "severity"),
    [
        ("Sources", {"kind": "bare", "head": "source"}, "SRC-BARE", 3),
        ("An insider", {"kind": "bare", "head": "insider", "source_class": PERSON}, "SRC-BARE", 3),
        (
            "A person briefed on the talks",
            {"kind": "bare", "head": "person", "access": True, "relation": True,
             "source_class": PERSON, "level": Level.INSTITUTION_ONLY},
            "SRC-BARE", 2,
        ),
        (
            "Sources close to the Kremlin",
            {"kind": "bare", "head": "source", "relation": True, "source_class": GROUP,
             "level": Level.RELATION_ONLY},
            "SRC-REL", 3,
        ),
        (
            "Friends of the singer",
            {"kind": "proximity", "head": "friend", "source_class": GROUP,
             "level": Level.RELATION_ONLY},
            "SRC-REL", 3,
        ),
        (
            "Sources within the ministry",
            {"kind": "bare", "head": "source", "organisation": True, "source_class": GROUP,
             "level": Level.INSTITUTION_ONLY},
            "SRC-INST", 2,
        ),
        (
            "Diplomatic sources",
            {"kind": "bare", "head": "source", "source_class": GROUP, "level": Level.RELATION_ONLY},
            "SRC-INST", 2,
        ),
        (
            "A White House official",
            {"kind": "official", "head": "official", "organisation": True, "source_class": PERSON,
             "level": Level.INSTITUTION_ONLY},
            "SRC-INST", 2,
        ),
        (
            "Two executives at the bank",
            {"kind": "business", "head": "executive", "organisation": True, "count": 2,
             "source_class": GROUP, "level": Level.INSTITUTION_ONLY},
            "SRC-INST", 2,
        ),
        ("Analysts", {"kind": "expert", "head": "analyst"}, "SRC-EXPERT", 2),
        (
            "An economist",
            {"kind": "expert", "head": "economist", "source_class": PERSON},
            "SRC-EXPERT", 2,
        ),
        (
            "A professor at the university",
            {"kind": "expert", "head": "professor", "organisation": True, "source_class": PERSON,
             "level": Level.INSTITUTION_ONLY},
            "SRC-INST", 2,
        ),
        ("Critics", {"kind": "crowd", "head": "critic"}, "SRC-CROWD", 2),
        ("Some", {"kind": "pronoun", "head": "some"}, "SRC-CROWD", 2),
        ("The world", {"kind": "diffuse", "head": "world"}, "SRC-CROWD", 2),
        (
            "Many lawmakers",
            {"kind": "official", "head": "lawmaker", "source_class": GROUP,
             "level": Level.RELATION_ONLY},
            "SRC-CROWD", 2,
        ),
        (
            "Traders",
            {"kind": "business", "head": "trader", "source_class": GROUP,
             "level": Level.RELATION_ONLY},
            "SRC-CROWD", 2,
        ),
        (
            "Residents",
            {"kind": "witness", "head": "resident", "source_class": GROUP,
             "level": Level.RELATION_ONLY},
            "SRC-CROWD", 1,
        ),
        (
            "Studies",
            {"kind": "document", "head": "study", "source_class": DOCUMENT,
             "level": Level.RELATION_ONLY},
            "SRC-DOC", 2,
        ),
        (
            "Media reports",
            {"kind": "outlet", "head": "media report", "source_class": GROUP,
             "level": Level.RELATION_ONLY},
            "SRC-MEDIA", 2,
        ),
    ],
)  # fmt: skip
def test_each_source_gets_the_one_flag_that_fits(phrase, fields, rule, severity):
    facts = Builder(f"{phrase} said the deal was dead.").source(phrase, **fields).facts()
    assert flagged(facts) == [(rule, phrase, severity)]


@pytest.mark.parametrize(
    ("phrase", "fields"),
    [
        ("Anna Roe", {"kind": "bare", "name": "Anna Roe", "source_class": SourceClass.NAMED_PERSON,
                      "level": Level.NAMED}),
        ("Sources", {"kind": "bare", "name": "Anna Roe"}),
        ("Two people who attended the meeting",
         {"kind": "bare", "access": True, "count": 2, "source_class": GROUP,
          "level": Level.ROLE_AND_ACCESS}),
        ("The defence ministry",
         {"kind": "institution", "source_class": SourceClass.NAMED_ORG,
          "level": Level.INSTITUTION}),
        ("An appeals court",
         {"kind": "institution", "head": "appeals court", "source_class": GROUP,
          "level": Level.INSTITUTION_ONLY}),
        ("A federal judge",
         {"kind": "official", "head": "judge", "source_class": PERSON,
          "level": Level.INSTITUTION_ONLY}),
        ("A spokesman", {"kind": "spokesperson", "source_class": PERSON,
                         "level": Level.INSTITUTION_ONLY}),
        ("The mayor", {"kind": "title", "source_class": PERSON, "level": Level.INSTITUTION_ONLY}),
        ("The Vermont senator",
         {"kind": "official", "head": "senator", "source_class": PERSON,
          "level": Level.RELATION_ONLY}),
        ("His lawyer", {"kind": "business", "head": "lawyer", "source_class": PERSON,
                        "level": Level.INSTITUTION_ONLY}),
        ("Roe’s doctor", {"kind": "expert", "head": "doctor", "source_class": PERSON}),
        ("One resident", {"kind": "witness", "head": "resident", "source_class": PERSON,
                          "level": Level.RELATION_ONLY}),
        ("Her book", {"kind": "document", "head": "book", "source_class": DOCUMENT,
                      "level": Level.INSTITUTION_ONLY}),
        ("The report", {"kind": "document", "head": "report", "source_class": DOCUMENT,
                        "level": Level.INSTITUTION_ONLY}),
        ("The 2023 Lancet study", {"kind": "document", "name": "Lancet study",
                                   "source_class": SourceClass.IDENTIFIED_DOCUMENT,
                                   "level": Level.NAMED}),
        ("Our enemies", {"kind": "crowd", "head": "enemy"}),
        ("Members of the Caucus", {"kind": "crowd", "head": "member", "organisation": True,
                                   "source_class": GROUP, "level": Level.RELATION_ONLY}),
        ("He", {"kind": "bare", "head": "source", "source_class": PERSON}),
        ("The incident", {"source_class": SourceClass.NONE, "level": Level.NO_SOURCE}),
        ("Sprinters", {"kind": None, "head": "sprinter"}),
    ],
)  # fmt: skip
def test_sources_a_reader_can_place_or_that_are_none_stay_silent(phrase, fields):
    facts = Builder(f"{phrase} said the deal was dead.").source(phrase, **fields).facts()
    assert flagged(facts) == []


@pytest.mark.parametrize(
    "told",
    [
        Told("Officials", polarity="negated"),
        Told("Officials", polarity="question"),
        Told("Officials", polarity="hypothetical"),
        Told("Officials", cue_class="implicative", cue="decline"),
        Told("Officials", cue="charge", cue_class="accusation"),
        Told("Officials", confidence=0.4),
    ],
)
def test_nothing_told_is_nothing_to_flag(told):
    fields = {"kind": "official", "head": "official", "source_class": GROUP,
              "level": Level.RELATION_ONLY}  # fmt: skip
    assert flagged(Builder("Officials spoke of the deal.").source(told, **fields).facts()) == []


def test_those_whose_trade_is_telling_are_believed_to_tell_sooner():
    facts = (
        Builder("Analysts expect it. Officials expect it.")
        .source(Told("Analysts", confidence=0.5), kind="expert", head="analyst")
        .source(Told("Officials", confidence=0.5), kind="official", head="official")
        .facts()
    )
    assert flagged(facts) == [("SRC-EXPERT", "Analysts", 2)]


def test_what_a_crowd_shouts_is_an_event():
    told = Told("Supporters", cue="chant")
    facts = Builder("Supporters chanted her name.").source(told, kind="crowd").facts()
    assert flagged(facts) == []


def test_public_acts_of_officials_weigh_less_but_anonymous_sources_do_not():
    text = "Officials urged people to leave. Sources urged the minister to quit."
    urge = {"cue": "urge", "cue_class": "directive"}
    facts = (
        Builder(text)
        .source(Told("Officials", **urge), kind="official", source_class=GROUP,
                level=Level.RELATION_ONLY)
        .source(Told("Sources", **urge), kind="bare", head="source")
        .facts()
    )  # fmt: skip
    assert flagged(facts) == [("SRC-INST", "Officials", 1), ("SRC-BARE", "Sources", 3)]


def test_quoted_words_are_the_speakers_own_matter():
    text = "“Sources said it was dead,” Roe said."
    facts = (
        Builder(text)
        .voice("“Sources said it was dead,”", Voice.QUOTED, "A2")
        .source("Sources", kind="bare")
        .facts()
    )
    assert flagged(facts) == []


def test_inside_somebody_elses_content_severity_is_one():
    facts = (
        Builder("Roe said sources had told her it was dead.")
        .voice("sources had told her it was dead", Voice.ATTRIBUTED, "A2")
        .source("sources", kind="bare")
        .facts()
    )
    assert flagged(facts) == [("SRC-BARE", "sources", 1)]


def test_a_crowd_must_be_surer_to_speak_unless_a_vague_number_opens_it():
    facts = (
        Builder("Voters said no, and some voters said yes.")
        .source(Told("Voters", confidence=0.7), kind="crowd", head="voter")
        .source(Told("some voters", confidence=0.7), kind="crowd", head="voter")
        .facts()
    )
    assert flagged(facts) == [("SRC-CROWD", "some voters", 2)]


def test_own_content_is_not_around_the_source():
    facts = (
        Builder("The deal is dead, sources said.")
        .voice("The deal is dead, sources", Voice.ATTRIBUTED, "A1")
        .source("sources", kind="bare")
        .facts()
    )
    assert flagged(facts) == [("SRC-BARE", "sources", 3)]


@pytest.mark.parametrize(("where", "expert"), [({"lead": True}, 3), ({"headline": True}, 1)])
def test_headline_and_lead_raise_severity_but_a_headline_need_not_name_its_experts(where, expert):
    facts = (
        Builder("Analysts said the deal was dead, sources said.", **where)
        .source("Analysts", kind="expert", head="analyst")
        .source("sources", kind="bare")
        .facts()
    )
    assert flagged(facts) == [("SRC-EXPERT", "Analysts", expert), ("SRC-BARE", "sources", 3)]


def test_the_second_paragraph_is_no_lead():
    facts = (
        Builder("A bridge closed.\n\nAnalysts said the deal was dead.", lead=True)
        .source("Analysts", kind="expert", head="analyst")
        .facts()
    )
    assert flagged(facts) == [("SRC-EXPERT", "Analysts", 2)]


def test_the_only_accuser_weighs_more_than_one_who_joins_a_named_accuser():
    accuse = {"cue": "accuse", "cue_class": "accusation"}
    fields = {"kind": "official", "head": "official", "source_class": GROUP,
              "level": Level.RELATION_ONLY}  # fmt: skip
    alone = Builder("Officials accused Roe of theft.").source(Told("Officials", **accuse), **fields)
    assert flagged(alone.facts()) == [("SRC-INST", "Officials", 3)]
    joined = (
        Builder("Anna Li accused Roe of theft. Officials accused Roe of theft.")
        .source(Told("Anna Li", **accuse), name="Anna Li", level=Level.NAMED,
                source_class=SourceClass.NAMED_PERSON)
        .source(Told("Officials", **accuse), **fields)
    )  # fmt: skip
    assert flagged(joined.facts()) == [("SRC-INST", "Officials", 2)]


def test_a_source_is_flagged_once_and_again_only_where_it_is_described_anew():
    text = (
        "Sources said no. Later the sources said yes, and they said maybe. Sources said no again. "
        "Sources in the ministry said so too."
    )
    facts = (
        Builder(text)
        .source("Sources", "the sources", "they", "Sources", "Sources in the ministry", kind="bare")
        .facts()
    )
    assert [text for _, text, _ in flagged(facts)] == ["Sources", "Sources in the ministry"]


def test_a_mention_inside_others_content_does_not_hide_one_in_the_newsrooms_voice():
    facts = (
        Builder("Roe said how experts see it. Experts say so.")
        .voice("how experts see it", Voice.ATTRIBUTED, "A9")
        .source("experts", "Experts", kind="expert", head="expert")
        .facts()
    )
    assert flagged(facts) == [("SRC-EXPERT", "experts", 1), ("SRC-EXPERT", "Experts", 2)]


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("In recent days, officials at the ministry", "officials at the ministry"),
        ("Officials, all of them men, and their aides", "Officials"),
        ("yet officials at the ministry", "officials at the ministry"),
        ("Some 1,000 officials", "Some 1,000 officials"),
        ("Officials", "Officials"),
    ],
)
def test_the_flag_leaves_out_what_commas_set_off(phrase, shown):
    fields = {"kind": "official", "head": "official", "source_class": GROUP,
              "level": Level.INSTITUTION_ONLY}  # fmt: skip
    facts = Builder(f"{phrase} said so.").source(phrase, **fields).facts()
    assert flagged(facts) == [("SRC-INST", shown, 2)]


def test_a_quantifier_that_stands_for_experts_is_a_crowd():
    facts = (
        Builder("Experts doubt it. Some said it was hard. Others blamed rust.")
        .source("Experts", "Some", "Others", kind="expert", head="expert")
        .facts()
    )
    assert flagged(facts) == [
        ("SRC-EXPERT", "Experts", 2),
        ("SRC-CROWD", "Some", 2),
        ("SRC-CROWD", "Others", 2),
    ]


def test_a_first_mention_in_quotation_marks_does_not_hide_the_next():
    facts = (
        Builder("“Sources said no,” Roe said. Sources said yes.")
        .voice("“Sources said no,”", Voice.QUOTED, "A9")
        .source("Sources", "Sources", kind="bare")
        .facts()
    )
    flags, _ = run_rules(facts, load_lexicons(), select=IDENTITY_RULES)
    assert [flag.start for flag in flags] == [facts.draft.text.rindex("Sources")]


def test_definite_phrases_point_back_if_there_is_something_to_point_to():
    back = Builder("Two officials were hurt. The officials said so.").source(
        "The officials", kind="official", head="official", source_class=GROUP,
        level=Level.RELATION_ONLY,
    )  # fmt: skip
    assert flagged(back.facts()) == []
    nothing = Builder("The critics said so.").source("The critics", kind="crowd", head="critic")
    assert flagged(nothing.facts()) == [("SRC-CROWD", "The critics", 2)]


def test_a_polled_crowd_is_not_vague():
    fields = {"kind": "crowd", "head": "voter"}
    named_poll = {"is_identified": True, "role": "channel", "attribution_id": "A1"}
    facts = (
        Builder("Voters said so in a Levada poll.")
        .source("Voters", **fields)
        .evidence("a Levada poll", "poll", "document", **named_poll)
        .facts()
    )
    assert flagged(facts) == []
    nested = (
        Builder("The 2023 census said that voters said so.")
        .source("The 2023 census", source_class=SourceClass.IDENTIFIED_DOCUMENT,
                level=Level.NAMED, name="census")
        .source(Told("voters", parent=1), **fields)
        .facts()
    )  # fmt: skip
    assert flagged(nested) == []


def test_a_flag_is_no_surer_than_such_flags_proved_nor_than_that_the_source_spoke():
    facts = (
        Builder("Analysts expect it. Experts expect it.")
        .source(Told("Analysts", confidence=1.0), kind="expert", head="analyst")
        .source(Told("Experts", confidence=0.5), kind="expert", head="expert")
        .facts()
    )
    flags, _ = run_rules(facts, load_lexicons(), select=["SRC-EXPERT"])
    assert [flag.confidence for flag in flags] == [measured("SRC-EXPERT"), 0.5]
