"""What one source phrase tells the reader: kind of source, body, access, relation, number."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind, PhraseKind
from analyzer.types import SpanText

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12}  # fmt: skip


_NOBODY = frozenset({"nobody", "none", "neither"})


@dataclass(slots=True)
class Description:
    """One source phrase, described by its own words.

    Attributes:
        head: token that heads the phrase (of the noun, where a partitive comes first).
        noun: lemma of the head, the whole compound if the lexicon has it.
        kind: kind of the noun, or ``None`` if the lexicon does not know it.
        base_level: the ladder level the lexicon gives the bare noun, or ``None``.
        is_common: headed by a common noun, not by a pronoun, a number or a name.
        is_modified: has an adjective, a compound or a phrase that narrows it down.
        is_definite: *the*, *this* or a possessor: points back or to something known.
        is_plural: denotes more than one.
        organisation: tied to a named body or to an institution noun.
        named_body: tied to a body by its proper name.
        place: tied to a country or region only.
        by_field: designated by a field only (*diplomatic sources*).
        relation, access, former, seniority: see ``lexicons/source_phrases.csv``.
        anonymous: called *unnamed*, *anonymous* …
        vouching: adjectives that vouch for the source.
        count: number of people, if the phrase says it.
        identified: a document with author, issuer, title or date in the phrase.
        come_by: a document told by how it was come by or how new it is (*leaked*, *latest*).
        is_nobody: *no one*, *no official*, *none*.
        has_parties: a document told by whose it is (*messages between two aides*).
    """

    head: int
    noun: str
    kind: NounKind | None
    base_level: int | None
    is_common: bool = True
    is_modified: bool = False
    is_definite: bool = False
    is_plural: bool = False
    organisation: bool = False
    named_body: bool = False
    place: bool = False
    by_field: bool = False
    relation: bool = False
    access: bool = False
    former: bool = False
    seniority: bool = False
    anonymous: bool = False
    identified: bool = False
    come_by: bool = False
    has_parties: bool = False
    is_nobody: bool = False
    count: int | None = None
    vouching: list[SpanText] = field(default_factory=list)


def noun_row(tree: Tree, lexicons: Lexicons, i: int) -> tuple[str, NounKind | None, int | None]:
    """Lemma, kind and level of the noun ``i`` with the compound before it."""
    before = [tree.lowers[j] for j in range(max(0, i - 2), i) if tree.sents[j] == tree.sents[i]]
    row = lexicons.compound_noun(before, tree.lemmas[i], tree.lowers[i])
    if row is None:
        return tree.lemmas[i], None, None
    return row.lemma, row.kind, row.level


def describe_phrase(tree: Tree, lexicons: Lexicons, head: int, tokens: list[int]) -> Description:
    """Describe the source phrase ``tokens`` headed by ``head``."""
    inner = _partitive_noun(tree, head)
    count = _count(tree, head)
    if inner is not None:
        count = count or _NUMBERS.get(tree.lowers[head])
        head = inner
    noun, kind, level = noun_row(tree, lexicons, head)
    description = Description(head, noun, kind, level, count=count)
    description.is_definite = any(
        tree.lowers[j] in {"the", "this", "that", "these", "those", "its", "his", "her", "their"}
        or tree.deps[j] == "nmod:poss"
        for j in tree.children[head]
    )
    description.is_nobody = tree.lowers[head] in _NOBODY or any(
        tree.lowers[j] == "no" and tree.deps[j] == "det" for j in tree.children[head]
    )
    description.is_common = tree.pos[head] == "NOUN"
    description.is_modified = any(
        tree.deps[j] in {"amod", "compound", "nmod", "acl", "acl:relcl", "nmod:poss"}
        for j in tree.children[head]
    )
    description.is_plural = "Number=Plur" in tree.morphs[head] or tree.lowers[head] in {
        "people", "police", "others", "some", "many", "both", "we", "they"
    }  # fmt: skip
    phrase = set(tokens) | set(_own_subtree(tree, head))
    for j in sorted(phrase):
        if j != head:
            _read_modifier(tree, lexicons, description, head, j)
    if kind is NounKind.INSTITUTION and _is_written_as_name(tree, head):
        description.named_body = True
    if kind is NounKind.PROXIMITY:
        description.relation = True
    if kind is NounKind.DOCUMENT:
        description.identified = (
            description.named_body
            or _has_date(tree, head, phrase)
            or (not description.is_plural and _has_issuer(tree, lexicons, head))
        )
        description.has_parties = _has_parties(tree, lexicons, head)
    return description


def _is_written_as_name(tree: Tree, head: int) -> bool:
    """*Citizenship and Immigration Services*: capitals, though the recogniser saw no name."""
    before = head - 1
    return (
        tree.words[head][0].isupper()
        and before >= 0
        and tree.words[before][0].isupper()
        and tree.pos[before] in {"NOUN", "PROPN"}
    )


def _has_issuer(tree: Tree, lexicons: Lexicons, head: int) -> bool:
    """*A statement from the ministry*: one body answers for it; of several, nobody knows which."""
    return any(
        j > head
        and tree.case_of(j) in {"from", "by"}
        and "Number=Plur" not in tree.morphs[j]
        and any(tree.lowers[k] == "the" for k in tree.children[j])
        and noun_row(tree, lexicons, j)[1] is NounKind.INSTITUTION
        for j in tree.children[head]
    )


#: Prepositions before those who wrote, exchanged or issued a document.
_PARTY_CASES = frozenset({"between", "among", "from", "by"})


def _has_parties(tree: Tree, lexicons: Lexicons, head: int) -> bool:
    """*Messages between two aides*, *letters from residents*: people or a body behind it."""
    for j in tree.children[head]:
        if j > head and tree.case_of(j) in _PARTY_CASES:
            _, kind, _ = noun_row(tree, lexicons, j)
            if kind in PERSON_KINDS or kind is NounKind.INSTITUTION or tree.ents[j]:
                return True
    return False


def _own_subtree(tree: Tree, head: int) -> list[int]:
    """Modifiers that identify the source even if they stand outside the phrase's main run."""
    without = {
        j for j in tree.children[head]
        if tree.deps[j] in {"conj", "cc", "parataxis", "cop", "nsubj", "advcl", "ccomp"}
    }  # fmt: skip
    found = tree.subtree(head, without=without)
    return [j for j in found if abs(j - head) < 40]


