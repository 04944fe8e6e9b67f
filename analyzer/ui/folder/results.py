"""What a run found: the table with its filters, the charts, the failures, the files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from jinja2 import Environment

from analyzer.errors import AnalyzerError
from analyzer.ui import engine, navigation, notices
from analyzer.ui.display import to_excerpt
from analyzer.ui.download import offer
from analyzer.ui.folder import charts, exports, state
from analyzer.ui.folder.job import Job
from analyzer.ui.folder.table import (
    COLUMNS,
    MEASURES,
    Column,
    Shown,
    filter_frame,
    to_corpora,
    to_failures,
    to_frame,
)
from analyzer.ui.session import Entry
from analyzer.ui.wording import to_clock

_HEADING = Environment(autoescape=True).from_string("""
<div class="ws-run"><b dir="auto">{{ name }}</b><span>{{ counts }}</span>
{% if was_cancelled %}<span>Stopped early: this is what was done.</span>{% endif %}</div>
""")
_HINT = Environment(autoescape=True).from_string("""
<p class="ws-quiet">Sort by a column’s head; mark a row to open the article.
{% for name, about in corpora %}Rank: how many of 100 articles of like length have less, in
{{ name }}{{ ' (' ~ about ~ ')' if about }}.
{% endfor %}</p>
""")
_FAILURES = Environment(autoescape=True).from_string("""
<details class="ws-failures"{{ ' open' if is_open }}>
<summary>Not read in full: {{ '{:,}'.format(rows | length) }}</summary>
<div class="ws-table"><table><thead><tr><th>File</th><th>Stage</th><th>Reason</th></tr></thead>
<tbody>{% for row in rows %}<tr><td dir="auto">{{ row.path }}</td><td>{{ row.stage }}</td>
<td>{{ row.reason }}</td></tr>{% endfor %}</tbody></table></div></details>
""")
_FEW = 3
"""Failures that are shown at once; more of them are a click away, above the table."""
_TURN = "whosays_folder_turn"
_FORMATS: dict[str, Callable[..., Any]] = {
    "count": st.column_config.NumberColumn,
    "points": partial(st.column_config.NumberColumn, format="%.1f"),
    "share": partial(st.column_config.NumberColumn, format="%.0f%%"),
    "percentile": partial(st.column_config.NumberColumn, format="%.0f"),
    "text": st.column_config.TextColumn,
}


def show_results(job: Job) -> None:
    """The page of a run that has ended."""
    articles = [result for result in job.results if isinstance(result, Shown)]
    failures = to_failures(job.results)
    heading, action = st.columns([8, 1.4], vertical_alignment="center")
    with heading:
        noun = "article" if len(articles) == 1 else "articles"
        counts = f"{len(articles):,} {noun}, {job.progress.words:,} words"
        counts += f", {to_clock(job.progress.seconds)}" if job.progress.seconds else ""
        counts += f", {len(failures):,} failed" if failures else ""
        st.html(
            _HEADING.render(
                name=to_excerpt(job.name, width=80), counts=counts, was_cancelled=job.was_cancelled
            )
        )
    with action:
        st.button("New folder", on_click=state.clear_job, width="stretch")
    if job.unkept is not None:
        notices.show_error(job.unkept)
    if failures:
        st.html(_FAILURES.render(rows=failures, is_open=not articles or len(failures) <= _FEW))
    if articles:
        _show_articles(job)


def _show_articles(job: Job) -> None:
    frame = _filters(job, to_frame(job.results))
    if frame.empty:
        st.html('<p class="ws-quiet">No article passes these filters.</p>')
    else:
        _show_table(job, frame)
        _show_charts(job, frame)
    _show_exports(job)


def _filters(job: Job, frame: Any) -> Any:
    names = engine.catalogue().names
    found = sorted(
        {row["rule"] for one in job.results if isinstance(one, Shown) for row in one.rows["flags"]}
    )
    search, rule, severe = st.columns([3, 2, 1.2], vertical_alignment="bottom")
    words = search.text_input(
        "Headline or file",
        placeholder="Any words",
        key=state.WORDS,
        persist_state="session",
    )
    chosen = rule.selectbox(
        "Has a flag of",
        ["", *found],
        format_func=lambda name: f"{names.get(name, name)} ({name})" if name else "Any rule",
        key=state.RULE,
        persist_state="session",
    )
    only = severe.checkbox("Something must be fixed", key=state.SEVERE, persist_state="session")
    return filter_frame(frame, job.results, words=words, rule=chosen or None, only_must_fix=only)


def _show_table(job: Job, frame: Any) -> None:
    st.html(_HINT.render(corpora=to_corpora(job.results)))
    event = st.dataframe(
        frame,
        hide_index=True,
        height=min(520, 38 + 35 * len(frame)),
        column_order=[column.name for column in COLUMNS],
        column_config={column.name: _to_config(column, frame) for column in COLUMNS},
        on_select="rerun",
        selection_mode="single-row",
        key=f"folder-table-{_turn()}",
        placeholder="–",
        alt="Articles with their measures",
    )
    if event.selection.rows:
        _open(job, list(frame.index)[event.selection.rows[0]])


def _to_config(column: Column, frame: Any) -> Any:
    if column.kind == "spark":
        # One scale for all rows, so that they can be compared.
        most = max((max(row) for row in frame[column.name]), default=0)
        return st.column_config.BarChartColumn(
            column.label, help=column.about, y_min=0, y_max=max(most, 3)
        )
    width = "large" if column.name == "article" else None
    return _FORMATS[column.kind](
        column.label, help=column.about or None, width=width, pinned=column.name == "article"
    )


def _show_charts(job: Job, frame: Any) -> None:
    paths = {shown.path for shown in _at(job, frame.index)}
    spread, plane, ladder, rules = st.tabs(
        ["Distribution", "Traceability and framing", "Sources by level", "Flags by rule"]
    )
    with spread:
        labels = {column.label: column for column in MEASURES}
        label = st.selectbox(
            "Measure", list(labels), key=state.MEASURE, index=2, persist_state="session"
        )
        st.altair_chart(charts.distribution(frame, labels[label]), key="folder-distribution")
    with plane:
        st.html('<p class="ws-quiet">Click a point to open the article.</p>')
        event = st.altair_chart(
            charts.scatter(frame.assign(path=[str(i) for i in frame.index])),
            on_select="rerun",
            selection_mode=charts.POINT,
            key=f"folder-plane-{_turn()}",
        )
        points = event.selection.get(charts.POINT) or []
        if points:
            _open(job, int(points[0]["path"]))
    with ladder:
        _show_chart(charts.sources_by_level(job.results, paths), "No sources were found.")
    with rules:
        names = dict(engine.catalogue().names)
        _show_chart(charts.flags_by_rule(job.results, paths, names), "Nothing was flagged.")


def _show_chart(chart: Any, nothing: str) -> None:
    if chart is None:
        st.html(f'<p class="ws-quiet">{nothing}</p>')
    else:
        st.altair_chart(chart)


def _at(job: Job, index: Any) -> list[Shown]:
    articles = [result for result in job.results if isinstance(result, Shown)]
    return [articles[number] for number in index]


def _open(job: Job, number: int) -> None:
    """Go to the article; the mark on its row is gone when the editor comes back."""
    (shown,) = _at(job, [number])
    st.session_state[_TURN] = _turn() + 1
    try:
        item = job.item(shown.path)
    except AnalyzerError as error:
        notices.show_error(error)
        return
    if item is None:
        st.html('<p class="ws-quiet">The file is no longer there.</p>')
        return
    entry = Entry(
        text=item.text, title=item.title, data=item.data, name=item.path, profile=job.profile
    )
    navigation.open_draft(entry)


def _turn() -> int:
    return int(st.session_state.get(_TURN, 0))


def _show_exports(job: Job) -> None:
    st.html('<h2 class="ws-part">Export</h2>')
    which, csv, parquet, excel = st.columns([2, 1, 1, 2], vertical_alignment="bottom")
    table = which.selectbox("Table", exports.TABLES, format_func=str.capitalize)
    tables = partial(exports.collect, job.results)
    name = f"whosays-{table}"
    offer(
        csv,
        "CSV",
        lambda: exports.to_csv(tables(), table),
        f"{name}.csv",
        "text/csv",
        width="stretch",
    )
    offer(
        parquet,
        "Parquet",
        lambda: exports.to_parquet(tables(), table),
        f"{name}.parquet",
        "application/vnd.apache.parquet",
        width="stretch",
    )
    offer(
        excel,
        "Excel, all tables",
        lambda: exports.to_workbook(tables()),
        "whosays.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        width="stretch",
    )
