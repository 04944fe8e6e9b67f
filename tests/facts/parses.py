"""Sentences annotated by hand, so that the facts are tested on ideal parses without a model.

The notation writes a dependency tree into the sentence itself::

    [nsubj The *mayor/N] *said=say/V [ccomp that [nsubj the *bridge/N] would *close/VB] .

* ``[relation … ]`` is a phrase; its relation holds between its head and the head of the phrase
  around it.  The head of a phrase is the word marked ``*``.
* Any other word is ``form=lemma/TAG:relation@ENTITY``, of which only the form is needed where the
  rest follows: the lemma is the lower-case form, function words have the part of speech and
  relation of ``_CLOSED``, and a part of speech has the relation of ``_RELATIONS``.
* ``TAG`` is a short code of part of speech and features (``_TAGS``).
* Neighbours with the same ``@ENTITY`` are one entity; ``@+ENTITY`` begins a new one.
* One line is one sentence, a blank line ends a paragraph, ``#`` opens a headline.

Relations may be of any scheme; they are written into the ``Doc`` as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from spacy.tokens import Doc

from analyzer.facts import build
from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.content import content_tokens
from analyzer.facts.attribution.finder import propose
from analyzer.facts.attribution.model import AttributionModel
from analyzer.facts.marks import Marks
from analyzer.facts.quotation import find_quotations
from analyzer.facts.tree import Tree
from analyzer.lexicon import load_lexicons
from analyzer.types import Draft, Facts, Paragraph, Source
from tests.blank import blank_vocab

_FIN = "Mood=Ind|Tense={}|VerbForm=Fin"
#: Code → Universal part of speech and features.
_TAGS = {
    "V": ("VERB", _FIN.format("Past")),
    "VZ": ("VERB", _FIN.format("Pres")),
    "VB": ("VERB", "VerbForm=Inf"),
    "VG": ("VERB", "Tense=Pres|VerbForm=Part"),
    "VP": ("VERB", "Tense=Past|VerbForm=Part"),
    "VN": ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass"),
    "N": ("NOUN", "Number=Sing"),
    "NS": ("NOUN", "Number=Plur"),
    "PN": ("PROPN", "Number=Sing"),
    "PNS": ("PROPN", "Number=Plur"),
    "J": ("ADJ", "Degree=Pos"),
    "JS": ("ADJ", "Degree=Sup"),
    "R": ("ADV", ""),
    "PR": ("PRON", ""),
    "M": ("NUM", "NumType=Card"),
    "D": ("DET", ""),
    "I": ("ADP", ""),
    "S": ("SCONJ", ""),
    "C": ("CCONJ", ""),
    "T": ("PART", ""),
    "A": ("AUX", _FIN.format("Past")),
    "AZ": ("AUX", _FIN.format("Pres")),
    "AB": ("AUX", "VerbForm=Inf"),
    "P": ("PUNCT", ""),
    "Y": ("SYM", ""),
    "UH": ("INTJ", ""),
}
#: Relation of a word that is not a head, by part of speech, where none is written.
_RELATIONS = {
    "DET": "det", "ADP": "case", "AUX": "aux", "PUNCT": "punct", "ADJ": "amod", "ADV": "advmod",
    "SCONJ": "mark", "CCONJ": "cc", "PART": "mark", "NUM": "nummod", "PROPN": "flat",
    "PRON": "nsubj", "NOUN": "compound", "INTJ": "discourse", "SYM": "dep",
}  # fmt: skip
#: Function words: tag, and lemma if it is not the form.
_CLOSED = {
    **dict.fromkeys(["the", "a", "an", "this", "these", "some", "no", "any", "every"], "D"),
    **dict.fromkeys(["he", "she", "they", "it", "i", "we", "you", "who", "which", "what"], "PR"),
    **dict.fromkeys(["of", "to", "in", "on", "at", "by", "for", "from", "with", "against", "about",
                     "as", "over", "within", "per", "into", "after", "among"], "I"),
    **dict.fromkeys(["that", "whether", "if", "because"], "S"),
    **dict.fromkeys(["and", "or", "but"], "C"),
    **dict.fromkeys(["not", "n't"], "T"),
    **dict.fromkeys(["would", "will", "could", "might", "may", "should", "can"], "AZ"),
    **dict.fromkeys(["was", "were", "had", "did"], "A"),
    **dict.fromkeys(["is", "are", "has", "have", "does", "do"], "AZ"),
    **dict.fromkeys(["be", "been"], "AB"),
    **dict.fromkeys([".", ",", ":", ";", "?", "!", "“", "”", '"', "—", "(", ")"], "P"),
    **dict.fromkeys(["one", "two", "three", "four", "five"], "M"),
}  # fmt: skip
_LEMMAS = {
    "was": "be", "were": "be", "is": "be", "are": "be", "been": "be", "had": "have", "has": "have",
    "did": "do", "does": "do", "n't": "not", "said": "say", "told": "tell", "an": "a",
    "officials": "official", "sources": "source", "analysts": "analyst", "people": "people",
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset({",", ".", ":", ";", "?", "!", "”", ")", "’s", "’", "n't", "n’t", "%"})
_NO_SPACE_AFTER = frozenset({"“", "‘", "(", "$", "£"})
_WORD = re.compile(
    r"(?P<head>\*?)(?P<form>.+?)(?:=(?P<lemma>[^/:@=]+))?(?:/(?P<tag>[A-Z]+))?"
    r"(?::(?P<dep>[a-z:]+|ROOT))?(?:@(?P<ent>\+?[A-Z]+))?$"
)


@dataclass
class _Phrase:
    dep: str
    parent: _Phrase | None
    head: int = -1
    members: list[int] = field(default_factory=list)
    inner: list[_Phrase] = field(default_factory=list)


@dataclass(frozen=True)
class Parsed:
    """A draft parsed by hand, with what the finders read."""

    doc: Doc
    draft: Draft
    tree: Tree
    marks: Marks


def to_doc(notation: str) -> Doc:
    """The ``Doc`` of annotated text; paragraphs are set apart by a white-space token."""
    return _read(notation)[0]


def parse(notation: str) -> Parsed:
    """Tree and marks of annotated text."""
    doc, ranges = _read(notation)
    paragraphs = tuple(
        Paragraph(doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text), is_headline=headline)
        for first, last, headline in ranges
    )
    draft = Draft(doc.text, paragraphs)
    tree = Tree.from_doc(doc)
    quotations, _ = find_quotations(draft.text, paragraphs)
    return Parsed(doc, draft, tree, Marks(tree, quotations, paragraphs))


def _read(notation: str) -> tuple[Doc, list[tuple[int, int, bool]]]:
    tokens: list[dict[str, Any]] = []
    ranges: list[tuple[int, int, bool]] = []
    blocks = re.split(r"\n\s*\n", notation.strip())
    for number, block in enumerate(blocks):
        first = len(tokens)
        is_headline = block.lstrip().startswith("#")
        for line in block.strip().removeprefix("#").splitlines():
            _read_sentence(line, tokens)
        ranges.append((first, len(tokens), is_headline))
        if number + 1 < len(blocks):
            tokens[-1]["space"] = False
            tokens.append(
                {"form": "\n\n", "lemma": "\n\n", "pos": "SPACE", "morph": "", "dep": "dep",
                 "head": len(tokens) - 1, "ent": "O", "space": False, "start": False}
            )  # fmt: skip
    tokens[-1]["space"] = False
    return _to_doc(tokens), ranges


def _read_sentence(line: str, tokens: list[dict[str, Any]]) -> None:
    begin = len(tokens)
    top = _Phrase("root", None)
    current = top
    for part in line.split():
        if part.startswith("[") and len(part) > 1:
            inner = _Phrase(part[1:], current)
            current.inner.append(inner)
            current = inner
            continue
        closing = len(part) - len(part.rstrip("]")) if part != "]" else 1
        word = part[: len(part) - closing]
        if word:
            _read_word(word, current, tokens, begin)
        for _ in range(closing):
            if current.parent is None:
                raise ValueError(f"a bracket too many: {line}")
            current = current.parent
    if current is not top:
        raise ValueError(f"a bracket is open: {line}")
    _attach(top, tokens, line)
    tokens[begin]["start"] = True


def _read_word(word: str, phrase: _Phrase, tokens: list[dict[str, Any]], begin: int) -> None:
    found = _WORD.fullmatch(word)
    if found is None:
        raise ValueError(f"cannot read {word!r}")
    form, lower = found["form"], found["form"].lower()
    code = found["tag"] or _CLOSED.get(lower)
    if code is None:
        raise ValueError(f"{form!r} needs a tag")
    pos, morph = _TAGS[code]
    ent = "O"
    if found["ent"]:
        label = found["ent"].lstrip("+")
        goes_on = (
            len(tokens) > begin
            and not found["ent"].startswith("+")
            and tokens[-1]["ent"].endswith(label)
        )
        ent = f"{'I' if goes_on else 'B'}-{label}"
    is_closing = form == '"' and sum(one["form"] == '"' for one in tokens[begin:]) % 2 == 1
    if tokens and (form in _NO_SPACE_BEFORE or is_closing):
        tokens[-1]["space"] = False
    index = len(tokens)
    if found["head"]:
        if phrase.head >= 0:
            raise ValueError(f"second head {form!r}")
        phrase.head = index
    phrase.members.append(index)
    dep = found["dep"] or _RELATIONS.get(pos, "dep")
    if lower == "not" and not found["dep"]:
        dep = "advmod"
    tokens.append(
        {"form": form, "lemma": found["lemma"] or _LEMMAS.get(lower, lower), "pos": pos,
         "morph": morph, "dep": dep, "head": -1, "ent": ent, "start": False,
         "space": form not in _NO_SPACE_AFTER and (form != '"' or is_closing)}
    )  # fmt: skip


def _attach(phrase: _Phrase, tokens: list[dict[str, Any]], line: str) -> None:
    if phrase.head < 0:
        if len(phrase.members) != 1:
            raise ValueError(f"no head in [{phrase.dep} of: {line}")
        phrase.head = phrase.members[0]
    outer = phrase.parent
    if outer is None:
        tokens[phrase.head]["head"] = phrase.head
        tokens[phrase.head]["dep"] = "ROOT"
    for member in phrase.members:
        if member != phrase.head:
            tokens[member]["head"] = phrase.head
    for inner in phrase.inner:
        _attach(inner, tokens, line)
        tokens[inner.head]["head"] = phrase.head
        tokens[inner.head]["dep"] = inner.dep


def _to_doc(tokens: Sequence[dict[str, Any]]) -> Doc:
    return Doc(
        blank_vocab(),
        words=[one["form"] for one in tokens],
        spaces=[one["space"] for one in tokens],
        lemmas=[one["lemma"] for one in tokens],
        pos=[one["pos"] for one in tokens],
        morphs=[one["morph"] for one in tokens],
        tags=["_SP" if one["pos"] == "SPACE" else "" for one in tokens],
        heads=[one["head"] for one in tokens],
        deps=[one["dep"] for one in tokens],
        ents=[one["ent"] for one in tokens],
    )


# ------------------------------------------------------------------------- what was found


@dataclass(frozen=True)
class Seen:
    """A candidate in words; the parts of a broken phrase are joined by `` … ``."""

    construction: str
    source: str
    cue: str
    content: str


def words(tree: Tree, tokens: Sequence[int]) -> str:
    """The text of some tokens, a gap as `` … `` and a paragraph break as a space."""
    runs = tree.spans(sorted(tokens))
    return " … ".join(" ".join(tree.text[start:end].split()) for start, end in runs)


def to_seen(parsed: Parsed, candidate: Candidate) -> Seen:
    tree = parsed.tree
    return Seen(
        candidate.construction,
        words(tree, candidate.source),
        words(tree, candidate.cue),
        words(tree, content_tokens(parsed.marks, candidate)),
    )


def proposed(parsed: Parsed, cue: str, nth: int = 0) -> Candidate:
    """The candidate whose cue is headed by the ``nth`` word ``cue``."""
    found = [
        one
        for one in propose(parsed.tree, parsed.marks, load_lexicons())
        if parsed.tree.words[one.head] == cue
    ]
    if len(found) <= nth:
        raise AssertionError(f"no candidate with the cue {cue!r} in {parsed.draft.text!r}")
    return found[nth]


def see(notation: str, cue: str, nth: int = 0) -> Seen:
    """Construction, source, cue and content of the candidate at a cue word."""
    parsed = parse(notation)
    return to_seen(parsed, proposed(parsed, cue, nth))


#: Takes every cue that the lexicon lists, whatever was measured of it.
LISTED = AttributionModel({"bias": 4.0, "class=unlisted": -9.0, "frame=according-to": 9.0}, 0.5)


def facts_of(notation: str, model: AttributionModel = LISTED) -> Facts:
    """All facts of annotated text, with the attributions that a hand-set model takes."""
    parsed = parse(notation)
    with patch.object(build, "load_model", lambda: model):
        return build.find_facts(parsed.doc, parsed.draft, load_lexicons())


def sources_of(notation: str) -> tuple[Source, ...]:
    """The ledger of annotated text."""
    return facts_of(notation).sources


def mentions(facts: Facts, source: Source) -> list[str]:
    """The words of a source's mentions in text order."""
    return [facts.draft.text[start:end] for start, end in source.mentions]
