"""House styles: what a profile changes, what wins, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from analyzer.cli import app
from analyzer.config import Settings, load_settings, load_settings_with_origins, profile_names
from analyzer.errors import ConfigError, LexiconError
from analyzer.lexicon import load_lexicons
from analyzer.rules import RULES, check_severities, run_rules, selected_rules
from analyzer.types import Severity
from tests.rules.building import Builder

RUN = CliRunner()


def write(folder: Path, text: str, name: str = "house.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def row_of(lexicons, row_id: str):
    return next(
        pattern.row
        for patterns in lexicons.loaded_terms.values()
        for pattern in patterns
        if pattern.row.id == row_id
    )


def lexicons_of(settings: Settings):
    return load_lexicons(settings.lexicons, settings.changes, f"profile {settings.profile}")


@pytest.mark.parametrize("name", profile_names())
def test_every_shipped_profile_is_sound(name):
    settings = load_settings(profile=name)
    check_severities(settings.severity)
    assert selected_rules(settings.select, settings.ignore)
    lexicons_of(settings)


def test_three_profiles_ship():
    assert profile_names() == ("default", "magazine", "strict")


def test_the_default_profile_changes_nothing():
    assert load_settings().digest == Settings().digest


def test_strict_raises_verbs_and_magazine_drops_metaphors():
    strict, magazine = load_settings(profile="strict"), load_settings(profile="magazine")
    assert strict.severity["ATT-DOUBT"] is Severity.SHOULD_FIX
    running = {rule.id for rule in selected_rules(magazine.select, magazine.ignore)}
    assert "FRM-METAPHOR" not in running
    assert {"FRM-LABEL", "SRC-BARE"} <= running


def test_a_profile_of_ones_own_adds_changes_and_removes_rows(tmp_path):
    path = write(
        tmp_path,
        """
        [[lexicon.loaded_terms]]
        action = "add"
        id = "X0001"
        pattern = "boffin"
        pos = "NOUN"
        kind = "label"
        severity = 2
        alternative = "scientist"
        basis = "HOUSE"

        [[lexicon.loaded_terms]]
        action = "remove"
        id = "L4151"
        """,
    )
    lexicons = lexicons_of(load_settings(profile=str(path)))
    assert row_of(lexicons, "X0001").alternative == "scientist"
    assert all(
        pattern.row.id != "L4151"
        for patterns in lexicons.loaded_terms.values()
        for pattern in patterns
    )
    assert lexicons.digest != load_lexicons().digest


def test_file_beats_profile_and_option_beats_file(tmp_path):
    path = write(tmp_path, 'profile = "strict"\nmin_severity = 2\n[severity]\nFRM-SCARE = 3\n')
    settings, origins = load_settings_with_origins(path, min_severity=3)
    assert settings.min_severity is Severity.MUST_FIX
    assert origins["min_severity"] == "option"
    assert settings.severity["FRM-SCARE"] is Severity.MUST_FIX
    assert origins["severity.FRM-SCARE"] == str(path)
    assert origins["severity.ATT-DOUBT"] == "profile strict"


def test_rows_of_profile_and_file_add_up(tmp_path):
    path = write(
        tmp_path,
        'profile = "strict"\n[[lexicon.loaded_terms]]\naction = "remove"\nid = "L3290"\n',
    )
    rows = load_settings(path).lexicon["loaded_terms"]
    assert rows[-1] == {"action": "remove", "id": "L3290"}
    assert len(rows) == len(load_settings(profile="strict").lexicon["loaded_terms"]) + 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("severty = 2", "did you mean severity"),
        ("[severity]\nFRM-SCARE = 0", "ignore it"),
        ("[severity]\nFRM-SCARE = 9", "severity"),
        ('profile = "strict"', "cannot start from another"),
        ("severity = [", "not valid TOML"),
    ],
)
def test_a_bad_profile_is_refused_with_its_file(tmp_path, content, said):
    path = write(tmp_path, content)
    with pytest.raises(ConfigError, match=said) as caught:
        load_settings(profile=str(path))
    assert caught.value.path == str(path)


def test_an_unknown_profile_is_an_error_with_a_suggestion():
    with pytest.raises(ConfigError, match="did you mean strict"):
        load_settings(profile="strikt")


def test_an_unknown_rule_is_an_error_with_a_suggestion():
    with pytest.raises(ConfigError, match="FRM-SCARE"):
        check_severities({"FRM-SCAR": Severity.CONSIDER})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('action = "change"\nid = "L99999"', "no row 'L99999'"),
        ('action = "chnge"\nid = "L4151"', "did you mean 'change'"),
        ('action = "change"\nid = "L4151"\nseverty = 3', "did you mean 'severity'"),
        ('action = "change"\nid = "L4151"\nkind = "labell"', "did you mean 'label'"),
        ('id = "L4151"', "missing column 'action'"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row, said):
    path = write(tmp_path, f"[[lexicon.loaded_terms]]\n{row}\n")
    with pytest.raises(LexiconError, match=said):
        lexicons_of(load_settings(profile=str(path)))


def test_an_unknown_lexicon_file_is_named(tmp_path):
    path = write(tmp_path, '[[lexicon.loaded_term]]\naction = "remove"\nid = "L4151"\n')
    with pytest.raises(LexiconError, match=r"loaded_terms\.csv"):
        lexicons_of(load_settings(profile=str(path)))


def test_a_fixed_severity_replaces_what_the_rule_decides():
    facts = Builder("Sources said the deal was dead.").source("Sources", kind="bare").facts()
    lexicons = load_lexicons()
    (flag, *_), _ = run_rules(facts, lexicons, select=["SRC-BARE"])
    assert flag.severity is Severity.MUST_FIX
    fixed = {"SRC-BARE": Severity.CONSIDER}
    (flag, *_), _ = run_rules(facts, lexicons, select=["SRC-BARE"], severity=fixed)
    assert flag.severity is Severity.CONSIDER
    none, _ = run_rules(
        facts, lexicons, select=["SRC-BARE"], severity=fixed, min_severity=Severity.SHOULD_FIX
    )
    assert none == ()


def test_config_shows_what_is_in_force_and_from_where():
    result = RUN.invoke(app, ["config", "--profile", "strict"])
    assert result.exit_code == 0
    line = next(line for line in result.output.splitlines() if line.startswith("ATT-DOUBT"))
    assert line.split(maxsplit=2)[1:] == ["2", "profile strict"]
    assert sum(line.startswith(tuple(rule.id for rule in RULES))
               for line in result.output.splitlines()) == len(RULES)  # fmt: skip
    assert "L4151" in result.output


def test_config_refuses_an_unknown_profile():
    result = RUN.invoke(app, ["config", "--profile", "strikt"])
    assert result.exit_code == 2
    assert "did you mean strict" in result.output


def test_lexicon_check_counts_sound_rows_and_names_bad_ones(tmp_path):
    write(tmp_path, "action,id,severity\nchange,L4151,3\nremove,L3290,\n", "loaded_terms.csv")
    result = RUN.invoke(app, ["lexicon", "check", str(tmp_path)])
    assert result.exit_code == 0
    assert "1 change, 1 remove" in result.output
    write(tmp_path, "action,id,severity\nchange,L99999,3\nchange,L4151,high\n", "loaded_terms.csv")
    result = RUN.invoke(app, ["lexicon", "check", str(tmp_path)])
    assert result.exit_code == 2
    assert "loaded_terms.csv:2" in result.output
    assert "L99999" in result.output


def test_lexicon_check_refuses_a_folder_that_is_not_there(tmp_path):
    result = RUN.invoke(app, ["lexicon", "check", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "no such lexicon folder" in result.output
