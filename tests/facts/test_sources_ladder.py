"""Every rung of the source-transparency ladder, with what the draft says of the source."""

from __future__ import annotations

import pytest

from analyzer.types import Level, Source, SourceClass
from tests.facts.parses import facts_of, sources_of

SAFE = "[ccomp that [nsubj the *bridge/N] was:cop *safe/J]"

PERSON, ORG = SourceClass.NAMED_PERSON, SourceClass.NAMED_ORG
ONE, GROUP = SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP
CROWD, PAPER = SourceClass.GENERIC_CROWD, SourceClass.IDENTIFIED_DOCUMENT
LEAK = SourceClass.UNIDENTIFIED_DOCUMENT

RUNGS = [
    # 7: a named person with a role anywhere in the article
    ("Mayor/PN:compound *Ann/PN@PERSON Lee/PN@PERSON", 7, PERSON),
    ("*Carl/PN@PERSON Orme/PN@PERSON , [appos a former/J *commander/N] ,", 7, PERSON),
    # 6: a named person without one, an outlet, an identified document
    ("*Ann/PN@PERSON Lee/PN@PERSON", 6, PERSON),
    ("*Reuters/PN@ORG", 6, ORG),
    ("a 2023/M *study/N [nmod by [amod Oslo/PN@ORG] *University/PN@ORG]", 6, PAPER),
    # 5: an institution that speaks
    ("The Health/PN:compound@ORG *Ministry/PN@ORG", 5, ORG),
    ("a council/N *spokesman/N", 5, ORG),
    ("*police/NS [nmod in *Oldmere/PN@LOC]", 5, ORG),
    # 4: role, organisation and access
    ("two *officials/NS [acl:relcl who *attended=attend/V [obj the *talks=talk/NS]]", 4, GROUP),
    ("a *minister/N [nmod with direct/J *knowledge/N [nmod of the *talks=talk/NS]]", 4, ONE),
    # 3: organisation or profession only; a document without issuer
    ("*officials/NS [nmod at the Health/PN:compound@ORG *Ministry/PN@ORG]", 3, GROUP),
    ("*sources/NS [nmod within the *ministry/N]", 3, GROUP),
    ("a *memo/N", 3, LEAK),
    ("*eyewitnesses=eyewitness/NS", 3, GROUP),
    ("*eyewitnesses=eyewitness/NS [nmod in *Oldmere/PN@GPE]", 3, GROUP),
    ("the leaked/J *memo/N", 3, LEAK),
    ("intercepted/J *messages=message/NS [nmod between/I two *traders=trader/NS]", 3, LEAK),
    # 2: relation, knowledge, nation or field only
    ("*sources/NS [amod *close/J [obl to the *council/N]]", 2, GROUP),
    ("*people/NS [amod *familiar/J [obl with the *matter/N]]", 2, GROUP),
    ("Norwegian/J@NORP *officials/NS", 2, GROUP),
    ("diplomatic/J *sources/NS", 2, GROUP),
    ("a *lawmaker/N", 2, ONE),
    ("internal/J *briefings=briefing/NS", 2, LEAK),
    ("a state/N media/N *outlet/N", 2, GROUP),
    # 1: a class, a crowd, a bare source
    ("*sources/NS", 1, GROUP),
    ("*insiders=insider/NS", 1, GROUP),
    ("*analysts/NS", 1, CROWD),
    ("*critics=critic/NS", 1, CROWD),
    ("*some/PR", 1, CROWD),
    ("fellow/N *Republicans=republican/PNS", 1, CROWD),
    ("military/J *circles=circle/NS", 1, CROWD),
    ("many/J *companies=company/NS", 1, CROWD),
    ("two *companies=company/NS", 2, GROUP),
    ("Norwegian/J@NORP *banks=bank/NS", 2, GROUP),
    ("the *companies=company/NS", 5, ORG),
    ("a *statement/N [nmod from the *government/N]", 6, PAPER),
    ("*statements=statement/NS [nmod from the *government/N]", 3, LEAK),
    ("Ms./PN:nmod:desc *Lee/PN@PERSON", 6, PERSON),
]  # fmt: skip


def speaker(phrase: str) -> Source:
    """The ledger's one entry when the phrase has said something."""
    (source,) = sources_of(f"[nsubj {phrase}] *said/V {SAFE} .")
    return source


@pytest.mark.parametrize(("phrase", "level", "source_class"), RUNGS)
def test_rung(phrase: str, level: int, source_class: SourceClass) -> None:
    source = speaker(phrase)
    assert (source.level, source.source_class) == (level, source_class)


@pytest.mark.parametrize(
    "notation",
    [
        (
            "[expl *It] is:aux:pass *understood=understand/VN [csubj that [nsubj the "
            "*talks=talk/NS] "
            "*failed=fail/V] ."
        ),
        (
            "[nsubj:pass The *driver/N] is:aux:pass *believed=believe/VN [xcomp to:mark have "
            "*fled=flee/VP] ."
        ),
    ],
)
def test_no_source_is_rung_0_and_no_entry(notation: str) -> None:
    facts = facts_of(notation)
    assert [one.level for one in facts.attributions if one.parent_id is None] == [Level.NO_SOURCE]
    assert facts.sources == ()


