"""Attribution figures against PolNeAR: detection, source, content, kinds, calibration.

python -m evaluation.attribution --corpus PATH/polnear --part dev
python -m evaluation.attribution --corpus PATH/polnear --baseline textacy
python -m evaluation.attribution --corpus PATH/polnear --predictions reports.jsonl
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.baseline import direct_quotations
from evaluation.matching import score
from evaluation.options import corpus_parser, print_result
from evaluation.parsed import analyzed, failures, parse
from evaluation.polnear import GoldArticle, read_part
from evaluation.predictions import from_report, read_predictions, to_scored

if TYPE_CHECKING:
    from spacy.tokens import Doc


def main(arguments: Sequence[str] | None = None) -> None:
    parser = corpus_parser(__doc__)
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--predictions", type=Path, help="JSON lines of report/1 instead of an analysis"
    )
    how.add_argument("--baseline", choices=["textacy"], help="score a baseline instead")
    options = parser.parse_args(arguments)
    articles = list(read_part(options.corpus, options.part, options.limit))
    print_result(
        {
            "benchmark": "attribution",
            "part": options.part,
            "system": options.baseline or str(options.predictions or "analyzer"),
            "gold_mismatches": sum(len(article.mismatches) for article in articles),
            **evaluate(articles, options),
        }
    )


def evaluate(articles: Sequence[GoldArticle], options: argparse.Namespace) -> dict[str, Any]:
    """Scores of the system that the options name."""
    if options.predictions:
        predicted = read_predictions(options.predictions)
        missing = [article.name for article in articles if article.name not in predicted]
        if missing:
            raise SystemExit(f"no report for {len(missing)} articles, first: {missing[0]}")
        return score(to_scored(article, predicted[article.name]) for article in articles)
    if options.baseline:
        from analyzer.pipeline import load_pipeline

        nlp = load_pipeline(options.model)
        docs = parse([article.text for article in articles], nlp, options.cache)
        return score_baseline(articles, docs)
    reports = list(analyzed([article.path for article in articles], options.model, options.cache))
    scored = [
        to_scored(article, from_report(report, article))
        for article, report in zip(articles, reports, strict=True)
    ]
    return {"failures": failures(reports), **score(scored)}


def score_baseline(articles: Sequence[GoldArticle], docs: Sequence[Doc]) -> dict[str, Any]:
    """Scores of textacy's direct quotations, and how many documents it refused."""
    found = [direct_quotations(doc) for doc in docs]
    return {
        "n_refused": sum(items is None for items in found),
        **score(
            to_scored(article, items or []) for article, items in zip(articles, found, strict=True)
        ),
    }


if __name__ == "__main__":
    main()
