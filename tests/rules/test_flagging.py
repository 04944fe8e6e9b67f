"""Findings become flags."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer.lexicon import load_lexicons
from analyzer.rules import run_rules
from analyzer.rules.flagging import fingerprint, line_starts, position, to_flags
from analyzer.rules.sourcing import bare_source, vague_collective
from analyzer.types import Draft, Finding, Paragraph, Severity, Span, Voice
from tests.rules.building import IDENTITY_RULES, Builder

VALUES = {"lack": "says nothing", "questions": "who, and why"}


def finding(start: int, end: int, **fields: object) -> Finding:
    return Finding(start, end, 0.9, values=VALUES, **fields)


def facts_of(text: str):
    facts = Builder("x", lead=True).facts()
    whole = Span(0, len(text))
    return replace(facts, draft=Draft(text, (Paragraph(*whole),)), sentences=(whole,), voices=())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sources said", (1, 1)),
        ("a\nSources", (2, 1)),
        ("a\r\nbb Sources", (2, 4)),
        ("a\rSources", (2, 1)),
        ("a\n\r\n\rSources", (4, 1)),
        ("🦉 é Sources", (1, 5)),
        ("a\u2028b\x0bc\x0c Sources", (1, 8)),
    ],
)
def test_lines_and_columns_count_from_one_in_code_points(text, place):
    assert position(line_starts(text), text.index("Sources")) == place


def test_flags_are_numbered_in_text_order_and_may_share_a_range():
    facts = facts_of("Sources said. Critics said.")
    flags = to_flags(
        facts,
        [
            (vague_collective, finding(14, 21)),
            (vague_collective, finding(0, 7)),
            (bare_source, finding(0, 7)),
        ],
    )
    assert [(flag.id, flag.rule, flag.text) for flag in flags] == [
        ("F1", "SRC-BARE", "Sources"),
        ("F2", "SRC-CROWD", "Sources"),
        ("F3", "SRC-CROWD", "Critics"),
    ]


def test_one_rule_flags_one_range_once_with_its_worst_finding():
    facts = facts_of("Sources said.")
    mild, grave = finding(0, 7, severity=Severity.CONSIDER), finding(0, 7)
    for order in ([mild, grave], [grave, mild]):
        flags = to_flags(facts, [(bare_source, one) for one in order])
        assert [flag.severity for flag in flags] == [Severity.MUST_FIX]


def test_messages_are_filled_and_long_words_shortened():
    facts = facts_of("Sources " + "very " * 40 + "close said.")
    flag = to_flags(facts, [(bare_source, finding(0, 210))])[0]
    assert flag.message.startswith("“Sources very")
    assert "…” says nothing." in flag.message
    assert len(flag.message) < 100
    assert flag.advice.endswith("Ask: who, and why?")
    assert flag.text == facts.draft.text[:210]


def test_braces_in_a_draft_are_words_like_any_other():
    facts = facts_of("{lack} {0} said.")
    flag = to_flags(facts, [(bare_source, finding(0, 10))])[0]
    assert flag.message == "“{lack} {0}” says nothing."


def test_a_fingerprint_survives_moves_and_typography_but_not_edits():
    def mark(text: str, **fields: object) -> str:
        start = text.index("Sources")
        return fingerprint(facts_of(text), "SRC-BARE", finding(start, start + 7, **fields))

    first = mark("Sources said “no” to  it.")
    assert first == mark('Sources said "no"\nto it.')
    assert first != mark("Sources said “yes” to it.")
    assert len(first) == 16
    text = "It rained.\n\nSources said “no” to it."
    moved = replace(facts_of(text), sentences=(Span(0, 10), Span(12, len(text))))
    assert first == fingerprint(moved, "SRC-BARE", finding(12, 19))
    assert first != fingerprint(moved, "SRC-CROWD", finding(12, 19))


def test_equal_flags_in_equal_sentences_have_different_fingerprints():
    text = "Sources said no. Sources said no."
    facts = replace(facts_of(text), sentences=(Span(0, 16), Span(17, 33)))
    flags = to_flags(facts, [(bare_source, finding(0, 7)), (bare_source, finding(17, 24))])
    first, second = (flag.fingerprint for flag in flags)
    assert second == f"{first}-2"


def test_voice_is_that_of_the_place():
    facts = (
        Builder("Roe said sources told her so.")
        .voice("sources told her so", Voice.ATTRIBUTED, "A9")
        .source("sources", kind="bare")
        .facts()
    )
    flags, _ = run_rules(facts, load_lexicons(), select=IDENTITY_RULES)
    assert [flag.voice for flag in flags] == [Voice.ATTRIBUTED]


def test_flags_below_the_minimum_are_left_out_and_numbers_stay_without_gaps():
    facts = (
        Builder("Residents said no. Sources said yes.")
        .source("Residents", kind="witness", level=2)
        .source("Sources", kind="bare")
        .facts()
    )
    flags, praise = run_rules(
        facts, load_lexicons(), select=IDENTITY_RULES, min_severity=Severity.SHOULD_FIX
    )
    assert [(flag.id, flag.text) for flag in flags] == [("F1", "Sources")]
    assert praise == ()


def test_flags_point_to_source_attribution_and_content():
    facts = Builder("Sources said the deal was dead.").source("Sources", kind="bare").facts()
    flag = run_rules(facts, load_lexicons(), select=IDENTITY_RULES)[0][0]
    assert (flag.source_id, flag.attribution_id) == ("S1", "A1")
    assert [part.label for part in flag.related] == ["content"]


def test_an_empty_draft_has_no_flags():
    assert to_flags(facts_of(""), []) == ()
