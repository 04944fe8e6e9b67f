"""What an analysis may be told: the settings, from options or a TOML file.

Settings change what is found, so their digest is part of every report.  How a report is shown
(format, fail level, output file) is not a setting.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from analyzer.errors import ConfigError
from analyzer.types import Category, Severity, Weights

DEFAULT_PROFILE = "default"
_PROFILES = Path(__file__).with_name("profiles")


class Settings(BaseModel):
    """Options that change what an analysis finds.

    Attributes:
        model: name or path of another spaCy pipeline; ``None`` for the shipped one.
        select: rule ids or categories to run; empty for all.
        ignore: rule ids or categories to leave out; wins over ``select``.
        min_severity: leave out flags below it, 1 to 3.
        profile: house style to start from: the name of a shipped one or the path of a TOML file.
        severity: rule id → severity of its flags, in place of the rule's own.
        lexicons: folder of a newsroom's own lexicon files.
        lexicon: rows to add, change or remove: file name without ``.csv`` → rows, each with
            ``action`` and ``id``.
        scores: what levels, statements and flags count for in the scores.
        reference: table of reference distributions of one's own; ``None`` for the shipped one.
        reference_corpus: which of its corpora to compare with; ``None`` for its default.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.CONSIDER
    profile: str = DEFAULT_PROFILE
    severity: dict[str, Severity] = {}
    lexicons: Path | None = None
    lexicon: dict[str, tuple[dict[str, str], ...]] = {}
    scores: Weights = Weights()
    reference: Path | None = None
    reference_corpus: str | None = None

    @field_validator("select", "ignore")
    @classmethod
    def _normalise(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        """Upper case, each name once, sorted: equal settings have equal digests."""
        return tuple(sorted({name.strip().upper() for name in names} - {""}))

    @field_validator("min_severity")
    @classmethod
    def _no_credits(cls, severity: Severity) -> Severity:
        if severity is Severity.CREDIT:
            raise ValueError("a severity is 1, 2 or 3")
        return severity

    @field_validator("severity")
    @classmethod
    def _rule_severities(cls, severities: dict[str, Severity]) -> dict[str, Severity]:
        if Severity.CREDIT in severities.values():
            raise ValueError("a severity is 1, 2 or 3; to switch a rule off, ignore it")
        return {name.strip().upper(): value for name, value in sorted(severities.items())}

    @field_validator("lexicon", mode="before")
    @classmethod
    def _cells_are_text(cls, tables: Any) -> Any:
        """TOML has numbers; a lexicon's cells are text."""
        if not isinstance(tables, dict):
            return tables
        return {
            name: [
                {
                    column: str(cell) if isinstance(cell, int) and cell is not True else cell
                    for column, cell in row.items()
                }
                if isinstance(row, dict)
                else row
                for row in rows
            ]
            if isinstance(rows, list | tuple)
            else rows
            for name, rows in tables.items()
        }

    @property
    def changes(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The lexicon rows in the form ``load_lexicons`` takes."""
        return tuple(
            (f"{name}.csv", tuple(row.items()))
            for name, rows in self.lexicon.items()
            for row in rows
        )

    @property
    def digest(self) -> str:
        """``sha256:…`` of the settings as canonical JSON."""
        canonical = json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def load_settings(path: Path | None = None, **options: Any) -> Settings:
    """Settings from a profile, changed by a TOML file, changed by options.

    Args:
        path: TOML file whose keys are the attributes of ``Settings``.
        options: attributes of ``Settings``; one that is ``None`` or an empty tuple leaves what
            stands.

    Raises:
        ConfigError: a file cannot be read, a key is unknown or a value is bad.
    """
    return load_settings_with_origins(path, **options)[0]


def load_settings_with_origins(
    path: Path | None = None, **options: Any
) -> tuple[Settings, dict[str, str]]:
    """Settings, and for each that was set where it was: a profile, a file or an option.

    Rule severities, lexicon rows and numbers of the scores of several places add up; every other
    setting is taken from the last place that has it.

    Raises:
        ConfigError: a file cannot be read, a key is unknown or a value is bad.
    """
    chosen = {name: value for name, value in options.items() if value not in (None, ())}
    from_file = _read_toml(path) if path is not None else {}
    _check(from_file, path)
    profile = chosen.get("profile") or from_file.get("profile") or DEFAULT_PROFILE
    try:
        profile_path = profile_file(str(profile))
    except ConfigError as error:
        if path is not None and "profile" not in chosen:
            error.path, error.line = str(path), line_of_key(path, "profile")
        raise
    from_profile = _read_toml(profile_path)
    from_profile.pop("description", None)
    if "profile" in from_profile:
        raise ConfigError(
            "a profile cannot start from another one",
            path=profile_path,
            line=line_of_key(profile_path, "profile"),
            hint="list what it changes, or name the profile in a configuration file",
        )
    _check(from_profile, profile_path)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, layer in (
        (f"profile {profile}", from_profile),
        (str(path), from_file),
        ("option", chosen),
    ):
        for name, value in layer.items():
            if name == "severity":
                values[name] = values.get(name, {}) | value
                origins |= {f"severity.{rule.upper()}": origin for rule in value}
            elif name == "lexicon":
                before = values.get(name, {})
                values[name] = before | {
                    table: [*before.get(table, []), *rows] for table, rows in value.items()
                }
                origins |= {f"lexicon.{table}": origin for table in value}
            elif name == "scores":
                numbers = asdict(value) if isinstance(value, Weights) else value
                values[name] = values.get(name, {}) | numbers
                origins |= {f"scores.{number}": origin for number in numbers}
            else:
                values[name] = value
                origins[name] = origin
    try:
        return Settings(**values), origins
    except ValidationError as error:
        raise _to_config_error(error, path) from None


def _check(values: Mapping[str, Any], path: Path | None) -> None:
    """Blame a bad value on the file that has it."""
    try:
        Settings(**values)
    except ValidationError as error:
        raise _to_config_error(error, path) from None


def profile_names() -> tuple[str, ...]:
    """Names of the shipped profiles."""
    return tuple(sorted(path.stem for path in _PROFILES.glob("*.toml")))


def profile_file(name: str) -> Path:
    """File of a profile, shipped or a newsroom's own.

    Raises:
        ConfigError: it is neither a shipped name nor a file.
    """
    shipped = _PROFILES / f"{name}.toml"
    if name in profile_names():
        return shipped
    if name.endswith(".toml") or "/" in name or Path(name).is_file():
        return Path(name)
    close = suggest(name, profile_names())
    raise ConfigError(
        "unknown profile",
        value=name,
        hint=f"did you mean {close}?"
        if close
        else f"give one of {', '.join(profile_names())}, or the path of a TOML file",
    )


def to_rule_ids(names: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Rule ids that a list of rule ids and categories stands for.

    Args:
        names: rule ids (``SRC-REL``) or categories (``SRC``), in any case.
        known: ids of all rules.

    Raises:
        ConfigError: a name is neither; the hint names the closest one.
    """
    ids = frozenset(known)
    categories = {category.value for category in Category}
    found: set[str] = set()
    for name in names:
        wanted = name.strip().upper()
        if wanted in ids:
            found.add(wanted)
        elif wanted in categories:
            found |= {rule for rule in ids if rule.startswith(wanted + "-")}
        else:
            raise unknown_rule(name, ids | categories)
    return frozenset(found)


def unknown_rule(name: str, known: Iterable[str]) -> ConfigError:
    """The error for a rule or category that does not exist."""
    close = suggest(name.strip().upper(), known)
    hint = f"did you mean {close}?" if close else "`whosays rules` lists every rule"
    return ConfigError("unknown rule or category", value=name, hint=hint)


def suggest(name: str, known: Iterable[str]) -> str | None:
    """The known name closest to a misspelt one, if any is close."""
    matches = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"cannot read the configuration: {error.strerror or error}",
            path=path,
            hint="give the path of a TOML file",
        ) from None
    except UnicodeDecodeError:
        raise ConfigError(
            "the configuration is not UTF-8", path=path, hint="save it as UTF-8"
        ) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+), column (\d+)", str(error))
        raise ConfigError(
            f"the configuration is not valid TOML: {error}",
            path=path,
            line=int(line[1]) if line else None,
            column=int(line[2]) if line else None,
        ) from None


