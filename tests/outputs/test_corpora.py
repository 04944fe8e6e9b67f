from __future__ import annotations

from analyzer.outputs.corpora import to_corpus_name
from analyzer.scores.reference import SHIPPED, read_table


def test_every_shipped_corpus_has_a_name_and_says_what_it_is() -> None:
    rows = read_table(SHIPPED)
    for code in {corpus for corpus, _, _ in rows}:
        assert to_corpus_name(code).name != code
        assert to_corpus_name(code).about


def test_the_size_that_is_told_is_the_size_of_the_corpus() -> None:
    rows = read_table(SHIPPED)
    for code in ("us-news-2016", "wikinews"):
        most = max(row.n for (corpus, _, _), row in rows.items() if corpus == code)
        assert to_corpus_name(code).about.startswith(f"{most} articles")


def test_a_newsrooms_own_corpus_keeps_its_name() -> None:
    assert to_corpus_name("our-archive") == ("our-archive", "")
