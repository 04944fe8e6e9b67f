"""Count how often experts marked each loaded row, and fit the few weights of the framing model.

    python -m training.framing --babe PATH/final_labels_SG1.csv --wikinews PATH/dataset.jsonl

Writes the counts into ``lexicons/loaded_terms.csv`` and ``lexicons/framing_patterns.csv`` and the
weights into ``analyzer/facts/framing/weights.csv``.  Only counts and weights are kept; no
sentence of the corpora is.  What was counted by reading (``readings.csv`` beside the weights) takes
no part in the fit.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from analyzer._paths import lexicon_dir
from analyzer.facts.framing.finder import propose
from analyzer.facts.framing.model import (
    WEIGHTS,
    FramingModel,
    load_readings,
    to_logit,
    to_share,
)
from analyzer.facts.framing.proposal import Proposal
from analyzer.facts.tree import Tree
from analyzer.types import Draft
from evaluation.framing_corpora import LabelledSentence, read_babe, read_wikinews, words_at

THRESHOLD = 0.48
RIDGE = 10.0
"""Strength of the pull of the weights towards zero."""

LEARNT = "BABE"
"""Rows with this basis were found in the data: they count only where training data marks them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A proposal that no gate silenced, and whether an expert marked one of its words."""

    proposal: Proposal
    sentence: int
    is_marked: bool


Counts = dict[str, tuple[int, int]]
Found = tuple[Tree, list[Proposal]]
"""A parsed draft and what was proposed in it."""


def count_rows(examples: Iterable[Example]) -> Counts:
    """Row → sentences in which experts marked it, sentences in which it was seen."""
    marked: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for one in {(e.proposal.row, e.sentence): e for e in examples}.values():
        seen[one.proposal.row] += 1
        marked[one.proposal.row] += one.is_marked
    return {row: (marked[row], seen[row]) for row in seen}


def fit(examples: Sequence[Example], threshold: float = THRESHOLD) -> FramingModel:
    """Shares by group and weights by feature.

    The evidence of a row is taken without the example itself, or the fit would trust rare rows.
    """
    marked: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for one in examples:
        seen[one.proposal.group] += 1
        marked[one.proposal.group] += one.is_marked
    overall = sum(marked.values()) / max(1, sum(seen.values()))
    groups = {name: (marked[name] + 5 * overall) / (seen[name] + 5) for name in sorted(seen)}
    judged = load_readings()
    examples = [
        one
        for one in examples
        if not judged.keys() & {one.proposal.row, one.proposal.group, str(one.proposal.kind)}
    ]
    counts = count_rows(examples)
    frequent = Counter(name for one in examples for name in one.proposal.features)
    names = ["evidence", "bias", *sorted(name for name, n in frequent.items() if n >= 10)]
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    y = np.zeros(len(examples))
    for i, one in enumerate(examples):
        m, n = counts[one.proposal.row]
        share = to_share(m - one.is_marked, n - 1, one.proposal.plain, groups[one.proposal.group])
        x[i, 0] = to_logit(share)
        x[i, 1] = 1.0
        for name in one.proposal.features:
            if name in column:
                x[i, column[name]] = 1.0
        y[i] = one.is_marked
    pull = np.full(len(names), RIDGE)
    pull[:2] = 0.01
    weights = _fit_logistic(x, y, pull)
    return FramingModel(
        dict(zip(names, (float(w) for w in weights), strict=True)), groups, threshold, judged
    )


def _fit_logistic(x: Any, y: Any, pull: Any) -> Any:
    """Newton's method on the ridge-penalised likelihood."""
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (y - p) - pull * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(hessian, gradient)
        w += step
        if float(np.abs(step).max()) < 1e-8:
            break
    return w


def with_counts(proposal: Proposal, counts: Counts) -> Proposal:
    """The proposal with the counts of a training part in place of the shipped ones."""
    m, n = counts.get(proposal.row, (0, 0))
    return replace(proposal, marked=m, seen=n)


def proposals_of(drafts: Sequence[Draft], model: str | None, cache: Path | None) -> list[Found]:
    """For each draft its tree and its proposals."""
    from analyzer.facts.build import find_facts
    from analyzer.facts.marks import Marks
    from analyzer.ingest import analysed_text
    from analyzer.lexicon import load_lexicons
    from analyzer.pipeline import load_pipeline
    from evaluation.parsed import parse

    nlp = load_pipeline(model)
    lexicons = load_lexicons()
    docs = parse([analysed_text(draft) for draft in drafts], nlp, cache)
    found = []
    for draft, doc in zip(drafts, docs, strict=True):
        facts = find_facts(doc, draft, lexicons)
        tree = Tree.from_doc(doc)
        marks = Marks(tree, facts.quotations, draft.paragraphs)
        found.append((tree, propose(tree, marks, lexicons, facts.attributions, facts.voices)))
    return found


def to_examples(sentences: Sequence[LabelledSentence], found: Sequence[Found]) -> list[Example]:
    """Unsilenced proposals of labelled sentences."""
    return [
        Example(
            one,
            number,
            any(forms & sentence.biased_words for forms in words_at(tree, one.first, one.last)),
        )
        for number, (sentence, (tree, proposals)) in enumerate(zip(sentences, found, strict=True))
        for one in proposals
        if not one.blocked_by
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--babe", type=Path, required=True)
    parser.add_argument("--wikinews", type=Path, required=True)
    parser.add_argument("--model")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args(arguments)
    sentences = read_babe(options.babe)
    drafts = [one.draft for one in sentences]
    plain: Counter[str] = Counter(
        one.row
        for _, proposals in proposals_of(
            read_wikinews(options.wikinews), options.model, options.cache
        )
        for one in proposals
        if not one.blocked_by
    )
    examples = to_examples(sentences, proposals_of(drafts, options.model, options.cache))
    for one in examples:
        one.proposal.plain = plain[one.proposal.row]
    counts = count_rows(examples)
    for name in ("loaded_terms.csv", "framing_patterns.csv"):
        _write_counts(lexicon_dir() / name, counts, plain)
    _write_model(fit(examples))


def _write_counts(path: Path, counts: Counts, plain: Counter[str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        m, n = counts.get(row["id"], (0, 0))
        row["marked"], row["seen"] = (str(m), str(n)) if n else ("", "")
        row["plain"] = str(plain[row["id"]]) if plain[row["id"]] else ""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_model(model: FramingModel) -> None:
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    tables["threshold"]["report"] = model.threshold
    tables["weight"].update(model.weights)
    tables["group"].update(model.groups)
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "name", "value"])
        for kind, table in tables.items():
            for name, value in sorted(table.items()):
                writer.writerow([kind, name, f"{value:.3f}"])


if __name__ == "__main__":
    main()
