"""The few errors this package raises on purpose.

Every error says what is wrong and what the user can do about it: the path, line and column
where it was met, the offending value, and a hint.  The command line prints them without a
traceback and exits with status 2; the dashboard shows them in place of a result.
"""

from __future__ import annotations

from pathlib import Path


class AnalyzerError(Exception):
    """Base of every deliberate error.

    Args:
        message: what is wrong, one sentence, no trailing full stop needed.
        path: file the problem is in.
        line: 1-based line in that file.
        column: 1-based column in that line.
        value: the offending value, shown as ``repr`` and shortened to 80 characters.
        hint: what to do about it.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | Path | None = None,
        line: int | None = None,
        column: int | None = None,
        value: object | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = str(path) if path is not None else None
        self.line = line
        self.column = column
        self.value = value
        self.hint = hint

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        text = f"{where}: {self.message}" if where else self.message
        if self.value is not None:
            shown = repr(self.value)
            text += f" (got {shown if len(shown) <= 80 else shown[:77] + '...'})"
        if self.hint:
            text += f"\n  hint: {self.hint}"
        return text


class InputError(AnalyzerError):
    """A draft cannot be read: missing, empty, binary, too large, wrong encoding, broken format."""


class ConfigError(AnalyzerError):
    """An option, profile or rule name is unknown or has a bad value."""


class LexiconError(AnalyzerError):
    """One or more rows of a lexicon file are bad; ``problems`` lists every one of them."""

    def __init__(self, message: str, *, problems: tuple[str, ...] = (), **where: object) -> None:
        super().__init__(message, **where)  # type: ignore[arg-type]
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join((super().__str__(), *("  " + problem for problem in self.problems)))


class PipelineError(AnalyzerError):
    """A language pipeline cannot be loaded or lacks a component the analysis needs."""


class StoreError(AnalyzerError):
    """The store of decisions cannot be opened, read or written."""
