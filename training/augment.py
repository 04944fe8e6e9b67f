"""Vary treebank passages the way drafts vary: quotation marks, dashes, headlines, line ends.

Every function is deterministic for a given random generator, and changes spelling only: words,
heads and labels stay in step.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from training.conllu import Sentence, Word
from training.documents import Passage

#: White space between paragraphs, with its share.
PARAGRAPH_BREAKS = (("\n\n", 70), ("\n", 20), ("\r\n\r\n", 5), ("\n\n\n", 3), ("\r\n", 2))
#: Chance that a boundary between two sentences of one paragraph becomes a paragraph break.
P_EXTRA_BREAK = 0.12
#: Chances per sentence: shown as a headline of its own, all lower case, all capitals.
P_HEADLINE, P_LOWER, P_UPPER = 0.03, 0.015, 0.015
#: Chance per passage that marks of one style are rewritten in the other.
P_CURLY, P_STRAIGHT, P_DASH = 0.45, 0.45, 0.4

_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "``": '"', "''": '"', "`": "'"}
_DASHES = ("--", "—", "–", "-")
_SMALL_WORDS = frozenset("a an and as at but by for from in of on or the to vs with".split())


def augment(passage: Passage, rng: random.Random) -> Passage:
    """Return a varied copy of a passage; the one given stays as it is."""
    sentences = [
        replace(sentence, words=[replace(word) for word in sentence.words])
        for sentence in passage.sentences
    ]
    words = [word for sentence in sentences for word in sentence.words]
    chance = rng.random()
    if chance < P_CURLY:
        to_curly(words)
    elif chance < P_CURLY + P_STRAIGHT:
        to_straight(words)
    if rng.random() < P_DASH:
        vary_dashes(words, rng)
    breaks = vary_breaks(passage.breaks, rng)
    for index, sentence in enumerate(sentences):
        chance = rng.random()
        if chance < P_HEADLINE:
            to_headline(sentence, rng)
            if breaks[index]:
                breaks[index] = rng.choice(("\n\n", "\n"))
            if index and breaks[index - 1]:
                breaks[index - 1] = "\n\n"
        elif chance < P_HEADLINE + P_LOWER:
            set_case(sentence.words, str.lower)
        elif chance < P_HEADLINE + P_LOWER + P_UPPER:
            set_case(sentence.words, str.upper)
    # An entity may have ended with a full stop that a headline dropped.
    entities = [
        spans and [(start, min(end, len(sentence.words)), label) for start, end, label in spans]
        for sentence, spans in zip(sentences, passage.entities, strict=True)
    ]
    return Passage(sentences, breaks, entities)


def vary_breaks(breaks: Sequence[str], rng: random.Random) -> list[str]:
    """Choose one kind of paragraph break for a passage, and break some paragraphs in two."""
    kinds, shares = zip(*PARAGRAPH_BREAKS, strict=True)
    kind = rng.choices(kinds, shares)[0]
    return [
        kind if "\n" in gap or (gap == " " and rng.random() < P_EXTRA_BREAK) else gap
        for gap in breaks
    ]


def to_straight(words: Sequence[Word]) -> None:
    """Rewrite curly quotation marks and apostrophes as straight ones, in place."""
    for word in words:
        if any(mark in word.form for mark in _STRAIGHT):
            for curly, straight in _STRAIGHT.items():
                word.form = word.form.replace(curly, straight)


def to_curly(words: Sequence[Word]) -> None:
    """Rewrite straight quotation marks and apostrophes as curly ones, in place.

    A mark with white space before it and none after it opens, every other mark closes; inside a
    word it is an apostrophe.
    """
    space_before = True
    for word in words:
        opens = space_before and not word.space
        if word.form in {'"', "''", "``"}:
            word.form = "“" if opens else "”"
        elif word.form == "'" and word.upos == "PUNCT":
            word.form = "‘" if opens else "’"
        elif "'" in word.form:
            word.form = word.form.replace("'", "’")
        space_before = word.space


def vary_dashes(words: Sequence[Word], rng: random.Random) -> None:
    """Rewrite the dashes between clauses in one other style, in place."""
    style = rng.choice(_DASHES)
    for before, word in pairwise(words):
        if word.form in _DASHES and word.upos == "PUNCT":
            # A hyphen without space around it joins words and is left alone.
            if word.form == "-" and not (before.space and word.space):
                continue
            if style == "-" and not (before.space and word.space):
                continue
            word.form = style


def to_headline(sentence: Sentence, rng: random.Random) -> None:
    """Drop a final full stop and set the sentence in headline capitals, or leave its case."""
    words = sentence.words
    last = len(words) - 1
    # A full stop is dropped only where no word, itself included, depends on it.
    if last > 1 and words[last].form == "." and all(word.head != last for word in words):
        words.pop()
    chance = rng.random()
    if chance < 0.6:
        for index, word in enumerate(words):
            if index == 0 or word.form.lower() not in _SMALL_WORDS:
                word.form = _capitalize(word, index and not words[index - 1].space)
    elif chance < 0.75:
        set_case(words, str.upper)


def _capitalize(word: Word, joined: bool | int) -> str:
    if joined and word.upos in {"PART", "AUX"}:  # the end of *don't*, *it's*
        return word.form
    return word.form[:1].upper() + word.form[1:]


def set_case(words: Sequence[Word], change: Callable[[str], str]) -> None:
    """Apply ``str.lower`` or ``str.upper`` to every word whose length it keeps, in place."""
    for word in words:
        changed = change(word.form)
        if len(changed) == len(word.form):
            word.form = changed
