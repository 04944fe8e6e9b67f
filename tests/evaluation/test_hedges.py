"""Reading the Szeged corpus and scoring cues, on a corpus of our own of the same format."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.types import Span
from evaluation.hedges import calibration_error, pair, score
from evaluation.szeged import GoldDocument, read_documents

XML = """<?xml version="1.0"?>
<Annotation><DocumentSet><Document><DocID>one</DocID><DocumentPart>
<Sentence id="S1">It <ccue type="speculation_modal_probable_">may</ccue> rain
today.</Sentence>
<Sentence id="S2">It stops <ccue type="speculation_hypo_condition _">if</ccue> we
<ccue type="speculation_hypo_doxastic _">believe</ccue>.</Sentence>
</DocumentPart></Document></DocumentSet></Annotation>
"""


@pytest.fixture
def document(tmp_path: Path) -> GoldDocument:
    path = tmp_path / "corpus.xml"
    path.write_text(XML, encoding="utf-8")
    (document,) = read_documents(path)
    return document


def test_cues_stand_where_the_text_has_them(document: GoldDocument) -> None:
    found = [(document.text[slice(*cue.span)], cue.type) for cue in document.cues]
    assert found == [("may", "epistemic"), ("if", "condition"), ("believe", "doxastic")]


def test_sentences_are_lines(document: GoldDocument) -> None:
    lines = [document.text[slice(*span)] for span in document.sentences]
    assert lines == ["It may rain today.", "It stops if we believe."]
    assert document.text == "\n".join([*lines, ""])


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xml"
    path.write_text("<corpus/>", encoding="utf-8")
    with pytest.raises(ValueError, match="no <Document>"):
        list(read_documents(path))


def test_conditions_are_scored_apart(document: GoldDocument) -> None:
    may, condition = document.cues[0].span, document.cues[1].span
    result = score(
        [(document, [(may, "epistemic", "may", 0.9), (condition, "condition", "if", 0.8)])]
    )
    assert (result["cues"]["hits"], result["cues"]["n_gold"]) == (1, 2)
    assert (result["sentences"]["hits"], result["sentences"]["n_gold"]) == (1, 2)
    assert result["conditions"]["f1"] == 1


def test_a_cue_is_paired_once() -> None:
    gold = [Span(0, 10)]
    assert pair([Span(0, 3), Span(4, 6)], gold) == [(0, 0)]


def test_calibration_error() -> None:
    assert calibration_error([]) is None
    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0
    assert calibration_error([(1.0, False)]) == 1


def test_split_depends_on_the_id_alone(document: GoldDocument) -> None:
    assert document.id == "one"
    assert document.is_dev is True
