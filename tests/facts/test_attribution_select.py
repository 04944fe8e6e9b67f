"""What is kept of the candidates: outermost first, nested below it, and cues that say nothing."""

from __future__ import annotations

import pytest

from analyzer.facts.attribution.finder import NESTED_THRESHOLD, propose, select, weigh
from analyzer.facts.attribution.model import AttributionModel, LinearModel, load_model
from analyzer.lexicon import load_lexicons
from analyzer.types import Attribution, AttributionKind, Facts
from tests.facts.parses import LISTED, facts_of, parse, to_seen


def pairs(
    notation: str, model: AttributionModel = LISTED
) -> tuple[list[str], list[tuple[str, str]]]:
    """Cues of the outermost attributions, and cues of nested ones with that of their parent."""
    parsed = parse(notation)
    candidates = propose(parsed.tree, parsed.marks, load_lexicons())
    weigh(parsed.tree, parsed.marks, load_lexicons(), model, candidates)
    outer, nested = select(
        parsed.tree, parsed.marks, load_lexicons(), model, LinearModel({}), candidates
    )
    return (
        [to_seen(parsed, one).cue for one in outer],
        [(to_seen(parsed, one).cue, to_seen(parsed, parent).cue) for one, parent in nested],
    )


def attribution(facts: Facts, cue: str) -> Attribution:
    return next(one for one in facts.attributions if one.cue is not None and cue in one.cue.text)


NESTED = (
    "[nsubj *She] *said/V [ccomp that [nsubj *he] had *told=tell/VP [obj *her/PR] [ccomp that "
    "[nsubj the "
    "*bridge/N] was:cop *safe/J]] ."
)


def test_nested_attribution_stands_below_its_parent() -> None:
    assert pairs(NESTED) == (["said"], [("had told", "said")])


def test_nested_attribution_has_its_own_source_and_names_its_parent() -> None:
    facts = facts_of(NESTED)
    outer, inner = attribution(facts, "said"), attribution(facts, "told")
    assert outer.parent_id is None
    assert inner.parent_id == outer.id
    assert inner.source is not None
    assert inner.source.text == "he"
    assert inner.content is not None
    assert inner.content.text == "that the bridge was safe"
    assert outer.content is not None
    assert "he had told her" in outer.content.text


def test_nested_attribution_must_be_sure() -> None:
    # Likely enough to be reported on its own, not to be reported inside another's words.
    doubt = AttributionModel({"lemma=say.VERB": 4.0, "lemma=tell.VERB": 1.0, "bias": 0.0}, 0.5)
    assert doubt.probability(["lemma=tell.VERB"]) < NESTED_THRESHOLD
    outer, nested = pairs(NESTED, doubt)
    assert (outer, nested) == (["said"], [])


def test_candidate_below_the_threshold_is_not_reported() -> None:
    notation = "[nsubj *Lee/PN] *said/V [ccomp [nsubj *it] was:cop *safe/J] ."
    assert pairs(notation, AttributionModel({"bias": -1.0}, 0.5)) == ([], [])
    assert pairs(notation, AttributionModel({"bias": 1.0}, 0.5)) == (["said"], [])


def test_probability_is_the_sigmoid_of_the_sum_of_the_weights() -> None:
    model = AttributionModel({"a": 1.0, "b": -3.0}, 0.5)
    assert model.probability([]) == pytest.approx(0.5)
    assert model.probability(["a", "b", "unknown"]) == pytest.approx(1 / (1 + 2.718281828**2))


def test_shipped_weights_are_readable_and_carry_their_threshold() -> None:
    model = load_model()
    assert 0 < model.threshold < 1
    assert len(model.weights) > 100
    assert "#threshold" not in model.weights


SAFE = "[nsubj the *bridge/N] was:cop *safe/J"

