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


def dashboard_script() -> Path:
    """Script that Streamlit runs."""
    return _PACKAGE / "ui" / "__main__.py"


def dashboard_config() -> Path:
    """Streamlit's settings for the dashboard: the packaged copy first, else the checkout's."""
    packaged = _PACKAGE / "ui" / "streamlit.toml"
    return packaged if packaged.is_file() else _PACKAGE.parent / ".streamlit" / "config.toml"
