"""Which words belong to a source phrase."""

from __future__ import annotations

import pytest

from tests.facts.parses import see


def test_source_keeps_title_apposition_and_restrictive_relative_clause() -> None:
    seen = see(
        "[nsubj The *engineer/N [acl:relcl who:nsubj *built=build/V [obj the *bridge/N]]] *said/V "
        "[ccomp "
        "[nsubj *it] was:cop *safe/J] .",
        "said",
    )
    assert seen.source == "The engineer who built the bridge"
    seen = see(
        "[nsubj *Ann/PN@PERSON Lee/PN@PERSON , [appos the *mayor/N] ,] *said/V [ccomp [nsubj *it] "
        "was:cop *safe/J] .",
        "said",
    )
    assert seen.source == "Ann Lee, the mayor"


def test_relative_clause_after_a_comma_is_not_source() -> None:
    seen = see(
        "[nsubj *Ann/PN@PERSON Lee/PN@PERSON , [acl:relcl who:nsubj *built=build/V [obj the "
        "*bridge/N]] "
        ",] *said/V [ccomp [nsubj *it] was:cop *safe/J] .",
        "said",
    )
    assert seen.source == "Ann Lee"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the *council/N [nmod on *Monday/PN]", "the council"),
        ("the *council/N [nmod today/N]", "the council"),
        # What tells one document from another stays.
        ("a *poll/N [nmod on *Monday/PN]", "a poll on Monday"),
        ("the *man/N [acl *held=hold/VP [obl on *Monday/PN]]", "the man held on Monday"),
    ],
)
def test_when_it_was_said_is_no_part_of_the_source(source: str, expected: str) -> None:
    found = see(f"[nsubj {source}] *said/V [ccomp [nsubj the *bridge/N] was:cop *safe/J] .", "said")
    assert found.source == expected


def test_an_apostrophe_opens_no_title() -> None:
    found = see(
        "[nsubj the workers/N:nmod:poss ’/T:case *union/N] , ” *said/V [ccomp [nsubj the "
        "*bridge/N] was:cop *safe/J] .",
        "said",
    )
    assert found.source == "the workers’ union"
