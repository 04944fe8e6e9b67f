"""The encoders' first layer: the same sums as spaCy's own, each distinct word once, and a table."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.ml.models.tok2vec import MultiHashEmbed
from spacy.strings import hash_string
from spacy.vectors import Vectors

from analyzer.embedding import build_word_embed, fill_table, word_keys

ATTRS, ROWS = ["NORM", "PREFIX", "SHAPE", "SPACY"], [50, 20, 20, 10]
TEXTS = ["Don't ask. Ask the dog; the Dog isn't Ann's.", "", "Ask"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    data = np.random.default_rng(0).standard_normal((4, 6)).astype("float32")
    nlp.vocab.vectors = Vectors(data=data, keys=["the", "dog", "Dog", "ask"])
    return nlp


def table(*words: str) -> dict[str, np.ndarray]:
    """A table of two groups: word number n has triple n of the first and triple 0 of the second."""
    keys = word_keys(np.array([hash_string(word) for word in words], dtype="uint64"))
    order = np.argsort(keys)
    codes = np.array([[number, 0] for number in range(len(words))], dtype="uint8")[order]
    books = np.arange(2 * 256 * 3, dtype="float32").reshape(2, 256, 3) / 1000
    return {"keys": keys[order], "codes": codes, "books": books}


def test_without_a_table_it_is_spacys_own_layer(nlp: Language) -> None:
    docs = [nlp.make_doc(text) for text in TEXTS]
    theirs = MultiHashEmbed(8, ATTRS, ROWS, include_static_vectors=True)
    theirs.initialize(docs)
    ours = build_word_embed(8, 8, ATTRS, ROWS, cluster_columns=6, table_groups=0)
    ours.initialize()
    for name in ("hashembed", "maxout", "layernorm"):
        pairs = zip(
            (node for node in ours.walk() if node.name == name),
            (node for node in theirs.walk() if node.name == name),
            strict=True,
        )
        for mine, other in pairs:
            for parameter in other.param_names:
                mine.set_param(parameter, other.get_param(parameter))
    static = next(node for node in theirs.walk() if node.name == "static_vectors")
    ours.set_param("W", static.get_param("W"))
    for mine, other in zip(ours.predict(docs), theirs.predict(docs), strict=True):
        np.testing.assert_allclose(mine, other, atol=1e-5)


def test_words_computed_once_come_out_as_those_computed_each_time(nlp: Language) -> None:
    docs = [nlp.make_doc(text) for text in TEXTS]
    model = build_word_embed(8, 4, ATTRS, ROWS, cluster_columns=6, table_groups=2)
    model.initialize()
    fill_table(model, **table("ask", "dog"))
    each, _ = model(docs, is_train=True)
    for once, every in zip(model.predict(docs), each, strict=True):
        np.testing.assert_allclose(once, every, atol=1e-5)
    assert model.predict([]) == []


def test_the_table_is_asked_for_the_lower_form(nlp: Language) -> None:
    model = build_word_embed(4, 4, ["IS_SPACE"], [2], cluster_columns=0, table_groups=2)
    model.initialize()
    doc = nlp.make_doc("DOG Dog cat bird")
    empty = model.predict([doc])[0]
    np.testing.assert_allclose(empty, empty[:1].repeat(4, axis=0))
    fill_table(model, **table("cat", "dog"))
    dog, again, cat, bird = model.predict([doc])[0]
    np.testing.assert_array_equal(dog, again)
    assert not np.allclose(dog, cat)
    assert not np.allclose(dog, bird)


def test_a_saved_layer_keeps_its_table(nlp: Language) -> None:
    doc = nlp.make_doc("Ask the dog")
    model = build_word_embed(4, 4, ATTRS, ROWS, cluster_columns=6, table_groups=2)
    model.initialize()
    fill_table(model, **table("ask", "dog"))
    other = build_word_embed(4, 4, ATTRS, ROWS, cluster_columns=6, table_groups=2)
    other.from_bytes(model.to_bytes())
    np.testing.assert_array_equal(other.predict([doc])[0], model.predict([doc])[0])


def test_the_projection_of_clusters_learns_downhill(nlp: Language) -> None:
    doc = nlp.make_doc("the dog")
    model = build_word_embed(4, 4, ATTRS, ROWS, cluster_columns=6, table_groups=0)
    model.initialize()
    result, backprop = model([doc], is_train=True)
    # The layer norm keeps the sum of squares, so some weighted sum stands in for a loss.
    weighting = np.random.default_rng(1).standard_normal(result[0].shape).astype("float32")
    backprop([weighting])
    slope = model.get_grad("W").copy()
    before = float((result[0] * weighting).sum())
    model.set_param("W", model.get_param("W") + 1e-3 * slope / np.linalg.norm(slope))
    after = float((model.predict([doc])[0] * weighting).sum())
    assert (after - before) / 1e-3 == pytest.approx(np.linalg.norm(slope), rel=0.1)


def test_attributes_and_rows_must_match() -> None:
    with pytest.raises(ValueError, match="2 attributes"):
        build_word_embed(4, 4, ["NORM", "SHAPE"], [5], cluster_columns=0, table_groups=0)
