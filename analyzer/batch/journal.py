"""What is finished, on disk: a run that was killed goes on where it was.

A journal is a folder of part files.  Each line of a part is one finished document: its key (what
decides its draft), its number of words, a checksum, and its rows as JSON.  Parts are only ever
appended to, by one process each, so a process that is killed leaves at most one torn last line,
which the checksum shows.  A key that stands in several parts counts once.
"""

from __future__ import annotations

import json
import os
import uuid
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

from analyzer.batch.tables import Rows

_SUFFIX = ".part"
_KEY_LENGTH = 64


class Entry(NamedTuple):
    """Where a finished document's line stands, and how many words the document has."""

    part: int
    offset: int
    length: int
    n_words: int


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished document, as it is written.

    Attributes:
        key: :attr:`analyzer.batch.items.Item.key`.
        n_words: words analysed, 0 for a failure.
        rows: what it adds to each table.
    """

    key: str
    n_words: int
    rows: Rows

    @property
    def line(self) -> bytes:
        rows = json.dumps(self.rows, ensure_ascii=False, separators=(",", ":")).encode()
        return b"%s %d %08x %s\n" % (self.key.encode(), self.n_words, zlib.crc32(rows), rows)


class PartWriter:
    """Appends finished documents to a part file of its own."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{os.getpid()}-{uuid.uuid4().hex[:8]}{_SUFFIX}"
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def write(self, finished: Finished) -> None:
        """Append one document; it outlives the process from here on."""
        if self._file is None:
            self._file = self._path.open("ab")
        self._file.write(finished.line)
        self._file.flush()


def write_part(folder: Path, name: str, finished: Iterable[Finished]) -> None:
    """Write a whole part at once: all of it is there or nothing.

    Args:
        folder: of the journal.
        name: of the part; a part of that name is replaced.
        finished: its documents.
    """
    half = folder / f".{name}.{os.getpid()}"
    with half.open("wb") as file:
        file.writelines(one.line for one in finished)
    half.replace(folder / f"{name}{_SUFFIX}")


class Index:
    """The finished documents of a journal, to be read at random.

    Holds about 200 bytes for each document, not its rows.
    """

    def __init__(self, folder: Path) -> None:
        self._parts = sorted(folder.glob(f"*{_SUFFIX}"))
        self._open: tuple[int, IO[bytes]] | None = None
        self.entries: dict[bytes, Entry] = {}
        for number, part in enumerate(self._parts):
            self._scan(number, part)

    def __contains__(self, key: str) -> bool:
        return bytes.fromhex(key) in self.entries

    def read(self, key: str) -> Rows:
        """The rows of a finished document; KeyError if it is not finished."""
        entry = self.entries[bytes.fromhex(key)]
        if self._open is None or self._open[0] != entry.part:
            self.close()
            self._open = (entry.part, self._parts[entry.part].open("rb"))
        file = self._open[1]
        file.seek(entry.offset)
        rows: Rows = json.loads(file.read(entry.length))
        return rows

    def close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def _scan(self, number: int, part: Path) -> None:
        offset = 0
        with part.open("rb") as file:
            for line in file:
                start = offset
                offset += len(line)
                if not line.endswith(b"\n") or line.count(b" ", 0, _KEY_LENGTH + 40) < 3:
                    continue
                key, n_words, checksum, rows = line[:-1].split(b" ", 3)
                try:
                    if zlib.crc32(rows) != int(checksum, 16):
                        continue
                    where = Entry(
                        number, start + len(line) - 1 - len(rows), len(rows), int(n_words)
                    )
                    self.entries.setdefault(bytes.fromhex(key.decode("ascii")), where)
                except ValueError:
                    continue  # torn, and then written over by nobody: not finished
