"""Markdown to a draft whose text is the file's own.

markdown-it-py (CommonMark 0.31, with tables and strikethrough) says what is prose; this module
carries its answer back to offsets of the source.  Paragraphs, list items, block quotes and
headings are prose; code fences, tables, images, link targets, HTML comments and front matter are
not.  Indented code is read as prose, since an indented paragraph in a draft is rarely code.
Markup inside a paragraph (``**``, ``](https://…)``, ``<b>``, the ``>`` of a quoted line) ends up
in :attr:`Draft.masked`.

Headings become headlines; a ``title`` of the front matter does when there is no level-1 heading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analyzer.ingest.headline import is_headline
from analyzer.ingest.markdown_inline import add_prose_recorder, find_prose
from analyzer.ingest.masking import blank_ranges
from analyzer.types import Draft, Paragraph, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MEDIA_TYPE = "text/markdown"

MAX_HEADING_WORDS = 40
"""A longer heading is a paragraph with a rule below it, which CommonMark takes for a heading."""

_LINE = re.compile("[^\r\n]*(\r\n|[\r\n]|$)")
_FRONT_MATTER = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|[\r\n])(?P<body>.{0,20000}?)(?<=[\r\n])"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?=[\r\n]|$)",
    re.DOTALL,
)
_FRONT_MATTER_LINE = re.compile(r"\s*$|\s*#|\s*-\s|[ \t]+\S|[\w.-]+\s*[:=]|[\[\]{}]")
_TITLE = re.compile(
    r"(?:^|(?<=[\r\n]))title[ \t]*[:=][ \t]*([\"']?)(?P<title>[^\r\n]*?)\1[ \t]*(?=[\r\n]|$)"
)
_HTML_NOT_PROSE = re.compile(
    r"\s*<(?:!|\?|/?(?:script|style|pre|textarea|table|iframe|svg|head|form|nav)\b)", re.IGNORECASE
)
_HTML_MARKUP = re.compile(r"<!--.*?(?:-->|$)|<[^<>]*>|&(?:#\w{1,8}|\w{2,31});", re.DOTALL)


class _Block(NamedTuple):
    """Prose of one block: sorted ranges of the source that are not markup."""

    prose: list[Span]
    heading_level: int


def to_markdown_draft(text: str) -> Draft:
    """Make a draft of Markdown ``text``; offsets refer to ``text`` as given."""
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    body, title_range = _without_front_matter(text)
    blocks = _find_blocks(body, lines)
    if title_range and not any(block.heading_level == 1 for block in blocks):
        blocks.insert(0, _Block([title_range], 1))
    paragraphs: list[Paragraph] = []
    masked: list[Span] = []
    for block in blocks:
        start, end = block.prose[0].start, block.prose[-1].end
        is_heading = block.heading_level > 0
        if is_heading and len(text[start:end].split()) > MAX_HEADING_WORDS:
            is_heading = False
        paragraphs.append(Paragraph(start, end, is_heading))
        for left, right in pairwise(block.prose):
            if not text[left.end : right.start].isspace():
                masked.append(Span(left.end, right.start))
    paragraphs = _with_headline(text, paragraphs, masked)
    level_1 = [p for p, b in zip(paragraphs, blocks, strict=True) if b.heading_level == 1]
    headlines = [*level_1, *(p for p in paragraphs if p.is_headline)]
    return Draft(
        text,
        tuple(paragraphs),
        title=_visible(text, headlines[0], masked) if headlines else None,
        media_type=MEDIA_TYPE,
        masked=tuple(masked),
    )


def _with_headline(text: str, paragraphs: list[Paragraph], masked: list[Span]) -> list[Paragraph]:
    """Recognise a headline as in plain text where the author marked none."""
    if len(paragraphs) < 2 or any(paragraph.is_headline for paragraph in paragraphs):
        return paragraphs
    first = paragraphs[0]
    if is_headline(_visible(text, first, masked)):
        paragraphs = [replace(first, is_headline=True), *paragraphs[1:]]
    return paragraphs


def _visible(text: str, paragraph: Paragraph, masked: list[Span]) -> str:
    inside = [
        Span(span.start - paragraph.start, span.end - paragraph.start)
        for span in masked
        if paragraph.start <= span.start < paragraph.end
    ]
    return " ".join(blank_ranges(text[paragraph.start : paragraph.end], inside).split())


def _without_front_matter(text: str) -> tuple[str, Span | None]:
    """Drop front matter but keep its line ends; also return the range of its title."""
    match = _FRONT_MATTER.match(text)
    if match is None or not all(
        _FRONT_MATTER_LINE.match(line) for line in match["body"].splitlines()
    ):
        return text, None
    line_ends = "".join(re.findall("\r\n|[\r\n]", match.group()))
    title = _TITLE.search(match["body"])
    if title is None or not title["title"].strip():
        return line_ends + text[match.end() :], None
    start = match.start("body") + title.start("title")
    return line_ends + text[match.end() :], Span(start, start + len(title["title"].rstrip()))


def _find_blocks(body: str, lines: list[Span]) -> list[_Block]:
    parser = _parser()
    env: dict[str, object] = {}
    blocks: list[_Block] = []
    heading_level = table_depth = 0
    source = _Source(body, lines)
    for token in parser.parse(body, env):
        if token.type in ("table_open", "table_close"):
            table_depth += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading_level = int(token.tag[1]) if token.nesting > 0 else 0
        elif token.type == "inline" and not table_depth:
            prose = source.locate(token, find_prose(parser, token.content, env))
            if prose:
                blocks.append(_Block(prose, heading_level))
        elif token.type == "html_block" and not _HTML_NOT_PROSE.match(token.content):
            prose = source.locate(token, _find_html_prose(token.content))
            if prose:
                blocks.append(_Block(prose, 0))
    return blocks


def _find_html_prose(content: str) -> list[Span]:
    ranges: list[Span] = []
    position = 0
    for match in _HTML_MARKUP.finditer(content):
        ranges.append(Span(position, match.start()))
        position = match.end()
    ranges.append(Span(position, len(content)))
    return ranges


class _Source:
    """Carries ranges of a token's content back to the text it was taken from.

    markdown-it-py knows the lines of a token but not the columns: a content line is the source
    line without indentation, ``>``, bullet, ``#`` and trailing white space.
    """

    def __init__(self, body: str, lines: list[Span]) -> None:
        self._lines = lines
        self._body_lines = [match.group() for match in _LINE.finditer(body)]

    def locate(self, token: Token, ranges: list[Span]) -> list[Span]:
        """Return the source ranges of content ``ranges``, without surrounding white space."""
        if token.map is None:
            return []
        located: list[Span] = []
        position = 0
        pending = iter(ranges)
        current = next(pending, None)
        for number, content in enumerate(token.content.split("\n"), start=token.map[0]):
            end = position + len(content)
            shift = self._find_shift(number, content)
            while current is not None and current.start <= end:
                start, stop = max(current.start, position), min(current.end, end)
                piece = content[start - position : stop - position]
                if shift is not None and piece.strip():
                    start += len(piece) - len(piece.lstrip())
                    stop -= len(piece) - len(piece.rstrip())
                    offset = shift - position
                    located.append(Span(start + offset, stop + offset))
                if current.end > end:
                    break
                current = next(pending, None)
            position = end + 1
        return located

    def _find_shift(self, number: int, content: str) -> int | None:
        """Source offset of the first character of a content line."""
        bare = content.strip()
        if not bare or number >= len(self._lines):
            return None
        column = self._body_lines[number].rstrip().rfind(bare)
        if column < 0:
            return None
        return self._lines[number].start + column - (len(content) - len(content.lstrip()))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # slow to import, and needed for Markdown only

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    parser.core.ruler.disable("inline")
    add_prose_recorder(parser)
    return parser
