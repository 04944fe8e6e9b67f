"""From the tree to attributions: propose candidates, weigh them, keep what holds together."""

from __future__ import annotations

from analyzer.facts.attribution.blocks import adopt_blocks
from analyzer.facts.attribution.boundaries import (
    SURE,
    fill_empty,
    settle_speakers,
    split_contents,
)
from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.content import content_tokens, continuations
from analyzer.facts.attribution.edges import settle_edges
from analyzer.facts.attribution.features import describe
from analyzer.facts.attribution.fronted import take_fronted
from analyzer.facts.attribution.labels import find_label, find_signatures, join_turns
from analyzer.facts.attribution.light import join_light
from analyzer.facts.attribution.model import AttributionModel, LinearModel
from analyzer.facts.attribution.nominals import find_adjectival, find_nominal
from analyzer.facts.attribution.orphans import adopt_orphans
from analyzer.facts.attribution.particles import (
    find_according,
    find_hearsay,
    find_prepositional,
)
from analyzer.facts.attribution.relayed import is_relay
from analyzer.facts.attribution.verbs import find_verbal, is_physical
from analyzer.facts.marks import Marks, QuoteRange
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons

#: What a verb may be without being a cue.
_NO_CUES = frozenset({"aux", "aux:pass", "case", "cop", "compound:prt"})


def propose(tree: Tree, marks: Marks, lexicons: Lexicons) -> list[Candidate]:
    """Every candidate of a draft, in text order: open vocabulary, one per cue word."""
    found: list[Candidate] = []
    deps, lowers = tree.deps, tree.lowers
    for i, pos in enumerate(tree.pos):
        candidate: Candidate | None = None
        if lowers[i] == "according":
            candidate = find_according(tree, i) or find_prepositional(tree, marks, lexicons, i)
        elif pos == "VERB" and deps[i] not in _NO_CUES and not is_relay(tree, i):
            verbal = find_verbal(tree, marks, lexicons, i)
            candidate = None if is_physical(tree, lexicons, verbal) else verbal
        elif pos == "NOUN":
            candidate = find_nominal(tree, marks, lexicons, i)
        elif pos == "ADJ" and tree.children[i]:
            candidate = find_adjectival(tree, i)
        elif pos == "ADV":
            candidate = find_hearsay(tree, lexicons, i)
        elif pos in {"ADP", "SCONJ"}:
            candidate = find_prepositional(tree, marks, lexicons, i)
        if candidate is not None:
            found.append(candidate)
    found = join_light(tree, lexicons, found)
    adopt_blocks(tree, marks, lexicons, found)
    labels: list[Candidate] = []
    for paragraph in range(len(marks.paragraph_tokens)):
        label = find_label(tree, marks, lexicons, paragraph)
        if label is not None:
            labels.append(label)
    join_turns(tree, marks, labels)
    found.extend(labels)
    found.extend(find_signatures(tree, marks))
    found.sort(key=lambda candidate: candidate.head)
    return found


def weigh(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    model: AttributionModel,
    candidates: list[Candidate],
) -> None:
    """Fill features and probability of each candidate."""
    for candidate in candidates:
        candidate.features = describe(tree, marks, lexicons, candidate)
        candidate.probability = model.probability(candidate.features)


def complete_quotes(tree: Tree, marks: Marks, kept: list[Candidate]) -> None:
    """Give each kept candidate its quotations and those that carry on from them.

    A quotation belongs to one cue: the nearest one that touches it.
    """
    owner: dict[int, Candidate] = {}
    rivals: dict[int, list[Candidate]] = {}
    for candidate in kept:
        for number in candidate.quotes:
            rivals.setdefault(number, []).append(candidate)
    for number, candidates in rivals.items():
        quote = marks.quotes[number]
        owner[number] = min(candidates, key=lambda one: _distance(one, quote))
    for candidate in kept:
        candidate.quotes = [n for n in candidate.quotes if owner[n] is candidate]
    claimed = set(owner)
    for candidate in kept:
        for j in candidate.content:
            if marks.quote_of[j] >= 0:
                claimed.add(marks.quote_of[j])
                owner.setdefault(marks.quote_of[j], candidate)
    for number in sorted(owner):
        candidate = owner[number]
        for other in continuations(tree, marks, number, claimed):
            claimed.add(other)
            candidate.quotes.append(other)


