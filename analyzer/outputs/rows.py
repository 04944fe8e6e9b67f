"""A report as flat rows: one for the article, one for each flag, source and attribution.

Rows are dictionaries of plain values (text, integers, fractions, booleans, ``None`` for what is
not known), keyed by column name; every row of a table has the same columns in the same order,
whatever the draft holds.  ``path`` joins the four tables.  ``docs/batch.md`` tells what each column
means.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from analyzer.outputs import ledger
from analyzer.outputs.cells import to_safe_cell
from analyzer.outputs.json import text_digest
from analyzer.rules import RULES
from analyzer.scores.reference import MEASURES
from analyzer.types import Attribution, Flag, Provenance, Report, Scores, Severity, Voice

Row = dict[str, Any]
Columns = dict[str, type]
"""Column name → ``str``, ``int``, ``float`` or ``bool``; any cell may be ``None``."""

SEVERITY_COLUMNS = {
    Severity.MUST_FIX: "flags_must_fix",
    Severity.SHOULD_FIX: "flags_should_fix",
    Severity.CONSIDER: "flags_consider",
}
"""Severity → column of the article row that counts its flags."""

FLAG_COLUMNS: Columns = {
    "path": str,
    "id": str,
    "rule": str,
    "category": str,
    "severity": int,
    "confidence": float,
    "line": int,
    "column": int,
    "start": int,
    "end": int,
    "text": str,
    "voice": str,
    "message": str,
    "advice": str,
    "basis": str,
    "source_id": str,
    "attribution_id": str,
    "fingerprint": str,
}

SOURCE_COLUMNS: Columns = {
    "path": str,
    "id": str,
    "name": str,
    "description": str,
    "class": str,
    "level": int,
    "level_name": str,
    "count": int,
    "mentions": int,
    "attributions": int,
    "content_words": int,
    "share": float,
    "anonymity_stated": bool,
    "anonymity_reason": str,
    "first_line": int,
    "first_mention": str,
}

ATTRIBUTION_COLUMNS: Columns = {
    "path": str,
    "id": str,
    "parent_id": str,
    "kind": str,
    "construction": str,
    "source": str,
    "source_id": str,
    "source_class": str,
    "level": int,
    "cue": str,
    "cue_lemma": str,
    "cue_class": str,
    "polarity": str,
    "content": str,
    "confidence": float,
    "start": int,
    "end": int,
}

_ARTICLE_START: Columns = {
    "path": str,
    "title": str,
    "n_words": int,
    "n_sentences": int,
    **{f"words_{voice.value}": int for voice in Voice},
    "n_quotations": int,
    "n_attributions": int,
    "n_sources": int,
    "n_hedges": int,
    "n_credits": int,
    "n_flags": int,
    **dict.fromkeys(SEVERITY_COLUMNS.values(), int),
}
_ARTICLE_END: Columns = {
    "media_type": str,
    "encoding": str,
    "encoding_guessed": bool,
    "text_sha256": str,
    "warnings": str,
    "failures": str,
    **{f"analyzer_{field.name}": str for field in fields(Provenance)},
}


@cache
def article_columns() -> Columns:
    """Columns of the article table: size, every measure, counts per rule, provenance.

    Measures have the names of their fields (``traceability_value``, ``spread_distinct``); a list
    of ranges or records is counted.
    """
    return {
        **_ARTICLE_START,
        **{name: kind for name, kind, _ in _measure_paths()},
        **{f"percentile_{measure}": float for measure in MEASURES},
        "percentile_corpus": str,
        **{f"rule_{rule.id}": int for rule in RULES},
        **_ARTICLE_END,
    }


def article_row(report: Report) -> Row:
    """The article in one row (:func:`article_columns`)."""
    facts, draft = report.facts, report.facts.draft
    by_rule = dict.fromkeys((rule.id for rule in RULES), 0)
    by_severity = dict.fromkeys(SEVERITY_COLUMNS, 0)
    for flag in report.flags:
        by_rule[flag.rule] += 1
        by_severity[flag.severity] += 1
    for credit in report.credits:
        by_rule[credit.rule] += 1
    row: Row = {
        "path": draft.path,
        "title": draft.title,
        "n_words": facts.n_words,
        "n_sentences": len(facts.sentences),
        **{f"words_{voice.value}": facts.voice_words.get(voice, 0) for voice in Voice},
        "n_quotations": sum(quotation.is_speech for quotation in facts.quotations),
        "n_attributions": len(facts.attributions),
        "n_sources": len(facts.sources),
        "n_hedges": len(facts.hedges),
        "n_credits": len(report.credits),
        "n_flags": len(report.flags),
        **{SEVERITY_COLUMNS[severity]: count for severity, count in by_severity.items()},
        **{name: _measure(report.scores, kind, path) for name, kind, path in _measure_paths()},
        **dict.fromkeys(f"percentile_{measure}" for measure in MEASURES),
        "percentile_corpus": None,
        **_percentiles(report.scores),
        **{f"rule_{rule}": count for rule, count in by_rule.items()},
        "media_type": draft.media_type,
        "encoding": draft.encoding,
        "encoding_guessed": draft.encoding_guessed,
        "text_sha256": text_digest(draft),
        "warnings": "; ".join((*draft.warnings, *facts.warnings)) or None,
        "failures": "; ".join(f"{one.stage}: {one.error}" for one in report.failures) or None,
        **{
            f"analyzer_{field.name}": getattr(report.analyzer, field.name)
            for field in fields(Provenance)
        },
    }
    return {name: row[name] for name in article_columns()}


def flag_rows(report: Report) -> list[Row]:
    """One row for each flag, in the order of the report."""
    return [_flag_row(report.facts.draft.path, flag) for flag in report.flags]


def source_rows(report: Report) -> list[Row]:
    """One row for each entry of the ledger, as ``whosays sources`` lists it."""
    return ledger.to_rows(report)


def attribution_rows(report: Report) -> list[Row]:
    """One row for each attribution, those inside another's content included."""
    path = report.facts.draft.path
    return [_attribution_row(path, one) for one in report.facts.attributions]


