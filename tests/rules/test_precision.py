"""Confidence of findings is a share that was counted, and every shape's is known."""

from __future__ import annotations

import csv

from analyzer.rules import RULES
from analyzer.rules.precision import TABLE, measured


def test_table_names_rules_that_exist_and_counts_that_can_be() -> None:
    known = {rule.id for rule in RULES}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["rule"] in known
            assert 0 <= int(row["raised"]) <= int(row["read"])


def test_unknown_rule_claims_nothing() -> None:
    assert measured("XXX-NONE") == 0.5


def test_unread_shape_takes_the_share_of_its_rule() -> None:
    assert measured("ATT-HEARSAY", "never-read") == measured("ATT-HEARSAY")


def test_few_readings_claim_little() -> None:
    assert 0 < measured("ATT-AGENTLESS") < 1
