"""What a row of the loaded lexicon may ask for before it stands (``FramingGate``)."""

from __future__ import annotations

import re
from collections.abc import Callable

from analyzer.facts.framing.place import Place
from analyzer.facts.tree import Tree
from analyzer.lexicon_framing import FramingGate

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def _is_attributive(place: Place) -> bool:
    tree, head = place.tree, place.match.head
    # *A false, dangerous claim*: what is joined to a modifier modifies.
    while tree.deps[head] == "conj" and tree.heads[head] < head:
        head = tree.heads[head]
    noun = tree.heads[head]
    return tree.deps[head] in {"amod", "compound", "nmod"} and noun > head


def _is_predicative(place: Place) -> bool:
    tree, head = place.tree, place.match.head
    return tree.deps[head] not in {"amod", "compound"}


def _is_on_sentence(place: Place) -> bool:
    """Opens the clause or is set off by commas: *Sadly, the plan failed*."""
    tree, match = place.tree, place.match
    start, stop = tree.sent_ranges[tree.sents[match.first]]
    follows = tree.words[match.last] if match.last < stop else ""
    before = tree.words[match.first - 1] if match.first > start else ""
    return follows == "," and before in {"", ",", ";", "–", "—", "-", "and", "but", "“", '"'}


def _is_in_headline(place: Place) -> bool:
    return place.in_headline


def _object(place: Place) -> int | None:
    return place.tree.child(place.match.head, "obj", "nsubj:pass")


def _has_object(place: Place) -> bool:
    return _object(place) is not None


def _has_human_object(place: Place) -> bool:
    """A person or body is hit, or a person hits out at something that can be criticised."""
    tree, head = place.tree, place.match.head
    found = _object(place)
    if found is None:
        return tree.child(head, "nsubj") is not None and _has_human_target(place)
    if (
        tree.ents[found] in {"PERSON", "ORG", "NORP", "LOC"}
        or tree.lowers[found] in place.words["person_hit"]
    ):
        return True
    if tree.pos[found] == "PROPN" or _is_of_somebody(tree, found):
        return True
    return tree.child(head, "nsubj") is not None and _has_human_target(place)


def _is_of_somebody(tree: Tree, i: int) -> bool:
    """*Lambasting Roe's plan*: what belongs to a person is hit in that person's stead."""
    owner = tree.child(i, "nmod:poss")
    return owner is not None and (
        tree.ents[owner] in {"PERSON", "ORG"} or tree.pos[owner] == "PROPN"
    )


def _has_speech(place: Place) -> bool:
    """A reporting verb: the cue of an attribution, or with a clause as complement."""
    tree, i = place.tree, place.match.first
    head = i if tree.pos[i] == "VERB" else place.match.head
    if not _has_human_subject(tree, head):
        return False
    # *Nine refugees were admitted*: people are let in, words are not.
    if tree.child(head, "nsubj:pass") is not None or tree.child(head, "aux:pass") is not None:
        return False
    if any(j in place.cues for j in range(place.match.first, place.match.last)):
        return tree.child(head, "obj") is None or _has_clause(tree, head)
    return _has_clause(tree, head)


def _is_of_person(place: Place) -> bool:
    return _has_human_subject(place.tree, place.match.head)


def _has_clause(tree: Tree, head: int) -> bool:
    for j in tree.children[head]:
        if tree.deps[j] in {"obl", "nmod"} and tree.case_of(j) in {"about", "of"}:
            return True
        if tree.deps[j] == "ccomp" and j > head:
            return True
        if tree.deps[j] == "xcomp" and tree.lemmas[head] in {"claim", "purport", "profess"}:
            return True
    return False


def _has_human_subject(tree: Tree, head: int) -> bool:
    """No subject, or one that can speak: a name, a person, a body; never *it* or a thing."""
    node = head
    for _ in range(3):
        found = tree.child(node, "nsubj", "nsubj:pass")
        if found is not None:
            return tree.lowers[found] not in _THINGS and tree.pos[found] in _NOMINAL
        if tree.deps[node] in {"conj", "xcomp"}:
            node = tree.heads[node]
        else:
            break
    return True


