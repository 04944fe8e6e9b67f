"""Write ``docs/rules.md`` from the rules: ``python -m analyzer.rules.document > docs/rules.md``."""

from __future__ import annotations

import sys

from analyzer.lexicon import Lexicons, load_lexicons
from analyzer.rules import RULES
from analyzer.rules.base import SECTIONS, Rule
from analyzer.types import Category, Severity

_CATEGORIES = {
    Category.SRC: "Who is the source?",
    Category.ATT: "Is the claim tied to a source?",
    Category.CER: "How certain is it?",
    Category.FRM: "Whose framing is it?",
    Category.POS: "Good practice",
}

_SEVERITIES = {
    Severity.MUST_FIX: "3, must fix or sign off",
    Severity.SHOULD_FIX: "2, should fix",
    Severity.CONSIDER: "1, consider",
    Severity.CREDIT: "0, credit",
}

_HEAD = """# Rules

Written by `python -m analyzer.rules.document`; edit the docstrings of `analyzer/rules/`.

A flag says what an editor should look at. Severity is the rule's usual one; a finding may weigh
more (in the headline, in the lead, when it is the only source of an accusation) or less (inside
somebody else's words). Words in quotation marks are the speaker's own and raise no flag here.
Where two rules see one fault, the flag stays that an editor can act on (`one_fault.py`).
*Rests on* names standards and studies whose text was seen; `editorial judgement` is ours.
"""


def to_markdown(lexicons: Lexicons) -> str:
    """The whole document, rules in the order of the register."""
    parts = [_HEAD]
    for category, heading in _CATEGORIES.items():
        rules = [rule for rule in RULES if rule.category is category]
        if rules:
            parts.append(f"## {heading}\n")
            parts.extend(_to_section(rule, lexicons) for rule in rules)
    return "\n".join(parts)


def _to_section(rule: Rule, lexicons: Lexicons) -> str:
    lines = [
        f"### {rule.id}: {rule.name}",
        "",
        rule.summary,
        "",
        f"- Severity: {_SEVERITIES[rule.severity]}",
        f"- Message: {_to_shown(rule.message)}",
        f"- Advice: {rule.general_advice}",
        f"- Rests on: {', '.join(_to_citation(code, lexicons) for code in rule.basis)}",
        "",
    ]
    for heading in SECTIONS:
        lines += [f"**{heading}.** {rule.sections[heading]}", ""]
    return "\n".join(lines)


def _to_shown(template: str) -> str:
    """A template with its placeholders as gaps."""
    for name in ("text", *sorted(_names(template))):
        template = template.replace("{" + name + "}", "…")
    return template


def _names(template: str) -> set[str]:
    return {part.split("}")[0] for part in template.split("{")[1:]}


def _to_citation(code: str, lexicons: Lexicons) -> str:
    entry = lexicons.basis[code]
    return code if entry.is_citable else "editorial judgement"


if __name__ == "__main__":
    sys.stdout.write(to_markdown(load_lexicons()))
