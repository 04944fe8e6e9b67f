"""The ``whosays`` command: check drafts, list sources, explain rules, start the dashboard.

Only shows what the rest of the package decides.  Everything heavy is imported inside the
commands, so that ``whosays --help`` answers at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from analyzer import __version__, cli_batch, cli_compare, cli_config, cli_decisions, cli_score
from analyzer.cli_config import Config, LexiconFolder, Model, Paths, Profile, Title
from analyzer.cli_reports import Outcome, find_reports, is_single, split_names
from analyzer.cli_settings import make_settings
from analyzer.console import FAILED, FLAGGED, errors_shown, to_json, writing
from analyzer.garbage import collect_rarely
from analyzer.threads import use_one_thread

if TYPE_CHECKING:
    from analyzer.outputs.terminal import Terminal
    from analyzer.types import Report

app = typer.Typer(
    name="whosays",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Find who says what in a news draft, and where nobody does. "
    "Drafts never leave this machine.",
    epilog="Exit status: 0 no flag at or above the fail level, 1 some, 2 something could not be "
    "read or understood (everything else is still reported).",
)


class Format(StrEnum):
    """Formats of ``whosays check``."""

    TEXT = "text"
    LINE = "line"
    JSON = "json"
    JSONL = "jsonl"


class TableFormat(StrEnum):
    """Formats of ``whosays sources``."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class ListFormat(StrEnum):
    """Formats of ``whosays rules``."""

    TABLE = "table"
    JSON = "json"


Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Only these rules or categories (SRC,ATT-…)."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="All but these rules or categories."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
]


def main() -> NoReturn:
    """Entry point of the ``whosays`` script."""
    use_one_thread()
    collect_rarely()
    for stream in (sys.stdout, sys.stderr):
        # A draft's characters must not crash a terminal that cannot show them.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()
    sys.exit()


def _show_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"whosays {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


@app.command()
def check(
    paths: Paths,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How to write the reports.")
    ] = Format.TEXT,
    min_severity: Annotated[
        int | None,
        typer.Option(
            "--min-severity",
            min=1,
            max=3,
            help="Leave out flags below it: 1 consider, 2 should fix, 3 must fix.",
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_level: Annotated[
        int,
        typer.Option(
            "--fail-level", min=1, max=3, help="Exit with 1 if a flag has at least this severity."
        ),
    ] = 2,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 even if there are flags.")
    ] = False,
    decisions: Annotated[
        bool,
        typer.Option(
            "--decisions",
            help="Respect what editors decided on the dashboard: dismissed flags are listed as "
            "such and do not count.",
        ),
    ] = False,
    title: Title = None,
    model: Model = None,
    config: Config = None,
    profile: Profile = None,
    lexicons: LexiconFolder = None,
    output: Output = None,
) -> None:
    """Flag weak sourcing and framing in drafts.

    Finds vague and anonymous sources, claims that nobody answers for, hedges that nobody owns,
    and loaded wording in the reporter's own voice.
    """
    outcome = Outcome()
    with errors_shown(), writing(output, paths) as (write, terminal):
        settings = make_settings(
            config,
            model=model,
            select=split_names(select),
            ignore=split_names(ignore),
            min_severity=min_severity,
            profile=profile,
            lexicons=lexicons,
        )
        with cli_decisions.deciding(settings, is_asked=decisions) as decided:
            reports = find_reports(paths, settings, title, outcome, decided)
            for chunk in _check_chunks(output_format, reports, terminal, is_single(paths)):
                write(chunk)
    if outcome.has_failed:
        raise typer.Exit(FAILED)
    if outcome.worst >= fail_level and not exit_zero:
        raise typer.Exit(FLAGGED)


@app.command()
def sources(
    paths: Paths,
    table_format: Annotated[
        TableFormat, typer.Option("--format", "-f", help="How to write the sources.")
    ] = TableFormat.TABLE,
    title: Title = None,
    model: Model = None,
    config: Config = None,
    profile: Profile = None,
    lexicons: LexiconFolder = None,
    output: Output = None,
) -> None:
    """List the sources of drafts.

    Who they are, how far a reader can trace them, and how much of the draft rests on each.
    """
    from analyzer.outputs import ledger
    from analyzer.outputs.terminal import to_path, to_table

    outcome = Outcome()
    with errors_shown(), writing(output, paths) as (write, terminal):
        settings = make_settings(config, model=model, profile=profile, lexicons=lexicons)
        reports = find_reports(paths, settings, title, outcome)
        if table_format is TableFormat.CSV:
            write(ledger.to_csv(reports))
        elif table_format is TableFormat.JSON:
            rows = [row for report in reports for row in ledger.to_rows(report)]
            write(to_json(rows, terminal))
        else:
            for report in reports:
                lines = [terminal.style(to_path(report.facts.draft.path), "bold")]
                lines += to_table(*ledger.short_rows(report), terminal)
                write("\n".join(lines) + "\n")
    if outcome.has_failed:
        raise typer.Exit(FAILED)


@app.command()
def rules(
    list_format: Annotated[
        ListFormat, typer.Option("--format", "-f", help="How to write the list.")
    ] = ListFormat.TABLE,
) -> None:
    """List every rule and its severity."""
    from analyzer.outputs.catalogue import to_rows, to_rule_table

    with errors_shown(), writing(None, []) as (write, terminal):
        if list_format is ListFormat.JSON:
            write(to_json(to_rows(), terminal))
        else:
            write("\n".join(to_rule_table(terminal)) + "\n")


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule id, such as SRC-REL.")],
) -> None:
    """Explain one rule.

    What it finds, why it matters, how to tell it from its neighbours, and what it rests on.
    """
    from analyzer.outputs.catalogue import to_explanation

    with errors_shown(), writing(None, []) as (write, terminal):
        write(to_explanation(rule, terminal))


@app.command()
def serve(
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")
    ] = 8501,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the dashboard in a browser.")
    ] = True,
) -> None:
    """Start the dashboard, for this machine alone."""
    from analyzer import dashboard

    with errors_shown():
        code = dashboard.serve(port, opens_browser=browser)
    raise typer.Exit(code)


def _check_chunks(
    output_format: Format, reports: Iterator[Report], terminal: Terminal, only_one: bool
) -> Iterator[str]:
    """The output of ``check``, piece by piece as the reports come in."""
    if output_format is Format.TEXT:
        from analyzer.outputs.catalogue import reasons
        from analyzer.outputs.text import to_text

        for number, report in enumerate(reports):
            yield ("\n" if number else "") + to_text(report, terminal, reasons=reasons(terminal))
    elif output_format is Format.LINE:
        from analyzer.outputs.line import to_lines

        for report in reports:
            yield "".join(line + "\n" for line in to_lines(report, terminal))
    elif output_format is Format.JSONL:
        from analyzer.outputs.json import to_dict

        for report in reports:
            yield to_json(to_dict(report), terminal, indent=None)
    else:
        from analyzer.outputs.json import to_dict

        records = [to_dict(report) for report in reports]
        if not only_one:
            yield to_json(records, terminal)
        elif records:
            yield to_json(records[0], terminal)


# Last, so that the help begins with the commands that read one draft.
cli_score.register(app)
cli_compare.register(app)
cli_batch.register(app)
cli_config.register(app)
cli_decisions.register(app)
