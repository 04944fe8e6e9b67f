"""Reference tables: built, read, and what a percentile says."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from analyzer.config import Settings
from analyzer.errors import ConfigError
from analyzer.report import rescore
from analyzer.scores.building import Measured, spearman, to_table
from analyzer.scores.reference import (
    COLUMNS,
    DEFAULT_CORPUS,
    MEASURES,
    MIN_ARTICLES,
    Distribution,
    band_of,
    find_percentiles,
    load_reference,
)
from analyzer.types import Provenance, Report, Status, Traceability

MADE_BY = Provenance("0.1.0", "en_test 1.0", "sha256:a", "sha256:b")


def write_table(folder: Path, n: int = 101, n_words: int = 400) -> Path:
    """A corpus in which traceability is 0, 1 … 100 and rises with length."""
    articles = [Measured(n_words + i, {"traceability": float(i)}) for i in range(n)]
    path = folder / "own.csv"
    path.write_text(to_table({"desk": articles}, MADE_BY, ["our archive"]), encoding="utf-8")
    return path


def test_percentile_counts_articles_with_a_lower_value() -> None:
    steps = Distribution(200, 0.0, tuple(float(5 * i) for i in range(21)))
    assert [steps.percentile(value) for value in (-1, 0, 37.5, 60, 100, 200)] == [
        0, 0, 37.5, 60, 100, 100
    ]  # fmt: skip


def test_articles_with_the_same_value_count_one_half() -> None:
    mostly_none = Distribution(200, 0.0, (0.0,) * 11 + tuple(float(i) for i in range(1, 11)))
    assert mostly_none.percentile(0) == 25
    assert mostly_none.percentile(1) == 55


def test_own_table_is_read_back_with_its_provenance(tmp_path: Path, report: Report) -> None:
    path = write_table(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "# our archive" in text
    assert "en_test 1.0" in text
    scores = dataclasses.replace(report.scores, traceability=Traceability(25.0))
    (found,) = find_percentiles(scores, 450, load_reference(path))
    assert (found.measure, found.percentile, found.corpus) == ("traceability", 25, "desk")
    assert (found.band, found.n, found.warning) == ("300-599", 101, "")


def test_other_lengths_are_compared_with_all_and_warned_of(tmp_path: Path, report: Report) -> None:
    scores = dataclasses.replace(report.scores, traceability=Traceability(25.0))
    (found,) = find_percentiles(scores, 2000, load_reference(write_table(tmp_path)))
    assert found.band == "all"
    assert found.warning == (
        "only 0 articles of this length: compared with all lengths, "
        "though this measure rises with length"
    )


def test_too_few_articles_give_no_percentile(tmp_path: Path, report: Report) -> None:
    few = write_table(tmp_path, MIN_ARTICLES - 1)
    assert list(find_percentiles(report.scores, 450, load_reference(few))) == []


@pytest.mark.parametrize(
    ("words", "band"), [(0, "0-149"), (149, "0-149"), (150, "150-299"), (999, "600-999"),
                        (1000, "1000+"), (90000, "1000+")]
)  # fmt: skip
def test_bands(words: int, band: str) -> None:
    assert band_of(words) == band


def test_shipped_table_has_every_measure_and_no_text() -> None:
    reference = load_reference()
    assert reference.corpus == DEFAULT_CORPUS
    assert {measure for _, measure in reference.distributions} == set(MEASURES)
    assert load_reference(None, "wikinews").corpus == "wikinews"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a reference table"),
        ("a,b\n", "not a reference table"),
        (",".join(COLUMNS) + "\n", "no rows"),
        (",".join(COLUMNS) + "\ndesk,all,traceability,5\n", "26 cells expected, 4 found"),
        (",".join(COLUMNS) + f"\ndesk,all,truth,5,0{',1' * 21}\n", "unknown measure 'truth'"),
        (",".join(COLUMNS) + f"\ndesk,all,named,5,0,9{',1' * 20}\n", "must not fall"),
        (",".join(COLUMNS) + f"\ndesk,all,named,many,0{',1' * 21}\n", "bad row"),
    ],
)
def test_bad_table_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message) as caught:
        load_reference(path)
    assert str(caught.value.path) == str(path)


def test_unknown_corpus_and_missing_table_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean wikinews"):
        load_reference(None, "wikinew")
    with pytest.raises(ConfigError, match="cannot read"):
        load_reference(tmp_path / "none.csv")


def test_spearman_with_ties_and_constants() -> None:
    assert spearman([1, 2, 3, 4], [10, 20, 30, 40]) == pytest.approx(1)
    assert spearman([1, 2, 2, 3], [3, 2, 2, 1]) == pytest.approx(-1)
    assert spearman([1, 2], [5, 5]) is None


# ------------------------------------------------------------------------- decisions


def test_rescoring_after_a_decision_needs_no_analysis(report: Report) -> None:
    made = dataclasses.replace(
        report, analyzer=dataclasses.replace(report.analyzer, config=Settings().digest)
    )
    grave = next(flag for flag in made.flags if flag.id == made.scores.must_fix[0])
    found = rescore(made, {grave.fingerprint: Status.DISMISSED})
    assert found.scores.must_fix == ()
    assert found.scores.dismissed == (grave.id,)
    assert [flag.id for flag in found.flags] == [flag.id for flag in made.flags]
    assert found.facts is made.facts


def test_rescoring_with_other_settings_is_an_error(report: Report) -> None:
    with pytest.raises(ConfigError, match="made with other settings"):
        rescore(report)
