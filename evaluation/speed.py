"""How fast an analysis is, as ratios measured in one run on the same articles.

    python -m evaluation.speed --articles FOLDER --limit 60 --repeats 5

Rows: the bare pipeline (``nlp.pipe``, all components), the whole analysis (reading, pipeline,
facts, rules, scores), textacy's ``direct_quotations`` and a scan for the words of the lexicons on
top of the same bare pipeline's parses.  Times are processor seconds on one core, so that what else
runs on the machine disturbs them little; each is the median over the repeats, and a ratio is the
median of the ratios within a repeat.  Long documents are the articles joined, time per word beside
that of the shortest.  The cold start is wall-clock time of ``whosays check`` on one article in a
process of its own.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from evaluation.cost import bind_to_one_core
from evaluation.options import print_result

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LENGTHS = (2_000, 20_000, 200_000)
"""Words of the long documents."""
_WORD = re.compile(r"[\w’'-]+")


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    bind_to_one_core()
    from analyzer.batch import find_items
    from analyzer.batch.items import Item
    from analyzer.pipeline import load_pipeline, pipeline_id

    items = [item for item in find_items([options.articles]) if isinstance(item, Item)]
    items = [item.loaded() for item in items[: options.limit]]
    nlp = load_pipeline(options.model)
    print_result(
        {
            "benchmark": "speed",
            "pipeline": pipeline_id(nlp),
            "n_articles": len(items),
            "repeats": options.repeats,
            **measure_rows(items, nlp, options.repeats),
            "long": measure_long(items, nlp, options.lengths),
            "cold_start_seconds": measure_cold(options.articles, options.repeats),
        }
    )


def measure_rows(items: Sequence[Any], nlp: Language, repeats: int) -> dict[str, Any]:
    """Processor time of each row, words per second, and the ratios between them."""
    from analyzer.batch import Analysed, analyze_items
    from analyzer.ingest import analysed_text
    from evaluation.baseline import direct_quotations

    texts = [analysed_text(item.to_draft()) for item in items]
    reports = [one.report for one in analyze_items(items, nlp=nlp) if isinstance(one, Analysed)]
    n_words = sum(report.facts.n_words for report in reports)
    listed = word_list()
    docs: list[Doc] = list(nlp.pipe(texts))
    rows: dict[str, Callable[[], object]] = {
        "bare": lambda: list(nlp.pipe(texts)),
        "whole": lambda: list(analyze_items(items, nlp=nlp)),
        "textacy": lambda: [direct_quotations(doc) for doc in docs],
        "word_list": lambda: [_scan(listed, text) for text in texts],
    }
    seconds: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(repeats):
        for name, run in rows.items():
            seconds[name].append(_timed(run))
    bare = seconds["bare"]
    return {
        "n_words": n_words,
        "seconds": {name: median(times) for name, times in seconds.items()},
        "words_per_second": {
            "bare": n_words / median(bare),
            "whole": n_words / median(seconds["whole"]),
            "bare_and_textacy": median(
                n_words / (a + b) for a, b in zip(bare, seconds["textacy"], strict=True)
            ),
            "word_list": n_words / median(seconds["word_list"]),
        },
        "bare_per_whole": median(a / b for a, b in zip(bare, seconds["whole"], strict=True)),
        "bare_per_bare_and_textacy": median(
            a / (a + b) for a, b in zip(bare, seconds["textacy"], strict=True)
        ),
    }


def measure_long(items: Sequence[Any], nlp: Language, lengths: Sequence[int]) -> list[Any]:
    """Time per word of documents of some lengths, and that beside the first of them.

    Each is the least of three to ten analyses, the more the shorter.
    """
    from analyzer.ingest import analysed_text, from_text
    from analyzer.report import analyze

    words: list[str] = []
    texts = [analysed_text(item.to_draft()).strip() for item in items]
    while sum(map(len, words)) / 6 < 1.1 * max(lengths):
        words += texts
    whole = "\n\n".join(words)
    found: list[dict[str, float]] = []
    for length in lengths:
        ends = re.finditer(r"\n\n", whole)
        end = next((one.start() for one in ends if one.start() > 5.9 * length), len(whole))
        draft = from_text(whole[:end])
        times = max(3, min(10, max(lengths) // length // 10))
        report = analyze(draft, nlp=nlp)
        took = min(_timed(lambda draft=draft: analyze(draft, nlp=nlp)) for _ in range(times))
        per_word = took / report.facts.n_words
        first = found[0]["microseconds_per_word"] if found else per_word * 1e6
        found.append(
            {
                "n_words": report.facts.n_words,
                "seconds": took,
                "microseconds_per_word": per_word * 1e6,
                "beside_first": per_word * 1e6 / first,
            }
        )
    return found


def measure_cold(articles: Path, repeats: int) -> float:
    """Least wall-clock seconds from the command to the report of one article."""
    path = articles
    if articles.is_dir():
        path = next(one for one in sorted(articles.rglob("*.txt")))
    command = [sys.executable, "-m", "analyzer", "check", str(path), "--exit-zero"]
    seconds = []
    for _ in range(max(3, repeats)):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def word_list() -> frozenset[str]:
    """Every word that begins a loaded term or a hedge, as a word-list checker has them."""
    from analyzer.lexicon import load_lexicons

    lexicons = load_lexicons()
    return frozenset((*lexicons.loaded_terms, *lexicons.hedges))


def _scan(words: frozenset[str], text: str) -> list[int]:
    return [one.start() for one in _WORD.finditer(text) if one[0].lower() in words]


def _timed(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path, required=True, help="folder of drafts")
    parser.add_argument("--limit", type=int, default=60, help="only the first N (default: 60)")
    parser.add_argument("--repeats", type=int, default=5, help="default: 5")
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    parser.add_argument(
        "--lengths", type=int, nargs="+", default=list(LENGTHS), help="words of the long documents"
    )
    return parser


if __name__ == "__main__":
    main()
