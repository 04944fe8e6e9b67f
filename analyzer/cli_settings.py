"""The settings of a command, all of them checked, and where a bad one stands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.errors import ConfigError, LexiconError

if TYPE_CHECKING:
    from analyzer.config import Settings

_ROW = re.compile(r"^.*?: row (\d+) of the lexicon changes: (.*)$", re.DOTALL)


def make_settings(config: Path | None = None, **options: object) -> Settings:
    """Settings from profile, file and options, with every rule name and lexicon row checked.

    Args:
        config: TOML file.
        options: attributes of ``Settings``; ``None`` leaves what stands.

    Raises:
        ConfigError: a setting is unknown or bad; with file and line where it stands in one.
        LexiconError: rows are bad, each with file and line.
    """
    from analyzer.config import load_settings_with_origins

    settings, origins = load_settings_with_origins(config, **options)
    check_settings(settings, origins)
    return settings


def check_settings(settings: Settings, origins: dict[str, str]) -> None:
    """Check every rule name and lexicon row.

    Args:
        origins: of ``load_settings_with_origins``.

    Raises:
        ConfigError: a name is no rule.
        LexiconError: rows are bad.
    """
    from analyzer.config import to_rule_ids
    from analyzer.lexicon import load_lexicons
    from analyzer.rules import RULES, check_severities

    known = [rule.id for rule in RULES]
    for name in ("select", "ignore"):
        try:
            to_rule_ids(getattr(settings, name), known)
        except ConfigError as error:
            raise _placed(error, origins.get(name), name) from None
    for rule, severity in settings.severity.items():
        try:
            check_severities({rule: severity})
        except ConfigError as error:
            raise _placed(error, origins.get(f"severity.{rule}"), rule) from None
    try:
        load_lexicons(settings.lexicons, settings.changes, f"profile {settings.profile}")
    except LexiconError as error:
        error.problems = tuple(_place_row(one, settings, origins) for one in error.problems)
        raise


def _file_of(origin: str | None) -> Path | None:
    """The file that an origin names, if it is one."""
    from analyzer.config import profile_file

    if origin in (None, "option", "shipped"):
        return None
    name = str(origin)
    path = profile_file(name.removeprefix("profile ")) if name.startswith("profile ") else None
    return path or Path(name)


def _placed(error: ConfigError, origin: str | None, key: str) -> ConfigError:
    """The error with the file and line that the key stands on."""
    from analyzer.config import line_of_key

    path = _file_of(origin)
    if path is not None:
        error.path, error.line = str(path), line_of_key(path, key)
    return error


def _place_row(problem: str, settings: Settings, origins: dict[str, str]) -> str:
    """A problem of a lexicon row in the settings, told by the file and line of the row."""
    match = _ROW.match(problem)
    if match is None:
        return problem
    rows = [
        (table, number) for table, own in settings.lexicon.items() for number in range(len(own))
    ]
    table, number = rows[int(match[1]) - 1]
    path = _file_of(origins.get(f"lexicon.{table}"))
    if path is None:
        return problem
    own = tomllib.loads(path.read_text(encoding="utf-8")).get("lexicon", {}).get(table, ())
    # Rows of a profile come before those of the file that was read after it.
    place = number - (len(settings.lexicon[table]) - len(own))
    head = re.compile(rf"\s*\[\[\s*lexicon\s*\.\s*[\"']?{re.escape(table)}[\"']?\s*\]\]")
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [line for line, text in enumerate(lines, start=1) if head.match(text)]
    where = f"{path}:{heads[place]}" if 0 <= place < len(heads) else f"{path}: {table}"
    return f"{where}: {match[2]}"
