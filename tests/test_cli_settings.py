"""A bad setting is told by the file and line it stands on, whoever reads it first."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.cli_settings import make_settings
from analyzer.errors import AnalyzerError
from tests.cli_run import run_command

ROWS = """\
[[lexicon.loaded_terms]]
action = "remove"
id = "L0001"

[[lexicon.loaded_terms]]
action = "ad"
id = "L9001"
"""


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('select = ["SRC"]\nprofile = "strickt"\n', 2, "did you mean strict?"),
        ("\nmin_severity = 9\n", 2, "a severity is 1, 2 or 3"),
        ('[severity]\n"SRC-RELL" = 2\n', 2, "did you mean SRC-REL?"),
        ('[severity]\n"SRC-REL" = 7\n', 2, "a severity is 1, 2 or 3"),
        ('\nignore = ["FRMM"]\n', 2, "did you mean FRM?"),
        (ROWS, 5, "did you mean 'add'?"),
    ],
)
def test_a_bad_setting_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AnalyzerError) as caught:
        make_settings(path)
    assert f"{path}:{line}: " in str(caught.value)
    assert said in str(caught.value)


def test_rows_of_the_profile_are_not_counted_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(f'profile = "strict"\n\n{ROWS}', encoding="utf-8")
    with pytest.raises(AnalyzerError, match=r"ours\.toml:7: action"):
        make_settings(path)


def test_an_option_has_no_file_to_blame() -> None:
    with pytest.raises(AnalyzerError) as caught:
        make_settings(select=("SRC-RELL",))
    assert caught.value.path is None


def test_an_empty_folder_is_no_sound_lexicon(tmp_path: Path) -> None:
    result = run_command("lexicon", "check", tmp_path)
    assert result.exit_code == 2
    assert "no lexicon file in this folder" in result.stderr


def test_every_command_has_a_line_in_the_help_that_is_not_cut() -> None:
    assert "..." not in run_command("--help").stdout.partition("Commands:")[2]


def test_a_version_may_come_from_standard_input(tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text("Rain fell.\n", encoding="utf-8")
    assert "the draft is empty" in run_command("compare", "-", new, stdin="").stderr
    assert "standard input holds one version" in run_command("compare", "-", "-").stderr
