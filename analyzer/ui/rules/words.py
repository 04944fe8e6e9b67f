"""The newsroom's own words: a table to edit, what is wrong with it, and what it would change."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analyzer import newsroom
from analyzer.errors import AnalyzerError
from analyzer.newsroom import RowProblem
from analyzer.ui import notices
from analyzer.ui.rules import edits, rows, trying

_TITLES = {
    "action": "what to do",
    "pos": "part of speech",
    "cue_class": "class",
}
_HELP = {
    "action": "add a row, change cells of a shipped row, or remove one",
    "id": "of the shipped row to change or remove; a new row gets one",
    "pattern": "words in lower case: a|b is either, word? may be missing, * is up to four words",
    "lemma": "dictionary form, lower case",
    "severity": "1 consider, 2 should fix, 3 must fix; 0 keeps the row silent",
    "gates": "what must hold besides, separated by ; (see the shipped rows)",
    "literal": "words whose nearness shows another, plain sense, separated by ;",
    "alternative": "neutral wording to offer",
    "basis": "codes of standards, separated by ; HOUSE is the newsroom's own judgement",
    "note": "for those who come after",
}
_ABOUT = (
    "Rows here are added to the shipped words, change one of them, or take one out. A new row "
    "needs no id and no basis: it gets both."
)


def show() -> None:
    """Choose a table, edit the newsroom's rows of it, see what they do, save them."""
    try:
        house = edits.house()
    except AnalyzerError as error:
        notices.show_error(error)
        return
    table = st.selectbox(
        "Which words",
        tuple(rows.TABLES),
        format_func=lambda name: f"{rows.TABLES[name]} ({name}.csv)",
        on_change=edits.show_anew,
    )
    st.caption(_ABOUT)
    lines = _show_table(table)
    _show_shipped(table)
    changed = edits.all_rows()
    problems = newsroom.find_problems(changed)
    with st.container():  # what is below keeps its place whether something is wrong or not
        notices.show_problems(_to_told(problem, table, lines) for problem in problems)
    is_ready = edits.is_edited() and not problems
    preview, save, discard, _ = st.columns([1.3, 1, 1, 2.7])
    is_asked = preview.button("What would change?", disabled=not is_ready, width="stretch")
    if save.button("Save", type="primary", disabled=not is_ready, width="stretch"):
        _save(changed)
    discard.button(
        "Discard edits", disabled=not edits.is_edited(), on_click=edits.discard, width="stretch"
    )
    st.caption(f"Saved to `{house.path}`; every analysis of this dashboard obeys it.")
    if is_asked:
        trying.show_effects(house.settings, changed)


def _to_told(problem: RowProblem, table: str, lines: list[int]) -> str:
    if problem.table in ("", table):
        return rows.to_told(problem, lines)
    return f"{rows.TABLES[problem.table]}: {problem.problem}"


def _save(changed: dict[str, Any]) -> None:
    try:
        newsroom.write_rows(changed, edits.house())
    except AnalyzerError as error:
        notices.show_error(error)
        return
    edits.discard()
    st.toast("Saved.")
    st.rerun()


def _show_table(table: str) -> list[int]:
    """Show the table and keep what is typed into it; returns the line of each row."""
    before = edits.rows_of(table)
    names = rows.columns_of(table)
    configured: dict[str, Any] = {}
    for name in names:
        title = _TITLES.get(name, name)
        choices = rows.choices_of(table, name)
        told = _HELP.get(name)
        if choices:
            first = "add" if name == "action" else None
            configured[name] = st.column_config.SelectboxColumn(
                title, help=told, options=choices, default=first
            )
        else:
            configured[name] = st.column_config.TextColumn(title, help=told, default="")
    edited = st.data_editor(
        pd.DataFrame(rows.to_records(before, table), columns=names, dtype="object"),
        key=f"own-{table}-{edits.version()}",
        num_rows="dynamic",
        column_config=configured,
        hide_index=True,
        width="stretch",
    )
    found, lines = rows.to_rows(edited.to_dict("records"), table, before)
    edits.keep(table, found)
    return lines


def _show_shipped(table: str) -> None:
    """Look a shipped row up, to change or remove it."""
    with st.expander("Look up a shipped row, to change it or to take it out"):
        query = st.text_input("Word, id or note", key=f"shipped-{table}")
        found = rows.find_shipped(table, query)
        if not found:
            if query.strip():
                st.caption("No shipped row has this.")
            return
        chosen = st.dataframe(
            pd.DataFrame(found),
            hide_index=True,
            on_select="rerun",
            selection_mode="multi-row",
            key=f"found-{table}-{query}",
        )
        picked = [found[line] for line in chosen["selection"]["rows"]]
        change, remove, _ = st.columns([1, 1, 4])
        change.button(
            "Change",
            disabled=not picked,
            on_click=edits.append,
            args=(table, [{"action": "change", **row} for row in picked]),
            width="stretch",
        )
        key = next(iter(found[0]))
        remove.button(
            "Take out",
            disabled=not picked,
            on_click=edits.append,
            args=(table, [{"action": "remove", key: row[key]} for row in picked]),
            width="stretch",
        )
