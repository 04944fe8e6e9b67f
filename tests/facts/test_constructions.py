"""Constructions: every kind has its test, patterns are ruled out soundly, sources are heard."""

from __future__ import annotations

import pytest

from analyzer.facts.constructions.finder import TESTS
from analyzer.lexicon import load_lexicons
from analyzer.lexicon_certainty import TRIGGERS, Wording, WordingKind, index_wordings
from analyzer.types import Construction, Voice
from tests.facts.parses import facts_of

EXPOSED = "[nsubj The *raid/N] has:aux *exposed=expose/VP [obj a *gap/N] ."


def found(notation: str) -> list[Construction]:
    return list(facts_of(notation).constructions)


def row(pattern: str) -> Wording:
    return Wording("W1", WordingKind.BOOSTER, pattern, (), 2, ("ED",), "")


def test_every_kind_that_is_looked_for_has_a_test() -> None:
    assert set(TESTS) == set(TRIGGERS)


def test_rows_of_every_kind_exist() -> None:
    wordings = load_lexicons().wordings
    rows = {row.kind for group in wordings.triggers.values() for row in group}
    assert rows == set(TRIGGERS)
    assert all(wordings.words[kind] for kind in set(WordingKind) - TRIGGERS)


@pytest.mark.parametrize(
    ("pattern", "seconds"),
    [
        ("no doubt", {"doubt"}),
        ("without a|any doubt", {"a", "any"}),
        ("without a? doubt", set()),
        ("some? doubt remains", set()),
        ("take * seriously", set()),
        ("clearly", set()),
    ],
)
def test_second_word_rules_out_only_what_cannot_match(pattern: str, seconds: set[str]) -> None:
    assert index_wordings([row(pattern)]).seconds.get("W1", frozenset()) == seconds


def test_an_event_that_proves_something_is_a_conclusion() -> None:
    (one,) = found(EXPOSED)
    assert (one.kind, one.name, one.text) == ("conclusion_verb", "event", "has exposed a gap")
    assert one.voice is Voice.NEWSROOM


def test_a_sources_conclusion_is_not_the_newsrooms() -> None:
    told = (
        "[nsubj *Roe/PN@PERSON] *said=say/V [ccomp that [nsubj the *raid/N] has:aux "
        "*exposed=expose/VP [obj a *gap/N]] ."
    )
    assert not [one for one in found(told) if one.voice is Voice.NEWSROOM]


def test_people_exposed_to_something_are_no_conclusion() -> None:
    assert not found("[nsubj The *raid/N] *exposed=expose/V [obj two *officials/NS] .")


def test_a_named_questioner_owns_the_question() -> None:
    raised = "[nsubj *{}] *raised=raise/V [obj *questions=question/NS] ."
    assert [one.kind for one in found(raised.format("absence/N"))] == ["reaction_verb"]
    assert not found(raised.format("Roe/PN@PERSON"))


def test_a_passive_with_its_agent_is_not_agentless() -> None:
    bare = "[nsubj:pass The *ship/N] is/AZ:aux:pass *believed=believe/VN [xcomp to/T *sink/VB]{} ."
    assert [one.kind for one in found(bare.format(""))] == ["agentless"]
    assert not found(bare.format(" [obl:agent by the *coastguard/N]"))
