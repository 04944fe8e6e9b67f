"""The converter loses nothing that the evaluation counts, and the counts are those of the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.treebank import write_treebanks
from training.evaluate import evaluate_gold
from training.evaluate import main as run

COUNTED = ("tokens", "upos", "xpos", "feats", "lemma", "uas", "las", "las_punct", "sentences")


def test_annotation_scored_against_itself_is_perfect(tmp_path: Path) -> None:
    write_treebanks(tmp_path)
    result = evaluate_gold(tmp_path)
    for name in ("ewt", "gum"):
        figures = result[name]
        assert isinstance(figures, dict)
        assert {key: figures[key] for key in (*COUNTED, "entities")} == dict.fromkeys(
            (*COUNTED, "entities"), 100.0
        )
        assert (figures["n_documents"], figures["n_sentences"]) == (1, 4)
        assert (figures["n_words"], figures["n_entities"]) == (22, 5)


def test_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_treebanks(tmp_path)
    run(["--treebanks", str(tmp_path), "--gold"])
    assert '"las": 100.0' in capsys.readouterr().out


def test_a_missing_treebank_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="ewt"):
        evaluate_gold(tmp_path)
