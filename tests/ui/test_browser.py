"""The dashboard in a headless Chromium, on the stand-in engine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DRAFT = (
    "Sources close to the mayor said it was over. It was a bombshell that could point to a mutiny."
    "\n\n"
    "One insider said so <img src=x onerror='window.hacked = 1'><script>window.hacked = 2</script>"
    " for $x$ and *y* and :smile: \u202eesrever.\n\n"
    "Lena Marsh, who studies it, said in a telephone interview that nobody knew.\n"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "tests/ui/fake_app.py")]
    server = subprocess.Popen(
        [*command, "--server.headless=true", f"--server.port={port}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended early"
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start within 30 seconds")


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.requested = []
        page.on("request", lambda request: page.requested.append(request.url))
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(address)
        yield page
        browser.close()


def _analyse(page: Any, text: str, title: str = "") -> None:
    page.get_by_label("Headline").fill(title)
    page.get_by_role("textbox", name="Draft").fill(text)
    page.get_by_role("button", name="Analyze", exact=True).click()
    page.locator(".board .draft").wait_for(timeout=20_000)


def test_a_pasted_draft_is_shown_with_its_flags(page: Any) -> None:
    _analyse(page, DRAFT, "A headline of our own")
    assert page.locator("h1.text").inner_text() == "A headline of our own"
    flagged = page.locator(".seg.flagged")
    assert flagged.first.inner_text() == "Sources close to the mayor"
    style = flagged.first.locator(".u").evaluate(
        "node => getComputedStyle(node).textDecorationLine"
    )
    assert style == "underline"
    both = page.locator(".seg", has_text="could").first
    assert both.locator(".u").count() == 2
    lanes = both.locator(".u").evaluate_all(
        "nodes => nodes.map((node) => getComputedStyle(node).textUnderlineOffset)"
    )
    assert len(set(lanes)) == 2
    assert not page.faults


def test_nothing_in_a_draft_is_interpreted(page: Any) -> None:
    _analyse(page, DRAFT)
    text = page.locator(".block", has_text="One insider").locator(".text")
    shown = text.inner_text()
    assert "<img src=x onerror='window.hacked = 1'><script>window.hacked = 2</script>" in shown
    assert "for $x$ and *y* and :smile: U+202Eesrever." in shown
    assert page.locator(".board img, .board script").count() == 0
    assert page.evaluate("window.hacked === undefined")


def test_text_and_list_lead_to_each_other(page: Any) -> None:
    _analyse(page, DRAFT)
    page.locator(".seg.flagged", has_text="One insider").click()
    opened = page.locator(".card.open")
    assert opened.locator(".excerpt").inner_text() == "One insider"
    assert "does not tell readers" in opened.locator(".message").inner_text()
    page.locator(".card-head", has_text="Sources close to the mayor").click()
    assert page.locator(".seg.chosen").inner_text() == "Sources close to the mayor"
    page.keyboard.press("j")
    assert page.locator(".card.open").get_attribute("data-flag") == page.locator(".card").nth(
        1
    ).get_attribute("data-flag")
    page.keyboard.press("k")
    assert page.locator(".seg.chosen").inner_text() == "Sources close to the mayor"
    page.keyboard.press("Escape")
    assert page.locator(".card.open").count() == 0


def test_a_source_lights_up_its_statements(page: Any) -> None:
    _analyse(page, DRAFT)
    page.get_by_role("tab", name="Sources").click()
    page.locator(".source", has_text="Lena Marsh").click()
    assert page.locator(".seg.lit").all_inner_texts() == [" that nobody knew"]
    assert page.locator(".seg.lit-source").all_inner_texts() == ["Lena Marsh"]


def test_filters_hide_cards_and_underlines(page: Any) -> None:
    _analyse(page, DRAFT)
    page.locator(".chip", has_text="Framing").click()
    assert page.locator(".card:visible").count() == 1
    assert page.locator(".seg.flagged").first.inner_text().startswith("a bombshell that")
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".card:visible").count() == page.locator(".card").count() > 1


def test_a_very_long_line_is_shown_whole(page: Any) -> None:
    _analyse(page, "x" * 200_000 + " one insider said so.")
    assert page.locator(".draft").evaluate("node => node.textContent.length") > 200_000
    width = page.locator(".draft").evaluate("node => node.scrollWidth - node.clientWidth")
    assert width <= 1


def test_nothing_leaves_the_machine(page: Any) -> None:
    _analyse(page, DRAFT)
    hosts = {urlparse(url).hostname for url in page.requested if url.startswith("http")}
    assert hosts == {"127.0.0.1"}
