"""Verbal cues: reporting verbs with clauses, quotations, infinitives, objects and phrases."""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.content import (
    clause,
    is_manner,
    object_phrase,
    prepositional,
    quotes_around,
)
from analyzer.facts.attribution.group import (
    SUBJECTS,
    beside,
    find_source,
    is_passive,
    subject_of,
    verb_group,
)
from analyzer.facts.attribution.inserted import find_before_aside, find_nearest, set_inserted
from analyzer.facts.attribution.phrase import outside_quotes, source_phrase, trim, trim_around
from analyzer.facts.attribution.recover import (
    add_coordinated,
    join_partial_quote,
    recover_clause,
    set_tail,
    takes_clause,
)
from analyzer.facts.attribution.relayed import find_relayed
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import CueClass, Frame

_WH = frozenset({"whether", "if", "how", "why", "what", "who", "which", "when", "where"})


def find_verbal(tree: Tree, marks: Marks, lexicons: Lexicons, i: int) -> Candidate:
    """The candidate whose cue is the verb ``i``, with its best construction."""
    passive = is_passive(tree, i)
    group = verb_group(tree, i)
    bar = set(group)
    source_head, route = find_source(tree, i, passive)
    reports = takes_clause(tree, lexicons, i)
    if route == "noun" and _is_setting(tree, lexicons, i, source_head):
        source_head, route = find_source(tree, tree.heads[tree.heads[i]], False)
        route = "governor" if source_head is not None else route
    if (
        source_head is not None
        and marks.quote_of[source_head] >= 0
        and marks.quote_of[i] != marks.quote_of[source_head]
    ):
        # A cue outside quotation marks does not have its source inside them: a parse error.
        source_head, route = None, "none"
    if source_head is None and reports and not passive and not _is_bare_form(tree, i):
        source_head = beside(tree, marks, group)
        route = "beside" if source_head is not None else "none"
    if reports and source_head is not None and not passive:
        nearest = find_nearest(tree, marks, group, source_head)
        if nearest is not None:
            source_head, route = nearest, "subject"
    if not passive:
        before = find_before_aside(tree, marks, group, source_head)
        if before is not None:
            source_head, route = before, "subject"
    relayed = find_relayed(tree, i)
    if relayed is not None:
        source_head, route = relayed[0], "subject"
        group = sorted({*group, *relayed[1]})
        bar = set(group)
    if source_head is not None and source_head in bar:
        source_head, route = None, "none"
    source: list[int] = []
    if source_head is not None:
        is_last = source_head > group[-1]
        source = source_phrase(tree, source_head, frozenset(bar), is_last=is_last)
    source = outside_quotes(tree, marks, source, source_head)
    candidate = Candidate(i, "bare", group, source_head, source, route, passive=passive)
    # Words of an own subject or agent cannot be content; a shared one lies outside anyway.
    if route in {"subject", "agent"} and source_head is not None:
        bar.update(tree.subtree(source_head, without={i}))
    if route in {"subject", "agent"}:
        bar.update(source)
    _attach_quotes(tree, marks, candidate)
    _attach_complement(tree, candidate, bar, lexicons)
    if _is_appearance(tree, lexicons, candidate):
        _raise_subject(tree, candidate)
    if candidate.construction in {"bare-clause", "that-clause", "wh-clause"}:
        add_coordinated(tree, candidate)
    elif candidate.construction == "quote-after" and candidate.content:
        join_partial_quote(tree, marks, candidate)
    elif reports and not passive and not candidate.quotes:
        recover_clause(tree, marks, candidate)
    if reports and not passive and not candidate.quotes and tree.sents[i] == tree.sents[group[0]]:
        set_tail(tree, marks, candidate)
        set_inserted(tree, marks, candidate)
    return candidate


def is_physical(tree: Tree, lexicons: Lexicons, candidate: Candidate) -> bool:
    """*The blast ripped off the lid*, but not *Lee ripped the plan*: thing does it to thing.

    Verbs that colour speech are all borrowed from what bodies do to each other.
    """
    if candidate.construction not in _WITH_OBJECT or candidate.quotes:
        return False
    entry = lexicons.cue(tree.lemmas[candidate.head], "VERB")
    if entry is None or entry.cue_class is not CueClass.COLOUR:
        return False
    subject, obj = candidate.source_head, tree.child(candidate.head, "obj")
    if subject is None or obj is None:
        return False
    return (
        all(
            tree.pos[j] == "NOUN" and not tree.ents[j] and source_noun(tree, lexicons, j) is None
            for j in (subject, obj)
        )
        and lexicons.cue(tree.lemmas[obj], "NOUN") is None
    )


_WITH_OBJECT = frozenset({"object", "object-predicate", "object-infinitive"})


def _is_setting(tree: Tree, lexicons: Lexicons, i: int, noun: int | None) -> bool:
    """*Gave a response saying*, *said at a rally denouncing*: what it hangs on cannot speak.

    Who speaks is the subject of the verb above.
    """
    if noun is None or tree.deps[i] != "acl" or not tree.lowers[i].endswith("ing"):
        return False
    return (
        tree.heads[i] == noun
        and tree.deps[noun] in {"obj", "obl", "obl:unmarked"}
        and tree.pos[tree.heads[noun]] == "VERB"
        and tree.pos[noun] == "NOUN"
        and not tree.ents[noun]
        and source_noun(tree, lexicons, noun) is None
    )


