"""Build the shipped reference distributions: Wikinews, and PolNeAR train whole and by publisher.

    python -m training.reference --polnear PATH/polnear --wikinews PATH/saliency-dataset.jsonl

Writes ``analyzer/scores/reference.csv``: statistics, no texts.  Prints what ``evaluation.scores
--publishers`` prints, from the same analysis.  Four minutes on one core; parses are kept as those
of the evaluation are, so that a second run takes less.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from analyzer import __version__
from analyzer.config import Settings
from analyzer.ingest import analysed_text
from analyzer.lexicon import load_lexicons
from analyzer.pipeline import load_pipeline, pipeline_id
from analyzer.report import analyze_doc
from analyzer.scores.building import Measured, to_measured, to_table
from analyzer.scores.reference import DEFAULT_CORPUS, SHIPPED
from analyzer.types import Provenance
from evaluation.framing_corpora import read_wikinews
from evaluation.options import print_result
from evaluation.parsed import parse
from evaluation.scores_publishers import correlate, measured_by_publisher

NOTES = (
    f"{DEFAULT_CORPUS}: articles on the US election campaign from seven publishers, 2016",
    "  (PolNeAR 1.0, part train; Newell, Cowlishaw & Man 2018); after the slash, one publisher.",
    "wikinews: English Wikinews, 2004 to 2014 (dexter-datasets, 365 articles; CC BY 2.5).",
    "Columns: n articles with a value; rank correlation of the value with length (Spearman); the",
    "  value at each 5 % of the articles. Bands are lengths in words.",
)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--polnear", type=Path, required=True, help="folder of PolNeAR")
    parser.add_argument(
        "--wikinews", type=Path, required=True, help="Wikinews articles, JSON lines"
    )
    parser.add_argument("--out", type=Path, default=SHIPPED, help=f"table (default: {SHIPPED})")
    parser.add_argument("--cache", type=Path, help="folder that keeps parsed articles")
    options = parser.parse_args(arguments)
    nlp = load_pipeline(None)
    paths = sorted((options.polnear / "train" / "text").glob("*.txt"))
    publishers = dict(measured_by_publisher(paths, None, options.cache))
    corpora: dict[str, Sequence[Measured]] = {
        DEFAULT_CORPUS: list(chain.from_iterable(publishers.values()))
    }
    corpora["wikinews"] = measure_wikinews(options.wikinews, options.cache)
    corpora |= {f"{DEFAULT_CORPUS}/{name}": found for name, found in publishers.items()}
    made_by = Provenance(__version__, pipeline_id(nlp), load_lexicons().digest, Settings().digest)
    options.out.write_text(to_table(corpora, made_by, NOTES), encoding="utf-8")
    print_result(
        {
            "articles": {name: len(articles) for name, articles in corpora.items()},
            "publishers": correlate(publishers),
        }
    )


def measure_wikinews(path: Path, cache: Path | None) -> list[Measured]:
    """The measures of the Wikinews articles."""
    drafts = read_wikinews(path)
    docs = parse([analysed_text(draft) for draft in drafts], load_pipeline(None), cache)
    return [to_measured(analyze_doc(doc, draft)) for doc, draft in zip(docs, drafts, strict=True)]


if __name__ == "__main__":
    main()
