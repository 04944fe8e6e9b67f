"""A sentence to try: what would be flagged in it, and why."""

from __future__ import annotations

import streamlit as st
from jinja2 import Environment

from analyzer.errors import AnalyzerError
from analyzer.types import Report
from analyzer.ui import engine, notices, wording
from analyzer.ui.display import to_pieces, to_visible
from analyzer.ui.segments import to_segments
from analyzer.ui.session import Entry
from analyzer.ui.view import Catalogue

_LONGEST = 5_000
_RESULT = Environment(autoescape=True).from_string("""
<div class="ws-trial"><p class="ws-trial-text">{% for text, category in segments -%}
{% if category %}<mark class="ws-tint-{{ category }}">{{ text }}</mark>
{%- else %}{{ text }}{% endif %}
{%- endfor %}</p>
{% if flags %}<ol>{% for flag in flags %}<li><p><b>{{ flag.name }}</b>
<span>{{ flag.severity }} · {{ flag.rule }} · {{ flag.confidence }}% sure</span></p>
<p>{{ flag.message }}</p><p class="ws-quiet">{{ flag.advice }}</p></li>{% endfor %}</ol>
{% else %}<p><b>No flags.</b></p>{% endif %}
{% if credits %}<p class="ws-quiet">Good practice: {{ credits|join(", ") }}.</p>{% endif %}</div>
""")


def show() -> None:
    """The field, the button, and what was found when it was pressed last."""
    with st.form("trial", border=False):
        text = st.text_area(
            "A sentence or a paragraph",
            height=120,
            max_chars=_LONGEST,
            placeholder="Sources close to the mayor said the bridge would close in May.",
        )
        is_asked = st.form_submit_button("Try it", type="primary")
    if not is_asked:
        return
    if not text.strip():
        st.warning("Write something first.")
        return
    try:
        with st.spinner("Reading it. The first one takes a few seconds longer."):
            report = engine.analyse(Entry(text=text))
    except AnalyzerError as error:
        notices.show_error(error)
        return
    st.html(_RESULT.render(**to_result(report, engine.catalogue())))


def to_result(report: Report, catalogue: Catalogue) -> dict[str, object]:
    """What was found, ready to be shown; the text is cut where flags begin and end."""
    categories = {flag.id: flag.category.value for flag in report.flags}
    return {
        "segments": [
            (to_visible_lines(segment.text), categories[segment.flags[0]] if segment.flags else "")
            for segment in to_segments(report)
        ],
        "flags": [
            {
                "name": catalogue.names.get(flag.rule, flag.rule),
                "rule": flag.rule,
                "severity": wording.SEVERITIES[flag.severity],
                "confidence": round(flag.confidence * 100),
                "message": to_visible(flag.message),
                "advice": to_visible(flag.advice),
            }
            for flag in sorted(report.flags, key=lambda flag: (flag.start, flag.end, flag.rule))
        ],
        "credits": [catalogue.names.get(one.rule, one.rule) for one in report.credits],
    }


def to_visible_lines(text: str) -> str:
    """The text with hidden characters made visible, and its spaces and lines as they are."""
    return "".join(
        piece if isinstance(piece, str) else f"[{piece['code']}]" for piece in to_pieces(text)
    )
