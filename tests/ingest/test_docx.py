"""Word documents are read as their reader sees them, and hostile ones are refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from analyzer.errors import InputError
from analyzer.ingest import Reading, read_bytes
from analyzer.types import Draft
from tests.ingest.word_files import document, notes, paragraph, run


def read(data: bytes, reading: Reading | None = None) -> Draft:
    return read_bytes(data, name="story.docx", reading=reading)


def texts(draft: Draft) -> list[str]:
    return [draft.text[one.start : one.end] for one in draft.paragraphs]


def test_insertions_are_in_and_deletions_are_out() -> None:
    deleted = "<w:del><w:r><w:delText>could</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('once ')}</w:moveFrom><w:moveTo>{run(' twice')}</w:moveTo>"
    draft = read(
        document(
            paragraph(
                run("The bridge "), deleted, f"<w:ins>{run('would')}</w:ins>", run(" close"), moved
            )
        )
    )
    assert draft.text == "The bridge would close twice"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    draft = read(document(f"<w:p>{mark}{run('The mayor said ')}</w:p>", paragraph(run("no."))))
    assert texts(draft) == ["The mayor said no."]


def test_headings_by_style_by_inheritance_and_by_level_are_headlines() -> None:
    draft = read(
        document(
            paragraph(run("Bridge to close"), style="berschrift1"),
            paragraph(run("Repairs will take a year, the council said."), style="Body"),
            paragraph(run("Costs"), style="House"),
            paragraph(run("Who pays"), style="Outlined"),
            paragraph(run("Nobody knows."), style="Body"),
        )
    )
    assert [one.is_headline for one in draft.paragraphs] == [True, False, True, True, False]
    assert draft.title == "Bridge to close"
    assert draft.is_derived


def test_tables_are_kept_only_if_asked_for() -> None:
    row = f"<w:tr><w:tc>{paragraph(run('Cell'))}</w:tc></w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('Struck'))}</w:tc></w:tr>"
    data = document(paragraph(run("Before the table.")), f"<w:tbl>{row}{gone}</w:tbl>")
    assert texts(read(data)) == ["Before the table."]
    assert texts(read(data, Reading(tables=True))) == ["Before the table.", "Cell"]


def test_footnotes_are_kept_only_if_asked_for() -> None:
    data = document(
        paragraph(run("As he said."), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        footnotes=notes("In a letter of May."),
    )
    assert texts(read(data)) == ["As he said."]
    assert texts(read(data, Reading(footnotes=True))) == ["As he said.", "In a letter of May."]


def test_hidden_text_and_field_codes_are_not_read() -> None:
    field = "<w:r><w:instrText>HYPERLINK secret</w:instrText></w:r>"
    hidden = run("hidden ", "<w:vanish/>")
    shown = run("shown", '<w:vanish w:val="0"/>')
    assert read(document(paragraph(run("It is "), field, hidden, shown))).text == "It is shown"


def test_tabs_breaks_and_hyphens_are_what_a_reader_sees() -> None:
    draft = read(
        document(
            paragraph(
                run("one"), "<w:r><w:tab/></w:r>", run("two"), "<w:r><w:br/></w:r>", run("well"),
                "<w:r><w:noBreakHyphen/></w:r>", run("known"),
            )
        )
    )  # fmt: skip
    assert draft.text == "one two well-known"


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>'
    with pytest.raises(InputError, match=r"document type|damaged"):
        read(document(paragraph(run("&y;")), prolog=bomb))


def test_outside_files_are_not_fetched() -> None:
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(InputError):
        read(document(paragraph(run("&x;")), prolog=outside))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 5_000_000)
    with pytest.raises(InputError, match="zip bomb"):
        read(buffer.getvalue())


@pytest.mark.parametrize("keep", [3, 40, -30])
def test_a_document_cut_off_is_refused(keep: int) -> None:
    data = document(paragraph(run("The mayor said so.")))
    with pytest.raises(InputError, match="not a Word document"):
        read(data[:keep])


def test_another_archive_is_no_word_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "text")
    with pytest.raises(InputError, match="not a Word document"):
        read(buffer.getvalue())


def test_deep_nesting_does_not_exhaust_the_stack() -> None:
    deep = "<w:sdt>" * 200 + paragraph(run("Far down.")) + "</w:sdt>" * 200
    assert read(document(deep)).text == "Far down."
    with pytest.raises(InputError):
        read(document("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000))


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(InputError, match="empty"):
        read(document(paragraph()))
