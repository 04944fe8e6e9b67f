"""Reasons why a loaded word does not frame here: whose words, a name, another sense.

Each gate looks at the syntax and the neighbours of a match and answers with its own name if it
silences the match.  Gates are tried from the cheap and general to the particular; the first that
answers is kept with the term, so that a report can tell why a word was let pass.
"""

from __future__ import annotations

from collections.abc import Callable

from analyzer.facts.claim_nouns import is_content_of_claim
from analyzer.facts.framing.place import Place
from analyzer.facts.framing.row_gates import ROW_GATES
from analyzer.facts.framing.target import is_unjudged
from analyzer.facts.framing.terms import Match
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon_framing import FramingKind, TermPos

_NEGATION = frozenset({"not", "n't", "never", "no", "without", "neither", "nor", "hardly"})
_TOPIC_CASES = frozenset({"against", "about", "on", "over"})
#: Labels of conduct, which a text may well have as its topic.
_ABSTRACT_ENDS = ("ism", "phobia", "ny", "ry", "ty", "ion", "ing", "ship", "cide", "cracy")


def blocked_by(place: Place) -> str:
    """Name of the first gate that silences a match; empty if it stands."""
    for name, gate in _GENERAL:
        if gate(place):
            return name
    for wanted in place.match.row.gates:
        if not ROW_GATES[wanted](place):
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


def _is_part_of_compound(place: Place) -> bool:
    """Half of a word with a hyphen, where it means something else: *low-lying*, *half-empty*."""
    tree, match = place.tree, place.match
    start, end = tree.starts[match.first], tree.ends[match.last - 1]
    before, after = tree.text[max(0, start - 2) : start], tree.text[end : end + 2]
    is_tail = before[-1:] in _HYPHENS and before[:1].isalpha()
    is_front = after[:1] in _HYPHENS and after[1:].isalpha()
    return (bool(before) and is_tail) or (bool(after) and is_front)


_HYPHENS = frozenset("-‑")


def _is_answer(place: Place) -> bool:
    """An adverb for a whole sentence, as in an interview: *Absolutely.*"""
    tree, match = place.tree, place.match
    return match.row.pos is TermPos.ADV and tree.heads[match.head] == match.head


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
        beside = [_before_small_words(tree, match.first - 1), match.last]
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


def _before_small_words(tree: Tree, i: int) -> int:
    """The word that *on*, *of the* and the like tie to a name: *War on Terror*."""
    for _ in range(2):
        if i > 0 and tree.pos[i] in {"ADP", "DET"} and tree.lowers[i] == tree.words[i]:
            i -= 1
    return i


def _is_in_capitals(tree: Tree, start: int, stop: int) -> bool:
    """A line set like a headline, where a capital says nothing."""
    words = [word for word in tree.words[start:stop] if word.isalpha() and len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _is_literal(place: Place) -> bool:
    """Said of what no wording can wrong, or near a word of the field where it means another."""
    literal = place.match.literal
    if is_unjudged(place.tree, place.match):
        return True
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
        if tree.lemmas[up] in place.words["labelling_verb"] and tree.deps[node] in {
            "xcomp", "obl", "obj", "nmod", "advcl", "ccomp", "obl:agent", "acl", "iobj", "dep",
        }:  # fmt: skip
            return True
        is_seen_as = "as" in {tree.case_of(node), tree.mark_of(node)}
        if is_seen_as and tree.lemmas[up] in place.words["seeing_verb"]:
            return True
        if pos is TermPos.NOUN and tree.deps[node] in {"nmod", "obl", "acl"}:
            if tree.lemmas[up] in place.words["charge_noun"]:
                return True
            if _is_abstract(match) and tree.case_of(node) in _TOPIC_CASES:
                return True
        if (
            _is_abstract(match)
            and tree.deps[node] == "obj"
            and tree.lemmas[up] in place.words["opposing_verb"]
        ):
            return True
        if tree.deps[node] not in {"conj", "amod", "compound", "nmod"}:
            break
        node = up
    return False


def _is_alleged(place: Place) -> bool:
    """Inside a claim that the sentence calls one: *allegations that he coerced her*."""
    tree, node = place.tree, place.match.head
    for _ in range(5):
        up = tree.heads[node]
        if up == node:
            return False
        if is_content_of_claim(tree, node):
            return True
        node = up
    return False


def _is_abstract(match: Match) -> bool:
    return match.row.pos is TermPos.NOUN and match.row.pattern.endswith(_ABSTRACT_ENDS)


_GENERAL: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("quotation", _is_quoted),
    ("markup", _is_marked_off),
    ("compound", _is_part_of_compound),
    ("answer", _is_answer),
    ("name", _is_name),
    ("literal", _is_literal),
    ("negated", _is_negated),
    ("reported", _is_reported_label),
    ("alleged", _is_alleged),
)
