"""What the reference corpora are called, for people."""

from __future__ import annotations

from typing import NamedTuple


class CorpusName(NamedTuple):
    """How a corpus is called, and what it is; ``about`` is empty for one of a newsroom's own."""

    name: str
    about: str


_NEWS = "US campaign coverage of 2016"
_SHIPPED = {
    "us-news-2016": CorpusName(
        _NEWS, "840 articles on the US election campaign from seven publishers, 2016"
    ),
    "wikinews": CorpusName("Wikinews", "365 articles of English Wikinews, 2004 to 2014"),
    **{
        f"us-news-2016/{code}": CorpusName(
            f"{_NEWS} in {publisher}",
            f"Articles on the US election campaign from {publisher}, 2016",
        )
        for code, publisher in (
            ("breitbart", "Breitbart"),
            ("huff-post", "The Huffington Post"),
            ("nyt", "The New York Times"),
            ("politico", "Politico"),
            ("usa-today", "USA Today"),
            ("wash-post", "The Washington Post"),
            ("west-journal", "The Western Journal"),
        )
    },
}


def to_corpus_name(code: str) -> CorpusName:
    """The name of a corpus; a newsroom's own is called what the newsroom calls it."""
    return _SHIPPED.get(code, CorpusName(code, ""))
