"""Convert the treebanks into spaCy's binary format, the same bits for the same input."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from training.augment import augment
from training.conllu import Document, read_conllu
from training.documents import Passage, split_document, to_doc, to_passage
from training.entities import Span, gum_entities, read_uner
from training.tokens import adapt_tokenizer

#: Folders of the treebanks, in the order in which they are read.
TREEBANKS = ("ewt", "gum")
#: Copies of the training part: one as printed, the others varied.
N_COPIES = 4
#: Lengths, in words, at which each copy cuts its documents: a few sentences, so that the parser
#: learns from whole documents in one go. Different lengths give different
#: neighbours at the cuts.
MAX_WORDS = (60, 90, 45, 75)

Entities = dict[str, list[Span]]


def read_treebank(folder: Path, name: str, part: str) -> tuple[list[Document], Entities]:
    """Read one part (``train`` or ``dev``) of a treebank with its entities by sentence id.

    Raises ``FileNotFoundError`` if a file is missing.
    """
    documents = list(read_conllu(folder / name / f"{part}.conllu"))
    if name == "gum":
        entities = {
            sentence.sent_id: gum_entities(sentence)
            for document in documents
            for sentence in document.sentences
        }
    else:
        entities = read_uner(folder / "uner" / f"{part}.iob2")
    return documents, entities


def train_passages(folder: Path, seed: int = 0) -> Iterator[Passage]:
    """Passages of the training parts: ``N_COPIES`` copies, all but the first varied."""
    for copy in range(N_COPIES):
        rng = random.Random(f"{seed}-{copy}")
        passages = []
        for name in TREEBANKS:
            documents, entities = read_treebank(folder, name, "train")
            for document in documents:
                for run in split_document(document, MAX_WORDS[copy]):
                    passage = to_passage(run, entities)
                    passages.append(augment(passage, rng) if copy else passage)
        rng.shuffle(passages)
        yield from passages


def dev_passages(folder: Path, name: str) -> Iterator[Passage]:
    """Whole documents of a development part, paragraphs apart by an empty line."""
    documents, entities = read_treebank(folder, name, "dev")
    for document in documents:
        yield to_passage(document.sentences, entities)


def write_docs(path: Path, docs: Iterable[Doc]) -> tuple[int, str]:
    """Write documents to a ``.spacy`` file; return their number and a digest of their content."""
    digest = hashlib.sha256()
    box = DocBin(attrs=["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"])
    number = 0
    for doc in docs:
        for token in doc:
            fields = (
                token.text_with_ws,
                token.tag_,
                token.pos_,
                str(token.morph),
                token.lemma_,
                str(token.head.i),
                token.dep_,
                token.ent_iob_,
                token.ent_type_,
            )
            digest.update("\t".join(fields).encode() + b"\n")
        digest.update(b"\n")
        box.add(doc)
        number += 1
    path.parent.mkdir(parents=True, exist_ok=True)
    box.to_disk(path)
    return number, digest.hexdigest()


def convert(folder: Path, out: Path, seed: int = 0) -> dict[str, str]:
    """Write ``train.spacy`` and ``dev.spacy`` (all treebanks); return the digest of each."""
    vocab = adapt_tokenizer(spacy.blank("en")).vocab
    digests = {}
    _, digests["train"] = write_docs(
        out / "train.spacy", (to_doc(vocab, item) for item in train_passages(folder, seed))
    )
    _, digests["dev"] = write_docs(
        out / "dev.spacy",
        (to_doc(vocab, item) for name in TREEBANKS for item in dev_passages(folder, name)),
    )
    return digests
