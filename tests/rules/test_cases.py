"""Every case of every rule, through the whole analysis."""

from __future__ import annotations

import pytest

from analyzer.report import analyze, analyze_doc
from analyzer.types import Report
from tests.case_files import Case, read_cases, rule_ids
from tests.frozen_parses import frozen_doc


def wrong(case: Case, report: Report) -> dict[str, object]:
    """What the report should have said and says instead; nothing if all is well."""
    found = report.credits if case.rule.startswith("POS-") else report.flags
    texts = tuple(one.text for one in found if one.rule == case.rule)
    severity = tuple(int(flag.severity) for flag in report.flags if flag.rule == case.rule)
    if texts == case.flags and case.severity in ((), severity):
        return {}
    return {
        case.name: {
            "why": case.why,
            "expected": (case.flags, case.severity),
            "found": (texts, severity),
        }
    }


@pytest.mark.parametrize("rule", rule_ids())
def test_frozen_parse(rule):
    problems: dict[str, object] = {}
    for case in read_cases(rule):
        doc = frozen_doc(case)
        assert len(doc.text) == len(case.draft.text), case.name
        problems |= wrong(case, analyze_doc(doc, case.draft))
    assert problems == {}


@pytest.mark.golden
@pytest.mark.parametrize("rule", rule_ids())
def test_shipped_pipeline(rule, nlp):
    problems: dict[str, object] = {}
    for case in read_cases(rule):
        problems |= wrong(case, analyze(case.draft, nlp=nlp))
    assert problems == {}


@pytest.fixture(scope="module")
def nlp():
    from analyzer.pipeline import load_pipeline

    return load_pipeline()
