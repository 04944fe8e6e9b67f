"""Every case of every rule, through the whole analysis."""

from __future__ import annotations

import pytest

from analyzer.report import analyze, analyze_doc
from analyzer.types import Report
from tests.case_files import Case, all_cases
from tests.frozen_parses import frozen_doc

CASES = all_cases()
IDS = [case.name for case in CASES]


def check(case: Case, report: Report) -> None:
    found = report.credits if case.rule.startswith("POS-") else report.flags
    assert tuple(one.text for one in found if one.rule == case.rule) == case.flags, case.why
    flags = [flag for flag in report.flags if flag.rule == case.rule]
    if case.severity:
        assert tuple(int(flag.severity) for flag in flags) == case.severity, case.why


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_frozen_parse(case):
    doc = frozen_doc(case)
    assert len(doc.text) == len(case.draft.text)
    check(case, analyze_doc(doc, case.draft))


@pytest.mark.golden
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_shipped_pipeline(case, nlp):
    check(case, analyze(case.draft, nlp=nlp))


@pytest.fixture(scope="module")
def nlp():
    from analyzer.pipeline import load_pipeline

    return load_pipeline()
