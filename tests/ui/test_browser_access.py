"""Every page for everybody: no serious finding of axe, by keyboard, in the windows editors use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import Server
from tests.ui.steps import DRAFT, analyse, compare, go_to, settle

pytestmark = pytest.mark.browser

WORST = ("serious", "critical")
CHROME = (".stAppHeader", "[data-testid=stToolbar]", "[data-testid=stDecoration]")
"""Streamlit's own bar, which this project does not draw."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""Pixels that a page is wider than its window."""


def _findings(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python")
    script = Path(str(axe.__file__)).with_name("axe.min.js").read_text(encoding="utf-8")
    page.wait_for_timeout(500)
    settle(page)
    page.evaluate(script)
    found = page.evaluate("chrome => axe.run({ exclude: chrome })", [[one] for one in CHROME])
    return [
        f"{one['id']}: {node['html'][:150]} {node.get('failureSummary', '')[:300]}"
        for one in found["violations"]
        if one["impact"] in WORST
        for node in one["nodes"]
    ]


def _tour(page: Any, server: Server) -> Iterator[str]:
    """Every page in every state, one after the other."""
    yield "Draft, empty"
    analyse(page, DRAFT + "It could not be independently verified.")
    page.locator(".card-head").first.click()
    yield "Draft, a flag"
    page.keyboard.press("d")
    page.get_by_role("button", name="More filters").click()
    yield "Draft, reasons and filters"
    page.keyboard.press("1")
    for tab in ("Sources", "Score", "Credits"):
        page.get_by_role("tab", name=tab).click()
        yield f"Draft, {tab}"
    go_to(page, "Folder")
    yield "Folder, empty"
    _score_folder(page, server)
    yield "Folder, results"
    go_to(page, "Review")
    page.wait_for_timeout(700)
    yield "Review"
    go_to(page, "Compare")
    yield "Compare, empty"
    compare(page, DRAFT, DRAFT.replace("One insider", "Someone"))
    yield "Compare, results"
    go_to(page, "Rules")
    page.wait_for_timeout(700)
    yield "Rules"


def _score_folder(page: Any, server: Server) -> None:
    folder = server.folder / "two"
    folder.mkdir(exist_ok=True)
    (folder / "one.txt").write_text("One insider said so. Analysts believe it.\n")
    (folder / "empty.txt").write_text("")
    page.get_by_role("textbox", name="Folder").fill(str(folder))
    page.get_by_role("button", name="Analyze folder").click()
    page.get_by_role("button", name="New folder").wait_for()
    page.get_by_test_id("stDataFrame").wait_for()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1920)])
def test_every_state_suits_everybody(page: Any, server: Server, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server.address)
    findings, too_wide = {}, []
    for state in _tour(page, server):
        if found := _findings(page):
            findings[state] = found
        if page.evaluate(SIDEWAYS) > 0:
            too_wide.append(state)
    assert findings == {}
    assert too_wide == []


def test_a_draft_is_reviewed_without_a_mouse(page: Any) -> None:
    analyse(page, DRAFT)
    page.locator(".board .seg[tabindex]").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".card.open").count() == 1
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "() => { let n = document.activeElement;"
                " while (n && n.shadowRoot) n = n.shadowRoot.activeElement;"
                " return n ? n.className : '' }"
            )
        )
    assert any("seg" in name for name in seen)
    assert any(name in ("tab", "chip", "act", "card-head") for name in seen)