def safe_row(row: Row) -> Row:
    """The row for a file that a spreadsheet program may open: no cell starts a formula."""
    return {name: to_safe_cell(value) for name, value in row.items()}


def _flag_row(path: str | None, flag: Flag) -> Row:
    return {
        "path": path,
        "id": flag.id,
        "rule": flag.rule,
        "category": flag.category.value,
        "severity": int(flag.severity),
        "confidence": flag.confidence,
        "line": flag.line,
        "column": flag.column,
        "start": flag.start,
        "end": flag.end,
        "text": flag.text,
        "voice": flag.voice.value,
        "message": flag.message,
        "advice": flag.advice,
        "basis": " ".join(flag.basis),
        "source_id": flag.source_id,
        "attribution_id": flag.attribution_id,
        "fingerprint": flag.fingerprint,
    }


def _attribution_row(path: str | None, one: Attribution) -> Row:
    spans = [
        span
        for phrase in (one.source, one.cue, one.content)
        if phrase is not None
        for span in phrase.spans
    ]
    return {
        "path": path,
        "id": one.id,
        "parent_id": one.parent_id,
        "kind": one.kind.value,
        "construction": one.construction,
        "source": one.source.text if one.source else None,
        "source_id": one.source_id,
        "source_class": one.source_class.value,
        "level": int(one.level),
        "cue": one.cue.text if one.cue else None,
        "cue_lemma": one.cue.lemma if one.cue else None,
        "cue_class": one.cue.cue_class if one.cue else None,
        "polarity": one.cue.polarity if one.cue else None,
        "content": one.content.text if one.content else None,
        "confidence": one.confidence,
        "start": min((span.start for span in spans), default=None),
        "end": max((span.end for span in spans), default=None),
    }


@cache
def _measure_paths() -> tuple[tuple[str, type, tuple[str, ...]], ...]:
    """Column, kind and attribute path of every measure, from the definition of ``Scores``."""
    return tuple(_find_measures(Scores, ()))


def _find_measures(
    record: type, path: tuple[str, ...]
) -> Iterator[tuple[str, type, tuple[str, ...]]]:
    hints = get_type_hints(record)
    for field in fields(record):
        if field.name == "percentiles":
            continue  # a column for each measure they are of
        kind = _without_none(hints[field.name])
        here = (*path, field.name)
        if isinstance(kind, type) and is_dataclass(kind):
            yield from _find_measures(kind, here)
        else:
            yield "_".join(here), _cell_type(kind), here


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else float if set(kinds) == {int, float} else str
    return hint


def _percentiles(scores: Scores) -> Row:
    row: Row = {f"percentile_{one.measure}": one.percentile for one in scores.percentiles}
    if scores.percentiles:
        row["percentile_corpus"] = scores.percentiles[0].corpus
    return row


def _cell_type(kind: Any) -> type:
    """Kind of cell that holds a measure: ids are joined to a text, other lists are counted."""
    if get_origin(kind) is tuple:
        return str if get_args(kind)[0] is str else int
    for plain in (bool, int, float):
        if issubclass(kind, plain):
            return plain
    return str


def _measure(scores: Scores, kind: type, path: tuple[str, ...]) -> Any:
    value: Any = scores
    for name in path:
        if value is None:
            return None
        value = getattr(value, name)
    if isinstance(value, tuple):
        return (" ".join(value) or None) if kind is str else len(value)
    return value.value if isinstance(value, Enum) else value
