"""Parses as a parser misreads them, and what they must become."""

from __future__ import annotations

import dataclasses

import pytest

from analyzer.facts.repairs import Parse, repair
from tests.facts.misread import edges, parsed, repaired


def test_a_participle_with_an_object_is_the_verb():
    parse = parsed(
        ("Analysts", "NOUN", "root", 0),
        ("called", "VERB", "acl", 0),
        ("it", "PRON", "obj", 1),
        ("a", "DET", "det", 4),
        ("blow", "NOUN", "xcomp", 1),
        (".", "PUNCT", "punct", 0),
    )
    found = repaired(parse)
    assert (found[0], found[1], found[5]) == (("nsubj", 1), ("root", 1), ("punct", 1))
    assert "VerbForm=Fin" in parse.morphs[1]


@pytest.mark.parametrize(
    "rows",
    [
        [("Police", "NOUN", "root", 0), ("called", "VERB", "acl", 0), ("in", "ADV", "advmod", 1)],
        [
            ("Men", "NOUN", "root", 0),
            ("armed", "VERB", "acl", 0),
            ("it", "PRON", "obj", 1),
            ("were", "AUX", "cop", 0),
        ],
        [("She", "PRON", "root", 0), ("called", "VERB", "acl", 0), ("it", "PRON", "obj", 1)],
    ],
    ids=["no object", "another verb", "no noun"],
)
def test_a_participle_stays_where_it_may_be_one(rows):
    parse = parsed(*rows)
    before = edges(parse)
    assert repaired(parse) == before


def aside(verb: str, taken: str) -> Parse:
    """*Lee, a trader, called it*, read as a noun with a participle."""
    return parsed(
        ("Lee", "PROPN", "root", 0),
        (",", "PUNCT", "punct", 3),
        ("a", "DET", "det", 3),
        ("trader", "NOUN", "appos", 0),
        (",", "PUNCT", "punct", 0),
        (verb, "VERB", "acl", 0),
        ("it", "PRON", taken, 5),
        (".", "PUNCT", "punct", 0),
    )


def test_verb_after_an_aside_is_the_verb_of_the_sentence():
    found = repaired(aside("called", "obj"))
    assert (found[0], found[5], found[3]) == (("nsubj", 5), ("root", 5), ("appos", 0))


def test_the_one_verb_of_a_sentence_may_report_without_an_object():
    found = repaired(aside("called", "obl"))
    assert (found[0], found[5]) == (("nsubj", 5), ("root", 5))


@pytest.mark.parametrize(
    ("verb", "taken"),
    [("seated", "obl"), ("called", "obl:agent")],
    ids=["no verb of saying", "by whom it was done"],
)
def test_participle_without_object_stays_one(verb, taken):
    assert repaired(aside(verb, taken)) == edges(aside(verb, taken))


def test_the_verb_after_an_aside_may_hang_on_the_aside():
    parse = aside("called", "obl")
    parse.heads[5] = 3
    assert repaired(parse)[5] == ("root", 5)


def spoken(verb: str, after: str = ".") -> Parse:
    """*“Fine,” Lee notes*, its verb read as a noun."""
    return parsed(
        ("“", "PUNCT", "punct", 1),
        ("Fine", "ADJ", "root", 1),
        (",", "PUNCT", "punct", 1),
        ("”", "PUNCT", "punct", 1),
        ("Lee", "PROPN", "compound", 5),
        (verb, "NOUN", "obj", 1),
        (after, "PUNCT", "punct", 1),
    )


def test_a_name_after_a_quotation_takes_a_verb():
    parse = spoken("notes")
    found = repaired(parse)
    assert (found[4], found[5], parse.pos[5]) == (("nsubj", 5), ("parataxis", 1), "VERB")


@pytest.mark.parametrize(
    "parse", [spoken("bananas"), spoken("notes", "on")], ids=["no cue", "goes on"]
)
def test_a_noun_after_a_quotation_stays_one(parse):
    before = edges(parse)
    assert repaired(parse) == before


