"""Words around a document's phrase that tell which document it is."""

from __future__ import annotations

import pytest

from analyzer.lexicon import load_lexicons
from analyzer.rules.identification import is_identified_nearby
from analyzer.types import Span
from tests.rules.building import Builder


@pytest.mark.parametrize(
    ("text", "phrase", "head", "expected"),
    [
        ("Data show a fall.", "Data", "data", False),
        ("Data released on Friday by the regulator show a fall.", "Data", "data", True),
        ("Data released on Friday show a fall.", "Data", "data", False),
        ("“The Long Quay,” a history of trade, says so.", "a history of trade", "history", True),
        ("She read a history of trade.", "a history of trade", "history", False),
        ("Then Lang and Hall Partner average fell.", "Lang and Hall Partner average",
         "average", True),
        ("Papers he filed with the court say so.", "Papers", "paper", True),
        ("Both issued a statement on the talks.", "a statement", "statement", True),
        ("Both quoted a statement on the talks.", "a statement", "statement", False),
    ],
)  # fmt: skip
def test_what_tells_which_document_is_meant(text, phrase, head, expected):
    facts = Builder(text).facts()
    start = facts.draft.text.index(phrase)
    span = Span(start, start + len(phrase))
    assert is_identified_nearby(facts, load_lexicons(), span, head) is expected
