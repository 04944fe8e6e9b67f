"""The newsroom's own house style: one TOML file that the dashboard edits and analyses obey.

It holds what ``--config`` takes (``Settings``): rules to leave out and lexicon rows to add, change
or remove, on top of whatever profile is chosen.  Comments and keys set by hand are kept.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from analyzer.config import Settings, load_settings
from analyzer.errors import ConfigError, LexiconError

VARIABLE = "WHOSAYS_NEWSROOM"
"""Environment variable that names another file, for one that several desks share."""

Rows = Mapping[str, Sequence[Mapping[str, str]]]
"""Lexicon file without ``.csv`` → rows, each with ``action`` and the cells that are given."""

_LOCK = Lock()
_NEW = "# What this newsroom changed. The dashboard writes here; so may you.\n"
_SHIPPED = re.compile(r"at \S*?(\w+\.csv):(\d+)$")
_ROW = re.compile(r"^newsroom: row (\d+) of the lexicon changes: (.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The file as it was read.

    Attributes:
        digest: of its bytes; a change is refused if the file has another by then.
    """

    path: Path
    digest: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row of the newsroom's lexicon.

    Attributes:
        row: 1-based among the rows of its table; ``None`` if it is not a row's fault.
    """

    table: str
    row: int | None
    problem: str


def newsroom_path() -> Path:
    """Where the file is, or will be once something is changed."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    from platformdirs import user_config_path

    return user_config_path("whosays", appauthor=False) / "newsroom.toml"


def newsroom_file() -> Path | None:
    """The file, if there is one: the ``path`` that ``load_settings`` takes."""
    path = newsroom_path()
    return path if path.is_file() else None


def read_newsroom() -> Newsroom:
    """The file's settings, or the defaults where there is none yet.

    Raises:
        ConfigError: the file cannot be read, or holds an unknown key or a bad value.
    """
    path = newsroom_path()
    data = _read(path)
    settings = load_settings(path) if data is not None else Settings()
    return Newsroom(path, _digest(data), settings)


def switch_rule(rule: str, *, on: bool) -> Newsroom:
    """Leave a rule out of every analysis, or take it back in.

    Raises:
        ConfigError: the file cannot be read or written.
    """
    before = read_newsroom()
    ignored = set(before.settings.ignore)
    ignored = ignored - {rule} if on else ignored | {rule}
    return _write(before, {"ignore": sorted(ignored)})


def write_rows(rows: Rows, before: Newsroom) -> Newsroom:
    """Put these lexicon rows in the place of all that the file had.

    Args:
        before: the file as the rows were edited from.

    Raises:
        LexiconError: a row is bad; nothing was written.
        ConfigError: somebody changed the file in the meantime, or it cannot be written.
    """
    problems = find_problems(rows)
    if problems:
        raise LexiconError(
            f"the lexicon has {len(problems)} problem{'s' if len(problems) > 1 else ''}",
            path=before.path,
            hint="correct the rows listed here; nothing was written",
            problems=tuple(
                f"{one.table}, row {one.row}: {one.problem}" if one.row else one.problem
                for one in problems
            ),
        )
    plain = {table: [dict(row) for row in own] for table, own in rows.items() if own}
    return _write(before, {"lexicon": plain})


def find_problems(rows: Rows) -> list[RowProblem]:
    """Everything that is wrong with the rows, each with its table and number."""
    from analyzer.lexicon import load_lexicons

    settings = Settings(lexicon={table: tuple(map(dict, own)) for table, own in rows.items()})
    places = [(table, number) for table, own in rows.items() for number, _ in enumerate(own, 1)]
    try:
        load_lexicons(changes=settings.changes, origin="newsroom")
    except LexiconError as error:
        return [_to_problem(problem, places) for problem in error.problems]
    return []


def _to_problem(problem: str, places: Sequence[tuple[str, int]]) -> RowProblem:
    match = _ROW.match(problem)
    if match is None or not 1 <= int(match[1]) <= len(places):
        return RowProblem("", None, problem)
    table, number = places[int(match[1]) - 1]
    told = _SHIPPED.sub(r"in the shipped \1, line \2: change that row instead", match[2])
    return RowProblem(table, number, told)


def _write(before: Newsroom, changes: Mapping[str, object]) -> Newsroom:
    """Change some keys of the file and keep the rest of it as it is."""
    import tomlkit

    with _LOCK:
        data = _read(before.path)
        if _digest(data) != before.digest:
            raise ConfigError(
                "the file was changed by somebody else in the meantime",
                path=before.path,
                hint="load it again and repeat the change; nothing was written",
            )
        document = tomlkit.parse(data.decode() if data is not None else _NEW)
        for key, value in changes.items():
            # Taken out first: a table that is put in the place of another keeps its old rows.
            document.pop(key, None)
            if value:
                document[key] = value
        text = tomlkit.dumps(document)
        _replace(before.path, text.encode())
    return read_newsroom()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(
            f"cannot read the configuration: {error.strerror or error}", path=path
        ) from None


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _replace(path: Path, data: bytes) -> None:
    """Write the whole file or leave the old one: readers never see half of it."""
    half = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, half = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(path)
    except OSError as error:
        raise ConfigError(
            f"cannot write the configuration: {error.strerror or error}",
            path=path,
            hint=f"make the folder writable, or name another file in {VARIABLE}",
        ) from None
    finally:
        if half is not None:
            with suppress(OSError):
                Path(half).unlink(missing_ok=True)
