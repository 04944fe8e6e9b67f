"""What an analysis costs beside the parse, on one core.

    python -m evaluation.cost --corpus PATH/polnear --part dev --limit 20

Parses every article as it is (``nlp(text)``) and as an analysis does (in parts,
``analyzer.parsing``), then runs everything after the parse on the same articles, and divides that
time by each of the two.  Times are processor seconds of this process, bound to one core where the
platform can; loading and a first warm-up article are left out.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from evaluation.matching import Tokens
from evaluation.options import corpus_parser, print_result
from evaluation.polnear import read_part


def main(arguments: Sequence[str] | None = None) -> None:
    options = corpus_parser(__doc__).parse_args(arguments)
    bind_to_one_core()
    from analyzer.ingest import analysed_text, read_draft
    from analyzer.parsing import to_doc
    from analyzer.pipeline import load_pipeline, pipeline_id
    from analyzer.report import analyze_doc

    articles = list(read_part(options.corpus, options.part, options.limit))
    drafts = [read_draft(article.path) for article in articles]
    nlp = load_pipeline(options.model)
    analyze_doc(to_doc(drafts[0], nlp), drafts[0], nlp=nlp)
    texts = [analysed_text(draft) for draft in drafts]
    before = time.process_time()
    for text in texts:
        nlp(text)
    start = time.process_time()
    docs = [to_doc(draft, nlp) for draft in drafts]
    parsed = time.process_time()
    for doc, draft in zip(docs, drafts, strict=True):
        analyze_doc(doc, draft, nlp=nlp)
    done = time.process_time()
    n_words = sum(len(Tokens(draft.text)) for draft in drafts)
    print_result(
        {
            "benchmark": "cost",
            "part": options.part,
            "pipeline": pipeline_id(nlp),
            "n_articles": len(drafts),
            "n_words": n_words,
            "parse_seconds": start - before,
            "parse_in_parts_seconds": parsed - start,
            "after_parse_seconds": done - parsed,
            "after_parse_per_parse": (done - parsed) / (start - before),
            "after_parse_per_parse_in_parts": (done - parsed) / (parsed - start),
            "parse_words_per_second": n_words / (start - before),
            "words_per_second": n_words / (done - start),
        }
    )


def bind_to_one_core() -> None:
    """Keep this process, and the linear algebra it has yet to load, on one core."""
    # The libraries read these once, when they are first loaded.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    main()
