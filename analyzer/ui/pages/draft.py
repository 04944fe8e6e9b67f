"""The page for one draft: give it, then read its report."""

from __future__ import annotations

import logging

import streamlit as st

from analyzer.errors import AnalyzerError
from analyzer.ui import compose, engine, notices, session
from analyzer.ui.board import show_board
from analyzer.ui.view import to_view

_LOG = logging.getLogger(__name__)


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


def _show_report(entry: session.Entry) -> AnalyzerError | None:
    """Analyse and show; returns the error if the draft cannot be analysed as it is."""
    try:
        with st.spinner("Reading the draft. The first one takes a few seconds longer."):
            report = engine.analyse(entry)
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
        notices.show_heading(entry.name, view["summary"])
    compose.show_actions(actions)
    show_board(view, key="board")
    return None
