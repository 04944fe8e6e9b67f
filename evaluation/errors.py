"""Misses and false alarms by construction or cue, each with its sentence.

    python -m evaluation.errors --corpus PATH/polnear --part dev --n 100 --out PATH/errors.tsv

A table in tab-separated columns for reading, sorted by how often a cue goes wrong.  It quotes the
corpus: keep it outside the project.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from analyzer.types import Report, Span
from evaluation.matching import Item, Tokens, has_same_source, match
from evaluation.options import corpus_parser
from evaluation.parsed import analyzed
from evaluation.polnear import GoldArticle, read_part
from evaluation.predictions import from_report, to_gold_items

COLUMNS = ("error", "construction", "cue", "source", "content", "sentence", "article")


@dataclass(frozen=True, slots=True)
class Error:
    """One wrong attribution.

    Attributes:
        error: ``miss``, ``false alarm`` or ``source`` (matched, but with another source).
        construction: of the prediction; empty for a miss.
        source: for a source error, ``gold ≠ predicted``.
    """

    error: str
    construction: str
    cue: str
    source: str
    content: str
    sentence: str
    article: str


def main(arguments: Sequence[str] | None = None) -> None:
    parser = corpus_parser(__doc__)
    parser.add_argument("--n", type=int, default=100, help="rows of each kind of error")
    parser.add_argument("--out", type=Path, help="file instead of standard output")
    options = parser.parse_args(arguments)
    articles = list(read_part(options.corpus, options.part, options.limit))
    reports = analyzed([article.path for article in articles], options.model, options.cache)
    errors = [
        error
        for article, report in zip(articles, reports, strict=True)
        for error in find_errors(article, report)
    ]
    if options.out:
        with options.out.open("w", encoding="utf-8") as file:
            write_table(errors, options.n, file)
    else:
        write_table(errors, options.n, sys.stdout)


def find_errors(article: GoldArticle, report: Report) -> Iterator[Error]:
    """Misses, false alarms and wrong sources of one article."""
    gold, predicted = to_gold_items(article), from_report(report, article)
    pairs = match(gold, predicted)
    tokens = Tokens(article.text)
    found, right = {g for g, _ in pairs}, {p for _, p in pairs}
    for g, item in enumerate(gold):
        if g not in found:
            yield _to_error("miss", item, report, article)
    for p, item in enumerate(predicted):
        if p not in right:
            yield _to_error("false alarm", item, report, article)
    for g, p in pairs:
        is_wrong = (
            not has_same_source(gold[g], predicted[p], tokens)
            if gold[g].source
            else bool(predicted[p].source)
        )
        if is_wrong:
            yield _to_error("source", predicted[p], report, article, gold[g])


def write_table(errors: Sequence[Error], n: int, file: TextIO) -> None:
    """Write counts by construction and cue, then ``n`` sampled errors of each kind."""
    for kind in ("miss", "false alarm", "source"):
        of_kind = [error for error in errors if error.error == kind]
        counts = Counter((error.construction, error.cue.lower()) for error in of_kind)
        shown = ", ".join(
            f"{construction + ' ' if construction else ''}{cue} {count}"
            for (construction, cue), count in counts.most_common(40)
        )
        file.write(f"# {kind}: {len(of_kind)}; {shown}\n")
    file.write("\t".join(COLUMNS) + "\n")
    for kind in ("miss", "false alarm", "source"):
        of_kind = [error for error in errors if error.error == kind]
        sample = random.Random(1).sample(of_kind, min(n, len(of_kind)))
        for error in sorted(sample, key=lambda error: (error.construction, error.cue.lower())):
            file.write("\t".join(getattr(error, column) for column in COLUMNS) + "\n")


def _to_error(
    kind: str, item: Item, report: Report, article: GoldArticle, gold: Item | None = None
) -> Error:
    text = article.text

    def shown(spans: Sequence[Span]) -> str:
        return " … ".join(re.sub(r"\s+", " ", text[start:end]) for start, end in spans)

    source = f"{shown(gold.source)} ≠ {shown(item.source)}" if gold else shown(item.source)
    place = (item.cue or item.content or item.source)[0]
    sentence = next(
        (span for span in report.facts.sentences if span.start <= place.start < span.end), place
    )
    return Error(
        error=kind,
        construction=item.construction or "",
        cue=shown(item.cue),
        source=source,
        content=shown(item.content),
        sentence=shown([sentence]),
        article=article.name,
    )


if __name__ == "__main__":
    main()
