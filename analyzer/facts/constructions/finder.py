"""One walk over the tokens; each lexicon row met is judged by the test of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from analyzer.facts.constructions import agentless, emphasis, minds, reactions
from analyzer.facts.constructions.context import Context, Match, Shape
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import Wording, WordingKind
from analyzer.lexicon_patterns import match_pattern
from analyzer.types import Attribution, Construction, VoiceSegment

_LONGEST = 12
"""No pattern of the lexicon reaches over more words than this."""

Test = Callable[[Context, Match], Shape | None]

TESTS: Mapping[WordingKind, Test] = {
    WordingKind.AGENTLESS: agentless.find_agentless,
    WordingKind.DEEP_BACKGROUND: agentless.find_deep_background,
    WordingKind.WIDELY: agentless.find_widely,
    WordingKind.JUDGED: agentless.find_judged,
    WordingKind.HEARSAY: agentless.find_hearsay,
    WordingKind.REACTION_VERB: reactions.find_reaction,
    WordingKind.GROWTH_VERB: reactions.find_growth,
    WordingKind.GROWTH_ADJECTIVE: reactions.find_growing,
    WordingKind.AMID: reactions.find_amid,
    WordingKind.CONCLUSION_VERB: reactions.find_conclusion,
    WordingKind.EMOTION: minds.find_emotion,
    WordingKind.INTENT: minds.find_intent,
    WordingKind.PARTICIPLE: minds.find_participle,
    WordingKind.MOTIVE: minds.find_motive,
    WordingKind.MIND_PHRASE: minds.find_phrase,
    WordingKind.MIND_NOUN: minds.find_possession,
    WordingKind.PURPOSE: minds.find_purpose,
    WordingKind.BOOSTER: emphasis.find_booster,
    WordingKind.QUANTITY: emphasis.find_quantity,
    WordingKind.ASSERTION: emphasis.find_assertion,
    WordingKind.UNVERIFIED: emphasis.find_disclosure,
    WordingKind.RESPONSE: emphasis.find_disclosure,
    WordingKind.CHANNEL: emphasis.find_disclosure,
    WordingKind.DOCUMENT_SEEN: emphasis.find_disclosure,
}


def find_constructions(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    attributions: Sequence[Attribution],
    voices: Sequence[VoiceSegment],
) -> tuple[Construction, ...]:
    """Constructions in text order; at most one of a kind over the same words."""
    context = Context(tree, marks, lexicons, attributions, voices)
    triggers, seconds = lexicons.wordings.triggers, lexicons.wordings.seconds
    found: list[Construction] = []
    covered: dict[WordingKind, int] = {}
    for i, lower in enumerate(tree.lowers):
        lemma = tree.lemmas[i]
        near = triggers.get(lower)
        other = triggers.get(lemma) if lemma != lower else None
        if near is None and other is None:
            continue
        window: list[frozenset[str]] = []
        for row in (*(near or ()), *(other or ())):
            if i < covered.get(row.kind, 0) or (row.pos and tree.pos[i] not in row.pos):
                continue
            if " " in row.pattern and not window:
                window = _window(tree, i)
            second = seconds.get(row.id)
            if second is not None and (len(window) < 2 or second.isdisjoint(window[1])):
                continue
            match = _match(tree, row, i, window)
            shape = TESTS[row.kind](context, match) if match is not None else None
            if match is None or shape is None:
                continue
            covered[row.kind] = max(match.end, shape.last + 1)
            found.append(_to_construction(context, match, shape))
    found.sort(key=lambda one: (one.start, one.end, one.kind))
    return tuple(found)


def _window(tree: Tree, i: int) -> list[frozenset[str]]:
    """Form and lemma of the words from ``i`` to the end of its sentence, as far as patterns go."""
    last = min(i + _LONGEST, tree.sent_ranges[tree.sents[i]][1])
    return [frozenset((tree.lowers[j], tree.lemmas[j])) for j in range(i, last)]


def _match(tree: Tree, row: Wording, i: int, window: Sequence[frozenset[str]]) -> Match | None:
    if " " not in row.pattern:
        return Match(row, i, i + 1, i)
    length = match_pattern(row.pattern, window, 0)
    if length is None:
        return None
    end = i + length
    head = next((j for j in range(i, end) if tree.heads[j] == j or not i <= tree.heads[j] < end), i)
    return Match(row, i, end, head)


def _to_construction(context: Context, match: Match, shape: Shape) -> Construction:
    tree = context.tree
    attribution = context.inner.get(match.head)
    start, end = tree.starts[shape.first], tree.ends[shape.last]
    return Construction(
        start=start,
        end=end,
        text=tree.text[start:end],
        kind=str(match.row.kind),
        name=shape.name,
        lemma=match.row.pattern if " " in match.row.pattern else tree.lemmas[match.start],
        voice=context.voice[match.head],
        severity=shape.severity,
        is_carried=context.is_carried(match.head),
        attribution_id=attribution.id if attribution is not None else None,
    )
