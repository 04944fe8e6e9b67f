"""Bytes become text in the right encoding, or a clear error."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.errors import InputError
from analyzer.ingest import read_bytes
from analyzer.ingest.decoding import replace_surrogates

COPY = "Café owners “will not pay”, the mayor’s office said – again.\r\n\r\nThe vote is on Monday."


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        (COPY.encode(), "utf-8", False),
        (codecs.BOM_UTF8 + COPY.encode(), "utf-8", False),
        (codecs.BOM_UTF16_LE + COPY.encode("utf-16-le"), "utf-16-le", False),
        (codecs.BOM_UTF16_BE + COPY.encode("utf-16-be"), "utf-16-be", False),
        (codecs.BOM_UTF32_LE + COPY.encode("utf-32-le"), "utf-32-le", False),
        (COPY.encode("utf-16-le"), "utf-16-le", True),
        (COPY.encode("utf-16-be"), "utf-16-be", True),
        (COPY.encode("cp1252"), "cp1252", True),
        ((COPY * 5).encode("mac_roman"), "mac_roman", True),
        (b"Plain words only.", "utf-8", False),
    ],
)
def test_encodings(data: bytes, encoding: str, guessed: bool) -> None:
    draft = read_bytes(data)
    expected = "Plain words only." if data.startswith(b"Plain") else COPY
    assert draft.text.startswith(expected)
    assert (draft.encoding, draft.encoding_guessed) == (encoding, guessed)
    assert bool(draft.warnings) is guessed


def test_text_is_what_open_gives(tmp_path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(codecs.BOM_UTF8 + "One\r\ntwo\rthree\nfour\u2028five\f\n".encode())
    from analyzer.ingest import read_draft

    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert read_draft(path).text == stream.read()


def test_broken_utf8_is_still_utf8() -> None:
    data = "“One” said Zoë.\n“Two” said Chloë.\n".encode() + b"Three \xff four\n"
    draft = read_bytes(data)
    assert draft.text == data.decode("utf-8", errors="replace")
    assert draft.encoding_guessed
    assert draft.warnings[0].startswith("line 3: 1 broken character in UTF-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \t\r\n\xc2\xa0", "empty"),
        (codecs.BOM_UTF8, "empty"),
        ("\u200b\u200b\n".encode(), "empty"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04rest", "Office"),
        (b"{\\rtf1 text}", "rich-text"),
        (b"Some text\0more", "NUL"),
        (b"\x89\xff\0\xfe\0more\0", "NUL"),
        (b"\x01\x02\x03\x04 text \x05\x06", "control"),
        (codecs.BOM_UTF8 + b"\xff\xfe", "mark of utf-8"),
        (codecs.BOM_UTF16_LE + b"\x00", "mark of utf-16-le"),
        (bytes(range(0x80, 0x100)) * 3, "encoding"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_bytes(data, name="draft.txt")
    assert caught.value.path == "draft.txt"
    assert caught.value.hint


def test_nul_is_told_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(b"One\nTwo\nThr\0ee")
    assert caught.value.line == 3


def test_surrogates_are_replaced_one_for_one() -> None:
    text, warnings = replace_surrogates("a\ud800b\udfff\ud83d\ude00c")
    assert text == "a\ufffdb\ufffd\ufffd\ufffdc"
    assert warnings == ("4 broken characters (lone surrogates) replaced",)
    assert replace_surrogates("clean") == ("clean", ())


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=100).map(lambda t: t.encode("utf-8", "replace")),
        st.text(max_size=100).map(lambda t: t.encode("cp1252", "replace")),
        st.text(max_size=100).map(lambda t: t.encode("utf-16", "replace")),
    ),
    st.sampled_from([None, "a.txt", "a.md", "stdin"]),
)
def test_any_bytes_give_a_draft_or_an_input_error(data: bytes, name: str | None) -> None:
    try:
        draft = read_bytes(data, name=name)
    except InputError:
        return
    assert draft.paragraphs
    draft.text.encode()
    assert draft.encoding is not None
    assert not draft.encoding_guessed or draft.warnings
