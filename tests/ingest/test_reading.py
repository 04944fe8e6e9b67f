"""Files, bytes, pasted text and folders: what is read and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import analyzer.ingest as ingest
from analyzer.batch import find_items
from analyzer.errors import InputError
from analyzer.ingest import find_drafts, from_text, read_bytes, read_draft

BODY = "The harbour will close on Monday, the port authority said after a long meeting.\n"


def test_read_draft_fills_the_record(tmp_path: Path) -> None:
    path = tmp_path / "harbour.TXT"
    path.write_text("Harbour to close\n\n" + BODY, encoding="utf-8")
    draft = read_draft(path)
    assert draft.path == str(path)
    assert draft.title == "Harbour to close"
    assert draft.encoding == "utf-8"
    assert draft.media_type == "text/plain"
    assert [p.is_headline for p in draft.paragraphs] == [True, False]
    assert not draft.is_derived
    assert draft.masked == ()


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_draft(tmp_path / "none.txt")


def test_directory_instead_of_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="directory"):
        read_draft(tmp_path)


@pytest.mark.parametrize("name", ["bad\0name.txt", "x" * 5000 + ".txt"])
def test_unreadable_path(name: str) -> None:
    with pytest.raises(InputError):
        read_draft(name)


def test_unsupported_suffix_names_the_supported_ones() -> None:
    with pytest.raises(InputError, match="unsupported") as caught:
        read_bytes(b"words", name="draft.odt")
    assert caught.value.value == ".odt"
    for suffix in ingest.SUFFIXES:
        assert suffix in (caught.value.hint or "")


@pytest.mark.parametrize("name", [None, "-", "stdin", "notes", "folder.d/notes"])
def test_no_suffix_is_plain_text(name: str | None) -> None:
    assert read_bytes(b"# Words\n\nMore words.", name=name).media_type == "text/plain"


def test_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ingest, "MAX_BYTES", 1000)
    path = tmp_path / "long.txt"
    path.write_text("word " * 300, encoding="utf-8")
    for read in (
        lambda: read_draft(path),
        lambda: read_bytes(b"word " * 201),
        lambda: from_text("word " * 201),
        lambda: from_text("é" * 501),
    ):
        with pytest.raises(InputError, match="larger"):
            read()
    assert from_text("word " * 200).paragraphs
    assert from_text("é" * 500).paragraphs


@pytest.mark.system
def test_largest_paste_is_read() -> None:
    text = ("word " * 99 + "end.\n") * (ingest.MAX_BYTES // 500)
    assert len(text) == ingest.MAX_BYTES
    assert from_text(text).text == text


@pytest.mark.parametrize("text", ["", " \n\t\u2028", "\ufeff", "\u200b"])
def test_empty_paste(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        from_text(text)


def test_paste_with_nul_and_surrogates() -> None:
    with pytest.raises(InputError, match="NUL"):
        from_text("a\0b")
    draft = from_text("A \ud800 word.", title="T\udfff")
    assert "\ufffd word." in draft.text
    assert draft.title == "T\ufffd"
    assert draft.warnings == ("1 broken character (lone surrogates) replaced",)


class TestTitle:
    def test_prepended(self) -> None:
        draft = from_text(BODY, title="  Harbour\n to close ")
        assert draft.text == "Harbour to close\n\n" + BODY
        assert draft.is_derived
        assert draft.title == "Harbour to close"
        head, body = draft.paragraphs
        assert head.is_headline
        assert draft.text[head.start : head.end] == "Harbour to close"
        assert draft.text[body.start : body.end] == BODY.strip()

    @pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\r"])
    @pytest.mark.parametrize("first", ["Harbour to close", "  HARBOUR  to close."])
    def test_already_there(self, first: str, gap: str) -> None:
        text = first + gap + BODY
        draft = from_text(text, title="Harbour to close")
        assert draft.text == text
        assert not draft.is_derived
        head, body = draft.paragraphs
        assert draft.text[head.start : head.end] == first.strip()
        assert (head.is_headline, body.is_headline) == (True, False)
        assert draft.text[body.start : body.end] == BODY.strip()

    def test_in_wrapped_copy(self) -> None:
        text = "the harbour\nis to close for some weeks\n\nand that is that, they say,\nfor now\n"
        draft = from_text(text, title="The Harbour")
        assert [draft.text[p.start : p.end] for p in draft.paragraphs][:2] == [
            "the harbour",
            "is to close for some weeks",
        ]

    def test_long_first_paragraph_with_the_title_given(self) -> None:
        title = "word " * 40
        draft = from_text(f"{title}\n\n{BODY}", title=title)
        assert draft.paragraphs[0].is_headline
        assert not draft.is_derived

    @pytest.mark.parametrize("title", [None, "", "  \n"])
    def test_blank_title_is_none(self, title: str | None) -> None:
        draft = from_text(BODY, title=title)
        assert draft.text == BODY
        assert draft.title is None


def test_find_drafts(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c.pdf", ".hidden.txt", "sub/d.markdown", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Words.", encoding="utf-8")
    found = list(find_drafts([tmp_path / "c.pdf", tmp_path, tmp_path / "b.txt"]))
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["c.pdf", "a.MD", "b.txt", "sub/d.markdown"]
    with pytest.raises(InputError, match="no such"):
        list(find_drafts([tmp_path / "none"]))


def test_a_folder_that_cannot_be_listed_is_no_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked").mkdir()
    scandir = os.scandir

    def deny(path: str | Path = ".") -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    assert list(find_drafts([tmp_path])) == [tmp_path / "locked"]
    assert [item.path for item in find_items([tmp_path])] == [str(tmp_path / "locked")]


def test_import_is_light() -> None:
    import subprocess
    import sys

    code = (
        "import sys, analyzer.ingest; print([m for m in sys.modules if m in "
        "('charset_normalizer', 'markdown_it', 'spacy', 'pandas')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
