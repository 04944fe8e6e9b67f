"""Build the shipped pipeline from treebanks and raw text.

``python -m training.build --treebanks DIR --raw DIR --out analyzer/model --work DIR``

Five steps: convert the treebanks, pretrain the two encoders on raw text, train tagger and parser,
train the entity recognizer, and put the parts together with a lemmatizer.
The conversion gives the same bits for the same treebanks and prints a digest of them; training is
seeded, and its end is set by the clock. ``--steps`` runs a part of them on what is in the work
folder.
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

import spacy
from spacy.language import DEFAULT_CONFIG, Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.training.pretrain import pretrain
from spacy.util import load_config
from thinc.api import Config, NumpyOps, set_current_ops

from training.assemble import assemble
from training.clusters import keep_frequent, save_vectors
from training.corpus import TREEBANKS, convert, read_treebank, write_docs
from training.documents import to_doc
from training.lemmas import learn_tables
from training.names import name_passages
from training.raw import read_texts
from training.schedules import CLOCK, TimeUpError

CONFIGS = Path(__file__).parent / "configs"
#: The recognizer trains with the clusters it will have: rare words have none.
VECTORS = {"pipeline": "vectors", "entities": "vectors_shipped"}
STEPS = ("convert", "pretrain", "parser", "entities", "assemble")
#: Width of each encoder, and its epochs of pretraining over the raw text.
ENCODERS = {"parser": (128, 6), "entities": (96, 4)}


def read_config(name: str, work: Path, minutes: float = 0, **overrides: object) -> Config:
    """Read one of the two configurations, with the paths and the time of this build filled in."""
    values: dict[str, object] = {
        "paths.vectors": str(work / VECTORS[name]),
        "paths.raw_text": str(work / "raw.jsonl"),
        "paths.dev": str(work / "corpus" / "dev.spacy"),
        **overrides,
    }
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
    """Write the training corpora, the raw text and the cluster vectors into the work folder."""
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
    nlp = save_vectors(options.work / VECTORS["pipeline"])
    keep_frequent(nlp.vocab.vectors)
    nlp.to_disk(options.work / VECTORS["entities"])
    print(json.dumps({"digests": digests, "raw_paragraphs": len(paragraphs)}))


def run_pretrain(options: argparse.Namespace) -> None:
    """Pretrain each encoder to guess the characters of every word from its neighbours."""
    for name, (width, epochs) in ENCODERS.items():
        config = read_config(
            "pipeline",
            options.work,
            **{
                "nlp.pipeline": ["tok2vec"],
                "pretraining.max_epochs": epochs,
                "components.tok2vec.model.encode.width": width,
            },
        )
        for component in [item for item in config["components"] if item != "tok2vec"]:
            del config["components"][component]
        config["training"]["annotating_components"] = []
        out = options.work / "pretrained" / name
        out.mkdir(parents=True, exist_ok=True)
        pretrain(config, out, use_gpu=-1)


def _pretrained(work: Path, name: str) -> Path:
    return work / "pretrained" / name / f"model{ENCODERS[name][1] - 1}.bin"


def run_parser(options: argparse.Namespace) -> None:
    """Train encoder, morphologizer, sentence recognizer and parser together."""
    config = read_config(
        "pipeline",
        options.work,
        options.minutes,
        **{
            "paths.train": str(options.work / "corpus" / "train.spacy"),
            "paths.init_tok2vec": str(_pretrained(options.work, "parser")),
        },
    )
    _train(config, options.work / "parser")


def run_entities(options: argparse.Namespace) -> None:
    """Train the entity recognizer, its encoder starting from raw text."""
    encoder = _pretrained(options.work, "entities").read_bytes()

    def start(nlp: Language) -> None:
        recognizer = nlp.get_pipe("ner").model  # type: ignore[attr-defined]
        recognizer.get_ref("tok2vec").layers[0].from_bytes(encoder)

    config = read_config(
        "entities",
        options.work,
        **{"paths.train": str(options.work / "corpus" / "names.spacy")},
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
    parser.add_argument("--out", type=Path, default=Path("analyzer/model"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--minutes", type=float, default=45, help="time for the parser")
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
