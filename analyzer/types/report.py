"""One analysed document."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.types.facts import Facts
from analyzer.types.judgements import Credit, Flag
from analyzer.types.measures import Scores

SCHEMA = "report/1"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Versions and digests that make a report reproducible."""

    version: str
    pipeline: str
    lexicons: str
    config: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A stage that failed for this document; the rest of the report is still valid."""

    stage: str
    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """One analysed document; ``analyzer.outputs.json`` writes it as ``report/1``."""

    analyzer: Provenance
    facts: Facts
    flags: tuple[Flag, ...]
    credits: tuple[Credit, ...]
    scores: Scores
    failures: tuple[Failure, ...] = ()

    @property
    def text(self) -> str:
        return self.facts.draft.text
