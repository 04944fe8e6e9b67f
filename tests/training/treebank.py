"""A tiny made-up treebank in the layout of the real ones, for trial runs of the training."""

from __future__ import annotations

from pathlib import Path

#: Sentences: rows of form, lemma, part of speech, tag, features, head, relation, name label. A
#: form followed by ``_`` has no space after it.
SENTENCES = (
    (
        ("Ann", "Ann", "PROPN", "NNP", "Number=Sing", 3, "nsubj", "B-PER"),
        ("Lee", "Lee", "PROPN", "NNP", "Number=Sing", 1, "flat", "I-PER"),
        ("left", "leave", "VERB", "VBD", "Tense=Past|VerbForm=Fin", 0, "root", "O"),
        ("Ohio_", "Ohio", "PROPN", "NNP", "Number=Sing", 3, "obj", "B-LOC"),
        (".", ".", "PUNCT", ".", "", 3, "punct", "O"),
    ),
    (
        ("She", "she", "PRON", "PRP", "Case=Nom", 3, "nsubj", "O"),
        ("was", "be", "AUX", "VBD", "Tense=Past|VerbForm=Fin", 3, "aux:pass", "O"),
        ("hired", "hire", "VERB", "VBN", "VerbForm=Part|Voice=Pass", 0, "root", "O"),
        ("by", "by", "ADP", "IN", "", 5, "case", "O"),
        ("Acme_", "Acme", "PROPN", "NNP", "Number=Sing", 3, "obl:agent", "B-ORG"),
        (".", ".", "PUNCT", ".", "", 3, "punct", "O"),
    ),
    (
        ("Nobody", "nobody", "PRON", "NN", "Number=Sing", 2, "nsubj", "O"),
        ("told", "tell", "VERB", "VBD", "Tense=Past|VerbForm=Fin", 0, "root", "O"),
        ("Paul_", "Paul", "PROPN", "NNP", "Number=Sing", 2, "obj", "B-PER"),
        (".", ".", "PUNCT", ".", "", 2, "punct", "O"),
    ),
    (
        ("The", "the", "DET", "DT", "Definite=Def", 2, "det", "O"),
        ("town", "town", "NOUN", "NN", "Number=Sing", 4, "nsubj", "O"),
        ("in", "in", "ADP", "IN", "", 5, "case", "O"),
        ("slept", "sleep", "VERB", "VBD", "Tense=Past|VerbForm=Fin", 0, "root", "O"),
        ("France", "France", "PROPN", "NNP", "Number=Sing", 4, "obl", "B-LOC"),
        ("then_", "then", "ADV", "RB", "", 4, "advmod", "O"),
        (".", ".", "PUNCT", ".", "", 4, "punct", "O"),
    ),
)
_GUM = {"B-PER": "person", "B-LOC": "place", "B-ORG": "organization"}


def write_treebanks(folder: Path, n_documents: int = 1) -> None:
    """Write ``ewt``, ``gum`` and ``uner``, training and development part each."""
    for part, number in (("train", n_documents), ("dev", 1)):
        names: list[str] = []
        for treebank in ("ewt", "gum"):
            lines: list[str] = []
            for document in range(number):
                lines.append(f"# newdoc id = {part}-{document}")
                for index, rows in enumerate(SENTENCES):
                    if index % 2 == 0:
                        lines.append("# newpar")
                    head = f"# sent_id = {treebank}-{part}-{document}-{index}"
                    lines.append(head)
                    lines.append("# text = " + _text(rows))
                    lines += _conllu(rows, treebank)
                    lines.append("")
                    if treebank == "ewt":
                        names.append(head)
                        names += [
                            f"{place}\t{row[0].rstrip('_')}\t{row[7]}\t-\t-"
                            for place, row in enumerate(rows, 1)
                        ]
                        names.append("")
            (folder / treebank).mkdir(exist_ok=True)
            path = folder / treebank / f"{part}.conllu"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "uner").mkdir(exist_ok=True)
        path = folder / "uner" / f"{part}.iob2"
        path.write_text("\n".join(names) + "\n", encoding="utf-8")


def _text(rows: tuple[tuple[object, ...], ...]) -> str:
    return "".join(f"{row[0]} ".replace("_ ", "") for row in rows).strip()


def _conllu(rows: tuple[tuple[object, ...], ...], treebank: str) -> list[str]:
    lines = []
    for place, (form, lemma, upos, xpos, feats, head, relation, name) in enumerate(rows, 1):
        misc = ["SpaceAfter=No"] if str(form).endswith("_") else []
        if treebank == "gum" and name in _GUM:
            is_long = place < len(rows) and str(rows[place][7]).startswith("I-")
            misc.append(f"Entity=({place}-{_GUM[str(name)]}-new-x" + ("" if is_long else ")"))
        elif treebank == "gum" and str(name).startswith("I-"):
            misc.append(f"Entity={place - 1})")
        columns = (
            place, str(form).rstrip("_"), lemma, upos, xpos, feats or "_", head, relation, "_",
            "|".join(misc) or "_",
        )  # fmt: skip
        lines.append("\t".join(map(str, columns)))
    return lines
