"""A run while it goes on: how far, how fast, how long still, and the way to stop it."""

from __future__ import annotations

import streamlit as st
from jinja2 import Environment

from analyzer.ui.display import to_excerpt
from analyzer.ui.folder.job import Job
from analyzer.ui.wording import to_clock

_STATE = Environment(autoescape=True).from_string("""
<div class="ws-run" role="status"><b dir="auto">{{ name }}</b>
<span>{{ counts }}</span>{% if path %}<span dir="auto">{{ path }}</span>{% endif %}</div>
""")


@st.fragment(run_every=0.5)
def show_running(job: Job) -> None:
    """Redraws itself until the run has ended, then the whole page."""
    if not job.is_running:
        st.rerun()
    progress = job.progress
    st.html(
        _STATE.render(
            name=to_excerpt(job.name, width=80),
            counts=to_counts(job),
            path=to_excerpt(progress.path, width=80),
        )
    )
    st.progress(progress.done / progress.total if progress.total else 0.0)
    if job.was_cancelled:
        st.html('<p class="ws-quiet">Stopping after the articles at hand.</p>')
    elif st.button("Cancel"):
        job.cancel()
        st.rerun(scope="fragment")


def to_counts(job: Job) -> str:
    """``12 of 50 articles, 1 failed, 5,400 words per second, 8 s left``."""
    progress = job.progress
    of_all = f" of {progress.total:,}" if progress.total else ""
    parts = [f"{progress.done:,}{of_all} articles"]
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    if progress.words_per_second is not None:
        parts.append(f"{progress.words_per_second:,.0f} words per second")
    if progress.seconds_left is not None:
        parts.append(f"{to_clock(progress.seconds_left)} left")
    return ", ".join(parts)
