"""Long drafts are cut without moving an offset; empty ones are refused; every span is in the "
"text."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from analyzer.errors import InputError
from analyzer.facts import build
from analyzer.ingest import from_text
from analyzer.lexicon import load_lexicons
from analyzer.report import analyze, analyze_doc, analyze_many
from analyzer.types import Facts, Span, SpanText
from tests.blank import blank_english, blank_vocab
from tests.facts import (
    test_attribution_nominals,
    test_attribution_particles,
    test_attribution_quotes,
    test_attribution_verbs,
)
from tests.facts.parses import LISTED, facts_of, parse


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Splits into tokens and nothing else."""
    return blank_english()


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t\n", "\u200b"])
def test_empty_text_is_an_input_error(text: str, nlp: Language) -> None:
    with pytest.raises(InputError):
        analyze(text, nlp=nlp)


def test_report_keeps_the_draft_and_says_what_made_it() -> None:
    parsed = parse("[nsubj *Lee/PN@PERSON] *said/V [ccomp [nsubj it] would *hold/VB] .")
    with patch.object(build, "load_model", lambda: LISTED):
        found = analyze_doc(parsed.doc, parsed.draft)
    assert found.text == parsed.draft.text
    assert [one.construction for one in found.facts.attributions] == ["bare-clause"]
    assert found.analyzer.lexicons.startswith("sha256:")
    assert found.analyzer.config.startswith("sha256:")
    assert found.failures == ()


def test_reports_come_in_the_order_of_the_drafts(nlp: Language) -> None:
    texts = ["The bridge would close, the mayor said.", "“It is tired,” she added.", "Why?"]
    found = analyze_many([from_text(text) for text in texts], nlp=nlp)
    assert [one.text for one in found] == texts


# ------------------------------------------------------------------- spans of any draft

POOL: list[str] = [
    param.values[0]
    for params in (
        test_attribution_verbs.CLAUSES,
        test_attribution_verbs.COMPLEMENTS,
        test_attribution_verbs.PASSIVES,
        test_attribution_nominals.NOUNS,
        test_attribution_nominals.ADJECTIVES,
        test_attribution_particles.PREPOSITIONS,
        test_attribution_particles.HEARSAY,
        test_attribution_quotes.PLACES,
    )
    for param in params
]  # type: ignore[misc]


def glue(parts: list[tuple[str, bool]], has_headline: bool) -> str:
    """Sentences one after another; where the flag is set, a paragraph ends after the sentence."""
    text = "".join(part + ("\n\n" if ends else "\n") for part, ends in parts)
    return f"# {text}" if has_headline else text


def spans_of(facts: Facts) -> list[tuple[Span, str]]:
    """Every range that carries a text of its own."""
    found = []
    for one in (*facts.evidence, *facts.hedges, *facts.framing, *facts.constructions):
        found.append((Span(one.start, one.end), one.text))
    for source in facts.sources:
        for praise in source.vouching:
            found += [(span, praise.text) for span in praise.spans]
    return found


def check_phrase(text: str, phrase: SpanText) -> None:
    assert phrase.spans
    assert " … ".join(text[start:end] for start, end in phrase.spans) == phrase.text
    assert all(one.end <= other.start for one, other in pairwise(phrase.spans))


def check_facts(facts: Facts) -> None:
    """What must hold of the facts of any draft."""
    text = facts.draft.text
    spans = [Span(*one) for source in facts.sources for one in source.mentions]
    spans += [Span(one.start, one.end) for one in (*facts.units, *facts.voices, *facts.quotations)]
    spans += [one.scope for one in facts.hedges]
    spans += facts.sentences
    for attribution in facts.attributions:
        for part in (attribution.source, attribution.content):
            if part is not None:
                check_phrase(text, part)
                spans += part.spans
        if attribution.cue is not None:
            check_phrase(text, SpanText(attribution.cue.spans, attribution.cue.text))
            spans += attribution.cue.spans
        cue = attribution.cue.spans if attribution.cue is not None else ()
        for part in attribution.content.spans if attribution.content is not None else ():
            assert not any(part.overlaps(one) for one in cue), "a cue inside its own content"
        assert 0 <= attribution.confidence <= 1
    for span, own in spans_of(facts):
        assert text[span.start : span.end] == own
        spans.append(span)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
    check_references(facts)
    check_voices(facts)


def check_references(facts: Facts) -> None:
    ids = [one.id for one in facts.attributions]
    owners = {one.id: one for one in facts.sources}
    assert len(set(ids)) == len(ids)
    for one in facts.attributions:
        assert one.parent_id is None or one.parent_id in ids
        assert one.source_id is None or one.id in owners[one.source_id].attributions
        assert one.sentence < len(facts.sentences)
    assert sum(one.share for one in facts.sources) <= 1.001
    for unit in facts.units:
        assert unit.attribution_id is None or unit.attribution_id in ids


def check_voices(facts: Facts) -> None:
    for one, other in pairwise(facts.voices):
        assert one.end <= other.start
    assert sum(facts.voice_words.values()) == facts.n_words
    covered = "".join(facts.draft.text[one.start : one.end] for one in facts.voices)
    assert "".join(covered.split()) == "".join(facts.draft.text.split())


PARTS = st.lists(st.tuples(st.sampled_from(POOL), st.booleans()), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(PARTS, st.booleans())
def test_every_span_lies_in_the_text(parts: list[tuple[str, bool]], has_headline: bool) -> None:
    check_facts(facts_of(glue(parts, has_headline)))


_POS = ["NOUN", "VERB", "PROPN", "ADJ", "ADP", "PRON", "PUNCT", "ADV", "AUX", "NUM", "DET"]
_DEPS = ["nsubj", "obj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl:relcl", "conj", "punct",
         "case", "mark", "parataxis", "nmod:poss", "appos",
         "aux:pass", "cop", "expl", "compound"]  # fmt: skip
_FORMS = ["said", "the", "Lee", "“", "”", ",", ".", ":", "according", "to", "for", "per", "claim",
          "that", "he", "who", "sources", "A", "Q", "reportedly", "?", "—", "'s",
          "two", "not", "\n\n"]  # fmt: skip
_ENTS = ["O", "B-PERSON", "B-ORG", "B-GPE"]

TOKENS = st.lists(
    st.tuples(
        st.sampled_from(_FORMS),
        st.sampled_from(_POS),
        st.sampled_from(_DEPS),
        st.integers(0, 4),
        st.sampled_from(_ENTS),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TOKENS, st.booleans())
def test_no_parse_is_too_wild(
    tokens: list[tuple[str, str, str, int, str]], is_mirrored: bool
) -> None:
    size = len(tokens)
    heads = [max(0, i - back) for i, (_, _, _, back, _) in enumerate(tokens)]
    if is_mirrored:
        heads = [size - 1 - head for head in reversed(heads)]
    doc = Doc(
        blank_vocab(),
        words=[form for form, *_ in tokens],
        spaces=[True] * (size - 1) + [False],
        lemmas=[form.lower() for form, *_ in tokens],
        pos=[pos if form.strip() else "SPACE" for form, pos, *_ in tokens],
        morphs=[""] * size,
        heads=heads,
        deps=["ROOT" if head == i else tokens[i][2] for i, head in enumerate(heads)],
        ents=[ent if form.strip() else "O" for form, *_, ent in tokens],
    )
    if not doc.text.strip():
        return
    draft = from_text(doc.text)
    with patch.object(build, "load_model", lambda: LISTED):
        check_facts(build.find_facts(doc, draft, load_lexicons()))
