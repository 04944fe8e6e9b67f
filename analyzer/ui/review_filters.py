"""Which flags the queue lists, and who goes through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analyzer.store import QueueFilter, Store
from analyzer.types import Category, DocumentRef, Severity, Status
from analyzer.ui import desk, wording
from analyzer.ui.review_view import to_label

_CATEGORIES = tuple(wording.CATEGORIES)
_SEVERITIES = tuple(wording.SEVERITIES)


def show(store: Store, documents: Sequence[DocumentRef], names: Mapping[str, str]) -> QueueFilter:
    """Draw the filters; returns what they are set to.

    Args:
        names: rule id → name.
    """
    labels = {document.id: to_label(document) for document in documents}
    top = st.columns([2, 2, 1.4, 1.4])
    document_ids = top[0].multiselect(
        "Document", list(labels), format_func=labels.__getitem__, placeholder="All"
    )
    rules = top[1].multiselect(
        "Rule",
        sorted({item.rule for item in store.queue(QueueFilter(statuses=()))}),
        format_func=lambda rule: f"{names.get(rule, rule)} ({rule})",
        placeholder="All",
    )
    categories = top[2].multiselect(
        "Category",
        _CATEGORIES,
        format_func=lambda category: wording.CATEGORIES[category][0],
        placeholder="All",
    )
    severities = top[3].multiselect(
        "Severity", _SEVERITIES, format_func=wording.SEVERITIES.__getitem__, placeholder="All"
    )
    bottom = st.columns([2, 2, 1.4, 1.4])
    statuses = bottom[0].segmented_control(
        "Status",
        tuple(wording.STATUSES),
        format_func=wording.STATUSES.__getitem__,
        default=(Status.OPEN,),
        selection_mode="multi",
    )
    reviewers = store.reviewers()
    reviewer = bottom[1].selectbox(
        "Decided by", reviewers, index=None, placeholder="Anybody", disabled=not reviewers
    )
    with bottom[2]:
        desk.ask_reviewer()
    return QueueFilter(
        rules=tuple(rules),
        categories=tuple(Category(one) for one in categories),
        severities=tuple(Severity(one) for one in severities),
        documents=tuple(document_ids),
        statuses=tuple(Status(one) for one in statuses),
        reviewer=reviewer,
    )
