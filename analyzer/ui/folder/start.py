"""The form that starts a run: uploads, an archive, or a folder on the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analyzer.batch import Failed, Item
from analyzer.config import DEFAULT_PROFILE
from analyzer.errors import AnalyzerError, StoreError
from analyzer.store import Store
from analyzer.types import Report, Status
from analyzer.ui import compose, desk, engine, notices
from analyzer.ui.folder.job import Find, Job
from analyzer.ui.folder.state import set_job

_OPENING = """
<div class="ws-opening"><h1>Many articles</h1>
<p>A week of stories in one table: who stands behind them, and what must be fixed.</p></div>
"""


def show_start() -> None:
    """Where the articles come from."""
    st.html(_OPENING)
    server, upload = st.tabs(["Folder on this machine", "Upload"])
    with server, st.form("server-folder", border=False):
        folder = st.text_input("Folder", placeholder="/stories/this-week")
        profile = compose.choose_profile(DEFAULT_PROFILE, key="server-profile")
        if st.form_submit_button("Analyze folder", type="primary"):
            _start_folder(folder.strip(), profile)
    with upload, st.form("folder-upload", border=False):
        files = st.file_uploader(
            f"Files of {compose.KINDS}, or a .zip of them",
            type=[*compose.upload_types(), "zip"],
            accept_multiple_files=True,
        )
        profile = compose.choose_profile(DEFAULT_PROFILE, key="files-profile")
        if st.form_submit_button("Analyze files", type="primary"):
            if files:
                _start(_name_of(files), _uploads(files), profile)
            else:
                st.warning(f"Choose some files first: {compose.KINDS}, or a .zip of them.")


def _start_folder(folder: str, profile: str) -> None:
    from analyzer.batch import find_items

    path = Path(folder).expanduser()
    if not folder:
        st.warning("Name a folder first.")
    elif not path.is_absolute():
        st.warning("Give the whole path, from the root of the machine.")
    elif not path.is_dir():
        st.warning("There is no such folder on the machine that runs the dashboard.")
    else:
        _start(path.name or str(path), lambda: find_items([path]), profile)


def _name_of(files: list[UploadedFile]) -> str:
    return files[0].name if len(files) == 1 else f"{len(files)} files"


def _uploads(files: list[UploadedFile]) -> Find:
    """Two uploads of one name are told apart by a number."""
    given: dict[str, bytes] = {}
    for file in files:
        name, number = file.name, 1
        while name in given:
            number += 1
            name = f"{Path(file.name).stem} ({number}){Path(file.name).suffix}"
        given[name] = file.getvalue()

    def find() -> Iterator[Item | Failed]:
        from analyzer.batch.items import items_of

        for name, data in given.items():
            yield from items_of(name, data)

    return find


def _start(name: str, find: Find, profile: str) -> None:
    try:
        with st.spinner("Loading the language model."):
            settings = engine.settings_of(profile)
            nlp, lock = engine.pipeline(settings.model)
    except AnalyzerError as error:
        notices.show_error(error)
        return
    job = Job(name=name, find=find, settings=settings, profile=profile)
    job.start(nlp, lock, on_report=_Rememberer(job))
    set_job(job)
    st.rerun()


class _Rememberer:
    """Puts every report into the store, so that its flags join the review, and applies decisions.

    The first failure of the store ends it: a run must not wait for a lost database each time.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._store: Store | None = None
        try:
            self._store = desk.store()
        except StoreError as error:
            job.unkept = error

    def __call__(self, report: Report) -> Report:
        if self._store is None:
            return report
        from analyzer.report import rescore

        try:
            document = self._store.remember(report)
            decided = self._store.apply(report, document)
        except StoreError as error:
            self._job.unkept = error
            self._store = None
            return report
        statuses = {flag.fingerprint: flag.status for flag in decided.flags}
        if all(status is Status.OPEN for status in statuses.values()):
            return report
        return rescore(report, statuses, settings=self._job.settings)
