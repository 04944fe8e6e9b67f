from __future__ import annotations

import pytest

from analyzer.errors import InputError
from analyzer.ui.notices import to_lines
from analyzer.ui.pasted import MARKDOWN, is_markdown, to_pasted_draft

STORY = "# Ferry to stay\n\n**HALDEN** — It is [out of use](https://example.org/a).\n\n- One\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STORY, True),
        ("> He said so.\n\n## Next\n\nMore.", True),
        # One kind of mark alone may be the writer's own.
        ("#1 in the charts\n\nIt rose.", False),
        ("# Notes\n\nIt rose.", False),
        ("He wrote **NOT FOR PUBLICATION** on it, [sic] (he said).", False),
        ("A story with - dashes, * stars * and 2 > 1.\n\n- A list\n- of two", False),
        ("", False),
    ],
)
def test_markdown_is_told_by_two_kinds_of_marks(text: str, expected: bool) -> None:
    assert is_markdown(text) is expected


def test_pasted_markdown_is_read_as_such_and_keeps_its_text() -> None:
    draft = to_pasted_draft(STORY, None)
    assert (draft.title, draft.media_type, draft.path) == ("Ferry to stay", MARKDOWN, None)
    assert draft.text == STORY


def test_a_headline_given_apart_comes_first() -> None:
    draft = to_pasted_draft(STORY, "  The ferry\nstays ")
    assert draft.title == "The ferry stays"
    assert draft.text.endswith(STORY)


def test_plain_text_is_read_as_plain_text() -> None:
    assert to_pasted_draft("The mayor spoke.", None).media_type == "text/plain"


@pytest.mark.parametrize("text", ["One.\n\nTwo\x00.\n", STORY + "\nTwo\x00.\n"])
def test_what_is_wrong_with_pasted_text_names_no_file(text: str) -> None:
    with pytest.raises(InputError) as caught:
        to_pasted_draft(text, None)
    where, hint = to_lines(caught.value)
    assert where == f"In line {text[: text.index(chr(0))].count(chr(10)) + 1}"
    assert hint == "Take them out of the text that was pasted, and try again."
