from __future__ import annotations

import dataclasses
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analyzer import types as t
from analyzer.ui.blocks import to_blocks
from analyzer.ui.segments import to_lanes, to_segments
from tests.ui.reports import flag_at, report_of


def test_overlapping_flags_share_the_segment_between_their_ends() -> None:
    text = "Sources close to the ministry confirmed it."
    report = report_of(text, flags=[flag_at("F1", text, 0, 29), flag_at("F2", text, 8, 39)])
    shown = [(segment.text, segment.flags) for segment in to_segments(report)]
    assert shown == [
        ("Sources ", ("F1",)),
        ("close to the ministry", ("F1", "F2")),
        (" confirmed", ("F2",)),
        (" it.", ()),
    ]


def test_a_flag_inside_another_ends_before_the_outer_one() -> None:
    text = "abcdef"
    report = report_of(text, flags=[flag_at("F1", text, 0, 6), flag_at("F2", text, 2, 4)])
    assert [s.flags for s in to_segments(report)] == [("F1",), ("F1", "F2"), ("F1",)]


def test_ranges_outside_the_text_cost_no_character() -> None:
    report = report_of("abc", flags=[flag_at("F1", "abc", -5, 99), flag_at("F2", "abc", 2, 2)])
    assert [(s.text, s.flags) for s in to_segments(report)] == [("abc", ("F1",))]


def test_parts_of_statements_and_credits_are_carried(report: t.Report) -> None:
    by_text = {segment.text: segment for segment in to_segments(report)}
    assert by_text["Mayor Ruth Hallam"].parts == (("A2", "source"),)
    assert by_text["confirmed"].parts == (("A2", "cue"),)
    assert by_text["that repairs would cost £4m"].parts == (("A2", "content"),)
    assert by_text["could not be independently verified"].credits == (0,)


def test_a_related_range_is_not_also_counted_where_the_flag_itself_is() -> None:
    text = "one two three"
    flag = dataclasses.replace(flag_at("F1", text, 0, 7), related=(t.Related(4, 13, "content"),))
    segments = to_segments(report_of(text, flags=[flag]))
    assert [(s.text, s.flags, s.related) for s in segments] == [
        ("one ", ("F1",), ()),
        ("two", ("F1",), ()),
        (" three", (), ("F1",)),
    ]


@given(
    text=st.text(max_size=80),
    ranges=st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=12),
    breaks=st.lists(st.integers(0, 80), max_size=6, unique=True),
)
def test_segments_concatenate_to_the_text(
    text: str, ranges: list[tuple[int, int]], breaks: list[int]
) -> None:
    flags = [flag_at(f"F{i}", text, start, end) for i, (start, end) in enumerate(ranges)]
    edges = sorted({0, len(text), *(b for b in breaks if b <= len(text))})
    paragraphs = tuple(t.Paragraph(start, end) for start, end in pairwise(edges))
    report = report_of(text, flags=flags, paragraphs=paragraphs)
    segments = to_segments(report)
    assert "".join(segment.text for segment in segments) == text
    for segment in segments:
        covering = {f.id for f in flags if f.start <= segment.start and segment.end <= f.end}
        assert set(segment.flags) == covering
    kept = [s for block in to_blocks(report) for s in block.segments if s.text.strip()]
    assert kept == [s for s in segments if s.text.strip()]


@given(ranges=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=15))
def test_overlapping_flags_have_lanes_of_their_own(ranges: list[tuple[int, int]]) -> None:
    text = "x" * 60
    flags = [flag_at(f"F{i}", text, at, at + size) for i, (at, size) in enumerate(ranges)]
    lanes = to_lanes(flags, lanes=99)
    for one in flags:
        for other in flags:
            if one is not other and one.start < other.end and other.start < one.end:
                assert lanes[one.id] != lanes[other.id]


def test_lanes_beyond_the_last_are_shared() -> None:
    flags = [flag_at(f"F{i}", "xxxx", 0, 4) for i in range(6)]
    assert sorted(to_lanes(flags, lanes=3).values()) == [0, 1, 2, 2, 2, 2]


def test_blocks_are_numbered_as_an_editor_counts() -> None:
    text = "Title\n\n# \nOne.\nmore\n\nSub\n\nTwo."
    paragraphs = (
        t.Paragraph(0, 5, is_headline=True),
        t.Paragraph(10, 19),
        t.Paragraph(21, 24, is_headline=True),
        t.Paragraph(26, 30),
    )
    blocks = to_blocks(report_of(text, paragraphs=paragraphs))
    assert [(block.kind, block.number, block.line) for block in blocks] == [
        ("title", None, 1),
        ("skipped", None, 3),
        ("paragraph", 1, 4),
        ("heading", None, 7),
        ("paragraph", 2, 9),
    ]


def test_markup_on_the_line_of_a_paragraph_belongs_to_it() -> None:
    text = "# Big *news*\n\n> Quoted. \n\n```\ncode\n```\n"
    paragraphs = (t.Paragraph(2, 11, is_headline=True), t.Paragraph(16, 23))
    blocks = to_blocks(report_of(text, paragraphs=paragraphs))
    assert [(b.kind, [(s.text, s.is_markup) for s in b.segments]) for b in blocks] == [
        ("title", [("# ", True), ("Big *news", False), ("*", True)]),
        ("paragraph", [("> ", True), ("Quoted.", False)]),
        ("skipped", [("\n\n```\ncode\n```\n", False)]),
    ]


def test_markup_inside_a_paragraph_is_told_apart() -> None:
    text = "A **bold** word."
    report = report_of(text, masked=(t.Span(2, 4), t.Span(8, 10)))
    assert [s.text for s in to_segments(report) if s.is_markup] == ["**", "**"]
