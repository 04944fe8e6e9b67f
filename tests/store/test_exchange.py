"""Decisions travel as JSON lines and arrive once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer.errors import StoreError
from analyzer.store import Store, open_store
from analyzer.types import Status
from tests.store.drafts import PARAGRAPHS, report_of

pytestmark = pytest.mark.system

FLAGS = [flag.fingerprint for flag in report_of().flags]


@pytest.fixture
def other(tmp_path: Path):
    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as opened:
        yield opened


def test_an_import_adds_what_is_missing_and_only_once(store: Store, other: Store) -> None:
    document = store.remember(report_of())
    store.decide(document, FLAGS[0], Status.DISMISSED, reason="“so”", reviewer="Ruth")
    store.undo(document, FLAGS[0])
    store.decide(document, FLAGS[1], Status.ACCEPTED)
    lines = list(store.export_decisions())
    assert all(words not in "".join(lines) for words in PARAGRAPHS)

    first = other.import_decisions(lines)
    assert (first.added, first.known, first.conflicts) == (3, 0, 0)
    again = other.import_decisions(lines)
    assert (again.added, again.known) == (0, 3)
    assert other.history() == store.history()
    # Nobody has read the draft there yet; when somebody does, what was decided is in force.
    there = other.remember(report_of(path="/elsewhere/ferry.txt"))
    assert other.statuses(there)[FLAGS[1]].status is Status.ACCEPTED


def test_conflicts_keep_both_and_the_later_is_in_force(store: Store, other: Store) -> None:
    there = other.remember(report_of(path="ferry.md"))
    other.decide(there, FLAGS[0], Status.ACCEPTED, reviewer="Tom")
    other.decide(there, FLAGS[1], Status.ACCEPTED, reviewer="Tom")
    here = store.remember(report_of(path="/drafts/ferry.txt"))
    store.decide(here, FLAGS[0], Status.DISMISSED, reviewer="Ruth")
    store.decide(here, FLAGS[1], Status.ACCEPTED, reviewer="Ruth")
    sent = list(store.export_decisions())
    assert other.import_decisions(sent).conflicts == 1
    assert [one.reviewer for one in other.history(there, FLAGS[0])] == ["Tom", "Ruth"]
    assert other.statuses(there)[FLAGS[0]].status is Status.DISMISSED
    # What comes back is about the document it left from, though it was another one's there.
    back = store.import_decisions(other.export_decisions())
    assert (back.added, back.known, back.conflicts) == (2, 2, 1)
    assert store.statuses(here)[FLAGS[0]].status is Status.DISMISSED


def _line(**changes: object) -> str:
    return json.dumps(
        {
            "schema": "document/1",
            "id": "a" * 32,
            "name": None,
            "headline": None,
            "headline_key": None,
            "text_digest": None,
            "paragraphs": [],
        }
        | changes
    )


def _decision(**changes: object) -> str:
    return json.dumps(
        {
            "schema": "decision/1",
            "id": "b" * 32,
            "document": "a" * 32,
            "fingerprint": "0" * 16,
            "rule": "SRC-REL",
            "status": "dismissed",
            "reason": None,
            "reviewer": None,
            "decided_at": "2026-03-01T10:00:00+01:00",
        }
        | changes
    )


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "Invalid JSON"),
        ("[]", "Unable to extract tag|dictionary|object"),
        (_line(schema="document/2"), "does not match any of the expected tags"),
        (_decision(status="maybe"), "status: Input should be"),
        (_decision(extra=1), "extra: Extra inputs are not permitted"),
        (_decision(decided_at="2026-03-01T10:00:00"), "decided_at: Input should have timezone"),
        (_decision(document="c" * 32), "no line before it describes"),
        (_decision(reason="x" * 3_000), "reason: String should have at most"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_imported(
    tmp_path: Path, bad: str, message: str
) -> None:
    with open_store(f"sqlite:///{tmp_path / 'desk.db'}") as store:
        with pytest.raises(StoreError, match=message) as caught:
            store.import_decisions([_line(), _decision(), "\n", bad])
        assert caught.value.line == 4
        assert store.history() == []
        store.import_decisions([_line(), _decision()])
        [kept] = store.history()
        assert kept.decided_at.isoformat() == "2026-03-01T09:00:00+00:00"
