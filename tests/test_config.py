from pathlib import Path

import pytest

from analyzer.config import Settings, load_settings, load_settings_with_origins, to_rule_ids
from analyzer.errors import ConfigError
from analyzer.types import Severity, Weights

RULES = ("SRC-REL", "SRC-BARE", "ATT-MISSING")


def write(folder: Path, text: str) -> Path:
    path = folder / "whosays.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_run_everything() -> None:
    settings = load_settings()
    assert (settings.select, settings.ignore, settings.model) == ((), (), None)
    assert settings.min_severity is Severity.CONSIDER


def test_equal_settings_have_equal_digests() -> None:
    first = Settings(select=("att", " SRC-REL", "ATT"))
    second = Settings(select=("SRC-REL", "ATT"))
    assert first.select == ("ATT", "SRC-REL")
    assert first.digest == second.digest
    assert first.digest.startswith("sha256:")
    assert len(first.digest) == len("sha256:") + 64


@pytest.mark.parametrize(
    "change",
    [{"model": "x"}, {"select": ("SRC",)}, {"ignore": ("SRC",)}, {"min_severity": 2}],
)
def test_every_setting_changes_the_digest(change: dict[str, object]) -> None:
    assert Settings(**change).digest != Settings().digest


def test_file_is_read_and_options_win(tmp_path: Path) -> None:
    path = write(tmp_path, 'select = ["SRC"]\nignore = ["SRC-REL"]\nmin_severity = 2\n')
    settings = load_settings(path, select=("ATT",), ignore=(), min_severity=None)
    assert settings.select == ("ATT",)
    assert settings.ignore == ("SRC-REL",)
    assert settings.min_severity is Severity.SHOULD_FIX


def test_unknown_key_names_the_line_and_the_closest_setting(tmp_path: Path) -> None:
    path = write(tmp_path, "# our desk\nmin_severty = 2\n")
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    assert str(caught.value).startswith(f"{path}:2: unknown setting (got 'min_severty')")
    assert "did you mean min_severity?" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("min_severity = 0", "bad value for min_severity: a severity is 1, 2 or 3"),
        ("min_severity = 4", "bad value for min_severity"),
        ('select = "SRC"', "bad value for select"),
        ("select = [1]", "bad value for select"),
        ("select = =", "not valid TOML"),
    ],
)
def test_bad_values_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError, match=message) as caught:
        load_settings(path)
    assert str(caught.value).startswith(f"{path}:1")


def test_missing_file_and_wrong_encoding(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the configuration: No such file"):
        load_settings(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes('model = "caf\xe9"'.encode("latin-1"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_settings(path)


def test_categories_stand_for_their_rules() -> None:
    assert to_rule_ids(["src"], RULES) == {"SRC-REL", "SRC-BARE"}
    assert to_rule_ids(["ATT-MISSING", "SRC-REL"], RULES) == {"ATT-MISSING", "SRC-REL"}
    assert to_rule_ids([], RULES) == frozenset()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("SRC-RELL", "did you mean SRC-REL?"),
        ("att-mising", "did you mean ATT-MISSING?"),
        ("SCR", "did you mean SRC?"),
        ("zzzzzz", "whosays rules"),
    ],
)
def test_unknown_rules_get_a_suggestion(name: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        to_rule_ids([name], RULES)
    assert repr(name) in str(caught.value)
    assert hint in str(caught.value)


def test_scores_take_single_numbers_from_profile_and_file(tmp_path: Path) -> None:
    profile = tmp_path / "house.toml"
    profile.write_text("[scores]\ntau_1 = 0\nlead_weight = 2\n", encoding="utf-8")
    path = write(tmp_path, f'profile = "{profile}"\n[scores]\nlead_weight = 1\n')
    settings, origins = load_settings_with_origins(path)
    assert settings.scores == Weights(tau_1=0, lead_weight=1)
    assert origins["scores.tau_1"] == f"profile {profile}"
    assert origins["scores.lead_weight"] == str(path)
    assert settings.digest != Settings().digest


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "lead_wight = 2",
            ":2: unknown setting (got 'lead_wight')\n  hint: did you mean lead_weight",
        ),
        ("tau_3 = 10", "tau_1 to tau_7 must rise from 0 to at most 100"),
        ('word_cap = "many"', ":2: bad value for word_cap"),
    ],
)
def test_bad_number_of_the_scores_is_told(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(write(tmp_path, f"[scores]\n{line}\n"))
    assert message in str(caught.value)
