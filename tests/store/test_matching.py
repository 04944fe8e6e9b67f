"""An edited draft is recognised, and another draft is not taken for it."""

from __future__ import annotations

import dataclasses

import pytest

from analyzer.store import QueueFilter, Store
from analyzer.types import Failure, Status
from tests.store.drafts import OTHER, PARAGRAPHS, TITLE, report_of

pytestmark = pytest.mark.system

REWRITTEN = (
    "Nothing of the first text is left in this one, not a single sentence of it.",
    "The operator has since published a timetable for the repair of the hull.",
)


def test_a_decision_survives_edits_elsewhere_in_the_draft(store: Store) -> None:
    first = report_of()
    document = store.remember(first)
    kept, _, edited = first.flags
    store.decide(document, kept.fingerprint, Status.DISMISSED, reason="named below")
    store.decide(document, edited.fingerprint, Status.ACCEPTED)

    second = report_of((REWRITTEN[0], *PARAGRAPHS[:3], "Analysts called it a blow."))
    assert store.remember(second) == document
    shown = store.apply(second, document)
    assert [flag.status for flag in shown.flags] == [Status.DISMISSED, Status.OPEN, Status.OPEN]
    assert shown.flags[0].decision == "named below"
    assert {one.fingerprint for one in store.queue(QueueFilter(statuses=()))} == {
        flag.fingerprint for flag in second.flags
    }
    # The edit is taken back: the flag is there again, and so is what was decided about it.
    store.remember(first)
    assert store.apply(first, document).flags[2].status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            {"path": "/news/ferry.txt"},
            {"path": "/news/ferry.txt", "paragraphs": REWRITTEN, "title": "Another headline"},
            id="same path",
        ),
        pytest.param(
            {"path": "story.txt"},
            {"path": "story.txt", "paragraphs": (*PARAGRAPHS[:1], *REWRITTEN), "title": None},
            id="same upload name, one paragraph in common",
        ),
        pytest.param({}, {"path": "/news/ferry.txt"}, id="same text, now from a file"),
        pytest.param({}, {"paragraphs": REWRITTEN}, id="same headline, pasted"),
        pytest.param(
            {"title": None, "path": "a.txt"},
            {"title": "Ferry stays put", "paragraphs": (*PARAGRAPHS[1:3], *REWRITTEN)},
            id="half of its paragraphs",
        ),
    ],
)
def test_the_same_document(store: Store, first: dict, second: dict) -> None:
    document = store.remember(report_of(**first))
    assert store.find(report_of(**second)) == document
    assert store.remember(report_of(**second)).id == document.id
    assert len(store.documents()) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            {"path": "story.txt"},
            {"path": "story.txt", "paragraphs": OTHER, "title": "Swimming pool to close"},
            id="every draft is called story.txt",
        ),
        pytest.param(
            {"path": "/news/monday.txt", "title": "The morning briefing"},
            {"path": "/news/tuesday.txt", "title": "The morning briefing", "paragraphs": OTHER},
            id="a headline that runs every day",
        ),
        pytest.param(
            {"title": "Ferry news"}, {"title": "Ferry news", "paragraphs": OTHER}, id="short title"
        ),
        pytest.param(
            {"title": None},
            {"title": None, "paragraphs": (*OTHER, PARAGRAPHS[3])},
            id="one paragraph of boilerplate",
        ),
        pytest.param(
            {"title": None, "paragraphs": ("Read more", "Share this", *PARAGRAPHS)},
            {"title": None, "paragraphs": ("Read more", "Share this", *OTHER)},
            id="short paragraphs",
        ),
    ],
)
def test_another_document(store: Store, first: dict, second: dict) -> None:
    store.remember(report_of(**first))
    assert store.find(report_of(**second)) is None
    store.remember(report_of(**second))
    assert len(store.documents()) == 2


def test_the_caller_may_know_which_document_it_is(store: Store) -> None:
    document = store.remember(report_of(title=None))
    edited = report_of(OTHER, title=None)
    assert store.remember(edited, document=document).id == document.id


def test_a_name_given_later_is_learnt_and_not_lost(store: Store) -> None:
    document = store.remember(report_of())
    assert document.name is None
    assert store.remember(report_of(), name="/news/ferry.txt").name == "/news/ferry.txt"
    assert store.remember(report_of()).name == "/news/ferry.txt"


def test_a_failed_stage_does_not_make_flags_gone(store: Store) -> None:
    report = report_of()
    store.remember(report)
    store.remember(dataclasses.replace(report, flags=(), failures=(Failure("rules", "broke"),)))
    assert len(store.queue()) == 3
    store.remember(dataclasses.replace(report, flags=()))
    assert store.queue() == []


def test_what_databases_refuse_is_stored_inert(store: Store) -> None:
    title = "A NUL \x00 and half \ud83d a face"
    hostile = report_of(("Analysts \x00 said \udc00 so and \u202e so and <script>.",), title=title)
    document = store.remember(hostile, name="na\x00me.txt")
    assert store.remember(hostile, name="na\x00me.txt").id == document.id
    assert document.name == "na␀me.txt"
    [item] = store.queue()
    assert item.after == " ␀ said \ufffd so and \u202e so and <script>."
    decision = store.decide(document, item.fingerprint, Status.DISMISSED, reason="\x00 \ud83d")
    assert decision.reason == "␀ \ufffd"
    assert store.statuses(document)[item.fingerprint] == decision


def test_forgetting_leaves_no_word_but_the_decision(store: Store) -> None:
    document = store.remember(report_of(path="/news/ferry.txt"))
    item = store.queue()[0]
    store.decide(document, item.fingerprint, Status.ACCEPTED)
    store.forget(document)
    assert store.queue(QueueFilter(statuses=())) == []
    assert store.documents() == []
    assert store.find(report_of(path="/news/ferry.txt")) is None
    assert [one.accepted for one in store.acceptance_by_rule()] == [1]
    exported = "".join(store.export_decisions())
    assert "ferry" not in exported.lower()
    assert TITLE not in exported
