from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzer.ui.display import to_excerpt, to_pieces, to_runs, to_visible

HIDDEN = ("\x00", "\x1b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\U000e0041")


def test_hidden_characters_become_their_code_and_name() -> None:
    assert to_pieces("a\u202eb\x00") == [
        "a",
        {"code": "U+202E", "name": "RIGHT-TO-LEFT OVERRIDE"},
        "b",
        {"code": "U+0000", "name": "NULL"},
    ]
    assert to_pieces("\ud83d") == [{"code": "U+D83D", "name": "HALF OF A CHARACTER"}]


def test_letters_of_every_script_and_joined_emoji_are_left_alone() -> None:
    text = "“Ünïcode”, 漢字, עברית, می‌خواهم, 👩‍🚒 – <b>$x$</b> :smile:"
    assert to_pieces(text) == [text]


def test_line_ends_are_one_kind() -> None:
    assert to_pieces("a\r\nb\rc\x0bd\u2028e") == ["a\nb\nc\nd\ne"]


@given(st.text(st.characters(codec=None)))
def test_no_plain_piece_carries_a_hidden_character(text: str) -> None:
    pieces = to_pieces(text)
    plain = "".join(piece for piece in pieces if isinstance(piece, str))
    assert not any(char in plain for char in HIDDEN)
    assert len(plain) + sum(isinstance(p, dict) for p in pieces) == len(text.replace("\r\n", "\n"))
    plain.encode("utf-8")
    to_visible(text).encode("utf-8")


def test_visible_text_is_one_line() -> None:
    assert to_visible("a\n\tb\u202e  c") == "a b[U+202E] c"


def test_an_excerpt_keeps_both_ends() -> None:
    text = "begin " + "word " * 100 + "end"
    shown = to_excerpt(text, width=60)
    assert len(shown) <= 70
    assert shown.startswith("begin word")
    assert shown.endswith("word end")
    assert " … " in shown


def test_an_excerpt_of_a_very_long_line_is_short() -> None:
    assert len(to_excerpt("x" * 200_000)) < 200


def test_emphasis_in_a_rules_own_words() -> None:
    assert to_runs("Say *who*,\n not 2 * 3 * 4.") == ["Say ", {"em": "who"}, ", not 2 * 3 * 4."]
