from __future__ import annotations

import dataclasses

from analyzer import types as t
from analyzer.compare import compare
from analyzer.ui.compare.view import to_comparison_view
from analyzer.ui.pages.compare import _TEMPLATE
from tests.ui.reports import flag_at, report_of

OLD = "Sources said <b>so</b> $x$.\n"
NEW = "Sources said \u202e<b>no</b> $x$.\n"


def _view() -> dict[str, object]:
    old = report_of(OLD, flags=[flag_at("F1", OLD, 0, 7)])
    new = report_of(NEW, flags=[flag_at("F1", NEW, 0, 7), flag_at("F2", NEW, 13, 23)])
    worse = dataclasses.replace(new.scores, composition=t.Composition(0.2, 0.1, 0.1, 0.6))
    return to_comparison_view(
        compare(old, dataclasses.replace(new, scores=worse)), {"SRC-BARE": "Bare source"}
    )


def test_flags_stand_under_their_fate_with_name_and_place() -> None:
    fates = {fate["code"]: fate["flags"] for fate in _view()["fates"]}  # type: ignore[attr-defined]
    assert [(flag["rule"], flag["text"]) for flag in fates["open"]] == [("Bare source", "Sources")]
    assert [flag["text"] for flag in fates["new"]] == ["[U+202E]<b>no</b>"]
    assert fates["open"][0]["place"] == "¶ 1"
    assert fates["moved"] == fates["fixed"] == []


def test_measures_say_whether_the_news_is_good() -> None:
    rows = {row["name"]: row for row in _view()["measures"]}  # type: ignore[attr-defined]
    assert rows["Rests on nobody"]["change"] == "+20 points"
    assert rows["Rests on nobody"]["news"] == "bad"
    assert rows["Rests on anonymous or vague sources"]["news"] == "good"
    assert rows["Rests on institutions and well-described sources"]["news"] == ""
    assert rows["Sources"]["change"] == ""


def test_the_page_holds_text_and_never_markup_of_a_draft() -> None:
    page = _TEMPLATE.render(**_view())
    assert "<b>no" not in page
    assert "&lt;b&gt;" in page
    assert "\u202e" not in page
    assert '<code title="RIGHT-TO-LEFT OVERRIDE">U+202E</code>' in page
    assert "<del>so</del>" in page
