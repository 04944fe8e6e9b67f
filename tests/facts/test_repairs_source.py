"""How copy names a source, as a parser misreads it, and what it must become."""

from __future__ import annotations

import pytest

from tests.facts.misread import edges, parsed, repaired

COURT = (("to", "ADP", "case", 4), ("the", "DET", "det", 4), ("court", "NOUN", "obl", 1))


def test_close_read_as_the_clause_that_is_said():
    parse = parsed(
        ("Sources", "NOUN", "advmod", 1),
        ("close", "ADV", "ccomp", 5),
        *COURT,
        ("said", "VERB", "root", 5),
        ("so", "ADV", "advmod", 5),
        (".", "PUNCT", "punct", 5),
    )
    assert repaired(parse)[:6] == [
        ("nsubj", 5), ("amod", 0), ("case", 4), ("det", 4), ("obl", 1), ("root", 5),
    ]  # fmt: skip
    assert parse.pos[1] == "ADJ"


def test_close_read_as_the_verb_of_the_sentence():
    parse = parsed(
        ("Sources", "NOUN", "nsubj", 1),
        ("close", "VERB", "root", 1),
        *COURT,
        ("say", "VERB", "advcl", 1),
        ("so", "ADV", "advmod", 5),
        (".", "PUNCT", "punct", 1),
    )
    found = repaired(parse)
    assert (found[0], found[1], found[5], found[7]) == (
        ("nsubj", 5), ("amod", 0), ("root", 5), ("punct", 5),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("noun", "close", "verb"),
    [
        (("House", "NOUN", "root", 0), ("close", "ADJ", "amod", 0), ("stood", "VERB", "acl", 0)),
        (("was", "AUX", "cop", 1), ("close", "ADJ", "root", 1), ("said", "VERB", "advcl", 1)),
    ],
    ids=["the noun has it already", "no noun before it"],
)
def test_close_read_rightly_stays(noun, close, verb):
    parse = parsed(noun, close, *COURT, verb, (".", "PUNCT", "punct", 5))
    before = edges(parse)
    assert repaired(parse) == before


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        (("obl", 4), ("conj", 1)),  # beside what was read as a predicate
        (("nsubj", 8), ("conj", 1)),  # its object taken for the subject
        (("obl", 4), ("acl", 7)),  # below its object
    ],
)
def test_familiar_read_as_a_predicate_after_what_was_said(
    matter: tuple[str, int], said: tuple[str, int]
) -> None:
    parse = parsed(
        ("It", "PRON", "nsubj", 1),
        ("failed", "VERB", "root", 1),
        (",", "PUNCT", "punct", 4),
        ("people", "NOUN", "nsubj", 4),
        ("familiar", "ADJ", "conj", 1),
        ("with", "ADP", "case", 7),
        ("the", "DET", "det", 7),
        ("matter", "NOUN", *matter),
        ("said", "VERB", *said),
        ("Monday", "PROPN", "nsubj", 8),
        (".", "PUNCT", "punct", 1),
    )
    found = repaired(parse)
    assert (found[3], found[4], found[7]) == (("nsubj", 8), ("amod", 3), ("obl", 4))
    assert (found[8][1], found[9]) == (1, ("obl:unmarked", 8))


def test_a_verb_with_a_subject_of_its_own_takes_no_other():
    parse = parsed(
        ("Villagers", "NOUN", "nsubj", 1),
        ("close", "VERB", "root", 1),
        *COURT,
        ("he", "PRON", "nsubj", 6),
        ("said", "VERB", "advcl", 1),
    )
    before = edges(parse)
    assert repaired(parse) == before


def test_close_behind_an_inverted_verb() -> None:
    parse = parsed(
        ("It", "PRON", "nsubj", 1),
        ("failed", "VERB", "ccomp", 2),
        ("said", "VERB", "root", 2),
        ("a", "DET", "det", 4),
        ("banker", "NOUN", "nsubj", 5),
        ("close", "ADJ", "xcomp", 2),
        ("to", "ADP", "case", 7),
        ("it", "PRON", "obl", 5),
        ("Monday", "PROPN", "obl", 5),
        (".", "PUNCT", "punct", 2),
    )
    parse.lemmas.extend(("it", "fail", "say", "a", "banker", "close", "to", "it", "Monday", "."))
    found = repaired(parse)
    assert (found[4], found[5], found[8]) == (("nsubj", 2), ("amod", 4), ("obl", 2))


def test_a_verb_is_no_agent() -> None:
    parse = parsed(
        ("Emails", "NOUN", "root", 0),
        ("obtained", "VERB", "acl", 0),
        ("by", "ADP", "case", 5),
        ("the", "DET", "det", 5),
        ("Herald", "PROPN", "compound", 5),
        ("show", "VERB", "obl:agent", 1),
        ("it", "PRON", "obj", 5),
        (".", "PUNCT", "punct", 0),
    )
    assert repaired(parse) == [
        ("nsubj", 5), ("acl", 0), ("case", 4), ("det", 4), ("obl:agent", 1), ("root", 5),
        ("obj", 5), ("punct", 5),
    ]  # fmt: skip


def test_showing_read_as_a_noun() -> None:
    parse = parsed(
        ("Memos", "NOUN", "root", 0),
        ("seen", "VERB", "acl", 0),
        ("by", "ADP", "case", 4),
        ("Reuters", "PROPN", "compound", 4),
        ("show", "NOUN", "obl:agent", 1),
        ("that", "SCONJ", "mark", 7),
        ("it", "PRON", "nsubj", 7),
        ("failed", "VERB", "advcl", 1),
        (".", "PUNCT", "punct", 0),
    )
    found = repaired(parse)
    assert (found[0], found[3], found[4], found[7]) == (
        ("nsubj", 4), ("obl:agent", 1), ("root", 4), ("ccomp", 4),
    )  # fmt: skip
    assert parse.pos[4] == "VERB"
