"""Bytes to text: which encoding, and what to say when it had to be guessed.

In order: a byte-order mark settles it (the mark itself is dropped, as Python's ``utf-8-sig`` and
``utf-16`` do); zero bytes at every other place are UTF-16 without a mark; valid UTF-8 is UTF-8;
mostly valid UTF-8 with a few broken bytes is UTF-8 with those bytes replaced; anything else is
one of the single-byte encodings English drafts come in, chosen by charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from analyzer.errors import InputError

SINGLE_BYTE = ("cp1252", "mac_roman")
"""Encodings charset-normalizer chooses from: Windows and old Macintosh word processors.  A wider
choice makes it mistake short English texts for encodings of other languages."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich-text file"),
)
_HINT = "save the draft as UTF-8 text (.txt or .md), or paste its text"

_SAMPLE = 4096
_MIN_ZERO_SHARE = 0.3
"""Share of zero bytes at odd or even places that shows UTF-16; English has nearly all."""
_MAX_STRAY_ZERO_SHARE = 0.02
_VALID_PER_BROKEN = 4
"""Valid multi-byte characters per broken byte above which broken UTF-8 is still UTF-8."""
_MAX_CONTROL_SHARE = 0.01
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTI_BYTE = re.compile(r"[^\x00-\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text of some bytes, the encoding they were read with, and what to warn of."""

    text: str
    encoding: str
    is_guessed: bool
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, path: str | None = None) -> Decoded:
    """Decode the bytes of a draft.

    Raises:
        InputError: the bytes are no text, or in no encoding that could be told.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"this is {what}, not text", path=path, hint=_HINT)
    decoded = _decode_marked(data, path) or _decode_unmarked(data, path)
    check_text(decoded.text, path=path)
    return decoded


def check_text(text: str, *, path: str | None = None) -> None:
    """Refuse what is decoded but no text.

    Raises:
        InputError: the text holds NUL or mostly control characters, as binary data does.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            "the draft holds NUL characters: binary data or a broken file",
            path=path,
            line=line,
            hint=_HINT,
        )
    if len(_CONTROL.findall(text)) > max(2, _MAX_CONTROL_SHARE * len(text)):
        raise InputError(
            "the draft is full of control characters: binary data", path=path, hint=_HINT
        )


def replace_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace lone surrogates, which no encoding can write, by U+FFFD one for one."""
    clean, count = _SURROGATE.subn("\ufffd", text)
    if not count:
        return text, ()
    return clean, (f"{count} broken character{'s' * (count > 1)} (lone surrogates) replaced",)


def _decode_marked(data: bytes, path: str | None) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), name, False)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"the draft starts with the mark of {name} but is not valid {name} "
                    f"at byte {error.start}",
                    path=path,
                    hint=_HINT,
                ) from None
    return None


def _decode_unmarked(data: bytes, path: str | None) -> Decoded:
    if name := _find_utf16(data):
        try:
            return _guessed(data.decode(name), name)
        except UnicodeDecodeError:
            pass
    try:
        return Decoded(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError as error:
        first_broken = error.start
    if b"\0" in data:
        raise InputError(
            "the draft holds NUL bytes: binary data or a broken file", path=path, hint=_HINT
        )
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if len(_MULTI_BYTE.findall(text)) - broken >= _VALID_PER_BROKEN * broken:
        line = data.count(b"\n", 0, first_broken) + 1
        plural = "s" * (broken > 1)
        warning = f"line {line}: {broken} broken character{plural} in UTF-8 text replaced"
        return Decoded(text, "utf-8", True, (warning,))
    return _decode_single_byte(data, path)


def _decode_single_byte(data: bytes, path: str | None) -> Decoded:
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    match = from_bytes(data, cp_isolation=list(SINGLE_BYTE)).best()
    if match is not None:
        return _guessed(data.decode(match.encoding), match.encoding)
    try:
        return _guessed(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        raise InputError("the draft's encoding cannot be told", path=path, hint=_HINT) from None


def _guessed(text: str, name: str) -> Decoded:
    shown = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}.get(name, name.upper())
    return Decoded(text, name, True, (f"encoding guessed: {shown}; check accents and quotes",))


def _find_utf16(data: bytes) -> str | None:
    """Name the UTF-16 variant whose zero bytes show in the sample, if one does."""
    sample = data[: _SAMPLE & ~1]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= _MIN_ZERO_SHARE and even <= _MAX_STRAY_ZERO_SHARE:
        return "utf-16-le"
    if even >= _MIN_ZERO_SHARE and odd <= _MAX_STRAY_ZERO_SHARE:
        return "utf-16-be"
    return None
