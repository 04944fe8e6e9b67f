"""``whosays batch``: score folders, archives and tables of articles."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli_config import LexiconFolder, Profile
from analyzer.cli_settings import make_settings
from analyzer.console import FAILED, INTERRUPTED, errors_shown
from analyzer.errors import ConfigError

if TYPE_CHECKING:
    from analyzer.batch import Progress
    from analyzer.batch.engine import Engine


class EngineName(StrEnum):
    """Where ``whosays batch`` analyses."""

    LOCAL = "local"
    DASK = "dask"


def register(app: typer.Typer) -> None:
    """Add the command to ``whosays``."""
    app.command("batch")(batch)


def batch(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Folders, drafts (.txt .md .html .docx .pdf .eml), .zip archives, tables.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results.")
    ],
    text_column: Annotated[
        str | None,
        typer.Option("--text-column", metavar="NAME", help="Column of .csv .jsonl .parquet."),
    ] = None,
    id_column: Annotated[
        str | None, typer.Option("--id-column", metavar="NAME", help="Column that names a row.")
    ] = None,
    title_column: Annotated[
        str | None, typer.Option("--title-column", metavar="NAME", help="Column of headlines.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=256, help="Processes of this machine.")
    ] = 1,
    tables: Annotated[
        bool, typer.Option("--tables", help="Read tables inside .docx and .html as well.")
    ] = False,
    footnotes: Annotated[
        bool, typer.Option("--footnotes", help="Read footnotes of .docx as well.")
    ] = False,
    engine: Annotated[
        EngineName, typer.Option("--engine", help="This machine, or a dask cluster.")
    ] = EngineName.LOCAL,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="URL", help="Of the cluster, such as tcp://host:8786."),
    ] = None,
    profile: Profile = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings in a TOML file.")
    ] = None,
    lexicons: LexiconFolder = None,
    model: Annotated[
        str | None,
        typer.Option("--model", metavar="NAME", help="Another spaCy pipeline, by name or path."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Score many articles into tables.

    Articles, flags, sources, attributions and failures, as .parquet and .csv; run.json and
    summary.html. Run it again to go on after it was stopped, or to add what is new: finished
    articles are not analysed again.

    Exit status: 0 all read, 2 some could not be (failures.csv), 130 stopped.
    """
    with errors_shown():
        from analyzer.batch.items import TableColumns
        from analyzer.batch.run import run_batch
        from analyzer.ingest.options import Reading
        from analyzer.outputs.measure_text import to_count

        if text_column is None and (id_column or title_column):
            raise ConfigError("a table needs a text column", hint="give --text-column")
        columns = TableColumns(text_column, id_column, title_column) if text_column else None
        settings = make_settings(config, model=model, profile=profile, lexicons=lexicons)
        with _interruptible() as is_cancelled, _progress(quiet) as show:
            outcome = run_batch(
                paths,
                output,
                settings=settings,
                columns=columns,
                reading=Reading(tables=tables, footnotes=footnotes),
                jobs=jobs,
                engine=_engine(engine, scheduler, jobs),
                on_progress=show,
                is_cancelled=is_cancelled,
            )
    progress = outcome.progress
    rate = progress.words_per_second
    typer.echo(
        f"{to_count(outcome.articles, 'article')} in {output}"
        + (f" ({progress.reused:,} done before)" if progress.reused else "")
        + (f"; {progress.words:,} words, {rate:,.0f} a second" if rate else "")
    )
    if outcome.failed:
        failures = to_count(outcome.failed, "failure")
        typer.echo(f"{failures}: {output / 'failures.csv'} says of what and why.", err=True)
    if not outcome.is_complete:
        typer.echo("Stopped; the same command goes on from here.", err=True)
        raise typer.Exit(INTERRUPTED)
    if outcome.failed:
        raise typer.Exit(FAILED)


def _engine(name: EngineName, scheduler: str | None, jobs: int) -> Engine:
    if name is EngineName.DASK:
        from analyzer.batch.cluster import Cluster

        return Cluster(scheduler, jobs)
    if scheduler is not None:
        raise ConfigError("--scheduler is for a cluster", hint="add --engine dask")
    from analyzer.batch.engine import Processes

    # One process as well: a document that kills it must not end the run.
    return Processes(jobs)


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Ctrl-C and SIGTERM ask the run to stop; a second Ctrl-C ends it at once."""
    is_asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal is_asked
        if is_asked:
            raise KeyboardInterrupt
        is_asked = True
        sys.stderr.write("\nStopping once what is at hand is finished; again to end at once.\n")

    before = {one: signal.signal(one, ask) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: is_asked
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def _progress(is_quiet: bool) -> Iterator[Callable[[Progress], object] | None]:
    """A line on the terminal that counts; nothing where nobody watches."""
    if is_quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("Articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[left]}"),
        TextColumn("{task.fields[failed]}"),
        console=Console(stderr=True),
    )
    with bar:
        task = bar.add_task("", total=None, rate="", left="", failed="")

        def show(progress: Progress) -> None:
            rate, left = progress.words_per_second, progress.seconds_left
            bar.update(
                task,
                total=progress.total,
                completed=progress.done + progress.reused,
                rate=f"{rate:,.0f} words/s" if rate else "",
                left=f"{_clock(left)} left" if left is not None else "",
                failed=f"[red]{progress.failed:,} failed" if progress.failed else "",
            )

        yield show


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
