"""The newsroom's own file: what the dashboard writes, analyses obey, and nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer import newsroom
from analyzer.config import load_settings
from analyzer.errors import ConfigError, LexiconError

pytestmark = pytest.mark.system

TERM = {
    "action": "add",
    "id": "OWN1",
    "pattern": "gravy junket",
    "pos": "",
    "kind": "label",
    "severity": "2",
    "basis": "HOUSE",
}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "house" / "newsroom.toml"
    monkeypatch.setenv(newsroom.VARIABLE, str(path))
    return path


def test_without_a_file_nothing_is_changed(path: Path) -> None:
    assert newsroom.newsroom_file() is None
    found = newsroom.read_newsroom()
    assert (found.settings.ignore, found.settings.lexicon) == ((), {})
    assert not path.exists()


def test_a_rule_is_switched_off_and_on(path: Path) -> None:
    newsroom.switch_rule("SRC-EXPERT", on=False)
    newsroom.switch_rule("FRM-SCARE", on=False)
    assert load_settings(newsroom.newsroom_file()).ignore == ("FRM-SCARE", "SRC-EXPERT")
    newsroom.switch_rule("SRC-EXPERT", on=True)
    assert load_settings(path, profile="strict").ignore == ("FRM-SCARE",)
    newsroom.switch_rule("FRM-SCARE", on=True)
    assert newsroom.read_newsroom().settings.ignore == ()


def test_what_was_written_by_hand_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("# Agreed in May\nmin_severity = 2\n\n[severity]\nATT-DOUBT = 3 # Tom\n")
    newsroom.switch_rule("SRC-EXPERT", on=False)
    newsroom.write_rows({"loaded_terms": [TERM]}, newsroom.read_newsroom())
    text = path.read_text()
    assert "# Agreed in May" in text
    assert "ATT-DOUBT = 3 # Tom" in text
    settings = load_settings(path)
    assert settings.min_severity == 2
    assert settings.ignore == ("SRC-EXPERT",)
    assert settings.lexicon == {"loaded_terms": (TERM,)}
    newsroom.write_rows({"loaded_terms": []}, newsroom.read_newsroom())
    assert load_settings(path).lexicon == {}
    assert load_settings(path).severity == {"ATT-DOUBT": 3}


def test_bad_rows_are_named_and_nothing_is_written(path: Path) -> None:
    before = newsroom.write_rows({"loaded_terms": [TERM]}, newsroom.read_newsroom())
    written = path.read_bytes()
    rows = {
        "loaded_terms": [TERM, TERM | {"id": "OWN2", "pattern": "pork", "kind": "lable"}],
        "hedges": [{"action": "remove", "id": "H9999"}],
    }
    problems = newsroom.find_problems(rows)
    assert [(one.table, one.row) for one in problems] == [("hedges", 1), ("loaded_terms", 2)]
    assert "no row 'H9999' to remove" in problems[0].problem
    assert "did you mean" in problems[1].problem
    with pytest.raises(LexiconError, match="2 problems") as caught:
        newsroom.write_rows(rows, before)
    assert "loaded_terms, row 2: kind" in str(caught.value)
    assert path.read_bytes() == written


def test_a_word_that_is_shipped_is_to_be_changed(path: Path) -> None:
    [problem] = newsroom.find_problems(
        {"loaded_terms": [TERM | {"pattern": "abhorrent", "pos": "ADJ"}]}
    )
    assert "already in the shipped loaded_terms.csv, line " in problem.problem
    assert problem.problem.endswith("change that row instead")


def test_a_change_by_somebody_else_is_not_overwritten(path: Path) -> None:
    mine = newsroom.read_newsroom()
    newsroom.switch_rule("SRC-EXPERT", on=False)
    with pytest.raises(ConfigError, match="somebody else"):
        newsroom.write_rows({"loaded_terms": [TERM]}, mine)
    assert newsroom.read_newsroom().settings.ignore == ("SRC-EXPERT",)


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(newsroom.VARIABLE, str(tmp_path / "file" / "newsroom.toml"))
    with pytest.raises(ConfigError, match="cannot") as caught:
        newsroom.switch_rule("SRC-EXPERT", on=False)
    assert "newsroom.toml" in str(caught.value)


def test_half_a_file_is_never_seen(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.switch_rule("SRC-EXPERT", on=False)
    before = path.read_bytes()

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(newsroom.os, "fsync", fail)
    with pytest.raises(ConfigError, match="No space left"):
        newsroom.switch_rule("FRM-SCARE", on=False)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
