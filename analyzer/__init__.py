"""Who Says? finds who says what in a news draft, and where nobody does.

>>> from analyzer import analyze
>>> report = analyze("Sources close to the mayor said the bridge would close.")

Importing the package is cheap: the language pipeline and its libraries load with the first
analysis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["Settings", "__version__", "analyze", "analyze_many"]

if TYPE_CHECKING:
    from analyzer.config import Settings
    from analyzer.report import analyze, analyze_many

_HOME = {
    "analyze": "analyzer.report",
    "analyze_many": "analyzer.report",
    "Settings": "analyzer.config",
}


def __getattr__(name: str) -> Any:
    """Import the public names on first use (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
