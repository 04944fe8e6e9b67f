"""Cues without a predicate: prepositions, hearsay adverbs, labels, headline colons, turns."""

from __future__ import annotations

import pytest

from analyzer.facts.attribution.finder import propose
from analyzer.lexicon import load_lexicons
from tests.facts.parses import Seen, parse, see, to_seen

BRIDGE = "[nsubj The *bridge/N] would *close/VB"

PREPOSITIONS = [
    pytest.param(
        f"[obl [case *According/I to:fixed] the *mayor/N] , {BRIDGE} .",
        "According",
        Seen("according-to", "the mayor", "According to", "The bridge would close"),
        id="according to, first",
    ),
    pytest.param(
        f"{BRIDGE} , [obl [case *according/I to:fixed] the *mayor/N] .",
        "according",
        Seen("according-to", "the mayor", "according to", "The bridge would close"),
        id="according to, last",
    ),
    pytest.param(
        "[nsubj The *bridge/N] , [obl [case *according/I to:fixed] the *mayor/N] , would *close/VB "
        "[obl in "
        "*May/PN] .",
        "according",
        Seen("according-to", "the mayor", "according to", "The bridge … would close in May"),
        id="according to, in the middle",
    ),
    pytest.param(
        f"{BRIDGE} , [advmod *according/VG [obl to the *mayor/N]] .",
        "according",
        Seen("according-to", "the mayor", "according to", "The bridge would close"),
        id="according to, parsed as a verb",
    ),
    pytest.param(
        f"{BRIDGE} , [obl per *Reuters/PN@ORG] .",
        "per",
        Seen("per", "Reuters", "per", "The bridge would close"),
        id="per, a name",
    ),
    pytest.param(
        f"{BRIDGE} , [obl per the council’s/N:nmod:poss *report/N] .",
        "per",
        Seen("per", "the council’s report", "per", "The bridge would close"),
        id="per, a document",
    ),
    pytest.param(
        f"[obl In the *words=word/NS [nmod of *Lee/PN@PERSON]] , {BRIDGE} .",
        "words",
        Seen("in-view-of", "Lee", "In the words of", "The bridge would close"),
        id="in the words of",
    ),
    pytest.param(
        f"[obl In Lee/PN:nmod:poss@PERSON *view/N] , {BRIDGE} .",
        "view",
        Seen("in-view-of", "Lee", "view", "The bridge would close"),
        id="in X's view",
    ),
    pytest.param(
        "[obl For *Lee/PN@PERSON] , [nsubj the *toll/N] is:cop *theft/N .",
        "For",
        Seen("for-source", "Lee", "For", "the toll is theft"),
        id="for X, a name",
    ),
    pytest.param(
        "[obl For many/J *voters=voter/NS ,] [nsubj the *toll/N] is:cop *theft/N .",
        "For",
        Seen("for-source", "many voters", "For", "the toll is theft"),
        id="for X, a crowd",
    ),
    pytest.param(
        "[nsubj The *toll/N] , [obl for *Lee/PN@PERSON] , is:cop *theft/N [obl by *stealth/N] .",
        "for",
        Seen("for-source", "Lee", "for", "The toll … is theft by stealth"),
        id="for X in the middle",
    ),
]

HEARSAY = [
    pytest.param(
        "[nsubj The *driver/N] reportedly/R *fled=flee/V .",
        "reportedly",
        Seen("hearsay", "", "reportedly", "The driver … fled"),
        id="reportedly",
    ),
    pytest.param(
        "[nsubj The *board/N] allegedly/R *hid=hide/V [obj the *report/N] .",
        "allegedly",
        Seen("hearsay", "", "allegedly", "The board … hid the report"),
        id="allegedly",
    ),
]


@pytest.mark.parametrize(("notation", "cue", "expected"), PREPOSITIONS + HEARSAY)
def test_construction(notation: str, cue: str, expected: Seen) -> None:
    assert see(notation, cue) == expected


@pytest.mark.parametrize(
    "notation",
    [
        "[nsubj It] *costs=cost/VZ [obj two *pounds=pound/NS [nmod per *day/N]] .",
        "[obl For *years=year/NS] , [nsubj the *bridge/N] *stood=stand/V .",
        "[obl For *example/N] , [nsubj the *bridge/N] *stood=stand/V .",
        "[nsubj She] *voted=vote/V [obl for *Lee/PN@PERSON] .",
        (
            "[nsubj She] *bought=buy/V [obj a *gift/N] [obl for *Lee/PN@PERSON] , [conj and "
            "*left=leave/V] ."
        ),
    ],
)
def test_preposition_that_names_no_source(notation: str) -> None:
    parsed = parse(notation)
    found = propose(parsed.tree, parsed.marks, load_lexicons())
    assert not [one for one in found if parsed.tree.pos[one.head] == "ADP"]


def labels(notation: str) -> list[Seen]:
    """The candidates whose cue is a mark."""
    parsed = parse(notation)
    found = propose(parsed.tree, parsed.marks, load_lexicons())
    return [
        to_seen(parsed, one)
        for one in found
        if one.construction.startswith(("speaker", "headline"))
    ]


