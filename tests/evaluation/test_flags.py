import pytest

from analyzer.types import Span
from evaluation.flags import Flagged, score_calibration, score_flags, score_groups, score_rules


def flag(rule, start, end, article="a", severity=2, confidence=1.0):
    return Flagged(article, Span(start, end), rule, severity, confidence)


GOLD = [flag("SRC-REL", 0, 20), flag("SRC-NOREASON", 0, 20), flag("FRM-LABEL", 50, 60)]


def test_degrees_of_agreement():
    predicted = [
        flag("SRC-REL", 5, 10),
        flag("FRM-SENSATION", 55, 58),
        flag("CER-SPEC", 58, 70),
        flag("FRM-LABEL", 50, 60, article="b"),
    ]
    result = score_flags(GOLD, predicted)
    assert result["any"]["precision"] == pytest.approx(3 / 4)
    assert result["any"]["recall"] == 1
    # The same category: SRC-REL finds both SRC spans, FRM-SENSATION the label.
    assert (result["same_category"]["n_right"], result["same_category"]["n_found"]) == (2, 3)
    assert (result["same_rule"]["n_right"], result["same_rule"]["n_found"]) == (1, 1)


def test_one_to_one_uses_each_flag_once():
    predicted = [flag("SRC-REL", 5, 10)]
    result = score_flags(GOLD, predicted)["any"]
    assert result["n_found"] == 2
    assert result["one_to_one"]["hits"] == 1
    assert result["one_to_one"]["recall"] == pytest.approx(1 / 3)


def test_nothing_predicted_has_no_precision():
    result = score_flags(GOLD, [])["any"]
    assert result["precision"] is None
    assert (result["recall"], result["f1"]) == (0, 0)


def test_rules_are_counted_apart():
    predicted = [flag("FRM-LABEL", 50, 52), flag("FRM-LABEL", 0, 4), flag("ATT-MIND", 90, 95)]
    rules = score_rules(GOLD, predicted)
    assert rules["FRM-LABEL"] == {
        "precision": 0.5,
        "precision_any": 1.0,
        "recall": 1.0,
        "n_predicted": 2,
        "n_gold": 1,
    }
    assert rules["ATT-MIND"]["precision"] == 0
    assert rules["ATT-MIND"]["recall"] is None
    assert rules["SRC-REL"]["recall"] == 0


def test_categories_are_counted_apart_and_together():
    predicted = [flag("SRC-REL", 5, 10), flag("ATT-MIND", 52, 55), flag("FRM-LABEL", 90, 95)]
    groups = score_groups(GOLD, predicted)
    assert groups["SRC"]["precision"] == groups["SRC"]["recall"] == 1
    # ATT-MIND stands on a span of another category.
    assert (groups["ATT"]["precision_any"], groups["ATT"]["precision"]) == (1, 0)
    assert groups["ATT"]["recall"] is None
    assert (groups["FRM"]["recall"], groups["FRM"]["recall_any"]) == (0, 1)
    assert groups["CER"]["n_predicted"] == 0
    assert groups["CER"]["precision"] is None
    together = groups["SRC+ATT+CER"]
    assert (together["precision"], together["n_predicted"], together["n_gold"]) == (0.5, 2, 2)


def test_calibration_compares_confidence_with_outcome():
    predicted = [
        flag("SRC-REL", 5, 10, confidence=0.75),
        flag("SRC-REL", 55, 58, confidence=0.75),
        flag("FRM-LABEL", 90, 95, confidence=0.5),
    ]
    result = score_calibration(GOLD, predicted)
    # Both stand on a span, one on a span about sourcing.
    assert result["SRC"]["ece_any"] == pytest.approx(0.25)
    assert result["SRC"]["ece"] == pytest.approx(0.25)
    assert result["FRM"]["ece"] == pytest.approx(0.5)
    assert result["all"]["mean_confidence"] == pytest.approx(2 / 3)
    assert result["CER"] == {"ece_any": None, "ece": None, "mean_confidence": None, "n": 0}
