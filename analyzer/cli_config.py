"""Commands on house style: ``whosays config`` and ``whosays lexicon check``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.console import errors_shown, to_json, writing
from analyzer.errors import LexiconError

if TYPE_CHECKING:
    from analyzer.config import Settings

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Drafts, directories of drafts, or - for standard input."
    ),
]
Title = Annotated[
    str | None, typer.Option("--title", help="Headline, for one draft that carries none itself.")
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="Another spaCy pipeline, by name or path."),
]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings in a TOML file.")
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile", metavar="NAME", help="House style: default, strict, magazine, or a TOML file."
    ),
]
LexiconFolder = Annotated[
    Path | None,
    typer.Option("--lexicons", metavar="DIR", help="Folder of your own lexicon files."),
]

lexicon_app = typer.Typer(
    name="lexicon",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check lexicon files of your own.",
)


def register(app: typer.Typer) -> None:
    """Add the commands to ``whosays``."""
    app.add_typer(lexicon_app)
    app.command("config")(show_config)


@lexicon_app.callback()
def _lexicon() -> None:
    pass


@lexicon_app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that holds *.csv files.")],
) -> None:
    """Check a folder of lexicon files: every bad row is named with its file and line."""
    from analyzer.lexicon import load_lexicons
    from analyzer.lexicon_reading import FILES, count_actions

    with errors_shown(), writing(None, []) as (write, _):
        load_lexicons(folder)
        if not any((folder / name).is_file() for name in FILES):
            raise LexiconError(
                "no lexicon file in this folder",
                path=folder,
                hint="files are named as the shipped ones: source_nouns.csv, cues.csv …",
            )
        for name in FILES:
            path = folder / name
            if path.is_file():
                counts = ", ".join(f"{n} {action}" for action, n in count_actions(path).items())
                write(f"{path}: {counts or 'no rows'}\n")
        write("The lexicons are sound.\n")


def show_config(
    profile: Profile = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings in a TOML file.")
    ] = None,
    lexicons: LexiconFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what is in force, and from where.

    Settings, rules and their severities, numbers of the scores, lexicon rows.
    """
    from analyzer.config import load_settings_with_origins

    with errors_shown(), writing(None, []) as (write, terminal):
        settings, origins = load_settings_with_origins(config, profile=profile, lexicons=lexicons)
        record = to_record(settings, origins)
        if as_json:
            write(to_json(record, terminal))
        else:
            write("\n".join(_to_lines(record)) + "\n")


def to_record(settings: Settings, origins: dict[str, str]) -> dict[str, Any]:
    """Everything in force, each with its origin.

    Raises:
        ConfigError: a rule does not exist.
        LexiconError: a lexicon row is bad.
    """
    from analyzer.cli_settings import check_settings
    from analyzer.rules import RULES, selected_rules

    check_settings(settings, origins)
    fixed = settings.severity
    running = {rule.id for rule in selected_rules(settings.select, settings.ignore)}
    switched = origins.get("ignore") or origins.get("select") or "shipped"
    plain = ("profile", "model", "min_severity", "lexicons", "reference", "reference_corpus")
    return {
        "settings": {
            name: {
                "value": _shown(getattr(settings, name)),
                "from": origins.get(name, "shipped"),
            }
            for name in plain
        },
        "rules": [
            {
                "rule": rule.id,
                "on": rule.id in running,
                "severity": int(fixed.get(rule.id, rule.severity)),
                "from": (
                    switched
                    if rule.id not in running
                    else origins.get(f"severity.{rule.id}", "shipped")
                ),
            }
            for rule in RULES
        ],
        "scores": {
            name: {
                "value": getattr(settings.scores, name),
                "from": origins.get(f"scores.{name}", "shipped"),
            }
            for name in settings.scores.names()
        },
        "lexicon": [
            {
                "file": f"{table}.csv",
                "row": row.get("id", ""),
                "action": row.get("action", ""),
                "cells": {k: v for k, v in row.items() if k not in ("id", "action")},
                "from": origins.get(f"lexicon.{table}", "shipped"),
            }
            for table, rows in settings.lexicon.items()
            for row in rows
        ],
        "digest": settings.digest,
    }


def _shown(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else str(value)


def _to_lines(record: dict[str, Any]) -> Iterator[str]:
    for name, setting in record["settings"].items():
        value = "-" if setting["value"] is None else setting["value"]
        yield f"{name:16} {value!s:12} {setting['from']}"
    yield ""
    for rule in record["rules"]:
        state = str(rule["severity"]) if rule["on"] else "off"
        yield f"{rule['rule']:14} {state:12} {rule['from']}"
    yield ""
    for name, number in record["scores"].items():
        yield f"scores.{name:26} {number['value']:<8g} {number['from']}"
    if record["lexicon"]:
        yield ""
    for row in record["lexicon"]:
        cells = ", ".join(f"{name} = {cell}" for name, cell in row["cells"].items())
        yield f"{row['row']:14} {row['action']:12} {row['from']}: {row['file']} {cells}"
