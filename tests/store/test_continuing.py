"""What becomes of a decision when the flagged sentence itself is edited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.store import QueueFilter, Store
from analyzer.types import Failure, Status
from tests.store.drafts import PARAGRAPHS, report_of

pytestmark = pytest.mark.system

FLAGGED = ("Analysts",)
LAST = PARAGRAPHS[-1]


def _report(last: str, **options: object):
    return report_of((*PARAGRAPHS[:-1], last), flagged=FLAGGED, **options)


def _edited(words: str, by: str):
    return _report(LAST.replace(words, by))


def test_a_decision_follows_its_words_into_the_edited_sentence(store: Store) -> None:
    before, after = _report(LAST), _edited("devastating", "severe")
    document = store.remember(before)
    made = store.decide(document, before.flags[0].fingerprint, Status.DISMISSED, reason="known")
    assert store.remember(after) == document
    [now] = after.flags
    assert now.fingerprint != before.flags[0].fingerprint
    assert store.decided_before(document) == {now.fingerprint: made}
    # Nobody has seen the new sentence: the flag is open.
    assert now.fingerprint not in store.statuses(document)
    [item] = store.queue()
    assert (item.status, item.decision, item.before_edit) == (Status.OPEN, None, made)


@pytest.mark.parametrize("status", [Status.DISMISSED, Status.ACCEPTED, Status.OPEN])
def test_whatever_is_decided_anew_is_all_that_counts(store: Store, status: Status) -> None:
    before, after = _report(LAST), _edited("devastating", "severe")
    document = store.remember(before)
    store.decide(document, before.flags[0].fingerprint, Status.DISMISSED)
    store.remember(after)
    store.decide(document, after.flags[0].fingerprint, status)
    assert store.decided_before(document) == {}
    assert [one.status for one in store.history()] == [Status.DISMISSED, status]
    # A flag that was decided twice over is one flag.
    assert sum(one.decided for one in store.acceptance_by_rule()) == (status is not Status.OPEN)


def test_it_is_remembered_over_several_edits_and_taken_up_again_when_they_are_undone(
    store: Store,
) -> None:
    before = _report(LAST)
    document = store.remember(before)
    made = store.decide(document, before.flags[0].fingerprint, Status.ACCEPTED)
    for words in ("severe", "hard"):
        after = _edited("devastating", words)
        # Analysing the same text again changes nothing.
        for _ in range(2):
            store.remember(after, document=document)
            assert store.decided_before(document) == {after.flags[0].fingerprint: made}
    store.remember(before, document=document)
    assert store.statuses(document)[before.flags[0].fingerprint] == made
    assert store.decided_before(document) == {}


def test_a_decision_taken_back_is_not_offered(store: Store) -> None:
    before, after = _report(LAST), _edited("devastating", "severe")
    document = store.remember(before)
    store.decide(document, before.flags[0].fingerprint, Status.DISMISSED)
    store.undo(document, before.flags[0].fingerprint)
    store.remember(after)
    assert store.decided_before(document) == {}


@pytest.mark.parametrize(
    "last",
    [
        "Experts called the delay a severe blow to the islands and their shops.",
        "Analysts expect the county to raise its harbour fees before winter comes.",
        "Nothing more was known.",
    ],
)
def test_other_words_or_another_sentence_inherit_nothing(store: Store, last: str) -> None:
    before = _report(LAST)
    document = store.remember(before)
    store.decide(document, before.flags[0].fingerprint, Status.DISMISSED)
    store.remember(_report(last))
    assert store.decided_before(document) == {}
    assert len(store.history(document)) == 1


def test_another_rule_inherits_nothing(store: Store) -> None:
    before = _report(LAST)
    document = store.remember(before)
    store.decide(document, before.flags[0].fingerprint, Status.DISMISSED)
    store.remember(_report(LAST, rule="SRC-EXPERT"))
    assert store.decided_before(document) == {}


def test_a_flag_that_stood_there_before_inherits_nothing(store: Store) -> None:
    one, twin = _report(LAST), _edited("devastating", "severe")
    both = replace(one, flags=(*one.flags, *twin.flags))
    document = store.remember(both)
    store.decide(document, one.flags[0].fingerprint, Status.DISMISSED)
    store.remember(twin, document=document)
    assert store.decided_before(document) == {}


def test_a_failed_stage_lets_nothing_go(store: Store) -> None:
    before, after = _report(LAST), _edited("devastating", "severe")
    document = store.remember(before)
    store.decide(document, before.flags[0].fingerprint, Status.DISMISSED)
    store.remember(replace(after, failures=(Failure("rules", "boom"),)))
    assert store.decided_before(document) == {}
    assert len(store.queue(QueueFilter(statuses=()))) == 2
