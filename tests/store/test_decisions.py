"""Deciding, undoing, the history, the queue and how often editors agree with a rule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from analyzer.errors import StoreError
from analyzer.store import QueueFilter, Store, decisions, is_mostly_dismissed
from analyzer.store.acceptance import to_acceptance, wilson
from analyzer.types import Category, Severity, Status
from tests.store.drafts import OTHER, report_of

pytestmark = pytest.mark.system


def test_undoing_is_a_row_of_its_own(store: Store) -> None:
    before = datetime.now(UTC)
    document = store.remember(report_of())
    flag = report_of().flags[0].fingerprint
    store.decide(document, flag, Status.DISMISSED, reason="  house style  ", reviewer="Ruth")
    store.undo(document, flag, reviewer="Tom")
    assert store.statuses(document) == {}
    store.decide(document, flag, Status.ACCEPTED, reviewer="Tom")
    rows = store.history(document, flag)
    assert [(one.status, one.reason, one.reviewer) for one in rows] == [
        (Status.DISMISSED, "house style", "Ruth"),
        (Status.OPEN, None, "Tom"),
        (Status.ACCEPTED, None, "Tom"),
    ]
    assert before <= rows[0].decided_at < rows[1].decided_at < rows[2].decided_at
    assert rows[0].decided_at.tzinfo is UTC
    assert store.statuses(document)[flag] == rows[2]
    assert store.reviewers() == ["Ruth", "Tom"]


def test_a_clock_set_back_undoes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    document = store.remember(report_of())
    flag = report_of().flags[0].fingerprint
    first = store.decide(document, flag, Status.DISMISSED)

    class Earlier:
        @staticmethod
        def now(zone: object) -> datetime:
            return first.decided_at - timedelta(hours=1)

    monkeypatch.setattr(decisions, "datetime", Earlier)
    store.decide(document, flag, Status.ACCEPTED)
    assert store.statuses(document)[flag].status is Status.ACCEPTED


def test_a_flag_the_document_does_not_have(store: Store) -> None:
    document = store.remember(report_of())
    with pytest.raises(StoreError, match="no such flag") as caught:
        store.decide(document, "0" * 16, Status.ACCEPTED)
    assert caught.value.hint
    assert store.history() == []


def test_the_queue_is_in_order_of_severity_and_filtered(store: Store) -> None:
    ferry = store.remember(report_of(path="/news/ferry.txt"))
    pool = store.remember(
        report_of(
            OTHER,
            path="/news/pool.txt",
            title="Swimming pool to close",
            flagged=("insider", "Critics"),
            rule="ATT-HEARSAY",
        )
    )

    def texts(**chosen: object) -> list[str]:
        return [item.text for item in store.queue(QueueFilter(**chosen))]

    assert texts() == [
        "insider",
        "Sources close to the operator",
        "Critics",
        "It is understood",
        "Analysts",
    ]
    assert texts(documents=(pool.id,)) == ["insider", "Critics"]
    assert texts(rules=("ATT-HEARSAY",)) == ["insider", "Critics"]
    assert texts(categories=(Category.SRC,), severities=(Severity.CONSIDER,)) == ["Analysts"]
    assert len(store.queue(limit=2)) == 2

    item = store.queue(QueueFilter(documents=(ferry.id,)))[1]
    assert (item.before, item.text, item.after) == (
        "",
        "It is understood",
        " that the repair of the hull will cost millions.",
    )
    assert (item.document, item.line, item.rule) == (ferry, 7, "SRC-REL")
    store.decide(ferry, item.fingerprint, Status.DISMISSED, reason="no", reviewer="Ruth")
    assert "It is understood" not in texts()
    assert texts(statuses=(Status.DISMISSED,), reviewer="Ruth") == ["It is understood"]
    assert texts(statuses=(Status.DISMISSED,), reviewer="Tom") == []
    assert store.count(QueueFilter(statuses=(Status.DISMISSED,), reviewer="Ruth")) == 1
    assert store.count(QueueFilter(statuses=(Status.DISMISSED,), reviewer="Tom")) == 0
    assert store.count(QueueFilter(rules=("SRC-REL",))) == 2
    assert store.rules() == ["ATT-HEARSAY", "SRC-REL"]
    [decided] = store.queue(QueueFilter(statuses=(Status.DISMISSED,)))
    assert decided.decision == store.history()[0]
    assert store.count_by_status(QueueFilter(documents=(ferry.id,))) == {
        Status.OPEN: 2,
        Status.DISMISSED: 1,
        Status.ACCEPTED: 0,
    }


def test_acceptance_counts_what_is_in_force(store: Store) -> None:
    document = store.remember(report_of())
    first, second, third = (flag.fingerprint for flag in report_of().flags)
    store.decide(document, first, Status.ACCEPTED)
    store.decide(document, first, Status.DISMISSED)
    store.decide(document, second, Status.ACCEPTED)
    store.decide(document, third, Status.ACCEPTED)
    store.undo(document, third)
    [found] = store.acceptance_by_rule()
    assert (found.rule, found.accepted, found.dismissed, found.rate) == ("SRC-REL", 1, 1, 0.5)


def test_wilson_interval_of_known_figures() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(29, 29) == pytest.approx((0.8830, 1.0), abs=5e-5)


@pytest.mark.parametrize(
    ("accepted", "dismissed", "expected"),
    [(3, 17, True), (4, 16, False), (0, 19, False), (0, 20, True), (20, 80, False)],
)
def test_a_rule_dismissed_more_than_four_times_in_five(
    accepted: int, dismissed: int, expected: bool
) -> None:
    assert is_mostly_dismissed(to_acceptance("SRC-REL", accepted, dismissed)) is expected
