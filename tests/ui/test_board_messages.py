from __future__ import annotations

from typing import Any

import pytest

from analyzer.types import Status
from analyzer.ui.board.messages import to_decisions

ONE = {"number": 2, "fingerprint": "f" * 16, "status": "dismissed", "reason": "known"}


def test_decisions_come_in_the_order_they_were_made() -> None:
    first = {**ONE, "number": 1, "status": "open", "reason": ""}
    sent = to_decisions([ONE, first])
    assert [(one.number, one.status) for one in sent] == [(1, Status.OPEN), (2, Status.DISMISSED)]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "text",
        {"number": 1},
        [{**ONE, "status": "burnt"}],
        [{**ONE, "number": -1}],
        [{**ONE, "extra": 1}],
        [{**ONE, "reason": "x" * 301}],
        [{**ONE, "fingerprint": ""}],
        [ONE] * 1001,
    ],
)
def test_a_malformed_message_decides_nothing(value: Any) -> None:
    assert to_decisions(value) == []
