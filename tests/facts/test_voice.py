"""Whose words every stretch of a draft is."""

from __future__ import annotations

from analyzer.types import Facts, Voice
from tests.facts.parses import facts_of

NOTATION = """# *Bridge/N [xcomp to:mark *close/VB]

[nsubj *Lee/PN@PERSON] *said/V [ccomp that [nsubj it] was:cop *old/J] .
[ccomp “ [nsubj It] is:cop *tired/J too/R indeed/R ,] ” *said/V [nsubj *Roe/PN@PERSON] .
[nsubj The *road/N] *stays=stay/VZ ."""


def voices(facts: Facts) -> list[tuple[str, Voice]]:
    return [(facts.draft.text[one.start : one.end], one.voice) for one in facts.voices]


def test_every_voice_in_its_place() -> None:
    assert voices(facts_of(NOTATION)) == [
        ("Bridge to close", Voice.HEADLINE),
        ("Lee said", Voice.NEWSROOM),
        ("that it was old", Voice.ATTRIBUTED),
        (".", Voice.NEWSROOM),
        ("“It is tired too indeed,”", Voice.QUOTED),
        ("said Roe. The road stays.", Voice.NEWSROOM),
    ]


def test_attributed_and_quoted_words_know_their_owner() -> None:
    facts = facts_of(NOTATION)
    owners = {one.id: one.source for one in facts.attributions}
    found = [owners[one.attribution_id] for one in facts.voices if one.attribution_id is not None]
    assert [source.text for source in found if source is not None] == ["Lee", "Roe"]


def test_words_are_counted_by_voice() -> None:
    facts = facts_of(NOTATION)
    assert facts.voice_words == {
        Voice.HEADLINE: 3,
        Voice.NEWSROOM: 7,
        Voice.ATTRIBUTED: 4,
        Voice.QUOTED: 5,
    }
    assert facts.n_words == 19


def test_quotation_without_a_speaker_is_quoted_all_the_same() -> None:
    facts = facts_of("“ [nsubj The *bridge/N] is:cop *tired/J and:cc [conj *old/J] . ”")
    assert facts.attributions == ()
    assert {(one.voice, one.attribution_id) for one in facts.voices} == {(Voice.QUOTED, None)}


def test_nested_content_keeps_the_voice_of_the_outer_source() -> None:
    facts = facts_of(
        "[nsubj *She] *said/V [ccomp that [nsubj *he] had *told=tell/VP [obj *her/PR] [ccomp that "
        "[nsubj "
        "the *bridge/N] was:cop *safe/J]] ."
    )
    outer = next(one for one in facts.attributions if one.parent_id is None)
    owners = {one.attribution_id for one in facts.voices if one.voice is Voice.ATTRIBUTED}
    assert owners == {outer.id}
