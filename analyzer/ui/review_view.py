"""The queue of flags and how often rules were right, as what the Review page shows and exports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from analyzer.outputs.cells import to_safe_csv
from analyzer.store import is_mostly_dismissed
from analyzer.types import DocumentRef, QueueItem, RuleAcceptance, Status
from analyzer.ui import wording
from analyzer.ui.display import to_excerpt, to_pieces, to_runs, to_visible
from analyzer.ui.view import Catalogue, to_told

SIZE = 200
"""Flags shown at a time; the next ones come when these are done."""

COLUMNS = (
    "document",
    "headline",
    "line",
    "rule",
    "name",
    "category",
    "severity",
    "confidence",
    "text",
    "message",
    "advice",
    "status",
    "reason",
    "reviewer",
    "decided_at",
)
"""Columns of the exported table."""


def to_view(items: Sequence[QueueItem], more: int, catalogue: Catalogue) -> dict[str, Any]:
    """The flags to go through, as plain data for the component.

    Args:
        more: open flags that pass the filters after these.
    """
    view: dict[str, Any] = {
        "items": [_item(item, catalogue) for item in items],
        "more": more,
        "size": SIZE,
        "reasons": list(wording.DISMISSAL_REASONS),
        "severities": [{"code": int(c), "name": n} for c, n in wording.SEVERITIES.items()],
    }
    view["id"] = hashlib.sha256(repr(view).encode("utf-8", "backslashreplace")).hexdigest()
    return view


def to_marks(items: Sequence[QueueItem]) -> dict[str, dict[str, str]]:
    """What is in force about each flag that is not open, by its key in the view."""
    return {
        to_key(item): to_told(item.decision)
        for item in items
        if item.decision is not None and item.status is not Status.OPEN
    }


def to_key(item: QueueItem) -> str:
    """What tells a flag from those of other documents."""
    return f"{item.document.id} {item.fingerprint}"


def _item(item: QueueItem, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "key": to_key(item),
        "document": item.document.id,
        "fingerprint": item.fingerprint,
        "document_name": to_label(item.document),
        "document_title": to_visible(item.document.name or item.document.headline or ""),
        "line": item.line,
        "rule": item.rule,
        "name": catalogue.names.get(item.rule, item.rule),
        "category": item.category.value,
        "severity": int(item.severity),
        "confidence": round(item.confidence * 100),
        "voice": wording.VOICES[item.voice],
        "before": to_pieces(item.before),
        "text": to_pieces(item.text),
        "after": to_pieces(item.after),
        "short": to_excerpt(item.text, width=80),
        "message": to_visible(item.message),
        "why": to_runs(catalogue.reasons.get(item.rule, "")),
        "basis": [
            {"code": code, "name": catalogue.bases.get(code, "")}
            for code in catalogue.rests_on.get(item.rule, ())
        ],
        "advice": to_visible(item.advice),
        "before_edit": to_told(item.before_edit) if item.before_edit else None,
    }


def to_label(document: DocumentRef) -> str:
    """What an editor calls a document: its file name, else its headline."""
    if document.name:
        path = PureWindowsPath(document.name) if "\\" in document.name else None
        return to_visible((path or PurePosixPath(document.name)).name or document.name)
    return to_excerpt(document.headline or "", width=120) or "Pasted text"


def to_csv(items: Sequence[QueueItem], catalogue: Catalogue) -> str:
    """A table of flags and decisions that no spreadsheet program takes for formulas."""
    rows = []
    for item in items:
        decision = item.decision
        row = (
            item.document.name,
            item.document.headline,
            item.line,
            item.rule,
            catalogue.names.get(item.rule, item.rule),
            item.category.value,
            int(item.severity),
            round(item.confidence, 3),
            item.text,
            item.message,
            item.advice,
            item.status.value,
            decision.reason if decision else None,
            decision.reviewer if decision else None,
            decision.decided_at.isoformat(timespec="seconds") if decision else None,
        )
        rows.append(row)
    return to_safe_csv(COLUMNS, rows)


def to_acceptance(found: Sequence[RuleAcceptance], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Rows of the table of rules: counts, and rate and interval in percent."""
    return [
        {
            "rule": one.rule,
            "name": catalogue.names.get(one.rule, one.rule),
            "accepted": one.accepted,
            "decided": one.decided,
            "rate": round(one.rate * 100),
            "low": round(one.low * 100),
            "high": round(one.high * 100),
        }
        for one in found
    ]


def to_suggestions(
    found: Sequence[RuleAcceptance], ignored: Sequence[str], names: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Rules better switched off here, each with the reason.

    Args:
        ignored: rules and categories that are off already.
    """
    return [
        (
            one.rule,
            f"{names.get(one.rule, one.rule)}: dismissed {one.dismissed} of {one.decided} times.",
        )
        for one in found
        if is_mostly_dismissed(one)
        and one.rule not in ignored
        and one.rule.partition("-")[0] not in ignored
    ]


def to_config_line(ignored: Sequence[str], rule: str) -> str:
    """The line of a configuration that leaves a rule out besides those already left out."""
    names = ", ".join(f'"{name}"' for name in sorted({*ignored, rule}))
    return f"ignore = [{names}]"
