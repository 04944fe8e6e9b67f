"""The newsroom's own words, typed into the table and tried on a draft, with the real pipeline."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analyzer.config import load_settings
from analyzer.store import open_store
from tests.store.drafts import report_of
from tests.ui.conftest import ROOT, wait_for_server

pytestmark = [pytest.mark.browser, pytest.mark.golden]

DRAFT = (
    "Ferry to stay in port\n\nThe operator met on Monday. The paper boat cost millions.\n\n"
    "Harbour master Joan Lindqvist said on Tuesday that divers had found a crack.\n"
)
ROW = 35
"""Height of a row of Streamlit's table, in pixels."""
COLUMNS = {"pattern": 260, "kind": 490, "severity": 590}
"""Middle of a column, in pixels from the table's left side in a window of 1280."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A dashboard that knows one document, still a file on this machine."""
    (tmp_path / "ferry.txt").write_text(DRAFT, encoding="utf-8")
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    with open_store(url) as store:
        store.remember(report_of(path=str(tmp_path / "ferry.txt")))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py")),
            *("--server.headless=true", f"--server.port={port}"),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "WHOSAYS_DATABASE_URL": url,
            "WHOSAYS_NEWSROOM": str(tmp_path / "newsroom.toml"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for_server(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _type(page: Any, column: str, text: str) -> None:
    """Type into a cell of the first row; the table is a drawing, so cells are found by place."""
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    page.mouse.click(box["x"] + COLUMNS[column], box["y"] + 1.5 * ROW)
    page.wait_for_timeout(300)
    page.keyboard.type(text)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)


def test_a_word_is_typed_tried_and_saved(browser: Any, address: str, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    page.goto(address + "rules")
    page.locator(".ws-rules").wait_for()
    page.get_by_role("radio", name="own words").click()
    table = page.get_by_test_id("stDataFrame").first
    table.wait_for()
    page.wait_for_timeout(1_500)
    page.get_by_role("button", name="Save").wait_for()
    assert page.get_by_role("button", name="Save").is_disabled()

    box = table.bounding_box()
    page.mouse.click(box["x"] + COLUMNS["pattern"], box["y"] + 1.5 * ROW)  # a new row
    page.wait_for_timeout(1_000)
    _type(page, "pattern", "paper boat")
    _type(page, "severity", "9")
    page.locator(".ws-problem", has_text="Line 1: severity").wait_for()
    assert page.get_by_role("button", name="Save").is_disabled()
    _type(page, "severity", "2")
    _type(page, "kind", "label")
    page.locator(".ws-problem").wait_for(state="detached")
    page.wait_for_timeout(1_000)

    page.get_by_role("button", name="What would change?").click()
    page.locator(".ws-effects").wait_for()
    assert page.locator(".ws-effects mark").all_inner_texts() == ["paper boat"]
    assert "Would newly be flagged (1)" in page.locator(".ws-effects").inner_text()

    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.", exact=True).wait_for()
    [row] = load_settings(tmp_path / "newsroom.toml").lexicon["loaded_terms"]
    assert (row["pattern"], row["kind"], row["severity"]) == ("paper boat", "label", "2")

    page.get_by_role("radio", name="Try a sentence").click()
    page.get_by_label("A sentence or a paragraph").fill("The paper boat <b>sank</b> on Monday.")
    page.get_by_role("button", name="Try it").click()
    page.locator(".ws-trial mark").wait_for()
    assert page.locator(".ws-trial mark").inner_text() == "paper boat"
    assert page.locator(".ws-trial b", has_text="sank").count() == 0
    page.close()
