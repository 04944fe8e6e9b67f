"""All facts of one draft: the order in which the finders run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.cited import find_cited, find_outlets
from analyzer.facts.attribution.content import content_tokens
from analyzer.facts.attribution.finder import propose, select, weigh
from analyzer.facts.attribution.group import particle_of
from analyzer.facts.attribution.model import load_edges, load_model
from analyzer.facts.attribution.referred import find_referred
from analyzer.facts.attribution.silence import is_silence
from analyzer.facts.claims import Doubt, find_units, unresolved_sources
from analyzer.facts.constructions import find_constructions
from analyzer.facts.evidence import find_evidence
from analyzer.facts.figures import find_figures
from analyzer.facts.framing import find_framing
from analyzer.facts.hedging import find_hedges
from analyzer.facts.marks import Marks
from analyzer.facts.quotation import find_quotations
from analyzer.facts.sources.cluster import Cluster
from analyzer.facts.sources.grade import grade
from analyzer.facts.sources.headline import find_speakers
from analyzer.facts.sources.ledger import build_ledger
from analyzer.facts.sources.name import Names
from analyzer.facts.sources.names import find_names
from analyzer.facts.sources.resolve import Resolver
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import using
from analyzer.facts.voice import find_voices
from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import WordingKind
from analyzer.types import (
    Attribution,
    AttributionKind,
    Cue,
    Draft,
    Facts,
    Level,
    Source,
    SourceClass,
    Span,
    SpanText,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEGATION = frozenset({"not", "n't", "never", "no", "nobody", "none", "neither"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "will", "'d", "'ll"})


#: Constructions that mention a source which does not speak there.
_IN_PASSING = frozenset({"referred-statement", "told-outlet"})
_REACTIONS = frozenset({WordingKind.REACTION_VERB, WordingKind.GROWTH_VERB})


def find_facts(doc: Doc, draft: Draft, lexicons: Lexicons) -> Facts:
    """Everything the rules and scores need to know about a parsed draft.

    Args:
        doc: the draft's text, parsed; white space and masked ranges may differ from the draft's
            text, offsets may not.
    """
    with using(lexicons):
        return _find_facts(doc, draft, lexicons)


def _find_facts(doc: Doc, draft: Draft, lexicons: Lexicons) -> Facts:
    tree = Tree.from_doc(doc, draft.text)
    quotations, warnings = find_quotations(draft.text, draft.paragraphs, masked=draft.masked)
    marks = Marks(tree, quotations, draft.paragraphs)
    candidates = propose(tree, marks, lexicons)
    model = load_model()
    weigh(tree, marks, lexicons, model, candidates)
    outer, nested = select(tree, marks, lexicons, model, load_edges(), candidates)
    nested += find_cited(tree, lexicons, candidates, outer)
    nested += find_outlets(tree, lexicons, outer)
    nested += find_referred(tree, marks, lexicons, outer, nested)
    for candidate in (*outer, *(inner for inner, _ in nested)):
        candidate.probability = model.confidence(candidate.probability)
    names = find_names(tree, lexicons, _headline(marks))
    attributions, ledger_clusters, cluster_of = _to_attributions(
        tree, marks, lexicons, names, outer, nested, draft.text
    )
    words = {one.id: _count_words(tree, one) for one in attributions if one.parent_id is None}
    sources = build_ledger(tree, lexicons, ledger_clusters, attributions, cluster_of, words)
    source_of = {one: source for source in sources for one in source.attributions}
    attributions = [_with_source(one, source_of.get(one.id)) for one in attributions]
    attribution_at: dict[int, str] = {}
    source_tokens: set[int] = set()
    for one in attributions:
        for part in (one.content, one.cue):
            for start, end in part.spans if part is not None else ():
                for i in tree.tokens_in(start, end):
                    attribution_at.setdefault(i, one.id)
        if one.construction in {"cited-source", "told-outlet"}:
            continue  # what is cited is evidence, whether or not it is a source as well
        for start, end in one.source.spans if one.source is not None else ():
            source_tokens.update(tree.tokens_in(start, end))
    voices, voice_words = find_voices(tree, marks, attributions)
    evidence = find_evidence(tree, marks, lexicons, names, attribution_at, source_tokens)
    constructions = find_constructions(tree, marks, lexicons, attributions, voices)
    sentences = tuple(
        Span(tree.starts[first], tree.ends[last - 1]) for first, last in tree.sent_ranges
    )
    return Facts(
        draft=draft,
        sentences=sentences,
        sentence_paragraph=tuple(marks.paragraph_of[first] for first, _ in tree.sent_ranges),
        n_words=sum(voice_words.values()),
        quotations=quotations,
        attributions=tuple(attributions),
        sources=sources,
        voices=voices,
        voice_words=voice_words,
        evidence=evidence,
        hedges=find_hedges(tree, lexicons, attributions, voices),
        constructions=constructions,
        units=find_units(
            tree,
            marks,
            lexicons,
            attributions,
            _doubts(marks, candidates, outer),
            [Span(one.start, one.end) for one in constructions if one.kind in _REACTIONS],
            unresolved_sources(draft.text, sources),
        ),
        framing=find_framing(tree, marks, lexicons, attributions, voices),
        figures=find_figures(tree, marks, attributions, voices),
        warnings=warnings,
    )


def _doubts(
    marks: Marks, candidates: Sequence[Candidate], kept: Sequence[Candidate]
) -> list[Doubt]:
    """Readings that were not sure enough to be reported."""
    reported = {id(one) for one in kept}
    return [
        Doubt(frozenset((*one.cue, *content_tokens(marks, one))), one.probability)
        for one in candidates
        if id(one) not in reported and one.source_head is not None
    ]


def _headline(marks: Marks) -> range:
    return range(*marks.paragraph_tokens[0]) if 0 in marks.headlines else range(0)


def _to_attributions(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    names: Names,
    outer: list[Candidate],
    nested: list[tuple[Candidate, Candidate]],
    text: str,
) -> tuple[list[Attribution], list[Cluster], dict[str, Cluster]]:
    parent_of = {id(inner): parent for inner, parent in nested}
    everything = sorted([*outer, *(inner for inner, _ in nested)], key=lambda one: one.head)
    headline = _headline(marks)
    speakers = find_speakers(names, headline, [one.source for one in everything])
    resolver = Resolver(tree, lexicons, names, headline, speakers)
    ids = {id(one): f"A{number}" for number, one in enumerate(everything, 1)}
    attributions: list[Attribution] = []
    cluster_of: dict[str, Cluster] = {}
    for candidate in everything:
        attribution_id = ids[id(candidate)]
        cluster: Cluster | None = None
        if candidate.source_head is not None and candidate.source:
            cluster = resolver.resolve(
                candidate.source_head,
                candidate.source,
                candidate.head,
                in_passing=candidate.construction in _IN_PASSING,
            )
        elif is_silence(tree, candidate):
            cluster = resolver.silent_body(candidate.head)
        if cluster is not None:
            cluster_of[attribution_id] = cluster
        parent = parent_of.get(id(candidate))
        attributions.append(
            _to_attribution(
                tree,
                marks,
                lexicons,
                candidate,
                text,
                attribution_id,
                cluster,
                ids[id(parent)] if parent is not None else None,
            )
        )
    return attributions, resolver.clusters, cluster_of


def _to_attribution(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    candidate: Candidate,
    text: str,
    attribution_id: str,
    cluster: Cluster | None,
    parent_id: str | None,
) -> Attribution:
    content = content_tokens(marks, candidate)
    quoted = sum(marks.quote_of[j] >= 0 for j in content)
    if content and quoted == len(content):
        kind = AttributionKind.DIRECT
    else:
        kind = AttributionKind.MIXED if quoted else AttributionKind.INDIRECT
    source_class, level = (
        grade(cluster)
        if cluster is not None
        else (
            SourceClass.NONE,
            Level.NO_SOURCE,
        )
    )
    return Attribution(
        id=attribution_id,
        kind=kind,
        construction=candidate.construction,
        source=_span_text(tree, text, candidate.source),
        cue=_to_cue(tree, lexicons, candidate, text) if candidate.cue else None,
        content=_span_text(tree, text, content),
        source_id=None,
        source_class=source_class,
        level=level,
        confidence=round(candidate.probability, 3),
        parent_id=parent_id,
        sentence=tree.sents[candidate.head],
    )


def _span_text(tree: Tree, text: str, tokens: list[int]) -> SpanText | None:
    if not tokens:
        return None
    spans = tree.spans(tokens)
    return SpanText(spans, " … ".join(text[start:end] for start, end in spans))


def _to_cue(tree: Tree, lexicons: Lexicons, candidate: Candidate, text: str) -> Cue:
    i = candidate.head
    lemma = tree.lemmas[i]
    other = particle_of(tree, i) or candidate.preposition
    pos = "VERB" if tree.pos[i] == "AUX" else tree.pos[i]
    entry = None
    if candidate.construction in {"according-to", "per"}:
        lemma, pos = " ".join(tree.lowers[j] for j in candidate.cue), "ADP"
    elif other:
        # *Tore into*, *called for*: a verb and what it goes with have a row of their own.
        both = f"{lemma} {other}"
        entry = lexicons.cue(both, pos)
        lemma = both if entry is not None else lemma
    entry = entry or lexicons.cue(lemma, pos)
    spans = tree.spans(candidate.cue)
    group = {tree.lowers[j] for j in candidate.cue} | {
        tree.lowers[j] for j in tree.children[i] if tree.deps[j] in {"aux", "advmod", "mark"}
    }
    if candidate.source_head is not None and candidate.route == "subject":
        # *Nobody said*, *no official said*
        head = candidate.source_head
        group |= {tree.lowers[j] for j in [head, *tree.children_of(head, "det")]} & _NEGATION
    if group & _NEGATION:
        polarity = "negated"
    elif group & {"if", "whether"} or (group & _HYPOTHETICAL and candidate.route != "none"):
        polarity = "hypothetical"
    else:
        polarity = "question" if _is_question(tree, i) else "positive"
    return Cue(
        spans=spans,
        text=" … ".join(text[start:end] for start, end in spans),
        lemma=lemma,
        cue_class=str(entry.cue_class) if entry is not None else "unlisted",
        polarity=polarity,
    )


def _is_question(tree: Tree, i: int) -> bool:
    _, last = tree.sent_ranges[tree.sents[i]]
    return tree.words[last - 1] == "?" and tree.deps[i] in {"root", "conj"}


def _with_source(attribution: Attribution, source: Source | None) -> Attribution:
    if source is None:
        return attribution
    return replace(
        attribution,
        source_id=source.id,
        source_class=source.source_class,
        level=source.level,
    )


def _count_words(tree: Tree, attribution: Attribution) -> int:
    if attribution.content is None:
        return 0
    return sum(
        tree.pos[i] not in {"PUNCT", "SYM"}
        for start, end in attribution.content.spans
        for i in tree.tokens_in(start, end)
    )
