"""What the dashboard remembers of drafts beyond one tab: documents and decisions, in the store."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analyzer.config import Settings
from analyzer.errors import StoreError
from analyzer.store import MAX_REVIEWER, Store, open_store
from analyzer.types import Decision, DocumentRef, Report, Status
from analyzer.ui.board.messages import SentDecision

_REVIEWER = "whosays_reviewer"
_ASKED = "whosays_reviewer_asked"


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store, opened once for all tabs.

    Raises:
        StoreError: it cannot be reached or written.
    """
    return open_store()


def try_remember(
    report: Report, *, document: DocumentRef | None, name: str | None
) -> tuple[DocumentRef | None, StoreError | None]:
    """The document that the report is of, or why it cannot be kept.

    Args:
        document: the document it was before the last edit, if that is known.
    """
    try:
        return store().remember(report, name=name, document=document), None
    except StoreError as error:
        return None, error


def write_decisions(document: DocumentRef, decisions: list[SentDecision]) -> None:
    """Append what was decided to the history.

    Raises:
        StoreError: it cannot be written.
    """
    for sent in decisions:
        write_decision(document, sent.fingerprint, sent.status, sent.reason)


def write_decision(
    document: DocumentRef, fingerprint: str, status: Status, reason: str = ""
) -> None:
    """Append one decision, in the name of whoever sits at this tab.

    Raises:
        StoreError: it cannot be written.
    """
    if status is Status.OPEN:
        store().undo(document, fingerprint, reviewer=reviewer())
    else:
        store().decide(document, fingerprint, status, reason=reason or None, reviewer=reviewer())


def apply_decisions(report: Report, document: DocumentRef, settings: Settings) -> Report:
    """The report with what was decided, and the measures that follow from it.

    Raises:
        StoreError: the store cannot be read.
    """
    # Imported late: the form is painted before the lexicons are loaded.
    from analyzer.report import rescore

    decided = store().apply(report, document)
    statuses = {flag.fingerprint: flag.status for flag in decided.flags}
    if all(status is Status.OPEN for status in statuses.values()):
        return report
    scores = rescore(report, statuses, settings=settings).scores
    return replace(decided, scores=scores)


def decided_before(document: DocumentRef) -> dict[str, Decision]:
    """Decisions made before the flagged sentence was edited, by fingerprint.

    Raises:
        StoreError: the store cannot be read.
    """
    return store().decided_before(document)


def reviewer() -> str | None:
    """Who decides in this tab, if they said so."""
    name = st.session_state.get(_REVIEWER)
    return name if isinstance(name, str) and name else None


def ask_reviewer() -> None:
    """Ask who decides in this tab; the answer goes into the history."""

    def keep() -> None:
        st.session_state[_REVIEWER] = st.session_state[_ASKED].strip()

    st.text_input(
        "Your name",
        value=reviewer() or "",
        key=_ASKED,
        max_chars=MAX_REVIEWER,
        placeholder="Your name, for the history",
        label_visibility="collapsed",
        on_change=keep,
    )