_THINGS = frozenset({"it", "this", "that", "which", "these", "those", "there", "what"})


def _has_human_target(place: Place) -> bool:
    tree, head = place.tree, place.match.first
    subject = tree.child(head, "nsubj")
    if subject is None:
        return tree.deps[head] in {"conj", "advcl", "xcomp", "acl", "root"}
    return (
        tree.ents[subject] in {"PERSON", "ORG", "NORP"}
        or tree.lowers[subject] in place.words["speaker"]
    )


def _is_claimed(place: Place) -> bool:
    """A noun for something said: with a speaker, a *that* clause or a speaker's possessive."""
    tree, head = place.tree, place.match.head
    for j in tree.children[head]:
        if tree.deps[j] == "nmod" and tree.case_of(j) in {"by", "from"}:
            return True
        if tree.deps[j] == "nmod:poss" and tree.lowers[j] not in {"its"}:
            return True
        if tree.deps[j] in {"acl", "ccomp"} and tree.mark_of(j) == "that":
            return True
    return False


def _has_no_figures(place: Place) -> bool:
    """No amount in the sentence within eight words: *soared 40 percent* gives the fact.

    A date or a year bears nothing out, nor does *one*.
    """
    tree, match = place.tree, place.match
    start, stop = tree.sent_ranges[tree.sents[match.first]]
    near = range(max(start, match.first - 8), min(stop, match.last + 8))
    return not any(tree.words[i] in _UNITS or _is_amount(tree, i) for i in near)


_UNITS = frozenset({"%", "$", "£", "€"})
_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august",
                     "september", "october", "november", "december"})  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_amount(tree: Tree, i: int) -> bool:
    if tree.pos[i] != "NUM" or tree.lowers[i] == "one" or _YEAR.fullmatch(tree.words[i]):
        return False
    beside = (tree.lowers[max(0, i - 1)], tree.lowers[min(len(tree.lowers) - 1, i + 1)])
    return not _MONTHS.intersection(beside)


def _has_abstract_argument(place: Place) -> bool:
    """Subject or object is an abstract noun, not a name, a person or a thing."""
    tree, head = place.tree, place.match.head
    arguments = tree.children_of(head, "obj", "nsubj", "nsubj:pass", "obl:agent")
    if tree.deps[head] in {"acl", "amod"}:
        arguments.append(tree.heads[head])
    return any(
        tree.pos[i] == "NOUN" and tree.lowers[i].endswith(_ABSTRACT_NOUNS) for i in arguments
    )


_ABSTRACT_NOUNS = ("ion", "ions", "ment", "ments", "ness", "ity", "ities", "ism", "ance", "ence",
                   "rage", "fear", "fears", "debate", "panic", "unrest", "war", "anger", "hatred",
                   "support", "speech", "lash", "versy", "violence", "crisis", "hysteria", "chaos",
                   "divide", "claims", "rumors", "rumours", "tensions", "theories", "flames",
                   "doubt", "doubts", "criticism", "comments", "remarks")  # fmt: skip

ROW_GATES: dict[FramingGate, Callable[[Place], bool]] = {
    FramingGate.ATTRIBUTIVE: _is_attributive,
    FramingGate.PREDICATIVE: _is_predicative,
    FramingGate.SENTENCE: _is_on_sentence,
    FramingGate.HEADLINE: _is_in_headline,
    FramingGate.HUMAN_OBJECT: _has_human_object,
    FramingGate.HUMAN_TARGET: _has_human_target,
    FramingGate.SPEECH: _has_speech,
    FramingGate.HUMAN_SUBJECT: _is_of_person,
    FramingGate.CLAIMED_NOUN: _is_claimed,
    FramingGate.OBJECT: _has_object,
    FramingGate.NO_FIGURES: _has_no_figures,
    FramingGate.ABSTRACT: _has_abstract_argument,
}
