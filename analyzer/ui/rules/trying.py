"""What edited words would change in drafts at hand: flags that would come, flags that would go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

import streamlit as st
from jinja2 import Environment

from analyzer.batch import Item
from analyzer.config import Settings
from analyzer.errors import AnalyzerError
from analyzer.types import Draft
from analyzer.ui import desk, engine, notices, session
from analyzer.ui.display import to_excerpt, to_visible
from analyzer.ui.folder import state as folder
from analyzer.ui.folder.job import Job
from analyzer.ui.rules import effect

_EFFECTS = Environment(autoescape=True).from_string("""
<div class="ws-effects">{% for heading, effects in groups if effects %}
<h3>{{ heading }} ({{ effects|length }})</h3><ul>
{% for one in effects %}<li><p class="ws-quiet">{{ one.draft }} · {{ one.name }}</p>
<p class="ws-trial-text">{{ one.before }}<mark class="ws-tint-{{ one.category }}">
{{- one.text -}}
</mark>{{ one.after }}</p></li>{% endfor %}</ul>{% endfor %}</div>
""")
_MOST_SHOWN = 200


def show_effects(old: Settings, words: Mapping[str, Iterable[Mapping[str, str]]]) -> None:
    """Try the words on the last folder or, without one, on what this desk can still read.

    Args:
        old: the newsroom's settings as saved.
        words: its lexicon rows as edited.
    """
    try:
        drafts, where = _drafts()
        if not drafts:
            st.info(
                "There is nothing to try them on. Score a folder first, or analyse a draft: "
                "pasted text is tried only while it is on the Draft page, for it is not saved."
            )
            return
        found = _try(drafts, old, effect.with_rows(old, words))
    except AnalyzerError as error:
        notices.show_error(error)
        return
    count = f"{len(drafts)} draft{'s' if len(drafts) > 1 else ''}"
    if not found:
        st.info(f"Nothing changes in {count} ({where}).")
        return
    st.caption(f"Tried on {count} ({where}).")
    st.html(_EFFECTS.render(groups=_to_groups(found[:_MOST_SHOWN])))


def _try(drafts: list[tuple[str, Draft]], old: Settings, new: Settings) -> list[effect.Effect]:
    found: list[effect.Effect] = []
    nlp, lock = engine.pipeline(new.model)
    bar = st.progress(0.0, text="Reading")
    tried = effect.find_effects(drafts, old, new, nlp, lock, _parses(new.model))
    for number, effects in enumerate(tried, start=1):
        found += effects
        bar.progress(number / len(drafts), text=f"Read {number} of {len(drafts)}")
    bar.empty()
    return found


def _to_groups(found: Iterable[effect.Effect]) -> list[tuple[str, list[dict[str, str]]]]:
    names = engine.catalogue().names
    shown: dict[bool, list[dict[str, str]]] = {True: [], False: []}
    for one in found:
        shown[one.is_new].append(
            {
                "draft": to_visible(one.draft),
                "name": names.get(one.rule, one.rule),
                "category": one.rule.partition("-")[0],
                "before": to_visible(one.before) + " " * one.before[-1:].isspace(),
                "text": to_excerpt(one.text),
                "after": " " * one.after[:1].isspace() + to_visible(one.after),
            }
        )
    return [
        ("Would newly be flagged", shown[True]),
        ("Would no longer be flagged", shown[False]),
    ]


def _drafts() -> tuple[list[tuple[str, Draft]], str]:
    """The drafts to try words on, and where they are from."""
    job = folder.current_job()
    if job is not None:
        found = list(islice(_of_job(job), effect.MOST_DRAFTS))
        if found:
            return found, "of the last folder"
    known = list(islice(effect.drafts_of(desk.store().documents()), effect.MOST_DRAFTS))
    entry = session.current_entry()
    if entry is not None:
        with suppress(AnalyzerError):
            known.insert(0, (entry.name or "Draft page", entry.to_draft()))
    return known, "known to this desk and still at hand"


def _of_job(job: Job) -> Iterator[tuple[str, Draft]]:
    for item in job.find():
        if isinstance(item, Item):
            with suppress(AnalyzerError):
                yield item.path, item.to_draft()


@st.cache_resource(show_spinner=False, max_entries=1)
def _parses(model: str | None) -> dict[Draft, Any]:
    return {}
