"""Which flags the queue lists, and who goes through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analyzer.store import QueueFilter, Store
from analyzer.types import Category, DocumentRef, Severity, Status
from analyzer.ui import desk, wording
from analyzer.ui.review_view import to_label

_CHOSEN = "whosays_review_filters"
_FIELDS = ("documents", "rules", "categories", "severities", "reviewer")


def show(store: Store, documents: Sequence[DocumentRef], names: Mapping[str, str]) -> QueueFilter:
    """Draw the filters in one line; returns what they are set to.

    They stay as they are while the editor is on other pages.

    Args:
        names: rule id → name.
    """
    status, more, name = st.columns([2.4, 1, 1.6], vertical_alignment="center")
    statuses = status.segmented_control(
        "Status",
        tuple(wording.STATUSES),
        format_func=wording.STATUSES.__getitem__,
        default=(Status.OPEN,),
        selection_mode="multi",
        label_visibility="collapsed",
        key=f"{_CHOSEN}-statuses",
        persist_state="session",
    )
    used = sum(bool(st.session_state.get(f"{_CHOSEN}-{field}")) for field in _FIELDS)
    with more.popover(f"Filters ({used})" if used else "Filters", width="stretch"):
        chosen = _show_lists(store, documents, names)
    with name:
        desk.ask_reviewer()
    return QueueFilter(statuses=tuple(Status(one) for one in statuses), **chosen)


def _show_lists(
    store: Store, documents: Sequence[DocumentRef], names: Mapping[str, str]
) -> dict[str, Any]:
    labels = {document.id: to_label(document) for document in documents}
    document_ids = st.multiselect(
        "Document",
        list(labels),
        format_func=lambda one: labels.get(one, one),
        placeholder="All",
        key=f"{_CHOSEN}-documents",
        persist_state="session",
    )
    rules = st.multiselect(
        "Rule",
        store.rules(),
        format_func=lambda rule: f"{names.get(rule, rule)} ({rule})",
        placeholder="All",
        key=f"{_CHOSEN}-rules",
        persist_state="session",
    )
    categories = st.multiselect(
        "Category",
        tuple(wording.CATEGORIES),
        format_func=lambda category: wording.CATEGORIES[category][0],
        placeholder="All",
        key=f"{_CHOSEN}-categories",
        persist_state="session",
    )
    severities = st.multiselect(
        "Severity",
        tuple(wording.SEVERITIES),
        format_func=wording.SEVERITIES.__getitem__,
        placeholder="All",
        key=f"{_CHOSEN}-severities",
        persist_state="session",
    )
    reviewer = st.selectbox(
        "Decided by",
        store.reviewers(),
        index=None,
        placeholder="Anybody",
        help="Of the flags that are not open, those that this person decided.",
        key=f"{_CHOSEN}-reviewer",
        persist_state="session",
    )
    return {
        "documents": tuple(document_ids),
        "rules": tuple(rules),
        "categories": tuple(Category(one) for one in categories),
        "severities": tuple(Severity(one) for one in severities),
        "reviewer": reviewer,
    }
