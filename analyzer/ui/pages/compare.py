"""The page for two versions of a draft."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from jinja2 import Environment

from analyzer.compare import compare
from analyzer.config import DEFAULT_PROFILE
from analyzer.errors import AnalyzerError
from analyzer.ui import compare as panel
from analyzer.ui import compose, engine, navigation, notices, session
from analyzer.ui.compare.view import to_comparison_view
from analyzer.ui.session import Entry

_LOG = logging.getLogger(__name__)
_PAIR = "whosays_versions"
_OLD, _NEW = "Earlier version", "Later version"
_TEMPLATE = Environment(autoescape=True, trim_blocks=True).from_string(
    Path(panel.__file__).with_name("panel.html.j2").read_text(encoding="utf-8")
)
_OPENING = """
<div class="ws-opening"><h1>Two versions</h1>
<p>What the rewrite fixed, what it brought in, and what is still open.</p></div>
"""


def render() -> None:
    """Show the form until there are two versions, then what changed."""
    pair = st.session_state.get(_PAIR)
    if pair is None:
        _show_form()
    else:
        _show_comparison(*pair)


def _show_form(
    error: AnalyzerError | None = None,
    pair: tuple[Entry, Entry] | None = None,
    *,
    about: str = "",
) -> None:
    st.html(_OPENING)
    if error is not None:
        notices.show_error(error, about=about)
    current = session.current_entry()
    before, after = pair or (None, current)
    with st.form("versions", border=False):
        left, right = st.columns(2, gap="large")
        with left:
            old = _ask_version(_OLD, before, key="old")
        with right:
            new = _ask_version(_NEW, after, key="new")
        profile = compose.choose_profile(DEFAULT_PROFILE, key="compare-profile")
        if st.form_submit_button("Compare", type="primary"):
            st.session_state[_PAIR] = (_with(old, profile), _with(new, profile))
            st.rerun()


def _ask_version(label: str, entry: Entry | None, *, key: str) -> Entry:
    """A file if one is given, else the text."""
    text = st.text_area(
        label,
        value=compose.editable(entry),
        height=300,
        placeholder="Paste the text here, or choose a file below.",
        key=f"compare-{key}",
    )
    file = st.file_uploader(
        f"{label} as a file", type=compose.upload_types(), key=f"compare-{key}-file"
    )
    if file is not None:
        return Entry(data=file.getvalue(), name=file.name)
    return Entry(text=text)


def _with(entry: Entry, profile: str) -> Entry:
    return Entry(text=entry.text, data=entry.data, name=entry.name, profile=profile)


def _forget() -> None:
    st.session_state.pop(_PAIR, None)


def _show_comparison(old: Entry, new: Entry) -> None:
    reading = _OLD
    try:
        with st.spinner("Reading both versions."):
            before = engine.analyse(old)
            reading = _NEW
            comparison = compare(before, engine.analyse(new))
            view = to_comparison_view(comparison, engine.catalogue().names)
    except AnalyzerError as error:
        _forget()
        _show_form(error, (old, new), about=reading)
        return
    except Exception as error:
        # The log names the stage; the page must neither go blank nor pass for a clean result.
        _LOG.exception("the comparison failed")
        notices.show_crash(error)
        st.button("Back to the versions", on_click=_forget)
        return
    heading, show, other = st.columns([6, 1.8, 1.8], vertical_alignment="center")
    heading.html('<div class="ws-run"><b>What changed</b></div>')
    if show.button("Open later version", width="stretch"):
        navigation.open_draft(new)
    other.button("Other versions", on_click=_forget, width="stretch")
    st.html(_TEMPLATE.render(**view))
