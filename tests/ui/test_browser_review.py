"""Going through the queue by keys, in a headless Chromium on the stand-in engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from analyzer.store import QueueFilter, Store, open_store
from analyzer.types import DocumentRef, Status
from tests.store.drafts import report_of
from tests.ui.conftest import Server
from tests.ui.steps import go_to

pytestmark = pytest.mark.browser

WORDS = ("Sources close", "insider <img src=x onerror='window.hacked=1'>", "Critics", "Analysts")


@pytest.fixture
def store(server: Server) -> Iterator[Store]:
    with open_store(f"sqlite:///{server.folder / 'desk.db'}") as opened:
        yield opened
        for document in opened.documents():
            opened.forget(document)


@pytest.fixture
def document(store: Store) -> DocumentRef:
    for other in store.documents():
        store.forget(other)
    paragraphs = tuple(f"{words} said that number {n} was over." for n, words in enumerate(WORDS))
    report = report_of(paragraphs, path="/news/pool.txt", title=None, flagged=WORDS)
    return store.remember(report)


def _shown(page: Any) -> str:
    return page.locator(".queue mark.flagged").inner_text()


def _statuses(store: Store, document: DocumentRef) -> dict[str, Status]:
    items = store.queue(QueueFilter(documents=(document.id,), statuses=()))
    return {item.text.split()[0]: item.status for item in items}


def _wait_for(page: Any, store: Store, count: int) -> None:
    """Until the store has so many decisions: keys do not wait for it."""
    for _ in range(100):
        if len(store.history()) >= count:
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{len(store.history())} decisions instead of {count}")


def test_the_queue_is_worked_through_by_keys(
    page: Any, server: Server, store: Store, document: DocumentRef
) -> None:
    before, analysed = len(store.history()), server.count_analyses()
    go_to(page, "Review")
    page.locator(".queue mark.flagged").wait_for()
    order = page.locator(".row-text").all_inner_texts()
    assert [words.split()[0] for words in order] == ["Sources", "Analysts", "insider", "Critics"]
    page.get_by_label("Your name").fill("Ruth")
    page.get_by_label("Your name").press("Enter")
    page.locator(".queue .item-top").click()

    assert _shown(page) == "Sources close"
    page.keyboard.press("a")
    assert _shown(page) == "Analysts"
    page.keyboard.press("s")
    assert _shown(page) == WORDS[1]
    page.keyboard.press("d")
    page.keyboard.press("2")
    assert _shown(page) == "Critics"
    page.keyboard.press("d")
    own = page.get_by_label("Another reason")
    own.click()
    # Letters typed into the field are no keys of the queue.
    own.type("as said above")
    own.press("Enter")
    assert _shown(page) == "Analysts"
    page.keyboard.press("a")
    page.locator(".none-head", has_text="All done.").wait_for()
    _wait_for(page, store, before + 4)
    page.keyboard.press("u")
    assert _shown(page) == "Analysts"
    _wait_for(page, store, before + 5)

    assert _statuses(store, document) == {
        "Sources": Status.ACCEPTED,
        "insider": Status.DISMISSED,
        "Critics": Status.DISMISSED,
        "Analysts": Status.OPEN,
    }
    made = store.history(document)
    assert [one.reason for one in made] == [
        None,
        "Agreed with the desk",
        "as said above",
        None,
        None,
    ]
    assert {one.reviewer for one in made} == {"Ruth"}
    assert "3 of 4 flags decided: 1 accepted, 2 dismissed" in page.locator(".count").inner_text()
    assert page.evaluate("window.hacked") is None
    assert server.count_analyses() == analysed
    assert not page.faults


def test_keys_pressed_fast_lose_nothing(page: Any, store: Store, document: DocumentRef) -> None:
    before = len(store.history())
    go_to(page, "Review")
    page.locator(".queue mark.flagged").wait_for()
    page.locator(".queue .item-top").click()
    for key in ("a", "a", "a", "a", "u", "a"):
        page.keyboard.press(key)
    _wait_for(page, store, before + 6)
    assert set(_statuses(store, document).values()) == {Status.ACCEPTED}


def test_next_and_previous_go_through_decided_flags_too(
    page: Any, store: Store, document: DocumentRef
) -> None:
    before = len(store.history())
    go_to(page, "Review")
    page.locator(".queue mark.flagged").wait_for()
    page.locator(".queue .item-top").click()
    page.keyboard.press("a")
    page.keyboard.press("k")
    assert _shown(page) == "Sources close"
    assert page.locator(".told").inner_text() == "Accepted"
    page.keyboard.press("d")
    assert page.locator(".reasons").count() == 0
    page.keyboard.press("u")
    assert page.locator(".told").count() == 0
    _wait_for(page, store, before + 2)
    page.keyboard.press("k")
    assert _shown(page) == "Critics"
    page.locator(".row", has_text="Analysts").click()
    assert _shown(page) == "Analysts"


def test_filters_are_kept_on_the_way_to_other_pages_and_back(
    page: Any, store: Store, document: DocumentRef
) -> None:
    go_to(page, "Review")
    page.locator(".queue mark.flagged").wait_for()
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Severity").click()
    page.get_by_role("option", name="Should fix").click()
    page.locator("button", has_text="Filters (1)").wait_for()
    page.keyboard.press("Escape")
    for name in ("Rules", "Draft", "Review"):
        go_to(page, name)
    page.locator("button", has_text="Filters (1)").wait_for()
    page.locator(".queue mark.flagged").wait_for()
    assert page.locator(".row-text").all_inner_texts() == [WORDS[1]]


def test_another_tab_sees_what_was_decided(
    page: Any, server: Server, store: Store, document: DocumentRef
) -> None:
    go_to(page, "Review")
    page.locator(".queue mark.flagged").wait_for()
    other = page.context.new_page()
    other.goto(server.address + "review")
    other.locator(".queue mark.flagged").wait_for()
    [first, *_] = store.queue()
    store.decide(document, first.fingerprint, Status.DISMISSED, reason="seen", reviewer="Tom")
    other.locator(".queue .item-top").click()
    other.keyboard.press("j")
    other.keyboard.press("a")
    other.locator(".row", has_text="Sources close").locator(".row-told").get_by_text(
        "Dismissed"
    ).wait_for()
    other.locator(".row", has_text="Sources close").click()
    assert other.locator(".told").inner_text() == "Dismissed by Tom: seen"


def test_the_table_is_downloaded(page: Any, store: Store, document: DocumentRef) -> None:
    go_to(page, "Review")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export 4 flags as CSV").click()
    lines = waiting.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("document,headline,line,rule")
    assert len(lines) == 5
