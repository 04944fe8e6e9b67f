"""Where a command writes, how it tells errors, and its exit status."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import typer

from analyzer.errors import AnalyzerError, ConfigError
from analyzer.outputs.terminal import Terminal, terminal_of, to_path, to_printable

FLAGGED, FAILED = 1, 2
STDIN = "-"
"""What stands for standard input among the paths."""
INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 plus the number of the signal, as shells report it."""


def to_json(value: object, terminal: Terminal, indent: int | None = 2) -> str:
    """JSON text with a final line break, in ASCII where the terminal shows nothing else."""
    return json.dumps(value, indent=indent, ensure_ascii=not terminal.unicode) + "\n"


@contextmanager
def writing(
    output: Path | None, paths: list[str]
) -> Iterator[tuple[Callable[[str], object], Terminal]]:
    """Where a command writes, and what can be shown there.

    A file is replaced only once everything is written, so that a failed run leaves no half file.

    Raises:
        ConfigError: the file is one of the drafts, or cannot be written.
    """
    if output is None:
        yield sys.stdout.write, terminal_of(sys.stdout)
        sys.stdout.flush()
        return
    if any(path != STDIN and os.path.realpath(path) == os.path.realpath(output) for path in paths):
        raise ConfigError("the output would replace a draft", path=output, hint="name another file")
    half = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with half.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file.write, Terminal()
        half.replace(output)
    except OSError as error:
        raise ConfigError(
            f"cannot write: {error.strerror or error}",
            path=output,
            hint="name a file in a folder that is there and can be written",
        ) from None
    finally:
        with suppress(OSError):
            half.unlink()


@contextmanager
def errors_shown() -> Iterator[None]:
    """Turn errors raised on purpose into a message and the exit status that goes with it."""
    try:
        yield
    except AnalyzerError as error:
        show_error(error)
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _discard_output()
        raise typer.Exit(PIPE_CLOSED) from None
    except OSError as error:
        _discard_output()
        show_error(AnalyzerError(f"cannot write: {error.strerror or error}"))
        raise typer.Exit(FAILED) from None


def _discard_output() -> None:
    """Python flushes standard output once more at exit, which would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show_error(error: AnalyzerError) -> None:
    """Print an error on standard error; file names in it cannot steer the terminal."""
    if error.path is not None:
        error.path = to_path(error.path)
    sys.stderr.write(f"whosays: {to_printable(str(error))}\n")
