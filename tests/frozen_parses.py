"""Parses of the case texts as plain data, so that facts and rules are tested without a model."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from tests.blank import blank_vocab
from tests.case_files import PARSES, Case


def to_record(doc: Doc) -> dict[str, Any]:
    """All annotation the facts read, one list per layer; sentences follow from the heads."""
    return {
        "words": [token.text for token in doc],
        "spaces": "".join("1" if token.whitespace_ else "0" for token in doc),
        "tags": " ".join(token.tag_ or "_" for token in doc),
        "pos": " ".join(token.pos_ or "_" for token in doc),
        "morphs": " ".join(str(token.morph) or "_" for token in doc),
        "lemmas": [token.lemma_ for token in doc],
        "heads": [token.head.i for token in doc],
        "deps": " ".join(token.dep_ or "_" for token in doc),
        "ents": " ".join(
            f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc
        ),
    }


def to_doc(record: dict[str, Any]) -> Doc:
    """The ``Doc`` a record was made of."""

    def split(name: str) -> list[str]:
        return ["" if one == "_" else one for one in record[name].split(" ")]

    return Doc(
        blank_vocab(),
        words=record["words"],
        spaces=[one == "1" for one in record["spaces"]],
        tags=split("tags"),
        pos=split("pos"),
        morphs=split("morphs"),
        lemmas=record["lemmas"],
        heads=record["heads"],
        deps=split("deps"),
        ents=record["ents"].split(" "),
        sent_starts=None if record["heads"] else [one == "1" for one in record["sent_starts"]],
    )


def path_of(rule: str) -> Path:
    return PARSES / f"{rule}.json"


@cache
def _read(rule: str) -> dict[str, Any]:
    return json.loads(path_of(rule).read_text(encoding="utf-8"))["parses"]


def frozen_doc(case: Case) -> Doc:
    """The frozen parse of a case.

    Raises:
        LookupError: the text changed since, or was never parsed.
    """
    parses = _read(case.rule) if path_of(case.rule).is_file() else {}
    if case.key not in parses:
        raise LookupError(f"{case.name} has no parse: run python -m tests.freeze_cases {case.rule}")
    return to_doc(parses[case.key])
