"""The draft as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.types.terms import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the draft.

    Attributes:
        start, end: range in the draft's text, without surrounding white space.
        is_headline: title, or a heading inside the text.
    """

    start: int
    end: int
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as ingested, before any analysis.

    Attributes:
        text: decoded text of the input; every offset of the report refers to it.
        paragraphs: blocks in order; text outside them (markup, blank lines) is not analysed.
        path: where it came from, or ``None`` for pasted text.
        title: headline, if one was given or recognised.
        encoding: name of the encoding the bytes were decoded with, if there were bytes.
        encoding_guessed: true if no byte-order mark or valid UTF-8 settled the encoding.
        media_type: ``text/plain``, ``text/markdown``, ``text/html`` or the .docx type.
        is_derived: true if ``text`` is not the file's own text (.docx, .html, title prepended),
            so that the report must carry it.
        warnings: what the reader of the report should know about the reading.
        masked: sorted, disjoint ranges inside the paragraphs that are markup (``**``, a link's
            target, a tag); analysis must see blanks there, one for one, so that offsets hold.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    path: str | None = None
    title: str | None = None
    encoding: str | None = None
    encoding_guessed: bool = False
    media_type: str = "text/plain"
    is_derived: bool = False
    warnings: tuple[str, ...] = ()
    masked: tuple[Span, ...] = ()
