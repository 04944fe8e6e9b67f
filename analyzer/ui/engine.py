"""Runs the analysis for the dashboard: one pipeline, one draft at a time, each draft once.

spaCy is imported only when the first draft is analysed, so that the form is painted at once.
Reports are plain data and are cached by the digest of draft and settings; they live in memory
only and leave with the server process.
"""

from __future__ import annotations

import hashlib
from threading import Lock
from typing import Any

import streamlit as st

from analyzer.config import Settings, load_settings
from analyzer.newsroom import newsroom_file
from analyzer.types import Draft, Report
from analyzer.ui.session import Entry
from analyzer.ui.view import Catalogue

_KEPT_REPORTS = 32


def settings_of(profile: str) -> Settings:
    """The settings of a house style, with what this newsroom changed.

    Raises:
        ConfigError: the profile is unknown, or a file of settings is broken.
    """
    return load_settings(newsroom_file(), profile=profile)


def analyse(entry: Entry, settings: Settings | None = None) -> Report:
    """The report of what the editor gave, from the cache if it was analysed before.

    Raises:
        AnalyzerError: the draft cannot be read, or the pipeline cannot be loaded.
    """
    settings = settings or settings_of(entry.profile)
    draft = entry.to_draft()
    return _analysed(to_key(draft, settings), draft, settings)


def to_key(draft: Draft, settings: Settings) -> str:
    """Digest of all that decides a report."""
    given = repr((draft, settings.digest))
    return hashlib.sha256(given.encode("utf-8", "backslashreplace")).hexdigest()


@st.cache_data(max_entries=_KEPT_REPORTS, show_spinner=False)
def _analysed(key: str, _draft: Draft, _settings: Settings) -> Report:
    from analyzer.report import analyze

    nlp, lock = pipeline(_settings.model)
    # spaCy pipelines are not safe to share between threads, and Streamlit has one per tab.
    with lock:
        return analyze(_draft, settings=_settings, nlp=nlp)


@st.cache_resource(show_spinner=False)
def pipeline(name: str | None) -> tuple[Any, Lock]:
    """The language pipeline, loaded once for all tabs, and the lock to hold while it works."""
    from analyzer.pipeline import load_pipeline

    return load_pipeline(name), Lock()


@st.cache_resource(show_spinner=False)
def catalogue() -> Catalogue:
    """Names and reasons of the rules, and the standards they rest on."""
    from analyzer.lexicon import load_lexicons
    from analyzer.rules import RULES

    return Catalogue(
        names={rule.id: rule.name for rule in RULES},
        reasons={rule.id: rule.reason for rule in RULES},
        bases={code: row.what for code, row in load_lexicons().basis.items() if row.is_citable},
        rests_on={rule.id: rule.basis for rule in RULES},
    )
