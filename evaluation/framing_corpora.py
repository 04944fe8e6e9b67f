"""Read the two corpora that framing is measured on: BABE sentences and Wikinews articles."""

from __future__ import annotations

import ast
import csv
import html
import json
from dataclasses import dataclass
from pathlib import Path

from analyzer.facts.tree import Tree
from analyzer.ingest import from_text
from analyzer.types import Draft


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence of BABE (Spinde et al. 2021).

    Attributes:
        is_biased: the experts' label; ``None`` where they did not agree.
        biased_words: lower-case words that experts marked.
    """

    draft: Draft
    is_biased: bool | None
    biased_words: frozenset[str]


_LABELS = {"Biased": True, "Non-biased": False, "No agreement": None}


def read_babe(path: Path) -> list[LabelledSentence]:
    """Sentences of ``final_labels_SG1.csv`` in file order.

    Raises:
        ValueError: the file is no BABE table.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    if not rows or not {"text", "label_bias", "biased_words"} <= rows[0].keys():
        raise ValueError(f"{path}: no columns text, label_bias, biased_words")
    return [
        LabelledSentence(
            draft=from_text(row["text"].strip()),
            is_biased=_LABELS[row["label_bias"]],
            biased_words=frozenset(
                word.lower().replace("’", "'") for word in ast.literal_eval(row["biased_words"])
            ),
        )
        for row in rows
    ]


def read_wikinews(path: Path) -> list[Draft]:
    """Articles of the Wikinews sample, headline as title, in file order."""
    drafts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = [
            (part["name"], html.unescape(part.get("value", "")))
            for part in json.loads(line)["document"]
        ]
        body = "\n\n".join(value.strip() for name, value in parts if name.startswith("body"))
        title = next((value.strip() for name, value in parts if name == "headline"), None)
        if body:
            drafts.append(from_text(body, title=title))
    return drafts


def words_at(tree: Tree, first: int, last: int) -> list[frozenset[str]]:
    """The words of a token range as BABE counts them: parted at white space only.

    Returns:
        For each word its forms to compare: whole, and the tokens of the range that lie in it.
    """
    found: list[set[str]] = []
    end_of_last = -1
    for i in range(first, last):
        if not any(letter.isalnum() for letter in tree.lowers[i]):
            continue
        if tree.starts[i] >= end_of_last:
            start = tree.text.rfind(" ", 0, tree.starts[i]) + 1
            end = tree.text.find(" ", tree.starts[i])
            end_of_last = len(tree.text) if end < 0 else end
            whole = tree.text[start:end_of_last].lower().replace("’", "'")
            found.append({whole.strip(_AROUND), whole.strip(_AROUND).removesuffix("'s")})
        found[-1].add(tree.lowers[i])
    return [frozenset(forms) for forms in found]


_AROUND = ".,;:!?()[]\"'“”‘’—–-"
