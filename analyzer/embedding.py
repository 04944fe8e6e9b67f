"""The first layer of both encoders: what a word is, before its neighbours are looked at.

A word becomes the hashed embeddings of its attributes (norm, prefix, suffix, shape …), a
projection of its row in the pipeline's vector table (Brown clusters) and, where the layer has a
table of its own, its row there: a word vector and how the word occurs in lists of names. One
maxout layer mixes them. The sum is that of spaCy's ``MultiHashEmbed``; two things are new. A text
repeats its words, so at run time each distinct word is computed once. And the table belongs to
the layer and is product-quantized (Jégou, Douze and Schmid 2011): a word has one byte for every
three columns, which names one of 256 typical triples, so that many words fit in little space.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.attrs import LOWER, NORM, ORTH, SPACY, intify_attr
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, concatenate

#: Name under which the layer is registered with spaCy.
ARCHITECTURE = "whosays.WordEmbed.v1"
#: Name of the layer inside a model, by which :func:`fill_table` finds it.
LAYER = "word_embed"
#: Columns of the table that share a byte.
GROUP = 3

# Odd constants that spread 64-bit keys (Steele and Vigna 2022); any would do.
_SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD1342543DE82EF95)
# Seeds of the hashed embeddings start where those of spaCy's own layer do.
_FIRST_SEED = 8

DocModel = Model[list[Doc], Any]


def build_word_embed(
    width: int,
    hashed_width: int,
    attrs: list[str],
    rows: list[int],
    cluster_columns: int,
    table_groups: int,
) -> DocModel:
    """Build the layer.

    Args:
        width: columns of the result, and of the projected cluster.
        hashed_width: columns of each hashed embedding.
        attrs: attributes of the token that get a hashed embedding.
        rows: rows of each hashed embedding, in the order of ``attrs``.
        cluster_columns: columns of the pipeline's vector table; 0 leaves it out.
        table_groups: groups of three columns in the layer's own table; 0 for none. The table is
            empty until :func:`fill_table` fills it, or the model is read from disk.

    Raises:
        ValueError: ``attrs`` and ``rows`` differ in length.
    """
    if len(attrs) != len(rows):
        raise ValueError(f"{len(attrs)} attributes, but {len(rows)} numbers of rows")
    hashed: Model[Any, Any] = concatenate(
        *(
            HashEmbed(hashed_width, n_rows, column=index, seed=_FIRST_SEED + index, dropout=0.0)
            for index, n_rows in enumerate(rows)
        )
    )
    # One column more than the table has, for words that are not in it.
    n_table = table_groups * GROUP + 1 if table_groups else 0
    n_inputs = hashed_width * len(rows) + width * bool(cluster_columns) + n_table
    mix = Maxout(width, n_inputs, nP=3, dropout=0.0, normalize=True)
    return Model(
        LAYER,
        _forward,
        init=_initialize,
        layers=[hashed, mix],
        params={"W": None},
        dims={"nO": width, "nC": cluster_columns},
        attrs={
            "columns": [intify_attr(name) for name in attrs],
            "keys": np.zeros(0, dtype="uint64"),
            "codes": np.zeros((0, table_groups), dtype="uint8"),
            "books": np.zeros((table_groups, 256, GROUP), dtype="float32"),
        },
    )


def fill_table(model: Model[Any, Any], keys: Any, codes: Any, books: Any) -> None:
    """Give every embedding layer inside a model that has room for it its table.

    ``keys`` (:func:`word_keys` of lower-cased words, in rising order) name the rows of ``codes``
    (words × groups, uint8), which name rows of ``books`` (groups × 256 × 3, float32).
    """
    for layer in model.walk():
        if layer.name == LAYER and len(layer.attrs["books"]):
            layer.attrs.update(keys=keys, codes=codes, books=books)


def word_keys(hashes: Any) -> Any:
    """Half of spaCy's 64-bit hashes of words, enough to tell the words of a table apart."""
    return (hashes >> np.uint64(32)).astype("uint32")


