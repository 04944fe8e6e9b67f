"""Read the case files: what each rule must flag, and what it must leave alone.

A case file ``tests/cases/<RULE>.toml`` holds tables ``[[fires]]`` and ``[[silent]]``:

``text``      paragraphs separated by blank lines
``title``     headline, if any
``flags``     (fires) the exact words of every flag of this rule, in text order
``severity``  (fires) severities of those flags; left out if they are beside the point
``why``       what the case is about

Every text is the project's own writing.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from analyzer.ingest import from_text
from analyzer.types import Draft

CASES = Path(__file__).parent / "cases"
PARSES = CASES / "parses"


class Case(BaseModel):
    """One text and the flags one rule must raise on it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    why: str
    title: str | None = None
    flags: tuple[str, ...] = ()
    severity: tuple[int, ...] = ()
    rule: str = ""
    name: str = ""

    @cached_property
    def draft(self) -> Draft:
        return from_text(self.text, title=self.title)

    @cached_property
    def key(self) -> str:
        """Names the frozen parse; a changed text has none."""
        return hashlib.sha256(self.draft.text.encode()).hexdigest()[:16]


def rule_ids() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.toml"))


def read_cases(rule: str) -> Iterator[Case]:
    content = tomllib.loads((CASES / f"{rule}.toml").read_text(encoding="utf-8"))
    unknown = set(content) - {"fires", "silent"}
    if unknown:
        raise ValueError(f"{rule}.toml: unknown tables {sorted(unknown)}")
    for table in ("fires", "silent"):
        for number, fields in enumerate(content.get(table, []), start=1):
            case = Case(**fields, rule=rule, name=f"{rule}-{table}-{number}")
            if (table == "fires") != bool(case.flags):
                raise ValueError(f"{case.name}: cases that fire, and only they, name flags")
            if case.severity and len(case.severity) != len(case.flags):
                raise ValueError(f"{case.name}: one severity per flag")
            yield case


def all_cases() -> list[Case]:
    return [case for rule in rule_ids() for case in read_cases(rule)]
