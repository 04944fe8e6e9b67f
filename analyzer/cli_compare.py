"""The command ``whosays compare``: what became of the flags from one version to the next."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli_config import LexiconFolder, Profile
from analyzer.cli_settings import make_settings
from analyzer.console import FLAGGED, STDIN, errors_shown, to_json, writing
from analyzer.errors import ConfigError

if TYPE_CHECKING:
    from analyzer.types import Draft, Report


class CompareFormat(StrEnum):
    """Formats of ``whosays compare``."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command to ``whosays``."""
    app.command("compare")(compare_drafts)


def compare_drafts(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The earlier version, or - for standard input.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later version, or -.")],
    output_format: Annotated[
        CompareFormat, typer.Option("--format", "-f", help="How to write it.")
    ] = CompareFormat.TEXT,
    fail_level: Annotated[
        int,
        typer.Option(
            "--fail-level",
            min=1,
            max=3,
            help="Exit with 1 if a new flag has at least this severity.",
        ),
    ] = 2,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 even if there are new flags.")
    ] = False,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings in a TOML file.")
    ] = None,
    profile: Profile = None,
    lexicons: LexiconFolder = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
) -> None:
    """Compare two versions of a draft.

    Flags that are fixed, new, still open and moved; the measures before and after.
    """
    worst = 0
    with errors_shown(), writing(output, [old, new]) as (write, terminal):
        from analyzer.compare import Fate, compare
        from analyzer.outputs.comparison import to_dict, to_text

        comparison = compare(*_analyse(old, new, config, profile, lexicons))
        if output_format is CompareFormat.JSON:
            write(to_json(to_dict(comparison), terminal))
        else:
            write(to_text(comparison, terminal))
        worst = max((one.flag.severity for one in comparison.of(Fate.NEW)), default=0)
    if worst >= fail_level and not exit_zero:
        raise typer.Exit(FLAGGED)


def _analyse(
    old: str, new: str, config: Path | None, profile: str | None, lexicons: Path | None
) -> tuple[Report, Report]:
    """The reports of both versions.

    Raises:
        AnalyzerError: a draft cannot be read, or the settings are bad.
    """
    from analyzer.pipeline import load_pipeline
    from analyzer.report import analyze

    settings = make_settings(config, profile=profile, lexicons=lexicons)
    if old == new == STDIN:
        raise ConfigError(
            "standard input holds one version", value="- -", hint="give the other one as a file"
        )
    drafts = [_read(path) for path in (old, new)]
    nlp = load_pipeline(settings.model)
    before, after = (analyze(draft, settings=settings, nlp=nlp) for draft in drafts)
    return before, after


def _read(path: str) -> Draft:
    """A version, from a file or from standard input.

    Raises:
        InputError: it cannot be read.
    """
    from analyzer.ingest import MAX_BYTES, read_bytes, read_draft

    if path != STDIN:
        return read_draft(path)
    return read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1))
