"""The dashboard's frame: page settings and navigation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analyzer.ui.guard import show_guard
from analyzer.ui.navigation import to_pages
from analyzer.ui.notices import show_style

# A file of our own: icons given by name are fetched from elsewhere.
_ICON = Path(__file__).with_name("icon.png")


def main() -> None:
    """Run the page that was asked for; Streamlit calls this on every interaction."""
    st.set_page_config(page_title="Who Says?", page_icon=_ICON, layout="wide")
    show_style()
    page = st.navigation(to_pages(), position="top")
    show_guard()
    page.run()
