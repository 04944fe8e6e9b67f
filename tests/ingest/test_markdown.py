"""Markdown: prose keeps its offsets, markup is left out or masked."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.errors import InputError
from analyzer.ingest import analysed_text, read_bytes
from analyzer.ingest.markdown import to_markdown_draft
from analyzer.types import Draft


def read(text: str) -> Draft:
    draft = read_bytes(text.encode(), name="draft.md")
    assert draft.text == text
    return draft


def prose(text: str) -> list[str]:
    draft = read(text)
    visible = analysed_text(draft)
    assert len(visible) == len(text)
    return [" ".join(visible[p.start : p.end].split()) for p in draft.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A **bold** and *slanted* and __strong__ _word_.", "A bold and slanted and strong word ."),
        ("A ***bold*** `term` and ~~old~~ new.", "A bold term and old new."),
        ('A [link](https://example.org/a_b "t") here.', "A link here."),
        ("A [**bold** link](<a b>) here.", "A bold link here."),
        ("A [link][1] here.\n\n[1]: https://example.org", "A link here."),
        ("An ![image](a.png) here.", "An here."),
        ("![image of *it*](a.png) here.", "here."),
        ("A [![image](a.png)](b) here.", "A here."),
        ("See <https://example.org> now.", "See now."),
        ("Some <b>tags</b> and <!-- a note --> words.", "Some tags and words."),
        ("A note[^1] here.", "A note here."),
        (r"A \*star\* here.", "A *star * here."),
        ("Five &amp; six&nbsp;here.", "Five six here."),
        ("A snake_case_name and 2 * 3 = 6 and f***.", "A snake_case_name and 2 * 3 = 6 and f***."),
        ("“**We** leave,” *she* said.", "“ We leave,” she said."),
        ("One line\nand a [second\nline](x) of it.", "One line and a second line of it."),
        ("Broken \\\nline.", "Broken line."),
        ("Not a [link and `tick here.", "Not a [link and tick here."),
    ],
)
def test_inline_markup_is_masked(text: str, expected: str) -> None:
    assert prose(text) == [expected]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words.\n\n```\ncode\n```\n\nMore.", ["Words.", "More."]),
        ("Words.\n\n| a | b |\n|---|---|\n| c | d |\n\nMore.", ["Words.", "More."]),
        ("- one\n  and on\n- two\n\n1. three", ["one and on", "two", "three"]),
        (
            "> Quoted **words**\n> go on\nlazily.\n>\n> Next.",
            ["Quoted words go on lazily.", "Next."],
        ),
        ("> - nested item", ["nested item"]),
        ("    An indented paragraph.", ["An indented paragraph."]),
        ("<!-- a\n\nb -->\n\nWords.", ["Words."]),
        ("<div class='x'>\nIn <i>tags</i>\n</div>\n\nWords.", ["In tags", "Words."]),
        ("<script>\nlet a = 1\n</script>\n\nWords.", ["Words."]),
        ("<table><tr><td>x</td></tr></table>\n\nWords.", ["Words."]),
        ("Words.\n\n---\n\nMore.", ["Words.", "More."]),
        ("---\nlayout: post\ntags:\n  - a\n---\nWords go here.", ["Words go here."]),
        ("+++\nlayout = 'post'\n+++\nWords go here.", ["Words go here."]),
        ("---\n\nWords, then a rule.\n\n---\n\nMore.", ["Words, then a rule.", "More."]),
    ],
)
def test_blocks(text: str, expected: list[str], end: str) -> None:
    assert prose(text.replace("\n", end)) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "headlines", "title"),
    [
        ("# The *big* one\n\nWords.\n\n## Part two ##\n\nMore.", ["The big one", "Part two"], 0),
        ("The big one\n===\n\nWords.", ["The big one"], 0),
        ("## Small\n\nWords.\n\n# Big", ["Small", "Big"], 1),
        ('---\ntitle: "The big one"\nby: R\n---\n\nWords.', ["The big one"], 0),
        ("---\ntitle: Old\n---\n\n# The big one\n\nWords.", ["The big one"], 0),
        ("**The big one**\n\nThe words were long, she said.", ["The big one"], 0),
        ("The words were long, she said.\n\nThey were.", [], None),
    ],
)
def test_headlines(text: str, headlines: list[str], title: int | None, end: str) -> None:
    draft = read(text.replace("\n", end))
    visible = analysed_text(draft)
    found = [" ".join(visible[p.start : p.end].split()) for p in draft.paragraphs if p.is_headline]
    assert found == headlines
    assert draft.title == (None if title is None else headlines[title])
    assert draft.media_type == "text/markdown"


def test_long_paragraph_over_a_rule_is_no_heading() -> None:
    draft = read("word " * 60 + "\n---\n\nMore.")
    assert [p.is_headline for p in draft.paragraphs] == [False, False]


@pytest.mark.parametrize(
    "text", ["```\ncode\n```", "![a](b.png)", "<!-- note -->", "---\na: b\n---"]
)
def test_no_prose(text: str) -> None:
    with pytest.raises(InputError, match="no prose"):
        read(text)


def test_masked_characters_lie_inside_paragraphs() -> None:
    draft = read("A **b**\n\n> c\n> [d](e)\n")
    for span in draft.masked:
        assert any(p.start < span.start and span.end < p.end for p in draft.paragraphs)


PIECES = [
    "word",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](x)",
    "![",
    "<b>",
    "<!--",
    "-->",
    "> ",
    "- ",
    "# ",
    "```\n",
    "| ",
    "|---|",
    "\\",
    "&amp;",
    "---\n",
    "~~",
    "\t",
    "é",
]


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
)
def test_any_markdown(text: str) -> None:
    text = re.sub("[\0\ud800-\udfff]", "", text)
    draft = to_markdown_draft(text)
    assert draft.text == text
    position = 0
    for p in draft.paragraphs:
        assert position <= p.start < p.end <= len(text)
        assert text[p.start : p.end].strip()
        position = p.end
    position = 0
    for span in draft.masked:
        assert position <= span.start < span.end <= len(text)
        position = span.end
    assert len(analysed_text(draft)) == len(text)


@given(st.lists(st.sampled_from(["Words", "here.", "“quoted”", "é", "Paris"]), min_size=1))
def test_plain_prose_has_nothing_masked(words: list[str]) -> None:
    text = " ".join(words)
    draft = to_markdown_draft(text)
    assert draft.masked == ()
    assert [text[p.start : p.end] for p in draft.paragraphs] == [text]


@pytest.mark.parametrize(
    "piece", ["[", "*a ", "`", "<!--", "![", "> ", "- ", "\\", "a_", "[a](", "~"]
)
def test_hostile_markdown_is_read_in_time(piece: str) -> None:
    started = time.process_time()
    to_markdown_draft(piece * 2000)
    assert time.process_time() - started < 3
