"""Loaded words: which gate silences them, whose words they are, what they are said of."""

from __future__ import annotations

import pytest

from analyzer.facts.framing.model import FramingModel, load_model, load_readings, to_share
from analyzer.facts.framing.proposal import Proposal
from analyzer.lexicon_framing import FramingKind, TermPos, inflections
from analyzer.types import FramingTerm, Voice
from tests.facts.parses import facts_of


def terms(notation: str) -> list[FramingTerm]:
    return list(facts_of(notation).framing)


def gate(notation: str, text: str) -> str:
    return next(term.blocked_by for term in terms(notation) if term.text == text)


def test_a_label_in_the_newsrooms_voice_stands():
    (term,) = terms("[nsubj The *thugs=thug/NS] *left=leave/V early/R .")
    assert (term.kind, term.voice, term.blocked_by) == ("label", Voice.NEWSROOM, "")
    assert 0.5 < term.confidence < 1


@pytest.mark.parametrize(
    ("notation", "text", "expected"),
    [
        pytest.param(
            "“ [nsubj The *thugs=thug/NS] *left=leave/V early/R today/R , ” "
            "[parataxis [nsubj Roe/PN@PERSON] *said=say/V] .",
            "thugs", "quotation", id="quoted",
        ),
        pytest.param(
            "[nsubj *Radical/PN@ORG Party/PN@ORG] *won=win/V .",
            "Radical", "name", id="name",
        ),
        pytest.param(
            "[nsubj They/PR] *found=find/V [obj an explosive/J *device/N] .",
            "explosive", "literal", id="literal",
        ),
        pytest.param(
            "[nsubj It/PR] was not a *sham/N .",
            "sham", "negated", id="negated",
        ),
        pytest.param(
            "[nsubj Cole/PN@PERSON] *called=call/V [obj them/PR] [xcomp *thugs=thug/NS] .",
            "thugs", "reported", id="somebody's label",
        ),
    ],
)  # fmt: skip
def test_gates_silence(notation, text, expected):
    assert gate(notation, text) == expected


def test_a_silenced_term_is_kept_with_its_gate():
    found = terms("[nsubj They/PR] *found=find/V [obj an explosive/J *device/N] .")
    assert [term.blocked_by for term in found] == ["literal"]


def test_a_hyphen_may_part_a_word():
    (term,) = terms("[nsubj The tone/N deaf/J *reply/N] *came=come/V late/R .")
    assert (term.lemma, term.text) == ("tone-deaf", "tone deaf")


@pytest.mark.parametrize(
    ("word", "pos", "form"),
    [
        ("claim", TermPos.VERB, "claiming"),
        ("slam", TermPos.VERB, "slammed"),
        ("vilify", TermPos.VERB, "vilified"),
        ("crony", TermPos.NOUN, "cronies"),
        ("stooge", TermPos.NOUN, "stooges"),
        ("blast", TermPos.VERB, "blasts"),
        ("torch", TermPos.VERB, "torches"),
    ],
)
def test_regular_forms_are_known_without_a_lemmatizer(word, pos, form):
    assert form in inflections(word, pos)


def test_adjectives_have_one_form():
    assert inflections("cryptic", TermPos.ADJ) == {"cryptic"}


def proposal(**fields: object) -> Proposal:
    plain = {
        "first": 0, "last": 1, "head": 0, "lemma": "x", "kind": FramingKind.LABEL, "row": "L1",
        "group": "label.NOUN", "severity": 2, "alternative": "", "marked": 0, "seen": 0,
        "plain": 0, "blocked_by": "",
    }  # fmt: skip
    return Proposal(**(plain | fields))


def test_evidence_moves_a_row_away_from_its_group():
    model = FramingModel({"evidence": 1.0}, {"label.NOUN": 0.5}, 0.5)
    unseen = model.probability(proposal())
    assert unseen == pytest.approx(0.5)
    assert model.probability(proposal(marked=4, seen=4)) > unseen
    assert model.probability(proposal(marked=0, seen=4)) < unseen
    assert model.probability(proposal(plain=20)) < unseen


def test_a_share_is_drawn_to_the_prior_while_little_was_seen():
    assert to_share(0, 0, 0, 0.4) == pytest.approx(0.4)
    assert 0.4 < to_share(1, 1, 0, 0.4) < to_share(10, 10, 0, 0.4) < 1


def test_kinds_that_style_guides_name_have_a_judged_share():
    model = load_model()
    assert model.probability(proposal(kind=FramingKind.FEAR)) == model.judged["fear"]
    assert model.probability(proposal(group="HOUSE")) == model.judged["HOUSE"]


def test_every_weight_of_the_shipped_table_is_finite_and_the_threshold_in_force():
    model = load_model()
    assert 0.4 < model.threshold < 0.6
    assert all(abs(weight) < 5 for weight in model.weights.values())
    assert all(0 < share < 1 for share in model.groups.values())


@pytest.mark.parametrize(
    ("noun", "target", "expected"),
    [
        ("storm", "nature", "literal"),
        ("match", "sport", "literal"),
        ("wall", "physical", "literal"),
        ("account", "thing", ""),
    ],
)
def test_a_word_of_feeling_judges_no_storm_match_or_wall(noun, target, expected):
    found = terms(f"[nsubj They/PR] *photographed=photograph/V [obj a bizarre/J *{noun}/N] .")
    assert [(term.target, term.blocked_by) for term in found] == [(target, expected)]


def test_a_word_of_feeling_judges_a_person():
    found = terms("[nsubj They/PR] *photographed=photograph/V [obj the bizarre/J *Roe/PN@PERSON] .")
    assert [(term.target, term.blocked_by) for term in found] == [("person", "")]


def test_a_figure_bears_a_rise_out_and_a_year_does_not():
    rents = "[nsubj Skyrocketing/J *rents=rent/NS] *hurt/V [obj *tenants=tenant/NS]"
    assert gate(f"{rents} [obl in 400/M *streets=street/NS] .", "Skyrocketing") == "no-figures"
    assert gate(f"{rents} [obl in *2019/M] .", "Skyrocketing") == ""


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("[nsubj It/PR] was [advmod utterly/R] *reckless/J .", ("editorial", "")),
        ("[nsubj It/PR] was [advmod deeply/R] *troubling/J .", ("sensation", "")),
        ("[nsubj It/PR] was [advmod hugely/R] *impressive/J .", ("puffery", "")),
        ("[nsubj It/PR] was not [advmod utterly/R] *reckless/J .", ("editorial", "negated")),
    ],
)
def test_an_adverb_heightens_a_judgement_a_feeling_or_praise(notation, expected):
    found = [term for term in terms(notation) if term.row.startswith("intensified")]
    assert [(term.kind, term.blocked_by) for term in found] == [expected]


def test_one_phrase_is_one_term_and_shares_its_gate():
    stands = {
        t.text: t.blocked_by for t in terms("[nsubj It/PR] was [advmod utterly/R] *reckless/J .")
    }
    assert stands == {"utterly reckless": "", "utterly": "part", "reckless": "part"}


def test_a_degree_alone_heightens_nothing():
    found = terms("[nsubj It/PR] was [advmod increasingly/R] *popular/J .")
    assert not [term for term in found if term.row.startswith("intensified")]


def test_readings_are_drawn_towards_one_half():
    readings = load_readings()
    assert readings["closing-question"] == 0.5
    assert 0.5 < readings["fear"] < 1
