import json

import pytest

from analyzer.types import Span
from evaluation.matching import Item
from evaluation.polnear import GoldArticle, GoldAttribution
from evaluation.sources import b_cubed, read_ledger, score_sources, to_annotated


def item(name, start, level=None, source_class=None, source_id=None):
    return Item(
        name,
        (),
        (Span(start, start + 4),),
        (),
        level=level,
        source_class=source_class,
        source_id=source_id,
    )


def test_b_cubed_worked_example():
    # Gold {a b c} {d e}; predicted {a b} {c d e}.
    items = [("X", 1), ("X", 1), ("X", 2), ("Y", 2), ("Y", 2)]
    result = b_cubed(items)
    # Precision 1, 1, 1/3, 2/3, 2/3; recall 2/3, 2/3, 1/3, 1, 1.
    assert result["precision"] == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert result["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert result["n"] == 5


def test_b_cubed_of_one_cluster_and_of_nothing():
    assert b_cubed([("X", 1), ("X", 1)])["f1"] == 1
    assert b_cubed([])["f1"] is None


def test_levels_classes_and_unnamed():
    gold = [
        item("E1", 0, 7, "named_person", "S1"),
        item("E2", 10, 3, "unnamed_group", "S2"),
        item("E3", 20, 1, "generic_crowd", "S3"),
        item("E4", 30, 2, "unnamed_person", "S4"),
        item("E5", 40),
    ]
    predicted = [
        item("A1", 0, 6, "named_person", "S1"),
        item("A2", 10, 3, "unnamed_person", "S2"),
        item("A3", 20, 6, "named_org", "S3"),
        item("A4", 40, 2, "unnamed_group", "S4"),
        item("A5", 50, 1, "generic_crowd", "S5"),
    ]
    result = score_sources([(gold, predicted)])
    assert result["n_gold"] == 4
    assert result["n_matched"] == 3
    assert result["level"] == {
        "exact": pytest.approx(1 / 3),
        "within_one": pytest.approx(2 / 3),
        "n": 3,
    }
    assert result["class"]["accuracy"] == pytest.approx(1 / 3)
    # Matched: A2 right, E3 missed.  End to end E4 is missed as well, A4 and A5 are false alarms.
    assert (result["unnamed_matched"]["precision"], result["unnamed_matched"]["recall"]) == (1, 0.5)
    unnamed = result["unnamed_end_to_end"]
    assert (unnamed["hits"], unnamed["n_predicted"], unnamed["n_gold"]) == (1, 3, 3)
    assert result["level_confusion"] == {"gold 1, predicted 6": 1, "gold 7, predicted 6": 1}


def test_clusters_of_different_articles_stay_apart():
    one = [item("E1", 0, 7, "named_person", "S1")], [item("A1", 0, 7, "named_person", "S1")]
    two = (
        [item("E1", 0, 7, "named_person", "S1"), item("E2", 10, 7, "named_person", "S1")],
        [item("A1", 0, 7, "named_person", "S1"), item("A2", 10, 7, "named_person")],
    )
    # In the second article the two belong together; a source without ledger entry stands alone.
    ledger = score_sources([one, two])["ledger"]
    assert ledger["precision"] == 1
    assert ledger["recall"] == pytest.approx((1 + 0.5 + 0.5) / 3)


def test_annotation_is_joined_by_article_and_event(tmp_path):
    record = {"article": "a", "event": "E2", "level": 5, "class": "named_org", "cluster": "S9"}
    file = tmp_path / "dev.jsonl"
    file.write_text(json.dumps(record) + "\n")
    article = GoldArticle(
        "a",
        tmp_path,
        "x said y; it is said",
        (
            GoldAttribution("E1", (), (Span(2, 6),), ()),
            GoldAttribution("E2", (), (Span(13, 20),), ()),
        ),
    )
    first, second = to_annotated(article, read_ledger(file))
    assert first.level is None
    assert (second.level, second.source_class, second.source_id) == (5, "named_org", "S9")
