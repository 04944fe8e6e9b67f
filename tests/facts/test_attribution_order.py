"""What the order of words tells where a parse does not: final cues, breaks, cited sources."""

from __future__ import annotations

import pytest

from analyzer.facts.attribution.content import content_tokens
from analyzer.facts.attribution.edges import find_breaks, first_after, settle_edges
from analyzer.facts.attribution.model import LinearModel, load_edges
from tests.facts.parses import Seen, facts_of, parse, proposed, see, words

CLOSED = "[nsubj The *bridge/N] *closed=close/V [obl in *May/PN]"


@pytest.mark.parametrize(
    ("notation", "cue", "expected"),
    [
        pytest.param(
            # The parse takes the subject of the clause for the one who speaks.
            "[nsubj The *bridge/N [acl:relcl *closed=close/V]] , *said/V [obj one *engineer/N] .",
            "said",
            Seen("final-cue", "one engineer", "said", "The bridge closed"),
            id="inverted, its source taken for an object",
        ),
        pytest.param(
            f"{CLOSED} , [parataxis [nsubj one *engineer/N] *told=tell/V [obj the *paper/N]] .",
            "told",
            Seen("final-cue", "one engineer", "told", "The bridge closed in May"),
            id="with an addressee",
        ),
        pytest.param(
            f"{CLOSED} , [parataxis *said/V [nsubj *Lee/PN@PERSON , [acl:relcl who:nsubj "
            "*runs=run/VZ [obj the *port/N]]]] .",
            "said",
            Seen("final-cue", "Lee, who runs the port", "said", "The bridge closed in May"),
            id="inverted, with an aside about the source",
        ),
    ],
)
def test_final_cue(notation: str, cue: str, expected: Seen) -> None:
    assert see(notation, cue) == expected


@pytest.mark.parametrize(
    ("notation", "cue"),
    [
        pytest.param(
            f"{CLOSED} , [parataxis [nsubj the *ferry/N] *denied=deny/V [obj the *bank/N]] .",
            "denied",
            id="the cue has an object of its own",
        ),
        pytest.param(
            "[obl After the *storm/N] , [nsubj the *mayor/N] *said/V [ccomp [nsubj *it] was:cop "
            "*safe/J] .",
            "said",
            id="no clause before the comma",
        ),
    ],
)
def test_cue_that_is_not_final(notation: str, cue: str) -> None:
    assert see(notation, cue).construction != "final-cue"


ASIDES = (
    f"[ccomp {CLOSED}] , [nsubj *Ann/PN@PERSON Lee/PN@PERSON , [appos *58/M] , [acl:relcl "
    "who:nsubj *runs=run/VZ [obj the *port/N]]] , "
)


@pytest.mark.parametrize(
    ("end", "cue"),
    [
        ("*said/V [obl:unmarked Friday/PN:compound *afternoon/N] .", "said"),
        ("*told=tell/V [obj the *paper/N] .", "told"),
        ("*said/V , [advcl as [nsubj *they] *left=leave/V] .", "said"),
    ],
    ids=["a time of day", "an addressee", "when it was said"],
)
def test_a_final_cue_finds_its_source_before_the_asides(end: str, cue: str) -> None:
    found = see(ASIDES + end, cue)
    assert (found.construction, found.content) == ("final-cue", "The bridge closed in May")
    assert found.source.startswith("Ann Lee")


INSERTED = "would:aux *close/VB [obl in *May/PN]"


@pytest.mark.parametrize(
    ("notation", "source"),
    [
        (
            f"[nsubj The *plan/N] , [nsubj one *aide/N] *said/V , [ccomp {INSERTED}] .",
            "one aide",
        ),
        (
            (
                f"[nsubj The *plan/N] , *said/V [obj *Lee/PN@PERSON and:cc others/NS:conj] , "
                f"[ccomp {INSERTED}] ."
            ),
            "Lee and others",
        ),
    ],
    ids=["its source before it", "its source after it"],
)
def test_a_cue_between_commas_takes_no_subject_from_outside(notation: str, source: str) -> None:
    expected = Seen("parenthetical", source, "said", "The plan … would close in May")
    assert see(notation, "said") == expected


@pytest.mark.parametrize(
    ("notation", "source"),
    [
        (
            (
                "[nsubj *Moments/NS earlier/R] , [obl in a *speech/N] , [obl *Lee/PN@PERSON] "
                "*said/V [ccomp that [nsubj *it] was:cop *safe/J] ."
            ),
            "Lee",
        ),
        (
            (
                "*Lee/PN@PERSON ( [parataxis *D/PN] ) , [acl:relcl [nsubj whose/PR:nmod:poss "
                "*firm/N] *runs=run/VZ [obj the *port/N [acl , *said/V [ccomp that [nsubj *it] "
                "was:cop *safe/J]]]] ."
            ),
            "Lee",
        ),
        (
            (
                "[nsubj *Lee/PN@PERSON , [conj *Roe/PN@PERSON] , [conj and *Doe/PN@PERSON]] "
                "*said/V [ccomp that [nsubj *it] was:cop *safe/J] ."
            ),
            "Lee, Roe, and Doe",
        ),
        (
            (
                "[nsubj [acl *Speaking=speak/VG [obl on *Sunday/PN]] , *Lee/PN@PERSON] *said/V "
                "[ccomp that [nsubj *it] was:cop *safe/J] ."
            ),
            "Lee",
        ),
    ],
    ids=[
        "no comma parts verb and subject",
        "behind an aside",
        "a list",
        "what a clause opens with",
    ],
)
def test_the_source_is_the_noun_before_the_cue(notation: str, source: str) -> None:
    assert see(notation, "said").source == source


