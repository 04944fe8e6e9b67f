"""Count how often each kind of attribution candidate is right, and write the weight table.

Candidates are proposed on PolNeAR's training part (Newell, Cowlishaw & Man 2018) by the shipped
constructions over the shipped parse; a candidate is right if the evaluation's own matching pairs
it with a gold attribution.  A logistic model over named features is fitted, features that are
rare or weigh next to nothing are dropped, and the table is written as CSV.  The operating
threshold is chosen on the dev part.  Nothing of the texts enters the table but single lemmas.

    python -m training.attribution --corpus PATH/polnear \
        --out analyzer/facts/attribution/weights.csv
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.features import describe
from analyzer.facts.attribution.finder import content_tokens, propose, select
from analyzer.facts.attribution.model import AttributionModel
from analyzer.facts.marks import Marks
from analyzer.facts.quotation import find_quotations
from analyzer.facts.tree import Tree
from analyzer.ingest import analysed_text, read_draft
from analyzer.lexicon import Lexicons, load_lexicons
from analyzer.pipeline import load_pipeline
from evaluation.matching import Item, match
from evaluation.parsed import parse
from evaluation.polnear import GoldArticle, read_part

MIN_COUNT = 6
"""Features seen on fewer training candidates than this are not counted at all."""
MIN_WEIGHT = 0.1
"""Weights smaller than this are left out of the table."""


@dataclass(slots=True)
class Article:
    """One article, parsed and proposed, with the truth of each candidate."""

    gold: GoldArticle
    tree: Tree
    marks: Marks
    candidates: list[Candidate]
    truth: list[bool]


def read_articles(
    corpus: Path, part: str, lexicons: Lexicons, model: str | None, limit: int | None
) -> list[Article]:
    """Parse a part of PolNeAR and label its candidates."""
    nlp = load_pipeline(model)
    golds = list(read_part(corpus, part, limit))
    drafts = [read_draft(gold.path) for gold in golds]
    docs = parse([analysed_text(draft) for draft in drafts], nlp)
    articles = []
    for gold, draft, doc in zip(golds, drafts, docs, strict=True):
        tree = Tree.from_doc(doc)
        quotations, _ = find_quotations(draft.text, draft.paragraphs, masked=draft.masked)
        marks = Marks(tree, quotations, draft.paragraphs)
        candidates = propose(tree, marks, lexicons)
        for candidate in candidates:
            candidate.features = describe(tree, marks, lexicons, candidate)
        truth = label(gold, tree, candidates)
        articles.append(Article(gold, tree, marks, candidates, truth))
    return articles


def label(gold: GoldArticle, tree: Tree, candidates: list[Candidate]) -> list[bool]:
    """Which candidates a gold attribution is paired with; the head word decides among rivals."""
    golds = [
        Item(id=one.event, source=one.source, cue=one.cue, content=one.content)
        for one in gold.attributions
    ]
    # Only the head counts: a candidate whose auxiliary alone overlaps a gold cue is not right.
    predicted = [
        Item(
            id=str(number),
            source=(),
            cue=tree.spans([candidate.head]),
            content=tree.spans(candidate.content),
        )
        for number, candidate in enumerate(candidates)
    ]
    paired = {p for _, p in match(golds, predicted)}
    return [number in paired for number in range(len(candidates))]


def fit(articles: list[Article], strength: float) -> dict[str, tuple[float, int]]:
    """Feature → (weight, count) of a logistic model with L2 penalty of inverse ``strength``."""
    counts = Counter(
        feature for article in articles for one in article.candidates for feature in one.features
    )
    index = {
        feature: n
        for n, feature in enumerate(sorted(f for f, c in counts.items() if c >= MIN_COUNT))
    }
    matrix, truth = _matrix(articles, index)
    model = LogisticRegression(C=strength, solver="liblinear", fit_intercept=False, max_iter=200)
    model.fit(matrix, truth)
    return {
        feature: (float(model.coef_[0][n]), counts[feature])
        for feature, n in index.items()
        if abs(model.coef_[0][n]) >= MIN_WEIGHT
    }


def _matrix(articles: list[Article], index: dict[str, int]) -> tuple[csr_matrix, np.ndarray]:
    rows = [one.features for article in articles for one in article.candidates]
    truth = np.array([right for article in articles for right in article.truth])
    columns: list[int] = []
    starts = [0]
    for features in rows:
        columns.extend(index[feature] for feature in features if feature in index)
        starts.append(len(columns))
    data = np.ones(len(columns))
    return csr_matrix((data, columns, starts), shape=(len(rows), len(index))), truth


def calibrate(articles: list[Article], strength: float, threshold: float) -> tuple[float, float]:
    """Scale and offset of the confidence of reported attributions.

    Weights fitted on one half of the articles select on the other, and the reverse; a logistic
    curve over the log odds of what was reported says how often it was right.
    """
    odds: list[float] = []
    right: list[bool] = []
    halves = (articles[::2], articles[1::2])
    for seen, unseen in (halves, halves[::-1]):
        weights = {feature: weight for feature, (weight, _) in fit(seen, strength).items()}
        model = AttributionModel(weights, threshold)
        for article in unseen:
            for candidate, paired in _reported(article, model):
                odds.append(log(candidate.probability / (1 - candidate.probability)))
                right.append(paired)
    curve = LogisticRegression(C=1000.0).fit(np.array(odds).reshape(-1, 1), np.array(right))
    return float(curve.coef_[0][0]), float(curve.intercept_[0])


def _reported(article: Article, model: AttributionModel) -> list[tuple[Candidate, bool]]:
    candidates = [
        replace(one, probability=model.probability(one.features), quotes=list(one.quotes))
        for one in article.candidates
    ]
    outer, _ = select(article.tree, article.marks, model, candidates)
    golds = [
        Item(id=one.event, source=one.source, cue=one.cue, content=one.content)
        for one in article.gold.attributions
    ]
    predicted = [
        Item(
            id=str(number),
            source=(),
            cue=article.tree.spans(one.cue),
            content=article.tree.spans(content_tokens(article.marks, one)),
        )
        for number, one in enumerate(outer)
    ]
    paired = {p for _, p in match(golds, predicted)}
    return [(one, number in paired) for number, one in enumerate(outer)]


def write(
    weights: dict[str, tuple[float, int]],
    threshold: float,
    calibration: tuple[float, float],
    path: Path,
) -> None:
    """Write the table: settings first, then features by name."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["feature", "weight", "candidates"])
        settings = zip(("threshold", "scale", "offset"), (threshold, *calibration), strict=True)
        for name, value in settings:
            writer.writerow([f"#{name}", f"{value:.3f}", ""])
        for feature in sorted(weights):
            weight, count = weights[feature]
            writer.writerow([feature, f"{weight:.3f}", count])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of PolNeAR")
    parser.add_argument("--out", type=Path, required=True, help="weight table to write")
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    parser.add_argument("--strength", type=float, default=0.15, help="inverse L2 penalty")
    parser.add_argument("--threshold", type=float, default=0.32, help="operating threshold")
    parser.add_argument("--limit", type=int, help="only the first N training articles")
    arguments = parser.parse_args()
    lexicons = load_lexicons()
    articles = read_articles(arguments.corpus, "train", lexicons, arguments.model, arguments.limit)
    weights = fit(articles, arguments.strength)
    calibration = calibrate(articles, arguments.strength, arguments.threshold)
    write(weights, arguments.threshold, calibration, arguments.out)
    print(
        json.dumps(
            {
                "articles": len(articles),
                "candidates": sum(len(article.candidates) for article in articles),
                "right": sum(sum(article.truth) for article in articles),
                "gold": sum(len(article.gold.attributions) for article in articles),
                "features": len(weights),
            }
        )
    )


if __name__ == "__main__":
    main()
