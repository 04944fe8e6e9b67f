"""The rules as the page lists them, and the ones a search finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from analyzer.rules.base import Rule
from analyzer.ui import wording
from analyzer.ui.display import to_runs

_GOOD = "Good practice"


def to_catalogue(
    rules: Iterable[Rule], bases: Mapping[str, str], ignored: Iterable[str] = ()
) -> list[dict[str, Any]]:
    """One record per rule, in the order of the register.

    Args:
        bases: basis code → the standard or study it stands for.
        ignored: rules and categories that this newsroom left out.
    """
    left_out = set(ignored)
    return [_to_record(rule, bases, left_out) for rule in rules]


def _to_record(rule: Rule, bases: Mapping[str, str], ignored: set[str]) -> dict[str, Any]:
    sections = [(heading, _to_blocks(body)) for heading, body in rule.sections.items()]
    advice = re.sub(r"\{\w+\}", "…", rule.advice)
    if advice:
        sections.insert(3, ("What to do", _to_blocks(advice)))
    category = wording.CATEGORIES.get(rule.category)
    return {
        "id": rule.id,
        "name": rule.name,
        "category": rule.category.value,
        "category_name": category[0] if category else _GOOD,
        "severity": wording.SEVERITIES.get(rule.severity, _GOOD),
        "level": int(rule.severity),
        "summary": to_runs(rule.summary),
        "sections": sections,
        "basis": [(code, bases.get(code, "")) for code in rule.basis],
        "is_off": rule.id in ignored or rule.category.value in ignored,
        "words": _plain(" ".join((rule.id, rule.name, category[0] if category else _GOOD,
                                  rule.explanation, advice))),
    }  # fmt: skip


def _to_blocks(body: str) -> list[list[str | dict[str, str]]]:
    """Paragraphs and list items, each as runs of plain and emphasised text."""
    blocks = re.split(r"\n\s*\n|\n(?=\s*[-•] )", body)
    return [to_runs(block) for block in blocks if block.strip()]


def find(records: Iterable[dict[str, Any]], query: str) -> list[dict[str, Any]]:
    """Those that have every word of the query, somewhere; all of them for an empty one."""
    wanted = _plain(query).split()
    return [record for record in records if all(word in record["words"] for word in wanted)]


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").casefold().split())