POLARITIES = [
    pytest.param(f"[nsubj *Lee/PN] *said/V [ccomp {SAFE}] .", "said", "positive", id="plain"),
    pytest.param(
        f"[nsubj *Lee/PN] did not *say/VB [ccomp that {SAFE}] .", "say", "negated", id="did not say"
    ),
    pytest.param(
        f"[nsubj *Lee/PN] never/R *said/V [ccomp that {SAFE}] .", "said", "negated", id="never said"
    ),
    pytest.param(
        f"[nsubj *Nobody/PR] *said/V [ccomp that {SAFE}] .", "said", "negated", id="nobody said"
    ),
    pytest.param(
        f"[nsubj no *official/N] *said/V [ccomp that {SAFE}] .",
        "said",
        "negated",
        id="no official said",
    ),
    pytest.param(
        f"[aux Did] [nsubj *Lee/PN] *say/VB [ccomp that {SAFE}] ?", "say", "question", id="question"
    ),
    pytest.param(
        f"[nsubj *Lee/PN] might *say/VB [ccomp that {SAFE}] .",
        "say",
        "hypothetical",
        id="might say",
    ),
    pytest.param(
        f"[advcl If [nsubj *Lee/PN] *says=say/VZ [ccomp that {SAFE}] ,] [nsubj *we] *pay/VZ .",
        "says",
        "hypothetical",
        id="if she says",
    ),
    pytest.param(
        "“ [ccomp [cop Is] [nsubj the *bridge/N] *safe/J] ? ” *asked=ask/V [nsubj *Lee/PN] .",
        "asked",
        "positive",
        id="a quoted question is no question about the cue",
    ),
]


@pytest.mark.parametrize(("notation", "cue", "polarity"), POLARITIES)
def test_polarity(notation: str, cue: str, polarity: str) -> None:
    found = attribution(facts_of(notation), cue)
    assert found.cue is not None
    assert found.cue.polarity == polarity


KINDS = [
    ("[nsubj *Lee/PN] *said/V [ccomp [nsubj *it] was:cop *safe/J] .", AttributionKind.INDIRECT),
    (
        "[ccomp “ [nsubj *It] was:cop *safe/J ,] ” *said/V [nsubj *Lee/PN] .",
        AttributionKind.DIRECT,
    ),
    (
        (
            "[nsubj *Lee/PN] *said/V [ccomp that [nsubj *it] was:cop “ *beyond/J [obl all/D "
            "*repair/N] "
            "”] ."
        ),
        AttributionKind.MIXED,
    ),
]


@pytest.mark.parametrize(("notation", "kind"), KINDS)
def test_kind_follows_from_the_quotation_marks(notation: str, kind: AttributionKind) -> None:
    assert attribution(facts_of(notation), "said").kind is kind


def test_agentless_report_has_neither_source_nor_entry() -> None:
    facts = facts_of(
        "[expl *It] is:aux:pass *understood=understand/VN [csubj that [nsubj the *talks=talk/NS] "
        "*failed=fail/V] .",
    )
    found = attribution(facts, "understood")
    assert (found.source, found.source_id, found.level) == (None, None, 0)
    assert facts.sources == ()


def test_cue_carries_its_lexicon_class() -> None:
    facts = facts_of(
        "[nsubj *Lee/PN] *claimed=claim/V [ccomp [nsubj *it] was:cop *safe/J] .",
    )
    found = attribution(facts, "claimed").cue
    assert found is not None
    assert (found.lemma, found.cue_class) == ("claim", "distancing")


def test_a_participle_that_opens_the_sentence_ends_at_the_main_clause() -> None:
    outer, nested = pairs(
        "*Asked=ask/VN [ccomp if:mark [nsubj the *bridge/N] was:cop *safe/J] , [conj [nsubj five "
        "*voters=voter/NS] *said/V [obj *yes/N]] ."
    )
    assert (outer, nested) == (["Asked", "said"], [])


@pytest.mark.parametrize(
    ("subject", "verb", "thing", "expected"),
    [
        ("The *blast/N", "*ripped=rip/V", "the *lid/N", []),
        ("The *union/N", "*ripped=rip/V", "the *lid/N", ["ripped"]),
        ("The *blast/N", "*ripped=rip/V", "the *mayor/N", ["ripped"]),
    ],
    ids=["thing to thing", "a body", "to a person"],
)
def test_what_a_thing_does_to_a_thing_is_no_statement(
    subject: str, verb: str, thing: str, expected: list[str]
) -> None:
    outer, _ = pairs(f"[nsubj {subject}] {verb} [obj {thing}] .")
    assert outer == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("[obl on the *council/N] [advcl to/T:mark *resign/VB]", ("call on", "directive")),
        ("[obj the *plan/N] [xcomp a *risk/N]", ("call", "characterise")),
    ],
)
def test_a_verb_and_its_preposition_have_a_row_of_their_own(
    rest: str, expected: tuple[str, str]
) -> None:
    listed = AttributionModel({"lemma=call.VERB": 4.0}, 0.5)
    cue = facts_of(f"[nsubj *Lee/PN] *called=call/V {rest} .", listed).attributions[0].cue
    assert cue is not None
    assert (cue.lemma, cue.cue_class) == expected
