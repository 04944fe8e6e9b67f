"""Training passages for the entity recognizer: names swapped for other names of their kind.

The treebanks name few people and places; swapping teaches that a name is known by what stands
around it. Trees do not survive a swap, so these passages carry entities only.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from training.augment import augment
from training.conllu import Sentence, Word
from training.corpus import TREEBANKS, read_treebank
from training.documents import Passage, split_document, to_passage
from training.entities import Span
from training.gazetteer import Gazetteer, Name, read_gazetteer

#: Chance that a name is swapped in a varied copy.
P_SWAP = 0.5
#: Of the swapped names, how many come from outside the treebanks, by label.
P_OUTSIDE = {"PERSON": 0.6, "LOC": 0.5, "ORG": 0.35}
#: Chance that the name of a place stands in small letters, as people write on the web.
P_LOWER_PLACE = 0.04
#: Copies of each treebank: Universal NER is annotated for this task, GUM's names are derived.
COPIES = {"ewt": 5, "gum": 2}
#: Length, in words, at which documents are cut.
MAX_WORDS = 60


def collect_names(passages: Iterable[Passage]) -> dict[str, list[Name]]:
    """All names of the passages by label, in order, repeated as often as they occur."""
    names: dict[str, list[Name]] = {}
    for passage in passages:
        for sentence, spans in zip(passage.sentences, passage.entities, strict=True):
            for start, end, label in spans or ():
                name = tuple((word.form, word.space) for word in sentence.words[start:end])
                names.setdefault(label, []).append(name)
    return names


def swap_names(
    sentence: Sentence,
    spans: list[Span],
    names: dict[str, list[Name]],
    gazetteer: Gazetteer,
    rng: random.Random,
) -> tuple[Sentence, list[Span]]:
    """Return the sentence with some names swapped, without its tree, and its new spans."""
    words: list[Word] = []
    moved: list[Span] = []
    done = 0
    for start, end, label in sorted(spans):
        words += sentence.words[done:start]
        name = sentence.words[start:end]
        if rng.random() < P_SWAP:
            if rng.random() < P_OUTSIDE[label]:
                other = gazetteer.draw(label, len(name), rng)
            else:
                other = rng.choice(names[label])
            model = name[-1]
            is_lower = all(word.form.islower() for word in name)
            name = [
                replace(model, form=form.lower() if is_lower else form, space=space)
                for form, space in other
            ]
            name[-1].space = model.space
        if label == "LOC" and rng.random() < P_LOWER_PLACE:
            name = [replace(word, form=word.form.lower()) for word in name]
        moved.append((len(words), len(words) + len(name), label))
        words += name
        done = end
    words += sentence.words[done:]
    flat = [
        replace(word, head=index, deprel="ROOT", lemma="", misc={})
        for index, word in enumerate(words)
    ]
    return replace(sentence, words=flat), moved


def name_passages(folder: Path, seed: int = 0) -> Iterator[Passage]:
    """Passages of the training parts, in several copies, names swapped in all but the first."""
    plain: dict[str, list[Passage]] = {}
    for name in TREEBANKS:
        documents, entities = read_treebank(folder, name, "train")
        plain[name] = [
            to_passage(run, entities)
            for document in documents
            for run in split_document(document, MAX_WORDS)
        ]
    names = collect_names(passage for name in TREEBANKS for passage in plain[name])
    gazetteer = read_gazetteer()
    for copy in range(max(COPIES.values())):
        rng = random.Random(f"names-{seed}-{copy}")
        order = [item for name in TREEBANKS if copy < COPIES[name] for item in plain[name]]
        rng.shuffle(order)
        for passage in order:
            if copy == 0:
                yield passage
                continue
            varied = augment(passage, rng)
            pairs = [
                (sentence, spans)
                if spans is None
                else swap_names(sentence, spans, names, gazetteer, rng)
                for sentence, spans in zip(varied.sentences, varied.entities, strict=True)
            ]
            yield Passage(
                [sentence for sentence, _ in pairs], varied.breaks, [spans for _, spans in pairs]
            )
