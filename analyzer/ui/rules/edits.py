"""The newsroom's rows while they are edited in one tab, table by table, until they are saved.

Streamlit forgets what was typed into a table that is no longer shown, so every run keeps it here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analyzer import newsroom
from analyzer.newsroom import Newsroom

Row = dict[str, str]

_HOUSE = "whosays_newsroom"
_EDITED = "whosays_newsroom_edited"
_SHOWN = "whosays_newsroom_shown"
_VERSION = "whosays_newsroom_version"


def house() -> Newsroom:
    """The newsroom's file as the edits began from it.

    Raises:
        ConfigError: it cannot be read, or holds a bad value.
    """
    now = newsroom.read_newsroom()
    known: Newsroom | None = st.session_state.get(_HOUSE)
    # A rule switched off elsewhere is no conflict; other words are, and saving will say so.
    if known is None or not _edited() or known.settings.lexicon == now.settings.lexicon:
        st.session_state[_HOUSE] = known = now
    return known


def is_edited() -> bool:
    """Whether anything waits to be saved."""
    return bool(_edited())


def all_rows() -> dict[str, tuple[Row, ...]]:
    """Every table's rows, as edited where they were."""
    edited = {table: tuple(own) for table, own in _edited().items()}
    return {**house().settings.lexicon, **edited}


def rows_of(table: str) -> tuple[Row, ...]:
    """The table's rows as they are to be shown first; the same until ``show_anew``."""
    shown: dict[str, tuple[Row, ...]] = st.session_state.setdefault(_SHOWN, {})
    if table not in shown:
        shown[table] = tuple(all_rows().get(table, ()))
    return shown[table]


def keep(table: str, edited: Sequence[Row]) -> None:
    """Remember what the table now holds."""
    if list(house().settings.lexicon.get(table, ())) == list(edited):
        _edited().pop(table, None)
    else:
        _edited()[table] = list(edited)


def append(table: str, added: Sequence[Mapping[str, str]]) -> None:
    """Add rows below those of the table."""
    _edited()[table] = [*all_rows().get(table, ()), *map(dict, added)]
    show_anew()


def show_anew() -> None:
    """Fill the tables from what is remembered; what was typed is in it."""
    st.session_state.pop(_SHOWN, None)
    st.session_state[_VERSION] = version() + 1


def version() -> int:
    """Changes when the tables are to be filled anew."""
    return int(st.session_state.get(_VERSION, 0))


def discard() -> None:
    """Forget every edit, and read the file again."""
    st.session_state.pop(_EDITED, None)
    st.session_state.pop(_HOUSE, None)
    show_anew()


def _edited() -> dict[str, list[Row]]:
    edited: dict[str, list[Row]] = st.session_state.setdefault(_EDITED, {})
    return edited
