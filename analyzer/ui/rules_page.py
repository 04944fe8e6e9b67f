"""The page on what is flagged and why, and on the newsroom's own words."""

from __future__ import annotations

import streamlit as st
from jinja2 import Environment

from analyzer import newsroom
from analyzer.errors import AnalyzerError, StoreError
from analyzer.ui import engine, notices
from analyzer.ui.rules import trial, words
from analyzer.ui.rules.catalogue import find, to_catalogue

_RULES, _TRY, _WORDS = "Rules", "Try a sentence", "The newsroom’s own words"

_LIST = Environment(autoescape=True).from_string("""
{% macro runs(parts) %}{% for part in parts %}{% if part is mapping %}<em>{{ part.em }}</em>
{%- else %}{{ part }}{% endif %}{% endfor %}{% endmacro %}
<div class="ws-rules">{% for rule in rules %}
<details{% if is_open %} open{% endif %}><summary>
<b class="ws-{{ rule.category }}">{{ rule.name }}</b>
<span>{{ rule.category_name }} · {{ rule.severity }} · {{ rule.id }}
{%- if rule.is_off %} · left out here{% endif %}</span>
<span class="ws-summary">{{ runs(rule.summary) }}</span></summary>
<dl>{% for heading, blocks in rule.sections %}<dt>{{ heading }}</dt>
<dd>{% for block in blocks %}<p>{{ runs(block) }}</p>{% endfor %}</dd>{% endfor %}
<dt>Rests on</dt><dd>{% for code, what in rule.basis %}<p><b>{{ code }}</b> {{ what }}</p>
{% endfor %}</dd></dl></details>{% endfor %}</div>
""")
_OPENED = 3
"""Up to this many rules are shown opened."""


def render() -> None:
    """Show the part that was asked for."""
    part = st.segmented_control(
        "Part",
        (_RULES, _TRY, _WORDS),
        default=_RULES,
        required=True,
        label_visibility="collapsed",
    )
    if part == _TRY:
        trial.show()
    elif part == _WORDS:
        try:
            words.show()
        except StoreError as error:
            notices.show_error(error)
    else:
        _show_rules()


def _show_rules() -> None:
    from analyzer.rules import RULES

    try:
        ignored = newsroom.read_newsroom().settings.ignore
    except AnalyzerError as error:
        notices.show_error(error)
        ignored = ()
    query = st.text_input(
        "Search the rules", placeholder="insider, regime, passive …", icon=":material/search:"
    )
    found = find(to_catalogue(RULES, engine.catalogue().bases, ignored), query)
    if not found:
        st.info("No rule has all of these words.")
        return
    count = f"{len(found)} of {len(RULES)} rules" if query else f"{len(found)} rules"
    st.caption(count)
    st.html(_LIST.render(rules=found, is_open=len(found) <= _OPENED))
