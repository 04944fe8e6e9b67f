from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from analyzer import types as t
from analyzer.ui import wording
from analyzer.ui.view import Catalogue, to_marks, to_view
from tests.ui.reports import flag_at, report_of


def _with_source(report: t.Report, **changes: Any) -> dict[str, Any]:
    source = dataclasses.replace(report.facts.sources[0], **changes)
    facts = dataclasses.replace(report.facts, sources=(source,))
    shown: dict[str, Any] = to_view(dataclasses.replace(report, facts=facts))["sources"][0]
    return shown


def test_flags_stand_in_text_order_with_their_words(report: t.Report) -> None:
    catalogue = Catalogue(
        names={"SRC-REL": "Relation-only source"},
        reasons={"SRC-REL": "*Close to* could include the reporter."},
        bases={"NPR": "NPR: how do they know?"},
    )
    flags = to_view(report, catalogue)["flags"]
    assert [flag["rule"] for flag in flags] == ["SRC-REL", "FRM-SENSATION", "ATT-EVENT"]
    assert flags[0]["name"] == "Relation-only source"
    assert flags[0]["why"] == [{"em": "Close to"}, " could include the reporter."]
    assert flags[0]["basis"] == [
        {"code": "ABC-AU", "name": ""},
        {"code": "NPR", "name": "NPR: how do they know?"},
    ]
    assert [flag["place"] for flag in flags] == ["¶ 1", "¶ 2", "¶ 2"]
    assert flags[0]["related"] == [
        {"label": "content", "text": "the bridge “could fall at any moment”"}
    ]


def test_every_segment_names_flags_that_are_listed(report: t.Report) -> None:
    view = to_view(report)
    listed = {flag["id"] for flag in view["flags"]}
    used = {
        name
        for block in view["blocks"]
        for segment in block["segments"]
        for name in (*segment.get("flags", ()), *segment.get("related", ()))
    }
    assert used == {"F1", "F2", "F3"}
    assert used <= listed


def test_statements_lead_from_the_text_to_the_ledger(report: t.Report) -> None:
    view = to_view(report)
    assert view["statements"] == {"A1": "S1", "A2": "S2"}
    assert [(s["id"], s["share"], s["statements"]) for s in view["sources"]] == [
        ("S1", 62, 1),
        ("S2", 38, 1),
    ]


def test_levels_are_words(report: t.Report) -> None:
    vague, named = to_view(report)["sources"]
    assert (vague["name"], vague["level_name"]) == (
        "Sources close to the council",
        "Unnamed: relation or field only",
    )
    assert vague["notes"] == ["Anonymity not explained"]
    assert (named["name"], named["detail"], named["level_name"]) == (
        "Ruth Hallam",
        "Mayor",
        "Named, with role",
    )
    assert set(wording.LEVELS) == set(t.Level)
    assert set(wording.SOURCE_CLASSES) == set(t.SourceClass)


def test_a_named_document_is_not_called_a_person_without_role(report: t.Report) -> None:
    level = t.Level.NAMED
    document = _with_source(report, level=level, source_class=t.SourceClass.IDENTIFIED_DOCUMENT)
    person = _with_source(report, level=level, source_class=t.SourceClass.NAMED_PERSON)
    assert document["level_name"] == "Identified document or outlet"
    assert person["level_name"] == "Named, role not given"


def test_a_substantive_reason_and_the_number_of_people_are_noted(report: t.Report) -> None:
    shown = _with_source(report, count=3, anonymity=t.Anonymity(stated=True, reason="substantive"))
    assert shown["notes"] == ["3 people", "Anonymity explained: a risk is named"]


def test_nothing_to_measure_is_shown_as_such(report: t.Report) -> None:
    scores = t.Scores(
        composition=None,
        traceability=t.Traceability(None, insufficient="under 150 words"),
        anonymity=t.AnonymityMeasure(0, None, False),
        spread=t.Spread(0, None, None),
        must_fix=(),
    )
    shown = to_marks(dataclasses.replace(report, scores=scores))["scores"]
    assert shown["composition"] is None
    assert shown["traceability"]["value"] is None
    assert shown["traceability"]["insufficient"] == "under 150 words"
    assert (shown["anonymity"], shown["spread"]) == ("No anonymous or vague sources", "No sources")


def test_the_statement_that_the_figure_hangs_on_is_told(report: t.Report) -> None:
    measure = t.Traceability(86.0, uncapped=86.0, swing=14.0, swing_unit="U2")
    scores = dataclasses.replace(report.scores, traceability=measure)
    shown = to_marks(dataclasses.replace(report, scores=scores))["scores"]
    assert shown["swing"] == {
        "text": "Hangs on one statement: 100 without it",
        "unit": "U2",
    }
    assert to_marks(report)["scores"]["swing"] is None


def test_reference_articles_are_called_by_name(report: t.Report) -> None:
    corpora = ("us-news-2016", "our-archive")
    percentiles = tuple(t.Percentile("nobody", 0.2, 41.4, one, 99, "300-599") for one in corpora)
    scores = dataclasses.replace(report.scores, percentiles=percentiles)
    shipped, own = to_marks(dataclasses.replace(report, scores=scores))["scores"]["percentiles"]
    assert shipped["beats"] == "more than 41% of 99 articles of 300–599 words"
    assert shipped["corpus"] == "US campaign coverage of 2016"
    assert "seven publishers" in shipped["about"]
    assert (own["corpus"], own["about"]) == ("our-archive", "")


@pytest.mark.parametrize(
    ("percentile", "words"),
    [(100, "more than each of"), (99.7, "more than 99% of"), (0.2, "more than 1% of"),
     (0, "no more than any of")],
)  # fmt: skip
def test_rounding_never_beats_all_articles_or_none(
    report: t.Report, percentile: float, words: str
) -> None:
    scores = dataclasses.replace(
        report.scores, percentiles=(t.Percentile("nobody", 0.2, percentile, "ours", 99, "all"),)
    )
    (shown,) = to_marks(dataclasses.replace(report, scores=scores))["scores"]["percentiles"]
    assert shown["beats"] == f"{words} 99 articles of every length"


def test_failed_stages_and_warnings_are_carried(report: t.Report) -> None:
    facts = dataclasses.replace(report.facts, warnings=("a quotation never closes",))
    view = to_view(
        dataclasses.replace(report, facts=facts, failures=(t.Failure("rules", "boom\u202e"),))
    )
    assert view["failures"] == ["rules: boom[U+202E]"]
    assert view["notices"] == ["a quotation never closes"]


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "\x00\ud800\u202e", "$x$ *a* :smile:", "y" * 200_000, " "],
)
def test_any_text_can_be_sent_to_a_browser(text: str) -> None:
    view = to_view(report_of(text, flags=[flag_at("F1", text, 0, len(text))]))
    json.dumps(view, ensure_ascii=False).encode("utf-8")


def test_the_id_changes_with_the_view_and_only_then(report: t.Report) -> None:
    assert to_view(report)["id"] == to_view(report)["id"]
    assert to_view(report)["id"] != to_view(dataclasses.replace(report, flags=()))["id"]
