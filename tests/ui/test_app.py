"""The page as Streamlit runs it, on the stand-in engine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analyzer.config import Settings
from analyzer.ingest import from_text
from analyzer.samples import SAMPLES
from analyzer.types import Severity
from analyzer.ui import engine
from analyzer.ui.engine import to_key
from analyzer.ui.session import Entry
from analyzer.ui.view import Catalogue
from tests.ui import fake_engine

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    for name, module in fake_engine.stand_ins().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(fake_engine, "calls", [])
    st.cache_data.clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=20)
    st.cache_data.clear()
    st.cache_resource.clear()


def _html(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def _has_board(app: AppTest) -> bool:
    return any(one.proto.component_name == "whosays.board" for one in app.get("bidi_component"))


def _paste(app: AppTest, text: str, title: str = "") -> AppTest:
    app.text_input[0].set_value(title)
    app.text_area[0].set_value(text)
    next(b for b in app.button if b.label.startswith("Analyze") and "file" not in b.label).click()
    return app.run()


def test_the_version_that_cannot_be_read_is_named(app: AppTest) -> None:
    def page() -> None:
        from analyzer.ui.pages import compare

        compare.render()

    versions = AppTest.from_function(page, default_timeout=20).run()
    versions.text_area(key="compare-old").set_value("Rain fell on the quay.")
    versions.button[0].click().run()
    assert "Later version: The draft is empty." in _html(versions)
    assert versions.text_area(key="compare-old").value == "Rain fell on the quay."


def test_the_form_comes_first(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert not _has_board(app)
    assert {sample.label for sample in SAMPLES} <= {button.label for button in app.button}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_is_one_click_away(app: AppTest, sample: object) -> None:
    app.run()
    app.button(key=f"sample-{sample.name}").click().run()  # type: ignore[attr-defined]
    assert not app.exception
    assert _has_board(app)
    assert fake_engine.calls == [f"{sample.title()}\n\n{sample.text()}"]  # type: ignore[attr-defined]


def test_a_draft_is_analysed_once_however_often_the_page_runs(app: AppTest) -> None:
    app.run()
    _paste(app, "Sources close to the mayor said so.\n", "A headline")
    app.run()
    app.run()
    assert _has_board(app)
    assert len(fake_engine.calls) == 1


def test_going_back_keeps_the_draft_and_forgets_nothing(app: AppTest) -> None:
    app.run()
    _paste(app, "One insider said so.", "A headline")
    next(b for b in app.button if b.label == "Edit draft").click()
    app.run()
    assert app.text_area[0].value == "One insider said so."
    assert app.text_input[0].value == "A headline"
    _paste(app, "One insider said so.", "A headline")
    assert _has_board(app)
    assert len(fake_engine.calls) == 1


def test_a_new_draft_starts_empty(app: AppTest) -> None:
    app.run()
    _paste(app, "One insider said so.")
    next(b for b in app.button if b.label == "New draft").click()
    app.run()
    assert app.text_area[0].value == ""
    assert not _has_board(app)


def test_an_unreadable_draft_says_what_to_do(app: AppTest) -> None:
    app.run()
    _paste(app, "   ")
    assert not app.exception
    assert "The draft is empty." in _html(app)
    assert not _has_board(app)
    assert app.text_area[0].value == "   "


def test_a_fault_is_not_shown_as_a_clean_report(app: AppTest) -> None:
    app.run()
    _paste(app, "CRASH")
    assert not app.exception
    assert "The analysis failed." in _html(app)
    assert "RuntimeError" in _html(app)
    assert not _has_board(app)


def test_reports_are_kept_apart_by_text_title_and_settings() -> None:
    settings = Settings()
    key = to_key(from_text("Some text."), settings)
    assert key == to_key(from_text("Some text."), Settings())
    assert key != to_key(from_text("Some text!"), settings)
    assert key != to_key(from_text("Some text.", title="T"), settings)
    assert key != to_key(from_text("Some text."), Settings(min_severity=Severity.MUST_FIX))


def test_the_first_paint_needs_no_spacy() -> None:
    code = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        f"app = AppTest.from_file({str(ROOT / 'streamlit_app.py')!r}, default_timeout=20).run()\n"
        "assert not app.exception, app.exception\n"
        "assert len(app.text_area) == 1\n"
        "heavy = {'spacy', 'textacy', 'thinc'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_an_edited_file_stays_a_file(app: AppTest) -> None:
    app.session_state["whosays_entry"] = Entry(
        data=b"# Big news\n\nOne **insider** said so.\n", name="a.md"
    )
    app.session_state["whosays_editing"] = True
    app.run()
    assert not app.text_input
    app.text_area[0].set_value("# Other news\n\nOne **insider** said so.\n")
    next(b for b in app.button if b.label.startswith("Analyze") and "file" not in b.label).click()
    app.run()
    assert _has_board(app)
    entry = app.session_state["whosays_entry"]
    assert entry.to_draft().title == "Other news"
    assert entry.to_draft().media_type == "text/markdown"


def test_only_what_was_seen_is_cited(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = SimpleNamespace(id="SRC-X", name="A name", reason="It matters.", basis=("SEEN",))
    basis = {
        "SEEN": SimpleNamespace(what="what it says", is_citable=True),
        "RECALLED": SimpleNamespace(what="what it may say", is_citable=False),
    }
    lexicons = SimpleNamespace(basis=basis)
    monkeypatch.setitem(sys.modules, "analyzer.rules", SimpleNamespace(RULES=(rule,)))
    monkeypatch.setitem(
        sys.modules, "analyzer.lexicon", SimpleNamespace(load_lexicons=lambda: lexicons)
    )
    engine.catalogue.clear()
    try:
        assert engine.catalogue() == Catalogue(
            names={"SRC-X": "A name"},
            reasons={"SRC-X": "It matters."},
            bases={"SEEN": "what it says"},
            rests_on={"SRC-X": ("SEEN",)},
        )
    finally:
        engine.catalogue.clear()


def test_a_long_draft_is_told_how_long_it_takes() -> None:
    from analyzer.ui.pages.draft import _wait

    assert "first one" in _wait(Entry(text="Rain fell. " * 100))
    assert _wait(Entry(text="Rain fell. " * 20_000)) == "Reading about 37,000 words: 20 s or so."
    assert _wait(Entry(data=b"x" * 9_000_000)).endswith("12 min or so.")
