"""Reading the SFU review corpus and scoring scopes, on a review of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.scope import score, show
from evaluation.sfu import GoldReview, read_reviews

XML = """<DOCUMENT><P><SENTENCE><W>It</W><cue ID="0" type="speculation"><W>may</W></cue>
<xcope ID="1"><ref ID="2" SRC="0"/><W>not</W><W>last</W></xcope><W>.</W></SENTENCE>
<SENTENCE><W>It</W><W>does</W><cue ID="3" type="negation"><W>n't</W></cue><xcope ID="4">
<ref ID="5" SRC="3"/><W>shine</W></xcope><W>.</W></SENTENCE></P></DOCUMENT>
"""


@pytest.fixture
def review(tmp_path: Path) -> GoldReview:
    (tmp_path / "one.xml").write_text(XML, encoding="utf-8")
    (review,) = read_reviews(tmp_path)
    return review


def test_text_is_set_as_it_is_written(review: GoldReview) -> None:
    assert review.text == "It may not last.\nIt doesn't shine.\n"


def test_only_speculation_has_scopes(review: GoldReview) -> None:
    (gold,) = review.scopes
    assert [review.text[slice(*span)] for span in gold.cue] == ["may"]
    assert [review.text[slice(*span)] for span in gold.scope] == ["not", "last"]


def test_no_reviews_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no \\*\\.xml"):
        list(read_reviews(tmp_path))


def test_score_counts_words_and_exact_scopes() -> None:
    result = score([("may", 2, 2, 2, True), ("may", 1, 3, 2, False)])
    assert result["exact"] == 0.5
    assert result["tokens"]["precision"] == 3 / 5
    assert result["tokens"]["recall"] == 3 / 4
    assert result["by_cue"]["may"]["n"] == 2


def test_wrong_scope_is_shown_word_by_word(review: GoldReview) -> None:
    (gold,) = review.scopes
    line = show(review.text, gold, {gold.scope[0], gold.scope[1]}, {gold.scope[1]})
    assert line == "It <may> -not- [last] ."
