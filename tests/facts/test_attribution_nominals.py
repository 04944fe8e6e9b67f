"""Nouns of saying and thinking, light verbs, and predicate adjectives as cues."""

from __future__ import annotations

import pytest

from tests.facts.parses import Seen, see

NOUNS = [
    pytest.param(
        "[nsubj His/PR:nmod:poss *claim/N [acl that [nsubj the *bridge/N] is:cop *safe/J]] "
        "*drew=draw/V "
        "[obj *laughter/N] .",
        "claim",
        Seen("noun-that", "His", "claim", "that the bridge is safe"),
        id="his claim that",
    ),
    pytest.param(
        "[nsubj [nmod:poss *Residents=resident/NS ’/T:case] *fears=fear/NS [acl that [nsubj the "
        "*bridge/N] will "
        "*fall/VB]] "
        "*grew=grow/V .",
        "fears",
        Seen("noun-that", "Residents", "fears", "that the bridge will fall"),
        id="X's fears that",
    ),
    pytest.param(
        "[nsubj The *council/N] *has=have/VZ [obj a *plan/N [acl to:mark *close/VB [obj the "
        "*bridge/N]]] .",
        "plan",
        Seen("noun-to", "The council", "has a plan", "to close the bridge"),
        id="has a plan to",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *voiced=voice/V [obj *support/N [nmod for the *toll/N]] .",
        "support",
        Seen("noun-preposition", "Lee", "voiced support for", "the toll"),
        id="support for",
    ),
    pytest.param(
        "[nsubj [nmod:poss The *union/N ’s/T:case] *support/N [nmod for the *toll/N]] "
        "*waned=wane/V .",
        "support",
        Seen("noun-preposition", "The union", "support for", "the toll"),
        id="X's support for",
    ),
    pytest.param(
        "[nsubj *Warnings=warning/NS [nmod from *doctors=doctor/NS] [acl that [nsubj the *ward/N] "
        "would "
        "*close/VB]] *spread/V .",
        "Warnings",
        Seen("noun-that", "doctors", "Warnings", "that the ward would close"),
        id="source after from",
    ),
    pytest.param(
        "[nsubj:outer Her/PR:nmod:poss *concern/N] is:cop [mark that] [nsubj the *ward/N] "
        "*closes=close/VZ .",
        "concern",
        Seen("noun-is", "Her", "concern", "that the ward closes"),
        id="copular: her concern is that",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *made=make/V [obj a *promise/N] [obl on *taxes=tax/NS] .",
        "promise",
        Seen("noun-preposition", "Lee", "made a promise on", "taxes"),
        id="light verb with the phrase on the verb",
    ),
]

ADJECTIVES = [
    pytest.param(
        "[nsubj *Lee/PN@PERSON] was:cop *confident/J [ccomp that [nsubj the *bridge/N] would "
        "*hold/VB] .",
        "confident",
        Seen("adjective-that", "Lee", "was confident", "that the bridge would hold"),
        id="confident that",
    ),
    pytest.param(
        "[nsubj *Analysts=analyst/NS] were:cop *skeptical/J [obl of the *plan/N] .",
        "skeptical",
        Seen("adjective-preposition", "Analysts", "were skeptical of", "the plan"),
        id="skeptical of",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] was:cop *eager/J [xcomp to:mark *reopen/VB [obj the *bridge/N]] .",
        "eager",
        Seen("adjective-to", "Lee", "was eager", "to reopen the bridge"),
        id="eager to",
    ),
    pytest.param(
        "[expl *It] is:cop *clear/J [csubj that [nsubj the *bridge/N] *fell=fall/V] .",
        "clear",
        Seen("adjective-that", "", "is clear", "that the bridge fell"),
        id="impersonal adjective has no source",
    ),
]


@pytest.mark.parametrize(("notation", "cue", "expected"), NOUNS + ADJECTIVES)
def test_construction(notation: str, cue: str, expected: Seen) -> None:
    assert see(notation, cue) == expected


def test_noun_that_names_no_holder_has_no_source() -> None:
    seen = see(
        "[nsubj *Fears=fear/NS [acl that [nsubj the *bridge/N] will *fall/VB]] *grew=grow/V .",
        "Fears",
    )
    assert (seen.source, seen.content) == ("", "that the bridge will fall")


@pytest.mark.parametrize(
    ("notation", "cue", "expected"),
    [
        pytest.param(
            "[nsubj The *plan/N] *sparked=spark/V [obj a *debate/N [nmod within military/J "
            "*circles=circle/NS]] .",
            "debate",
            Seen("reaction", "military circles", "debate", "The plan"),
            id="sparked a debate within",
        ),
        pytest.param(
            "[nsubj The *plan/N] *drew=draw/V [obj *criticism/N] [obl from *shopkeepers/NS@ORG] .",
            "criticism",
            Seen("reaction", "shopkeepers", "criticism", "The plan"),
            id="drew criticism from",
        ),
    ],
)
def test_who_reacts_is_the_source(notation: str, cue: str, expected: Seen) -> None:
    assert see(notation, cue) == expected


def test_plan_that_draws_criticism_criticises_nothing() -> None:
    seen = see("[nsubj The *plan/N] *drew=draw/V [obj *criticism/N [nmod of the *mayor/N]] .",
               "criticism")  # fmt: skip
    assert seen.source == ""


@pytest.mark.parametrize(
    ("subject", "owner", "source"),
    [
        ("*Lee/PN@PERSON", "her", "Lee"),
        ("Both/D *parties=party/NS", "their", "Both parties"),
        ("*Critics=critic/NS", "her", "her"),
    ],
)
def test_a_pronoun_before_the_noun_is_its_subject_where_they_agree(
    subject: str, owner: str, source: str
) -> None:
    seen = see(
        f"[nsubj {subject}] *reversed=reverse/V [obj {owner}/PR:nmod:poss *support/N [nmod for the "
        "*toll/N]] .",
        "support",
    )
    assert seen.source == source
