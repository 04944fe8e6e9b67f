"""What the board sends back: decisions about flags, checked before anything is done with them."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from analyzer.types import Status

LONGEST_REASON = 300
"""Characters of a reason; the board's field takes no more."""
_MOST = 1000


class SentDecision(BaseModel):
    """One decision.

    Attributes:
        number: rises with every decision of a tab, so that one sent twice is known.
        fingerprint: of the flag.
        status: ``open`` takes back what was decided before.
        reason: the editor's words; empty for none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(ge=0)
    fingerprint: str = Field(min_length=1, max_length=80)
    status: Status
    reason: str = Field(default="", max_length=LONGEST_REASON)


Sent = TypeVar("Sent", bound=SentDecision)
_DECISIONS = TypeAdapter(list[SentDecision])


def to_decisions(value: Any) -> list[SentDecision]:
    """The decisions in a message, in the order they were made; none in a malformed one."""
    return read(value, _DECISIONS)


def read(value: Any, shape: TypeAdapter[list[Sent]]) -> list[Sent]:
    """``to_decisions`` for decisions of any shape."""
    if not isinstance(value, list) or len(value) > _MOST:
        return []
    try:
        return sorted(shape.validate_python(value), key=lambda sent: sent.number)
    except ValidationError:
        return []