def _partitive_noun(tree: Tree, head: int) -> int | None:
    """*one of the officials* → *officials*; *a number of analysts* → *analysts*."""
    if tree.lowers[head] not in word_list("partitive"):
        return None
    for j in tree.children[head]:
        if tree.deps[j] in {"nmod", "obl"} and tree.case_of(j) == "of" and tree.pos[j] in {"NOUN"}:
            return j
    return None


def _count(tree: Tree, head: int) -> int | None:
    for j in tree.children[head]:
        if tree.deps[j] == "nummod":
            word = tree.lowers[j].replace(",", "")
            if word.isascii() and word.isdigit():
                return int(word)
            return _NUMBERS.get(word)
    if tree.lowers[head] in _NUMBERS and tree.pos[head] == "NUM":
        return _NUMBERS[tree.lowers[head]]
    if "Number=Sing" in tree.morphs[head] and any(
        tree.lowers[j] in {"a", "an", "one", "another"} for j in tree.children[head]
    ):
        return 1
    return None


def _read_modifier(
    tree: Tree, lexicons: Lexicons, description: Description, head: int, j: int
) -> None:
    lower, lemma, pos = tree.lowers[j], tree.lemmas[j], tree.pos[j]
    entity = tree.ents[j]
    if entity == "ORG" or (entity == "PERSON" and tree.deps[j] != "appos"):
        description.named_body = description.organisation = True
    elif entity == "LOC" or lexicons.is_place(lower):
        description.place = True
    if pos in {"NOUN", "PROPN"}:
        _, kind, _ = noun_row(tree, lexicons, j)
        is_field = lexicons.phrase(PhraseKind.FIELD, lower) is not None and tree.deps[j] in {
            "amod",
            "compound",
            "conj",
        }
        if kind is NounKind.INSTITUTION and not is_field:
            description.organisation = True
        if lexicons.phrase(PhraseKind.KNOWLEDGE, lemma, _case_below(tree, j)) is not None:
            direct = any(
                lexicons.phrase(PhraseKind.ACCESS_MODIFIER, tree.lowers[k]) is not None
                for k in tree.children[j]
            )
            description.access = description.access or direct
            description.relation = description.relation or not direct
    near = tree.heads[j] == head or tree.heads[tree.heads[j]] == head
    if near and pos in {"ADJ", "NOUN", "PROPN", "VERB", "ADV", "DET"}:
        if lexicons.phrase(PhraseKind.FIELD, lower) is not None and j < head:
            description.by_field = True
        if lexicons.phrase(PhraseKind.SENIORITY, lower) is not None:
            description.seniority = True
        if lexicons.phrase(PhraseKind.FORMER, lower) is not None:
            description.former = True
        if lexicons.phrase(PhraseKind.ANONYMOUS, lower) is not None:
            description.anonymous = True
        if lexicons.phrase(PhraseKind.DOCUMENT_MODIFIER, lower) is not None and j < head:
            description.come_by = True
        vouching = _vouching(tree, lexicons, j)
        if vouching is not None and j < head:
            description.vouching.append(vouching)
    if pos in {"ADJ", "VERB", "ADV"} and any(
        lexicons.phrase(PhraseKind.RELATION, word, preposition) is not None
        for word in (lemma, lower)
        for preposition in (_case_below(tree, j), _next_preposition(tree, j))
    ):
        description.relation = True
    if pos in {"VERB", "NOUN", "ADJ"} and j > head:
        particle = _case_below(tree, j)
        for key in (f"{lemma} {particle}", lemma):
            if lexicons.phrase(PhraseKind.ACCESS_VERB, key, particle) is not None:
                description.access = True
                break


