"""What one browser tab remembers of its run over many articles."""

from __future__ import annotations

import streamlit as st

from analyzer.ui.folder.job import Job

_JOB = "whosays_folder"


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
    st.session_state.pop(_JOB, None)