def test_a_post_before_a_name_is_no_second_subject():
    parse = parsed(
        ("Harbour", "PROPN", "compound", 1),
        ("director", "NOUN", "nsubj", 4),
        ("Ann", "PROPN", "nsubj", 4),
        ("Lee", "PROPN", "flat", 2),
        ("told", "VERB", "root", 4),
        ("reporters", "NOUN", "iobj", 4),
    )
    assert repaired(parse)[:3] == [("compound", 1), ("nmod:desc", 2), ("nsubj", 4)]


@pytest.mark.parametrize("between", [(",", "PUNCT", "punct", 2), ("and", "CCONJ", "cc", 2)])
def test_subjects_that_something_parts_stay(between):
    parse = parsed(
        ("director", "NOUN", "nsubj", 3),
        between,
        ("Ann", "PROPN", "nsubj", 3),
        ("left", "VERB", "root", 3),
    )
    before = edges(parse)
    assert repaired(parse) == before


def test_a_participle_between_noun_and_verb_takes_no_subject_away():
    parse = parsed(
        ("A", "DET", "det", 1),
        ("poll", "NOUN", "nsubj", 2),
        ("released", "VERB", "csubj", 4),
        ("Friday", "PROPN", "obj", 2),
        ("shows", "VERB", "root", 4),
        ("gains", "NOUN", "obj", 4),
    )
    assert repaired(parse)[1:5] == [("nsubj", 4), ("acl", 1), ("obj", 2), ("root", 4)]


@pytest.mark.parametrize("first", [("That", "SCONJ", "mark", 2), ("What", "PRON", "obj", 2)])
def test_a_clause_that_says_so_is_a_subject(first):
    parse = parsed(
        first,
        ("they" if first[0] == "What" else "Lee", "PRON" if first[0] == "What" else "PROPN",
         "nsubj", 2),
        ("left", "VERB", "csubj", 3),
        ("shows", "VERB", "root", 3),
    )  # fmt: skip
    before = edges(parse)
    assert repaired(parse) == before


def test_a_name_alone_before_a_colon_announces_what_it_reports():
    parse = parsed(
        ("Lee", "PROPN", "compound", 1), ("reports", "NOUN", "root", 1), (":", "PUNCT", "punct", 1)
    )  # fmt: skip
    found = repaired(parse)
    assert (found[0], parse.pos[1]) == (("nsubj", 1), "VERB")


@pytest.mark.parametrize("relation", ["csubj", "csubj:pass"])
def test_it_holds_the_place_of_a_clause(relation):
    parse = parsed(
        ("It", "PRON", "nsubj:pass", 2),
        ("is", "AUX", "aux:pass", 2),
        ("understood", "VERB", "root", 2),
        ("that", "SCONJ", "mark", 5),
        ("they", "PRON", "nsubj", 5),
        ("left", "VERB", relation, 2),
    )
    assert repaired(parse)[0] == ("expl", 2)


def headline(subject: tuple[str, str], verb: str, *after: tuple[str, str]) -> Parse:
    """A line whose verb was read as the last of a chain of nouns."""
    words = (subject, (verb, "PROPN"), *after)
    last = len(words) - 1
    rows = [(word, pos, "compound", last) for word, pos in words[:-1]]
    return parsed(*rows, (*words[-1], "root", last))


@pytest.mark.parametrize(
    "subject", [("Alder", "PROPN"), ("General", "ADJ"), ("Panel", "NOUN")], ids=lambda one: one[1]
)
def test_a_line_without_a_verb_has_it_after_whoever_can_speak(subject):
    parse = headline(subject, "Reveals", ("Plan", "NOUN"))
    assert repaired(parse) == [("nsubj", 1), ("root", 1), ("obj", 1)]
    assert "VerbForm=Fin" in parse.morphs[1]


