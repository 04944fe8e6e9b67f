"""English without any model: made once for everybody, or bare of what takes long to set up."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab


@cache
def blank_english() -> Language:
    """spaCy's own tokenizer and nothing else; the same for every test, so leave it as it is."""
    return spacy.blank("en")


def blank_vocab() -> Vocab:
    """The vocabulary that documents built by hand share."""
    return blank_english().vocab


def bare_english(*pipes: str) -> Language:
    """A new pipeline of untrained components; its tokenizer knows no exceptions."""
    nlp = English(create_tokenizer=lambda nlp: Tokenizer(nlp.vocab))
    for pipe in pipes:
        nlp.add_pipe(pipe)
    return nlp
