"""Sources behind a statement: what was said before, the outlet it was said to, the silent body."""

from __future__ import annotations

import pytest

from analyzer.types import Attribution, Facts, Level
from tests.facts.parses import facts_of

SAFE = "[ccomp that [nsubj the *bridge/N] was:cop *safe/J]"
MAYOR = f"[nsubj Mayor/PN:compound *Ann/PN@PERSON Lee/PN@PERSON] *said/V {SAFE} ."
DISMISSED = "were:aux:pass *dismissed=dismiss/VN [obl:agent by the *union/N] ."


def of(facts: Facts, construction: str) -> Attribution:
    return next(one for one in facts.attributions if one.construction == construction)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            "[nsubj:pass [nmod:poss The *mayor/N ’s/T:case] *remarks=remark/NS]", id="the mayor's"
        ),
        pytest.param("[nsubj:pass Her/PR:nmod:poss *assertions=assertion/NS]", id="her"),
        pytest.param("[nsubj:pass The *remarks=remark/NS [nmod by *Lee/PN@PERSON]]", id="by"),
    ],
)
def test_statement_told_of_again_has_its_owner_for_source(told: str) -> None:
    facts = facts_of(f"{MAYOR}\n{told} {DISMISSED}")
    again = of(facts, "referred-statement")
    (mayor,) = [one for one in facts.sources if one.name == "Ann Lee"]
    assert again.source_id == mayor.id
    assert again.parent_id is not None
    assert again.content is None
    assert mayor.content_words == 5


def test_plan_and_thing_are_no_statement_told_of_again() -> None:
    facts = facts_of(f"{MAYOR}\n[nsubj:pass Her/PR:nmod:poss *bridges=bridge/NS] {DISMISSED}")
    assert all(one.construction != "referred-statement" for one in facts.attributions)


def test_owner_of_a_statement_told_of_again_is_not_who_speaks_next() -> None:
    facts = facts_of(
        f"{MAYOR}\n[nsubj:pass [nmod:poss *Orme/PN@PERSON ’s/T:case] *remarks=remark/NS] "
        f"{DISMISSED}\n[nsubj *She] *said/V {SAFE} ."
    )
    (mayor,) = [one for one in facts.sources if one.name == "Ann Lee"]
    assert len(mayor.attributions) == 2


@pytest.mark.parametrize(
    "notation",
    [
        pytest.param(
            "[nsubj *Lee/PN@PERSON , [nmod in an *interview/N [nmod with a local/J "
            f"*newspaper/N]]] , *said/V {SAFE} .",
            id="interview hung on the speaker",
        ),
        pytest.param(
            f"[nsubj *Lee/PN@PERSON] *told/V [obj a local/J *newspaper/N] {SAFE} .", id="told"
        ),
    ],
)
def test_outlet_that_was_told_stands_behind_the_statement(notation: str) -> None:
    facts = facts_of(notation)
    told = of(facts, "told-outlet")
    assert told.source is not None
    assert told.source.text == "a local newspaper"
    assert told.level is Level.RELATION_ONLY
    assert told.content is not None
    assert told.content.text == "that the bridge was safe"
    assert told.parent_id is not None


def test_what_was_said_of_an_outlet_did_not_pass_through_it() -> None:
    facts = facts_of(f"[nsubj *Lee/PN@PERSON] *bought=buy/V [obj a local/J *newspaper/N] . {SAFE}")
    assert all(one.construction != "told-outlet" for one in facts.attributions)


MINISTRY = (
    f"[nsubj The Health/PN:compound@ORG *Ministry/PN@ORG] *said/V {SAFE} .\n"
    "[nsubj:pass The *claims=claim/NS] have {negation} been:aux:pass {adverb} "
    "*confirmed=confirm/VN ."
)


@pytest.mark.parametrize(
    ("negation", "adverb", "level"),
    [
        pytest.param("not", "officially/R", Level.INSTITUTION, id="official silence"),
        pytest.param("not", "widely/R", Level.NO_SOURCE, id="nobody's silence"),
        pytest.param("since/R", "officially/R", Level.NO_SOURCE, id="official word of nobody"),
    ],
)
def test_official_silence_is_that_of_the_body_last_heard(
    negation: str, adverb: str, level: Level
) -> None:
    facts = facts_of(MINISTRY.format(negation=negation, adverb=adverb))
    (passive,) = [one for one in facts.attributions if one.construction == "passive"]
    assert passive.source is None
    assert passive.level is level
    assert (passive.source_id is not None) is (level is Level.INSTITUTION)


def test_what_cannot_speak_has_no_entry_in_the_ledger() -> None:
    facts = facts_of(
        "[nsubj The *incident/N , [acl:relcl which *ended=end/V [obl:unmarked *Monday/PN]] ,] "
        "*raised=raise/V [obj *questions=question/NS [nmod about the *bridge/N]] ."
    )
    assert facts.attributions
    assert facts.sources == ()


SPOKEN = "“ [nsubj The *bridge/N] *closes=close/VZ [obl at three *gates=gate/NS] . ”"


@pytest.mark.parametrize(
    ("before", "goes_on"),
    [
        pytest.param(
            "“ [ccomp [nsubj The *bridge/N] *closes=close/VZ [obl in *May/PN]] , ” [nsubj Mayor/PN"
            ":compound *Ann/PN@PERSON Lee/PN@PERSON] *said/V [obl on *Monday/PN] .",
            True,
            id="after her quotation and its cue",
        ),
        pytest.param(
            "[nsubj *Lee/PN@PERSON] *issued=issue/V [obj a *statement/N [acl "
            "*condemning=condemn/VG [obj the *delay/N]]] .",
            True,
            id="after the statement it is taken from",
        ),
        pytest.param(MAYOR, False, id="after plain indirect speech"),
    ],
)
def test_paragraph_of_quotation_goes_on_from_who_was_quoted(before: str, goes_on: bool) -> None:
    facts = facts_of(f"{before}\n\n{SPOKEN}")
    held = [one for one in facts.attributions if one.cue is not None and one.parent_id is None]
    texts = [one.content.text for one in held if one.content is not None]
    assert any("three gates" in text for text in texts) is goes_on


@pytest.mark.parametrize(("modifier", "is_outlet"), [("", False), ("local/J ", True)])
@pytest.mark.parametrize("receiver", ["radio", "press", "media"])
def test_a_set_or_a_room_that_somebody_speaks_to_is_no_outlet(
    receiver: str, modifier: str, is_outlet: bool
) -> None:
    facts = facts_of(f"[nsubj *Lee/PN@PERSON] *told/V [obj the {modifier}*{receiver}/N] {SAFE} .")
    found = [one for one in facts.attributions if one.construction == "told-outlet"]
    assert bool(found) is is_outlet


def test_what_an_outlet_was_told_is_no_part_of_it() -> None:
    facts = facts_of(
        "[nsubj *Lee/PN@PERSON] *told/V [obj the local/J *press/N [acl:relcl that [nsubj the "
        "*bridge/N] *failed=fail/V]] ."
    )
    (outlet,) = [one for one in facts.attributions if one.construction == "told-outlet"]
    assert outlet.source is not None
    assert outlet.source.text == "the local press"
