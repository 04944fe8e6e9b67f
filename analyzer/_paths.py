"""Where the data that ships with the package lies, in a wheel and in a checkout.

In an installed wheel the lexicons are ``analyzer/lexicons``; in a checkout (and an editable
install) they are ``lexicons`` beside the package, where editors of the vocabulary look for them.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def lexicon_dir() -> Path:
    """Folder of the shipped ``*.csv`` lexicons: the packaged copy first, else the checkout's."""
    packaged = _PACKAGE / "lexicons"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "lexicons"


def model_dir() -> Path:
    """Folder of the shipped language pipeline, its card and its licence."""
    return _PACKAGE / "model"
