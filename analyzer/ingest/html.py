"""Web pages to drafts: the article's text without menus, adverts and comments (trafilatura)."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from typing import Any

from analyzer.errors import InputError
from analyzer.ingest.blocks import Block, to_block_draft
from analyzer.ingest.decoding import decode
from analyzer.ingest.options import Reading
from analyzer.types import Draft

MEDIA_TYPE = "text/html"

MAX_DEPTH = 200
"""Deepest nesting of elements; news pages have 20 to 40, and tree walkers recurse."""
MAX_ELEMENTS = 100_000
"""Most tags of a page; extraction takes about a minute for a million."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})\b[^>]{0,4000}?(/?)>")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td "
    "th tbody thead tfoot".split()
)
"""Elements that need no end tag, so that a start tag of theirs proves no nesting."""
_TITLE_END = re.compile(r"\s+[|–—·«»-]\s+[^|–—·«»]{1,40}$")


def to_html_draft(data: bytes, path: str | None, reading: Reading) -> Draft:
    """Extract the article of a web page.

    Args:
        data: the page.
        path: to be named in errors.
        reading: whether the text of tables is kept.

    Raises:
        InputError: no article text, not text at all, or nested too deeply to be read safely.
    """
    text = _decode(data, path)
    _check_shape(text, path)
    from lxml import etree
    from lxml import html as lxml_html
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        # A declared encoding is a lie once the text is decoded, and lxml refuses it.
        parser = lxml_html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False
        )
        page = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        title = _find_title(page)
        found = bare_extraction(page, include_comments=False, include_tables=reading.tables)
    except (etree.LxmlError, RecursionError, ValueError, AssertionError) as error:
        raise InputError(
            f"the page cannot be read: {type(error).__name__}",
            path=path,
            hint="save the article as text",
        ) from None
    body = getattr(found, "body", None)
    blocks = list(_to_blocks(body)) if body is not None else []
    if not blocks:
        raise InputError(
            "no article text was found in this page", path=path, hint="save the article as text"
        )
    if blocks[0].is_heading:
        title = None
    return to_block_draft(blocks, media_type=MEDIA_TYPE, title=title)


def _decode(data: bytes, path: str | None) -> str:
    """A byte-order mark or valid UTF-8 wins over what the page declares, as in browsers."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        try:
            return data.decode("utf-8").replace("\0", "")
        except UnicodeDecodeError:
            pass
        if declared := _CHARSET.search(data[:4096]):
            try:
                return data.decode(declared[1].decode("ascii"), "replace").replace("\0", "")
            except (LookupError, ValueError):
                pass
    return decode(data, path=path).text


def _check_shape(text: str, path: str | None) -> None:
    depth = deepest = count = 0
    for tag in _TAG.finditer(text):
        count += 1
        if tag[2].lower() in _VOID or tag[3]:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH or count > MAX_ELEMENTS:
        what = (
            f"nests elements {deepest:,} deep (at most {MAX_DEPTH})"
            if deepest > MAX_DEPTH
            else f"has {count:,} tags (at most {MAX_ELEMENTS:,})"
        )
        raise InputError(f"the page {what}", path=path, hint="save the article as text")


def _find_title(page: Any) -> str | None:
    for meta in page.iterfind(".//meta[@content]"):
        if meta.get("property", "").lower() == "og:title" and meta.get("content").strip():
            return str(meta.get("content"))
    headings = page.findall(".//h1")
    if len(headings) == 1 and (heading := str(headings[0].text_content()).strip()):
        return heading
    title = page.findtext(".//title")
    return _TITLE_END.sub("", " ".join(title.split())) if title else None


def _to_blocks(element: Any) -> Iterator[Block]:
    """Blocks of trafilatura's simplified tree; text beside blocks is a block of its own."""
    tag = element.tag
    if tag in ("p", "head", "item", "cell", "ab") and not any(
        child.tag in ("p", "item", "cell", "head", "list", "quote", "table") for child in element
    ):
        yield Block("".join(element.itertext()), tag == "head")
        return
    if element.text and element.text.strip():
        yield Block(element.text)
    for child in element:
        if child.tag == "graphic":
            pass
        elif child.tag in ("hi", "ref", "lb", "del", "code"):
            yield Block("".join(child.itertext()))
        else:
            yield from _to_blocks(child)
        if child.tail and child.tail.strip():
            yield Block(child.tail)
