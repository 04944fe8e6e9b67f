"""Where quotations and paragraphs lie, by token."""

from __future__ import annotations

from tests.facts.parses import Parsed, parse

NOTATION = """# *Bridge/N [xcomp to:mark *close/VB]

[ccomp “ [nsubj It] is:cop *tired/J ,] ” *said/V [nsubj *Lee/PN@PERSON] .

[nsubj The *road/N] *stays=stay/VZ ."""


def tokens(parsed: Parsed, first: int, last: int) -> str:
    return " ".join(parsed.tree.words[first:last])


def test_paragraphs_hold_their_tokens() -> None:
    parsed = parse(NOTATION)
    found = [tokens(parsed, *pair) for pair in parsed.marks.paragraph_tokens]
    assert found == ["Bridge to close", "“ It is tired , ” said Lee .", "The road stays ."]
    assert parsed.marks.paragraph_of == [0] * 3 + [1] * 9 + [2] * 4


def test_headlines_are_known() -> None:
    assert parse(NOTATION).marks.headlines == {0}


def test_quotation_holds_its_marks() -> None:
    parsed = parse(NOTATION)
    (quote,) = parsed.marks.quotes
    assert tokens(parsed, quote.first, quote.last) == "“ It is tired , ”"
    assert (quote.words, quote.paragraph) == (3, 1)
    inside = [i for i, number in enumerate(parsed.marks.quote_of) if number == quote.number]
    assert inside == list(range(quote.first, quote.last))


def test_words_outside_quotations_belong_to_none() -> None:
    parsed = parse(NOTATION)
    said = parsed.tree.words.index("said")
    assert parsed.marks.quote_of[said] == -1


def test_quotation_inside_a_quotation_is_part_of_the_outer_one() -> None:
    parsed = parse(
        "[nsubj *Lee/PN] *said/V : [ccomp “ [nsubj *He] *shouted=shout/V , "
        "[ccomp ‘/P *stop/VB ’/P]] . ”"
    )
    assert len(parsed.marks.quotes) == 1
