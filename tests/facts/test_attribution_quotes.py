"""Quotations before, after, around and across their cue, mixed, and continuing without one."""

from __future__ import annotations

import pytest

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.finder import propose, select, weigh
from analyzer.facts.attribution.model import AttributionModel, LinearModel
from analyzer.lexicon import load_lexicons
from tests.facts.parses import Parsed, Seen, facts_of, parse, see, to_seen

#: Takes the cues a test names and nothing else.
SAYING = AttributionModel(
    {"bias": -5.0, "lemma=say.VERB": 10.0, "lemma=add.VERB": 10.0, "lemma=call.VERB": 10.0}, 0.5
)

PLACES = [
    pytest.param(
        "[ccomp “ [nsubj The *bridge/N] is:cop *safe/J ,] ” *said/V [nsubj *Ann/PN@PERSON "
        "Lee/PN@PERSON] .",
        Seen("quote-before", "Ann Lee", "said", "“The bridge is safe,”"),
        id="before an inverted cue",
    ),
    pytest.param(
        "[ccomp “ [nsubj The *bridge/N] is:cop *safe/J ,] ” [nsubj *Lee/PN@PERSON] *said/V .",
        Seen("quote-before", "Lee", "said", "“The bridge is safe,”"),
        id="before the cue",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *said/V : [ccomp “ [nsubj The *bridge/N] is:cop *safe/J] . ”",
        Seen("quote-after", "Lee", "said", "“The bridge is safe.”"),
        id="after a colon",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *said/V , [ccomp “ [nsubj The *bridge/N] is:cop *safe/J] . ”",
        Seen("quote-after", "Lee", "said", "“The bridge is safe.”"),
        id="after a comma",
    ),
    pytest.param(
        '[nsubj *Lee/PN@PERSON] *said/V , [ccomp " [nsubj The *bridge/N] is:cop *safe/J] . "',
        Seen("quote-after", "Lee", "said", '"The bridge is safe."'),
        id="straight marks",
    ),
    pytest.param(
        "[ccomp “ [nsubj The *bridge/N] is:cop *safe/J ,] ” [nsubj *Lee/PN@PERSON] *said/V , "
        "[parataxis “ "
        "[nsubj the *road/N] is:cop not *safe/J] . ”",
        Seen("quote-around", "Lee", "said", "“The bridge is safe,” … “the road is not safe.”"),
        id="around the cue",
    ),
    pytest.param(
        "“ [nsubj The *bridge/N] , [punct ”] [parataxis [nsubj *Lee/PN@PERSON] *said/V] , “ [cop "
        "is] "
        "*safe/J . ”",
        Seen("quote-around", "Lee", "said", "“The bridge,” … “is safe.”"),
        id="across the cue, which breaks the sentence of the quotation",
    ),
    pytest.param(
        "[nsubj *Lee/PN@PERSON] *said/V [ccomp that [nsubj the *bridge/N] was:cop “ *beyond/J [obl "
        "*repair/N] ”] .",
        Seen("that-clause", "Lee", "said", "that the bridge was “beyond repair”"),
        id="mixed: a quotation inside the reported clause",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), PLACES)
def test_place_of_the_quotation(notation: str, expected: Seen) -> None:
    parsed = parse(notation)
    assert [to_seen(parsed, one) for one in chosen(parsed)] == [expected]


def chosen(parsed: Parsed, model: AttributionModel = SAYING) -> list[Candidate]:
    """The outermost attributions that a hand-set model takes."""
    lexicons = load_lexicons()
    candidates = propose(parsed.tree, parsed.marks, lexicons)
    weigh(parsed.tree, parsed.marks, lexicons, model, candidates)
    outer, _ = select(parsed.tree, parsed.marks, lexicons, model, LinearModel({}), candidates)
    return outer


def contents(notation: str) -> list[tuple[str, str]]:
    """Source and content of the outermost attributions."""
    parsed = parse(notation)
    seen = [to_seen(parsed, one) for one in chosen(parsed)]
    return [(one.source, one.content) for one in seen]


QUOTED = "[ccomp “ [nsubj The *bridge/N] is:cop *safe/J ,] ” [nsubj *Lee/PN@PERSON] *said/V ."


def test_cueless_quotation_continues_in_the_same_paragraph() -> None:
    found = contents(f"{QUOTED}\n“ [nsubj The *road/N] is:cop *safe/J too/R . ”")
    assert found == [("Lee", "“The bridge is safe,” … “The road is safe too.”")]


