"""Reasons why a loaded word does not frame here: whose words, a name, another sense.

Each gate looks at the syntax and the neighbours of a match and answers with its own name if it
silences the match.  Gates are tried from the cheap and general to the particular; the first that
answers is kept with the term, so that a report can tell why a word was let pass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analyzer.facts.framing.terms import Match
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon_framing import FramingGate, FramingKind, TermPos

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NEGATION = frozenset({"not", "n't", "never", "no", "without", "neither", "nor", "hardly"})
#: Verbs that report a label as somebody's charge, and nouns of such charges.
_LABELLING = frozenset(
    {
        "accuse",
        "call",
        "brand",
        "label",
        "dub",
        "describe",
        "denounce",
        "deny",
        "deem",
        "consider",
        "characterize",
        "characterise",
        "portray",
        "depict",
        "condemn",
        "criticize",
        "criticise",
        "charge",
        "convict",
        "designate",
        "allege",
        "suspect",
        "regard",
        "define",
        "term",
        "paint",
        "cast",
        "refer",
        "classify",
    }
)
_CHARGES = frozenset(
    {
        "accusation",
        "allegation",
        "charge",
        "claim",
        "complaint",
        "report",
        "word",
        "term",
        "label",
        "victim",
        "survivor",
        "denial",
        "definition",
        "concern",
        "history",
        "study",
        "question",
        "risk",
        "incident",
        "act",
        "case",
        "issue",
        "conviction",
        "suspicion",
    }
)
_TOPIC_CASES = frozenset({"against", "about", "on", "over"})
_OPPOSING = frozenset(
    {
        "combat",
        "fight",
        "oppose",
        "end",
        "address",
        "condemn",
        "denounce",
        "decry",
        "tackle",
        "confront",
        "discuss",
        "reject",
        "prevent",
        "counter",
        "study",
        "define",
        "battle",
        "eliminate",
        "reduce",
        "protest",
    }
)
#: Labels of conduct, which a text may well have as its topic.
_ABSTRACT_ENDS = ("ism", "phobia", "ny", "ry", "ty", "ion", "ing", "ship", "cide", "cracy")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a match stands: what the gates may look at."""

    tree: Tree
    marks: Marks
    match: Match
    cues: frozenset[int]

    @property
    def in_headline(self) -> bool:
        return self.marks.paragraph_of[self.match.first] in self.marks.headlines


def blocked_by(tree: Tree, marks: Marks, match: Match, cues: frozenset[int]) -> str:
    """Name of the first gate that silences a match; empty if it stands.

    Args:
        cues: tokens that are heads of attribution cues.
    """
    place = Place(tree, marks, match, cues)
    for name, gate in _GENERAL:
        if gate(place):
            return name
    for wanted in match.row.gates:
        if not _PARTICULAR[wanted](place):
            return str(wanted)
    return ""


def general_block(tree: Tree, marks: Marks, first: int, last: int) -> str:
    """The gates that fit a pattern too: quotation marks around any of it."""
    if any(marks.quote_of[i] >= 0 for i in range(first, last)):
        return "quotation"
    return "markup" if marks.paragraph_of[first] < 0 else ""


def _is_quoted(place: Place) -> bool:
    quote_of = place.marks.quote_of
    return any(quote_of[i] >= 0 for i in range(place.match.first, place.match.last))


def _is_marked_off(place: Place) -> bool:
    """No paragraph (a caption, a stray line) or a hashtag, link or code."""
    tree, i = place.tree, place.match.first
    if place.marks.paragraph_of[i] < 0:
        return True
    before = tree.text[max(0, tree.starts[i] - 1) : tree.starts[i]]
    after = tree.text[tree.ends[place.match.last - 1] :][:1]
    return before in {"#", "@", "/", "_"} or after in {"@", "/", "_"}


def _is_name(place: Place) -> bool:
    """Part of a named entity, or capitalised in running text beside another capital."""
    tree, match = place.tree, place.match
    span = range(match.first, match.last)
    if any(tree.ents[i] in {"PERSON", "ORG", "LOC"} for i in span):
        return True
    if any(tree.ents[i] == "OTHER" and tree.words[i][:1].isupper() for i in span):
        return True
    if place.in_headline or not any(tree.words[i][:1].isupper() for i in span):
        return False
    start, stop = tree.sent_ranges[tree.sents[match.first]]
    if _is_in_capitals(tree, start, stop):
        return False
    if match.row.kind is FramingKind.LABEL and tree.pos[match.head] == "ADJ":
        beside = [match.last]
    else:
        beside = [match.first - 1, match.last]
    opens = all(tree.pos[i] == "PUNCT" for i in range(start, match.first))
    if opens:
        beside = [match.last]
        first_lower = match.last < stop and tree.words[match.last][:1].islower()
        if first_lower or match.last >= stop:
            return False
    is_title = [
        i
        for i in beside
        if start <= i < stop and tree.words[i][:1].isupper() and tree.pos[i] not in {"PRON", "DET"}
    ]
    if is_title:
        return True
    return not opens and tree.pos[match.head] == "PROPN" and match.last - match.first == 1


