"""The rules as a list, and one rule explained with what it rests on."""

from __future__ import annotations

import re
import textwrap
from typing import Any

from analyzer.config import unknown_rule
from analyzer.lexicon import load_lexicons
from analyzer.outputs.terminal import Terminal, to_table
from analyzer.rules import RULES
from analyzer.rules.base import Rule
from analyzer.types import Severity

SEVERITY_NAMES = {
    Severity.MUST_FIX: "must fix or sign off",
    Severity.SHOULD_FIX: "should fix",
    Severity.CONSIDER: "consider",
    Severity.CREDIT: "good practice",
}


def to_rows() -> list[dict[str, Any]]:
    """One dictionary per rule, in the order of the register."""
    return [
        {
            "id": rule.id,
            "name": rule.name,
            "category": rule.category.value,
            "severity": int(rule.severity),
            "summary": rule.summary,
            "advice": rule.general_advice,
            "basis": list(rule.basis),
        }
        for rule in RULES
    ]


def to_rule_table(terminal: Terminal) -> list[str]:
    """Lines of a table of all rules."""
    rows = [
        (rule.id, f"{int(rule.severity)} {SEVERITY_NAMES[rule.severity]}", rule.name)
        for rule in RULES
    ]
    return to_table(("rule", "severity", "name"), rows, terminal)


def reasons(terminal: Terminal) -> dict[str, str]:
    """Rule id → why it matters."""
    return {rule.id: _to_plain(rule.reason, terminal) for rule in RULES}


def to_explanation(name: str, terminal: Terminal) -> str:
    """A rule's explanation, section by section, and the standards it rests on in full.

    Raises:
        ConfigError: there is no such rule; the hint names the closest one.
    """
    rule = _find_rule(name)
    lines = [
        f"{terminal.style(rule.id, 'bold')}  {rule.name}",
        f"Severity {int(rule.severity)}: {SEVERITY_NAMES[rule.severity]}",
        "",
        *textwrap.wrap(rule.summary, terminal.width),
    ]
    for heading, body in rule.sections.items():
        lines += ["", terminal.style(heading, "bold"), *_indent(body, terminal)]
    if rule.advice:
        lines += ["", terminal.style("What to do", "bold"), *_indent(rule.general_advice, terminal)]
    lines += ["", terminal.style("Rests on", "bold"), *_basis(rule, terminal)]
    return "\n".join(lines) + "\n"


def _find_rule(name: str) -> Rule:
    ids = {rule.id: rule for rule in RULES}
    wanted = name.strip().upper()
    if wanted not in ids:
        raise unknown_rule(name, ids)
    return ids[wanted]


def _to_plain(text: str, terminal: Terminal) -> str:
    """Examples, in italics where docstrings are rendered, stand between quotation marks here."""
    return re.sub(r"\*([^*\n ][^*]*)\*", r"“\1”" if terminal.unicode else r'"\1"', text)


def _indent(body: str, terminal: Terminal) -> list[str]:
    """A section wrapped to the terminal; paragraphs and list items keep their beginnings."""
    lines: list[str] = []
    for block in re.split(r"\n\s*\n|\n(?=\s*[-*•] )", _to_plain(body, terminal)):
        lines += textwrap.wrap(
            " ".join(block.split()), terminal.width, initial_indent="  ", subsequent_indent="  "
        )
    return lines


def _basis(rule: Rule, terminal: Terminal) -> list[str]:
    known = load_lexicons().basis
    lines: list[str] = []
    for code in rule.basis:
        entry = known[code]
        where = f" ({entry.where})" if entry.where.strip("-") else ""
        lines += textwrap.wrap(
            entry.what + where,
            terminal.width,
            initial_indent=f"  {code}  ",
            subsequent_indent=" " * (len(code) + 4),
            break_on_hyphens=False,
            break_long_words=False,
        )
    return lines
