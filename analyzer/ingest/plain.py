"""Plain text to a draft."""

from __future__ import annotations

from dataclasses import replace

from analyzer.ingest.headline import to_headlined
from analyzer.ingest.paragraphs import find_paragraphs
from analyzer.types import Draft, Paragraph

MEDIA_TYPE = "text/plain"


def to_plain_draft(text: str, *, title: str | None = None) -> Draft:
    """Make a draft of plain text.

    Args:
        text: the text as given; offsets refer to it unless a title had to be put before it.
        title: headline the user gave.  If the text does not begin with it, the draft's text is
            the title, an empty line and ``text``, and ``is_derived`` is true.
    """
    title = " ".join(title.split()) if title else None
    if not title:
        paragraphs = to_headlined(text, find_paragraphs(text))
        first = paragraphs[0] if paragraphs else None
        found = text[first.start : first.end] if first and first.is_headline else None
        return Draft(text, paragraphs, title=" ".join(found.split()) if found else None)
    paragraphs = _split_title(text, find_paragraphs(text), title)
    if paragraphs[0].is_headline:
        return Draft(text, paragraphs, title=title)
    shift = len(title) + 2
    moved = (replace(p, start=p.start + shift, end=p.end + shift) for p in paragraphs)
    headline = Paragraph(0, len(title), is_headline=True)
    return Draft(f"{title}\n\n{text}", (headline, *moved), title=title, is_derived=True)


def _split_title(text: str, paragraphs: tuple[Paragraph, ...], title: str) -> tuple[Paragraph, ...]:
    """Make the title a headline of its own if the text begins with it.

    It may fill the first paragraph, or be its first line with body copy right below.
    """
    first = paragraphs[0]
    body = text[first.start : first.end]
    if _folded(body) == _folded(title):
        return (replace(first, is_headline=True), *paragraphs[1:])
    lines = body.splitlines()
    if len(lines) < 2 or _folded(lines[0]) != _folded(title):
        return paragraphs
    end = first.start + len(lines[0].rstrip())
    start = first.end - len(body[len(lines[0]) :].lstrip())
    return (Paragraph(first.start, end, True), Paragraph(start, first.end), *paragraphs[1:])


def _folded(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
