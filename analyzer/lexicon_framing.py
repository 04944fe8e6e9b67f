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
    SCARE = "scare"
    HEADLINE = "headline"
    DOUBT = "doubt"
    """Reporting verb that signals disbelief: *claim*; the next three are its like."""
    CONCEDE = "concede"
    FACTIVE = "factive"
    COLOUR = "colour"


class TermPos(StrEnum):
    """Universal part of speech of the term's last word; empty for a phrase as a whole."""

    NOUN = "NOUN"
    VERB = "VERB"
    ADJ = "ADJ"
    ADV = "ADV"
    PHRASE = ""


class FramingGate(StrEnum):
    """What must hold, or the term is silent (``analyzer.facts.framing.row_gates``)."""

    ATTRIBUTIVE = "attributive"
    """Only before its noun."""
    PREDICATIVE = "predicative"
    """Only as predicate or label: *he is a bully*, not *bully pulpit*."""
    SENTENCE = "sentence"
    """Only as an adverb on the whole sentence."""
    HEADLINE = "headline"
    """Only in a headline."""
    HUMAN_OBJECT = "human-object"
    """Only with people or bodies as object."""
    HUMAN_TARGET = "human-target"
    """Only of somebody who speaks: a human subject and no thing that is hit."""
    SPEECH = "speech"
    """Only as a reporting verb: with a clause, a quotation or reported content."""
    HUMAN_SUBJECT = "human-subject"
    """Not of *it*, *this* or *which*."""
    CLAIMED_NOUN = "claimed-noun"
    """Only of something somebody said: *the revelations by the general*."""
    OBJECT = "object"
    """Only with an object."""
    NO_FIGURES = "no-figures"
    """Not beside a figure that bears it out."""
    ABSTRACT = "abstract"
    """Only if its subject or object is no concrete thing: *sparked outrage*, not *a fire*."""


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """A word or phrase that frames in the newsroom's own voice (``loaded_terms.csv``).

    Attributes:
        pattern: see ``analyzer.lexicon_patterns``.
        severity: 1 to 3 in the newsroom's own voice; 0 keeps a row on record without flags.
        gates: what must hold besides the gates that every term passes.
        literal: lemmas whose nearness (head, argument, modifier, neighbour) shows another sense;
            ``@name`` stands for a row of ``framing_domains.csv``.
        alternative: neutral wording to offer; empty if cutting is best.
        marked, seen: own-voice sentences of BABE SG1 in which experts marked it, and in which it
            passed its gates.
        plain: own-voice occurrences in the Wikinews sample, copy that should not be flagged.
        news: occurrences outside quotation marks in the training part of PolNeAR: how ordinary
            the word is in news copy.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("pattern", "pos")

    id: Word
    pattern: Word
    pos: TermPos
    kind: FramingKind
    severity: Annotated[int, BeforeValidator(_to_severity)]
    gates: Annotated[tuple[FramingGate, ...], BeforeValidator(_to_parts)]
    literal: Annotated[tuple[str, ...], BeforeValidator(_to_parts)]
    alternative: str
    marked: Count
    seen: Count
    plain: Count
    news: Count
    basis: Basis
    note: str


@dataclass(frozen=True, slots=True)
class Domain:
    """Words of one field, to tell a literal or technical sense (``framing_domains.csv``)."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("name",)

    id: Word
    name: Word
    words: Annotated[tuple[str, ...], BeforeValidator(_to_parts)]
    note: str


@dataclass(frozen=True, slots=True)
class PatternEntry:
    """A productive pattern, and what it was measured at (``framing_patterns.csv``).

    Attributes:
        id: name under which the fact stage finds it (``analyzer.facts.framing``).
        pos: part of speech of its head, if the gates of words are to be tried on it as well;
            empty: only quotation marks and markup silence it.
        severity: 0 switches the pattern off.
        gates, literal: as for ``LoadedTerm``.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: Word
    description: Word
    pos: TermPos
    kind: FramingKind
    severity: Annotated[int, BeforeValidator(_to_severity)]
    gates: Annotated[tuple[FramingGate, ...], BeforeValidator(_to_parts)]
    literal: Annotated[tuple[str, ...], BeforeValidator(_to_parts)]
    marked: Count
    seen: Count
    plain: Count
    note: str


@dataclass(frozen=True, slots=True)
class FramingWord:
    """A word that a productive pattern, a gate or a headline fault turns on.

    A row of ``framing_words.csv``.

    Attributes:
        list: what the words of the list do (``intensifier``, ``judging_adjective``).
        word: lower case, as lemma or form; in ``closing_phrase`` a pattern.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("list", "word")

    id: Word
    list: Word
    word: Word
    basis: Basis
    note: str


def to_rows(
    patterns: Iterable[PatternEntry], domains: Iterable[Domain]
) -> Mapping[str, TermPattern]:
    """Patterns whose head is a word, as rows of the loaded lexicon, for the gates of words."""
    words_of = {f"@{domain.name}": domain.words for domain in domains}
    return {
        one.id: TermPattern(
            one.id,
            LoadedTerm(
                one.id, one.id, one.pos, one.kind, one.severity, one.gates, one.literal, "",
                one.marked, one.seen, one.plain, None, (), one.note,
            ),
            _literal_words(one.literal, words_of),
        )
        for one in patterns
        if one.pos is not TermPos.PHRASE
    }  # fmt: skip


def _literal_words(
    entries: Iterable[str], words_of: Mapping[str, tuple[str, ...]]
) -> frozenset[str]:
    return frozenset(word for entry in entries for word in words_of.get(entry, (entry,)))


@dataclass(frozen=True, slots=True)
class TermPattern:
    """One way a row may stand in a text, ready to match.

    Attributes:
        pattern: see ``analyzer.lexicon_patterns``; hyphens as words of their own where the
            tokenizer parts them.
        literal: the row's words for another sense, domains filled in.
    """

    pattern: str
    row: LoadedTerm
    literal: frozenset[str]


_VOWELS = frozenset("aeiou")


def by_first_word(
    rows: Iterable[LoadedTerm], domains: Iterable[Domain]
) -> Mapping[str, tuple[TermPattern, ...]]:
    """Patterns by every form their first word may take, so that a text is walked once.

    Regular forms are made here, for rare words are where a lemmatizer goes wrong.
    """
    words_of = {f"@{domain.name}": domain.words for domain in domains}
    found: dict[str, list[TermPattern]] = {}
    for row in rows:
        literal = _literal_words(row.literal, words_of)
        patterns = [row.pattern]
        if row.pos is not TermPos.PHRASE and " " not in row.pattern:
            patterns = ["|".join(sorted(inflections(row.pattern, row.pos)))]
        elif row.pos is TermPos.VERB:
            first, _, rest = row.pattern.partition(" ")
            patterns = [f"{'|'.join(sorted(inflections(first, row.pos)))} {rest}"]
        if "-" in row.pattern:
            *before, last = row.pattern.replace("-", " - ").split()
            ends = inflections(last, row.pos) if row.pos is not TermPos.PHRASE else {last}
            patterns.append(" ".join([*before, "|".join(sorted(ends))]).replace(" - ", " -? "))
        for pattern in patterns:
            for word in first_words(pattern):
                found.setdefault(word, []).append(TermPattern(pattern, row, literal))
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