def _is_in_capitals(tree: Tree, start: int, stop: int) -> bool:
    """A line set like a headline, where a capital says nothing."""
    words = [word for word in tree.words[start:stop] if word.isalpha() and len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _is_literal(place: Place) -> bool:
    """Near a word of the field in which it means something else."""
    literal = place.match.literal
    if not literal:
        return False
    return any(
        place.tree.lemmas[i] in literal or place.tree.lowers[i] in literal for i in _near(place)
    )


def _near(place: Place) -> set[int]:
    """Head, arguments and modifiers of a match, and two neighbours on each side."""
    tree, match = place.tree, place.match
    start, stop = tree.sent_ranges[tree.sents[match.first]]
    near = set(range(max(start, match.first - 2), min(stop, match.last + 3)))
    head = match.head
    near.add(tree.heads[head])
    near.update(tree.children[head])
    for child in tree.children[head]:
        if tree.deps[child] in {"obj", "nsubj", "obl", "nmod", "nsubj:pass", "conj"}:
            near.update(tree.children[child])
    if tree.deps[head] in {"amod", "compound", "advmod", "nmod"}:
        near.update(tree.children[tree.heads[head]])
    if match.row.pos is TermPos.VERB:
        # *Blasted the mayor over the bridge*: what a quarrel is about tells nothing of the verb.
        for one in [j for j in near if tree.deps[j] in {"obl", "nmod"}]:
            if tree.case_of(one) in _MATTER:
                near.difference_update(tree.subtree(one))
    near.difference_update(range(match.first, match.last))
    return near


_MATTER = frozenset({"over", "about", "for", "on", "at", "during", "after", "before", "in"})


_SAID_BY_NEGATION = frozenset(
    {FramingKind.PRESUPPOSITION, FramingKind.FEAR, FramingKind.CLICKBAIT, FramingKind.FACTIVE}
)
"""Kinds that a negation does not undo: what is presupposed stays presupposed."""


def _is_negated(place: Place) -> bool:
    tree, match = place.tree, place.match
    if match.row.kind in _SAID_BY_NEGATION:
        return False
    if any(tree.lowers[j] in _NEGATION for j in tree.children[match.head]):
        return True
    start, _ = tree.sent_ranges[tree.sents[match.first]]
    before = range(max(start, match.first - 2), match.first)
    return any(tree.lowers[i] in _NEGATION for i in before)


def _is_reported_label(place: Place) -> bool:
    """Somebody's charge or the text's topic: *accused of racism*, *the fight against racism*."""
    tree, match = place.tree, place.match
    kind, pos = match.row.kind, match.row.pos
    if kind not in (FramingKind.LABEL, FramingKind.EDITORIAL, FramingKind.SENSATION):
        return False
    if pos not in (TermPos.NOUN, TermPos.ADJ):
        return False
    node = match.head
    for _ in range(3):
        up = tree.heads[node]
        if up == node:
            break
        if tree.lemmas[up] in _LABELLING and tree.deps[node] in {
            "xcomp", "obl", "obj", "nmod", "advcl", "ccomp", "obl:agent", "acl", "iobj", "dep",
        }:  # fmt: skip
            return True
        if pos is TermPos.NOUN and tree.deps[node] in {"nmod", "obl", "acl"}:
            if tree.lemmas[up] in _CHARGES:
                return True
            if _is_abstract(match) and tree.case_of(node) in _TOPIC_CASES:
                return True
        if _is_abstract(match) and tree.deps[node] == "obj" and tree.lemmas[up] in _OPPOSING:
            return True
        if tree.deps[node] not in {"conj", "amod", "compound", "nmod"}:
            break
        node = up
    return False


def _is_abstract(match: Match) -> bool:
    return match.row.pos is TermPos.NOUN and match.row.pattern.endswith(_ABSTRACT_ENDS)


_GENERAL: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("quotation", _is_quoted),
    ("markup", _is_marked_off),
    ("name", _is_name),
    ("literal", _is_literal),
    ("negated", _is_negated),
    ("reported", _is_reported_label),
)


# ----------------------------------------------------------------- what a row asks for


def _is_attributive(place: Place) -> bool:
    tree, head = place.tree, place.match.head
    return tree.deps[head] in {"amod", "compound", "nmod"} and tree.heads[head] > head


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
    if tree.ents[found] in {"PERSON", "ORG", "NORP", "LOC"} or tree.lowers[found] in _PEOPLE:
        return True
    if tree.pos[found] == "PROPN":
        return True
    return tree.child(head, "nsubj") is not None and _has_human_target(place)


def _has_speech(place: Place) -> bool:
    """A reporting verb: the cue of an attribution, or with a clause as complement."""
    tree, i = place.tree, place.match.first
    head = i if tree.pos[i] == "VERB" else place.match.head
    if not _has_human_subject(tree, head):
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
    return tree.ents[subject] in {"PERSON", "ORG", "NORP"} or tree.lowers[subject] in _SPEAKERS


_SPEAKERS = frozenset(
    {
        "he",
        "she",
        "they",
        "who",
        "we",
        "i",
        "president",
        "minister",
        "senator",
        "critics",
        "lawmakers",
        "democrats",
        "republicans",
        "candidate",
        "leader",
        "host",
        "chairman",
        "spokesman",
        "spokeswoman",
        "mayor",
        "governor",
    }
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


_PEOPLE = frozenset(
    {
        "him",
        "her",
        "them",
        "us",
        "me",
        "people",
        "workers",
        "voters",
        "critics",
        "women",
        "men",
        "children",
        "students",
        "residents",
        "citizens",
        "opponents",
        "journalists",
        "reporters",
        "families",
        "officials",
    }
)


def _has_no_figures(place: Place) -> bool:
    """No number in the sentence within eight words: *soared 40 percent* gives the fact."""
    tree, match = place.tree, place.match
    start, stop = tree.sent_ranges[tree.sents[match.first]]
    near = range(max(start, match.first - 8), min(stop, match.last + 8))
    return not any(tree.pos[i] == "NUM" or tree.words[i] in {"%", "$", "£", "€"} for i in near)


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

_PARTICULAR: dict[FramingGate, Callable[[Place], bool]] = {
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
