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
    source_phrase,
    subject_of,
    trim,
    trim_around,
    verb_group,
)
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import Frame

_WH = frozenset({"whether", "if", "how", "why", "what", "who", "which", "when", "where"})


def find_verbal(tree: Tree, marks: Marks, lexicons: Lexicons, i: int) -> Candidate:
    """The candidate whose cue is the verb ``i``, with its best construction."""
    passive = is_passive(tree, i)
    group = verb_group(tree, i)
    bar = set(group)
    source_head, route = find_source(tree, i, passive)
    reports = _takes_clause(tree, lexicons, i)
    if (
        source_head is not None
        and marks.quote_of[source_head] >= 0
        and marks.quote_of[i] != marks.quote_of[source_head]
    ):
        # A cue outside quotation marks does not have its source inside them: a parse error.
        source_head, route = None, "none"
    if source_head is None and reports and not passive:
        source_head = beside(tree, marks, group)
        route = "beside" if source_head is not None else "none"
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
    if candidate.construction in {"bare-clause", "that-clause", "wh-clause"}:
        _add_coordinated(tree, candidate)
    elif candidate.construction == "quote-after" and candidate.content:
        _join_partial_quote(tree, marks, candidate)
    elif reports and not passive and not candidate.quotes:
        _recover_clause(tree, marks, candidate)
    return candidate


def _join_partial_quote(tree: Tree, marks: Marks, candidate: Candidate) -> None:
    """*said the talks were "dead" until May*: the clause around a partial quotation is content."""
    quote = marks.quotes[candidate.quotes[-1]]
    i = candidate.cue[-1]
    inner = next((j for j in range(quote.last - 1, quote.first, -1) if tree.pos[j] != "PUNCT"), i)
    closed = any(tree.words[j] in {",", ".", "?", "!"} for j in range(inner + 1, quote.last))
    _, last = tree.sent_ranges[tree.sents[candidate.head]]
    start = min(candidate.content[0], quote.first)
    if closed or start <= i or quote.last > last:
        return
    own = set(candidate.cue) | set(candidate.source)
    end = last
    while end > quote.last and tree.pos[end - 1] == "PUNCT":
        end -= 1
    candidate.content = [j for j in range(start, end) if j not in own]


def _takes_clause(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """A listed verb that takes a *that* clause: its content can be recovered without a parse."""
    entry = lexicons.cue(tree.lemmas[i], "VERB")
    return entry is not None and Frame.THAT in entry.frames


def _add_coordinated(tree: Tree, candidate: Candidate) -> None:
    """*said that A and that B*: a coordinated clause with a subject of its own is content too."""
    i = candidate.head
    for j in tree.children[i]:
        if tree.deps[j] in {"conj", "parataxis"} and j > candidate.content[-1]:
            subject = subject_of(tree, j)
            if (subject is not None and subject < j) or tree.mark_of(j) == "that":
                candidate.content = sorted({*candidate.content, *clause(tree, j, set())})


def _recover_clause(tree: Tree, marks: Marks, candidate: Candidate) -> None:
    """Content of a reporting verb whose clause the parse lost: what follows it, or precedes it.

    Only where nothing better was found: no complement, or an object that the words after the cue
    run far beyond.
    """
    i = candidate.head
    if candidate.construction not in {"bare", "object", "parenthetical", "preposition"}:
        return
    if candidate.construction == "parenthetical" and candidate.content[-1:] > candidate.cue[-1:]:
        return  # *The bridge, she said, would close*: the tree has both halves
    first, last = tree.sent_ranges[tree.sents[i]]
    while last > i and tree.pos[last - 1] == "PUNCT":
        last -= 1
    own = set(candidate.cue) | set(candidate.source)
    after = [j for j in range(candidate.cue[-1] + 1, last) if j not in own]
    has_clause = any(
        tree.pos[j] in {"VERB", "AUX"} and subject_of(tree, j) is not None for j in after
    )
    colon = _after_colon(tree, marks, candidate, last)
    if colon:
        candidate.content = colon
        candidate.construction = "colon"
        return
    if candidate.construction == "object":
        edge = candidate.content[-1] if candidate.content else last
        # *said the United States will seek*: the subject of a clause, taken for an object.
        cut_short = edge + 1 < last and tree.pos[edge + 1] in {"VERB", "AUX"} and (
            "VerbForm=Fin" in tree.morphs[edge + 1]
        )  # fmt: skip
        if cut_short and after and candidate.content[0] > i:
            candidate.content = trim(tree, [j for j in after if j >= candidate.content[0]])
            candidate.construction = "recovered-after"
        return
    if candidate.construction == "bare" and len(after) >= 4 and has_clause:
        candidate.content = trim(tree, after)
        candidate.construction = "recovered-after"
    elif candidate.construction == "bare" or (
        candidate.construction in {"parenthetical", "preposition"} and len(after) < 8
    ):
        edge = min(own)
        if edge - first >= 3 and tree.words[edge - 1] in {",", "—", "–"} and (
            marks.quote_of[edge - 1] < 0
        ):  # fmt: skip
            tail = _clause_after(tree, candidate, last)
            candidate.content = trim(tree, [*range(first, edge - 1), *tail])
            candidate.construction = "final-cue" if not tail else "parenthetical"


def _after_colon(tree: Tree, marks: Marks, candidate: Candidate, last: int) -> list[int]:
    """*The governor added: It is typical …*: unquoted words from a colon to the paragraph's end."""
    edge = max([candidate.cue[-1], *candidate.source])
    paragraph = marks.paragraph_of[candidate.head]
    if paragraph < 0:
        return []
    end = marks.paragraph_tokens[paragraph][1]
    colon = next((j for j in range(edge + 1, min(edge + 14, end)) if tree.words[j] == ":"), None)
    if colon is None or any(
        tree.pos[j] == "VERB" and j not in candidate.cue for j in range(edge + 1, colon)
    ):
        return []
    return trim(tree, [j for j in range(colon + 1, end) if j not in candidate.source])


def _clause_after(tree: Tree, candidate: Candidate, last: int) -> list[int]:
    """What follows a parenthetical *he said*, from the comma that closes it."""
    edge = max([candidate.cue[-1], *candidate.source])
    comma = next((j for j in range(edge + 1, min(edge + 12, last)) if tree.words[j] == ","), None)
    return list(range(comma + 1, last)) if comma is not None and last - comma > 3 else []


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
    clausal = clausal or _clause_of_addressee(tree, i)
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
        if j > i and tree.mark_of(j) in {"of", "for", "to", "about", "as", "that"}:
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
