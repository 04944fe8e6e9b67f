"""The page for one draft: give it, then read its report and decide about its flags."""

from __future__ import annotations

import logging
from typing import Any

import streamlit as st

from analyzer.config import Settings
from analyzer.errors import AnalyzerError, StoreError
from analyzer.types import Decision, Report
from analyzer.ui import compose, desk, engine, notices, session
from analyzer.ui.board import show_board
from analyzer.ui.board.messages import to_decisions
from analyzer.ui.pasted import MARKDOWN
from analyzer.ui.session import Entry
from analyzer.ui.view import to_marks, to_view
from analyzer.ui.wording import to_clock

_LOG = logging.getLogger(__name__)
_BOARD = "board"
_WAIT = "Reading the draft. The first one takes a few seconds longer."
_LONG, _LETTERS = 60_000, 6
"""Letters from which on a draft takes more than a moment; letters of a word and its space."""
_PACE = 2_000
"""Words a second that every machine can be trusted with."""
_ANSWERED = "whosays_answered"
_UNWRITTEN = "whosays_unwritten"


def render() -> None:
    """Show the form until there is a draft, then the report."""
    entry = session.current_entry()
    form = st.empty()
    if entry is None or session.is_editing():
        with form.container():
            compose.show_form(entry)
        return
    # Taken away before the analysis starts: a form that is still there seems to wait for input.
    form.empty()
    error = _show_report(entry)
    if error is not None:
        session.reject()
        with form.container():
            compose.show_form(entry, error=error)


def _show_report(entry: Entry) -> AnalyzerError | None:
    """Analyse and show; returns the error if the draft cannot be analysed as it is."""
    try:
        with st.spinner(_wait(entry)):
            settings = engine.settings_of(entry.profile)
            report = engine.analyse(entry, settings)
            view = to_view(report, engine.catalogue())
    except AnalyzerError as error:
        return error
    except Exception as error:
        # The log names the stage; the page must neither go blank nor pass for a clean report.
        _LOG.exception("the analysis failed")
        notices.show_crash(error)
        compose.show_back()
        return None
    heading, *actions = st.columns([8, 1.2, 1.2], vertical_alignment="center")
    with heading:
        notices.show_heading(
            entry.name,
            entry.profile,
            view["size"],
            is_markdown=entry.data is None and report.facts.draft.media_type == MARKDOWN,
        )
    compose.show_actions(actions)
    document, unkept = desk.try_remember(
        report, document=session.current_document(), name=entry.name
    )
    if document is not None:
        session.set_document(document)
    if unkept is not None:
        notices.show_error(unkept)
    _show_board(report, view, settings)
    return None


def _wait(entry: Entry) -> str:
    """What is said while the draft is read: of a long one, how long that takes."""
    letters = len(entry.text or entry.data or "")
    if letters < _LONG:
        return _WAIT
    words = round(letters // _LETTERS, -3)
    return f"Reading about {words:,} words: {to_clock(max(10, round(words / _PACE, -1)))} or so."


@st.fragment
def _show_board(report: Report, view: dict[str, Any], settings: Settings) -> None:
    """The board; a decision runs this again and nothing else of the page."""
    document = session.current_document()
    shown = report
    before_edit: dict[str, Decision] = {}
    unwritten = st.session_state.pop(_UNWRITTEN, None)
    if document is not None:
        try:
            shown = desk.apply_decisions(report, document, settings)
            before_edit = desk.decided_before(document)
        except StoreError as error:
            unwritten = unwritten or error
    if unwritten is not None:
        notices.show_error(unwritten)
    show_board(
        view,
        to_marks(shown, before_edit),
        key=_BOARD,
        answered=st.session_state.get(_ANSWERED, 0),
        on_decisions=_take_decisions,
        can_decide=document is not None,
        chosen=session.chosen_fingerprint(),
    )


def _take_decisions() -> None:
    """Write what was decided in the board since the last answer."""
    document = session.current_document()
    answered = st.session_state.get(_ANSWERED, 0)
    sent = to_decisions(st.session_state[_BOARD].decisions)
    fresh = [decision for decision in sent if decision.number > answered]
    if document is None or not fresh:
        return
    try:
        desk.write_decisions(document, fresh)
    except StoreError as error:
        st.session_state[_UNWRITTEN] = error
    st.session_state[_ANSWERED] = fresh[-1].number
