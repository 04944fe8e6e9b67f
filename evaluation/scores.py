"""The scores: agreement with gold attributions, stability, and framing load by publisher.

    python -m evaluation.scores --corpus PATH/polnear --sources PATH/polnear_sources/dev.jsonl \
        --agreement --stability --publishers

Each option adds one part; all three without any.  ``--limit`` takes the first so many articles of
stability and publishers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyzer.ingest import analysed_text, read_draft
from analyzer.pipeline import load_pipeline
from analyzer.report import analyze_doc
from evaluation.options import corpus_parser, print_result
from evaluation.parsed import parse
from evaluation.polnear import read_part
from evaluation.scores_agreement import score_agreement, to_pair
from evaluation.scores_publishers import score_publishers
from evaluation.scores_stability import MIN_WORDS, find_shifts, score_stability
from evaluation.sources import read_ledger


def main(arguments: Sequence[str] | None = None) -> None:
    parser = corpus_parser(__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="annotated sources, JSON lines")
    parts = ("agreement", "stability", "publishers")
    for part in parts:
        parser.add_argument(f"--{part}", action="store_true")
    parser.add_argument(
        "--step", type=int, default=3, help="stability of every so many-th article (default: 3)"
    )
    options = parser.parse_args(arguments)
    wanted = {part for part in parts if getattr(options, part)} or set(parts)
    result: dict[str, Any] = {"benchmark": "scores", "part": options.part}
    if "agreement" in wanted:
        result["agreement"] = agreement(options.corpus, options.part, options.sources, options)
    if "stability" in wanted:
        folder = options.corpus / options.part / "text"
        paths = sorted(folder.glob("*.txt"))[: options.limit : options.step]
        result["stability"] = stability(paths, options)
    if "publishers" in wanted:
        folder = options.corpus / "train" / "text"
        result["publishers"] = score_publishers(
            sorted(folder.glob("*.txt")), options.model, options.cache, options.limit
        )
    print_result(result)


def agreement(corpus: Path, part: str, sources: Path, options: Any) -> dict[str, Any]:
    """Agreement over the articles with labelled sources."""
    ledger = read_ledger(sources)
    articles = [article for article in read_part(corpus, part) if article.name in ledger]
    drafts = [read_draft(article.path) for article in articles]
    nlp = load_pipeline(options.model)
    docs = parse([analysed_text(draft) for draft in drafts], nlp, options.cache)
    pairs = [
        to_pair(article, ledger, doc, analyze_doc(doc, draft).facts)
        for article, draft, doc in zip(articles, drafts, docs, strict=True)
    ]
    return score_agreement([pair for pair in pairs if pair is not None])


def stability(paths: Sequence[Path], options: Any) -> dict[str, Any]:
    """Shifts over the articles that are long enough."""
    drafts = [read_draft(path) for path in paths]
    nlp = load_pipeline(options.model)
    docs = parse([analysed_text(draft) for draft in drafts], nlp, options.cache)
    found = []
    for path, draft, doc in zip(paths, drafts, docs, strict=True):
        report = analyze_doc(doc, draft)
        if report.facts.n_words >= MIN_WORDS and report.scores.traceability.value is not None:
            found.append((path.stem, find_shifts(report, doc)))
    return score_stability(found)


if __name__ == "__main__":
    main()
