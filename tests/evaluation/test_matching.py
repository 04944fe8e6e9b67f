import pytest

from analyzer.types import Span
from evaluation.matching import (
    Item,
    Scored,
    Tokens,
    expected_calibration_error,
    match,
    quoted_mask,
    score,
    to_kind,
)


def item(
    name,
    *,
    cue=None,
    source=None,
    content=(),
    **more,
):
    def spans(pair):
        return (Span(*pair),) if pair else ()

    return Item(name, spans(source), spans(cue), tuple(Span(*pair) for pair in content), **more)


def find(text, part):
    start = text.index(part)
    return start, start + len(part)


def test_each_gold_attribution_is_matched_once():
    gold = [item("E1", cue=(10, 14))]
    predicted = [item("A1", cue=(10, 14)), item("A2", cue=(12, 16))]
    assert match(gold, predicted) == [(0, 0)]


def test_largest_overlap_goes_first_whatever_the_order():
    gold = [item("E1", cue=(10, 20)), item("E2", cue=(18, 24))]
    predicted = [item("A1", cue=(16, 24)), item("A2", cue=(8, 17))]
    # A1 shares 4 characters with E1 and 6 with E2; A2 shares 7 with E1.
    assert match(gold, predicted) == [(0, 1), (1, 0)]


def test_content_decides_where_a_cue_is_missing():
    gold = [item("E1", cue=(0, 4), content=[(5, 30)])]
    assert match(gold, [item("A1", content=[(20, 40)])]) == [(0, 0)]
    # With both cues there, overlapping content does not make a match.
    assert match(gold, [item("A1", cue=(50, 54), content=[(5, 30)])]) == []


def test_a_shared_cue_beats_a_longer_stretch_of_content():
    gold = [item("E1", cue=(0, 4), content=[(5, 90)])]
    predicted = [item("A1", content=[(5, 90)]), item("A2", cue=(0, 4), content=[(5, 9)])]
    assert match(gold, predicted) == [(0, 1)]


def test_touching_spans_do_not_overlap():
    assert match([item("E1", cue=(0, 4))], [item("A1", cue=(4, 8))]) == []


def test_tokens_belong_to_spans_they_overlap():
    tokens = Tokens("The mayor’s office said no.")
    # The, mayor, s, office, said, no
    assert tokens.inside([Span(0, 9)]) == {0, 1}
    assert tokens.inside([Span(6, 7), Span(19, 27)]) == {1, 4, 5}
    assert tokens.inside([Span(9, 10)]) == set()
    assert tokens.inside([]) == set()


def test_content_f1_on_matched_and_overall():
    text = "Ann said the old bridge is safe. Bob wrote that buses run late."
    gold = [
        item("E1", cue=find(text, "said"), content=[find(text, "the old bridge is safe")]),
        item("E2", cue=find(text, "wrote"), content=[find(text, "that buses run late")]),
    ]
    predicted = [
        item("A1", cue=find(text, "said"), content=[find(text, "bridge is safe. Bob")]),
        item("A2", cue=find(text, "late"), content=[find(text, "run")]),
    ]
    result = score([Scored("x", text, gold, predicted)])
    # Pair E1-A1: 3 shared words, 4 predicted, 5 gold.
    assert result["content_matched"]["f1"] == pytest.approx(2 * 3 / (4 + 5))
    assert result["content_matched"]["n_gold"] == 5
    # E2 adds 4 missed words, A2 adds 1 wrong word.
    assert result["content_overall"]["f1"] == pytest.approx(2 * 3 / (5 + 9))
    assert result["detection"]["precision"] == result["detection"]["recall"] == 0.5


def test_source_needs_half_of_the_words_and_sourceless_needs_none():
    text = "Mayor Ann Lee of Leeds said no. It was said twice. It was written."
    said, was_said, written = find(text, "said"), find(text, "was said"), find(text, "was written")
    gold = [
        item("E1", cue=said, source=find(text, "Mayor Ann Lee of Leeds")),
        item("E2", cue=was_said),
        item("E3", cue=written),
    ]

    def scored(source):
        predicted = [
            item("A1", cue=said, source=source),
            item("A2", cue=was_said),
            item("A3", cue=written, source=find(text, "It")),
        ]
        return score([Scored("x", text, gold, predicted)])

    # "Mayor Ann" shares 2 words of 2 + 5: F1 4/7.  "Mayor" shares 1 of 1 + 5: F1 2/6.
    assert scored(find(text, "Mayor Ann"))["source"] == {"accuracy": 1.0, "n": 1}
    assert scored(find(text, "Mayor"))["source"] == {"accuracy": 0.0, "n": 1}
    assert scored(None)["source"] == {"accuracy": 0.0, "n": 1}
    assert scored(None)["sourceless"] == {"accuracy": 0.5, "n": 2}


def test_nested_predictions_cost_precision_only_in_the_figure_for_all():
    gold = [item("E1", cue=(0, 4))]
    predicted = [item("A1", cue=(0, 4)), item("A2", cue=(9, 12), is_nested=True)]
    result = score([Scored("x", "said that I say no", gold, predicted)])
    assert result["detection"]["precision"] == 0.5
    assert result["detection_outermost"]["precision"] == 1.0


def test_constructions_and_confidence():
    gold = [item("E1", cue=(0, 4)), item("E2", cue=(20, 24))]
    predicted = [
        item("A1", cue=(0, 4), construction="verb", confidence=0.95),
        item("A2", cue=(10, 14), construction="verb", confidence=0.95),
        item("A3", cue=(20, 24), construction="noun", confidence=0.55),
    ]
    result = score([Scored("x", "x" * 30, gold, predicted)])
    assert result["construction"]["verb"]["precision"] == 0.5
    assert result["construction"]["noun"]["share_of_gold"] == 0.5
    # Bin .9: mean .95, hit rate .5; bin .5: .55 and 1.  (2 * .45 + 1 * .45) / 3
    assert result["calibration"]["expected_calibration_error"] == pytest.approx(0.45)


def test_calibration_by_hand():
    outcomes = [(0.12, True), (0.18, False), (0.91, True), (1.0, True), (0.9, False)]
    # Bin .1: mean .15, rate .5 → .35 × 2.  Bin .9: mean .93667, rate .66667 → .27 × 3.
    assert expected_calibration_error(outcomes) == pytest.approx((0.7 + 0.81) / 5)
    with pytest.raises(ValueError, match="no outcomes"):
        expected_calibration_error([])


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We won,” Ann said.", "“We won,”", "direct"),
        ("Ann said they “won”.", "they “won”", "mixed"),
        ("Ann said they won.", "they won", "indirect"),
        ('"We won," Ann said.', '"We won,"', "direct"),
        # Marks left out by the annotator do not change the kind.
        ("“We won,” Ann said.", "We won", "direct"),
        ("“We won,\nAnn said they lost.", "they lost", "indirect"),
    ],
)
def test_kind_follows_the_quotation_marks(text, content, kind):
    assert to_kind([Span(*find(text, content))], text, quoted_mask(text)) == kind


def test_nothing_to_score_is_none():
    result = score([])
    assert result["detection"]["f1"] is None
    assert result["source"]["accuracy"] is None
    assert result["calibration"] == {"expected_calibration_error": None, "n": 0}
