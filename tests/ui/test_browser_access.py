"""Every page for everybody: no serious finding of axe, by keyboard, in the windows editors use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import Server
from tests.ui.steps import DRAFT, analyse, compare, go_to

pytestmark = pytest.mark.browser

WORST = ("serious", "critical")
CHROME = (".stAppHeader", "[data-testid=stToolbar]", "[data-testid=stDecoration]")
"""Streamlit's own bar, which this project does not draw."""


def _findings(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python")
    script = Path(str(axe.__file__)).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(script)
    found = page.evaluate("chrome => axe.run({ exclude: chrome })", [[one] for one in CHROME])
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for one in found["violations"]
        if one["impact"] in WORST
        for node in one["nodes"]
    ]


def _open(page: Any, name: str, server: Server) -> None:
    if name == "Draft, report":
        analyse(page, DRAFT)
        page.locator(".card-head").first.click()
        page.keyboard.press("d")
    elif name in ("Draft, sources", "Draft, score", "Draft, credits"):
        analyse(page, DRAFT + "It could not be independently verified.")
        page.get_by_role("tab", name=name.split(", ")[1].capitalize()).click()
    elif name == "Compare, result":
        compare(page, DRAFT, DRAFT.replace("One insider", "Someone"))
    elif name == "Folder, result":
        folder = server.folder / "two"
        folder.mkdir(exist_ok=True)
        (folder / "one.txt").write_text("One insider said so. Analysts believe it.\n")
        (folder / "empty.txt").write_text("")
        go_to(page, "Folder")
        page.get_by_role("textbox", name="Folder").fill(str(folder))
        page.get_by_role("button", name="Analyze folder").click()
        page.get_by_role("button", name="New folder").wait_for()
        page.get_by_test_id("stDataFrame").wait_for()
    elif name != "Draft":
        go_to(page, name)
    page.wait_for_timeout(600)


PAGES = (
    "Draft",
    "Draft, report",
    "Draft, sources",
    "Draft, score",
    "Draft, credits",
    "Folder",
    "Folder, result",
    "Review",
    "Compare",
    "Compare, result",
    "Rules",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(page: Any, server: Server, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    if scheme == "dark":
        page.reload()
    _open(page, name, server)
    assert _findings(page) == []


@pytest.mark.parametrize("width", [1280, 1920])
def test_no_page_needs_sideways_scrolling(page: Any, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name in ("Draft", "Draft, report", "Folder", "Review", "Compare, result", "Rules"):
        page.goto(server.address)
        _open(page, name, server)
        extra = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert extra <= 0, name


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
