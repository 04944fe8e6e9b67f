"""Documents at URLs that fsspec knows (``s3://``, ``file://`` …); only where a user names one."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.errors import InputError

MAX_FILE = 2_000_000_000
"""Largest archive or table that is fetched, in bytes."""


def is_url(path: str) -> bool:
    """``scheme://…``."""
    scheme, mark, _ = path.partition("://")
    return bool(mark) and scheme.isalnum()


def find_files(url: str, limits: dict[str, int], most: int) -> Iterator[tuple[str, bytes]]:
    """The files below a URL with a known suffix, sorted by name, one at a time.

    Args:
        url: a file or a folder.
        limits: suffix → most bytes to fetch.
        most: the same for a suffix not listed, of a file named itself.

    Raises:
        InputError: fsspec is not installed, or the place does not answer or is empty.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise InputError("URLs need fsspec", path=url, hint="pip install 'whosays[dask]'") from None
    try:
        system, root = url_to_fs(url)
        names = [root] if system.isfile(root) else sorted(system.find(root))
        for name in names:
            suffix = "." + name.rpartition(".")[2].lower()
            if suffix in limits or names == [root]:
                with system.open(name, "rb") as stream:
                    yield system.unstrip_protocol(name), stream.read(limits.get(suffix, most) + 1)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(
            f"cannot read this place: {type(error).__name__}: {error}", path=url
        ) from None
