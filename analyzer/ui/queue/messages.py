"""What the queue sends back: decisions, checked before anything is done with them."""

from __future__ import annotations

from typing import Any

from pydantic import Field, TypeAdapter

from analyzer.ui.board import messages


class SentDecision(messages.SentDecision):
    """One decision, about a flag of any document.

    Attributes:
        document: id in the store.
    """

    document: str = Field(min_length=1, max_length=40)


_DECISIONS = TypeAdapter(list[SentDecision])


def to_decisions(value: Any) -> list[SentDecision]:
    """The decisions in a message, in the order they were made; none in a malformed one."""
    return messages.read(value, _DECISIONS)
