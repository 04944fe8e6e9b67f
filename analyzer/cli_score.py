"""Commands on the scores: ``whosays score`` and ``whosays reference build``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analyzer.cli_config import Config, LexiconFolder, Model, Paths, Profile, Title
from analyzer.cli_reports import Outcome, find_reports, is_single
from analyzer.cli_settings import make_settings
from analyzer.console import FAILED, errors_shown, to_json, writing
from analyzer.errors import InputError

reference_app = typer.Typer(
    name="reference",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Compare scores with articles of your own.",
)


class ScoreFormat(StrEnum):
    """Formats of ``whosays score``."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add the commands to ``whosays``."""
    app.command("score")(score)
    app.add_typer(reference_app)


def score(
    paths: Paths,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="List every statement, what would help most, and every cap's flags."
        ),
    ] = False,
    score_format: Annotated[
        ScoreFormat, typer.Option("--format", "-f", help="How to write the scores.")
    ] = ScoreFormat.TEXT,
    title: Title = None,
    model: Model = None,
    config: Config = None,
    profile: Profile = None,
    lexicons: LexiconFolder = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
) -> None:
    """Measure how far a reader could trace what drafts say.

    What each draft rests on, its anonymous sources, its framing, and where it stands among other
    articles. It says nothing about whether a draft is true.
    """
    from analyzer.outputs import score_records, score_text

    outcome = Outcome()
    with errors_shown(), writing(output, paths) as (write, terminal):
        settings = make_settings(config, model=model, profile=profile, lexicons=lexicons)
        reports = find_reports(paths, settings, title, outcome)
        if score_format is ScoreFormat.CSV:
            write(score_records.to_csv(reports, explain=explain))
        elif score_format is ScoreFormat.JSON:
            records = [score_records.to_record(report, explain=explain) for report in reports]
            if records or not is_single(paths):
                write(to_json(records[0] if is_single(paths) else records, terminal))
        else:
            for number, report in enumerate(reports):
                text = score_text.to_text(report, terminal, explain=explain)
                write(("\n" if number else "") + text)
    if outcome.has_failed:
        raise typer.Exit(FAILED)


@reference_app.callback()
def _reference() -> None:
    pass


@reference_app.command("build")
def build_reference(
    folders: Annotated[
        list[str],
        typer.Argument(metavar="DIR...", help="Articles to compare with; each folder a corpus."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The table to write.")
    ],
    model: Model = None,
    config: Config = None,
    profile: Profile = None,
    lexicons: LexiconFolder = None,
) -> None:
    """Make reference distributions from articles of your own: statistics, none of their texts.

    Use the table with `reference = "FILE"` in a configuration file. Build it with the settings
    that drafts are scored with.
    """
    from analyzer.scores.building import Measured, to_measured, to_table
    from analyzer.scores.reference import MIN_ARTICLES

    outcome = Outcome()
    with errors_shown(), writing(output, folders) as (write, _):
        settings = make_settings(config, model=model, profile=profile, lexicons=lexicons)
        corpora: dict[str, list[Measured]] = {}
        made_by = None
        for folder in folders:
            name = Path(folder).resolve().name
            for report in find_reports([folder], settings, None, outcome):
                corpora.setdefault(name, []).append(to_measured(report))
                made_by = report.analyzer
        if made_by is None:
            raise InputError("no article could be read", path=folders[0])
        write(to_table(corpora, made_by))
    for name, articles in corpora.items():
        few = f", under {MIN_ARTICLES}: too few to compare with" * (len(articles) < MIN_ARTICLES)
        count = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
        typer.echo(f"{name}: {count}{few}", err=True)
    if outcome.has_failed:
        raise typer.Exit(FAILED)
