"""Drafts inside a zip archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from analyzer.errors import InputError
from analyzer.ingest.packed import open_zip, read_entry


def read_members(
    source: Path | bytes, path: str, suffixes: frozenset[str], limit: int
) -> Iterator[tuple[str, bytes | InputError]]:
    """The documents of an archive, one at a time, in the archive's order.

    Hidden files, folders and other kinds of file are skipped; archives inside it are not opened.
    Nothing is written anywhere, so an entry that points outside (``../a.txt``) is read like others.

    Args:
        source: the archive's file or bytes.
        path: what it is called in errors.
        suffixes: of the documents wanted, in lower case.
        limit: most bytes of a document.

    Yields:
        A name, unique in the archive, and the bytes or why they cannot be had.

    Raises:
        InputError: see :func:`analyzer.ingest.packed.open_zip`.
    """
    seen: dict[str, int] = {}
    with open_zip(source, path) as archive:
        for entry in archive.infolist():
            parts = PurePosixPath(entry.filename).parts
            if (
                entry.is_dir()
                or any(_is_hidden(part) for part in parts)
                or PurePosixPath(entry.filename).suffix.lower() not in suffixes
            ):
                continue
            name = entry.filename
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                name = str(
                    PurePosixPath(name).with_stem(f"{PurePosixPath(name).stem}~{seen[name]}")
                )
            try:
                yield name, read_entry(archive, entry, f"{path}!/{name}", limit)
            except InputError as error:
                yield name, error


def _is_hidden(part: str) -> bool:
    return part.startswith((".", "__MACOSX")) and part != ".."
