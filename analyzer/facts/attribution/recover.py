"""Content that the parse of a reporting verb lost, found again by the order of words."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.facts.attribution.absolute import find_with
from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.content import clause, is_manner
from analyzer.facts.attribution.group import subject_of
from analyzer.facts.attribution.phrase import trim
from analyzer.facts.attribution.tails import find_circumstance, find_tail
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import Frame

#: Constructions that the order of words may overrule: content found before the cue, or none.
_UNSURE = frozenset({"bare", "final-cue", "bare-clause", "parenthetical"})
#: Constructions that the order of words never overrules.
_SURE = frozenset({"that-clause", "wh-clause", "infinitive", "preposition", "as-said"})


def set_tail(tree: Tree, marks: Marks, candidate: Candidate) -> None:
    """*A, one official said*: source and content of a cue that ends its sentence."""
    tail = find_tail(tree, marks, candidate.cue)
    if tail is None:
        return
    if not tail.is_inverted and candidate.construction not in _UNSURE and not (
        candidate.construction == "object"
        and tree.lemmas[candidate.head] in word_list("telling_verb")
    ):  # fmt: skip
        return
    if candidate.construction in _SURE:
        return
    right = [] if tail.is_inverted else [j for j in candidate.content if j > tail.end]
    candidate.source_head, candidate.source = tail.source_head, tail.source
    candidate.route = "subject"
    candidate.content = [*tail.content, *right]
    candidate.construction = "final-cue"


def join_partial_quote(tree: Tree, marks: Marks, candidate: Candidate) -> None:
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


def add_coordinated(tree: Tree, candidate: Candidate) -> None:
    """*said that A and that B*: a coordinated clause with a subject of its own is content too."""
    i = candidate.head
    last = candidate.content[-1] if candidate.content else i
    for j in tree.children[i]:
        if tree.deps[j] in {"conj", "parataxis"} and j > last:
            subject = subject_of(tree, j)
            if (subject is not None and subject < j) or tree.mark_of(j) == "that":
                candidate.content = sorted({*candidate.content, *clause(tree, j, set())})


def recover_clause(tree: Tree, marks: Marks, candidate: Candidate) -> None:
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
    # *A, she said on Friday, as B*: what tells when it was said is no content.
    end = find_circumstance(tree, candidate.cue[-1] + 1, last)
    if end < last and find_clause(tree, range(candidate.cue[-1] + 1, end)) is None:
        last = end
    after = [j for j in range(candidate.cue[-1] + 1, last) if j not in own]
    if find_with(tree, i) == first:
        # *With officials insisting A, B*: the main clause begins at the comma.
        comma = next((n for n, j in enumerate(after) if tree.words[j] == ","), len(after))
        after = after[:comma]
    has_clause = find_clause(tree, after) is not None
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
        candidate.content = trim(tree, _from_that(tree, after))
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


def _from_that(tree: Tree, after: list[int]) -> list[int]:
    """*Said on Tuesday that A*: content begins with *that*, not with the day."""
    that = next((n for n, j in enumerate(after) if tree.lowers[j] == "that"), 0)
    only_when = all(
        tree.pos[j] in {"ADP", "DET", "PUNCT", "NUM"} or is_manner(tree, j) for j in after[:that]
    )
    return after[that:] if only_when else after


def find_clause(tree: Tree, tokens: Iterable[int]) -> int | None:
    """The first verb among some tokens that has a subject."""
    verbs = (j for j in tokens if tree.pos[j] in {"VERB", "AUX"})
    return next((j for j in verbs if subject_of(tree, j) is not None), None)


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


def takes_clause(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """A listed verb that takes a *that* clause: its content can be recovered without a parse."""
    entry = lexicons.cue(tree.lemmas[i], "VERB")
    return entry is not None and Frame.THAT in entry.frames
