"""The board: the marked draft, its flags, its sources and its measures in one component.

All of it is drawn in the browser from the plain data of ``analyzer.ui.view``: choosing a flag, a
source or a filter needs no round trip, so it never waits and never runs the analysis again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent
_SCRIPTS = ("dom.js", "summary.js", "draft.js", "flags.js", "sources.js", "board.js")
"""Parts of one module, joined in this order; only ``board.js`` exports."""


def show_board(view: dict[str, Any], *, key: str) -> None:
    """Draw a view (see ``analyzer.ui.view.to_view``) at this place of the page."""
    _component()(data=view, key=key)


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "whosays.board",
        html='<div class="board"></div>',
        css=_read("board.css"),
        js="\n".join(_read(name) for name in _SCRIPTS),
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
