"""Who owns a doubt: a source, the newsroom, or somebody who was not found."""

from __future__ import annotations

from analyzer.types import Hedge, Voice
from tests.facts.parses import facts_of

NEWSROOM = "[nsubj The *truth/N] may *remain/VB [xcomp *buried=bury/VN] ."
OWNED = (
    "[nsubj *Popov/PN@PERSON] *said=say/V [ccomp that [nsubj the *truth/N] may *remain/VB "
    "[xcomp *buried=bury/VN]] ."
)
TOLD = (
    "[nsubj There/PR:expl] *was/A [nsubj *concern/N "
    "[acl that [nsubj the *dam/N] could *break/VB]] ."
)


def hedge(notation: str, text: str) -> Hedge:
    return next(one for one in facts_of(notation).hedges if one.text == text)


def test_newsroom_owns_its_own_guess() -> None:
    found = hedge(NEWSROOM, "may")
    assert found.owner == "newsroom"
    assert found.voice is Voice.NEWSROOM
    assert (found.type, found.certainty) == ("epistemic", "C2")


def test_source_owns_the_doubt_in_its_content() -> None:
    facts = facts_of(OWNED)
    found = next(one for one in facts.hedges if one.text == "may")
    assert found.owner == facts.sources[0].id
    assert found.voice is Voice.ATTRIBUTED
    assert found.attribution_id == facts.attributions[0].id


def test_doubt_inside_a_reporting_noun_is_not_the_newsrooms() -> None:
    assert hedge(TOLD, "could").owner == "unknown"


def test_scope_is_in_characters_of_the_draft() -> None:
    found = hedge(NEWSROOM, "may")
    assert facts_of(NEWSROOM).draft.text[slice(*found.scope)] == "remain buried"


def test_clause_that_modifies_is_embedded() -> None:
    nested = (
        "[nsubj The *party/N] *chose=choose/V [obj a *plan/N [acl:relcl [nsubj *that/PR] might "
        "*fail/VB]] ."
    )
    assert hedge(nested, "might").is_embedded
    assert not hedge(NEWSROOM, "may").is_embedded
