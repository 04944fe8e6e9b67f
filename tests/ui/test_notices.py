from __future__ import annotations

import pytest
import streamlit as st

from analyzer.errors import InputError, LexiconError
from analyzer.ui import notices


def test_an_error_reads_as_sentences() -> None:
    error = InputError("the draft is empty", path="a.txt", line=3, hint="paste some text")
    assert notices.to_heading(error) == "The draft is empty."
    assert notices.to_lines(error) == ["In a.txt:3", "Paste some text."]


def test_every_problem_of_a_list_is_shown() -> None:
    error = LexiconError("bad rows", problems=("cues.csv:3: no lemma", "cues.csv:9: no class"))
    assert notices.to_lines(error) == ["cues.csv:3: no lemma", "cues.csv:9: no class"]


def test_what_an_error_quotes_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(st, "html", shown.append)
    notices.show_error(InputError("bad", path="<img src=x onerror=alert(1)>", value="<b>\u202e"))
    assert "<img" not in shown[0]
    assert "&lt;img" in shown[0]
    assert "<b>\u202e" not in shown[0]
    assert "\u202e" not in shown[0]
