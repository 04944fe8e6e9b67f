"""Source figures: ladder level, class, unnamed sources and the ledger, over annotated articles.

    python -m evaluation.sources --corpus PATH/polnear --sources PATH/polnear_sources/dev.jsonl

Level, class and ledger are measured on attributions that match a gold one (see
``evaluation.matching``): what detection missed or invented is the attribution script's business.
``unnamed`` is also given end to end: there, an unnamed gold source whose attribution was missed is
a miss, and an unnamed predicted source on an invented attribution is a false alarm.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from evaluation.matching import Item, match, prf
from evaluation.options import corpus_parser, print_result
from evaluation.parsed import analyzed, failures
from evaluation.polnear import GoldArticle, read_part
from evaluation.predictions import from_report, read_predictions, to_gold_items

UNNAMED = range(1, 5)
"""Ladder levels of unnamed sources."""

Ledger = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Article name → event → record with ``level``, ``class`` and ``cluster``."""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = corpus_parser(__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="annotated sources, JSON lines")
    parser.add_argument("--predictions", type=Path, help="JSON lines of report/1")
    options = parser.parse_args(arguments)
    ledger = read_ledger(options.sources)
    articles = [
        article for article in read_part(options.corpus, options.part) if article.name in ledger
    ][: options.limit]
    failed: list[str] = []
    if options.predictions:
        by_name = read_predictions(options.predictions)
        predicted = [by_name[article.name] for article in articles]
    else:
        paths = [article.path for article in articles]
        reports = list(analyzed(paths, options.model, options.cache))
        failed = failures(reports)
        predicted = [from_report(*pair) for pair in zip(reports, articles, strict=True)]
    pairs = zip(articles, predicted, strict=True)
    print_result(
        {
            "benchmark": "sources",
            "part": options.part,
            "failures": failed,
            **score_sources((to_annotated(article, ledger), items) for article, items in pairs),
        }
    )


def read_ledger(path: Path) -> Ledger:
    """Annotated sources by article and event."""
    ledger: dict[str, dict[str, Mapping[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        ledger.setdefault(record["article"], {})[record["event"]] = record
    return ledger


def to_annotated(article: GoldArticle, ledger: Ledger) -> list[Item]:
    """Gold attributions of the article with the level, class and cluster of their source.

    Attributions that the ledger does not have keep a level of ``None``.
    """
    records = ledger[article.name]
    return [
        replace(
            item,
            level=records[item.id]["level"],
            source_class=records[item.id]["class"],
            source_id=records[item.id]["cluster"],
        )
        if item.id in records
        else item
        for item in to_gold_items(article)
    ]


def score_sources(articles: Iterable[tuple[Sequence[Item], Sequence[Item]]]) -> dict[str, Any]:
    """Figures over articles given as (annotated gold, predicted)."""
    gold_levels: list[int] = []
    levels: list[tuple[int, int]] = []
    classes: list[tuple[str, str]] = []
    clusters: list[tuple[Hashable, Hashable]] = []
    n_articles = n_unnamed_predicted = 0
    for number, (gold, predicted) in enumerate(articles):
        n_articles += 1
        gold_levels += [item.level for item in gold if item.level is not None]
        n_unnamed_predicted += sum(item.level in UNNAMED for item in predicted)
        for g, p in match(gold, predicted):
            expected, actual = gold[g], predicted[p]
            if expected.level is None or actual.level is None:
                continue
            levels.append((expected.level, actual.level))
            classes.append((str(expected.source_class), str(actual.source_class)))
            # Without a ledger entry a source is nobody else's: a cluster of its own.
            own = actual.source_id or f"alone {p}"
            clusters.append(((number, expected.source_id), (number, own)))
    n = len(levels)
    both = sum(e in UNNAMED and a in UNNAMED for e, a in levels)
    return {
        "n_articles": n_articles,
        "n_gold": len(gold_levels),
        "n_matched": n,
        "level": {
            "exact": sum(e == a for e, a in levels) / n if n else None,
            "within_one": sum(abs(e - a) <= 1 for e, a in levels) / n if n else None,
            "n": n,
        },
        "class": {"accuracy": sum(e == a for e, a in classes) / n if n else None, "n": n},
        "unnamed_matched": prf(
            both, sum(a in UNNAMED for _, a in levels), sum(e in UNNAMED for e, _ in levels)
        ),
        "unnamed_end_to_end": prf(
            both, n_unnamed_predicted, sum(level in UNNAMED for level in gold_levels)
        ),
        "ledger": b_cubed(clusters),
        "level_confusion": {
            f"gold {e}, predicted {a}": count
            for (e, a), count in sorted(Counter(levels).items())
            if e != a
        },
        "class_confusion": {
            f"gold {e}, predicted {a}": count
            for (e, a), count in Counter(classes).most_common()
            if e != a
        },
    }


def b_cubed(items: Sequence[tuple[Hashable, Hashable]]) -> dict[str, float | int | None]:
    """B³ precision, recall and F1 of a clustering (Bagga & Baldwin 1998).

    ``items`` holds (gold cluster, predicted cluster) of each item.  An item's precision is the
    share of its predicted cluster that belongs to its gold cluster, its recall the reverse;
    figures are means over items.  The items are matched attributions of all articles, each
    article's clusters apart; unmatched ones, gold or predicted, do not count.
    """
    n = len(items)
    if not n:
        return {"precision": None, "recall": None, "f1": None, "n": 0}
    both = Counter(items)
    gold = Counter(expected for expected, _ in items)
    predicted = Counter(actual for _, actual in items)
    # All items of one (gold, predicted) cell share their precision and recall.
    precision = sum(count * count / predicted[actual] for (_, actual), count in both.items()) / n
    recall = sum(count * count / gold[expected] for (expected, _), count in both.items()) / n
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1, "n": n}


if __name__ == "__main__":
    main()
