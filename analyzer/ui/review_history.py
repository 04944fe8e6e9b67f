"""What editors decided, the latest first: also about flags that have gone from their draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from jinja2 import Environment

from analyzer.outputs.cells import to_safe_csv
from analyzer.store import Store
from analyzer.types import PastDecision, Status
from analyzer.ui.display import to_excerpt, to_visible
from analyzer.ui.download import offer
from analyzer.ui.review_view import to_label

SHOWN = 200
"""Latest decisions on the page; the table to download has all of them."""
COLUMNS = (
    "decided_at",
    "reviewer",
    "status",
    "reason",
    "rule",
    "text",
    "in_draft",
    "document",
    "headline",
)
_VERBS = {Status.ACCEPTED: "Accepted", Status.DISMISSED: "Dismissed", Status.OPEN: "Taken back"}
_FORGOTTEN = "The document was forgotten"
_TABLE = Environment(autoescape=True, trim_blocks=True).from_string("""
<table class="ws-acceptance ws-history"><thead><tr><th scope="col">Decided (UTC)</th>
<th scope="col">What</th><th scope="col">Words</th><th scope="col">Document</th></tr></thead><tbody>
{% for row in rows %}<tr><td>{{ row.when }}{% if row.by %}<span dir="auto">{{ row.by }}</span>
{% endif %}</td>
<td>{{ row.verb }}{% if row.reason %}<span dir="auto">{{ row.reason }}</span>{% endif %}</td>
<td><q dir="auto">{{ row.text }}</q><span>{{ row.rule }}
{%- if row.fate %} · {{ row.fate }}{% endif %}</span></td>
<td dir="auto">{{ row.document }}</td></tr>{% endfor %}</tbody></table>
""")


def show(store: Store, names: Mapping[str, str]) -> None:
    """Draw the table, and offer all of it as a file.

    Args:
        names: rule id → name.
    """
    found = store.past(limit=SHOWN)
    if not found:
        st.info("Nobody has decided about a flag yet.")
        return
    st.html(_TABLE.render(rows=[_to_row(one, names) for one in found]))
    if len(found) == SHOWN:
        st.caption(f"The latest {SHOWN} decisions; the table below has all of them.")
    offer(
        st,
        "Export the history as CSV",
        lambda: to_csv(store.past()).encode("utf-8-sig"),
        "history.csv",
        "text/csv",
    )


def _to_row(one: PastDecision, names: Mapping[str, str]) -> dict[str, object]:
    decision = one.decision
    return {
        "when": f"{decision.decided_at:%Y-%m-%d %H:%M}",
        "by": to_visible(decision.reviewer or ""),
        "verb": _VERBS[decision.status],
        "reason": to_visible(decision.reason or ""),
        "text": _FORGOTTEN if one.text is None else to_excerpt(one.text, width=90),
        "rule": names.get(decision.rule, decision.rule),
        "fate": _fate(one),
        "document": "–" if one.text is None else to_label(one.document),
    }


def _fate(one: PastDecision) -> str:
    """What became of the flag since; empty while it stands as it was decided."""
    if one.text is None or one.is_present:
        return ""
    return "sentence edited since" if one.is_edited else "no longer in the draft"


def to_csv(found: Sequence[PastDecision]) -> str:
    """The history as a table that no spreadsheet program takes for formulas."""
    rows = (
        (
            one.decision.decided_at.isoformat(timespec="seconds"),
            one.decision.reviewer,
            one.decision.status.value,
            one.decision.reason,
            one.decision.rule,
            one.text,
            one.is_present,
            one.document.name,
            one.document.headline,
        )
        for one in found
    )
    return to_safe_csv(COLUMNS, rows)
