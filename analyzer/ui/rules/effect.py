"""What other settings would change: flags that would newly fire, and flags that would not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.config import Settings
from analyzer.errors import AnalyzerError
from analyzer.store import around
from analyzer.types import DocumentRef, Draft, Flag, Report

if TYPE_CHECKING:
    from spacy.language import Language

MOST_DRAFTS = 50
"""Drafts that are tried: enough to see what a word does, and done in seconds."""
_MOST_PARSES = 2 * MOST_DRAFTS


@dataclass(frozen=True, slots=True)
class Effect:
    """One flag that would come or go.

    Attributes:
        draft: name of the draft.
        before, after: the text of its paragraph on either side, shortened.
    """

    draft: str
    is_new: bool
    rule: str
    severity: int
    before: str
    text: str
    after: str


def compare(old: Report, new: Report, name: str) -> list[Effect]:
    """Flags that only one of two reports of a draft has, in text order."""
    was = {(flag.rule, flag.fingerprint): flag for flag in old.flags}
    becomes = {(flag.rule, flag.fingerprint): flag for flag in new.flags}
    changed = [
        *((flag, True) for key, flag in becomes.items() if key not in was),
        *((flag, False) for key, flag in was.items() if key not in becomes),
    ]
    changed.sort(key=lambda one: (one[0].start, one[0].end, one[0].rule))
    return [
        _to_effect(new if is_new else old, flag, name, is_new=is_new) for flag, is_new in changed
    ]


def _to_effect(report: Report, flag: Flag, name: str, *, is_new: bool) -> Effect:
    before, after = around(report, flag)
    return Effect(
        draft=name,
        is_new=is_new,
        rule=flag.rule,
        severity=int(flag.severity),
        before=before,
        text=flag.text,
        after=after,
    )


def find_effects(
    drafts: Iterable[tuple[str, Draft]],
    old: Settings,
    new: Settings,
    nlp: Language,
    lock: AbstractContextManager[Any],
    parses: dict[Draft, Any],
) -> Iterator[list[Effect]]:
    """For each draft what the new settings change in it.

    Args:
        lock: held while the pipeline works.
        parses: parses of drafts seen before, made with this pipeline; kept from one try to the
            next, because they take most of the time and do not depend on the words.

    Raises:
        ConfigError, LexiconError: the new settings are bad.
    """
    from analyzer.parsing import to_doc
    from analyzer.report import analyze_doc

    for name, draft in drafts:
        doc = parses.get(draft)
        if doc is None:
            with lock:
                doc = to_doc(draft, nlp)
            if len(parses) >= _MOST_PARSES:
                parses.clear()
            parses[draft] = doc
        was = analyze_doc(doc, draft, settings=old, nlp=nlp)
        becomes = analyze_doc(doc, draft, settings=new, nlp=nlp)
        yield compare(was, becomes, name)


def drafts_of(documents: Iterable[DocumentRef]) -> Iterator[tuple[str, Draft]]:
    """Drafts of the store's documents that are still files on this machine."""
    from analyzer.ingest import read_draft

    for document in documents:
        path = Path(document.name or "")
        if not path.is_absolute() or not path.is_file():
            continue
        try:
            yield path.name, read_draft(path)
        except AnalyzerError:
            continue


def with_rows(settings: Settings, rows: Mapping[str, Iterable[Mapping[str, str]]]) -> Settings:
    """The settings with these lexicon rows in place of their own."""
    plain = {table: tuple(dict(row) for row in own) for table, own in rows.items()}
    return settings.model_copy(update={"lexicon": {t: own for t, own in plain.items() if own}})
