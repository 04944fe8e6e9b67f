"""What editors do, from beginning to end, in a headless Chromium on the stand-in engine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import Server
from tests.ui.steps import analyse, compare, go_to

pytestmark = pytest.mark.browser

STORY = (
    "Sources close to the {0} said it was over. The ferry sails on.\n\n"
    "One insider said so.\n\nRain fell on the {0}.\n"
)
ROW = 35
"""Height of a row of Streamlit's table, in pixels."""
MUST_FIX = 610
"""Distance of the middle of the column's head from the left edge, in pixels."""


def _dismiss_insider(page: Any) -> None:
    """Dismiss one of the two flags that must be fixed, for a reason."""
    page.locator(".seg.flagged", has_text="One insider").click()
    page.keyboard.press("d")
    page.keyboard.press("2")
    page.locator(".must .figure", has_text="1").wait_for()


def _analyse_again(page: Any, text: str) -> None:
    page.get_by_role("button", name="Edit draft").click()
    page.get_by_role("textbox", name="Draft").fill(text)
    page.get_by_role("button", name="Analyze again").click()


def test_a_decision_survives_an_edit_of_the_draft(page: Any) -> None:
    analyse(page, STORY.format("harbour"), "Ferry to sail on")
    _dismiss_insider(page)

    _analyse_again(page, "A new first line, with one more bombshell.\n\n" + STORY.format("harbour"))
    page.locator(".card", has_text="bombshell").wait_for()

    kept = page.locator(".card[data-status=dismissed]")
    assert kept.count() == 1
    assert "One insider" in kept.inner_text()
    assert "Dismissed: Agreed with the desk" in kept.inner_text()
    assert page.locator(".must .figure").inner_text() == "1"
    assert not page.faults


def test_a_decision_is_confirmed_after_its_sentence_was_edited(page: Any) -> None:
    # The stand-in knows a flag by its words alone, so the words are edited: case and nothing else.
    analyse(page, STORY.format("pier"), "Pier to stay shut")
    _dismiss_insider(page)
    _analyse_again(page, STORY.format("pier").replace("One insider", "ONE insider"))
    card = page.locator(".card", has_text="Text changed since it was decided")
    card.wait_for()
    assert card.get_attribute("data-status") == "open"
    card.locator(".card-head").click()
    assert "Text changed since. Dismissed: Agreed with the desk." in card.inner_text()
    assert page.locator(".must .figure").inner_text() == "2"
    page.keyboard.press("c")
    page.locator(".must .figure", has_text="1").wait_for()
    assert card.count() == 0

    go_to(page, "Review")
    page.get_by_text("History", exact=True).click()
    page.get_by_text("sentence edited since").first.wait_for()
    assert page.locator(".ws-history tr", has_text=re.compile("ONE insider")).count() == 1
    assert not page.faults


@pytest.fixture(scope="module")
def stories(server: Server) -> Path:
    """Fifty stories, the eighth with most to fix; one empty file."""
    folder = server.folder / "stories"
    folder.mkdir()
    for number in range(50):
        extra = "One insider said no. " * (3 if number == 7 else number % 2)
        text = f"Story number {number}\n\n{STORY.format(f'quay{number}')}{extra}\n"
        (folder / f"story-{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


def test_a_folder_is_scored_sorted_and_an_article_opened(page: Any, stories: Path) -> None:
    go_to(page, "Folder")
    page.get_by_role("textbox", name="Folder").fill(str(stories))
    page.get_by_role("button", name="Analyze folder").click()
    page.get_by_role("button", name="New folder").wait_for()
    heading = page.locator(".ws-run").inner_text()
    assert "50 articles" in heading
    assert "1 failed" in heading
    failed = page.locator(".ws-table").inner_text()
    assert "empty.txt" in failed
    assert "the draft is empty" in failed

    table = page.get_by_test_id("stDataFrame")
    table.wait_for()
    _sort_by_must_fix(page)
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + ROW * 1.5)
    page.locator(".board .draft").wait_for()
    assert page.locator("h1.text").inner_text() == "Story number 7"
    go_to(page, "Folder")
    page.get_by_test_id("stDataFrame").wait_for()
    _click_the_least_traceable_point(page)
    page.locator(".board .draft").wait_for()
    assert page.locator("h1.text").inner_text() == "Story number 7"
    assert not page.faults


def _click_the_least_traceable_point(page: Any) -> None:
    """The story with most to fix has a point of its own, left of all others."""
    page.get_by_role("tab", name="Traceability and framing").click()
    points = page.get_by_test_id("stVegaLiteChart").locator("g.mark-symbol path:visible")
    points.first.wait_for()
    page.wait_for_timeout(500)
    lefts = points.evaluate_all("paths => paths.map((path) => path.getBoundingClientRect().x)")
    points.nth(lefts.index(min(lefts))).click()


def _sort_by_must_fix(page: Any) -> None:
    """Click the column's head until the worst article is first.

    The table is painted on a canvas; what it shows is read from its twin for screen readers.
    """
    table = page.get_by_test_id("stDataFrame")
    first = table.locator("[role=row][aria-rowindex='2'] [role=gridcell]")
    box = table.bounding_box()
    for _ in range(6):
        page.mouse.click(box["x"] + MUST_FIX, box["y"] + ROW / 2)
        page.wait_for_timeout(700)
        if "Story number 7" in first.all_inner_texts():
            return
    pytest.fail(f"sorting never brought up the worst article: {first.all_inner_texts()}")


def test_two_versions_are_compared(page: Any) -> None:
    old = STORY.format("pier")
    new = old.replace("One insider said so.", "Lena Marsh said so, a bombshell.")
    compare(page, old, new)
    new_flags, still, moved, fixed = (
        " ".join(fate.inner_text().split()) for fate in page.locator(".ws-fate").all()
    )
    assert re.fullmatch(r"1 New .*bombshell", new_flags)
    assert re.fullmatch(r"1 Still open .*Sources close to the pier", still)
    assert moved.startswith("0 Moved")
    assert re.fullmatch(r"1 Fixed .*One insider", fixed)
    assert page.locator(".ws-text del").all_inner_texts()[0] == "One insider"
    assert "bombshell" in "".join(page.locator(".ws-text ins").all_inner_texts())
    page.get_by_role("button", name="Open later version").click()
    page.locator(".board .draft").wait_for()
    assert not page.faults
