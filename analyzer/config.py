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
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from analyzer.errors import ConfigError
from analyzer.types import Category, Severity


class Settings(BaseModel):
    """Options that change what an analysis finds.

    Attributes:
        model: name or path of another spaCy pipeline; ``None`` for the shipped one.
        select: rule ids or categories to run; empty for all.
        ignore: rule ids or categories to leave out; wins over ``select``.
        min_severity: leave out flags below it, 1 to 3.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.CONSIDER

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

    @property
    def digest(self) -> str:
        """``sha256:…`` of the settings as canonical JSON."""
        canonical = json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def load_settings(path: Path | None = None, **options: Any) -> Settings:
    """Settings from a TOML file, overridden by options.

    Args:
        path: TOML file whose keys are the attributes of ``Settings``.
        options: attributes of ``Settings``; one that is ``None`` or an empty tuple leaves the
            file's value as it is.

    Raises:
        ConfigError: the file cannot be read, a key is unknown or a value is bad.
    """
    values: dict[str, Any] = _read_toml(path) if path is not None else {}
    values |= {name: value for name, value in options.items() if value not in (None, ())}
    try:
        return Settings(**values)
    except ValidationError as error:
        raise _to_config_error(error, path) from None


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
            f"cannot read the configuration: {error.strerror or error}", path=path
        ) from None
    except UnicodeDecodeError:
        raise ConfigError("the configuration is not UTF-8", path=path) from None
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
    key = str(problem["loc"][0])
    line = _line_of_key(path, key) if path is not None else None
    if problem["type"] == "extra_forbidden":
        close = suggest(key, Settings.model_fields)
        known = ", ".join(Settings.model_fields)
        return ConfigError(
            "unknown setting",
            path=path,
            line=line,
            value=key,
            hint=f"did you mean {close}?" if close else f"the settings are {known}",
        )
    return ConfigError(
        f"bad value for {key}: {problem['msg'].removeprefix('Value error, ')}",
        path=path,
        line=line,
        value=problem["input"],
    )


def _line_of_key(path: Path, key: str) -> int | None:
    """1-based line on which a top-level key is set; tomllib keeps no positions."""
    pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]|\s*\[\s*{re.escape(key)}\b")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if pattern.match(line):
            return number
    return None
