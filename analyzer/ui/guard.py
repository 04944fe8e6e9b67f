"""Mends what is typed or pasted where it would break the connection to the server."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_name("guard.js")


def show_guard() -> None:
    """Put the guard in place; it draws nothing."""
    _component()(key="guard")


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("whosays.guard", js=_SCRIPT.read_text(encoding="utf-8"))
