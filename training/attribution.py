"""Count how often each kind of attribution candidate is right, and write the weight table.

Candidates are proposed on PolNeAR's training part (Newell, Cowlishaw & Man 2018) by the shipped
constructions over the shipped parse; a candidate is right if the evaluation's own matching pairs
it with a gold attribution.  A logistic model over named features is fitted, features that are
rare or weigh next to nothing are dropped, and the table is written as CSV.  A second table,
``edges.csv`` beside it, says in the same way where content goes on.  The operating threshold is
chosen on the dev part.  Nothing of the texts enters the tables but single words.

    python -m training.attribution --corpus PATH/polnear \
        --out analyzer/facts/attribution/weights.csv
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.content import content_tokens
from analyzer.facts.attribution.edges import find_breaks, first_after
from analyzer.facts.attribution.features import describe
from analyzer.facts.attribution.finder import keep, propose, select
from analyzer.facts.attribution.model import AttributionModel, LinearModel
from analyzer.facts.marks import Marks
from analyzer.facts.quotation import find_quotations
from analyzer.facts.tree import Tree
from analyzer.ingest import analysed_text, read_draft
from analyzer.lexicon import Lexicons, load_lexicons
from analyzer.pipeline import load_pipeline
from evaluation.matching import Item, match
from evaluation.parsed import parse
from evaluation.polnear import GoldArticle, read_part
from training.linear import Table, fit_table, write_table


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
    # Only its carriers count: a candidate whose auxiliary alone overlaps a gold cue is not right.
    predicted = [
        Item(
            id=str(number),
            source=(),
            cue=tree.spans(sorted([candidate.head, *candidate.carriers])),
            content=tree.spans(candidate.content),
        )
        for number, candidate in enumerate(candidates)
    ]
    paired = {p for _, p in match(golds, predicted)}
    return [number in paired for number in range(len(candidates))]


def fit(articles: list[Article], strength: float) -> Table:
    """Weights of what makes a candidate an attribution."""
    return fit_table(
        [one.features for article in articles for one in article.candidates],
        [right for article in articles for right in article.truth],
        strength,
    )


def fit_edges(articles: list[Article], strength: float, threshold: float) -> Table:
    """Weights of what makes content go on at a break, counted where the gold attribution is met.

    Weights fitted on one half of the articles decide what is asked in the other, so that the
    content asked about is as it will be in new text.
    """
    rows: list[list[str]] = []
    goes_on: list[bool] = []
    for model, unseen in _crossed(articles, strength, threshold):
        for article in unseen:
            kept = keep(article.tree, article.marks, model, _weighed(article, model))
            for g, p in match(_golds(article), _items(article, kept)):
                start = first_after(article.tree, article.marks, kept[p])
                spans = article.gold.attributions[g].content
                gold = {j for span in spans for j in article.tree.tokens_in(*span)}
                if start is None or start not in gold:
                    continue
                for one in find_breaks(article.tree, article.marks, kept[p], start, kept):
                    rows.append(one.features)
                    goes_on.append(one.next in gold)
                    if not goes_on[-1]:
                        break
    return fit_table(rows, goes_on, strength)


def _crossed(
    articles: list[Article], strength: float, threshold: float
) -> list[tuple[AttributionModel, list[Article]]]:
    """A model fitted on each half of the articles, with the half it has not seen."""
    halves = (articles[::2], articles[1::2])
    return [
        (AttributionModel(_plain(fit(seen, strength)), threshold), unseen)
        for seen, unseen in (halves, halves[::-1])
    ]


def _plain(table: Table) -> dict[str, float]:
    return {feature: weight for feature, (weight, _) in table.items()}


def calibrate(
    articles: list[Article], edges: LinearModel, strength: float, threshold: float
) -> tuple[float, float]:
    """Scale and offset of the confidence of reported attributions.

    Weights fitted on one half of the articles select on the other, and the reverse; a logistic
    curve over the log odds of what was reported says how often it was right.
    """
    odds: list[float] = []
    right: list[bool] = []
    lexicons = load_lexicons()
    for model, unseen in _crossed(articles, strength, threshold):
        for article in unseen:
            weighed = _weighed(article, model)
            outer, _ = select(article.tree, article.marks, lexicons, model, edges, weighed)
            paired = {p for _, p in match(_golds(article), _items(article, outer))}
            for number, candidate in enumerate(outer):
                odds.append(log(candidate.probability / (1 - candidate.probability)))
                right.append(number in paired)
    curve = LogisticRegression(C=1000.0).fit(np.array(odds).reshape(-1, 1), np.array(right))
    return float(curve.coef_[0][0]), float(curve.intercept_[0])


def _weighed(article: Article, model: AttributionModel) -> list[Candidate]:
    """Copies of the candidates with their probability: selection changes what it is given."""
    return [
        replace(
            one,
            probability=model.probability(one.features),
            cue=list(one.cue),
            content=list(one.content),
            quotes=list(one.quotes),
        )
        for one in article.candidates
    ]


def _golds(article: Article) -> list[Item]:
    return [
        Item(id=one.event, source=one.source, cue=one.cue, content=one.content)
        for one in article.gold.attributions
    ]


def _items(article: Article, candidates: list[Candidate]) -> list[Item]:
    return [
        Item(
            id=str(number),
            source=(),
            cue=article.tree.spans(one.cue),
            content=article.tree.spans(content_tokens(article.marks, one)),
        )
        for number, one in enumerate(candidates)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of PolNeAR")
    parser.add_argument(
        "--out", type=Path, required=True, help="weight table to write; edges.csv beside it"
    )
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    parser.add_argument("--strength", type=float, default=0.1, help="inverse L2 penalty")
    parser.add_argument("--threshold", type=float, default=0.36, help="operating threshold")
    parser.add_argument("--limit", type=int, help="only the first N training articles")
    arguments = parser.parse_args()
    lexicons = load_lexicons()
    articles = read_articles(arguments.corpus, "train", lexicons, arguments.model, arguments.limit)
    weights = fit(articles, arguments.strength)
    edges = fit_edges(articles, arguments.strength, arguments.threshold)
    scale, offset = calibrate(
        articles, LinearModel(_plain(edges)), arguments.strength, arguments.threshold
    )
    settings = {"threshold": arguments.threshold, "scale": scale, "offset": offset}
    write_table(weights, arguments.out, settings)
    write_table(edges, arguments.out.with_name("edges.csv"))
    print(
        json.dumps(
            {
                "articles": len(articles),
                "candidates": sum(len(article.candidates) for article in articles),
                "right": sum(sum(article.truth) for article in articles),
                "gold": sum(len(article.gold.attributions) for article in articles),
                "features": len(weights),
                "edge_features": len(edges),
            }
        )
    )


if __name__ == "__main__":
    main()
