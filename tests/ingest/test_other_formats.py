"""PDF text layers, mails, archives and tables."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analyzer.errors import InputError
from analyzer.ingest import read_bytes
from analyzer.ingest.archive import read_members
from analyzer.ingest.pdf import _join
from analyzer.ingest.tables import TableColumns, read_rows


def pdf(*lines: str) -> bytes:
    """A PDF file of one page with a line of text for each string."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    content = f"BT /F1 12 Tf 40 800 Td {shown}ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Contents 4 0 R/Resources 5 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    )


# ------------------------------------------------------------------ PDF


def test_the_text_layer_of_a_pdf_is_read() -> None:
    data = pdf("The mayor said the bridge would close and that re-", "pairs would take a year.")
    draft = read_bytes(data, name="story.pdf")
    assert "that repairs would take a year." in draft.text.replace("\n", " ")
    assert (draft.media_type, draft.is_derived) == ("application/pdf", True)
    assert any("text layer" in warning for warning in draft.warnings)


def test_a_pdf_without_text_says_what_to_do() -> None:
    with pytest.raises(InputError, match="no text layer") as caught:
        read_bytes(pdf(), name="scan.pdf")
    assert "OCR" in str(caught.value)


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", pdf("x")[:200], b"no pdf", b"%PDF" * 9999])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_bytes(data, name="story.pdf")


def test_running_heads_and_page_numbers_are_no_prose() -> None:
    pages = [f"The Oldmere Post\nText of page {n} goes here.\n{n}" for n in "1234"]
    assert _join(pages).splitlines() == [f"Text of page {n} goes here." for n in "1234"]


# ------------------------------------------------------------------ mail


def test_a_mail_gives_its_body_under_its_subject() -> None:
    mail = (
        b"From: a@example.org\r\nSubject: =?utf-8?q?Bridge_=E2=80=93_closed?=\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"The mayor said \xe2\x80\x9cno\xe2\x80\x9d.\r\n"
    )
    draft = read_bytes(mail, name="note.eml")
    assert draft.title == "Bridge – closed"
    assert "The mayor said “no”." in draft.text
    assert "example.org" not in draft.text


def test_a_mail_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="no text"):
        read_bytes(b"Subject: nothing\r\n\r\n", name="note.eml")


# ------------------------------------------------------------------ archives


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def members(data: bytes, limit: int = 1_000_000) -> dict[str, bytes | InputError]:
    return dict(read_members(data, "a.zip", frozenset({".txt"}), limit))


def test_documents_of_an_archive_are_found_and_the_rest_skipped() -> None:
    data = archive(
        **{"week/a.txt": b"A", ".hidden.txt": b"H", "__MACOSX/a.txt": b"M", "b.png": b"P"}
    )
    assert members(data) == {"week/a.txt": b"A"}


def test_a_document_that_points_outside_is_read_like_others() -> None:
    assert members(archive(**{"../a.txt": b"A"})) == {"../a.txt": b"A"}


def test_members_of_one_name_are_told_apart() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.txt", b"2")
    assert members(buffer.getvalue()) == {"a.txt": b"1", "a~2.txt": b"2"}


def test_a_member_that_unpacks_to_too_much_costs_only_itself() -> None:
    found = members(archive(**{"bomb.txt": bytes(5_000_000), "a.txt": b"A"}))
    assert isinstance(found["bomb.txt"], InputError)
    assert found["a.txt"] == b"A"


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(archive(**{"a.txt": b"x" * 50_000}))
    at = data.index(b"PK\x01\x02") + 24  # size in the directory
    data[at : at + 4] = (100).to_bytes(4, "little")
    (found,) = members(bytes(data), limit=1_000).values()
    assert isinstance(found, InputError | bytes)
    assert not isinstance(found, bytes) or len(found) <= 1_000


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", archive(**{"a.txt": b"A"})[:-10]])
def test_a_damaged_archive_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="not a zip archive"):
        members(data)


# ------------------------------------------------------------------ tables

ROWS = [
    {"id": 7, "head": "Bridge", "body": "The mayor said so."},
    {"id": 8, "head": "", "body": ""},
]


def table(suffix: str) -> bytes:
    if suffix == ".csv":
        return "id,head,body\n7,Bridge,The mayor said so.\n8,,\n".encode("utf-8-sig")
    if suffix == ".jsonl":
        return "\n".join(json.dumps(row) for row in ROWS).encode()
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
@pytest.mark.parametrize("from_file", [True, False])
def test_rows_of_a_table(suffix: str, from_file: bool, tmp_path: Path) -> None:
    path = tmp_path / f"week{suffix}"
    path.write_bytes(table(suffix))
    source = path if from_file else table(suffix)
    first, second = read_rows(source, str(path), TableColumns("body", id="id", title="head"))
    assert (first.number, first.text, first.title, first.id) == (
        1, "The mayor said so.", "Bridge", "7",
    )  # fmt: skip
    assert second.error is not None


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_missing_column_is_named_with_those_there_are(suffix: str) -> None:
    with pytest.raises(InputError, match="no such column") as caught:
        list(read_rows(table(suffix), f"week{suffix}", TableColumns("text")))
    assert "head" in str(caught.value)


def test_a_broken_line_costs_only_itself() -> None:
    data = b'{"body": "One."}\nnot json\n[]\n{"other": 1}\n{"body": "Two."}\n'
    rows = list(read_rows(data, "a.jsonl", TableColumns("body")))
    assert [row.text for row in rows] == ["One.", "", "", "", "Two."]
    assert [row.error.line for row in rows if row.error is not None] == [2, 3, 4]


def test_a_damaged_parquet_file_is_refused() -> None:
    with pytest.raises(InputError, match="damaged"):
        list(read_rows(table(".parquet")[:60], "a.parquet", TableColumns("body")))


def test_a_table_in_another_encoding_says_what_to_do() -> None:
    with pytest.raises(InputError, match="UTF-8"):
        list(read_rows("body\ncafé\n".encode("cp1252"), "a.csv", TableColumns("body")))
