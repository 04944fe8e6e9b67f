"""Documents and outlets that a claim leans on without being its grammatical source."""

from __future__ import annotations

import pytest

from analyzer.types import Evidence
from tests.facts.parses import facts_of


def evidence(notation: str) -> list[tuple[str, str, str, bool]]:
    """Words, kind, role and whether a reader could find it."""
    return [to_row(one) for one in facts_of(notation).evidence]


def to_row(one: Evidence) -> tuple[str, str, str, bool]:
    return one.text, one.kind, one.role, one.is_identified


LEAKED = "[obj leaked/J *documents=document/NS]"


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        pytest.param(
            f"[nsubj *Lee/PN@PERSON] *cited=cite/V {LEAKED} .",
            ("leaked documents", "document", "cited", False),
            id="cited, unidentified",
        ),
        pytest.param(
            "[nsubj *Lee/PN@PERSON] *pointed=point/V [obl to a 2023/M *report/N [nmod by "
            "Oslo/PN:compound@ORG "
            "*University/PN@ORG]] .",
            ("a 2023 report by Oslo University", "document", "cited", True),
            id="pointed to, identified",
        ),
        pytest.param(
            "[nsubj *Lee/PN@PERSON] *relied=rely/V [obl on internal/J *memos=memo/NS] .",
            ("internal memos", "document", "cited", False),
            id="relied on",
        ),
        pytest.param(
            "[nsubj *Lee/PN@PERSON] *gave=give/V [obj an *interview/N [nmod with a state/N media/N "
            "*outlet/N]] .",
            ("a state media outlet", "outlet", "channel", False),
            id="channel, unidentified",
        ),
    ],
)
def test_evidence(notation: str, expected: tuple[str, str, str, bool]) -> None:
    assert evidence(notation) == [expected]


@pytest.mark.parametrize(
    "notation",
    [
        pytest.param(
            "[nsubj Leaked/J *documents=document/NS] *show/VZ [ccomp [nsubj *crews=crew/NS] "
            "*knew=know/V] .",
            id="the source itself",
        ),
        pytest.param(
            "[nsubj The *clerk/N] *lost=lose/V [obj the *documents=document/NS] .",
            id="a mere object",
        ),
        pytest.param(
            f"[ccomp “ [nsubj I] *cited=cite/V {LEAKED} ,] ” *said/V [nsubj *Lee/PN@PERSON] .",
            id="inside a quotation",
        ),
        pytest.param("[nsubj *Lee/PN@PERSON] *cited=cite/V [obj the *frost/N] .", id="no document"),
    ],
)
def test_no_evidence(notation: str) -> None:
    assert evidence(notation) == []


def test_evidence_knows_the_attribution_it_stands_in() -> None:
    facts = facts_of(
        "[nsubj *Lee/PN@PERSON] *said/V [ccomp that [nsubj *Roe/PN@PERSON] *cited=cite/V "
        f"{LEAKED}] ."
    )
    outer = next(one for one in facts.attributions if one.parent_id is None)
    (found,) = facts.evidence
    assert found.attribution_id == outer.id
