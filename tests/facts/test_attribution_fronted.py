"""What a cue set into its sentence reports of the words before it."""

from __future__ import annotations

import pytest

from tests.facts.parses import facts_of

FRONTED = "[advcl though/C:mark [nsubj the *move/N] was:cop *smooth/J] ,"
SAID = "[nsubj *he] *said/V"
HIGH = "[nsubj the *bill/N] was:cop *high/J"


def content(notation: str) -> str:
    (found,) = facts_of(notation).attributions
    assert found.content is not None
    return found.content.text


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        pytest.param(
            f"{FRONTED} {SAID} , [ccomp {HIGH}] .",
            "though the move was smooth … the bill was high",
            id="in the source's own words",
        ),
        pytest.param(
            f"{FRONTED} {SAID} , “ [ccomp {HIGH}] . ”",
            "though the move was smooth … “the bill was high.”",
            id="before a quotation that goes on",
        ),
    ],
)
def test_what_opens_the_sentence_is_reported_too(notation: str, expected: str) -> None:
    assert content(notation) == expected


@pytest.mark.parametrize(
    "notation",
    [
        pytest.param(
            f"{FRONTED} {SAID} , “ [ccomp [nsubj The *bill/N] was:cop *high/J] . ”",
            id="before a quotation that begins a sentence",
        ),
        pytest.param(f"still/R:advmod , {SAID} , [ccomp {HIGH}] .", id="a bare connective"),
        pytest.param(f"{FRONTED} {SAID} [ccomp {HIGH}] .", id="no comma behind the cue"),
        pytest.param(
            f"[parataxis [nsubj *it] *failed=fail/V] , {SAID} , [ccomp {HIGH}] .",
            id="a statement that stands by itself",
        ),
    ],
)
def test_what_belongs_to_the_cue_is_not(notation: str) -> None:
    assert content(notation).strip("“”.").lower() == "the bill was high"
