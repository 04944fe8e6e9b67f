"""Flat rows have the documented columns, plain values, and nothing a spreadsheet runs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from analyzer.outputs import rows
from analyzer.types import Percentile, Report, Scores


def test_article_row_has_every_measure_and_a_count_for_every_rule(report: Report) -> None:
    row = rows.article_row(report)
    assert list(row) == list(rows.article_columns())
    assert (row["path"], row["n_words"], row["n_flags"]) == ("drafts/bridge.txt", 42, 3)
    assert (row["flags_must_fix"], row["flags_should_fix"], row["flags_consider"]) == (1, 1, 1)
    assert (row["rule_SRC-REL"], row["rule_POS-UNVERIFIED"], row["rule_SRC-EXPERT"]) == (1, 1, 0)
    assert row["traceability_value"] == 37.9
    assert row["composition_anonymous"] == 0.24
    assert row["spread_distinct"] == 2
    assert row["must_fix"] == "F1"
    assert row["analyzer_pipeline"] == "en_test 0.0.0"


def test_every_measure_of_the_scores_has_a_column() -> None:
    names = {field.name for field in dataclasses.fields(Scores)}
    columns = rows.article_columns()
    for name in names - {"percentiles"}:
        assert any(column == name or column.startswith(f"{name}_") for column in columns), name


def test_percentiles_have_a_column_each(make_report: Callable[..., Report]) -> None:
    report = make_report()
    percentile = Percentile("traceability", 37.9, 42.5, "our-archive", 900, "300-599")
    scores = dataclasses.replace(report.scores, percentiles=(percentile,))
    row = rows.article_row(dataclasses.replace(report, scores=scores))
    assert (row["percentile_traceability"], row["percentile_corpus"]) == (42.5, "our-archive")
    assert row["percentile_framing_load"] is None
    assert list(row) == list(rows.article_columns())


def test_columns_stay_where_there_is_nothing_to_measure(
    make_report: Callable[..., Report],
) -> None:
    report = make_report()
    scores = dataclasses.replace(report.scores, composition=None)
    row = rows.article_row(dataclasses.replace(report, scores=scores))
    assert row["composition_named"] is None
    for name, kind in rows.article_columns().items():
        assert row[name] is None or isinstance(row[name], (kind, int) if kind is float else kind)
    assert list(row) == list(rows.article_columns())


def test_flag_source_and_attribution_rows_have_their_columns(report: Report) -> None:
    for columns, table in (
        (rows.FLAG_COLUMNS, rows.flag_rows(report)),
        (rows.SOURCE_COLUMNS, rows.source_rows(report)),
        (rows.ATTRIBUTION_COLUMNS, rows.attribution_rows(report)),
    ):
        assert table
        for row in table:
            assert list(row) == list(columns)
            assert {row["path"]} == {"drafts/bridge.txt"}
            for name, value in row.items():
                assert value is None or isinstance(value, columns[name])
    first = rows.attribution_rows(report)[0]
    assert (first["source"], first["cue_lemma"]) == ("Sources close to the council", "say")
    assert report.text[first["start"] : first["end"]].startswith("Sources close")


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "\t-2"])
def test_a_cell_that_would_start_a_formula_is_quoted(title: str, report: Report) -> None:
    draft = dataclasses.replace(report.facts.draft, title=title)
    facts = dataclasses.replace(report.facts, draft=draft)
    row = rows.safe_row(rows.article_row(dataclasses.replace(report, facts=facts)))
    assert row["title"] == "'" + title
    assert row["n_words"] == 42
