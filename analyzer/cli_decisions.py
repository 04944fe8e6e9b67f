"""Commands on what editors decided: ``whosays decisions export``, ``import`` and ``forget``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from analyzer.console import errors_shown, writing
from analyzer.errors import InputError, StoreError

if TYPE_CHECKING:
    from analyzer.config import Settings
    from analyzer.store import Store
    from analyzer.types import Report

Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        envvar="WHOSAYS_DATABASE_URL",
        help="Where decisions are kept, if not in the user's data folder.",
    ),
]

decisions_app = typer.Typer(
    name="decisions",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Move editors' decisions between machines.",
)


def register(app: typer.Typer) -> None:
    """Add the commands to ``whosays``."""
    app.add_typer(decisions_app)


@decisions_app.callback()
def _decisions() -> None:
    pass


@decisions_app.command("export")
def export_decisions(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    database: Database = None,
) -> None:
    """Write every decision ever made, one JSON record a line.

    Records name documents by path and headline and carry nothing else of their text.
    """
    with errors_shown(), writing(output, []) as (write, _), _store(database) as store:
        for line in store.export_decisions():
            write(line)


@decisions_app.command("import")
def import_decisions(
    path: Annotated[
        str, typer.Argument(metavar="FILE", help="What export wrote, or - for standard input.")
    ],
    database: Database = None,
) -> None:
    """Add decisions that export wrote elsewhere; those known already are not added twice.

    Where two people decided differently about a flag, both decisions stay in the history and the
    later one is in force.
    """
    with errors_shown(), writing(None, []) as (write, _), _store(database) as store:
        with _reading(path) as lines:
            try:
                done = store.import_decisions(lines)
            except StoreError as error:
                error.path = error.path or path
                raise
        write(f"{done.added} added, {done.known} known already")
        write(
            f", {done.conflicts} in conflict (the later is in force)\n" if done.conflicts else "\n"
        )


@decisions_app.command("forget")
def forget_document(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Path, name or headline of the document.")
    ],
    database: Database = None,
) -> None:
    """Take every word of a document out of the store; what was decided about it stays."""
    with errors_shown(), writing(None, []) as (write, _), _store(database) as store:
        names = {name, str(Path(name).resolve())}
        found = [one for one in store.documents() if {one.name, one.headline} & names]
        if not found:
            raise StoreError(
                "no document of this name in the store",
                value=name,
                hint="give its path, upload name or headline as the Review page shows it",
            )
        for document in found:
            store.forget(document)
        write(f"{len(found)} forgotten\n")


@contextmanager
def deciding(settings: Settings, *, is_asked: bool) -> Iterator[Callable[[Report], Report] | None]:
    """What gives a report the decisions of editors, and the scores that follow from them.

    The store is only read; a draft it does not know keeps its flags open.

    Args:
        settings: those the reports are made with.
        is_asked: false yields ``None``, and no store is opened.
    """
    if not is_asked:
        yield None
        return
    with _store(None) as store:

        def decide(report: Report) -> Report:
            from analyzer.report import rescore

            path = report.facts.draft.path
            name = str(Path(path).resolve()) if path and path != "-" else None
            document = store.find(report, name=name)
            if document is None:
                return report
            decided = store.apply(report, document)
            statuses = {flag.fingerprint: flag.status for flag in decided.flags}
            return replace(rescore(report, statuses, settings=settings), flags=decided.flags)

        yield decide


@contextmanager
def _store(database: str | None) -> Iterator[Store]:
    from analyzer.store import open_store

    with open_store(database) as store:
        yield store


@contextmanager
def _reading(path: str) -> Iterator[TextIO]:
    """The lines of a file or of standard input.

    Raises:
        InputError: it cannot be read, or is not UTF-8.
    """
    try:
        if path == "-":
            yield sys.stdin
        else:
            with Path(path).open(encoding="utf-8") as file:
                yield file
    except UnicodeDecodeError:
        raise InputError("not UTF-8", path=path, hint="give a file that export wrote") from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from None