def _is_bare_form(tree: Tree, i: int) -> bool:
    """*Don't expect a miracle*; *examining the record*: a form that no source stands beside."""
    morph = tree.morphs[i]
    return "VerbForm=Inf" in morph or "VerbForm=Ger" in morph or "Mood=Imp" in morph


def _is_appearance(tree: Tree, lexicons: Lexicons, candidate: Candidate) -> bool:
    """*The talks seem to have failed*, but not *the mayor looks to win*, which is intent."""
    i = candidate.head
    entry = lexicons.cue(tree.lemmas[i], "VERB")
    if entry is None or entry.cue_class is not CueClass.APPEARANCE or candidate.route != "subject":
        return False
    raising = {"infinitive", "gerund", "that-clause", "bare-clause"}
    if Frame.THAT not in entry.frames or candidate.construction not in raising:
        return False
    return candidate.construction != "infinitive" or tree.lemmas[i] not in word_list("intent_verb")


def _raise_subject(tree: Tree, candidate: Candidate) -> None:
    """The subject of *seem* is part of what seems so, to nobody in particular."""
    subject = (
        set(tree.subtree(candidate.source_head)) if candidate.source_head is not None else set()
    )
    own = set(candidate.cue)
    if candidate.construction in {"infinitive", "gerund"}:
        candidate.content = sorted((subject | set(candidate.content)) - own)
    candidate.source_head, candidate.source, candidate.route = None, [], "none"


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


def _attach_complement(tree: Tree, candidate: Candidate, bar: set[int], lexicons: Lexicons) -> None:
    """Fill content from the dependents of the cue, most specific construction first."""
    i = candidate.head
    clausal = [j for j in tree.children_of(i, "ccomp", "csubj") if j not in bar]
    if tree.child(i, "expl") is not None:
        clausal += tree.children_of(i, "csubj:pass")
    clausal = clausal or _clause_of_addressee(tree, i) or _clause_of_channel(tree, lexicons, i)
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
        rest = [j for j in tree.subtree(governor) if j not in inside]
        candidate.content = trim_around(tree, rest, i)
        candidate.construction = "parenthetical"
        return
    if tree.deps[i] == "advcl" and tree.mark_of(i) == "as" and subject_of(tree, i) is not None:
        # *It has no licence, as police have said*: the clause it hangs on is what they said.
        inside = set(tree.subtree(i))
        if not any(tree.deps[j] in {"obj", "xcomp"} for j in tree.children[i]):
            governor = tree.heads[i]
            candidate.content = trim(tree, [j for j in tree.subtree(governor) if j not in inside])
            candidate.construction = "as-said"
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
        mark = tree.mark_of(j)
        if mark == "as" and subject_of(tree, j) is not None:
            continue  # *said on Friday, as they left the hearing*: when, not what
        if j > i and mark in {"of", "for", "to", "about", "as", "that"}:
            candidate.content = clause(tree, j, bar)
            candidate.construction = "clause-adjunct"
            return


def _clause_of_addressee(tree: Tree, i: int) -> list[int]:
    """*told reporters that the talks had failed*: parsers take the clause for the noun's own."""
    if tree.lemmas[i] not in word_list("telling_verb"):
        return []
    for addressee in tree.children_of(i, "obj", "iobj", "obl"):
        for j in tree.children_of(addressee, "acl", "acl:relcl", "ccomp"):
            first, _ = tree.edges(j)
            if addressee < j and (tree.lowers[first] == "that" or tree.mark_of(j) == "that"):
                return [j]
    return []


_CHANNEL_CASES = frozenset({"in", "on", "via", "at", "during", "through", "by", "to"})


def _clause_of_channel(tree: Tree, lexicons: Lexicons, i: int) -> list[int]:
    """*confirmed via his channel that A*, *said in a note that A*: parsed as the channel's own."""
    if not takes_clause(tree, lexicons, i):
        return []
    for channel in tree.children_of(i, "obl"):
        if channel < i or tree.case_of(channel) not in _CHANNEL_CASES:
            continue
        if lexicons.cue(tree.lemmas[channel], "NOUN") is not None:
            continue  # *pointed to fears that A*
        for j in tree.children_of(channel, "acl", "acl:relcl", "ccomp"):
            if j > channel and tree.mark_of(j) == "that" and subject_of(tree, j) is not None:
                return [j]
    return []


def _passive_content(
    tree: Tree, candidate: Candidate, bar: set[int], subject: int | None, xcomp: int | None
) -> None:
    i = candidate.head
    tokens: set[int] = set()
    if subject is not None and tree.deps[subject] in SUBJECTS:
        tokens.update(tree.subtree(subject, without=bar))
    elif tree.deps[i] == "advcl" and candidate.route == "agent":
        # *These figures, though confirmed by the ministry, …*: the subject of the clause around.
        shared = subject_of(tree, tree.heads[i])
        if shared is not None and shared < i:
            tokens.update(tree.phrase(shared))
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
