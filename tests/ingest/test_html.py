"""Web pages give their article and nothing around it."""

from __future__ import annotations

import contextlib

import pytest

from analyzer.errors import InputError
from analyzer.ingest import Reading, read_bytes
from analyzer.types import Draft

PAGE = """<!doctype html><html><head><meta charset="{charset}">
<title>Bridge to close | The Oldmere Post</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge to close</h1>
<p>Sources close to the council said the bridge would close in May because it was <b>tired</b>.</p>
<h2>Who pays</h2>
<p>The mayor, Ruth Hallam, said repairs would cost £4m and would take a year to finish.</p>
<blockquote><p>“It is what it is,” she told the council’s caf\xe9 on Monday.</p></blockquote>
<table><tr><td>Cost</td><td>Four million pounds in all</td></tr></table>
</article><footer>All rights reserved. Cookie settings.</footer></body></html>"""


def read(page: str | bytes, reading: Reading | None = None) -> Draft:
    data = page.encode() if isinstance(page, str) else page
    return read_bytes(data, name="story.html", reading=reading)


def texts(draft: Draft) -> list[str]:
    return [draft.text[one.start : one.end] for one in draft.paragraphs]


def test_the_article_its_title_and_its_headings_are_found() -> None:
    draft = read(PAGE.format(charset="utf-8"))
    assert texts(draft)[0] == "Bridge to close"
    assert draft.title == "Bridge to close"
    headlines = [draft.text[one.start : one.end] for one in draft.paragraphs if one.is_headline]
    assert headlines == ["Bridge to close", "Who pays"]
    assert "because it was tired." in draft.text
    assert "council’s café" in draft.text
    for around in ("Home", "Sport", "Cookie", "rights reserved", "Four million"):
        assert around not in draft.text
    assert (draft.media_type, draft.is_derived) == ("text/html", True)


def test_tables_are_kept_only_if_asked_for() -> None:
    draft = read(PAGE.format(charset="utf-8"), Reading(tables=True))
    assert "Four million pounds in all" in draft.text


def test_the_declared_encoding_is_used() -> None:
    draft = read(PAGE.format(charset="windows-1252").encode("windows-1252"))
    assert "council’s café" in draft.text


def test_a_page_without_a_heading_takes_its_title() -> None:
    body = "<p>The mayor said on Monday that the bridge would close for a year or more.</p>" * 2
    draft = read(
        f"<html><head><title>Bridge to close - Oldmere Post</title></head>"
        f"<body><article>{body}</article></body></html>"
    )
    assert draft.title == "Bridge to close"
    assert draft.paragraphs[0].is_headline


@pytest.mark.parametrize("page", ["<div>" * 5_000, "<b>x</b>" * 60_000, "<html></html>"])
def test_a_page_that_cannot_be_read_safely_is_refused(page: str) -> None:
    with pytest.raises(InputError):
        read(page)


@pytest.mark.parametrize("page", ["<" * 20_000, "&#0;&#xD800;", "<!DOCTYPE x [<!ENTITY a 'b'>]>"])
def test_broken_markup_is_text_or_refused(page: str) -> None:
    with contextlib.suppress(InputError):
        assert read(page).text.isprintable()


def test_nothing_of_a_script_is_text() -> None:
    page = PAGE.format(charset="utf-8").replace(
        "<h2>", "<script>alert('x')</script><style>p{}</style><!-- note --><h2>"
    )
    assert "alert" not in read(page).text
    assert "note" not in read(page).text
