"""The form a draft is given with: paste, upload, or a sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment

from analyzer.config import DEFAULT_PROFILE, profile_names
from analyzer.errors import AnalyzerError
from analyzer.samples import SAMPLES
from analyzer.ui import notices, session, wording
from analyzer.ui.display import to_visible
from analyzer.ui.session import Entry

_OPENING = """
<div class="ws-opening"><h1>Who Says?</h1>
<p>See who stands behind each statement of a draft, and what nobody stands behind.</p>
<p class="ws-private">Drafts stay in this house: nothing is sent anywhere.
Flags and decisions are kept for review.</p>
</div>
"""
_LEGEND = Environment(autoescape=True).from_string("""
<div class="ws-legend"><h2>What is flagged</h2><dl>
{% for code, name, question in categories %}
<dt><span class="ws-{{ code }}">{{ name }}</span></dt><dd>{{ question }}</dd>
{% endfor %}</dl></div>
""")
KINDS = "text, Markdown, HTML, Word, mail or PDF"
"""Kinds of files that can be read, in words."""
_TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
_FILE = Environment(autoescape=True).from_string(
    '<p class="ws-file">Text of <b dir="auto">{{ name }}</b>; its headline is in the text.</p>'
)


def show_form(entry: Entry | None, *, error: AnalyzerError | None = None) -> None:
    """The form, filled with the draft given last.

    Args:
        entry: that draft, if any.
        error: why it could not be read.
    """
    st.html(_OPENING)
    left, right = st.columns([2.4, 1], gap="large")
    with left:
        if error is not None:
            notices.show_error(error)
        paste, upload = st.tabs(["Paste", "Upload"])
        with paste:
            _show_paste(entry)
        with upload:
            _show_upload()
    with right:
        _show_samples()
        categories = [(c.value, name, text) for c, (name, text) in wording.CATEGORIES.items()]
        st.html(_LEGEND.render(categories=categories))


def show_actions(places: Sequence[Any]) -> None:
    """What can be done with a report: change its draft, or start anew."""
    edit, new = places
    with edit:
        st.button("Edit draft", on_click=session.edit, width="stretch")
    with new:
        st.button("New draft", on_click=session.clear, width="stretch")


def show_back() -> None:
    """The way back from a failure."""
    st.button("Back to the draft", on_click=session.edit)


def _show_paste(entry: Entry | None) -> None:
    is_file = entry is not None and entry.data is not None
    with st.form("paste", border=False):
        title = None
        first, second = st.columns([3, 1], vertical_alignment="bottom")
        with first:
            if is_file:
                st.html(_FILE.render(name=to_visible(entry.name or "") if entry else ""))
            else:
                value = (entry.title or "") if entry else ""
                title = st.text_input("Headline", value=value, placeholder="Optional")
        with second:
            current = entry.profile if entry else DEFAULT_PROFILE
            profile = choose_profile(current, key="paste-profile")
        text = st.text_area(
            "Draft", value=editable(entry), height=310, placeholder="Paste the text here."
        )
        label = "Analyze" if entry is None else "Analyze again"
        if st.form_submit_button(label, type="primary"):
            given = Entry(
                text=text, title=title.strip() or None if title else None, profile=profile
            )
            if is_file and entry:
                given = _as_file(entry, text, profile)
            session.resubmit(given)
            st.rerun()


def _as_file(entry: Entry, text: str, profile: str) -> Entry:
    """The edited text of a file: still Markdown if it was, else no more than text."""
    if Path(entry.name or "").suffix.lower() in _TEXT_SUFFIXES:
        return Entry(data=text.encode("utf-8", "replace"), name=entry.name, profile=profile)
    return Entry(text=text, profile=profile)


def choose_profile(current: str, *, key: str) -> str:
    """The house style that the editor chooses."""
    names = sorted(profile_names(), key=lambda name: name != DEFAULT_PROFILE)
    return str(
        st.selectbox(
            "House style",
            names,
            index=names.index(current) if current in names else 0,
            format_func=str.capitalize,
            key=key,
            help="Strict is for wires, magazine leaves the writer a voice.",
        )
    )


def editable(entry: Entry | None) -> str:
    """The text to start from; a file's text as far as it can be read."""
    if entry is None:
        return ""
    if entry.data is None:
        return entry.text or ""
    try:
        return entry.to_draft().text
    except AnalyzerError:
        return ""


def _show_upload() -> None:
    with st.form("upload", border=False):
        file = st.file_uploader(f"A file of {KINDS}", type=upload_types())
        profile = choose_profile(DEFAULT_PROFILE, key="upload-profile")
        if st.form_submit_button("Analyze file", type="primary"):
            if file is None:
                st.warning(f"Choose a file first: {KINDS}. Archives are for the Folder page.")
            else:
                session.submit(Entry(data=file.getvalue(), name=file.name, profile=profile))
                st.rerun()


def upload_types() -> list[str]:
    """Endings of the files that can be read, without their dot."""
    from analyzer.ingest import SUFFIXES

    return [suffix.removeprefix(".") for suffix in SUFFIXES]


def _show_samples() -> None:
    st.html('<div class="ws-legend"><h2>Try a sample</h2></div>')
    for sample in SAMPLES:
        st.button(
            sample.label,
            key=f"sample-{sample.name}",
            on_click=lambda chosen=sample: session.submit(
                Entry(text=chosen.text(), title=chosen.title())
            ),
            width="stretch",
        )
        st.caption(sample.about)