@pytest.mark.parametrize("praise", ["independent/J", "credible/J", "leading/J", "well-placed/J"])
@pytest.mark.parametrize("noun", ["*sources/NS", "*analysts/NS", "*experts=expert/NS"])
def test_vouching_adjective_never_raises_the_rung(praise: str, noun: str) -> None:
    plain, praised = speaker(noun), speaker(f"{praise} {noun}")
    assert praised.level <= plain.level
    assert [one.text for one in praised.vouching] == [praise.split("/")[0]]
    assert plain.vouching == ()


def test_role_named_later_counts_for_every_mention() -> None:
    facts = facts_of(
        f"[nsubj *Ann/PN@PERSON Lee/PN@PERSON] *said/V {SAFE} .\n\n"
        f"[nsubj *Lee/PN@PERSON , [appos the *mayor/N] ,] *said/V {SAFE} ."
    )
    assert [one.level for one in facts.attributions] == [Level.NAMED_WITH_ROLE] * 2


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("two *officials/NS", 2),
        ("12/M *officials/NS", 12),
        ("an *official/N", 1),
        ("*one/M [nmod of the *officials/NS]", 1),
        ("*officials/NS", None),
    ],
)
def test_count_is_what_the_draft_says(phrase: str, count: int | None) -> None:
    assert speaker(phrase).count == count


@pytest.mark.parametrize(
    ("phrase", "access", "relation"),
    [
        (
            "two *officials/NS [acl:relcl who *attended=attend/V [obj the *talks=talk/NS]]",
            True,
            False,
        ),
        ("an *official/N [acl *briefed=brief/VN [obl on the *talks=talk/NS]]", True, False),
        (
            "a *minister/N [nmod with direct/J *knowledge/N [nmod of the *talks=talk/NS]]",
            True,
            False,
        ),
        ("a *minister/N [nmod with *knowledge/N [nmod of the *talks=talk/NS]]", False, True),
        ("a *source/N [amod *close/J [obl to the *talks=talk/NS]]", False, True),
        (
            "an *official/N [acl:relcl who was:cop *present/J [obl at the *talks=talk/NS]]",
            True,
            False,
        ),
        ("a *minister/N", False, False),
    ],
)
def test_access_is_not_relation(phrase: str, access: bool, relation: bool) -> None:
    source = speaker(phrase)
    assert (source.access, source.relation) == (access, relation)


REASONS = [
    ("[obl on *condition/N [nmod of *anonymity/N]]", None),
    (
        ("[obl on *condition/N [nmod of *anonymity/N]] [advcl because [nsubj he] *feared=fear/V "
        "[obj "
        "*reprisals=reprisal/NS]]"),
        "substantive",
    ),
    (
        ("[obl on *condition/N [nmod of *anonymity/N]] [advcl because [nsubj he] was:aux:pass not "
        "*authorized=authorize/VN [xcomp to:mark *speak/VB]]"),
        "rote",
    ),
    (
        "[obl on *condition/N [nmod of *anonymity/N]] [advcl to:mark *speak/VB candidly/R]",
        "weak",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "reason"), REASONS)
def test_anonymity_and_its_reason(statement: str, reason: str | None) -> None:
    (source,) = sources_of(f"[nsubj An *official/N] *said/V {SAFE} {statement} .")
    assert source.anonymity is not None
    assert source.anonymity.stated
    assert source.anonymity.reason == reason
    assert source.anonymity.span is not None


@pytest.mark.parametrize(
    ("subject", "stated"), [("*He", [True]), ("another/D *minister/N", [False, True])]
)
def test_anonymity_in_the_next_sentence_is_of_whoever_speaks_there(
    subject: str, stated: list[bool]
) -> None:
    first = f"[nsubj An *official/N] *said/V {SAFE} ."
    second = f"[nsubj {subject}] *said/V {SAFE} [obl on *condition/N [nmod of *anonymity/N]] ."
    found = [one.anonymity for one in sources_of(f"{first}\n{second}")]
    assert [one.stated for one in found if one is not None] == stated


def test_anonymity_that_nobody_states() -> None:
    anonymity = speaker("an *official/N").anonymity
    assert anonymity is not None
    assert (anonymity.stated, anonymity.reason, anonymity.span) == (False, None, None)


def test_danger_that_the_story_tells_of_is_no_reason_for_anonymity() -> None:
    (source,) = sources_of(
        "[nsubj An *official/N] *said/V [ccomp that [nsubj the *driver/N] could *face/VB [obj "
        "*prosecution/N]] ."
    )
    assert source.anonymity is not None
    assert source.anonymity.reason is None


def test_named_source_has_no_anonymity() -> None:
    assert speaker("*Ann/PN@PERSON Lee/PN@PERSON").anonymity is None
