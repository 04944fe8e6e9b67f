"""Read drafts: files, bytes and pasted text become :class:`analyzer.types.Draft` records.

Offsets are fixed here.  The text of a plain or Markdown draft is the decoded text of its input as
given, line ends included (for a file, what ``open(path, encoding=…, newline="")`` reads; a
byte-order mark is dropped).  What is not prose lies outside the paragraphs or in
:attr:`Draft.masked`.  Formatted documents (web pages, Word, PDF, mail) have a text made by their
reader, and ``is_derived`` is true.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from analyzer.errors import InputError
from analyzer.ingest.decoding import check_text, decode, replace_surrogates
from analyzer.ingest.markdown import to_markdown_draft
from analyzer.ingest.masking import analysed_text, blank_ranges
from analyzer.ingest.options import Reading
from analyzer.ingest.plain import to_plain_draft
from analyzer.types import Draft

__all__ = [
    "ARCHIVES",
    "MAX_BYTES",
    "SUFFIXES",
    "TABLES",
    "Reading",
    "analysed_text",
    "blank_ranges",
    "find_drafts",
    "from_text",
    "read_bytes",
    "read_draft",
    "read_file",
]

MAX_BYTES = 10_000_000
"""Largest draft, in bytes (of UTF-8 for pasted text); a long book has about a tenth of that."""

_TEXT_READERS = {
    ".txt": to_plain_draft,
    ".text": to_plain_draft,
    ".md": to_markdown_draft,
    ".markdown": to_markdown_draft,
}
"""Reader of decoded text for each suffix, in lower case.  No suffix at all means plain text."""

_FORMATTED = {
    ".html": "html.to_html_draft",
    ".htm": "html.to_html_draft",
    ".docx": "docx.to_docx_draft",
    ".pdf": "pdf.to_pdf_draft",
    ".eml": "mail.to_mail_draft",
}
"""Reader of the bytes of a formatted document for each suffix, imported when it is needed."""

SUFFIXES = (*_TEXT_READERS, *_FORMATTED)
"""Suffixes of the files that hold one draft, in lower case."""
ARCHIVES = (".zip",)
"""Suffixes of the files that hold files of drafts (:mod:`analyzer.ingest.archive`)."""
TABLES = (".csv", ".jsonl", ".parquet")
"""Suffixes of the files that hold a draft in each row (:mod:`analyzer.ingest.tables`)."""

_READABLE = re.compile(r"[^\s\ufeff\u200b-\u200f\u2060\u00ad]")


def read_draft(path: str | Path, *, reading: Reading | None = None) -> Draft:
    """Read one file.

    Raises:
        InputError: missing, a directory, unreadable, too large, empty, binary, undecodable, or of
            a suffix that is not in :data:`SUFFIXES`.
    """
    return read_bytes(read_file(path), name=str(path), reading=reading)


def read_file(path: str | Path) -> bytes:
    """The bytes of a file, and never much more than a draft may have.

    Raises:
        InputError: missing, a directory, or unreadable.
    """
    path = Path(path)
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError("no such file", path=path, hint="check the path") from None
    except IsADirectoryError:
        raise InputError(
            "this is a directory, not a draft", path=path, hint="name the files inside it"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"cannot read this: {reason}", path=path, hint="see to it that you may read it"
        ) from None


def read_bytes(data: bytes, *, name: str | None = None, reading: Reading | None = None) -> Draft:
    """Read the bytes of a draft, as from standard input or an upload.

    Args:
        data: the whole input.
        name: file name; its suffix picks the reader, and it becomes the draft's path.
        reading: what of a formatted document is read; defaults if left out.

    Raises:
        InputError: see :func:`read_draft`.
    """
    suffix = Path(name).suffix.lower() if name else ""
    if suffix and suffix not in SUFFIXES:
        raise _unsupported(suffix, name)
    _check_size(len(data), name)
    if suffix in _FORMATTED:
        module, function = _FORMATTED[suffix].split(".")
        read = getattr(import_module(f"analyzer.ingest.{module}"), function)
        draft: Draft = read(data, name, reading or Reading())
        _check_size(len(draft.text), name)
        check_text(draft.text, path=name)
        _check_readable(draft.text, name)
        return replace(draft, path=name)
    decoded = decode(data, path=name)
    text, warnings = replace_surrogates(decoded.text)
    _check_readable(text, name)
    draft = _TEXT_READERS.get(suffix, to_plain_draft)(text)
    _check_prose(draft, name)
    return replace(
        draft,
        path=name,
        encoding=decoded.encoding,
        encoding_guessed=decoded.is_guessed,
        warnings=(*decoded.warnings, *warnings, *draft.warnings),
    )


def from_text(text: str, *, title: str | None = None, path: str | None = None) -> Draft:
    """Make a draft of pasted text.

    Args:
        text: the text; lone surrogates in it are replaced by U+FFFD one for one, with a warning.
        title: headline.  If the text does not begin with it, the draft's text is the title, an
            empty line and the text, and ``is_derived`` is true.
        path: where the text came from, to be shown; its suffix does not matter.

    Raises:
        InputError: empty, too large, or not text.
    """
    if len(text) > MAX_BYTES:
        _check_size(len(text), path)
    text, warnings = replace_surrogates(text)
    title = replace_surrogates(title)[0] if title else None
    _check_size(len(text.encode()), path)
    check_text(text, path=path)
    if title:
        check_text(title, path=path)
    _check_readable(text, path)
    draft = to_plain_draft(text, title=title)
    return replace(draft, path=path, warnings=(*warnings, *draft.warnings))


def find_drafts(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Yield the drafts that ``paths`` name, each once.

    A file is yielded as it is, whatever its suffix, so that reading it can say what is wrong with
    it.  A directory yields the files below it that have a supported suffix, sorted by path;
    hidden files and directories are skipped, and links to directories are not followed.  One that
    cannot be listed is yielded itself, for the same reason.

    Raises:
        InputError: a path does not exist.
    """
    seen: set[Path] = set()
    for path in map(Path, paths):
        if not path.exists():
            raise InputError("no such file or directory", path=path, hint="check the path")
        for found in _walk(path) if path.is_dir() else (path,):
            resolved = found.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield found


def _walk(directory: Path) -> Iterator[Path]:
    found: list[Path] = []

    def keep_unreadable(error: OSError) -> None:
        found.append(Path(error.filename or directory))

    for folder, subfolders, names in os.walk(directory, onerror=keep_unreadable):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        found += (
            Path(folder, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
        )
    return iter(sorted(found))


def _unsupported(suffix: str, path: str | None) -> InputError:
    if suffix in (*ARCHIVES, *TABLES):
        hint = "`whosays batch` reads archives and tables"
    else:
        known = ", ".join(SUFFIXES)
        hint = f"supported: {known}; otherwise save the draft as text or paste it"
    return InputError("unsupported kind of file", path=path, value=suffix, hint=hint)


def _check_size(size: int, path: str | None) -> None:
    if size > MAX_BYTES:
        raise InputError(
            f"the draft is larger than {MAX_BYTES // 1_000_000} MB",
            path=path,
            hint="split it into articles",
        )


def _check_readable(text: str, path: str | None) -> None:
    if not _READABLE.search(text):
        raise InputError(
            "the draft is empty", path=path, hint="give a file or paste text with some words in it"
        )


def _check_prose(draft: Draft, path: str | None) -> None:
    if not draft.paragraphs:
        raise InputError(
            "the draft holds markup but no prose",
            path=path,
            hint="code, tables and images are not analysed",
        )
