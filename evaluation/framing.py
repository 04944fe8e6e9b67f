"""Framing figures: BABE by cross-validation, flags on plain copy, flags inside quotations.

    python -m evaluation.framing --babe PATH/final_labels_SG1.csv --wikinews PATH/dataset.jsonl \
        --corpus PATH/polnear

Everything learnt from BABE (row counts, shares, weights) is learnt anew from the training part of
each fold, and rows whose basis is BABE take part in a fold only if its training part marks them.
A word counts as found if it stands in a flagged span; experts marked words, not places, so words
are compared as types within a sentence.  Scare quotes, headlines and the factive and concessive
verbs take no part: experts marked words, and were not asked about those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analyzer.types import Category, Draft, Report
from evaluation.framing_corpora import LabelledSentence, read_babe, read_wikinews, words_at
from evaluation.matching import expected_calibration_error, prf, quoted_mask
from evaluation.options import model_parser, print_result
from evaluation.parsed import analyzed, failures, parse
from training.framing import (
    LEARNT,
    THRESHOLD,
    Example,
    Found,
    count_rows,
    fit,
    proposals_of,
    to_examples,
    with_counts,
)

FOLDS = 5
#: Kinds that no marked word can confirm: quotation marks, headlines (BABE has none), and verbs that
#: style guides name for what they presuppose.
NOT_MARKED = frozenset({"scare", "headline", "clickbait", "concede", "factive"})
VERB_RULES = frozenset({"ATT-DOUBT", "ATT-CONCEDE", "ATT-FACTIVE", "ATT-COLOUR"})


def main(arguments: Sequence[str] | None = None) -> None:
    parser = model_parser(__doc__)
    parser.add_argument("--babe", type=Path, help="final_labels_SG1.csv")
    parser.add_argument("--wikinews", type=Path, help="Wikinews articles, JSON lines")
    parser.add_argument("--corpus", type=Path, help="folder of PolNeAR")
    parser.add_argument("--part", default="dev", help="part of PolNeAR (default: dev)")
    parser.add_argument("--show", type=int, default=0, help="so many flags on plain copy to read")
    options = parser.parse_args(arguments)
    result: dict[str, Any] = {"benchmark": "framing"}
    if options.babe:
        sentences = read_babe(options.babe)
        found = proposals_of([one.draft for one in sentences], options.model, options.cache)
        result["babe"] = score_babe(sentences, found)
    if options.wikinews:
        reports = list(_analyze(read_wikinews(options.wikinews), options.model, options.cache))
        result["plain_copy"] = score_plain(reports, options.show)
    if options.corpus:
        paths = sorted((options.corpus / options.part / "text").glob("*.txt"))
        result["quotations"] = score_quotations(list(analyzed(paths, options.model, options.cache)))
    print_result(result)


def _analyze(drafts: list[Draft], model: str | None, cache: Path | None) -> Iterator[Report]:
    from analyzer.ingest import analysed_text
    from analyzer.pipeline import load_pipeline
    from analyzer.report import analyze_doc

    nlp = load_pipeline(model)
    docs = parse([analysed_text(draft) for draft in drafts], nlp, cache)
    for draft, doc in zip(drafts, docs, strict=True):
        yield analyze_doc(doc, draft, nlp=nlp)


# ------------------------------------------------------------------------------- BABE


def score_babe(
    sentences: Sequence[LabelledSentence],
    found: Sequence[Found],
    *,
    folds: int = FOLDS,
    threshold: float = THRESHOLD,
) -> dict[str, Any]:
    """Word and sentence figures with everything learnt outside the sentence's fold.

    Folds are made by the sentence's place in the file, which mixes outlets and topics.
    """
    examples = [one for one in to_examples(sentences, found) if one.proposal.kind not in NOT_MARKED]
    learnt = learnt_rows()
    weighed: list[tuple[Example, float]] = []
    for fold in range(folds):
        training = [one for one in examples if one.sentence % folds != fold]
        counts = count_rows(training)
        model = fit(training, threshold)
        for one in examples:
            if one.sentence % folds != fold:
                continue
            row = one.proposal.row
            if row in learnt and not counts.get(row, (0, 0))[0]:
                continue
            if one.proposal.severity:
                weighed.append((one, model.probability(with_counts(one.proposal, counts))))
    flagged = [one for one, confidence in weighed if confidence >= threshold]
    return {
        "n_sentences": len(sentences),
        "words": score_words(sentences, found, flagged),
        "sentences": score_sentences(sentences, flagged),
        "spans": {"precision": _share([one.is_marked for one in flagged]), "n": len(flagged)},
        "calibration": {
            "ece_all": expected_calibration_error([(c, one.is_marked) for one, c in weighed]),
            "ece_flagged": expected_calibration_error(
                [(c, one.is_marked) for one, c in weighed if c >= threshold]
            ),
            "n": len(weighed),
        },
    }


def learnt_rows() -> frozenset[str]:
    """Ids of the rows that were found in the data they are measured on."""
    from analyzer.lexicon import load_lexicons

    return frozenset(
        pattern.row.id
        for patterns in load_lexicons().loaded_terms.values()
        for pattern in patterns
        if LEARNT in pattern.row.basis
    )


def score_words(
    sentences: Sequence[LabelledSentence], found: Sequence[Found], flagged: Sequence[Example]
) -> dict[str, Any]:
    """Words of flagged spans against marked words; as types within a sentence."""
    predicted: dict[int, set[frozenset[str]]] = {}
    for one in flagged:
        tree, _ = found[one.sentence]
        words = predicted.setdefault(one.sentence, set())
        words.update(words_at(tree, one.proposal.first, one.proposal.last))
    hits = sum(
        bool(forms & sentences[n].biased_words) for n, words in predicted.items() for forms in words
    )
    return prf(
        hits,
        sum(len(words) for words in predicted.values()),
        sum(len(one.biased_words) for one in sentences),
    )


def score_sentences(
    sentences: Sequence[LabelledSentence], flagged: Sequence[Example]
) -> dict[str, Any]:
    """Biased or not, told by whether a sentence has a flag; macro F1 over the two classes."""
    has_flag = {one.sentence for one in flagged}
    cells: Counter[tuple[bool, bool]] = Counter(
        (one.is_biased, number in has_flag)
        for number, one in enumerate(sentences)
        if one.is_biased is not None
    )
    biased = prf(
        cells[True, True],
        cells[True, True] + cells[False, True],
        cells[True, True] + cells[True, False],
    )
    plain = prf(
        cells[False, False],
        cells[False, False] + cells[True, False],
        cells[False, False] + cells[False, True],
    )
    return {
        "macro_f1": ((biased["f1"] or 0) + (plain["f1"] or 0)) / 2,
        "biased": biased,
        "non_biased": plain,
        "n": sum(cells.values()),
    }


def _share(outcomes: Sequence[bool]) -> float | None:
    return sum(outcomes) / len(outcomes) if outcomes else None


# ------------------------------------------------------------------------------- plain copy


def score_plain(reports: Sequence[Report], show: int) -> dict[str, Any]:
    """Flags per 1,000 words of copy that should hardly have any."""
    flags = [(report, flag) for report in reports for flag in report.flags]
    framing = [pair for pair in flags if pair[1].category is Category.FRM]
    verbs = [pair for pair in flags if pair[1].rule in VERB_RULES]
    n_words = sum(report.facts.n_words for report in reports)
    step = max(1, len(framing) // show) if show else 0
    return {
        "n_articles": len(reports),
        "failures": failures(reports),
        "n_words": n_words,
        "framing_per_1000": 1000 * len(framing) / n_words,
        "framing_severity_2_per_1000": 1000
        * sum(flag.severity >= 2 for _, flag in framing)
        / n_words,
        "verbs_per_1000": 1000 * len(verbs) / n_words,
        "rules": dict(Counter(flag.rule for _, flag in [*framing, *verbs]).most_common()),
        "shown": [
            f"{flag.rule} {flag.severity} {flag.confidence}: "
            f"{report.text[max(0, flag.start - 60) : flag.start]}[[{flag.text}]]"
            f"{report.text[flag.end : flag.end + 40]}".replace("\n", " ")
            for report, flag in (framing[::step][:show] if show else [])
        ],
    }


def score_quotations(reports: Sequence[Report]) -> dict[str, Any]:
    """Framing flags that overlap quoted words; scare quotes, which flag the marks, apart."""
    inside = []
    n_flags = 0
    for report in reports:
        mask = quoted_mask(report.text)
        for flag in report.flags:
            if flag.category is not Category.FRM and flag.rule not in VERB_RULES:
                continue
            n_flags += 1
            if flag.rule != "FRM-SCARE" and any(mask[flag.start : flag.end]):
                inside.append(f"{flag.rule}: {flag.text}")
    return {
        "n_articles": len(reports),
        "n_flags": n_flags,
        "n_inside": len(inside),
        "inside": inside,
    }


if __name__ == "__main__":
    main()
