"""One annotated article: flags found, non-flags violated, sources resolved, scores beside theirs.

    python -m evaluation.seed --seed PATH/article.txt --annotation PATH/seed_annotation.tsv \
        --nonflags PATH/seed_nonflags.tsv

The annotation is one person's: a reference, not a truth.  A non-flag is a span that a naive list
would flag; it is violated by a flag of a category its row names, unless that flag overlaps an
annotated flag of the same rule.  A source is resolved if the attribution at an annotated span
carries the annotated ladder level.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analyzer.types import Attribution, Level, Report, Span
from evaluation.flags import Flagged, score_flags, score_rules, to_flagged
from evaluation.matching import overlap
from evaluation.options import model_parser, print_result
from evaluation.parsed import analyzed, failures

Row = dict[str, str]

REFERENCE_SCORES = {
    "traceability": 37.9,
    "attributed_only": 64,
    "named": 30,
    "institutions": 6,
    "anonymous": 24,
    "nobody": 41,
    "unowned_sentences": 14,
    "framing_load_unweighted": 8.7,
}
"""Measures of the reference annotation, worked out by hand from its spans."""

_CATEGORY = re.compile(r"\b(SRC|ATT|CER|FRM)\b")
_NAMED_IN_WORDS = {
    "unnamed source": "SRC",
    "verb list": "ATT",
    "agentless": "ATT",
    "hedge": "CER",
}
_LEVEL = re.compile(r"\bL(\d)\b")
# Evidence that a source cites has a level of its own, which is not the citing source's.
_EVIDENCE_RULES = {"SRC-DOC", "SRC-MEDIA"}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = model_parser(__doc__)
    parser.add_argument("--seed", type=Path, required=True, help="the article")
    parser.add_argument("--annotation", type=Path, required=True, help="annotated flags, TSV")
    parser.add_argument("--nonflags", type=Path, required=True, help="spans not to flag, TSV")
    options = parser.parse_args(arguments)
    (report,) = analyzed([options.seed], options.model, options.cache)
    print_result(score_seed(report, read_rows(options.annotation), read_rows(options.nonflags)))


def read_rows(path: Path) -> list[Row]:
    """Rows of a tab-separated file, every value as it stands.

    Raises:
        ValueError: the file lacks the columns of an annotation.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or not {"id", "start", "end", "text"} <= rows[0].keys():
        raise ValueError(f"{path}: no annotation with columns id, start, end, text")
    return rows


def score_seed(
    report: Report, annotation: Sequence[Row], nonflags: Sequence[Row]
) -> dict[str, Any]:
    """All figures of the article.

    Raises:
        ValueError: an annotated span does not hold its recorded text.
    """
    for row in (*annotation, *nonflags):
        if report.text[slice(*_span(row))] != row["text"]:
            raise ValueError(f"{row['id']}: the text at its offsets is not {row['text']!r}")
    gold = [Flagged("seed", _span(row), row["subtype"], int(row["severity"])) for row in annotation]
    predicted = list(to_flagged("seed", report))
    violations = list(find_violations(nonflags, gold, predicted))
    return {
        "benchmark": "seed",
        "failures": failures([report]),
        "n_annotated": len(gold),
        "n_nonflags": len(nonflags),
        "all_severities": score_flags(gold, predicted),
        "severity_2_and_more": score_flags(
            [f for f in gold if f.severity >= 2], [f for f in predicted if f.severity >= 2]
        ),
        "rules": score_rules(gold, predicted),
        "missed": [
            f"{row['id']} {row['subtype']}: {row['text']}"
            for row, flag in zip(annotation, gold, strict=True)
            if not any(
                other.category == flag.category and overlap([flag.span], [other.span])
                for other in predicted
            )
        ],
        "violated_nonflags": {"n": len({v["nonflag"] for v in violations}), "list": violations},
        "levels": score_levels(report, annotation, nonflags),
        "scores": compare_scores(report),
    }


def compare_scores(report: Report) -> dict[str, Any]:
    """Measures beside those of the reference, in points, and how far they are apart."""
    composition, traceability = report.scores.composition, report.scores.traceability
    measured: dict[str, float | None] = {
        "traceability": traceability.value,
        "attributed_only": traceability.attributed_only,
        "framing_load_unweighted": report.scores.framing.unweighted,
        "unowned_sentences": float(count_unowned_sentences(report)),
    }
    if composition is not None:
        measured |= {name: 100 * share for name, share in asdict(composition).items()}
    return {
        name: {
            "reference": reference,
            "measured": value,
            "difference": None if value is None else value - reference,
        }
        for name, reference in REFERENCE_SCORES.items()
        for value in [measured.get(name)]
    }


def count_unowned_sentences(report: Report) -> int:
    """Sentences with a contestable assertion that rests on nobody."""
    unowned = [unit for unit in report.facts.units if unit.level is Level.NO_SOURCE]
    return sum(
        any(unit.start < sentence.end and sentence.start < unit.end for unit in unowned)
        for sentence in report.facts.sentences
    )


def find_violations(
    nonflags: Sequence[Row], gold: Sequence[Flagged], predicted: Sequence[Flagged]
) -> Iterator[dict[str, str]]:
    """Flags of a named category on a span that must not be flagged so."""
    for row in nonflags:
        categories = to_categories(row["naive_rule_that_fires"])
        for flag in predicted:
            if (
                flag.category in categories
                and overlap([flag.span], [_span(row)])
                and not any(
                    flag.rule == other.rule and overlap([flag.span], [other.span]) for other in gold
                )
            ):
                yield {"nonflag": row["id"], "text": row["text"], "rule": flag.rule}


def to_categories(naive: str) -> set[str]:
    """Flag categories that the column names, by code or in words; empty for none."""
    named = set(_CATEGORY.findall(naive))
    return named | {code for words, code in _NAMED_IN_WORDS.items() if words in naive}


def score_levels(
    report: Report, annotation: Sequence[Row], nonflags: Sequence[Row]
) -> dict[str, Any]:
    """How many attributions at annotated spans carry the annotated ladder level."""
    wanted = [
        (row, int(row["source_ladder"]))
        for row in annotation
        if row["source_ladder"] not in {"-", "0"} and row["resolved_source"] != "newsroom"
    ]
    for row in nonflags:
        levels = _LEVEL.findall(f"{row['why_not']} {row['correct_output']}")
        if levels:
            wanted.append((row, int(levels[0])))
    n_exact = n_within_one = 0
    wrong = []
    for row, level in wanted:
        found = _attribution_at(_span(row), report, row.get("subtype") in _EVIDENCE_RULES)
        if found is not None:
            n_exact += found.level == level
            n_within_one += abs(found.level - level) <= 1
        if found is None or found.level != level:
            shown = "none" if found is None else int(found.level)
            wrong.append(f"{row['id']} {row['text']}: annotated {level}, found {shown}")
    return {"n": len(wanted), "exact": n_exact, "within_one": n_within_one, "wrong": wrong}


def _attribution_at(span: Span, report: Report, is_evidence: bool) -> Attribution | None:
    """The attribution whose source, else cue, else content overlaps the span most."""
    roles = ("source",) if is_evidence else ("source", "cue", "content")
    for role in roles:
        shared = [
            (overlap([span], phrase.spans), -index)
            for index, attribution in enumerate(report.facts.attributions)
            if (phrase := getattr(attribution, role)) is not None
        ]
        if shared and max(shared)[0]:
            return report.facts.attributions[-max(shared)[1]]
    return None


def _span(row: Row) -> Span:
    return Span(int(row["start"]), int(row["end"]))


if __name__ == "__main__":
    main()
