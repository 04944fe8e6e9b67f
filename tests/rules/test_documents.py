"""Documents and outlets that a reader cannot place, decided on facts built by hand."""

from __future__ import annotations

import pytest

from analyzer.lexicon import load_lexicons
from analyzer.rules import run_rules
from analyzer.types import Anonymity, Facts, Level, SourceClass, Voice
from tests.rules.building import DOCUMENT, GROUP, IDENTITY_RULES, Builder, Told, flagged


def test_cited_evidence_is_flagged_in_newsroom_words_and_once():
    text = "He cited intercepted communications. He cited intercepted communications again."
    facts = (
        Builder(text)
        .evidence("intercepted communications", "communication", "document")
        .evidence("intercepted communications", "communication", "document")
        .facts()
    )
    assert flagged(facts) == [("SRC-DOC", "intercepted communications", 2)]


def test_evidence_in_a_quotation_is_the_speakers_matter_and_in_other_content_severity_one():
    def build(voice: Voice) -> Facts:
        return (
            Builder("He said a memo proved it.")
            .voice("a memo proved it", voice, "A7")
            .evidence("a memo", "memo", "document")
            .facts()
        )

    assert flagged(build(Voice.QUOTED)) == []
    assert flagged(build(Voice.ATTRIBUTED)) == [("SRC-DOC", "a memo", 1)]


def test_what_a_source_cites_is_described_by_the_reporter():
    facts = (
        Builder("Popov cited intercepted communications.")
        .voice("intercepted communications", Voice.ATTRIBUTED, "A1")
        .source(Told("Popov", cue="cite"), name="Popov", level=Level.NAMED,
                source_class=SourceClass.NAMED_PERSON)
        .evidence("intercepted communications", "communication", "document", attribution_id="A1")
        .facts()
    )  # fmt: skip
    assert flagged(facts) == [("SRC-DOC", "intercepted communications", 2)]


def test_evidence_that_is_also_the_source_is_flagged_once():
    facts = (
        Builder("A memo said so.")
        .source("A memo", kind="document", head="memo", source_class=DOCUMENT,
                level=Level.INSTITUTION_ONLY)
        .evidence("memo", "memo", "document")
        .facts()
    )  # fmt: skip
    assert flagged(facts) == [("SRC-DOC", "A memo", 2)]


def test_what_a_document_says_does_not_identify_it():
    fields = {"kind": "document", "head": "study", "source_class": DOCUMENT,
              "level": Level.RELATION_ONLY}  # fmt: skip
    for said in ("Studies found growth in Ohio.", "Studies in Ohio found growth."):
        facts = Builder(said).source(Told("Studies", cue="found"), **fields).facts()
        assert bool(flagged(facts)) == ("growth in" in said)


@pytest.mark.parametrize("phrase", ["A letter of 3 May", "A 2021 letter", "Monday’s letter"])
def test_a_dated_document_is_identified(phrase):
    fields = {"kind": "document", "head": "letter", "source_class": DOCUMENT,
              "level": Level.INSTITUTION_ONLY}  # fmt: skip
    facts = Builder(f"{phrase} from the mayor said so.").source(phrase, **fields).facts()
    assert flagged(facts) == []


@pytest.mark.parametrize(
    "text",
    [
        "A study by Chen and others said so.",
        "A study published in the Lancet said so.",
        "A study from 2019 said so.",
        "A study said so. It was not the first Cardiff study on the matter.",
    ],
)
def test_a_document_with_issuer_or_year_beside_it_is_identified(text):
    fields = {"kind": "document", "head": "study", "source_class": DOCUMENT,
              "level": Level.INSTITUTION_ONLY}  # fmt: skip
    assert flagged(Builder(text).source("A study", **fields).facts()) == []


def test_an_outlet_without_a_name_is_flagged_as_channel():
    facts = Builder("He told a state media outlet so.").evidence(
        "a state media outlet", "media outlet", "outlet", role="channel"
    )
    assert flagged(facts.facts()) == [("SRC-MEDIA", "a state media outlet", 2)]


def test_advice_asks_only_for_what_the_draft_leaves_out():
    def advice(**fields: object) -> str:
        facts = Builder("Officials said so.").source(
            "Officials", kind="official", source_class=GROUP, level=Level.INSTITUTION_ONLY, **fields
        )
        flags, _ = run_rules(facts.facts(), load_lexicons(), select=IDENTITY_RULES)
        return flags[0].advice

    assert "how many" in advice()
    assert "why can they not be named" in advice()
    full = advice(count=2, organisation=True, access=True, anonymity=Anonymity(True, "rote"))
    assert "how many" not in full
    assert "who do they work for" not in full
    assert "how do they know" not in full
    assert "what do they risk" in full
    assert "risk" not in advice(anonymity=Anonymity(True, "substantive"))


@pytest.mark.parametrize(("confidence", "expected"), [(0.5, []), (0.9, [("SRC-DOC", "a memo", 2)])])
def test_evidence_counts_only_if_it_is_sure_enough_that_somebody_told(confidence, expected):
    facts = (
        Builder("Roe cited a memo.")
        .source(
            Told("Roe", confidence=confidence), name="Roe", source_class=SourceClass.NAMED_PERSON
        )
        .evidence("a memo", "memo", "document", attribution_id="A1")
        .facts()
    )
    assert flagged(facts) == expected
