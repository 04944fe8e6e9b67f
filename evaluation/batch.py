"""What ``whosays batch`` takes: wall-clock time by number of processes, and memory.

    python -m evaluation.batch --generate 50000
    python -m evaluation.batch --articles FOLDER --limit 1000 --jobs 1 2 --repeats 3

Each run is the command itself, in a process of its own, into an empty folder.  Articles are files
of a folder, or as many short ones as asked for, made up word by word from a fixed seed: no two
alike, each with names that occur nowhere else, so that whatever grows with the number of articles
or of different words grows.  ``peak_mb`` is the peak of resident memory of the largest process.
``speedup`` is beside the first number of processes, by the fastest run of each; ``same_results``
says whether all runs wrote the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.options import print_result

SENTENCES = (
    "{name} told reporters on {day} that the {thing} in {place} would cost {number} million.",
    "Sources close to {name} said the {thing} could stay shut until {month}.",
    "The {thing} was closed on {day} after {number} people complained, according to {name}.",
    "“We have waited {number} years for a {thing},” said {name}, who runs a shop in {place}.",
    "It is understood that the council of {place} may sell the {thing}.",
    "Analysts believe the shocking decision will hurt {place}.",
    "{name} did not answer questions about the {thing}.",
    "The report could not be independently verified.",
)
THINGS = "ferry bridge harbour library school market tunnel clinic theatre museum".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January March April May June July September October November".split()
SYLLABLES = "ba ro len mi ka stra dor vel hu ni sto gre pa lo win ter sa mun rik fen".split()


def generate(n_articles: int, seed: int = 0) -> Iterator[str]:
    """Made-up articles of a headline and five sentences in two paragraphs, some 60 words each."""
    rng = random.Random(seed)

    def name() -> str:
        return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()

    for _ in range(n_articles):
        words = {
            "name": f"{name()} {name()}",
            "place": name(),
            "thing": rng.choice(THINGS),
            "day": rng.choice(DAYS),
            "month": rng.choice(MONTHS),
        }
        body = [one.format(number=rng.randint(2, 900), **words) for one in
                rng.sample(SENTENCES, 5)]  # fmt: skip
        headline = f"{words['thing'].capitalize()} in {words['place']} to close"
        yield "\n\n".join((headline, " ".join(body[:2]), " ".join(body[2:]))) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    options = _parser().parse_args(arguments)
    with TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        articles.mkdir()
        if options.generate:
            for number, text in enumerate(generate(options.generate)):
                # A folder of fifty thousand files is slow to list.
                part = articles / f"{number // 1000:04}"
                part.mkdir(exist_ok=True)
                (part / f"{number:06}.txt").write_text(text, encoding="utf-8")
        else:
            for path in sorted(options.articles.rglob("*.txt"))[: options.limit]:
                shutil.copy(path, articles)
        print_result({"benchmark": "batch", **measure(articles, options.jobs, options.repeats)})


def measure(articles: Path, jobs: Sequence[int], repeats: int) -> dict[str, Any]:
    """Run the command ``repeats`` times with each number of processes, by turns."""
    runs: dict[int, list[dict[str, Any]]] = {one: [] for one in jobs}
    for _ in range(repeats):
        for one in jobs:
            runs[one].append(_run(articles, one))
    first = min(run["seconds"] for run in runs[jobs[0]])
    rows = []
    for one in jobs:
        best = min(runs[one], key=lambda run: float(run["seconds"]))
        rows.append({"jobs": one, **best, "speedup": first / best["seconds"]})
    digests = {row.pop("digest") for row in rows}
    return {"repeats": repeats, "runs": rows, "same_results": len(digests) == 1}


def _run(articles: Path, jobs: int) -> dict[str, Any]:
    with TemporaryDirectory() as out:
        command = [sys.executable, "-m", "analyzer", "batch", str(articles), "-o", out]
        start = time.perf_counter()
        command += ["--jobs", str(jobs), "--quiet"]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        seconds = time.perf_counter() - start
        if done.returncode not in (0, 2):
            raise SystemExit(f"whosays batch ended with {done.returncode}")
        record = json.loads((Path(out) / "run.json").read_text(encoding="utf-8"))
        digest = hashlib.sha256()
        for path in sorted(Path(out).glob("*.parquet")):
            digest.update(path.read_bytes())
    return {
        "articles": record["articles"],
        "failures": record["failures"],
        "words": record["words"],
        "seconds": seconds,
        "words_per_second": record["words"] / seconds,
        "tables_seconds": record["seconds"]["tables"],
        # Of all runs so far: the number of the last one is the one to quote.
        "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "digest": digest.hexdigest(),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--articles", type=Path, help="folder of .txt drafts")
    given.add_argument("--generate", type=int, metavar="N", help="make up N short articles")
    parser.add_argument("--limit", type=int, default=1000, help="of a folder (default: 1000)")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1], help="default: 1")
    parser.add_argument("--repeats", type=int, default=1, help="default: 1")
    return parser


if __name__ == "__main__":
    main()
