"""Content units: what each statement of the draft rests on, and which rest on nobody.

A unit is the content of one attribution, or one contestable clause in the newsroom's own voice
that nobody in its sentence is made to answer for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analyzer.facts.contestable import is_asserted, is_contestable
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.types import Attribution, Level, Source, SourceClass, Span, Unit

MIN_WORDS = 3
"""Content words from which on a newsroom clause asserts anything."""
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_CLAUSE = frozenset({"root", "conj", "parataxis", "advcl", "acl:relcl"})
_PERSONAL = frozenset({"he", "she", "they", "it", "his", "her", "their", "its"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading that was not sure enough to be reported as an attribution.

    Attributes:
        tokens: indices of the words it would attribute.
        probability: how likely it is one all the same.
    """

    tokens: frozenset[int]
    probability: float


def find_units(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    attributions: Sequence[Attribution],
    doubts: Sequence[Doubt] = (),
    reactions: Sequence[Span] = (),
    unresolved: frozenset[str] = frozenset(),
) -> tuple[Unit, ...]:
    """Content units of a draft in text order.

    What makes a newsroom clause contestable is told in ``analyzer/facts/contestable.py``.

    Args:
        doubts: readings by which somebody answers for a clause after all; it counts for so much
            less.
        reactions: where a reaction is told and nobody is said to have it (*the incident has raised
            questions*): what sets it off is no source.
        unresolved: sources of whom nothing was found but a pronoun; what they say is no unit.
    """
    outermost = [one for one in attributions if one.parent_id is None]
    # What cannot speak (*the move suggests that*) answers for nothing: the newsroom concludes.
    held = [
        replace(one, level=Level.NO_SOURCE) if _is_set_off(one, reactions) else one
        for one in outermost
        if one.source is None or one.level > Level.NO_SOURCE
    ]
    taken = _tokens_of(tree, held)
    units = [
        *_attributed(tree, marks, held, unresolved),
        *_unowned(tree, marks, lexicons, taken, doubts),
    ]
    return tuple(sorted(units, key=lambda unit: (unit.start, unit.end)))


def _tokens_of(tree: Tree, attributions: Iterable[Attribution]) -> frozenset[int]:
    """Everything that belongs to an attribution: source, cue and content."""
    return frozenset(
        i
        for one in attributions
        for part in (one.content, one.source, one.cue)
        for start, end in (part.spans if part is not None else ())
        for i in tree.tokens_in(start, end)
    )


def _is_set_off(attribution: Attribution, reactions: Sequence[Span]) -> bool:
    """Its source is the event before a reaction, not whoever has it."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return False
    return any(
        any(reaction.overlaps(span) for span in cue.spans)
        and not any(reaction.overlaps(span) for span in source.spans)
        for reaction in reactions
    )


def unresolved_sources(text: str, sources: Sequence[Source]) -> frozenset[str]:
    """Ids of the ledger's entries that are pronouns alone: it was not found whose."""
    return frozenset(
        source.id
        for source in sources
        if source.source_class is SourceClass.GENERIC_CROWD
        and all(text[start:end].lower() in _PERSONAL for start, end in source.mentions)
    )


def _attributed(
    tree: Tree, marks: Marks, attributions: Sequence[Attribution], unresolved: frozenset[str]
) -> Iterator[Unit]:
    for one in attributions:
        if one.content is None or (one.source is None and one.cue is None):
            continue  # a quotation whose speaker was not found: nothing is known of its ground
        if one.source_id in unresolved:
            continue  # *they said*, and it was not found who they are
        tokens = [i for start, end in one.content.spans for i in tree.tokens_in(start, end)]
        words = [i for i in tokens if tree.pos[i] in _CONTENT_POS]
        if words:
            span = tree.span(tokens)
            yield Unit(
                span.start,
                span.end,
                one.level,
                len(words),
                _is_lead(marks, tokens[0]),
                one.id,
                confidence=one.confidence if one.level is Level.NO_SOURCE else 1.0,
                by_sentence=tuple(Counter(tree.sents[i] for i in words).values()),
            )


def _unowned(
    tree: Tree, marks: Marks, lexicons: Lexicons, taken: frozenset[int], doubts: Sequence[Doubt]
) -> Iterator[Unit]:
    """Contestable clauses in the newsroom's own voice."""
    rivals: dict[int, float] = {}
    for one in doubts:
        for i in one.tokens:
            rivals[i] = max(one.probability, rivals.get(i, 0.0))
    for i, tokens in _without_shared(dict(_contestable(tree, marks, lexicons, taken))).items():
        words = sum(tree.pos[j] in _CONTENT_POS for j in tokens)
        if words >= MIN_WORDS:
            span = tree.span(_without_marks(tree, tokens))
            yield Unit(
                span.start,
                span.end,
                Level.NO_SOURCE,
                words,
                _is_lead(marks, tokens[0]),
                confidence=round(1 - rivals.get(i, 0.0), 3),
            )


def _contestable(
    tree: Tree, marks: Marks, lexicons: Lexicons, taken: frozenset[int]
) -> Iterator[tuple[int, list[int]]]:
    """The head of each contestable clause with its words, those of clauses inside it among them."""
    for i, dep in enumerate(tree.deps):
        if dep not in _CLAUSE or i in taken or marks.quote_of[i] >= 0:
            continue
        if tree.pos[i] not in {"VERB", "ADJ", "NOUN", "AUX"} or marks.paragraph_of[i] < 0:
            continue
        if not is_asserted(tree, i):
            continue
        bar = {j for j in tree.children[i] if tree.deps[j] in _CLAUSE}
        tokens = [
            j for j in tree.subtree(i, without=bar) if j not in taken and marks.quote_of[j] < 0
        ]
        words = sum(tree.pos[j] in _CONTENT_POS for j in tokens)
        in_headline = marks.paragraph_of[i] in marks.headlines
        if words >= MIN_WORDS and is_contestable(
            tree, lexicons, i, tokens, in_headline=in_headline
        ):
            yield i, tokens


def _without_shared(clauses: dict[int, list[int]]) -> dict[int, list[int]]:
    """The clauses with every word in the innermost one alone: none is weighed twice."""
    owner: dict[int, int] = {}
    # A clause inside another one has fewer words.
    for i, tokens in sorted(clauses.items(), key=lambda clause: -len(clause[1])):
        owner |= dict.fromkeys(tokens, i)
    return {i: [j for j in tokens if owner[j] == i] for i, tokens in clauses.items()}


def _without_marks(tree: Tree, tokens: list[int]) -> list[int]:
    """Without the commas and colons at either end."""
    words = [n for n, j in enumerate(tokens) if tree.pos[j] not in {"PUNCT", "SYM"}]
    return tokens[words[0] : words[-1] + 1]


def _is_lead(marks: Marks, token: int) -> bool:
    """In the headline or in the first two paragraphs of the body."""
    paragraph = marks.paragraph_of[token]
    if paragraph in marks.headlines:
        return paragraph == 0
    first_body = 0
    while first_body in marks.headlines:
        first_body += 1
    return first_body <= paragraph < first_body + 2
