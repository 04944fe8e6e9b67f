"""The queue of the Review page: one flag at a time, one keystroke each.

Drawn in the browser from the plain data of ``analyzer.ui.review_view``; a key moves on at once and
what was decided is sent behind it (``messages``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent
_BOARD = _FOLDER.parent / "board"
_SCRIPTS = (_BOARD / "dom.js", _BOARD / "decisions.js", _FOLDER / "item.js", _FOLDER / "queue.js")
"""Parts of one module, joined in this order; only ``queue.js`` exports."""
_STYLES = (_BOARD / "board.css", _BOARD / "panels.css", _FOLDER / "queue.css")


def show_queue(
    view: dict[str, Any],
    marks: dict[str, Any],
    *,
    key: str,
    answered: int,
    on_decisions: Callable[[], None],
    on_more: Callable[[], None],
) -> None:
    """Draw the queue at this place of the page.

    Args:
        view: see ``analyzer.ui.review_view.to_view``.
        marks: see ``analyzer.ui.review_view.to_marks``.
        answered: number of the last decision that ``marks`` knows of.
        on_decisions: called before the next run when decisions were made; they are then in
            ``st.session_state[key].decisions``.
        on_more: called when every flag of the view is done and the next ones are wanted.
    """
    _component()(
        data={"view": view, "marks": marks, "answered": answered},
        key=key,
        on_decisions_change=on_decisions,
        on_more_change=on_more,
    )


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "whosays.queue",
        html='<div class="board queue"></div>',
        css="\n".join(path.read_text(encoding="utf-8") for path in _STYLES),
        js="\n".join(path.read_text(encoding="utf-8") for path in _SCRIPTS),
    )
