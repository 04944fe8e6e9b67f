"""The Rules page: search, a sentence to try, and the newsroom's own words."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analyzer import newsroom
from analyzer.config import Settings
from analyzer.ingest import from_text
from analyzer.lexicon_reading import FILES
from analyzer.newsroom import RowProblem
from analyzer.rules import RULES
from analyzer.types import DocumentRef
from analyzer.ui.rules import catalogue, effect, rows, trial
from analyzer.ui.view import Catalogue
from tests.store.drafts import PARAGRAPHS, report_of

pytestmark = pytest.mark.system

TERM = {"pattern": "paper boat", "kind": "label", "severity": "2"}


def _page() -> None:
    from analyzer.ui import rules_page

    rules_page.render()


@pytest.fixture
def app() -> AppTest:
    st.cache_resource.clear()
    app = AppTest.from_function(_page, default_timeout=30).run()
    assert not app.exception
    return app


def _html(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def test_every_rule_is_explained_with_an_example() -> None:
    records = catalogue.to_catalogue(RULES, {"AP": "AP rules"}, ("SRC-BARE", "FRM"))
    assert [record["id"] for record in records] == [rule.id for rule in RULES]
    for record in records:
        sections = dict(record["sections"])
        assert sections["Example"], record["id"]
        assert sections["Why it matters"], record["id"]
        assert "{" not in str(sections.get("What to do", "")).replace("{'em'", "")
    off = {record["id"] for record in records if record["is_off"]}
    assert "SRC-BARE" in off
    assert "FRM-SCARE" in off
    assert "SRC-REL" not in off


@pytest.mark.parametrize(
    ("query", "found"),
    [("", "SRC-REL"), ("src-rel", "SRC-REL"), ("DOORMAN insider", "SRC-BARE")],
)
def test_a_search_finds_rules_by_every_word(query: str, found: str) -> None:
    records = catalogue.to_catalogue(RULES, {})
    assert found in {record["id"] for record in catalogue.find(records, query)}
    assert catalogue.find(records, query + " zzzz") == []


def test_the_page_searches_as_it_is_typed_to(app: AppTest) -> None:
    assert _html(app).count("<details") == len(RULES)
    app.text_input[0].set_value("doorman").run()
    assert _html(app).count("<details open") == 1
    app.text_input[0].set_value("<b>zzzz</b>").run()
    assert app.info[0].value == "No rule has all of these words."


def test_a_tried_sentence_is_shown_inert() -> None:
    report = report_of(("Analysts <b>said</b> $x$ \u202e so.",), title=None)
    shown = trial.to_result(report, Catalogue(names={"SRC-REL": "Relation"}))
    assert "".join(text for text, _ in shown["segments"]) == (
        "Analysts <b>said</b> $x$ [U+202E] so."
    )
    assert shown["segments"][0] == ("Analysts", "SRC")
    html = trial._RESULT.render(**shown)
    assert "<b>said</b>" not in html
    assert "&lt;b&gt;said&lt;/b&gt;" in html
    assert "Relation" in html


@pytest.mark.parametrize("table", rows.TABLES)
def test_every_table_can_be_edited(table: str) -> None:
    assert f"{table}.csv" in FILES
    names = rows.columns_of(table)
    assert names[0] == "action"
    assert rows.choices_of(table, "action") == ["add", "change", "remove"]
    assert all(isinstance(rows.choices_of(table, name), list) for name in names)


def test_the_tables_are_all_of_the_lexicon() -> None:
    assert {f"{table}.csv" for table in rows.TABLES} <= set(FILES)


def test_a_line_of_the_table_becomes_a_row() -> None:
    nan = float("nan")
    typed = [
        {"action": None, "id": "", "pattern": "paper  boat", "kind": "label", "severity": 2},
        {"action": None, "id": None, "pattern": nan},
        {"action": "change", "id": "L3620", "severity": "1", "basis": nan},
        {"action": "add", "id": "OWN1", "pattern": "x", "basis": "ED"},
    ]
    found, lines = rows.to_rows(typed, "loaded_terms")
    assert lines == [1, 3, 4]
    assert found == [
        {"action": "add", "id": "OWN2", "basis": "HOUSE", **TERM},
        {"action": "change", "id": "L3620", "severity": "1"},
        {"action": "add", "id": "OWN1", "pattern": "x", "basis": "ED"},
    ]
    assert rows.to_told(RowProblem("loaded_terms", 2, "bad"), lines) == "Line 3: bad"
    assert rows.to_told(RowProblem("", None, "bad"), lines) == "bad"


def test_cells_the_table_does_not_show_are_kept() -> None:
    own = ({"action": "change", "id": "L3620", "severity": "1", "marked": "7"},)
    records = rows.to_records(own, "loaded_terms")
    assert "marked" not in records[0]
    found, _ = rows.to_rows(records, "loaded_terms", own)
    assert tuple(found) == own


def test_a_shipped_row_is_found_by_word_and_id() -> None:
    by_word = rows.find_shipped("loaded_terms", "shocking")
    assert "shocking" in {row["pattern"] for row in by_word}
    [row] = rows.find_shipped("loaded_terms", by_word[0]["id"] + " " + by_word[0]["kind"])
    assert row == by_word[0]
    assert rows.find_shipped("loaded_terms", "  ") == []
    assert rows.find_shipped("loaded_terms", "zzzz") == []


def _words(app: AppTest) -> AppTest:
    return app.segmented_control[0].set_value("The newsroom’s own words").run()


def test_words_are_added_checked_and_saved(app: AppTest) -> None:
    _words(app)
    assert app.button[-1].label == "Discard edits"
    save = next(one for one in app.button if one.label == "Save")
    assert save.disabled
    app.session_state["whosays_newsroom_edited"] = {
        "loaded_terms": [{"action": "add", "id": "OWN1", "basis": "HOUSE", **TERM, "kind": "lable"}]
    }
    app.session_state["whosays_newsroom_shown"] = {}
    app.session_state["whosays_newsroom_version"] = 1
    app.run()
    assert "Line 1: kind: &#39;lable&#39; is not known; did you mean &#39;label&#39;" in _html(app)
    assert next(one for one in app.button if one.label == "Save").disabled
    app.session_state["whosays_newsroom_edited"]["loaded_terms"][0]["kind"] = "label"
    app.session_state["whosays_newsroom_shown"] = {}
    app.session_state["whosays_newsroom_version"] = 2
    app.run()
    next(one for one in app.button if one.label == "Save").click().run()
    assert not app.exception
    [saved] = newsroom.read_newsroom().settings.lexicon["loaded_terms"]
    assert saved == {"action": "add", "id": "OWN1", "basis": "HOUSE", **TERM}
    assert next(one for one in app.button if one.label == "Save").disabled


def test_words_that_somebody_else_changed_are_not_overwritten(app: AppTest) -> None:
    _words(app)
    app.session_state["whosays_newsroom_edited"] = {
        "loaded_terms": [{"action": "add", "id": "OWN1", "basis": "HOUSE", **TERM}]
    }
    app.session_state["whosays_newsroom_shown"] = {}
    app.session_state["whosays_newsroom_version"] = 1
    app.run()
    theirs = {"action": "remove", "id": "L0001"}
    newsroom.write_rows({"loaded_terms": [theirs]}, newsroom.read_newsroom())
    next(one for one in app.button if one.label == "Save").click().run()
    assert "changed by somebody else" in _html(app)
    assert newsroom.read_newsroom().settings.lexicon == {"loaded_terms": (theirs,)}


def test_flags_that_come_and_go_are_told_apart() -> None:
    old = report_of(flagged=("Analysts", "It is understood"))
    new = report_of(flagged=("Sources close to the operator", "It is understood"))
    found = effect.compare(old, new, "ferry.txt")
    assert [(one.text, one.is_new) for one in found] == [
        ("Sources close to the operator", True),
        ("Analysts", False),
    ]
    assert (found[1].before, found[1].text + found[1].after) == ("", PARAGRAPHS[3])


def test_a_draft_is_parsed_once_for_both_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def to_doc(draft: object, nlp: object) -> str:
        parsed.append(draft.text)  # type: ignore[attr-defined]
        return "doc"

    def analyze_doc(doc: object, draft: object, *, settings: Settings, nlp: object) -> object:
        return report_of(flagged=("Analysts",) if settings.lexicon else ())

    modules = __import__("sys").modules
    monkeypatch.setitem(modules, "analyzer.parsing", SimpleNamespace(to_doc=to_doc))
    monkeypatch.setitem(modules, "analyzer.report", SimpleNamespace(analyze_doc=analyze_doc))
    drafts = [("a", from_text("One text.")), ("b", from_text("Another."))]
    new = effect.with_rows(Settings(), {"loaded_terms": [TERM], "hedges": []})
    assert new.lexicon == {"loaded_terms": (TERM,)}
    parses: dict = {}
    for _ in range(2):
        found = list(effect.find_effects(drafts, Settings(), new, None, nullcontext(), parses))
        assert [[one.text for one in effects] for effects in found] == [["Analysts"], ["Analysts"]]
    assert parsed == ["One text.", "Another."]


def test_only_documents_that_are_files_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(PARAGRAPHS[0])
    (tmp_path / "empty.txt").write_text("")
    documents = [
        DocumentRef("1", str(tmp_path / "ferry.txt")),
        DocumentRef("2", str(tmp_path / "gone.txt")),
        DocumentRef("3", str(tmp_path / "empty.txt")),
        DocumentRef("4", "ferry.txt"),
        DocumentRef("5"),
    ]
    assert [(name, d.text) for name, d in effect.drafts_of(documents)] == [
        ("ferry.txt", PARAGRAPHS[0])
    ]


@pytest.mark.golden
def test_a_new_word_fires_in_a_draft_and_a_removed_one_no_longer() -> None:
    from threading import Lock

    from analyzer.pipeline import load_pipeline

    draft = from_text("The council met on Monday. The paper boat cost millions, in a shocking row.")
    words = {
        "loaded_terms": [
            {"action": "add", "id": "OWN1", "basis": "HOUSE", **TERM},
            {"action": "remove", "id": "L3620"},
        ]
    }
    new = effect.with_rows(Settings(), words)
    assert newsroom.find_problems(words) == []
    [found] = effect.find_effects([("a", draft)], Settings(), new, load_pipeline(), Lock(), {})
    assert [(one.text, one.is_new) for one in found] == [
        ("paper boat", True),
        ("shocking", False),
    ]
