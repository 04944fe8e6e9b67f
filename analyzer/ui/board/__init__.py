"""The board: the marked draft, its flags, its sources and its measures in one component.

All of it is drawn in the browser from the plain data of ``analyzer.ui.view``: choosing a flag, a
source or a filter needs no round trip, so it never waits and never runs the analysis again.  Only
decisions are sent back (``messages``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent
_SCRIPTS = (
    "dom.js",
    "summary.js",
    "draft.js",
    "hedges.js",
    "filters.js",
    "flags.js",
    "card.js",
    "decisions.js",
    "decide.js",
    "sources.js",
    "score.js",
    "board.js",
)
"""Parts of one module, joined in this order; only ``board.js`` exports."""
_STYLES = ("board.css", "draft.css", "panels.css", "layout.css")


def show_board(
    view: dict[str, Any],
    marks: dict[str, Any],
    *,
    key: str,
    answered: int,
    on_decisions: Callable[[], None],
    can_decide: bool = True,
    chosen: str | None = None,
) -> None:
    """Draw a draft at this place of the page.

    Args:
        view: see ``analyzer.ui.view.to_view``.
        marks: see ``analyzer.ui.view.to_marks``.
        answered: number of the last decision that ``marks`` knows of.
        on_decisions: called before the next run when decisions were made; they are then in
            ``st.session_state[key].decisions``.
        can_decide: decisions can be kept.
        chosen: fingerprint of a flag to choose at first.
    """
    _component()(
        data={
            "view": view,
            "marks": marks,
            "answered": answered,
            "can_decide": can_decide,
            "chosen": chosen,
        },
        key=key,
        on_decisions_change=on_decisions,
    )


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "whosays.board",
        html='<div class="board"></div>',
        css="\n".join(_read(name) for name in _STYLES),
        js="\n".join(_read(name) for name in _SCRIPTS),
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
