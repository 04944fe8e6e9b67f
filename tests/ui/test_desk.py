"""Decisions on the Draft page and the pages for many drafts, as Streamlit runs them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analyzer.store import open_store
from analyzer.types import Status
from analyzer.ui import desk
from analyzer.ui.board.messages import SentDecision
from tests.ui import fake_engine

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, module in fake_engine.stand_ins().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(fake_engine, "calls", [])
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


def _app(module: str) -> AppTest:
    app = AppTest.from_string(f"from {module} import render\nrender()", default_timeout=20)
    return app.run()


def _html(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def _click(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def _paste(app: AppTest, text: str, label: str = "Analyze") -> AppTest:
    app.text_area[0].set_value(text)
    return _click(app, label)


def test_a_decision_is_of_the_document_and_outlives_an_edit(engine: None) -> None:
    app = _paste(_app("analyzer.ui.pages.draft"), "One insider said so.\n\nRain fell in town.")
    document = app.session_state["whosays_document"]
    sent = SentDecision(
        number=1, fingerprint="SRC-BARE:One insider", status=Status.DISMISSED, reason="known"
    )
    desk.write_decisions(document, [sent])
    _click(app, "Edit draft")
    _paste(app, "One insider said so.\n\nSnow fell, a bombshell.", "Analyze again")
    assert not app.exception
    assert app.session_state["whosays_document"] == document
    with open_store() as store:
        in_force = store.statuses(document)
    assert {name: one.reason for name, one in in_force.items()} == {sent.fingerprint: "known"}


def test_a_lost_store_is_told_and_the_draft_is_still_shown(
    engine: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WHOSAYS_DATABASE_URL", "mysql://nowhere/desk")
    app = _paste(_app("analyzer.ui.pages.draft"), "One insider said so.")
    assert not app.exception
    assert app.get("bidi_component")
    assert "nknown kind of database" in _html(app)


def test_each_house_style_is_analysed_by_itself(engine: None) -> None:
    app = _app("analyzer.ui.pages.draft")
    app.selectbox(key="paste-profile").set_value("strict")
    _paste(app, "One insider said so.")
    assert "House style: strict" in _html(app)
    _click(app, "Edit draft")
    app.selectbox(key="paste-profile").set_value("default")
    _click(app, "Analyze again")
    assert len(fake_engine.calls) == 2


def test_versions_that_cannot_be_read_go_back_to_the_form(engine: None) -> None:
    app = _app("analyzer.ui.pages.compare")
    app.text_area(key="compare-old").set_value("One insider said so.")
    app.text_area(key="compare-new").set_value("   ")
    _click(app, "Compare")
    assert not app.exception
    assert "The draft is empty." in _html(app)
    assert app.text_area(key="compare-old").value == "One insider said so."


def test_a_fault_in_a_comparison_is_told(engine: None) -> None:
    app = _app("analyzer.ui.pages.compare")
    app.text_area(key="compare-old").set_value("One insider said so.")
    app.text_area(key="compare-new").set_value("CRASH")
    _click(app, "Compare")
    assert not app.exception
    assert "The analysis failed." in _html(app)
    _click(app, "Back to the versions")
    assert len(app.text_area) == 2


@pytest.mark.parametrize("folder", ["", "stories", "/nowhere/at/all"])
def test_a_folder_that_is_none_is_refused_in_words(engine: None, folder: str) -> None:
    app = _app("analyzer.ui.pages.folder")
    app.text_input[0].set_value(folder)
    _click(app, "Analyze folder")
    assert not app.exception
    assert len(app.warning) == 1
    assert "whosays_folder" not in app.session_state


def test_a_folder_joins_the_review(engine: None, tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "a.txt").write_text("One insider said so.\n")
    app = _app("analyzer.ui.pages.folder")
    app.text_input[0].set_value(str(stories))
    _click(app, "Analyze folder")
    app.session_state["whosays_folder"].wait(20)
    app.run()
    assert not app.exception
    assert "1 article," in _html(app)
    with open_store() as store:
        assert [item.text for item in store.queue()] == ["One insider"]