def test_headline_colon() -> None:
    found = labels(
        "# *Mayor/N : [parataxis [nsubj *Drone/N] *downed=down/V] [obl over *Oldmere/PN]"
    )
    assert found == [Seen("headline-colon", "Mayor", ":", "Drone downed over Oldmere")]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param(
            "# *Bridge/N [acl to:mark *close/VB [obl in *May/PN]] : [dep *mayor/N]",
            Seen("headline-tail", "mayor", ":", "Bridge to close in May"),
            id="colon",
        ),
        pytest.param(
            "# *Bridge/N [acl To:mark *Close/VB] : [dep City/N *Council/N]",
            Seen("headline-tail", "City Council", ":", "Bridge To Close"),
            id="colon, title case",
        ),
        pytest.param(
            "# *BRIDGE/N [acl TO:mark *CLOSE/VB] : [dep *POLICE/N]",
            Seen("headline-tail", "POLICE", ":", "BRIDGE TO CLOSE"),
            id="colon, capitals",
        ),
        pytest.param(
            "# *Ferry/N unsafe/J — [dep *union/N]",
            Seen("headline-tail", "union", "—", "Ferry unsafe"),
            id="dash",
        ),
    ],
)
def test_headline_that_ends_in_its_source(headline: str, expected: Seen) -> None:
    assert labels(headline) == [expected]


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param(
            "# *Bridge/N [acl to:mark *close/VB] : [parataxis what:obj [nsubj *we] *know/VZ]",
            id="a question",
        ),
        pytest.param("# *Storm/N hits/N — [dep the *sequel/N]", id="a title"),
        pytest.param("# *Ferry/N -/P [dep *union/N]", id="too short"),
        pytest.param(
            "# *Bridge/N [acl to:mark *close/VB] : [dep in *May/PN]", id="no one who could speak"
        ),
    ],
)
def test_headline_that_ends_in_no_source(headline: str) -> None:
    assert labels(headline) == []


def test_colon_inside_a_body_sentence_is_no_label() -> None:
    assert labels("*Result/N : [parataxis [nsubj the *bridge/N] *stands=stand/VZ] .") == []


def test_speaker_label() -> None:
    assert labels("*LEE/PN@PERSON : [parataxis [nsubj I] *disagree/VZ] .") == [
        Seen("speaker-label", "LEE", ":", "I disagree.")
    ]


def test_signed_quotation() -> None:
    parsed = parse("“ *Build/VB [obj *bridges=bridge/NS] . ” — [dep *Ann/PN@PERSON Lee/PN@PERSON]")
    found = propose(parsed.tree, parsed.marks, load_lexicons())
    signed = [to_seen(parsed, one) for one in found if one.construction == "signature"]
    assert signed == [Seen("signature", "Ann Lee", "—", "“Build bridges.”")]


@pytest.mark.parametrize("mark", [":", "."])
def test_answers_of_an_interview_are_turns_and_questions_end_them(mark: str) -> None:
    found = labels(
        f"*Q/N {mark} [dep is:cop [nsubj the *bridge/N] *safe/J] ?\n\n"
        f"*A/N {mark} [dep [nsubj *It] is:cop *safe/J] .\n\n"
        "[nsubj *We] *tested=test/V [obj *it/PR] .\n\n"
        f"*Q/N {mark} [dep and *now/R] ?\n\n"
        f"*A/N {mark} [dep [nsubj *We] *wait/VZ] ."
    )
    assert found == [
        Seen("speaker-turn", "A", mark, "It is safe. We tested it."),
        Seen("speaker-turn", "A", mark, "We wait."),
    ]


def test_initial_at_the_head_of_a_paragraph_is_no_answer() -> None:
    assert labels("[nsubj *A./PN@PERSON Lee/PN@PERSON] *left=leave/V [obj the *hall/N] .") == []


def test_turns_of_named_speakers_run_on_to_the_next_label() -> None:
    found = labels(
        "*LEE/PN@PERSON : [dep [nsubj *I] *disagree/VZ] .\n\n"
        "[nsubj *We] *wait/VZ .\n\n"
        "*ROE/PN@PERSON : [dep [nsubj *We] *act/VZ] .\n\n"
        "*LEE/PN@PERSON : [dep *No/UH indeed/R] ."
    )
    assert [(one.source, one.content) for one in found] == [
        ("LEE", "I disagree. We wait."),
        ("ROE", "We act."),
        ("LEE", "No indeed."),
    ]


def test_names_before_colons_here_and_there_make_no_transcript() -> None:
    filler = "[nsubj *We] *wait/VZ .\n\n" * 8
    label = "*{}/PN@PERSON : [dep [nsubj *I] *disagree/VZ] .\n\n"
    found = labels("".join(label.format(name) + filler for name in ("LEE", "ROE", "LEE")))
    assert [one.content for one in found] == ["I disagree."] * 3
