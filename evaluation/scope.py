"""Scope of speculation given the cue, against the SFU review corpus.

    python -m evaluation.scope --corpus PATH/sfu_scope --part dev

For every annotated speculation cue the scope is found by the shipped rules from the cue's own
words.  Exact: the same words; token F1: micro-averaged over words.  Cues (and punctuation) are
left out of scopes on both sides.  The part *dev* may be looked at; *held* decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyzer.facts.hedging.scope import find_scope
from analyzer.facts.tree import Tree
from analyzer.types import Span
from evaluation.matching import prf
from evaluation.options import model_parser, print_result
from evaluation.parsed import parse
from evaluation.sfu import GoldScope, read_reviews


def main(arguments: Sequence[str] | None = None) -> None:
    from analyzer.pipeline import load_pipeline

    parser = model_parser(__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the corpus")
    parser.add_argument("--part", choices=("dev", "held", "all"), default="dev")
    parser.add_argument("--show", type=int, default=0, help="print every N-th wrong scope first")
    options = parser.parse_args(arguments)
    reviews = list(read_reviews(options.corpus))
    docs = parse([review.text for review in reviews], load_pipeline(options.model), options.cache)
    scored: list[tuple[str, int, int, int, bool]] = []
    n_wrong = 0
    for review, doc in zip(reviews, docs, strict=True):
        if options.part != "all" and review.is_dev != (options.part == "dev"):
            continue
        tree = Tree.from_doc(doc)
        for gold in review.scopes:
            found = predict(tree, gold)
            wanted = {span for span in gold.scope if _is_word(review.text, span)}
            given = {span for span in found if _is_word(review.text, span)}
            cue = " ".join(review.text[span.start : span.end].lower() for span in gold.cue)
            scored.append((cue, len(wanted & given), len(given), len(wanted), wanted == given))
            if wanted != given:
                n_wrong += 1
                if options.show and n_wrong % options.show == 0:
                    print(show(review.text, gold, wanted, given))
    print_result({"benchmark": "scope", "part": options.part, **score(scored)})


def predict(tree: Tree, gold: GoldScope) -> set[Span]:
    """Words of the sentence that the scope of the gold cue covers."""
    tokens = tree.tokens_in(gold.cue[0].start, gold.cue[-1].end)
    start, end = tokens.start, tokens.stop
    head = next((i for i in tokens if not start <= tree.heads[i] < end), start)
    inside = set(find_scope(tree, start, end, head))
    ranges = [Span(tree.starts[i], tree.ends[i]) for i in inside]
    return {
        word
        for word in gold.words
        if word not in gold.cue and any(word.overlaps(one) for one in ranges)
    }


def score(scored: Sequence[tuple[str, int, int, int, bool]]) -> dict[str, Any]:
    """Figures over ``(cue, shared, given, wanted, is exact)`` of each scope."""
    by_cue: Counter[str] = Counter(cue for cue, *_ in scored)
    return {
        "n": len(scored),
        "exact": sum(one[4] for one in scored) / len(scored) if scored else None,
        "tokens": _prf(scored),
        "by_cue": {
            cue: {
                "n": n,
                "exact": sum(one[4] for one in scored if one[0] == cue) / n,
                "f1": _prf([one for one in scored if one[0] == cue])["f1"],
            }
            for cue, n in by_cue.most_common(16)
        },
    }


def _prf(scored: Sequence[tuple[str, int, int, int, bool]]) -> dict[str, Any]:
    return prf(sum(s[1] for s in scored), sum(s[2] for s in scored), sum(s[3] for s in scored))


def show(text: str, gold: GoldScope, wanted: set[Span], given: set[Span]) -> str:
    """One wrong scope: ``<cue>``, ``[right]``, ``-missed-``, ``+too much+``."""
    words = []
    for span in gold.words:
        word = text[span.start : span.end]
        if span in gold.cue:
            word = f"<{word}>"
        elif span in wanted and span in given:
            word = f"[{word}]"
        elif span in wanted:
            word = f"-{word}-"
        elif span in given:
            word = f"+{word}+"
        words.append(word)
    return " ".join(words)


def _is_word(text: str, span: Span) -> bool:
    return any(char.isalnum() for char in text[span.start : span.end])


if __name__ == "__main__":
    main()
