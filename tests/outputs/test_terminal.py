import io

import pytest

from analyzer.outputs.cells import to_safe_cell
from analyzer.outputs.terminal import Terminal, terminal_of, to_line, to_path, to_printable


class Tty(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def tty(encoding: str = "utf-8") -> Tty:
    return Tty(io.BytesIO(), encoding=encoding)


def test_control_and_bidirectional_characters_become_escapes() -> None:
    hostile = "a\x1b[2Jb\x07c\x9bd\u202ee\ufefff\ud800"
    assert to_printable(hostile) == r"a\x1b[2Jb\x07c\x9bd\u202ee\ufefff\ud800"


def test_ordinary_text_is_kept() -> None:
    text = "“Naïve”, said Zoë — £4m\tnow\nnext"
    assert to_printable(text) == text
    assert to_line(text) == "“Naïve”, said Zoë — £4m now next"


def test_a_file_name_stays_on_its_line() -> None:
    assert to_path("a\nb\x1b]0;x\x07.txt") == r"a\nb\x1b]0;x\x07.txt"
    assert to_path(None) == "<text>"


def test_colours_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert terminal_of(tty()).colour
    assert not terminal_of(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")).colour


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    assert not terminal_of(tty()).colour


def test_encodings_that_lack_characters_get_ascii() -> None:
    assert terminal_of(tty("utf-8")).unicode
    assert not terminal_of(tty("ascii")).unicode
    assert not terminal_of(tty("cp1252")).unicode


def test_no_style_without_colour() -> None:
    assert Terminal().style("x", "bold") == "x"
    assert Terminal(colour=True).style("x", "bold", "red") == "\x1b[1;31mx\x1b[0m"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\n=1", "＝1", "－x"],
)
def test_cells_that_could_start_a_formula_are_quoted(cell: str) -> None:
    assert to_safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["Ann Lee", "", "a=1", "“-”", 3, 0.5, False])
def test_other_cells_are_kept(cell: object) -> None:
    assert to_safe_cell(cell) == cell


def test_unknown_is_an_empty_cell() -> None:
    assert to_safe_cell(None) == ""
