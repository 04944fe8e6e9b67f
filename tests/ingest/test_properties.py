"""Whatever is read, offsets fit the text; whatever the marks, quotations nest."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.errors import InputError
from analyzer.facts.quotation import find_quotations
from analyzer.ingest import SUFFIXES, analysed_text, from_text, read_bytes
from analyzer.types import Draft

PIECES = ["The mayor", " said", " that", "“", "”", '"', "‘", "’", "'", "«", "»", ".", ",", "—",
          "\n", "\n\n", "\r\n", "\u2028", "\u00a0", " ", "n't", "**", "[a](b)", "# ", "> ", "<b>",
          "\u202e", "\U0001f642", "é", "\ud800", "\0", "BERLIN (AP) — "]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200)


def check(draft: Draft) -> None:
    text = draft.text
    text.encode()  # no lone surrogates
    assert draft.paragraphs
    for one in draft.paragraphs:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
    for before, after in pairwise(draft.paragraphs):
        assert before.end <= after.start
    for span in draft.masked:
        assert 0 <= span.start <= span.end <= len(text)
    assert len(analysed_text(draft)) == len(text)


@given(st.one_of(texts.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=300)),
       st.sampled_from([*SUFFIXES, ""]))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_any_bytes_of_any_kind_are_a_draft_or_an_input_error(data: bytes, suffix: str) -> None:
    try:
        draft = read_bytes(data, name=f"draft{suffix}")
    except InputError:
        return
    check(draft)


@given(st.lists(st.tuples(st.sampled_from(["word/document.xml", "word/styles.xml", "a"]), texts)))
@settings(max_examples=40, deadline=None)
def test_any_archive_is_a_word_document_or_an_input_error(parts: list[tuple[str, str]]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in dict(parts).items():
            archive.writestr(name, content.encode("utf-8", "replace"))
    try:
        draft = read_bytes(buffer.getvalue(), name="draft.docx")
    except InputError:
        return
    check(draft)


@given(texts)
@settings(max_examples=100, deadline=None)
def test_quotations_lie_in_a_paragraph_and_nest(text: str) -> None:
    try:
        draft = from_text(text)
    except InputError:
        return
    found, _ = find_quotations(draft.text, draft.paragraphs, masked=draft.masked)
    for one in found:
        assert 0 <= one.start <= one.inner_start <= one.inner_end <= one.end <= len(draft.text)
        assert any(p.start <= one.start and one.end <= p.end for p in draft.paragraphs)
    for first in found:
        for second in found:
            if first.start < second.start < first.end:
                assert second.end <= first.end, "quotations cross"
                assert second.depth > first.depth
