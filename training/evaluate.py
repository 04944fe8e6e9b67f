"""Measure a pipeline on the development parts of the treebanks, from raw text.

``python -m training.evaluate --model NAME_OR_PATH --treebanks DIR`` prints one JSON object. The
pipeline gets each document as a draft would arrive: plain text, paragraphs apart by an empty
line, no gold tokens or sentences. All figures are F1 in percent over words aligned by character
offsets, so a wrong token or sentence boundary counts against everything that hangs on it.
"""

# ruff: noqa: E402  the number of threads is set before numpy is imported
from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")  # read when numpy is first imported: one core

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from analyzer.pipeline import load_pipeline, pipeline_id
from training.corpus import TREEBANKS, dev_passages, write_docs
from training.documents import to_doc

#: Labels of other pipelines that mean one of ours.
ENTITY_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}


def items(doc: Doc) -> dict[str, set[tuple[object, ...]]]:
    """Everything a document says, as sets of tuples that start with character offsets.

    ``las`` and ``uas`` leave punctuation out, as spaCy's scorer does; ``las_punct`` keeps it, as
    the CoNLL 2018 evaluation does. Relation labels keep their subtypes in all of them.
    """
    found: dict[str, set[tuple[object, ...]]] = {
        name: set()
        for name in (
            "tokens",
            "upos",
            "xpos",
            "feats",
            "lemma",
            "passive",
            "uas",
            "las",
            "las_punct",
            "sentences",
            "entities",
        )
    }
    for token in doc:
        if token.is_space:
            continue
        span = (token.idx, token.idx + len(token))
        head = (-1, -1)
        if token.head.i != token.i:
            head = (token.head.idx, token.head.idx + len(token.head))
        label = token.dep_.lower()
        found["tokens"].add(span)
        found["upos"].add((*span, token.pos_))
        found["xpos"].add((*span, token.tag_))
        found["feats"].add((*span, str(token.morph)))
        found["lemma"].add((*span, token.lemma_))
        if "Pass" in token.morph.get("Voice"):
            found["passive"].add(span)
        found["las_punct"].add((*span, *head, label))
        if label != "punct":
            found["uas"].add((*span, *head))
            found["las"].add((*span, *head, label))
    for sent in doc.sents:
        text = sent.text
        start = sent.start_char + len(text) - len(text.lstrip())
        if text.strip():
            found["sentences"].add((start, start + len(text.strip())))
    for ent in doc.ents:
        label = ENTITY_LABELS.get(ent.label_, "")
        if label:
            found["entities"].add((ent.start_char, ent.end_char, label))
    return found


def count(gold: Doc, predicted: Doc, counts: Counter[str]) -> None:
    """Add what two analyses of one text share, and what each has, to the counts."""
    expected, found = items(gold), items(predicted)
    for name, wanted in expected.items():
        counts[f"{name}.gold"] += len(wanted)
        counts[f"{name}.predicted"] += len(found[name])
        counts[f"{name}.right"] += len(wanted & found[name])
    for label in sorted(set(ENTITY_LABELS.values())):
        wanted = {item for item in expected["entities"] if item[2] == label}
        got = {item for item in found["entities"] if item[2] == label}
        counts[f"{label}.gold"] += len(wanted)
        counts[f"{label}.predicted"] += len(got)
        counts[f"{label}.right"] += len(wanted & got)


def to_figures(counts: Counter[str]) -> dict[str, float | int | None]:
    """F1 in percent of every measure, None where there is nothing to measure."""
    figures: dict[str, float | int | None] = {}
    for name in sorted({key.split(".")[0] for key in counts}):
        total = counts[f"{name}.gold"] + counts[f"{name}.predicted"]
        right = 2 * counts[f"{name}.right"]
        figures[name] = round(100 * right / total, 2) if total else None
    figures["n_words"] = counts["tokens.gold"]
    figures["n_sentences"] = counts["sentences.gold"]
    figures["n_entities"] = counts["entities.gold"]
    return figures


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Tokens, white space aside, per second of processor time, every component on, one text
    after the other."""
    nlp(texts[0])
    started = time.process_time()
    n_words = sum(sum(not token.is_space for token in nlp(text)) for text in texts)
    return n_words / (time.process_time() - started)


def evaluate(nlp: Language, treebanks: Path, names: Iterable[str] = TREEBANKS) -> dict[str, object]:
    """Score a pipeline on the development part of each treebank.

    Raises ``FileNotFoundError`` if a treebank is missing.
    """
    result: dict[str, object] = {"pipeline": pipeline_id(nlp), "components": nlp.pipe_names}
    texts: list[str] = []
    for name in names:
        documents = _gold(treebanks, name)
        result[name] = score((gold, nlp(gold.text)) for gold in documents)
        texts += [gold.text for gold in documents]
    # Documents of one sentence measure the overhead of a call more than the pipeline.
    longer = [text for text in texts if len(text) >= 1000]
    result["words_per_second"] = round(words_per_second(nlp, longer)) if longer else None
    return result


def evaluate_gold(treebanks: Path, names: Iterable[str] = TREEBANKS) -> dict[str, object]:
    """Score the annotation itself, as it comes back from the files that training reads.

    Every figure is 100 unless the conversion loses something.
    """
    result: dict[str, object] = {}
    for name in names:
        documents = _gold(treebanks, name)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "gold.spacy"
            write_docs(path, documents)
            again = list(DocBin().from_disk(path).get_docs(_vocab()))
        result[name] = score(zip(documents, again, strict=True))
    return result


def score(pairs: Iterable[tuple[Doc, Doc]]) -> dict[str, float | int | None]:
    """Figures over pairs of gold and predicted documents with the same text."""
    counts: Counter[str] = Counter()
    n_documents = 0
    for gold, predicted in pairs:
        count(gold, predicted, counts)
        n_documents += 1
    return {**to_figures(counts), "n_documents": n_documents}


@cache
def _vocab() -> Vocab:
    return spacy.blank("en").vocab


def _gold(treebanks: Path, name: str) -> list[Doc]:
    vocab = _vocab()
    return [to_doc(vocab, passage) for passage in dev_passages(treebanks, name)]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", help="installed name or path; default: the shipped pipeline")
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with ewt, gum, uner")
    parser.add_argument(
        "--gold", action="store_true", help="score the converted annotation against itself"
    )
    options = parser.parse_args(arguments)
    if options.gold:
        print(json.dumps(evaluate_gold(options.treebanks), indent=1))
        return
    started = time.perf_counter()
    nlp = load_pipeline(options.model)
    load_seconds = time.perf_counter() - started
    result = evaluate(nlp, options.treebanks)
    result["load_seconds"] = round(load_seconds, 2)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
