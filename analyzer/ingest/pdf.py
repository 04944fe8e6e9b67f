"""The text layer of PDF files to drafts."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import replace

from analyzer.errors import InputError
from analyzer.ingest.decoding import replace_surrogates
from analyzer.ingest.options import Reading
from analyzer.ingest.plain import to_plain_draft
from analyzer.types import Draft

MEDIA_TYPE = "application/pdf"

MAX_PAGES = 2_000
MIN_RUNNING_PAGES = 3
"""A first or last line that this many pages share, their numbers aside, is no prose."""

_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_NUMBER = re.compile(r"\d+")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad]")
_WARNING = "read from the text layer of a PDF: check the order of columns and the hyphens"


def to_pdf_draft(data: bytes, path: str | None, reading: Reading) -> Draft:
    """Read the text of a PDF file; words broken at a line's end are joined.

    Raises:
        InputError: damaged, encrypted, too many pages, or without a text layer (a scan).
    """
    del reading  # a PDF does not say what is a table or a footnote
    text = _join(_read_pages(data, path))
    if not text.strip():
        raise InputError(
            "the PDF file has no text layer", path=path, hint="run text recognition (OCR) on it"
        )
    draft = to_plain_draft(text)
    return replace(draft, media_type=MEDIA_TYPE, is_derived=True, warnings=(_WARNING,))


def _read_pages(data: bytes, path: str | None) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(
                "the PDF file is encrypted", path=path, hint="save it without a password"
            )
        if len(reader.pages) > MAX_PAGES:
            raise InputError(
                f"the PDF file has more than {MAX_PAGES:,} pages",
                path=path,
                hint="split it into articles",
            )
        return [page.extract_text() or "" for page in reader.pages]
    except InputError:
        raise
    except FileNotDecryptedError:
        raise InputError(
            "the PDF file is encrypted", path=path, hint="save it without a password"
        ) from None
    except (PyPdfError, RecursionError, ArithmeticError, LookupError, TypeError, ValueError,
            AttributeError, AssertionError, OSError, NotImplementedError) as error:  # fmt: skip
        # pypdf meets damaged files with whatever its code happens to raise.
        raise InputError(
            f"the PDF file is damaged or uses what cannot be read ({type(error).__name__})",
            path=path,
            hint="open it and save its text",
        ) from None


def _join(pages: list[str]) -> str:
    lines = [
        [line.rstrip() for line in _INVISIBLE.sub("", replace_surrogates(page)[0]).splitlines()]
        for page in pages
    ]
    lines = [[line for line in page if line.strip()] for page in lines]
    running = _find_running(lines)
    kept = [
        line
        for page in lines
        for number, line in enumerate(page)
        if not (number in (0, len(page) - 1) and _shape(line) in running)
    ]
    return _HYPHEN.sub("", "\n".join(kept))


def _find_running(pages: list[list[str]]) -> set[str]:
    """Shapes of the first and last lines that pages have in common: running heads and numbers."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(line) for line in (page[:1] + page[-1:])})
    least = max(MIN_RUNNING_PAGES, len(pages) // 3)
    return {shape for shape, count in counts.items() if count >= least}


def _shape(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split()))
