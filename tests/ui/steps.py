"""Steps that browser tests share."""

from __future__ import annotations

from typing import Any

DRAFT = (
    "Sources close to the mayor said it was over. It was a bombshell that could point to a mutiny."
    "\n\n"
    "One insider said so <img src=x onerror='window.hacked = 1'><script>window.hacked = 2</script>"
    " for $x$ and *y* and :smile: \u202eesrever.\n\n"
    "Lena Marsh, who studies it, said in a telephone interview that nobody knew.\n"
)


def analyse(page: Any, text: str, title: str = "") -> None:
    """Paste a draft and wait for its report."""
    page.get_by_label("Headline").fill(title)
    page.get_by_role("textbox", name="Draft").fill(text)
    page.get_by_role("button", name="Analyze", exact=True).click()
    page.locator(".board .draft").wait_for()


def settle(page: Any) -> None:
    """Wait until the script has run and nothing fades any more: Streamlit greys what is stale."""
    page.wait_for_function(
        "() => !document.querySelector('[data-test-script-state=running], [data-stale=true]')"
        " && document.getAnimations().every(one => one.playState !== 'running')"
    )


def go_to(page: Any, name: str) -> None:
    """Choose a page in the navigation."""
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_function(
        "name => document.querySelector('[data-testid=stAppViewContainer]') && "
        "location.pathname === (name === 'Draft' ? '/' : '/' + name.toLowerCase())",
        arg=name,
    )


def compare(page: Any, old: str, new: str) -> None:
    """Compare two versions and wait for what changed."""
    go_to(page, "Compare")
    page.get_by_role("textbox", name="Earlier version").fill(old)
    page.get_by_role("textbox", name="Later version").fill(new)
    page.get_by_role("button", name="Compare", exact=True).click()
    page.locator(".ws-diff").wait_for()


def is_in_window(page: Any, selector: str) -> bool:
    """Whether all of the first such element comes into view within two seconds."""
    whole = """([node]) => { const box = node.getBoundingClientRect();
        return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight }"""
    for _ in range(20):
        if page.locator(selector).evaluate_all(whole):
            return True
        page.wait_for_timeout(100)
    return False
