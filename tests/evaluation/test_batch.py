"""The articles that the batch benchmark makes up."""

from __future__ import annotations

from evaluation.batch import generate


def test_generated_articles_differ_and_are_the_same_every_time() -> None:
    articles = list(generate(50))
    assert articles == list(generate(50))
    assert len(set(articles)) == 50
    assert all(30 < len(one.split()) < 120 and "{" not in one for one in articles)
