"""The measures as plain dictionaries, lists, strings and numbers: ``scores`` of ``report/1``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from analyzer.types import Scores, Span

Record = dict[str, Any]


def to_record(scores: Scores) -> Record:
    """The measures, ready for ``json.dumps``; the keys are the attributes of the records."""
    record: Record = to_plain(scores)
    record["verification"] = {
        kind: {"n": len(spans), "spans": spans} for kind, spans in record["verification"].items()
    }
    return record


def to_plain(value: Any) -> Any:
    """A record as dictionaries and lists, its codes as their values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Span | tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return value
