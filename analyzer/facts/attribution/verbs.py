"""Verbal cues: reporting verbs with clauses, quotations, infinitives, objects and phrases."""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.content import (
    clause,
    is_manner,
    object_phrase,
    prepositional,
    quotes_around,
    trim,
)
from analyzer.facts.attribution.group import (
    SUBJECTS,
    find_source,
    is_passive,
    source_phrase,
    subject_of,
    verb_group,
)
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree

_WH = frozenset({"whether", "if", "how", "why", "what", "who", "which", "when", "where"})


def find_verbal(tree: Tree, marks: Marks, i: int) -> Candidate:
    """The candidate whose cue is the verb ``i``, with its best construction."""
    passive = is_passive(tree, i)
    group = verb_group(tree, i)
    bar = set(group)
    source_head, route = find_source(tree, i, passive)
    if source_head is not None and source_head in bar:
        source_head, route = None, "none"
    source = source_phrase(tree, source_head, frozenset(bar)) if source_head is not None else []
    candidate = Candidate(i, "bare", group, source_head, source, route, passive=passive)
    # Words of an own subject or agent cannot be content; a shared one lies outside anyway.
    if route in {"subject", "agent"} and source_head is not None:
        bar.update(tree.subtree(source_head))
    if route in {"subject", "agent"}:
        bar.update(source)
    _attach_quotes(tree, marks, candidate)
    _attach_complement(tree, candidate, bar)
    return candidate


def _attach_quotes(tree: Tree, marks: Marks, candidate: Candidate) -> None:
    if marks.quote_of[candidate.head] >= 0 or not marks.quotes:
        return
    first, last = candidate.cue[0], candidate.cue[-1]
    if candidate.route == "subject" and candidate.source:
        first, last = min(first, candidate.source[0]), max(last, candidate.source[-1])
    before, after = quotes_around(tree, marks, first, last)
    if not after and last != candidate.cue[-1]:
        _, after = quotes_around(tree, marks, candidate.cue[0], candidate.cue[-1])
    candidate.quotes = before + after
    if before and after:
        candidate.construction = "quote-around"
    elif before:
        candidate.construction = "quote-before"
    elif after:
        candidate.construction = "quote-after"


def _attach_complement(tree: Tree, candidate: Candidate, bar: set[int]) -> None:
    """Fill content from the dependents of the cue, most specific construction first."""
    i = candidate.head
    clausal = [j for j in tree.children_of(i, "ccomp", "csubj") if j not in bar]
    quoted = candidate.construction.startswith("quote")
    if clausal:
        best = clausal[0]
        mark = tree.mark_of(best)
        candidate.content = clause(tree, best, bar)
        if not quoted:
            first = tree.lowers[candidate.content[0]] if candidate.content else ""
            if candidate.content and candidate.content[-1] < i:
                candidate.construction = "final-cue"
            elif mark == "that":
                candidate.construction = "that-clause"
            elif mark in _WH or first in _WH:
                candidate.construction = "wh-clause"
            else:
                candidate.construction = "bare-clause"
        _set_addressee(tree, candidate)
        return
    if quoted:
        return
    if _is_parenthetical(tree, i):
        governor = tree.heads[i]
        inside = set(tree.subtree(i))
        candidate.content = trim(tree, [j for j in tree.subtree(governor) if j not in inside])
        candidate.construction = "parenthetical"
        return
    subject = subject_of(tree, i)
    obj = tree.child(i, "obj")
    xcomp = tree.child(i, "xcomp")
    if candidate.passive:
        _passive_content(tree, candidate, bar, subject, xcomp)
        return
    if xcomp is not None:
        marked = tree.mark_of(xcomp) == "to"
        if obj is not None and obj < xcomp:
            candidate.content = object_phrase(tree, i, obj, bar)
            candidate.construction = "object-infinitive" if marked else "object-predicate"
        else:
            candidate.content = clause(tree, xcomp, bar)
            candidate.construction = "infinitive" if marked else "gerund"
        return
    if obj is not None:
        candidate.content = object_phrase(tree, i, obj, bar)
        candidate.construction = "relative-object" if obj < i else "object"
        return
    for j in tree.children[i]:
        if tree.deps[j] in {"obl", "obl:arg"} and j > i and j not in bar and not is_manner(tree, j):
            case = tree.case_of(j)
            if case:
                candidate.content = prepositional(tree, j, bar)
                candidate.construction = "preposition"
                candidate.preposition = case
                _extend_cue(tree, candidate, j)
                return
    for j in tree.children_of(i, "advcl"):
        if j > i and tree.mark_of(j) in {"of", "for", "to", "about", "as", "that"}:
            candidate.content = clause(tree, j, bar)
            candidate.construction = "clause-adjunct"
            return


def _passive_content(
    tree: Tree, candidate: Candidate, bar: set[int], subject: int | None, xcomp: int | None
) -> None:
    i = candidate.head
    tokens: set[int] = set()
    if subject is not None and tree.deps[subject] in SUBJECTS:
        tokens.update(tree.subtree(subject, without=bar))
    elif tree.deps[i] in {"acl"}:
        head = tree.heads[i]
        tokens.update(j for j in tree.subtree(head, without={i}) if j < i)
    for j in tree.children[i]:
        if j <= i or j in bar:
            continue
        if tree.deps[j] in {"xcomp", "obj", "ccomp"} or (
            tree.deps[j] == "obl" and not is_manner(tree, j) and tree.case_of(j) != "by"
        ):
            tokens.update(tree.subtree(j, without=bar))
        elif tree.deps[j] == "advcl" and tree.mark_of(j) in {"of", "for", "as", "to"}:
            tokens.update(tree.subtree(j, without=bar))
    candidate.content = trim(tree, sorted(tokens - bar))
    if xcomp is not None:
        candidate.construction = "passive-infinitive"
    else:
        candidate.construction = "passive-agent" if candidate.route == "agent" else "passive"


def _is_parenthetical(tree: Tree, i: int) -> bool:
    if tree.deps[i] != "parataxis" or subject_of(tree, i) is None:
        return False
    first, last = tree.edges(i)
    return last - first <= 30 and not any(
        tree.deps[j] in {"obj", "ccomp", "xcomp"} for j in tree.children[i]
    )


def _set_addressee(tree: Tree, candidate: Candidate) -> None:
    addressee = tree.child(candidate.head, "obj", "iobj")
    if addressee is not None:
        candidate.addressee = addressee


def _extend_cue(tree: Tree, candidate: Candidate, oblique: int) -> None:
    """Let the preposition that links to the content join the cue, if it is adjacent."""
    for j in tree.children[oblique]:
        if tree.deps[j] == "case" and j == candidate.cue[-1] + 1:
            candidate.cue = [*candidate.cue, j]
