"""The figures on the scores: agreement, stability, publishers."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from analyzer.scores.building import Measured
from analyzer.types import Draft, Level, Paragraph, SourceClass, Span
from evaluation.polnear import GoldArticle, GoldAttribution
from evaluation.scores_agreement import MEASURES, Pair, score_agreement, to_attributions
from evaluation.scores_publishers import correlate
from evaluation.scores_stability import Shift, score_stability, without_sentence


def figures(**shares: float) -> dict[str, float]:
    return dict.fromkeys(MEASURES, 0.0) | shares


def test_agreement_is_error_bias_and_rank() -> None:
    pairs = [
        Pair("a", figures(named=80, nobody=20), figures(named=70, nobody=30)),
        Pair("b", figures(named=50, nobody=50), figures(named=56, nobody=44)),
    ]
    found = score_agreement(pairs)
    assert found["named"] == {
        "mean_absolute_error": 8, "bias": -2, "spearman": pytest.approx(1)
    }  # fmt: skip
    assert found["institutions"]["spearman"] is None
    assert found["all_shares"]["mean_absolute_error"] == 4
    assert found["worst"][0]["article"] == "a"


def test_gold_attributions_carry_the_labelled_level() -> None:
    text = "Lee said no. It was said."
    gold = (
        GoldAttribution("E1", (Span(0, 3),), (Span(4, 8),), (Span(9, 11),)),
        GoldAttribution("E2", (), (Span(16, 24),), ()),
    )
    article = GoldArticle("a", None, text, gold)  # type: ignore[arg-type]
    records = {"E1": {"level": 6, "class": "named_person", "cluster": "S1"}}
    (found,) = to_attributions(article, records)
    assert (found.level, found.source_class) == (Level.NAMED, SourceClass.NAMED_PERSON)
    assert found.source is not None
    assert found.source.text == "Lee"


def test_sentence_is_cut_from_text_parse_and_paragraphs() -> None:
    text = "One fell. Two fell.\n\nThree fell."
    words = ["One", "fell", ".", "Two", "fell", ".", "\n\n", "Three", "fell", "."]
    spaces = [True, False, True, True, False, False, False, True, False, False]
    starts = [True, False, False, True, False, False, False, True, False, False]
    doc = Doc(Vocab(), words=words, spaces=spaces, sent_starts=starts)
    assert doc.text == text
    draft = Draft(text, (Paragraph(0, 19), Paragraph(21, 32)))
    sentences = [Span(0, 9), Span(10, 19), Span(21, 32)]
    kept = []
    for number in range(3):
        cut, changed = without_sentence(doc, draft, sentences, number)
        assert cut.text == changed.text
        kept.append([changed.text[one.start : one.end] for one in changed.paragraphs])
    assert kept == [["Two fell.", "Three fell."], ["One fell.", "Three fell."],
                    ["One fell. Two fell."]]  # fmt: skip


def test_stability_tells_moves_by_ceilings_apart() -> None:
    found = score_stability(
        [("a", [Shift(1, 1), Shift(20, 2, ("weak-lead",))]), ("b", [Shift(3, 3)])]
    )
    assert found["value"] == {"median": 3, "largest": 20, "share_under_10": pytest.approx(2 / 3)}
    assert found["before_ceilings"]["largest"] == 3
    assert (found["moves_of_10"], found["moves_of_10_as_a_ceiling_comes_or_goes"]) == (1, 1)


def test_publishers_are_ranked_by_kind() -> None:
    def article(load: float) -> Measured:
        return Measured(500, {"framing_load": load})

    found = correlate({"nyt": [article(0)], "politico": [article(1)], "breitbart": [article(2)],
                       "elsewhere": [article(9)]})  # fmt: skip
    assert found["n_articles"] == 3
    assert found["framing_load"]["spearman_articles"] == pytest.approx(1)
    assert found["framing_load"]["means"] == {"nyt": 0, "politico": 1, "breitbart": 2}
