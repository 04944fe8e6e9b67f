"""Flag figures against a copy editor's annotation: any, same category, same rule.

    python -m evaluation.flags --corpus PATH/polnear --flags PATH/editor_flags/dev.jsonl \
        --articles PATH/polnear_sources/dev.jsonl

A predicted flag is right if it overlaps an annotated span (of the same category, of the same
rule); an annotated span is found if a predicted flag overlaps it.  Several flags may be right on
one span, and one flag may find several; ``one_to_one`` pairs them off instead, largest overlap
first.  Spans were annotated at severity 2 and 3, so figures are given for all flags and for flags
of severity 2 and more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.types import Report, Span
from evaluation.matching import overlap, prf
from evaluation.options import corpus_parser, print_result
from evaluation.parsed import analyzed, failures


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag, annotated or predicted, of one article."""

    article: str
    span: Span
    rule: str
    severity: int

    @property
    def category(self) -> str:
        return self.rule.partition("-")[0]


Agreement = Callable[[Flagged, Flagged], bool]

AGREEMENTS: dict[str, Agreement] = {
    "any": lambda _one, _other: True,
    "same_category": lambda one, other: one.category == other.category,
    "same_rule": lambda one, other: one.rule == other.rule,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = corpus_parser(__doc__)
    parser.add_argument("--flags", type=Path, required=True, help="annotated flags, JSON lines")
    parser.add_argument(
        "--articles",
        type=Path,
        help="JSON lines whose 'article' names what was annotated, where an article without any "
        "flag must count too (default: the articles in --flags)",
    )
    options = parser.parse_args(arguments)
    gold = read_flags(options.flags)
    annotated = {flag.article for flag in gold}
    if options.articles:
        annotated |= read_names(options.articles)
    names = sorted(annotated)[: options.limit]
    folder = options.corpus / options.part / "text"
    paths = [folder / f"{name}.txt" for name in names]
    reports = list(analyzed(paths, options.model, options.cache))
    predicted = [flag for pair in zip(names, reports, strict=True) for flag in to_flagged(*pair)]
    gold = [flag for flag in gold if flag.article in set(names)]
    print_result(
        {
            "benchmark": "flags",
            "part": options.part,
            "n_articles": len(names),
            "failures": failures(reports),
            "all_severities": score_flags(gold, predicted),
            "severity_2_and_more": score_flags(gold, [f for f in predicted if f.severity >= 2]),
            "rules": score_rules(gold, predicted),
        }
    )


def read_flags(path: Path) -> list[Flagged]:
    """Annotated flags: ``article``, ``start``, ``end``, ``type`` (the rule) and ``severity``."""
    return [
        Flagged(
            record["article"],
            Span(record["start"], record["end"]),
            record["type"],
            record["severity"],
        )
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def read_names(path: Path) -> set[str]:
    """Names of the annotated articles."""
    return {json.loads(line)["article"] for line in path.read_text(encoding="utf-8").splitlines()}


def to_flagged(name: str, report: Report) -> Iterator[Flagged]:
    """The flags of an analysed article."""
    for flag in report.flags:
        yield Flagged(name, Span(flag.start, flag.end), flag.rule, int(flag.severity))


def score_flags(gold: Sequence[Flagged], predicted: Sequence[Flagged]) -> dict[str, Any]:
    """Precision, recall and F1 for each degree of agreement."""
    return {name: score_agreement(gold, predicted, agree) for name, agree in AGREEMENTS.items()}


def score_agreement(
    gold: Sequence[Flagged], predicted: Sequence[Flagged], agree: Agreement
) -> dict[str, Any]:
    """Figures for one degree of agreement."""
    candidates = sorted(
        (-shared, g, p)
        for g, one in enumerate(gold)
        for p, other in enumerate(predicted)
        if one.article == other.article
        and (shared := overlap([one.span], [other.span]))
        and agree(one, other)
    )
    found = {g for _, g, _ in candidates}
    right = {p for _, _, p in candidates}
    precision = len(right) / len(predicted) if predicted else None
    recall = len(found) / len(gold) if gold else None
    total = (precision or 0) + (recall or 0)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * (precision or 0) * (recall or 0) / total if total else 0.0,
        "n_right": len(right),
        "n_predicted": len(predicted),
        "n_found": len(found),
        "n_gold": len(gold),
        "one_to_one": prf(_pair_off(candidates), len(predicted), len(gold)),
    }


def _pair_off(candidates: Iterable[tuple[int, int, int]]) -> int:
    """Number of pairs when each flag is used once, in the order given."""
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, g, p in candidates:
        if g not in used_gold and p not in used_predicted:
            used_gold.add(g)
            used_predicted.add(p)
    return len(used_gold)


def score_rules(gold: Sequence[Flagged], predicted: Sequence[Flagged]) -> dict[str, Any]:
    """For each rule: flags right by the same rule and on any annotated span; spans found."""
    result = {}
    for rule in sorted({flag.rule for flag in (*gold, *predicted)}):
        raised = [flag for flag in predicted if flag.rule == rule]
        same = score_agreement([f for f in gold if f.rule == rule], raised, AGREEMENTS["any"])
        anywhere = score_agreement(gold, raised, AGREEMENTS["any"])
        result[rule] = {
            "precision": same["precision"],
            "precision_any": anywhere["precision"],
            "recall": same["recall"],
            "n_predicted": len(raised),
            "n_gold": same["n_gold"],
        }
    return result


if __name__ == "__main__":
    main()
