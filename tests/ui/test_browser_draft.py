"""The Draft page in a headless Chromium, on the stand-in engine."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.conftest import Server
from tests.ui.steps import DRAFT, analyse, is_in_window

pytestmark = pytest.mark.browser


def test_a_pasted_draft_is_shown_with_its_flags(page: Any) -> None:
    analyse(page, DRAFT, "A headline of our own")
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


def test_text_and_list_lead_to_each_other(page: Any) -> None:
    analyse(page, DRAFT)
    page.locator(".seg.flagged", has_text="One insider").click()
    opened = page.locator(".card.open")
    assert opened.locator(".excerpt").inner_text() == "One insider"
    assert "does not tell readers" in opened.locator(".message").inner_text()
    assert not opened.get_by_role("button", name="Show in the draft").is_visible()
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
    analyse(page, DRAFT)
    page.get_by_role("tab", name="Sources").click()
    page.locator(".source", has_text="Lena Marsh").click()
    assert page.locator(".seg.lit").all_inner_texts() == [" that nobody knew"]
    assert page.locator(".seg.lit-source").all_inner_texts() == ["Lena Marsh"]


def test_filters_hide_cards_and_underlines(page: Any) -> None:
    analyse(page, DRAFT)
    page.locator(".chip", has_text="Framing").click()
    assert page.locator(".card:visible").count() == 1
    assert page.locator(".seg.flagged").first.inner_text().startswith("a bombshell that")
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".card:visible").count() == page.locator(".card").count() > 1


def test_pointing_at_a_hedge_tells_its_scope_and_owner(page: Any) -> None:
    analyse(page, DRAFT)
    page.locator(".seg.hedge", has_text="could").first.hover()
    bubble = page.locator(".bubble")
    bubble.wait_for()
    assert "Hedge: possible" in bubble.inner_text()
    assert "Who owns this? Unknown" in bubble.inner_text()
    assert "".join(page.locator(".seg.in-scope").all_inner_texts()).startswith("oint to")
    page.locator(".draft h1, .draft .gutter").first.hover()
    assert page.locator(".seg.in-scope").count() == 0


def test_who_owns_this_filters_flags_and_marks_hedges(page: Any) -> None:
    analyse(page, DRAFT)
    page.get_by_label("Who owns this?").select_option(label="Unknown: nobody is named (1)")
    assert page.locator(".card:visible .excerpt").all_inner_texts() == ["could point to a mutiny"]
    assert page.locator(".seg.owned").all_inner_texts()[0] == "could"
    assert "1 hedge" in page.locator(".count").inner_text()
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".seg.owned").count() == 0


def test_the_score_card_leads_to_the_text(page: Any) -> None:
    analyse(page, DRAFT)
    assert page.locator(".verdict").inner_text().startswith("Two fifths")
    page.get_by_role("tab", name="Score").click()
    card = page.locator(".score-card")
    text = card.inner_text()
    assert "Capped at 70" in text
    assert "more than 41% of 99 articles of 300–599 words (test articles)" in text
    card.get_by_role("button", name="Saying who says so in paragraph 1").click()
    lit = "".join(page.locator(".seg.lit").all_inner_texts())
    assert lit == DRAFT[: DRAFT.index(".") + 1]
    card.get_by_role("button", name="Saying who says so in paragraph 1").click()
    assert page.locator(".seg.lit").count() == 0


def test_typing_and_clicking_never_analyse_again(page: Any, server: Server) -> None:
    analyse(page, DRAFT + "A line that no other test has.")
    before = server.count_analyses()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator(".card[data-status=accepted]").wait_for()
    page.locator(".chip", has_text="Framing").click()
    page.get_by_role("tab", name="Sources").click()
    page.locator(".source").first.click()
    page.get_by_role("button", name="Edit draft").click()
    page.get_by_role("textbox", name="Draft").press_sequentially("More. ")
    page.get_by_role("link", name="Rules", exact=True).click()
    page.get_by_role("link", name="Draft", exact=True).click()
    page.get_by_role("textbox", name="Draft").wait_for()
    assert server.count_analyses() == before


def test_deciding_by_keys_counts_and_can_be_taken_back(page: Any) -> None:
    analyse(page, DRAFT.replace("mayor", "abbot"))
    figure = page.locator(".must .figure")
    assert figure.inner_text() == "2"
    page.locator(".seg.flagged", has_text="One insider").click()
    page.keyboard.press("d")
    assert is_in_window(page, ".reasons .own")
    page.keyboard.press("2")
    dismissed = page.locator(".card[data-status=dismissed]")
    assert "Dismissed: Agreed with the desk" in dismissed.inner_text()
    page.locator(".must .figure", has_text="1").wait_for()
    assert page.locator(".count").inner_text().startswith("4 flags, 1 dismissed")
    page.keyboard.press("u")
    page.locator(".must .figure", has_text="2").wait_for()
    assert dismissed.count() == 0


def test_in_one_column_a_flag_shows_its_card_and_the_card_its_words(page: Any) -> None:
    page.set_viewport_size({"width": 400, "height": 700})
    analyse(page, DRAFT + "Nothing else happened. " * 60)
    page.locator(".seg.flagged", has_text="One insider").click()
    assert is_in_window(page, ".card.open .message")
    page.get_by_role("button", name="Show in the draft").click()
    assert is_in_window(page, ".seg.chosen")


def test_words_that_are_not_analysed_say_so(page: Any) -> None:
    unread = "<script>x</script> Sources said so."
    analyse(page, f"# Ferry\n\n---\n\n**Rain** fell.\n\n{unread}\n\nMore.\n")
    blocks = page.locator(".block", has=page.locator(".unread"))
    assert blocks.locator(".text").all_inner_texts() == [unread]


def test_a_reason_of_ones_own(page: Any) -> None:
    analyse(page, DRAFT.replace("mayor", "bishop"))
    page.locator(".card-head", has_text="One insider").click()
    page.get_by_role("button", name="Dismiss", exact=True).click()
    own = page.get_by_label("Another reason")
    own.fill("<b>known</b> to us, $x$")
    own.press("Enter")
    assert "<b>known</b> to us, $x$" in page.locator(".card[data-status=dismissed]").inner_text()
