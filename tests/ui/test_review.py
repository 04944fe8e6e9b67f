"""The Review page: what it shows, exports and suggests, and what it does with decisions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analyzer import newsroom
from analyzer.store import QueueFilter, Store, open_store
from analyzer.store.acceptance import to_acceptance
from analyzer.types import DocumentRef, Status
from analyzer.ui import review_history, review_view
from analyzer.ui.queue.messages import to_decisions
from analyzer.ui.view import Catalogue, to_marks
from tests.store.drafts import OTHER, PARAGRAPHS, report_of

pytestmark = pytest.mark.system

CATALOGUE = Catalogue(
    names={"SRC-REL": "Relation-only source"},
    reasons={"SRC-REL": "*So* it is."},
    rests_on={"SRC-REL": ("ED",)},
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    monkeypatch.setenv("WHOSAYS_DATABASE_URL", url)
    monkeypatch.setenv(newsroom.VARIABLE, str(tmp_path / "newsroom.toml"))
    st.cache_resource.clear()
    with open_store(url) as opened:
        yield opened
    st.cache_resource.clear()


def _page() -> None:
    from analyzer.ui import review

    review.render()


def _render() -> AppTest:
    app = AppTest.from_function(_page, default_timeout=20).run()
    assert not app.exception
    return app


def _words(app: AppTest) -> str:
    parts = [*app.get("html"), *app.info, *app.text, *app.code, *app.caption]
    return "\n".join(
        str(getattr(part, "value", "") or getattr(part.proto, "body", "")) for part in parts
    )


def test_an_empty_desk_says_how_to_begin(store: Store) -> None:
    assert "Nothing to review yet" in _words(_render())


def test_a_lost_store_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOSAYS_DATABASE_URL", "mysql://desk:secret@db/desk")
    st.cache_resource.clear()
    told = _words(_render())
    assert "Unknown kind of database." in told
    assert "secret" not in told


def test_the_queue_stays_as_it_is_while_it_is_worked_through(store: Store) -> None:
    document = store.remember(report_of(path="/news/ferry.txt"))
    app = _render()
    [kept] = [app.session_state["whosays_review_batch"]]
    assert [item.text for item in kept[1]] == [
        "Sources close to the operator",
        "It is understood",
        "Analysts",
    ]
    store.decide(document, kept[1][0].fingerprint, Status.ACCEPTED)
    app.run()
    assert len(app.session_state["whosays_review_batch"][1]) == 3
    assert "2 open, 1 accepted, 0 dismissed" in _words(app)


def test_an_export_starts_no_run(store: Store) -> None:
    # A run makes the file anew, and the browser would ask for the one that is gone.
    store.remember(report_of(PARAGRAPHS))
    (export,) = _render().download_button
    assert export.proto.ignore_rerun


def test_a_filter_starts_another_queue(store: Store) -> None:
    store.remember(report_of(path="/news/ferry.txt"))
    store.remember(report_of(OTHER, path="/news/pool.txt", title=None, flagged=("insider",)))
    app = _render()
    [documents, *_] = app.multiselect
    documents.select(next(one.id for one in store.documents() if "pool" in str(one.name)))
    app.run()
    assert [item.text for item in app.session_state["whosays_review_batch"][1]] == ["insider"]
    next(one for one in app.multiselect if one.label == "Severity").select("Consider").run()
    assert "No flag passes these filters." in _words(app)


def _two_pages() -> None:
    import streamlit as st

    from analyzer.ui import review

    if st.session_state.get("elsewhere"):
        st.text("Another page")
    else:
        review.render()


def test_filters_are_kept_while_another_page_is_open(store: Store) -> None:
    pool = store.remember(report_of(OTHER, path="/n/pool.txt", title=None, flagged=("insider",)))
    store.remember(report_of(path="/news/ferry.txt"))
    app = AppTest.from_function(_two_pages, default_timeout=20).run()
    app.multiselect[0].select(pool.id)
    app.segmented_control[1].set_value([Status.OPEN, Status.ACCEPTED]).run()
    for elsewhere in (True, False):
        app.session_state["elsewhere"] = elsewhere
        app.run()
    assert app.multiselect[0].value == [pool.id]
    assert app.segmented_control[1].value == [Status.OPEN, Status.ACCEPTED]
    assert [item.text for item in app.session_state["whosays_review_batch"][1]] == ["insider"]


def test_a_filter_on_a_document_that_was_forgotten_is_dropped(store: Store) -> None:
    pool = store.remember(report_of(OTHER, path="/n/pool.txt", title=None, flagged=("insider",)))
    store.remember(report_of(path="/news/ferry.txt"))
    app = _render()
    app.multiselect[0].select(pool.id).run()
    store.forget(pool)
    app.run()
    assert not app.exception
    assert len(app.session_state["whosays_review_batch"][1]) == 3


def test_the_history_has_what_was_decided_about_words_that_are_gone(store: Store) -> None:
    document = store.remember(report_of(path="/news/ferry.txt"))
    first, _, third = (item.fingerprint for item in store.queue())
    store.decide(document, first, Status.DISMISSED, reason="<b>known</b>", reviewer="Ruth")
    store.decide(document, third, Status.ACCEPTED)
    store.remember(report_of(flagged=("Analysts",)), document=document)
    app = _render()
    app.segmented_control[0].set_value("History").run()
    told = _words(app)
    assert "&lt;b&gt;known&lt;/b&gt;" in told
    assert "<b>known" not in told
    [gone] = [row for row in told.split("<tr>") if "no longer in the draft" in row]
    assert "Sources close to the operator" in gone
    assert "Ruth" in gone
    edited = tuple(text.replace("devastating", "severe") for text in PARAGRAPHS)
    store.remember(report_of(edited, flagged=("Analysts",)), document=document)
    told = _words(app.run())
    assert told.count("no longer in the draft") == told.count("sentence edited since") == 1
    store.forget(document)
    assert [one.text for one in store.past()] == [None, None]
    rows = list(csv.DictReader(io.StringIO(review_history.to_csv(store.past()))))
    assert [row["status"] for row in rows] == ["accepted", "dismissed"]


def test_a_rule_dismissed_too_often_is_switched_off_by_a_button(store: Store) -> None:
    for number in range(21):
        document = store.remember(
            report_of(
                (f"Analysts were asked {number} times.",),
                title=None,
                path=f"/n/{number}.txt",
                rule="SRC-EXPERT",
            )
        )
        [item] = store.queue(QueueFilter(documents=(document.id,)))
        store.decide(document, item.fingerprint, Status.DISMISSED)
    app = _render()
    app.segmented_control[0].set_value("How often rules are right").run()
    assert 'ignore = ["SRC-EXPERT"]' in _words(app)
    assert "0 of 21" in _words(app)
    app.button(key="switch-SRC-EXPERT").click().run()
    assert newsroom.read_newsroom().settings.ignore == ("SRC-EXPERT",)
    assert app.button(key="switch-SRC-EXPERT").label == "Switch on again"
    app.button(key="switch-SRC-EXPERT").click().run()
    assert newsroom.read_newsroom().settings.ignore == ()


def test_decisions_are_written_once_and_undone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from analyzer.ui import desk, review

    document = store.remember(report_of())
    items = store.queue()
    state = {
        review._BATCH: (QueueFilter(), items, 0),
        "whosays_reviewer": "Ruth",
        review._QUEUE: SimpleNamespace(decisions=None),
    }
    monkeypatch.setattr(review.st, "session_state", state)
    monkeypatch.setattr(desk, "store", lambda: store)
    sent = [_sent(1, items[0], "dismissed", "known"), _sent(2, items[1], "accepted")]
    for decisions in (sent[:1], sent, [*sent, _sent(3, items[1], "open")]):
        state[review._QUEUE].decisions = decisions
        review._take_decisions()
    rows = [(one.fingerprint, one.status, one.reason, one.reviewer) for one in store.history()]
    assert rows == [
        (items[0].fingerprint, Status.DISMISSED, "known", "Ruth"),
        (items[1].fingerprint, Status.ACCEPTED, None, "Ruth"),
        (items[1].fingerprint, Status.OPEN, None, "Ruth"),
    ]
    assert set(store.statuses(document)) == {items[0].fingerprint}


def _sent(number: int, item: object, status: str, reason: str = "") -> dict[str, object]:
    return {
        "number": number,
        "document": item.document.id,  # type: ignore[attr-defined]
        "fingerprint": item.fingerprint,  # type: ignore[attr-defined]
        "status": status,
        "reason": reason,
    }


@pytest.mark.parametrize(
    "value", [None, {}, [{}], [{"number": -1}], ["x"], [{"number": 1, "status": "gone"}]]
)
def test_a_malformed_message_decides_nothing(value: object) -> None:
    assert to_decisions(value) == []


def test_the_table_starts_no_formula(store: Store) -> None:
    report = report_of(("=HYPERLINK(1) said Analysts.",), title="+cmd", flagged=("Analysts",))
    document = store.remember(report, name="@story.txt")
    [item] = store.queue()
    store.decide(document, item.fingerprint, Status.DISMISSED, reason="-1+1", reviewer="\t=x")
    text = review_view.to_csv(store.queue(QueueFilter(statuses=())), CATALOGUE)
    [row] = csv.DictReader(io.StringIO(text))
    assert row["document"] == "'@story.txt"
    assert row["headline"] == "'+cmd"
    assert row["reason"] == "'-1+1"
    assert row["name"] == "Relation-only source"
    assert row["status"] == "dismissed"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())


def test_a_decision_before_an_edit_is_offered_for_confirmation(store: Store) -> None:
    before = report_of(flagged=("Analysts",))
    document = store.remember(before)
    store.decide(document, before.flags[0].fingerprint, Status.DISMISSED, reason="known")
    edited = tuple(text.replace("devastating", "severe") for text in PARAGRAPHS)
    after = report_of(edited, flagged=("Analysts",))
    store.remember(after)
    [item] = review_view.to_view(store.queue(), 0, CATALOGUE)["items"]
    assert item["before_edit"] == {"status": "dismissed", "reason": "known", "by": ""}
    marks = to_marks(after, store.decided_before(document))
    assert marks["before_edit"] == {after.flags[0].id: item["before_edit"]}
    assert marks["statuses"] == {}


def test_hidden_characters_are_shown_and_nothing_is_markup(store: Store) -> None:
    store.remember(report_of(("Analysts \u202e<script>alert(1)</script> said.",), title=None))
    view = review_view.to_view(store.queue(), 0, CATALOGUE)
    [item] = view["items"]
    assert item["after"] == [
        " ",
        {"code": "U+202E", "name": "RIGHT-TO-LEFT OVERRIDE"},
        "<script>alert(1)</script> said.",
    ]
    assert item["why"] == [{"em": "So"}, " it is."]
    assert item["basis"] == [{"code": "ED", "name": ""}]
    assert view["id"] == review_view.to_view(store.queue(), 0, CATALOGUE)["id"]
    assert view["id"] != review_view.to_view(store.queue(), 1, CATALOGUE)["id"]


@pytest.mark.parametrize(
    ("document", "label"),
    [
        (DocumentRef("1", "/news/may/ferry.txt", "Ferry"), "ferry.txt"),
        (DocumentRef("1", "C:\\news\\ferry.txt"), "ferry.txt"),
        (DocumentRef("1", None, "Ferry\nto stay"), "Ferry to stay"),
        (DocumentRef("1"), "Pasted text"),
    ],
)
def test_a_document_is_called_what_an_editor_calls_it(document: DocumentRef, label: str) -> None:
    assert review_view.to_label(document) == label


def test_only_rules_that_still_run_are_suggested() -> None:
    found = [to_acceptance("SRC-REL", 1, 25), to_acceptance("FRM-SCARE", 20, 5)]
    assert review_view.to_suggestions(found, (), {}) == [
        ("SRC-REL", "SRC-REL: dismissed 25 of 26 times.")
    ]
    assert review_view.to_suggestions(found, ("SRC-REL",), {}) == []
    assert review_view.to_suggestions(found, ("SRC",), {}) == []
    line = review_view.to_config_line(("FRM-SCARE",), "SRC-REL")
    assert line == 'ignore = ["FRM-SCARE", "SRC-REL"]'
