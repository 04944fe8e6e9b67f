"""Verbal cues: one hand-annotated sentence per construction, with source, cue and content."""

from __future__ import annotations

import pytest

from tests.facts.parses import Seen, see

CLAUSES = [
    pytest.param(
        "[nsubj The *mayor/N] *said/V [ccomp that [nsubj the *bridge/N] would *close/VB] .",
        "said",
        Seen("that-clause", "The mayor", "said", "that the bridge would close"),
        id="clause with that",
    ),
    pytest.param(
        "[nsubj The *mayor/N] *said/V [ccomp [nsubj the *bridge/N] would *close/VB] .",
        "said",
        Seen("bare-clause", "The mayor", "said", "the bridge would close"),
        id="clause without that",
    ),
    pytest.param(
        "[nsubj The *clerk/N] would not *say=say/VB [ccomp whether [nsubj the *vote/N] "
        "*failed=fail/V] .",
        "say",
        Seen("wh-clause", "The clerk", "would not say", "whether the vote failed"),
        id="clause with whether",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *told/V reporters=reporter/NS:obj [ccomp that [nsubj the *plan/N] "
        "was:cop *dead/J] .",
        "told",
        Seen("that-clause", "Lee", "told", "that the plan was dead"),
        id="addressee before the clause",
    ),
    pytest.param(
        "[nsubj The *mayor/N] *said/V [ccomp that [nsubj the *bridge/N] would *close/VB [conj and "
        "that [nsubj the *ferry/N] would *run/VB]] .",
        "said",
        Seen(
            "that-clause",
            "The mayor",
            "said",
            "that the bridge would close and that the ferry would run",
        ),
        id="coordinated content",
    ),
    pytest.param(
        "[ccomp [nsubj The *bridge/N] would *close/VB] , [nsubj the *mayor/N] *said/V .",
        "said",
        Seen("final-cue", "the mayor", "said", "The bridge would close"),
        id="sentence-final cue",
    ),
    pytest.param(
        "[ccomp [nsubj The *bridge/N] would *close/VB] , *said/V [nsubj the *mayor/N] .",
        "said",
        Seen("final-cue", "the mayor", "said", "The bridge would close"),
        id="inverted sentence-final cue",
    ),
    pytest.param(
        "[nsubj The *bridge/N] , [parataxis [nsubj the *mayor/N] *said/V] , would *close/VB .",
        "said",
        Seen("parenthetical", "the mayor", "said", "The bridge … would close"),
        id="parenthetical cue",
    ),
    pytest.param(
        "[nsubj The *mayor/N] *closed=close/V [obj the *bridge/N] , [advcl *saying=say/VG [ccomp "
        "[nsubj its/PR:nmod:poss *beams=beam/NS] were *cracked=crack/VN]] .",
        "saying",
        Seen("bare-clause", "The mayor", "saying", "its beams were cracked"),
        id="participle",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *praised=praise/V [obj the *crew/N] , [advcl *adding=add/VG [ccomp "
        "that [nsubj *repairs=repair/NS] *continue/VZ]] .",
        "adding",
        Seen("that-clause", "Lee", "adding", "that repairs continue"),
        id="participle adding that",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *praised=praise/V [obj the *crew/N] , [advcl *noting=note/VG "
        "[ccomp "
        "that [nsubj *repairs=repair/NS] *continue/VZ]] .",
        "noting",
        Seen("that-clause", "Lee", "noting", "that repairs continue"),
        id="participle noting that",
    ),
    pytest.param(
        "[nsubj The *engineer/N [acl:relcl who *said/V [ccomp [nsubj the *bridge/N] was:cop "
        "*safe/J]]] "
        "*resigned=resign/V .",
        "said",
        Seen("bare-clause", "who", "said", "the bridge was safe"),
        id="relative clause",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *visited=visit/V [obj the *site/N] [conj and *said/V [ccomp [nsubj "
        "the *bridge/N] would *close/VB]] .",
        "said",
        Seen("bare-clause", "Lee", "said", "the bridge would close"),
        id="subject shared by coordination",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *said/V [ccomp [nsubj the *bridge/N] was:cop *weak/J] [conj and "
        "*warned=warn/V [ccomp that [nsubj *it] could *fall/VB]] .",
        "warned",
        Seen("that-clause", "Lee", "warned", "that it could fall"),
        id="second of two coordinated cues",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *said/V [ccomp [nsubj the *bridge/N] was:cop *weak/J] [conj and "
        "*warned=warn/V [ccomp that [nsubj *it] could *fall/VB]] .",
        "said",
        Seen("bare-clause", "Lee", "said", "the bridge was weak"),
        id="first of two coordinated cues",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON [conj and *Roe/PN@+PERSON]] *said/V [ccomp [nsubj the *plan/N] "
        "was:cop "
        "*dead/J] .",
        "said",
        Seen("bare-clause", "Lee and Roe", "said", "the plan was dead"),
        id="two sources of one cue",
    ),
]

COMPLEMENTS = [
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *vowed=vow/V [xcomp to:mark *fight/VB [obj the *plan/N]] .",
        "vowed",
        Seen("infinitive", "Lee", "vowed", "to fight the plan"),
        id="vowed to",
    ),
    pytest.param(
        "[nsubj The *agency/N] *declined=decline/V [xcomp to:mark *comment/VB] .",
        "declined",
        Seen("infinitive", "The agency", "declined", "to comment"),
        id="declined to",
    ),
    pytest.param(
        "[nsubj The *union/N] *called=call/V [obl for [det an] *inquiry/N] .",
        "called",
        Seen("preposition", "The union", "called for", "an inquiry"),
        id="called for",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *accused=accuse/V [obj the *board/N] [obl of *fraud/N] .",
        "accused",
        Seen("object", "Lee", "accused", "the board of fraud"),
        id="accused X of a noun",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *accused=accuse/V [obj the *board/N] [advcl of:mark "
        "*hiding=hide/VG "
        "[obj the *report/N]] .",
        "accused",
        Seen("object", "Lee", "accused", "the board of hiding the report"),
        id="accused X of doing",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *blamed=blame/V [obj the *frost/N] [obl for the *cracks=crack/NS] "
        ".",
        "blamed",
        Seen("object", "Lee", "blamed", "the frost for the cracks"),
        id="blamed X for",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *described=describe/V [obj the *plan/N] [obl as a *gamble/N] .",
        "described",
        Seen("object", "Lee", "described", "the plan as a gamble"),
        id="described X as",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *dismissed=dismiss/V [obj the *report/N] [obl as *fiction/N] .",
        "dismissed",
        Seen("object", "Lee", "dismissed", "the report as fiction"),
        id="dismissed X as",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *called=call/V [obj the *plan/N] [xcomp a *disgrace/N] .",
        "called",
        Seen("object-predicate", "Lee", "called", "the plan a disgrace"),
        id="called X a Y",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *urged=urge/V [obj *voters=voter/NS] [xcomp to:mark *wait/VB] .",
        "urged",
        Seen("object-infinitive", "Lee", "urged", "voters to wait"),
        id="urged X to",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *denied=deny/V [xcomp *hiding=hide/VG [obj the *report/N]] .",
        "denied",
        Seen("gerund", "Lee", "denied", "hiding the report"),
        id="denied doing",
    ),
    pytest.param(
        "[nsubj The *mayor/N] *wants=want/VZ [obj the *bridge/N] [xcomp *closed=close/VN] .",
        "wants",
        Seen("object-predicate", "The mayor", "wants", "the bridge closed"),
        id="intention: wants",
    ),
    pytest.param(
        "[nsubj The *mayor/N] *believes=believe/VZ [ccomp [nsubj the *bridge/N] is:cop *safe/J] .",
        "believes",
        Seen("bare-clause", "The mayor", "believes", "the bridge is safe"),
        id="attitude: believes",
    ),
    pytest.param(
        "[nsubj The *mayor/N] *hopes=hope/VZ [xcomp to:mark *reopen/VB [obj the *bridge/N]] .",
        "hopes",
        Seen("infinitive", "The mayor", "hopes", "to reopen the bridge"),
        id="attitude: hopes",
    ),
    pytest.param(
        "[nsubj The *memo/N] *shows=show/VZ [ccomp [nsubj *crews=crew/NS] *knew=know/V [obl of the "
        "*cracks=crack/NS]] .",
        "shows",
        Seen("bare-clause", "The memo", "shows", "crews knew of the cracks"),
        id="document: the memo shows",
    ),
    pytest.param(
        "[nsubj A *poll/N] *found=find/V [ccomp that [nsubj most/J *voters=voter/NS] *oppose/VZ "
        "[obj "
        "the *toll/N]] .",
        "found",
        Seen("that-clause", "A poll", "found", "that most voters oppose the toll"),
        id="poll: a poll found",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *closed=close/V [obj the *bridge/N] , [advcl *citing=cite/VG [obj *"
        "cracks=crack/NS [nmod in the *beams=beam/NS]]] .",
        "citing",
        Seen("object", "Lee", "citing", "cracks in the beams"),
        id="citing",
    ),
]

PASSIVES = [
    pytest.param(
        "[nsubj:pass The *plan/N] was:aux:pass *condemned=condemn/VN [obl:agent by the *union/N] .",
        "condemned",
        Seen("passive-agent", "the union", "was condemned", "The plan"),
        id="passive with by",
    ),
    pytest.param(
        "[nsubj:pass The *plan/N] was:aux:pass *described=describe/VN [obl:agent by the *union/N] "
        "[obl as a *gamble/N] .",
        "described",
        Seen("passive-agent", "the union", "was described", "The plan … as a gamble"),
        id="passive with by and its complement",
    ),
    pytest.param(
        "[nsubj:pass The *plan/N] was:aux:pass *condemned=condemn/VN [obl by the *union/N] .",
        "condemned",
        Seen("passive-agent", "the union", "was condemned", "The plan"),
        id="agent as a plain oblique",
    ),
    pytest.param(
        "[nsubj:pass The *driver/N] is:aux:pass *believed=believe/VN [xcomp to:mark have "
        "*fled=flee/VP]"
        " .",
        "believed",
        Seen("passive-infinitive", "", "is believed", "The driver … to have fled"),
        id="agentless passive",
    ),
    pytest.param(
        "[expl *It] is:aux:pass *understood=understand/VN [csubj that [nsubj the *talks=talk/NS] "
        "*failed=fail/V] .",
        "understood",
        Seen("that-clause", "", "is understood", "that the talks failed"),
        id="impersonal: it is understood, expletive",
    ),
    pytest.param(
        "[nsubj:pass *It] is:aux:pass *understood=understand/VN [ccomp that [nsubj the "
        "*talks=talk/NS]"
        " *failed=fail/V] .",
        "understood",
        Seen("that-clause", "", "is understood", "that the talks failed"),
        id="impersonal: it is understood, passive subject",
    ),
    pytest.param(
        "[advcl *Asked=ask/V [obl about the *delay/N]] , [nsubj the *mayor/N] *left=leave/V .",
        "Asked",
        Seen("passive", "", "Asked", "about the delay"),
        id="asked, at the head of the sentence",
    ),
    pytest.param(
        "[nsubj:pass *Lee/PN@PERSON] had *warned=warn/VP [obl of a *flood/N] .",
        "warned",
        Seen("preposition", "Lee", "had warned of", "a flood"),
        id="had warned is active whatever the parse says",
    ),
    pytest.param(
        "[nsubj These *figures=figure/NS] , [advcl though/S *confirmed=confirm/VN [obl:agent by "
        "the *ministry/N]] , *fell=fall/V .",
        "confirmed",
        Seen("passive-agent", "the ministry", "confirmed", "These figures"),
        id="participle about the subject around it",
    ),
    pytest.param(
        "[nsubj The *letter/N [acl *written=write/VN [obl:agent by the *judge/N]]] "
        "*vanished=vanish/V .",
        "written",
        Seen("passive-agent", "the judge", "written", "The letter"),
        id="reduced passive with by",
    ),
]


@pytest.mark.parametrize(("notation", "cue", "expected"), CLAUSES + COMPLEMENTS + PASSIVES)
def test_construction(notation: str, cue: str, expected: Seen) -> None:
    assert see(notation, cue) == expected


@pytest.mark.parametrize(
    ("notation", "cue", "expected"),
    [
        pytest.param(
            "[nsubj The *mayor/N] *seems=seem/VZ [xcomp to:mark *agree/VB] .",
            "seems",
            Seen("infinitive", "", "seems", "The mayor … to agree"),
            id="seems",
        ),
        pytest.param(
            "[nsubj The *mayor/N] *looks=look/VZ [xcomp to:mark *win/VB] .",
            "looks",
            Seen("infinitive", "The mayor", "looks", "to win"),
            id="looks to: intent",
        ),
    ],
)
def test_what_seems_so_seems_so_to_nobody_in_particular(
    notation: str, cue: str, expected: Seen
) -> None:
    assert see(notation, cue) == expected


def test_clause_that_hangs_on_the_channel_is_content() -> None:
    seen = see(
        "[nsubj The *mayor/N] *confirmed=confirm/V [obl via/I her/PR:nmod:poss *channel/N [acl "
        "that [nsubj the *bridge/N] *fell=fall/V]] .",
        "confirmed",
    )
    assert (seen.construction, seen.content) == ("that-clause", "that the bridge fell")


def test_imperative_takes_no_source_from_beside() -> None:
    seen = see("*Expect/VB [ccomp [nsubj a *storm/N] to:mark *come/VB] .", "Expect")
    assert seen.source == ""


def test_addressee_is_neither_source_nor_content() -> None:
    seen = see(
        "[nsubj The *mayor/N] *told/V [obj the *council/N] [ccomp that [nsubj the *bridge/N] would "
        "*close/VB] .",
        "told",
    )
    assert "council" not in seen.source + seen.content


def test_time_and_place_of_speech_are_not_content() -> None:
    seen = see(
        "[nsubj The *mayor/N] *spoke=speak/V [obl on *Monday/PN] [obl about the *bridge/N] .",
        "spoke",
    )
    assert seen.content == "the bridge"
