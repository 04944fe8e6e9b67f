"""Paragraphs and headlines of plain text."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.ingest import from_text
from analyzer.ingest.headline import is_headline
from analyzer.ingest.lines import LineIndex, find_lines
from analyzer.ingest.paragraphs import find_paragraphs

ONE = (
    "The council voted late on Tuesday to close the old stone bridge for a year, after engineers "
    "found that two of its piers had been worn away by the winter floods."
)
TWO = (
    "Residents of the upper town, who would have to drive forty minutes to reach the hospital, "
    "asked for a ferry. “We were not heard,” said Ruth Hallam, who runs the bakery."
)
THREE = "A decision is due in March. Nobody from the water board could be reached for comment."


def shown(text: str) -> list[str]:
    return [text[p.start : p.end] for p in find_paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("gap", [1, 2, 3])
def test_one_line_per_paragraph(end: str, gap: int) -> None:
    assert shown((end * gap).join((ONE, TWO, THREE))) == [ONE, TWO, THREE]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\f", "\v", "\x85"])
def test_other_breaks(mark: str) -> None:
    assert shown(mark.join((ONE, TWO))) == [ONE, TWO]


def test_page_and_paragraph_separators_end_a_sentence_in_the_middle() -> None:
    assert shown("the end of\fone page") == ["the end of", "one page"]
    assert shown("the end of\u2029one block") == ["the end of", "one block"]
    assert shown("the end of\u2028one line") == ["the end of\u2028one line"]


@pytest.mark.parametrize("width", [50, 60, 66, 72, 80])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_with_blank_lines(width: int, end: str) -> None:
    wrapped = [textwrap.fill(p, width).replace("\n", end) for p in (ONE, TWO, THREE)]
    assert shown((end * 2).join(wrapped)) == wrapped


def test_hard_wrapped_without_blank_lines_breaks_at_short_last_lines() -> None:
    wrapped = [textwrap.fill(p, 68) for p in (ONE, TWO, THREE)]
    assert shown("\n".join(wrapped)) == wrapped


def test_hard_wrapped_with_indented_paragraphs() -> None:
    wrapped = [textwrap.fill(p, 68, initial_indent="    ") for p in (ONE, TWO, THREE)]
    assert shown("\n".join(wrapped)) == [p.strip() for p in wrapped]


def test_lists_in_wrapped_text() -> None:
    text = (
        textwrap.fill(ONE, 60)
        + "\n\n- the first of the items that\nruns over a line\n- the second item\n1. one more"
    )
    assert shown(text)[1:] == [
        "- the first of the items that\nruns over a line",
        "- the second item",
        "1. one more",
    ]


def test_short_lines_of_unwrapped_text_stay_apart() -> None:
    assert shown("By Ruth Hallam\nOldmere Post\nMonday") == [
        "By Ruth Hallam",
        "Oldmere Post",
        "Monday",
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(["word", "Word.", " ", "\n", "\r\n", "\r", "\f", "\u2028", "- ", "\t"]),
            max_size=80,
        ).map("".join),
    )
)
def test_paragraphs_cover_all_that_is_not_white_space(text: str) -> None:
    position = 0
    for p in find_paragraphs(text):
        assert position <= p.start < p.end <= len(text)
        assert not text[position : p.start].strip()
        assert text[p.start : p.end] == text[p.start : p.end].strip()
        position = p.end
    assert not text[position:].strip()


@given(st.text(alphabet="a \n\r\f\u2028", max_size=60))
def test_lines_and_line_numbers(text: str) -> None:
    index = LineIndex(text)
    for line in find_lines(text):
        assert text[line.start : line.end] == text[line.start : line.end].strip()
    for offset in range(len(text) + 1):
        before = text[:offset]
        if before.endswith("\r") and text[offset : offset + 1] == "\n":
            continue
        lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert index.line(offset) == len(lines)
        assert index.column(offset) == len(lines[-1]) + 1


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Bridge at Oldmere to close for a year", True),
        ("Bridge at Oldmere to close for a year.", True),
        ("Bridge At Oldmere Was Closed On Monday.", True),
        ("‘We were not heard’: bridge to close", True),
        ("Will the bridge ever open again?", True),
        ("The bridge was closed on Monday.", False),
        ("Two officials said the bridge would close.", False),
        ("The bridge is closed. Nobody knows why.", False),
        (ONE, False),
        ("word " * 31, False),
        ("OLDMERE, Kent (AP) — A bridge is closed", False),
        ("LONDON — A bridge is closed", False),
        ("LONDON, Feb. 8 (PA) — A bridge is closed", False),
        ("By Ruth Hallam", False),
        ("The council sets out three demands:", False),
    ],
)
def test_headline(first: str, expected: bool) -> None:
    assert is_headline(first) is expected


def test_single_paragraph_is_no_headline() -> None:
    draft = from_text("Bridge to close")
    assert [p.is_headline for p in draft.paragraphs] == [False]
    assert draft.title is None


def test_headline_with_deck() -> None:
    draft = from_text(f"Bridge to close; \nResidents ask for a ferry\n\n{ONE}")
    assert [p.is_headline for p in draft.paragraphs] == [True, False]
    assert draft.title == "Bridge to close; Residents ask for a ferry"
