"""Count how often each hedge cue is one, and write the weight table.

Cues are proposed by the shipped lexicon and gates on the documents of the Szeged corpus that are
not kept back (``evaluation/szeged.py``); a proposal is right if it overlaps an annotated cue that
is no condition.  A logistic model over named features is fitted; features that are rare or weigh
next to nothing are dropped.  Nothing of the texts enters the table but single words.

    python -m training.hedges --corpus PATH/szeged_wiki/train.xml

Without further options it writes the shipped table anew, to be run after the pipeline, the
lexicon or a gate has changed.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from analyzer.facts.hedging.cues import _UNWEIGHED, WEIGHTS, describe, propose_cues
from analyzer.facts.tree import Tree
from analyzer.lexicon import load_lexicons
from analyzer.pipeline import load_pipeline
from analyzer.types import Span
from evaluation.parsed import parse
from evaluation.szeged import CONDITION, read_documents

MIN_COUNT = 3
MIN_WEIGHT = 0.02


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, required=True, help="the corpus file")
    parser.add_argument(
        "--out", type=Path, default=WEIGHTS, help="weight table to write (default: the shipped one)"
    )
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    parser.add_argument("--strength", type=float, default=1.0, help="inverse L2 penalty")
    parser.add_argument("--threshold", type=float, default=0.5, help="operating threshold")
    options = parser.parse_args()
    rows = load_lexicons().hedges
    documents = list(read_documents(options.corpus))
    docs = parse([document.text for document in documents], load_pipeline(options.model))
    features: list[list[str]] = []
    truth: list[bool] = []
    for document, doc in zip(documents, docs, strict=True):
        if document.is_dev:
            continue
        tree = Tree.from_doc(doc)
        gold = [cue.span for cue in document.cues if cue.type != CONDITION]
        for row, start, end, head in propose_cues(tree, rows):
            if row.type in _UNWEIGHED:
                continue
            span = Span(tree.starts[start], tree.ends[end - 1])
            features.append(list(describe(tree, row, start, head)))
            truth.append(any(span.overlaps(cue) for cue in gold))
    counts = Counter(feature for names in features for feature in names)
    kept = [[name for name in names if counts[name] >= MIN_COUNT] for names in features]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(names, 1.0) for names in kept])
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(
        C=options.strength, solver="liblinear", fit_intercept=False, max_iter=300
    )
    model.fit(matrix, truth)
    names = vectorizer.get_feature_names_out()
    weights = {
        str(name): float(weight)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= MIN_WEIGHT
    }
    with options.out.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["feature", "weight", "candidates"])
        writer.writerow(["#threshold", f"{options.threshold:.3f}", ""])
        writer.writerows([name, f"{weights[name]:.3f}", counts[name]] for name in sorted(weights))
    print(json.dumps({"candidates": len(truth), "right": sum(truth), "features": len(weights)}))


if __name__ == "__main__":
    main()