def _initialize(model: DocModel, *_: Any, **__: Any) -> None:
    hashed, mix = model.layers
    hashed.initialize(model.ops.alloc2i(1, len(model.attrs["columns"]), dtype="uint64"))
    mix.initialize()
    if model.get_dim("nC"):
        shape = (model.get_dim("nO"), model.get_dim("nC"))
        bound = float(np.sqrt(6.0 / sum(shape)))  # Glorot and Bengio 2010
        weights: Any = np.random.uniform(-bound, bound, shape).astype("float32")
        model.set_param("W", weights)


def _forward(
    model: DocModel, docs: list[Doc], is_train: bool
) -> tuple[list[Any], Callable[[list[Any]], list[Doc]]]:
    hashed, mix = model.layers
    n_attrs = len(model.attrs["columns"])
    wanted = [*model.attrs["columns"], ORTH, LOWER, NORM, SPACY]
    words = np.concatenate(
        [doc.to_array(wanted).reshape(-1, n_attrs + 4) for doc in docs]
        or [np.zeros((0, n_attrs + 4), dtype="uint64")]
    )
    which = None
    if not is_train:
        # In training every token counts by itself, and dropout may treat each differently.
        first, which = _distinct(words[:, n_attrs], words[:, n_attrs + 2], words[:, n_attrs + 3])
        words = words[first]
    parts, finish_hashed = hashed(np.ascontiguousarray(words[:, :n_attrs]), is_train)
    clusters = _cluster_rows(model, docs, words[:, n_attrs])
    inputs = [parts]
    if clusters is not None:
        weights: Any = model.get_param("W")
        inputs.append(model.ops.gemm(clusters, weights, trans2=True))
    if len(model.attrs["books"]):
        inputs.append(_table_rows(model, words[:, n_attrs + 1]))
    mixed, finish_mix = mix(np.hstack(inputs), is_train)
    if which is not None:
        mixed = mixed[which]
    ends = np.cumsum([len(doc) for doc in docs])
    result = np.split(mixed, ends[:-1]) if docs else []

    def backprop(d_result: list[Any]) -> list[Doc]:
        d_inputs = finish_mix(np.concatenate(d_result))
        n_hashed = parts.shape[1]
        finish_hashed(np.ascontiguousarray(d_inputs[:, :n_hashed]))
        if clusters is not None:
            d_projected: Any = np.ascontiguousarray(
                d_inputs[:, n_hashed : n_hashed + model.get_dim("nO")]
            )
            model.inc_grad("W", model.ops.gemm(d_projected, clusters, trans1=True))
        return []

    return result, backprop


def _distinct(orth: Any, norm: Any, space: Any) -> tuple[Any, Any]:
    """First place of each distinct word, and for each token which of them it is.

    All attributes follow from the form, but for the norm of a contraction and the space after it.
    """
    key = orth * _SPREAD[0] ^ norm * _SPREAD[1]
    _, first, which = np.unique(key + space, return_index=True, return_inverse=True)
    return first, which


def _cluster_rows(model: DocModel, docs: list[Doc], orth: Any) -> Any:
    """Rows of the pipeline's vector table, nought for words without one."""
    if not model.get_dim("nC"):
        return None
    found = model.ops.alloc2f(len(orth), model.get_dim("nC"))
    if docs:
        vectors = docs[0].vocab.vectors
        rows = vectors.find(keys=orth)
        known = rows >= 0
        found[known] = vectors.data[rows[known]]
    return found


def _table_rows(model: DocModel, lower: Any) -> Any:
    """Rows of the layer's own table; a word without one has 1 in one column more."""
    keys, codes, books = (model.attrs[name] for name in ("keys", "codes", "books"))
    n_groups = len(books)
    found = model.ops.alloc2f(len(lower), n_groups * GROUP + 1)
    if len(keys):
        wanted = word_keys(lower)
        rows = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        known = keys[rows] == wanted
        triples = books[np.arange(n_groups), codes[rows[known]]]
        found[known, :-1] = triples.reshape(-1, n_groups * GROUP)
        found[~known, -1] = 1.0
    return found


registry.architectures.register(ARCHITECTURE, func=build_word_embed)
