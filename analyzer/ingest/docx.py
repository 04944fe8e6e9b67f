"""Word documents (.docx) to drafts, as their reader sees them.

Tracked changes are taken as accepted: insertions in, deletions out (ECMA-376 part 1, 17.13.5).
Headings, by style or outline level, are in headline voice.  Headers, footers, comments, text boxes
and hidden text are not read; tables and footnotes only if asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analyzer.errors import InputError
from analyzer.ingest.blocks import Block, to_block_draft
from analyzer.ingest.options import Reading
from analyzer.ingest.packed import open_zip, read_entry
from analyzer.types import Draft

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MAX_PART = 50_000_000
"""Most bytes of one XML part, unpacked: the text of a long book with all its markup."""
_BODY_LEVEL = 9
"""The outline level of body text."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_UNSEEN = frozenset(
    _W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "drawing", "pict", "object", "instrText")
)
_OFF = frozenset({"0", "false", "off"})


def to_docx_draft(data: bytes, path: str | None, reading: Reading) -> Draft:
    """Read a Word document.

    Args:
        data: the file.
        path: to be named in errors.
        reading: whether tables and footnotes are kept.

    Raises:
        InputError: damaged, encrypted, no Word document, too large unpacked, or without text.
    """
    name = path or "document.docx"
    with open_zip(data, name, kind="Word document (.docx)") as archive:
        parts = {entry.filename: entry for entry in archive.infolist()}

        def read(part: str) -> Any:
            if part not in parts:
                return None
            return _parse(read_entry(archive, parts[part], name, MAX_PART), name)

        document = read("word/document.xml")
        if document is None or document.find(f"{_W}body") is None:
            raise InputError(
                "this is not a Word document", path=path, hint="save the draft as .docx or text"
            )
        headings = _heading_styles(read("word/styles.xml"))
        notes = [read("word/footnotes.xml"), read("word/endnotes.xml")] if reading.footnotes else []
    blocks = list(_to_blocks(document.find(f"{_W}body"), headings, reading))
    for part in notes:
        for note in part if part is not None else ():
            if note.get(f"{_W}type", "normal") == "normal":
                blocks += _to_blocks(note, frozenset(), reading)
    return to_block_draft(blocks, media_type=MEDIA_TYPE)


def _parse(data: bytes, path: str) -> Any:
    """XML without entities, external parts or huge nodes.

    Raises:
        InputError: not well-formed, or it declares a document type.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
    except (etree.XMLSyntaxError, ValueError, RecursionError):
        raise InputError(
            "the Word document is damaged", path=path, hint="open and save it again"
        ) from None
    if root.getroottree().docinfo.doctype:
        raise InputError(
            "the Word document declares an XML document type, which none should", path=path
        )
    return root


def _heading_styles(styles: Any) -> frozenset[str]:
    """Ids of the styles that make a heading: by name, by outline level, or based on one."""
    if styles is None:
        return frozenset()
    based: dict[str, str] = {}
    found: set[str] = set()
    for style in styles.iterfind(f"{_W}style"):
        style_id = style.get(f"{_W}styleId", "")
        name = (_value(style, "name") or "").lower()
        if parent := _value(style, "basedOn"):
            based[style_id] = parent
        # Names of built-in styles are English in every edition of Word; ids are not.
        if name.startswith("heading ") or name in ("title", "subtitle"):
            found.add(style_id)
        elif _has_outline_level(style.find(f"{_W}pPr")):
            found.add(style_id)
    for style_id in based:
        at, steps = style_id, 0
        while at in based and at not in found and steps < 20:
            at, steps = based[at], steps + 1
        if at in found:
            found.add(style_id)
    return frozenset(found)


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{_W}{name}") if element is not None else None
    return child.get(f"{_W}val") if child is not None else None


def _has_outline_level(properties: Any) -> bool:
    level = _value(properties, "outlineLvl")
    return level is not None and level.isdigit() and int(level) < _BODY_LEVEL


def _to_blocks(container: Any, headings: frozenset[str], reading: Reading) -> Iterator[Block]:
    pending = ""  # text of paragraphs whose mark was deleted: it runs on into the next
    for paragraph in _paragraphs(container, reading):
        properties = paragraph.find(f"{_W}pPr")
        pending += "".join(_texts(paragraph))
        mark = properties.find(f"{_W}rPr") if properties is not None else None
        if mark is not None and any(
            mark.find(f"{_W}{name}") is not None for name in ("del", "moveFrom")
        ):
            continue
        style = _value(properties, "pStyle")
        yield Block(pending, style in headings or _has_outline_level(properties))
        pending = ""
    yield Block(pending)


def _paragraphs(container: Any, reading: Reading) -> Iterator[Any]:
    """Paragraphs in reading order; a stack, since content controls nest as deep as they like."""
    stack = [iter(container)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{_W}p":
            yield element
        elif element.tag == f"{_W}tbl" and not reading.tables:
            continue
        elif element.tag == f"{_W}tr" and element.find(f"{_W}trPr/{_W}del") is not None:
            continue
        elif isinstance(element.tag, str) and element.tag not in _UNSEEN:
            stack.append(iter(element))


def _texts(paragraph: Any) -> Iterator[str]:
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        tag = element.tag
        if tag == f"{_W}t":
            yield element.text or ""
        elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}ptab"):
            yield " "
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif not isinstance(tag, str) or tag in _UNSEEN or tag.endswith("}AlternateContent"):
            continue
        elif tag == f"{_W}r" and _is_hidden(element):
            continue
        else:
            stack.append(iter(element))


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "1") not in _OFF