@pytest.mark.parametrize(("mark", "has_verb"), [("‘", True), ("“", True), (",", False)])
def test_the_verb_of_a_line_may_stand_before_quoted_words(mark: str, has_verb: bool):
    parse = headline(("General", "ADJ"), "Reveals", (mark, "PUNCT"), ("Plan", "NOUN"))
    assert (repaired(parse)[1] == ("root", 1)) is has_verb


@pytest.mark.parametrize(
    "parse",
    [
        headline(("Peace", "NOUN"), "talks", ("in", "ADP"), ("Lanz", "PROPN")),
        headline(("Alder", "PROPN"), "claims", ("board", "NOUN")),
        headline(("Budget", "NOUN"), "reveals", ("Plan", "NOUN")),
        headline(("Alder", "PROPN"), "bananas", ("Plan", "NOUN")),
    ],
    ids=["a preposition after a noun", "a noun as well", "who cannot speak", "no verb"],
)
def test_a_line_of_nouns_stays_one(parse):
    before = edges(parse)
    assert repaired(parse) == before


@pytest.mark.parametrize(
    ("subject", "auxiliary", "expected"),
    [("nsubj", "aux", "obl"), ("nsubj:pass", "aux:pass", "obl:agent")],
)
def test_agent_of_a_verb_that_has_its_subject(subject: str, auxiliary: str, expected: str):
    parse = parsed(
        ("Lee", "PROPN", subject, 2),
        ("was", "AUX", auxiliary, 2),
        ("told", "VERB", "root", 2),
        ("by", "ADP", "case", 4),
        ("telephone", "NOUN", "obl:agent", 2),
        (".", "PUNCT", "punct", 2),
    )
    assert repaired(parse)[4] == (expected, 2)


@pytest.mark.parametrize(("noun", "expected"), [("news", 3), ("supporter", 0)])
def test_who_is_a_person(noun: str, expected: int) -> None:
    parse = parsed(
        (noun, "NOUN", "root", 0),
        ("for", "ADP", "case", 3),
        ("Ann", "PROPN", "compound", 3),
        ("Lee", "PROPN", "nmod", 0),
        (",", "PUNCT", "punct", 6),
        ("who", "PRON", "nsubj", 6),
        ("runs", "VERB", "acl:relcl", 0),
        ("the", "DET", "det", 8),
        ("port", "NOUN", "obj", 6),
        (".", "PUNCT", "punct", 0),
    )
    assert repaired(parse)[6] == ("acl:relcl", expected)


def test_a_name_behind_a_noun_is_no_second_subject() -> None:
    parse = parsed(
        ("A", "DET", "det", 1),
        ("study", "NOUN", "nsubj", 6),
        ("in", "ADP", "case", 4),
        ("the", "DET", "det", 4),
        ("journal", "NOUN", "nmod", 1),
        ("Nature", "PROPN", "nsubj", 6),
        ("found", "VERB", "root", 6),
        ("it", "PRON", "obj", 6),
        (".", "PUNCT", "punct", 6),
    )
    assert repaired(parse)[5] == ("flat", 4)


def test_what_comes_out_has_no_subject() -> None:
    parse = parsed(
        ("It", "PRON", "nsubj", 1),
        ("emerged", "VERB", "root", 1),
        ("that", "SCONJ", "mark", 4),
        ("it", "PRON", "nsubj", 4),
        ("failed", "VERB", "ccomp", 1),
        (".", "PUNCT", "punct", 1),
    )
    parse.lemmas.extend(("it", "emerge", "that", "it", "fail", "."))
    assert repaired(parse)[0] == ("expl", 1)


@pytest.mark.parametrize(("named", "expected"), [(frozenset(), "NOUN"), ({0}, "PROPN")])
def test_the_capital_of_a_first_word_makes_no_name(named: set[int], expected: str) -> None:
    parse = parsed(
        ("Neighbours", "PROPN", "nsubj", 1),
        ("complained", "VERB", "root", 1),
        (".", "PUNCT", "punct", 1),
    )
    parse = dataclasses.replace(parse, named=frozenset(named))
    repair(parse)
    assert parse.pos[0] == expected
