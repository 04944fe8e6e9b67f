"""What the analysis sees of a draft: its prose, one for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.errors import InputError
from analyzer.ingest import analysed_text, from_text, read_bytes


def test_line_wrapping_inside_a_paragraph_does_not_end_a_sentence() -> None:
    wrapped = (
        "The council voted on Tuesday to close the bridge for two years while the\n"
        "steel is replaced, and the mayor said that the ferry would run until ten\n"
        "in the evening on weekdays for as long as the work went on.\n\n"
        "Traders in the market street said that they had been given no warning at\n"
        "all, and that the plan would cost them a third of what they take.\n"
    )
    draft = from_text(wrapped)
    seen = analysed_text(draft)
    assert len(seen) == len(wrapped)
    body = [paragraph for paragraph in draft.paragraphs if not paragraph.is_headline]
    assert all("\n" not in seen[one.start : one.end] for one in body)
    assert "\n" in seen


def test_what_lies_outside_the_paragraphs_is_blank() -> None:
    source = b"# Bridge shut\n\nThe mayor said so.\n\n```\ncode said so\n```\n\nIt rained.\n"
    draft = read_bytes(source, name="draft.md")
    seen = analysed_text(draft)
    assert len(seen) == len(draft.text)
    assert "code" not in seen
    assert "The mayor said so." in seen


@pytest.mark.parametrize(
    "dateline",
    ["LEEDS — ", "NEW YORK, N.Y. — ", "LEEDS, June 12 (Wire) — ", "PORT HOLLIN -- ", "LEEDS – "],
)
def test_a_dateline_is_no_part_of_its_sentence(dateline: str) -> None:
    text = f"Bridge to shut\n\n{dateline}The council said on Monday that the bridge would shut."
    seen = analysed_text(from_text(text))
    assert len(seen) == len(text)
    assert seen.split() == text.replace(dateline, "").split()


@pytest.mark.parametrize(
    "opening", ["The council — all nine of them — ", "BBC reporters said — ", "A man said - "]
)
def test_an_ordinary_opening_is_no_dateline(opening: str) -> None:
    text = f"Bridge to shut\n\n{opening}voted on Monday to shut the bridge."
    assert analysed_text(from_text(text)) == text


@given(st.text())
def test_the_analysis_sees_a_text_of_the_same_length(text: str) -> None:
    try:
        draft = from_text(text)
    except InputError:
        return
    assert len(analysed_text(draft)) == len(draft.text)