def _to_config_error(error: ValidationError, path: Path | None) -> ConfigError:
    """The first problem pydantic found, in the words of this package."""
    problem: Mapping[str, Any] = error.errors(include_url=False)[0]
    *table, key = (
        str(part) for part in problem["loc"][: 2 if problem["loc"][0] == "scores" else 1]
    )
    line = None
    if path is not None:
        parts = [str(part) for part in problem["loc"][1::-1]]
        line = next(filter(None, (line_of_key(path, part) for part in parts)), None)
    if problem["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
        names = Weights.names() if table else tuple(Settings.model_fields)
        close = suggest(key, names)
        known = ", ".join(names)
        return ConfigError(
            "unknown setting",
            path=path,
            line=line,
            value=key,
            hint=f"did you mean {close}?" if close else f"the settings are {known}",
        )
    message = problem["msg"].removeprefix("Value error, ")
    if key in ("severity", "min_severity") and problem["type"] == "enum":
        message = "a severity is 1, 2 or 3"
    return ConfigError(
        f"bad value for {key}: {message}",
        path=path,
        line=line,
        value=problem["input"],
    )


def line_of_key(path: Path, key: str) -> int | None:
    """1-based line on which a key is first set, or its table begins; tomllib keeps no positions."""
    pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]|\s*\[\[?\s*{re.escape(key)}\b")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if pattern.match(line):
            return number
    return None
