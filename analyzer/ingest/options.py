"""What of a formatted document is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Options of the readers of formatted documents; plain text and Markdown have none.

    Attributes:
        tables: keep the text of tables (.docx, .html), one paragraph for each cell.
        footnotes: keep footnotes and endnotes (.docx), after the body.
    """

    tables: bool = False
    footnotes: bool = False
