"""Nothing leaves the machine, and nothing in a draft is ever interpreted."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from urllib.parse import urlparse

import pytest

from tests.ui.steps import DRAFT, analyse, compare, go_to

pytestmark = pytest.mark.browser

HOSTILE = (
    "One insider <script>window.hacked=1</script> said \u202eesrever\u202c so.\n\n"
    "[Sources close to the mayor](javascript:window.hacked=2) said $x^2$ **so** `so` "
    ":smile: :material/home: <svg onload=window.hacked=3>.\n\n"
    "Analysts\x00 say\ufffd so <a href='javascript:window.hacked=4'>here</a>.\n"
)


OURS = "[data-testid=stHtml], .stHtml, .board"
"""What this project draws; the rest is Streamlit's."""


def _is_inert(page: Any) -> None:
    assert page.evaluate("window.hacked === undefined")
    for tag in ("script", "svg", "img", "a", ".katex"):
        assert page.locator(OURS).locator(tag).count() == 0
    assert not page.faults


def test_nothing_in_a_draft_is_interpreted(page: Any) -> None:
    analyse(page, DRAFT)
    text = page.locator(".block", has_text="One insider").locator(".text")
    shown = text.inner_text()
    assert "<img src=x onerror='window.hacked = 1'><script>window.hacked = 2</script>" in shown
    assert "for $x$ and *y* and :smile: U+202Eesrever." in shown
    _is_inert(page)


NAME = "<img src=x onerror=window.hacked=9> $x$ :smile:.txt"


def _upload(page: Any, data: bytes) -> None:
    page.get_by_role("tab", name="Upload").click()
    _attach(page, {"name": NAME, "mimeType": "text/plain", "buffer": data})
    page.get_by_role("button", name="Analyze file").click()


def _attach(page: Any, file: dict[str, Any]) -> None:
    """Choose a file and wait until it has arrived: a click before that would find none."""
    page.locator("input[type=file]").set_input_files(files=[file])
    page.get_by_test_id("stFileChipName").wait_for()
    page.get_by_test_id("stFileChipIconSpinner").wait_for(state="hidden")


def test_a_hostile_file_and_its_name_are_inert(page: Any) -> None:
    _upload(page, HOSTILE.replace("\x00", "").encode())
    page.locator(".board .draft").wait_for()
    shown = page.locator(".draft").inner_text()
    assert "<script>window.hacked=1</script>" in shown
    assert "(javascript:window.hacked=2) said $x^2$ **so** `so` :smile: :material/home:" in shown
    assert "U+202E" in shown
    assert NAME in page.locator(".ws-heading").inner_text()
    _is_inert(page)


def test_a_file_with_nulls_is_refused_in_words(page: Any) -> None:
    _upload(page, HOSTILE.encode())
    problem = page.locator(".ws-problem")
    problem.wait_for()
    assert NAME in problem.inner_text()
    _is_inert(page)


def test_half_characters_are_mended_and_control_characters_shown(page: Any) -> None:
    box = page.get_by_role("textbox", name="Draft")
    box.evaluate(
        """node => {
          const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
          set.call(node, 'One insider said \\ud800 so and \\u0007 so.');
          node.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    box.blur()
    page.get_by_role("button", name="Analyze", exact=True).click()
    page.locator(".board .draft").wait_for()
    shown = page.locator(".draft .text").inner_text()
    assert shown == "One insider said \ufffd so and U+0007 so."
    _is_inert(page)


def test_a_very_long_line_is_shown_whole(page: Any) -> None:
    analyse(page, "x" * 200_000 + " one insider said so.")
    assert page.locator(".draft").evaluate("node => node.textContent.length") > 200_000
    width = page.locator(".draft").evaluate("node => node.scrollWidth - node.clientWidth")
    assert width <= 1


def test_hostile_versions_are_compared_as_text(page: Any) -> None:
    compare(page, HOSTILE.replace("\x00", ""), HOSTILE.replace("\x00", "").replace("here", "there"))
    shown = page.locator(".ws-text").inner_text()
    assert "<script>window.hacked=1</script>" in shown
    assert "$x^2$ **so** `so` :smile:" in shown
    assert "U+202E" in shown
    _is_inert(page)


def test_a_hostile_archive_is_listed_as_text(page: Any) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("<img src=x onerror=window.hacked=1>.txt", HOSTILE.replace("\x00", ""))
        archive.writestr("$x$ :smile: <b>empty.txt", "")
    go_to(page, "Folder")
    page.get_by_role("tab", name="Upload").click()
    _attach(
        page,
        {"name": "<b>week</b>.zip", "mimeType": "application/zip", "buffer": data.getvalue()},
    )
    page.get_by_role("button", name="Analyze files").click()
    page.get_by_role("button", name="New folder").wait_for()
    page.get_by_test_id("stDataFrame").wait_for()
    for tab in ("Traceability and framing", "Sources by level", "Flags by rule", "Distribution"):
        page.get_by_role("tab", name=tab).click()
    assert "$x$ :smile: <b>empty.txt" in page.locator(".ws-table").inner_text()
    assert page.locator(".ws-run b").inner_text() == "<b>week</b>.zip"
    assert page.evaluate("window.hacked === undefined")
    assert not page.faults


def test_a_file_that_is_too_large_is_refused_with_its_limit(page: Any) -> None:
    page.get_by_role("tab", name="Upload").click()
    file = {"name": "big.txt", "mimeType": "text/plain", "buffer": b"word " * 2_400_000}
    page.locator("input[type=file]").set_input_files(files=[file])
    page.get_by_text("10.0MB or smaller").wait_for()


def test_nothing_leaves_the_machine(page: Any) -> None:
    analyse(page, DRAFT)
    for name in ("Folder", "Review", "Compare", "Rules", "Draft"):
        go_to(page, name)
        page.wait_for_timeout(400)
    hosts = {
        urlparse(url).hostname for url in page.requested if not url.startswith(("data:", "blob:"))
    }
    assert hosts == {"127.0.0.1"}


def test_an_upload_without_its_token_is_refused(page: Any) -> None:
    status = page.evaluate(
        """async () => (await fetch('/_stcore/upload_file/none/none', {
          method: 'PUT', body: new FormData(), credentials: 'omit' })).status"""
    )
    assert status in (400, 403)
