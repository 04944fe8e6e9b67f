"""Cues of several words, absolute participles, and participles on what cannot speak."""

from __future__ import annotations

import pytest

from analyzer.facts.attribution.finder import propose
from analyzer.lexicon import load_lexicons
from tests.facts.parses import Seen, parse, see

ANN = "[nsubj *Lee/PN@PERSON]"


@pytest.mark.parametrize(
    ("notation", "cue", "expected"),
    [
        pytest.param(
            "[nsubj The *port/N] has *issued=issue/VP [obj a stern/J *warning/N [nmod against "
            "late/J *crossings=crossing/NS]] .",
            "warning",
            Seen(
                "noun-preposition",
                "The port",
                "has issued a stern warning against",
                "late crossings",
            ),
            id="issue a warning against",
        ),
        pytest.param(
            f"{ANN} *repeated=repeat/V [obj his/PR:nmod:poss *support/N [nmod for the *toll/N]] .",
            "support",
            Seen("noun-preposition", "Lee", "repeated his support for", "the toll"),
            id="the subject, not the pronoun it binds",
        ),
        pytest.param(
            f"{ANN} *released=release/V [obj a *statement/N [acl *saying=say/VG [ccomp [nsubj the "
            "*bridge/N] was:cop *safe/J]]] .",
            "saying",
            Seen("statement-clause", "Lee", "released a statement saying", "the bridge was safe"),
            id="release a statement saying",
        ),
        pytest.param(
            f"{ANN} *sent=send/V [obj a *letter/N [nmod to the *board/N] [acl *urging=urge/VG "
            "[obj a *repair/N]]] .",
            "urging",
            Seen("statement-object", "Lee", "sent a letter to the board urging", "a repair"),
            id="send a letter urging",
        ),
        pytest.param(
            f"{ANN} *published=publish/V [obj a *memo/N [acl:relcl that/PR:nsubj "
            "*accuses=accuse/VZ [obj the *board/N]]] .",
            "accuses",
            Seen("statement-object", "Lee", "published a memo that accuses", "the board"),
            id="publish a memo that accuses",
        ),
        pytest.param(
            "[nsubj The *plan/N] *has=have/VZ [obj the *backing/N [nmod of two *unions=union/NS]] "
            ".",
            "backing",
            Seen("reaction", "two unions", "backing", "The plan"),
            id="has the backing of",
        ),
    ],
)
def test_one_cue_of_several_words(notation: str, cue: str, expected: Seen) -> None:
    assert see(notation, cue) == expected


def test_words_of_one_cue_are_no_rivals() -> None:
    parsed = parse(
        f"{ANN} *issued=issue/V [obj a *statement/N [acl *condemning=condemn/VG [obj the "
        "*attack/N]]] ."
    )
    found = propose(parsed.tree, parsed.marks, load_lexicons())
    assert [parsed.tree.words[one.head] for one in found] == ["condemning"]


def test_verb_with_a_thing_and_a_later_participle_stays_apart() -> None:
    notation = (
        f"{ANN} *issued=issue/V [obj new/J *boots=boot/NS] [advcl before/I:mark *saying=say/VG "
        "[ccomp [nsubj the *bridge/N] was:cop *safe/J]] ."
    )
    assert see(notation, "saying").cue == "saying"
    assert see(notation, "issued").source == "Lee"


@pytest.mark.parametrize(
    ("notation", "cue", "expected"),
    [
        pytest.param(
            "[nsubj The *talks=talk/NS] *ended=end/V , [obl with *sources/NS [amod *close/J "
            "[obl to the *council/N] [advcl *describing=describe/VG [obj the *move/N] "
            "[obl as *final/J]]]] .",
            "describing",
            Seen("object", "sources close to the council", "describing", "the move as final"),
            id="participle hung on close to",
        ),
        pytest.param(
            "[nsubj The *port/N] *closed=close/V , [obl with a *spokesman/N [nmod for the "
            "*board/N [acl *saying=say/VG [ccomp that [nsubj *it] was:cop *safe/J]]]] .",
            "saying",
            Seen("that-clause", "a spokesman for the board", "saying", "that it was safe"),
            id="participle hung on the last noun",
        ),
        pytest.param(
            "[advcl With analysts/NS:compound *warning/N [ccomp that [nsubj *prices=price/NS] "
            "will *rise/VB]] , [nsubj the *bank/N] *waited=wait/V .",
            "warning",
            Seen("noun-that", "analysts", "warning", "that prices will rise"),
            id="participle taken for a noun",
        ),
    ],
)
def test_subject_that_with_introduces(notation: str, cue: str, expected: Seen) -> None:
    assert see(notation, cue) == expected


def test_with_in_the_middle_of_a_clause_introduces_no_speaker() -> None:
    seen = see(
        f"{ANN} *left/V [obl with a *friend/N] [advcl *saying=say/VG [ccomp [nsubj *he] was:cop "
        "*late/J]] .",
        "saying",
    )
    assert seen.source == "Lee"


def test_content_of_an_initial_absolute_ends_at_the_main_clause() -> None:
    seen = see(
        "[csubj With/I:mark [nsubj *officials/NS] *insisting=insist/VG [obj the *dam/N]] is:cop "
        "*safe/J , [parataxis [nsubj *families=family/NS] *returned=return/V] .",
        "insisting",
    )
    assert seen.content == "the dam is safe"


@pytest.mark.parametrize(
    ("notation", "cue", "source"),
    [
        pytest.param(
            f"{ANN} *gave=give/V [obj a *lecture/N [acl *denouncing=denounce/VG [obj the "
            "*toll/N]]] .",
            "denouncing", "Lee", id="gave a lecture denouncing",
        ),
        pytest.param(
            f"{ANN} *spoke=speak/V [obl at a *gathering/N [acl *denouncing=denounce/VG [obj the "
            "*toll/N]]] .",
            "denouncing", "Lee", id="spoke at a gathering denouncing",
        ),
        pytest.param(
            f"{ANN} *met=meet/V [obj *officials/NS [acl *denouncing=denounce/VG [obj the "
            "*toll/N]]] .",
            "denouncing", "officials", id="people speak for themselves",
        ),
    ],
)  # fmt: skip
def test_participle_on_what_cannot_speak(notation: str, cue: str, source: str) -> None:
    assert see(notation, cue).source == source


@pytest.mark.parametrize(
    ("notation", "cue", "source"),
    [
        pytest.param(
            "[nsubj:pass *Officials=official/NS] *warned=warn/VN [ccomp that [nsubj the "
            "*bridge/N] *fell=fall/V] .",
            "warned", "Officials", id="own subject and no be",
        ),
        pytest.param(
            "[nsubj *Lee/PN@PERSON] *resigned=resign/V [conj and *railed=rail/VN [obl about the "
            "*toll/N]] .",
            "railed", "Lee", id="coordinated with a finite verb",
        ),
        pytest.param(
            "[nsubj:pass *Lee/PN@PERSON] was:aux:pass *arrested=arrest/VN [conj and "
            "*accused=accuse/VN [obl of *theft/N]] .",
            "accused", "", id="be is shared",
        ),
    ],
)  # fmt: skip
def test_no_finite_passive_lacks_be(notation: str, cue: str, source: str) -> None:
    assert see(notation, cue).source == source
