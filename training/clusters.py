"""Brown clusters as static word vectors.

``spacy-lookups-data`` carries a table that gives a million English word forms one of a thousand
Brown clusters. A cluster is a path in a binary tree; words whose paths begin alike behave alike.
Each cluster becomes one row of a small vector table, so that the network sees how a word unseen in
the treebanks behaves. Many words share a row, so the table stays small.
"""

from __future__ import annotations

from pathlib import Path

import numpy
import spacy
from spacy.language import Language
from spacy.lookups import load_lookups
from spacy.strings import hash_string
from spacy.vectors import Vectors

#: Lengths, in bits, of the path prefixes that get an indicator each.
PREFIX_BITS = (4, 6, 8)
#: Width of the random part that tells clusters with a common prefix apart.
N_RANDOM = 96
#: Most frequent word forms kept: rarer ones cost space and loading time and hardly occur.
N_WORDS = 150_000
#: Word forms that keep their cluster in the shipped pipeline, to save space and loading time.
N_SHIPPED = 75_000


def cluster_vectors(n_words: int = N_WORDS, seed: int = 0) -> Vectors:
    """Build the vector table: one row per cluster, one key per word form.

    Raises ``ValueError`` if ``spacy-lookups-data`` is not installed.
    """
    lookups = load_lookups("en", ["lexeme_cluster", "lexeme_prob"])
    clusters = lookups.get_table("lexeme_cluster")
    frequencies = lookups.get_table("lexeme_prob")
    known = sorted(
        (key for key in clusters if clusters[key]),
        key=lambda key: (-frequencies.get(key, -100.0), key),
    )[:n_words]
    # The table stores paths with their bits reversed: the root of the tree is the lowest bit.
    paths = sorted({clusters[key] for key in known})
    rng = numpy.random.default_rng(seed)
    parts = [rng.standard_normal((len(paths), N_RANDOM), dtype=numpy.float32)]
    for bits in PREFIX_BITS:
        prefixes = [path & ((1 << bits) - 1) for path in paths]
        column = {prefix: index for index, prefix in enumerate(sorted(set(prefixes)))}
        indicator = numpy.zeros((len(paths), len(column)), dtype=numpy.float32)
        indicator[numpy.arange(len(paths)), [column[prefix] for prefix in prefixes]] = 2.0
        parts.append(indicator)
    data = numpy.concatenate(parts, axis=1)
    data /= numpy.linalg.norm(data, axis=1, keepdims=True)
    row = {path: index for index, path in enumerate(paths)}
    vectors = Vectors(shape=data.shape, name="en_brown_clusters")
    vectors.data = numpy.ascontiguousarray(data)
    for key in known:
        number = key if isinstance(key, int) else hash_string(key)
        vectors.key2row[number] = row[clusters[key]]
    return vectors


def keep_frequent(vectors: Vectors, n_words: int = N_SHIPPED) -> None:
    """Forget, in place, the cluster of all but the most frequent words; rows stay as they are."""
    frequencies = load_lookups("en", ["lexeme_prob"]).get_table("lexeme_prob")
    ranked = sorted(vectors.key2row, key=lambda key: (-frequencies.get(key, -100.0), key))
    for key in ranked[n_words:]:
        del vectors.key2row[key]


def save_vectors(path: Path) -> Language:
    """Write a blank English pipeline with the cluster vectors, for ``initialize.vectors``."""
    nlp = spacy.blank("en")
    nlp.vocab.vectors = cluster_vectors()
    nlp.to_disk(path)
    return nlp
