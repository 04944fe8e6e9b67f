import re

import pytest

from analyzer.outputs.catalogue import reasons, to_explanation, to_rows, to_rule_table
from analyzer.outputs.terminal import Terminal
from analyzer.rules import RULES

IDS = [rule.id for rule in RULES]


@pytest.mark.parametrize("name", IDS)
def test_every_rule_is_explained_in_full(name: str) -> None:
    text = to_explanation(name, Terminal(width=60))
    rule = next(rule for rule in RULES if rule.id == name)
    assert text.startswith(f"{name}  {rule.name}\nSeverity {int(rule.severity)}: ")
    for heading in (*rule.sections, "What to do", "Rests on"):
        assert f"\n{heading}\n" in text
    for code in rule.basis:
        assert f"\n  {code}  " in text
    assert not re.search(r"\{\w*\}", text)
    # Only what cannot be broken, such as an address, may run over.
    assert all(len(line) <= 60 or " " not in line.strip() for line in text.splitlines())


def test_lists_hold_every_rule_once() -> None:
    assert [row["id"] for row in to_rows()] == IDS
    assert [line.split()[0] for line in to_rule_table(Terminal())[1:]] == IDS
    assert list(reasons(Terminal())) == IDS
    assert all(reasons(Terminal()).values())


def test_examples_are_quoted_and_not_starred() -> None:
    text = to_explanation("SRC-REL", Terminal())
    assert "“Close to”" in text
    assert "*" not in text
