"""Flag figures against a copy editor's annotation: by agreement, category and rule; calibration.

    python -m evaluation.flags --corpus PATH/polnear --flags PATH/editor_flags/dev.jsonl \
        --articles PATH/polnear_sources/dev.jsonl

A predicted flag is right if it overlaps an annotated span (of the same category, of the same
rule); an annotated span is found if a predicted flag overlaps it.  Several flags may be right on
one span, and one flag may find several; ``one_to_one`` pairs them off instead, largest overlap
first.  Spans were annotated at severity 2 and 3, so figures are given for all flags and for flags
of severity 2 and more.

``categories`` gives each category's flags, and those on sourcing, tie and certainty together,
against the spans of any category and of the same ones; ``calibration`` compares the confidence of
flags with how often they are right (expected calibration error, Guo et al. 2017).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.types import Report, Span
from evaluation.matching import expected_calibration_error, overlap, prf
from evaluation.options import corpus_parser, print_result
from evaluation.parsed import analyzed, failures


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag, annotated or predicted, of one article.

    Attributes:
        confidence: 0 to 1; 1 for annotated flags.
    """

    article: str
    span: Span
    rule: str
    severity: int
    confidence: float = 1.0

    @property
    def category(self) -> str:
        return self.rule.partition("-")[0]


Agreement = Callable[[Flagged, Flagged], bool]

AGREEMENTS: dict[str, Agreement] = {
    "any": lambda _one, _other: True,
    "same_category": lambda one, other: one.category == other.category,
    "same_rule": lambda one, other: one.rule == other.rule,
}

GROUPS: dict[str, frozenset[str]] = {
    "SRC": frozenset({"SRC"}),
    "ATT": frozenset({"ATT"}),
    "CER": frozenset({"CER"}),
    "FRM": frozenset({"FRM"}),
    "SRC+ATT+CER": frozenset({"SRC", "ATT", "CER"}),
}
"""Categories whose flags are scored together."""


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
    grave = [flag for flag in predicted if flag.severity >= 2]
    print_result(
        {
            "benchmark": "flags",
            "part": options.part,
            "n_articles": len(names),
            "failures": failures(reports),
            "all_severities": score_flags(gold, predicted),
            "severity_2_and_more": score_flags(gold, grave),
            "categories": {
                "all_severities": score_groups(gold, predicted),
                "severity_2_and_more": score_groups(gold, grave),
            },
            "calibration": {
                "all_severities": score_calibration(gold, predicted),
                "severity_2_and_more": score_calibration(gold, grave),
            },
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
        span = Span(flag.start, flag.end)
        yield Flagged(name, span, flag.rule, int(flag.severity), flag.confidence)


def score_flags(gold: Sequence[Flagged], predicted: Sequence[Flagged]) -> dict[str, Any]:
    """Precision, recall and F1 for each degree of agreement."""
    return {name: score_agreement(gold, predicted, agree) for name, agree in AGREEMENTS.items()}


def score_agreement(
    gold: Sequence[Flagged], predicted: Sequence[Flagged], agree: Agreement
) -> dict[str, Any]:
    """Figures for one degree of agreement."""
    candidates = _candidates(gold, predicted, agree)
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


def _candidates(
    gold: Sequence[Flagged], predicted: Sequence[Flagged], agree: Agreement
) -> list[tuple[int, int, int]]:
    """Overlaps, largest first: characters shared (negative), place in gold, place in predicted."""
    return sorted(
        (-shared, g, p)
        for g, one in enumerate(gold)
        for p, other in enumerate(predicted)
        if one.article == other.article
        and (shared := overlap([one.span], [other.span]))
        and agree(one, other)
    )


def _pair_off(candidates: Iterable[tuple[int, int, int]]) -> int:
    """Number of pairs when each flag is used once, in the order given."""
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, g, p in candidates:
        if g not in used_gold and p not in used_predicted:
            used_gold.add(g)
            used_predicted.add(p)
    return len(used_gold)


def score_groups(gold: Sequence[Flagged], predicted: Sequence[Flagged]) -> dict[str, Any]:
    """For each group of categories: precision on spans of any category and of the group's own.

    Recall is the share of the group's spans that any flag of the group overlaps; ``recall_any``
    counts flags of every category.
    """
    result = {}
    for name, categories in GROUPS.items():
        raised = [flag for flag in predicted if flag.category in categories]
        wanted = [flag for flag in gold if flag.category in categories]
        own = score_agreement(wanted, raised, AGREEMENTS["any"])
        result[name] = {
            "precision_any": score_agreement(gold, raised, AGREEMENTS["any"])["precision"],
            "precision": own["precision"],
            "recall": own["recall"],
            "recall_any": score_agreement(wanted, predicted, AGREEMENTS["any"])["recall"],
            "n_predicted": len(raised),
            "n_gold": len(wanted),
        }
    return result


def score_calibration(gold: Sequence[Flagged], predicted: Sequence[Flagged]) -> dict[str, Any]:
    """Confidence against outcome by group: on a span of any category, of the group's own.

    ``mean_confidence`` beside the share of right flags tells the direction, which the expected
    calibration error does not; with few flags the bins make the error larger than it is.
    """
    right_any = {p for _, _, p in _candidates(gold, predicted, AGREEMENTS["any"])}
    result = {}
    for name, categories in {"all": None, **GROUPS}.items():
        numbers = [
            p
            for p, flag in enumerate(predicted)
            if categories is None or flag.category in categories
        ]
        wanted = [one for one in gold if categories is None or one.category in categories]
        right_own = {p for _, _, p in _candidates(wanted, predicted, AGREEMENTS["any"])}
        by_outcome = {
            key: [(predicted[p].confidence, p in right) for p in numbers]
            for key, right in (("any", right_any), ("own", right_own))
        }
        n = len(numbers)
        result[name] = {
            "ece_any": expected_calibration_error(by_outcome["any"]) if n else None,
            "ece": expected_calibration_error(by_outcome["own"]) if n else None,
            "mean_confidence": sum(predicted[p].confidence for p in numbers) / n if n else None,
            "n": n,
        }
    return result


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
