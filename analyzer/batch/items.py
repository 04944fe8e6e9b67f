"""The documents of a batch, found lazily: files, members of archives, rows of tables."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from analyzer.batch.paths import Failed
from analyzer.batch.remote import MAX_FILE, find_files, is_url
from analyzer.errors import AnalyzerError, InputError
from analyzer.ingest import (
    ARCHIVES,
    MAX_BYTES,
    SUFFIXES,
    TABLES,
    from_text,
    read_bytes,
    read_file,
)
from analyzer.ingest.options import Reading
from analyzer.ingest.tables import TableColumns
from analyzer.types import Draft

__all__ = ["Item", "TableColumns", "find_items"]


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a batch.

    Attributes:
        path: what it is called in every table, unlike any other's: a file's path,
            ``archive.zip!/member.txt``, or ``table.csv#12`` for the twelfth row.
        data: its bytes; ``None`` while they are still in the file at ``path``.
        text: its text, for a row of a table; ``data`` is ``None`` then.
        title: headline that came beside the text.
        id: what its table calls it.
        size: bytes, or characters of a row.
    """

    path: str
    data: bytes | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    title: str | None = None
    id: str | None = None
    size: int = 0

    def loaded(self) -> Item:
        """The item with its bytes at hand, so that it can be sent to another process.

        Raises:
            InputError: the file cannot be read.
        """
        if self.data is not None or self.text is not None:
            return self
        data = read_file(self.path)
        return replace(self, data=data, size=len(data))

    @property
    def key(self) -> str:
        """SHA-256 of all that decides the draft; of a loaded item only."""
        digest = hashlib.sha256()
        for part in (self.path, self.id, self.title, self.text):
            given = b"" if part is None else b"=" + part.encode("utf-8", "surrogatepass")
            digest.update(len(given).to_bytes(8, "big") + given)
        digest.update(self.data or b"")
        return digest.hexdigest()

    def to_draft(self, reading: Reading | None = None) -> Draft:
        """Read the document.

        Raises:
            InputError: see :func:`analyzer.ingest.read_bytes`.
        """
        if self.text is not None:
            return from_text(self.text, title=self.title, path=self.path)
        data = self.data if self.data is not None else read_file(self.path)
        return read_bytes(data, name=self.path, reading=reading)


def find_items(
    paths: Iterable[str | Path], columns: TableColumns | None = None
) -> Iterator[Item | Failed]:
    """The documents that paths stand for, each once, lazily and in a fixed order.

    A directory stands for the documents, archives and tables below it, sorted by path; hidden
    files are skipped, and links to directories are not followed.

    Args:
        paths: files and directories; URLs that fsspec knows.
        columns: where a table has text, title and id; without a text column tables are failures.
    """
    seen: set[str] = set()
    for given in paths:
        if is_url(str(given)):
            yield from _fetched(str(given), columns)
            continue
        path = Path(given)
        if not path.exists():
            yield Failed(
                str(path),
                InputError("no such file or directory", path=path, hint="check the path"),
                "find",
            )
            continue
        is_folder = path.is_dir()
        found_any = False
        for found in _walk(path) if is_folder else iter((path,)):
            found_any = True
            real = os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                yield from _to_items(found, columns)
        if not found_any:
            known = ", ".join((*SUFFIXES, *ARCHIVES, *TABLES))
            yield Failed(
                str(path),
                InputError("no drafts in this directory", path=path, hint=f"drafts end in {known}"),
                "find",
            )


def items_of(
    name: str, data: bytes, columns: TableColumns | None = None
) -> Iterator[Item | Failed]:
    """The documents in the bytes of a file, such as an upload: one, or those of an archive."""
    suffix = Path(name).suffix.lower()
    try:
        if suffix in ARCHIVES:
            yield from _members(name, data, columns)
        elif suffix in TABLES:
            yield from _rows(name, data, columns)
        else:
            yield Item(name, data=data, size=len(data))
    except AnalyzerError as error:
        yield Failed(name, error)


def _fetched(url: str, columns: TableColumns | None) -> Iterator[Item | Failed]:
    limits = dict.fromkeys(SUFFIXES, MAX_BYTES) | dict.fromkeys((*ARCHIVES, *TABLES), MAX_FILE)
    try:
        for name, data in find_files(url, limits, MAX_BYTES):
            yield from items_of(name, data, columns)
    except AnalyzerError as error:
        yield Failed(url, error, "find")


def _to_items(path: Path, columns: TableColumns | None) -> Iterator[Item | Failed]:
    suffix = path.suffix.lower()
    if suffix not in ARCHIVES and suffix not in TABLES:
        try:
            size = path.stat().st_size
        except OSError:
            size = 0  # reading it will say what is wrong
        yield Item(str(path), size=min(size, MAX_BYTES))
        return
    try:
        if suffix in ARCHIVES:
            yield from _members(str(path), path, columns)
        else:
            yield from _rows(str(path), path, columns)
    except AnalyzerError as error:
        yield Failed(str(path), error)


def _members(
    name: str, source: Path | bytes, columns: TableColumns | None
) -> Iterator[Item | Failed]:
    from analyzer.ingest.archive import read_members

    wanted = frozenset((*SUFFIXES, *TABLES))
    for member, data in read_members(source, name, wanted, MAX_BYTES):
        path = f"{name}!/{member}"
        if isinstance(data, AnalyzerError):
            yield Failed(path, data)
        elif Path(member).suffix.lower() in TABLES:
            yield from items_of(path, data, columns)
        else:
            yield Item(path, data=data, size=len(data))


def _rows(name: str, source: Path | bytes, columns: TableColumns | None) -> Iterator[Item | Failed]:
    from analyzer.ingest.tables import read_rows

    if columns is None:
        raise InputError(
            "this is a table, and nobody said which column holds the text",
            path=name,
            hint="give --text-column",
        )
    for row in read_rows(source, name, columns):
        path = f"{name}#{row.number}"
        if row.error is not None:
            yield Failed(path, row.error)
        else:
            yield Item(path, text=row.text, title=row.title, id=row.id, size=len(row.text))


def _walk(directory: Path) -> Iterator[Path]:
    """Files below a directory with a known suffix, sorted by path, one folder at a time."""
    try:
        entries = sorted(os.scandir(directory), key=lambda entry: entry.name)
    except OSError:
        yield directory  # reading it will say what is wrong
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif Path(entry.name).suffix.lower() in (*SUFFIXES, *ARCHIVES, *TABLES):
            yield Path(entry.path)
