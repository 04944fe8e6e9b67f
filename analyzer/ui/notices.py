"""Small pieces of HTML the pages share; Jinja2 escapes everything that is filled in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment

from analyzer.config import DEFAULT_PROFILE
from analyzer.errors import AnalyzerError
from analyzer.outputs.measure_text import to_count
from analyzer.ui.display import to_visible

_STYLE = Path(__file__).with_name("page.css")
_TEMPLATES = Environment(autoescape=True)

_HEADING = _TEMPLATES.from_string("""
<div class="ws-heading">{% if name %}<span dir="auto">{{ name }}</span>{% endif %}
<span>{{ counts }}</span>{% if style %}<span>House style: {{ style }}</span>{% endif %}</div>
""")
_PROBLEM = _TEMPLATES.from_string("""
<div class="ws-problem" role="alert"><b>{{ heading }}</b>
{% for line in lines %}<p>{{ line }}</p>{% endfor %}</div>
""")


def show_style() -> None:
    """Put the page's own style sheet in place."""
    st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")


def show_heading(
    name: str | None, profile: str, size: dict[str, Any], *, is_markdown: bool = False
) -> None:
    """The draft's file name, if it has one, its size, and the house style if it is not the usual.

    Args:
        name: of the file.
        profile: house style it was judged by.
        size: ``size`` of a view.
        is_markdown: it was pasted, and read as Markdown.
    """
    counts = ", ".join(
        to_count(size[f"{noun.split()[-1]}s"], noun)
        for noun in ("word", "sentence", "attributed statement")
    )
    counts += "; read as Markdown" if is_markdown else ""
    style = "" if profile == DEFAULT_PROFILE else to_visible(profile)
    st.html(_HEADING.render(name=to_visible(name or ""), counts=counts, style=style))


def show_error(error: AnalyzerError, *, about: str = "") -> None:
    """What is wrong and what to do about it.

    Args:
        about: which of several drafts is meant.
    """
    heading = f"{about}: {to_heading(error)}" if about else to_heading(error)
    st.html(_PROBLEM.render(heading=heading, lines=to_lines(error)))


def show_problems(problems: Iterable[str]) -> None:
    """Several things that are wrong with what was typed, each in a line; nothing if none is."""
    lines = [to_visible(problem) for problem in problems]
    if lines:
        heading = "Something is wrong." if len(lines) == 1 else f"{len(lines)} things are wrong."
        st.html(_PROBLEM.render(heading=heading, lines=lines))


def show_crash(error: Exception) -> None:
    """A fault of the program: say that there is no result, and where its trace is."""
    lines = (
        f"An unexpected fault ({type(error).__name__}) stopped it: nothing was judged.",
        "The details are in the log of the window that runs the dashboard.",
        "The draft is kept: go back to it and try again, or try a part of it.",
    )
    st.html(_PROBLEM.render(heading="The analysis failed.", lines=lines))


def to_heading(error: AnalyzerError) -> str:
    """The error's message as a sentence."""
    message = to_visible(error.message)
    return message[:1].upper() + message[1:].rstrip(".") + "."


def to_lines(error: AnalyzerError) -> list[str]:
    """Where it was met and the hint, one line each, and every problem of a list of problems."""
    lines = []
    where = [str(part) for part in (error.path, error.line, error.column) if part]
    if where:
        lines.append(("In " if error.path else "In line ") + to_visible(":".join(where)))
    if error.value is not None:
        lines.append(f"Got {to_visible(repr(error.value))[:80]}")
    lines.extend(to_visible(problem) for problem in getattr(error, "problems", ()))
    if error.hint:
        hint = to_visible(error.hint)
        lines.append(hint[:1].upper() + hint[1:].rstrip(".") + ".")
    return lines