def _holds(content: list[int], candidate: Candidate, inside: dict[int, Candidate]) -> bool:
    """Most of the content was claimed by surer attributions: a rival reading of the same words.

    Reactions are no rivals: *the figures, confirmed by A, were met with doubt by B*.
    """
    if candidate.construction in _SHARING:
        return False
    claimed = sum(inside.get(j, candidate) is not candidate for j in content)
    return bool(content) and claimed > 0.7 * len(content)


#: Constructions whose content is a subject, of which much may be said.
_SHARING = frozenset({"reaction", "passive-agent"})


def _distance(candidate: Candidate, quote: QuoteRange) -> int:
    """Tokens between a cue and a quotation."""
    return max(quote.first - candidate.cue[-1], candidate.cue[0] - quote.last)


#: A cue inside another's content is reported below it when, taken alone, it is this sure.
NESTED_THRESHOLD = 0.85


def keep(
    tree: Tree, marks: Marks, model: AttributionModel, candidates: list[Candidate]
) -> list[Candidate]:
    """The likely candidates, one per cue, each with its quotations; surest first."""
    likely = [one for one in candidates if one.probability >= model.threshold]
    likely.sort(key=lambda one: (-one.probability, one.head))
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in likely:
        if taken.isdisjoint(candidate.cue):
            kept.append(candidate)
            taken.update(candidate.cue)
    complete_quotes(tree, marks, kept)
    fill_empty(tree, kept)
    split_contents(tree, marks, kept)
    return kept


def select(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    model: AttributionModel,
    edges: LinearModel,
    candidates: list[Candidate],
) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]]]:
    """The attributions of a draft, and those nested in them.

    PolNeAR annotates the outermost attribution only, and so do the top-level results: a cue that
    stands inside kept content is nested, whatever its own probability.

    Args:
        edges: says where content goes on.

    Returns:
        Outermost candidates in text order with quotations complete, and pairs of a nested
        candidate with the outer one it stands in.
    """
    kept = keep(tree, marks, model, candidates)
    settle_edges(tree, marks, edges, kept)
    take_fronted(tree, marks, kept)
    split_contents(tree, marks, kept)
    settle_speakers(tree, kept)
    adopt_blocks(tree, marks, lexicons, kept)  # again: a block has no edges to be settled
    kept += adopt_orphans(tree, marks, kept)
    inside: dict[int, Candidate] = {}
    contents = {id(one): content_tokens(marks, one) for one in kept}
    # Longer content first, so that the outermost of several claims the tokens; a doubtful cue
    # does not swallow a sure one, and *according to* speaks of its whole clause.
    for candidate in sorted(
        kept,
        key=lambda one: (
            one.construction != "according-to",
            one.probability < SURE,
            -len(contents[id(one)]),
        ),
    ):
        if candidate.head in inside:
            continue
        for j in contents[id(candidate)]:
            inside.setdefault(j, candidate)
    outer = [
        one
        for one in kept
        if inside.get(one.head) in (None, one)
        and (contents[id(one)] or one.source)
        and not _holds(contents[id(one)], one, inside)
    ]
    outer.sort(key=lambda one: one.head)
    outer_ids = {id(one) for one in outer}
    nested: list[tuple[Candidate, Candidate]] = []
    for candidate in candidates:
        if id(candidate) in outer_ids:
            continue
        parent = inside.get(candidate.head)
        if parent is None or id(parent) not in outer_ids or not candidate.content:
            continue
        own = model.probability(
            feature for feature in candidate.features if not feature.startswith("nested")
        )
        if own >= NESTED_THRESHOLD:
            candidate.probability = own
            nested.append((candidate, parent))
    return outer, nested
