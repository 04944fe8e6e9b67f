"""What one browser tab remembers of its run over many articles."""

from __future__ import annotations

import streamlit as st

from analyzer.ui.folder.job import Job

_JOB = "whosays_folder"
WORDS, RULE, SEVERE, MEASURE = "folder-words", "folder-rule", "folder-severe", "folder-measure"
"""What the results are filtered by and which measure is drawn: kept while the editor reads an
article on another page, until the run is put away."""


def current_job() -> Job | None:
    """The run of this tab, still going or done."""
    job = st.session_state.get(_JOB)
    return job if isinstance(job, Job) else None


def set_job(job: Job) -> None:
    """Remember a run that was started; the one before it is stopped."""
    clear_job()
    st.session_state[_JOB] = job


def clear_job() -> None:
    """Stop the run and forget it."""
    job = current_job()
    if job is not None:
        job.cancel()
    for name in (_JOB, WORDS, RULE, SEVERE, MEASURE):
        st.session_state.pop(name, None)
