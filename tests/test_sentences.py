"""Sentence boundaries that layout and quotation marks decide; no model needed."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from analyzer.sentences import FACTORY, boundaries


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    return nlp


def starts(nlp: Language, text: str) -> dict[bool | None, list[str]]:
    doc = nlp.make_doc(text)
    found: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for token, decision in zip(doc, boundaries(doc), strict=True):
        found[decision].append(token.text)
    return found


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n", "\n \n", "\n\t", "\u2029"])
def test_a_line_end_ends_a_sentence(nlp: Language, gap: str) -> None:
    doc = nlp(f"Mayor resigns{gap}the council met on Monday")
    assert [token.text for token in doc if token.is_sent_start] == ["Mayor", "the"]


def test_white_space_between_lines_belongs_to_the_sentence_before(nlp: Language) -> None:
    doc = nlp("Mayor resigns\n\nShe left.")
    gap = next(token for token in doc if token.is_space)
    assert gap.is_sent_start is False


def test_leading_white_space_is_no_sentence(nlp: Language) -> None:
    doc = nlp("\n\nMayor resigns")
    assert doc[0].is_space
    assert doc[1].is_sent_start is False


@pytest.mark.parametrize(
    ("text", "first_words"),
    [
        ("He left. “We are done,” she said.", ["He", "“"]),
        ('He left. "We are done," she said.', ["He", '"']),
        ("He left.” “We are done,” she said.", ["He", "“"]),
        ("He left! ‘We are done,’ she said.", ["He", "‘"]),
    ],
)
def test_a_quotation_after_a_full_stop_opens_a_sentence(
    nlp: Language, text: str, first_words: list[str]
) -> None:
    assert starts(nlp, text)[True] == first_words


@pytest.mark.parametrize(
    "text",
    ["He said “we are done” twice.", "The so-called “experts” met.", 'He met "Bo" at 5 p.m.'],
)
def test_a_quotation_inside_a_sentence_opens_none(nlp: Language, text: str) -> None:
    assert len(starts(nlp, text)[True]) == 1


@pytest.mark.parametrize("mark", ["”", '"', "’", "'", "»"])
def test_a_closing_mark_stays_with_its_sentence(nlp: Language, mark: str) -> None:
    doc = nlp(f"We are done.{mark} The mayor left.")
    closing = next(token for token in doc if token.text.startswith(mark))
    assert closing.is_sent_start is False


def test_the_word_after_an_opening_mark_starts_no_sentence(nlp: Language) -> None:
    doc = nlp("He left. “We are done.”")
    assert next(token for token in doc if token.text == "We").is_sent_start is False


@pytest.mark.parametrize(
    "text", ["“Are we done?” she asked.", "Ann Lee (D-Tex.) she met.", "He [Bo.] she met."]
)
def test_a_small_letter_after_a_closing_mark_goes_on(nlp: Language, text: str) -> None:
    assert next(token for token in nlp(text) if token.text == "she").is_sent_start is False


def test_everything_else_is_left_open(nlp: Language) -> None:
    assert "The" in starts(nlp, "It rained. The mayor left.")[None]


@pytest.mark.parametrize("text", ["", " ", "\n", "“", '"', "’", "”\n”", "...", "'90s\n’90s"])
def test_odd_texts_raise_nothing(nlp: Language, text: str) -> None:
    assert nlp(text).text == text
