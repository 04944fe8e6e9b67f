"""Small Word documents, written by hand."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

STYLES = f"""<w:styles xmlns:w="{_W}">
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House head"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Deck"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
</w:styles>"""  # noqa: E501


def paragraph(*inner: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(inner)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def document(*blocks: str, prolog: str = "", **parts: str) -> bytes:
    """The bytes of a document; ``parts`` are further files of the folder ``word``."""
    body = f'{prolog}<w:document xmlns:w="{_W}"><w:body>{"".join(blocks)}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
        archive.writestr("word/styles.xml", STYLES)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def notes(*texts: str) -> str:
    inner = "".join(f"<w:footnote>{paragraph(run(text))}</w:footnote>" for text in texts)
    mark = f'<w:footnote w:type="separator">{paragraph(run("---"))}</w:footnote>'
    return f'<w:footnotes xmlns:w="{_W}">{mark}{inner}</w:footnotes>'