def test_quotation_continues_over_paragraphs_closed_once() -> None:
    found = contents(
        "[nsubj *Lee/PN@PERSON] *said/V : [ccomp “ [nsubj The *bridge/N] is:cop *safe/J] .\n\n"
        "“ [nsubj The *road/N] is:cop *safe/J too/R . ”"
    )
    assert found == [("Lee", "“The bridge is safe. “The road is safe too.”")]


def test_quoted_paragraph_continues_the_quotation_before_it() -> None:
    found = contents(
        "[nsubj *Lee/PN@PERSON] *said/V , [ccomp “ [nsubj The *bridge/N] is:cop *safe/J] . ”\n\n"
        "“ [nsubj The *road/N] is:cop *safe/J too/R . ”"
    )
    assert found == [("Lee", "“The bridge is safe.” “The road is safe too.”")]


def test_quotation_with_a_cue_of_its_own_does_not_continue_another() -> None:
    found = contents(
        f"{QUOTED}\n\n[ccomp “ [nsubj The *road/N] is:cop *safe/J too/R ,] ” [nsubj "
        "*Roe/PN@PERSON] "
        "*added=add/V ."
    )
    assert found == [("Lee", "“The bridge is safe,”"), ("Roe", "“The road is safe too,”")]


def test_quoted_word_inside_a_newsroom_sentence_does_not_continue_a_quotation() -> None:
    found = contents(f"{QUOTED}\n[nsubj The “ *miracle/N ”] *lasted=last/V [obl a *week/N] .")
    assert found == [("Lee", "“The bridge is safe,”")]


def test_quotation_belongs_to_the_cue_that_touches_it() -> None:
    found = contents(
        "[ccomp “ [nsubj The *bridge/N] is:cop *safe/J ,] ” *said/V [nsubj *Lee/PN@PERSON] .\n"
        "[nsubj *Roe/PN@PERSON] *said/V , [ccomp “ [nsubj The *road/N] is:cop *shut/J] . ”"
    )
    assert found == [("Lee", "“The bridge is safe,”"), ("Roe", "“The road is shut.”")]


def test_source_is_never_taken_from_inside_the_quotation() -> None:
    seen = see(
        "[ccomp “ [nsubj *I] *saw=see/V [obj the *driver/N] ,] ” *said/V [nsubj a *neighbour/N] .",
        "said",
    )
    assert seen.source == "a neighbour"


def test_cue_inside_a_quotation_is_not_its_cue() -> None:
    parsed = parse("[ccomp “ [nsubj *I] *said/V [obj *no/UH] ,] ” *said/V [nsubj *Lee/PN@PERSON] .")
    assert [to_seen(parsed, one).source for one in chosen(parsed)] == ["Lee"]


def test_a_colon_announces_what_its_own_sentence_reports() -> None:
    found = contents(
        "[nsubj *Lee/PN@PERSON] *said/V [ccomp that [nsubj *it] was:cop *safe/J] .\n"
        "[nsubj *Roe/PN@PERSON] *added=add/V :\n\n“ [nsubj The *road/N] is:cop *closed/J . ”"
    )
    assert found == [("Lee", "that it was safe"), ("Roe", "“The road is closed.”")]


BLOCK = "[nsubj The *bridge/N] *broke=break/V [obl at the old/J *pier/N [nmod in *March/PN]] ."


def test_paragraph_behind_a_colon_is_somebodys_words_without_marks() -> None:
    facts = facts_of(f"[nsubj *Lee/PN@PERSON] *wrote=write/V [obl on *Friday/PN] :\n\n{BLOCK}")
    (lee,) = facts.attributions
    assert lee.content is not None
    assert lee.content.text == "The bridge broke at the old pier in March."


@pytest.mark.parametrize(
    "notation",
    [
        pytest.param(f"[nsubj *Lee/PN@PERSON] *wrote=write/V .\n\n{BLOCK}", id="no colon"),
        pytest.param(
            f"[nsubj *Lee/PN@PERSON] *wrote=write/V [obj a *book/N [nmod of *letters=letter/NS]] :"
            f"\n\n{BLOCK}",
            id="something else written",
        ),
        pytest.param(
            "[nsubj *Lee/PN@PERSON] *wrote=write/V :\n\n*Ann/PN@PERSON Roe/PN@PERSON", id="a name"
        ),
        pytest.param(f"[nsubj *Lee/PN@PERSON] *left=leave/V :\n\n{BLOCK}", id="not telling"),
    ],
)
def test_paragraph_that_no_colon_of_telling_announces(notation: str) -> None:
    texts = [one.content.text for one in facts_of(notation).attributions if one.content]
    assert not any("bridge" in text or "Roe" in text for text in texts)
