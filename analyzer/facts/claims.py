"""Content units: what each statement of the draft rests on, and which rest on nobody.

A unit is the content of one attribution, or one contestable clause in the newsroom's own voice
that nobody in its sentence is made to answer for.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.facts.attribution.group import subject_of
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.types import Attribution, Level, Unit

_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_CLAUSE = frozenset({"root", "conj", "parataxis", "advcl", "acl:relcl"})
_MODALS = frozenset({"may", "might", "could", "would", "should", "must", "will"})
_SCHEDULED = frozenset({"be", "have"})


def find_units(tree: Tree, marks: Marks, attributions: Sequence[Attribution]) -> tuple[Unit, ...]:
    """Content units of a draft in text order.

    A newsroom clause counts as contestable if it judges, explains, predicts or concludes: a modal,
    a gradable or superlative adjective, a conclusion drawn from an abstract subject, a perfect
    that sums up.  A dated past event, a stated figure or a description of a person does not.
    """
    taken = [False] * len(tree)
    cue_at: set[int] = set()
    units: list[Unit] = []
    for attribution in attributions:
        if attribution.parent_id is not None:
            continue
        for part in (attribution.content, attribution.source, attribution.cue):
            for start, end in part.spans if part is not None else ():
                for i in tree.tokens_in(start, end):
                    taken[i] = True
        for start, end in attribution.cue.spans if attribution.cue is not None else ():
            cue_at.update(tree.tokens_in(start, end))
        if attribution.content is None:
            continue
        tokens = [i for start, end in attribution.content.spans for i in tree.tokens_in(start, end)]
        words = sum(tree.pos[i] in _CONTENT_POS for i in tokens)
        if words:
            span = tree.span(tokens)
            units.append(
                Unit(
                    span.start,
                    span.end,
                    attribution.level,
                    words,
                    _is_lead(marks, tokens[0]),
                    attribution.id,
                )
            )
    for i, dep in enumerate(tree.deps):
        if dep not in _CLAUSE or taken[i] or i in cue_at or marks.quote_of[i] >= 0:
            continue
        if tree.pos[i] not in {"VERB", "ADJ", "NOUN", "AUX"} or marks.paragraph_of[i] < 0:
            continue
        bar = {j for j in tree.children[i] if tree.deps[j] in _CLAUSE}
        tokens = [j for j in tree.subtree(i, without=bar) if not taken[j] and marks.quote_of[j] < 0]
        words = sum(tree.pos[j] in _CONTENT_POS for j in tokens)
        if words >= 3 and _is_contestable(tree, i, tokens):
            span = tree.span(tokens)
            units.append(
                Unit(span.start, span.end, Level.NO_SOURCE, words, _is_lead(marks, tokens[0]))
            )
    units.sort(key=lambda unit: (unit.start, unit.end))
    return tuple(units)


def _is_lead(marks: Marks, token: int) -> bool:
    """In the headline or in the first two paragraphs of the body."""
    paragraph = marks.paragraph_of[token]
    if paragraph in marks.headlines:
        return paragraph == 0
    first_body = 0
    while first_body in marks.headlines:
        first_body += 1
    return first_body <= paragraph < first_body + 2


def _is_contestable(tree: Tree, i: int, tokens: list[int]) -> bool:
    if any(tree.lowers[j] in _MODALS and tree.deps[j] == "aux" for j in tokens):
        return True
    if any(tree.deps[j] == "mark" and tree.lowers[j] in {"because", "since"} for j in tokens):
        return True
    if any("Degree=Sup" in tree.morphs[j] or tree.lowers[j] == "most" for j in tokens):
        return True
    subject = subject_of(tree, i)
    abstract = subject is not None and not tree.ents[subject] and tree.pos[subject] == "NOUN"
    if tree.pos[i] == "VERB" and tree.lemmas[i] in word_list("conclusion") and abstract:
        return True
    perfect = any(tree.lemmas[j] == "have" and tree.deps[j] == "aux" for j in tree.children[i])
    if perfect and abstract:
        return True
    if tree.pos[i] in {"ADJ", "NOUN"} and tree.child(i, "cop") is not None:
        # *The move is risky*: a predicate in the present that judges.
        return abstract and any(tree.pos[j] == "ADJ" for j in tokens)
    present = "Tense=Pres" in tree.morphs[i] and "VerbForm=Fin" in tree.morphs[i]
    return present and abstract and tree.lemmas[i] not in _SCHEDULED
