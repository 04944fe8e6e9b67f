"""Turn treebank records into spaCy documents that look as drafts look at run time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from training.conllu import Document, Sentence
from training.entities import Span as EntitySpan

#: Annotation of white space between lines, as spaCy's own training data has it.
SPACE_TAG, SPACE_POS, SPACE_DEP = "_SP", "SPACE", "dep"


@dataclass(slots=True)
class Passage:
    """A run of sentences that becomes one document.

    ``breaks`` holds the white space after each sentence: ``" "``, ``""``, or line ends.
    ``entities`` holds the spans of each sentence, or None where they are not annotated.
    """

    sentences: Sequence[Sentence]
    breaks: list[str]
    entities: list[list[EntitySpan] | None] = field(default_factory=list)


def to_passage(
    sentences: Sequence[Sentence],
    entities: dict[str, list[EntitySpan]],
    paragraph_break: str = "\n\n",
) -> Passage:
    """Join sentences the way their text was laid out, with the given break between paragraphs."""
    breaks = []
    for index, sentence in enumerate(sentences):
        is_last = index + 1 == len(sentences)
        if is_last:
            breaks.append("")
        elif sentences[index + 1].starts_paragraph:
            breaks.append(paragraph_break)
        else:
            breaks.append(" " if sentence.words[-1].space else "")
    return Passage(sentences, breaks, [entities.get(item.sent_id) for item in sentences])


def split_document(document: Document, max_words: int) -> Iterator[list[Sentence]]:
    """Cut a document into runs of at most ``max_words`` words, whole sentences each."""
    run: list[Sentence] = []
    n_words = 0
    for sentence in document.sentences:
        if run and n_words + len(sentence.words) > max_words:
            yield run
            run, n_words = [], 0
        run.append(sentence)
        n_words += len(sentence.words)
    if run:
        yield run


def to_doc(vocab: Vocab, passage: Passage) -> Doc:
    """Build the gold-standard document of a passage; white space between lines is a token."""
    words: list[str] = []
    spaces: list[bool] = []
    columns: dict[str, list[str]] = {name: [] for name in ("tag", "pos", "morph", "lemma", "dep")}
    heads: list[int] = []
    starts: list[bool] = []
    spans: list[tuple[int, int, str]] = []
    missing: list[tuple[int, int]] = []

    def add(word: str, space: bool, head: int, starts_sentence: bool, **values: str) -> None:
        words.append(word)
        spaces.append(space)
        heads.append(head)
        starts.append(starts_sentence)
        for name, value in values.items():
            columns[name].append(value)

    entities = passage.entities or [None] * len(passage.sentences)
    for sentence, gap, sentence_spans in zip(
        passage.sentences, passage.breaks, entities, strict=True
    ):
        offset = len(words)
        for index, word in enumerate(sentence.words):
            is_last = index + 1 == len(sentence.words)
            add(
                word.form,
                gap == " " if is_last else word.space,
                offset + word.head,
                index == 0,
                tag=word.xpos,
                pos=word.upos,
                morph=word.feats,
                lemma=word.lemma,
                dep=word.deprel,
            )
        if sentence_spans is None:
            missing.append((offset, len(words)))
        else:
            spans += [(offset + start, offset + end, label) for start, end, label in sentence_spans]
        if gap not in {"", " "}:
            add(
                gap,
                False,
                len(words) - 1,
                False,
                tag=SPACE_TAG,
                pos=SPACE_POS,
                morph="",
                lemma=gap,
                dep=SPACE_DEP,
            )
    doc = Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=columns["tag"],
        pos=columns["pos"],
        morphs=columns["morph"],
        lemmas=columns["lemma"],
        heads=heads,
        deps=columns["dep"],
        sent_starts=starts,
    )
    doc.set_ents(
        [Span(doc, start, end, label=label) for start, end, label in spans],
        missing=[Span(doc, start, end) for start, end in missing],
        default="outside",
    )
    return doc


def to_docs(vocab: Vocab, passages: Iterable[Passage]) -> Iterator[Doc]:
    """Build the documents of several passages, in order."""
    return (to_doc(vocab, passage) for passage in passages)
