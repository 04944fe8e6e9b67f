"""The charts over many articles, as Altair specifications that Streamlit's own Vega draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analyzer.batch import Failed
from analyzer.ui import wording
from analyzer.ui.folder.table import Column, Shown

if TYPE_CHECKING:
    import pandas as pd

POINT = "article"
"""Name of the selection that a click on a point makes; its field ``path`` names the article."""
HEIGHT = 320
_INK = "#6f889f"
_CATEGORY_COLOURS = {"SRC": "#c65a22", "ATT": "#2f7fbf", "CER": "#1b8a70", "FRM": "#a9529c"}
_GROUP_COLOURS = {
    "named": "#3d5a78",
    "institutions": "#8ba2b8",
    "anonymous": "#d9a23b",
    "nobody": "#b8432f",
}


def distribution(frame: pd.DataFrame, column: Column) -> Any:
    """How many articles have which value of a measure."""
    import altair as alt

    data = frame[[column.name]].rename(columns={column.name: "value"}).dropna()
    suffix = " (%)" if column.kind == "share" else ""
    return (
        alt.Chart(data, height=HEIGHT)
        .mark_bar(color=_INK)
        .encode(
            alt.X("value:Q", bin=alt.Bin(maxbins=24), title=f"{column.label}{suffix}"),
            alt.Y("count():Q", title="Articles", axis=alt.Axis(tickMinStep=1)),
            tooltip=[alt.Tooltip("count():Q", title="Articles")],
        )
    )


def scatter(frame: pd.DataFrame) -> Any:
    """Traceability against framing load, a point for each article that has both."""
    import altair as alt

    names = ["article", "path", "traceability_value", "framing_value", "flags_must_fix", "n_words"]
    data = frame[names].dropna(subset=["traceability_value", "framing_value"])
    return (
        alt.Chart(data, height=HEIGHT + 60)
        .mark_circle(opacity=0.75, color=_INK)
        .encode(
            alt.X("traceability_value:Q", title="Traceability", scale=alt.Scale(domain=[0, 100])),
            alt.Y(
                "framing_value:Q",
                title="Framing load, points per 100 words",
                axis=alt.Axis(format=".1f"),
            ),
            alt.Size("flags_must_fix:Q", title="Must fix", scale=alt.Scale(range=[60, 500])),
            tooltip=[
                alt.Tooltip("article:N", title="Article"),
                alt.Tooltip("traceability_value:Q", title="Traceability", format=".0f"),
                alt.Tooltip("framing_value:Q", title="Framing load", format=".1f"),
                alt.Tooltip("flags_must_fix:Q", title="Must fix"),
            ],
        )
        .add_params(alt.selection_point(name=POINT, fields=["path"]))
    )


def sources_by_level(results: Sequence[Shown | Failed], paths: set[str]) -> Any:
    """How many sources of all articles stand on each step of the ladder; none without sources."""
    import altair as alt
    import pandas as pd

    counts: dict[int, int] = {}
    for shown in results:
        if isinstance(shown, Shown) and shown.path in paths:
            for row in shown.rows["sources"]:
                counts[row["level"]] = counts.get(row["level"], 0) + 1
    if not counts:
        return None
    rows = [
        {"level": wording.LEVELS[level][0], "order": -int(level), "sources": counts[int(level)],
         "group": _group(int(level))}
        for level in wording.LEVELS
        if counts.get(int(level))
    ]  # fmt: skip
    return (
        alt.Chart(pd.DataFrame(rows), height=alt.Step(34))
        .mark_bar()
        .encode(
            alt.X("sources:Q", title="Sources", axis=alt.Axis(tickMinStep=1)),
            alt.Y(
                "level:N", title=None, sort=alt.SortField("order"), axis=alt.Axis(labelLimit=320)
            ),
            alt.Color("group:N", legend=None, scale=_scale(_GROUP_COLOURS)),
            tooltip=[alt.Tooltip("level:N", title="Level"), alt.Tooltip("sources:Q")],
        )
    )


def flags_by_rule(results: Sequence[Shown | Failed], paths: set[str], names: dict[str, str]) -> Any:
    """How often each rule fired; none without flags.

    Args:
        results: of the run.
        paths: the articles that count.
        names: rule id → name for people.
    """
    import altair as alt
    import pandas as pd

    counts: dict[str, int] = {}
    for shown in results:
        if isinstance(shown, Shown) and shown.path in paths:
            for row in shown.rows["flags"]:
                counts[row["rule"]] = counts.get(row["rule"], 0) + 1
    if not counts:
        return None
    rows = [
        {"rule": f"{names.get(rule, rule)} ({rule})", "category": rule[:3], "flags": count}
        for rule, count in counts.items()
    ]
    return (
        alt.Chart(pd.DataFrame(rows), height=alt.Step(26))
        .mark_bar()
        .encode(
            alt.X("flags:Q", title="Flags", axis=alt.Axis(tickMinStep=1)),
            alt.Y("rule:N", title=None, sort="-x", axis=alt.Axis(labelLimit=320)),
            alt.Color("category:N", legend=None, scale=_scale(_CATEGORY_COLOURS)),
            tooltip=[alt.Tooltip("rule:N", title="Rule"), alt.Tooltip("flags:Q", title="Flags")],
        )
    )


def _scale(colours: dict[str, str]) -> Any:
    import altair as alt

    return alt.Scale(domain=list(colours), range=list(colours.values()))


def _group(level: int) -> str:
    from analyzer.ui.score_view import to_group

    return to_group(level)
