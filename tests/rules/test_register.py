"""The register, its rules and what is written about them."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest

import analyzer.rules
from analyzer.errors import ConfigError
from analyzer.lexicon import load_lexicons
from analyzer.rules import RULES, Rule, selected_rules
from analyzer.rules.base import SECTIONS, rule
from analyzer.rules.document import to_markdown
from analyzer.types import Category, Severity
from tests.case_files import all_cases, rule_ids

EXPLANATION = "Finds nothing.\n\n" + "\n".join(f"## {heading}\n\nWords." for heading in SECTIONS)


def declared_rules() -> list[Rule]:
    found = {}
    for module in pkgutil.iter_modules(analyzer.rules.__path__):
        for value in vars(importlib.import_module(f"analyzer.rules.{module.name}")).values():
            if isinstance(value, Rule):
                found[id(value)] = value
    return list(found.values())


def test_every_rule_is_in_the_register_once():
    assert {rule.id for rule in declared_rules()} == {rule.id for rule in RULES}
    assert len(declared_rules()) == len(RULES) == len({rule.id for rule in RULES})
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_has_a_case_file_with_five_of_each():
    assert set(rule_ids()) == {rule.id for rule in RULES}
    cases = all_cases()
    for one in RULES:
        fires = [case for case in cases if case.rule == one.id and case.flags]
        silent = [case for case in cases if case.rule == one.id and not case.flags]
        assert len(fires) >= 5, one.id
        assert len(silent) >= 5, one.id


def test_case_texts_differ():
    cases = all_cases()
    assert len({(case.rule, case.key) for case in cases}) == len(cases)


def test_rules_cite_only_standards_whose_text_was_seen():
    codes = load_lexicons().basis
    for one in RULES:
        for code in one.basis:
            assert code in codes, f"{one.id}: unknown basis {code}"
            assert codes[code].is_citable or code == "ED", f"{one.id}: {code} was not seen"


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_severity_is_one_of_three_and_zero_for_credits_only(one):
    assert (one.severity is Severity.CREDIT) == (one.category is Category.POS)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_messages_are_plain_sentences(one):
    for template in (one.message, one.advice):
        if template:
            assert template[-1] in ".?", one.id
            list(string.Formatter().parse(template))
    assert not re.search(r"\s{2}|\n", one.message + one.advice)


def test_the_document_is_current():
    written = Path("docs/rules.md").read_text(encoding="utf-8")
    assert written == to_markdown(load_lexicons()), (
        "run python -m analyzer.rules.document > docs/rules.md"
    )


def test_selecting_by_id_and_category_and_ignoring():
    everything = {one.id for one in RULES}
    assert {one.id for one in selected_rules()} == everything
    assert [one.id for one in selected_rules(["src-rel"])] == ["SRC-REL"]
    sourcing = {one.id for one in RULES if one.category is Category.SRC}
    assert {one.id for one in selected_rules(["SRC"], ["SRC-REL"])} == sourcing - {"SRC-REL"}
    assert selected_rules(["SRC-REL"], ["SRC"]) == ()


def test_an_unknown_rule_is_an_error_that_names_the_closest():
    with pytest.raises(ConfigError, match="SRC-REL"):
        selected_rules(["SRC-RELL"])
    with pytest.raises(ConfigError):
        selected_rules(None, ["nonsense"])


def make(**changes: object) -> Rule:
    def find(facts, lexicons):
        yield from ()

    find.__doc__ = changes.pop("doc", EXPLANATION)
    fields = {"id": "SRC-TEST", "name": "Test", "severity": Severity.CONSIDER, "message": "No.",
              "advice": "Cut {what}.", "basis": ("AP",)}  # fmt: skip
    return rule(**(fields | changes))(find)


def test_a_rule_is_made_of_a_function():
    made = make()
    assert made.category is Category.SRC
    assert made.summary == "Finds nothing."
    assert made.reason == "Words."
    assert tuple(made.sections) == SECTIONS
    assert made.placeholders == {"what"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "src-test"}, "must look like"),
        ({"id": "XXX-TEST"}, "XXX"),
        ({"basis": ()}, "needs a basis"),
        ({"doc": "Finds nothing."}, "sections"),
        ({"doc": EXPLANATION.replace("## Example", "## Exampel")}, "Example"),
    ],
)
def test_a_malformed_rule_cannot_be_made(changes, said):
    with pytest.raises(ValueError, match=said):
        make(**changes)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_advice_makes_sense_without_a_case(one: Rule):
    advice = one.general_advice
    assert advice[0].isupper()
    assert not re.search(r"[{}…]|\.\.\.", advice)
    assert not re.search(r"Ask: \?|\s{2}", advice)
