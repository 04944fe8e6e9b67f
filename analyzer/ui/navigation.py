"""The pages of the dashboard, and the way from one to another.

A page is a function that draws; its module is imported when the page is first shown, so that the
first one is painted at once.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import streamlit as st

from analyzer.types import DocumentRef
from analyzer.ui import session
from analyzer.ui.session import Entry

PAGES = (
    ("Draft", "analyzer.ui.pages.draft", "One draft: its flags, its sources, its measures."),
    ("Folder", "analyzer.ui.pages.folder", "Many articles in one table."),
    ("Review", "analyzer.ui.review", "Open flags of all drafts, most severe first."),
    ("Compare", "analyzer.ui.pages.compare", "Two versions of a draft: what was fixed."),
    ("Rules", "analyzer.ui.rules_page", "What is flagged and why; the newsroom's own words."),
)
"""Title, the module whose ``render()`` draws the page, and what it is for; the first opens."""


def to_pages() -> list[Any]:
    """The pages as Streamlit takes them; to be called within a run."""
    return [
        st.Page(
            _renderer(module),
            title=title,
            url_path=title.lower(),
            default=title == PAGES[0][0],
            help=purpose,
        )
        for title, module, purpose in PAGES
    ]


def open_draft(
    entry: Entry, *, fingerprint: str | None = None, document: DocumentRef | None = None
) -> None:
    """Go to the Draft page and show this draft.

    Args:
        entry: what to analyse.
        fingerprint: of the flag to choose there, if any.
        document: the document it is, where that is known.
    """
    session.submit(entry, fingerprint=fingerprint, document=document)
    st.switch_page(to_pages()[0])


def _renderer(module: str) -> Callable[[], None]:
    def render() -> None:
        import_module(module).render()

    return render
