"""Type of the rows of ``lexicons/loaded_terms.csv``: words that frame, and when they do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict

from analyzer.lexicon_entries import Basis, Count, Word, _to_parts, _to_severity
from analyzer.lexicon_patterns import first_words


class FramingKind(StrEnum):
    """How a term frames; each kind belongs to one rule."""

    LABEL = "label"
    SENSATION = "sensation"
    INTENSIFIER = "intensifier"
    METAPHOR = "metaphor"
    EDITORIAL = "editorial"
    PUFFERY = "puffery"
    STANCE = "stance"
    """Adverb on a whole sentence: *sadly, the plan failed*."""
    DRAMATIC = "dramatic"
    """Verb that colours what somebody does: *rammed through*."""
    PRESUPPOSITION = "presupposition"
    FEAR = "fear"
    CLICKBAIT = "clickbait"
    EUPHEMISM = "euphemism"


class TermPos(StrEnum):
    """Universal part of speech of the term's last word; empty for a phrase as a whole."""

    NOUN = "NOUN"
    VERB = "VERB"
    ADJ = "ADJ"
    ADV = "ADV"
    PHRASE = ""


class FramingGate(StrEnum):
    """A tested predicate that must hold, or silences the term (``analyzer.facts.framing.gates``)."""

    PERSON = "person"
    """Only of people: the noun denotes somebody named or acting here."""
    CLAIM = "claim"
    """Only beside words, acts and judgements: *explosive claims*, not *explosive device*."""
    ABSTRACT = "abstract"
    """Only with an abstract subject or object: *sparked outrage*, not *sparked a fire*."""
    ATTRIBUTIVE = "attributive"
    """Only before its noun."""
    SENTENCE = "sentence"
    """Only as an adverb on the whole sentence."""
    HEADLINE = "headline"
    """Only in a headline."""
    HUMAN_OBJECT = "human-object"
    """Only with people or bodies as object."""
    NO_FIGURES = "no-figures"
    """Not beside a figure that bears it out."""


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """A word or phrase that frames in the newsroom's own voice (``loaded_terms.csv``).

    Attributes:
        pattern: see ``analyzer.lexicon_patterns``.
        severity: 1 to 3 in the newsroom's own voice; 0 keeps a row on record without flags.
        gates: what must hold besides the gates that every term passes.
        alternative: neutral wording to offer; empty if cutting is best.
        marked, seen: own-voice sentences of BABE SG1 in which experts marked it, and in which it
            passed its gates.
        plain: own-voice occurrences in the Wikinews sample, copy that should not be flagged.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("pattern", "pos")

    id: Word
    pattern: Word
    pos: TermPos
    kind: FramingKind
    severity: Annotated[int, BeforeValidator(_to_severity)]
    gates: Annotated[tuple[FramingGate, ...], BeforeValidator(_to_parts)]
    alternative: str
    marked: Count
    seen: Count
    plain: Count
    basis: Basis
    note: str


_VOWELS = frozenset("aeiou")


def by_first_word(rows: Iterable[LoadedTerm]) -> Mapping[str, tuple[LoadedTerm, ...]]:
    """Rows by every form their first word may take, so that a text is walked once.

    Regular forms are made here, for rare words are where a lemmatizer goes wrong.
    """
    found: dict[str, list[LoadedTerm]] = {}
    for row in rows:
        words = set(first_words(row.pattern))
        if row.pos is not TermPos.PHRASE and " " not in row.pattern:
            for word in first_words(row.pattern):
                words |= inflections(word, row.pos)
        for word in words:
            found.setdefault(word, []).append(row)
    return {word: tuple(some) for word, some in found.items()}


def inflections(word: str, pos: TermPos) -> set[str]:
    """Regular forms of a word, itself included."""
    if pos not in (TermPos.NOUN, TermPos.VERB) or not word.isascii():
        return {word}
    ends_consonant_y = word.endswith("y") and word[-2:-1] not in _VOWELS
    if ends_consonant_y:
        plural = word[:-1] + "ies"
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        plural = word + "es"
    else:
        plural = word + "s"
    forms = {word, plural}
    if pos is TermPos.VERB:
        stem = word[:-1] if word.endswith("e") else word
        forms |= {stem + "ing", stem + "ed"}
        if ends_consonant_y:
            forms |= {word[:-1] + "ied", word + "ing"}
        elif (
            len(word) > 2
            and word[-1] not in "aeiouwxy"
            and word[-2] in _VOWELS
            and word[-3] not in _VOWELS
        ):
            forms |= {word + word[-1] + "ing", word + word[-1] + "ed"}
    return forms