def test_whoever_speaks_goes_on_speaking_in_the_next_statement() -> None:
    facts = facts_of(
        "[nsubj The *ministry/N] *said/V [ccomp that [nsubj the *bridge/N] *closed=close/V "
        "[conj but *denied=deny/V [ccomp that [nsubj it] was:cop *unsafe/J]]] ."
    )
    assert [one.source.text for one in facts.attributions if one.source] == ["The ministry"] * 2


def test_final_cue_speaks_of_the_statement_before_it() -> None:
    facts = facts_of(
        "[ccomp [nsubj The *council/N] *said/V [ccomp that [nsubj the *bridge/N] *closed=close/V]] "
        ", [nsubj *sources/NS] *told=tell/V [obj the *paper/N] ."
    )
    outer = [one for one in facts.attributions if one.parent_id is None]
    assert [one.cue.text for one in outer if one.cue] == ["told"]
    assert outer[0].content is not None
    assert outer[0].content.text == "The council said that the bridge closed"


BROKEN = (
    "[nsubj *Lee/PN@PERSON] *said/V [ccomp [nsubj the *bridge/N] was:cop *safe/J] , [conj but "
    "[nsubj *divers=diver/NS] *found=find/V [obj a *crack/N]] ."
)


def content_with(notation: str, weights: dict[str, float]) -> str:
    parsed = parse(notation)
    candidate = proposed(parsed, "said")
    settle_edges(parsed.tree, parsed.marks, LinearModel(weights), [candidate])
    return words(parsed.tree, content_tokens(parsed.marks, candidate))


def test_without_weights_content_ends_where_the_parse_ends_it() -> None:
    assert content_with(BROKEN, {}) == "the bridge was safe, but divers found a crack"


def test_content_goes_on_or_ends_at_a_break_as_the_weights_say() -> None:
    assert content_with(BROKEN, {"bias": 3.0}).endswith("found a crack")
    assert content_with(BROKEN, {"bias": -3.0}) == "the bridge was safe"
    only_there = {"bias": 3.0, "opener=, divers": -9.0}
    assert content_with(BROKEN, only_there) == "the bridge was safe"


def test_breaks_stand_where_a_sentence_can_leave_the_content() -> None:
    parsed = parse(BROKEN)
    candidate = proposed(parsed, "said")
    start = first_after(parsed.tree, parsed.marks, candidate)
    assert start is not None
    found = find_breaks(parsed.tree, parsed.marks, candidate, start, [candidate])
    assert "divers" in [parsed.tree.words[one.next] for one in found]


def test_quotation_that_goes_on_is_no_break() -> None:
    parsed = parse(
        "[nsubj *Lee/PN@PERSON] *said/V [ccomp [nsubj the *bridge/N] was:cop “ *safe/J , sound/J "
        "and dry/J ”] ."
    )
    candidate = proposed(parsed, "said")
    start = first_after(parsed.tree, parsed.marks, candidate)
    assert start is not None
    inside = [
        one
        for one in find_breaks(parsed.tree, parsed.marks, candidate, start, [candidate])
        if parsed.marks.quote_of[one.at] >= 0 and parsed.marks.quote_of[one.at - 1] >= 0
    ]
    assert inside == []


def test_shipped_table_trusts_the_parse_unless_something_speaks_against_it() -> None:
    shipped = load_edges()
    inside, outside = (shipped.probability(["bias", f"tree={tree}"]) for tree in ("in", "out"))
    assert inside > outside


CITING = (
    "[nsubj The *paper/N] *reported=report/V [ccomp that [nsubj the *ferry/N] *sank=sink/V] , "
    "[advcl *citing=cite/VG [obj {}]] ."
)


def test_cited_people_are_a_source_below_the_statement_that_rests_on_them() -> None:
    facts = facts_of(CITING.format("two *officials/NS"))
    cited = next(one for one in facts.attributions if one.construction == "cited-source")
    assert cited.source is not None
    assert cited.source.text == "two officials"
    parent = next(one for one in facts.attributions if one.id == cited.parent_id)
    assert parent.cue is not None
    assert parent.cue.text == "reported"
    assert parent.content is not None
    assert parent.content.text == "that the ferry sank"
    assert "two officials" in [source.description for source in facts.sources]


@pytest.mark.parametrize(
    "cited",
    [
        "*remarks=remark/NS [nmod by the *minister/N]",
        "[nmod:poss the *minister/N ’s/T:case] *remarks=remark/NS",
    ],
)
def test_cited_remarks_lead_to_who_made_them(cited: str) -> None:
    facts = facts_of(CITING.format(cited))
    one = next(one for one in facts.attributions if one.construction == "cited-source")
    assert one.source is not None
    assert "minister" in one.source.text
    assert "remarks" not in one.source.text


def test_cited_claim_is_no_source() -> None:
    facts = facts_of(CITING.format("the *frost/N"))
    assert all(one.construction != "cited-source" for one in facts.attributions)


def test_cited_document_bears_out_the_sentence_before() -> None:
    facts = facts_of(
        "[nsubj *Lee/PN@PERSON] *said/V [ccomp that [nsubj the *ferry/N] *sank=sink/V] .\n"
        "[nsubj *He] *cited=cite/V [obj intercepted/J *communications=communication/NS] ."
    )
    cited = next(one for one in facts.attributions if one.construction == "cited-source")
    assert cited.content is not None
    assert cited.content.text == "that the ferry sank"
