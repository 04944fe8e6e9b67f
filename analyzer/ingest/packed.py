"""Zip archives, with limits that hold against bombs."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from analyzer.errors import InputError

MAX_ENTRIES = 100_000
MAX_TOTAL = 2_000_000_000
"""Most bytes that an archive may unpack to."""
MAX_RATIO = 200
"""Most bytes an entry may unpack to for each packed one; text has 3 to 10."""
RATIO_FROM = 1_000_000
"""Smaller entries may be packed as tightly as they like: they do no harm."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def open_zip(source: Path | bytes, path: str, *, kind: str = "zip archive") -> zipfile.ZipFile:
    """Open an archive whose directory is sound and within the limits.

    Args:
        path: what it is called in errors.
        kind: what it should be, in words.

    Raises:
        InputError: no zip archive, damaged, or it would unpack to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except _BROKEN:
        raise InputError(
            f"this is not a {kind}, or it is damaged or cut off",
            path=path,
            hint="fetch the file again",
        ) from None
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_TOTAL:
        archive.close()
        raise InputError(
            f"the archive holds {len(entries):,} entries of {total / 1e6:,.0f} MB "
            f"(at most {MAX_ENTRIES:,} and {MAX_TOTAL / 1e6:,.0f} MB)",
            path=path,
            hint="unpack it yourself and name the folder",
        )
    return archive


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str, limit: int) -> bytes:
    """Unpack one entry.

    The limit is on what really comes out, whatever the archive's directory promises.

    Raises:
        InputError: encrypted, damaged, or larger than ``limit`` bytes.
    """
    if entry.flag_bits & 0x1:
        raise InputError("this is encrypted", path=path, hint="save it without a password")
    packed = max(1, entry.compress_size)
    if entry.file_size > limit or (
        entry.file_size > RATIO_FROM and entry.file_size / packed > MAX_RATIO
    ):
        raise InputError(
            f"this would unpack to {entry.file_size / 1e6:,.1f} MB "
            f"from {packed / 1e6:,.3f} MB: too much, as in a zip bomb",
            path=path,
        )
    try:
        with archive.open(entry) as stream:
            data = stream.read(limit + 1)
    except (*_BROKEN, RuntimeError):
        raise InputError("this is damaged", path=path, hint="fetch the file again") from None
    if len(data) > limit:
        raise InputError("this unpacks to more than it says, as a zip bomb does", path=path)
    return data