def _vouching(tree: Tree, lexicons: Lexicons, j: int) -> SpanText | None:
    for first in (j - 2, j - 1, j):
        if first < 0 or tree.sents[first] != tree.sents[j]:
            continue
        words = " ".join(tree.lowers[first : j + 1]).replace(" - ", "-")
        if lexicons.phrase(PhraseKind.VOUCHING, words) is not None:
            tokens = list(range(first, j + 1))
            span = tree.span(tokens)
            return SpanText((span,), tree.text[span.start : span.end])
    return None


def _next_preposition(tree: Tree, j: int) -> str | None:
    """The preposition right after ``j``, whatever the parser hung it on."""
    if j + 1 < len(tree) and tree.pos[j + 1] in {"ADP", "PART"}:
        return tree.lowers[j + 1]
    return None


def _case_below(tree: Tree, j: int) -> str | None:
    """Preposition that follows ``j`` with its complement: *close to the Kremlin*."""
    for k in tree.children[j]:
        if k > j and tree.deps[k] in {"obl", "nmod", "obl:arg", "xcomp", "advcl"}:
            case = tree.case_of(k) or tree.mark_of(k)
            if case:
                return case
    return None


def _has_date(tree: Tree, head: int, phrase: set[int]) -> bool:
    for j in phrase:
        word = tree.words[j]
        if word.isdigit() and len(word) == 4 and 1800 <= int(word) <= 2100:
            return True
        if tree.pos[j] == "PROPN" and tree.deps[j] in {"compound", "nmod:poss", "nmod", "appos",
                                                         "flat", "obl", "obl:agent"}:  # fmt: skip
            return True
    return False
