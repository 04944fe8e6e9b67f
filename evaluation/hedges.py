"""Hedge cues and uncertain sentences against the Szeged corpus.

    python -m evaluation.hedges --corpus PATH/szeged_wiki/train.xml --part dev

A predicted cue is right if it overlaps an annotated one, one to one; a sentence is uncertain if it
holds a cue.  Conditions are left out of both sides and reported apart.  The part *dev* is the
fifth of the documents that is kept back from fitting.  ``confidence`` compares what cues claim
with how often they are right (expected calibration error over ten bins).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analyzer.types import Span
from evaluation.matching import prf
from evaluation.options import model_parser, print_result
from evaluation.parsed import parse
from evaluation.szeged import CONDITION, GoldDocument, read_documents

_REPORTED = frozenset({"epistemic", "doxastic", "investigation"})


def main(arguments: Sequence[str] | None = None) -> None:
    parser = model_parser(__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the corpus file")
    parser.add_argument("--part", choices=("train", "dev", "all"), default="dev")
    parser.add_argument("--cues", type=int, default=0, help="list the N most frequent errors")
    options = parser.parse_args(arguments)
    documents = list(read_documents(options.corpus))
    predicted = list(predict(documents, options.model, options.cache))
    chosen = [
        (document, cues)
        for document, cues in zip(documents, predicted, strict=True)
        if options.part == "all" or document.is_dev == (options.part == "dev")
    ]
    print_result({"benchmark": "hedges", "part": options.part, **score(chosen, options.cues)})


Predicted = list[tuple[Span, str, str, float]]
"""Span, type, cue and confidence of each predicted cue."""


def predict(
    documents: Sequence[GoldDocument], model: str | None, cache: Path | None
) -> Iterable[Predicted]:
    """Cues of each document, found without regard to attribution."""
    from analyzer.facts.hedging.cues import find_cues
    from analyzer.facts.tree import Tree
    from analyzer.lexicon import load_lexicons
    from analyzer.pipeline import load_pipeline

    rows = load_lexicons().hedges
    docs = parse([document.text for document in documents], load_pipeline(model), cache)
    for doc in docs:
        tree = Tree.from_doc(doc)
        yield [
            (
                Span(tree.starts[cue.start], tree.ends[cue.end - 1]),
                str(cue.row.type),
                cue.row.pattern,
                cue.probability,
            )
            for cue in find_cues(tree, rows)
        ]


def score(chosen: Sequence[tuple[GoldDocument, Predicted]], n_errors: int = 0) -> dict[str, Any]:
    """All figures over documents with their predicted cues."""
    right = n_predicted = n_gold = 0
    sentence_right = sentence_predicted = sentence_gold = n_sentences = 0
    conditions = [0, 0, 0]
    claims: list[tuple[float, bool]] = []
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for document, cues in chosen:
        gold = [cue.span for cue in document.cues if cue.type != CONDITION]
        found = [cue for cue in cues if cue[1] in _REPORTED]
        pairs = pair([cue[0] for cue in found], gold)
        matched = {p for p, _ in pairs}
        right += len(pairs)
        n_predicted += len(found)
        n_gold += len(gold)
        claims += [(cue[3], n in matched) for n, cue in enumerate(found)]
        false.update(cue[2] for n, cue in enumerate(found) if n not in matched)
        hit = {g for _, g in pairs}
        missed.update(
            document.text[span.start : span.end].lower()
            for g, span in enumerate(gold) if g not in hit
        )  # fmt: skip
        for sentence in document.sentences:
            n_sentences += 1
            is_gold = any(sentence.overlaps(span) for span in gold)
            is_predicted = any(sentence.overlaps(cue[0]) for cue in found)
            sentence_gold += is_gold
            sentence_predicted += is_predicted
            sentence_right += is_gold and is_predicted
        gold_conditions = [cue.span for cue in document.cues if cue.type == CONDITION]
        found_conditions = [cue[0] for cue in cues if cue[1] == CONDITION]
        conditions[0] += len(pair(found_conditions, gold_conditions))
        conditions[1] += len(found_conditions)
        conditions[2] += len(gold_conditions)
    result: dict[str, Any] = {
        "n_documents": len(chosen),
        "n_sentences": n_sentences,
        "cues": prf(right, n_predicted, n_gold),
        "sentences": prf(sentence_right, sentence_predicted, sentence_gold),
        "conditions": prf(*conditions),
        "confidence": {"ece": calibration_error(claims), "n": len(claims)},
    }
    if n_errors:
        result["false_alarms"] = dict(false.most_common(n_errors))
        result["missed"] = dict(missed.most_common(n_errors))
    return result


def pair(predicted: Sequence[Span], gold: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs of overlapping spans, each used once, in text order."""
    pairs = []
    used: set[int] = set()
    for p, span in enumerate(predicted):
        for g, other in enumerate(gold):
            if g not in used and span.overlaps(other):
                used.add(g)
                pairs.append((p, g))
                break
    return pairs


def calibration_error(claims: Sequence[tuple[float, bool]], bins: int = 10) -> float | None:
    """Expected calibration error: the mean gap between confidence and share right, by bin."""
    if not claims:
        return None
    total = 0.0
    for number in range(bins):
        inside = [
            (claim, is_right)
            for claim, is_right in claims
            if number <= claim * bins < number + 1 or (number == bins - 1 and claim == 1.0)
        ]
        if inside:
            claimed = sum(claim for claim, _ in inside) / len(inside)
            right = sum(is_right for _, is_right in inside) / len(inside)
            total += abs(claimed - right) * len(inside) / len(claims)
    return total


if __name__ == "__main__":
    main()
