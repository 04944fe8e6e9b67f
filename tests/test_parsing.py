"""Drafts are parsed in parts without moving an offset, and one that fails costs no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from analyzer.ingest import from_text
from analyzer.parsing import LONGEST_PART, PART, cut, parse_texts, to_doc, to_docs
from tests.blank import blank_english

PARAGRAPHS = [
    "The bridge at Oldmere would close, the mayor said.",
    "“It is tired,” she added.",
    "Nobody asked — not once — why the cracks’ depth wasn’t known.",
    "Kosten: 3,50 € und mehr 🙂 als gedacht.",
]
LONG = "\n\n".join(PARAGRAPHS * 40)


@pytest.mark.parametrize("text", [LONG, PARAGRAPHS[0], "word " * 9_000 + "end"])
def test_the_parse_has_the_offsets_of_the_draft(text: str) -> None:
    draft = from_text(text)
    doc = to_doc(draft, blank_english())
    assert doc.text == draft.text
    assert all(draft.text[one.idx : one.idx + len(one)] == one.text for one in doc)


def test_parts_begin_with_a_paragraph() -> None:
    draft = from_text(LONG)
    parts = cut(draft.text)
    assert len(parts) > 2
    starts = {paragraph.start for paragraph in draft.paragraphs}
    at = 0
    for part in parts:
        assert at in starts
        at += len(part)
    assert max(map(len, parts)) < PART + 200


def test_a_short_draft_is_one_part() -> None:
    assert cut(PARAGRAPHS[0]) == [PARAGRAPHS[0]]


def test_a_huge_paragraph_is_cut_between_sentences() -> None:
    text = "The bridge would close. “It is tired,” she added. " * 900
    parts = cut(text)
    assert len(parts) > 1
    assert max(map(len, parts)) <= LONGEST_PART
    assert {part.split()[0] for part in parts} <= {"The", "“It"}


def test_a_huge_sentence_is_cut_between_words() -> None:
    text = "word " * 9_000 + "end"
    assert {word for part in cut(text) for word in part.split()} == {"word", "end"}
    assert max(map(len, cut(text))) <= LONGEST_PART


def test_a_huge_word_is_cut_all_the_same() -> None:
    assert max(map(len, cut("ab" * 50_000))) <= LONGEST_PART


@given(st.text(st.sampled_from("ab \n.\u2028“é"), max_size=60), st.integers(0, 4_000))
def test_parts_make_up_the_text(text: str, times: int) -> None:
    whole = text * (times // (len(text) + 1))
    assert "".join(cut(whole)) == whole
    assert all(cut(whole)) or not whole


class Fragile:
    """A pipeline that cannot parse one word."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def pipe(self, texts: Iterable[str], batch_size: int) -> Iterator[Doc]:
        for text in texts:
            if "poison" in text:
                raise ValueError("poison")
            yield self.nlp(text)


def test_a_draft_that_cannot_be_parsed_costs_no_other() -> None:
    nlp = Fragile(blank_english())
    texts = [PARAGRAPHS[0], LONG + "poison", LONG, ""]
    found = list(parse_texts(texts, nlp))  # type: ignore[arg-type]
    assert [isinstance(one, ValueError) for one in found] == [False, True, False, False]
    assert [one.text for one in found if isinstance(one, Doc)] == [texts[0], *texts[2:]]
    with pytest.raises(ValueError, match="poison"):
        to_doc(from_text("poison"), nlp)  # type: ignore[arg-type]


def test_together_and_alone_drafts_are_cut_alike() -> None:
    drafts = [from_text(LONG), from_text(PARAGRAPHS[1])]
    nlp = blank_english()
    together = [[one.text for one in doc] for doc in to_docs(drafts, nlp)]  # type: ignore[union-attr]
    assert together == [[one.text for one in to_doc(draft, nlp)] for draft in drafts]
