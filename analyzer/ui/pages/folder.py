"""The page for many articles: choose them, watch the run, read the table, open one."""

from __future__ import annotations

from analyzer.ui import notices
from analyzer.ui.folder import results, running, start
from analyzer.ui.folder.state import current_job


def render() -> None:
    """Show the form, the run, or what it found."""
    job = current_job()
    if job is None:
        start.show_start()
        return
    if job.is_running:
        running.show_running(job)
        return
    if job.fault is not None:
        notices.show_crash(job.fault)
    results.show_results(job)
