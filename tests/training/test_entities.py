"""Two entity annotations brought to one style."""

from __future__ import annotations

from pathlib import Path

from training.conllu import Sentence, Word
from training.entities import gum_entities, gum_mentions, read_uner, to_spans


def sentence(*rows: tuple[str, str, int, str, str]) -> Sentence:
    """Rows of form, part of speech, 1-based head (0 for the root), relation, ``Entity`` value."""
    words = [
        Word(
            form, form, upos, "NNP" if upos == "PROPN" else "X", "",
            index if head == 0 else head - 1, relation, {"Entity": entity} if entity else {},
        )
        for index, (form, upos, head, relation, entity) in enumerate(rows)
    ]  # fmt: skip
    return Sentence("s", "", words)


def test_iob_tags_become_spans() -> None:
    tags = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-ORG", "B-OTH", "B-O"]
    assert to_spans(tags) == [(0, 2, "PERSON"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "ORG")]


def test_universal_ner_is_read_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2"
    path.write_text(
        "# sent_id = a\n1\tAnn\tB-PER\t-\tx\n2\tleft\tO\n\n# sent_id = b\n1\tRain\tO\n",
        encoding="utf-8",
    )
    assert read_uner(path) == {"a": [(0, 1, "PERSON")], "b": []}


def test_brackets_may_open_and_close_on_one_word() -> None:
    item = sentence(
        ("Ohio", "PROPN", 2, "compound", "(1-organization-new-x(2-place-new-x)"),
        ("University", "PROPN", 0, "root", "1)"),
    )
    assert gum_mentions(item) == [(0, 1, "LOC"), (0, 2, "ORG")]


def test_of_nested_names_the_longest_stays() -> None:
    item = sentence(
        ("Ohio", "PROPN", 2, "compound", "(1-organization-new-x(2-place-new-x)"),
        ("University", "PROPN", 0, "root", "1)"),
    )
    assert gum_entities(item) == [(0, 2, "ORG")]


def test_determiners_and_relative_clauses_fall_away() -> None:
    item = sentence(
        ("the", "DET", 2, "det", "(1-organization-new-x"),
        ("Senate", "PROPN", 0, "root", ""),
        ("that", "PRON", 4, "nsubj", ""),
        ("met", "VERB", 2, "acl:relcl", "1)"),
    )
    assert gum_entities(item) == [(1, 2, "ORG")]


def test_linked_parts_of_a_name_stay() -> None:
    item = sentence(
        ("University", "PROPN", 0, "root", "(1-organization-new-x"),
        ("of", "ADP", 3, "case", ""),
        ("Ohio", "PROPN", 1, "nmod", "(2-place-new-x)1)"),
    )
    assert gum_entities(item) == [(0, 3, "ORG")]


def test_an_apposition_ends_a_name() -> None:
    item = sentence(
        ("Ann", "PROPN", 0, "root", "(1-person-new-x"),
        ("Lee", "PROPN", 1, "flat", ""),
        (",", "PUNCT", 5, "punct", ""),
        ("the", "DET", 5, "det", ""),
        ("Chair", "PROPN", 1, "appos", "1)"),
    )
    assert gum_entities(item) == [(0, 2, "PERSON")]


def test_titles_stay_outside_a_name() -> None:
    item = sentence(
        ("Mr.", "PROPN", 2, "compound", "(1-person-new-x"), ("Lee", "PROPN", 0, "root", "1)")
    )
    assert gum_entities(item) == [(1, 2, "PERSON")]


def test_a_mention_headed_by_a_common_noun_is_no_name() -> None:
    item = sentence(
        ("her", "PRON", 2, "nmod:poss", "(1-person-new-x"), ("father", "NOUN", 0, "root", "1)")
    )
    assert gum_entities(item) == []


def test_other_types_are_left_out() -> None:
    item = sentence(("Friday", "PROPN", 0, "root", "(1-time-new-x)"))
    assert gum_entities(item) == []
