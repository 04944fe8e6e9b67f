"""The source ledger: one entry per real source of the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzer.facts.attribution.phrase import has_comma
from analyzer.facts.sources.cluster import Cluster
from analyzer.facts.sources.description import Description
from analyzer.facts.sources.grade import grade
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import AnonymityType
from analyzer.types import Anonymity, Attribution, Source, SourceClass, Span, SpanText

#: Relations of what a description leaves out; so is a relative clause set off by a comma.
_NO_PART = frozenset({"case", "cop", "punct", "conj", "cc", "parataxis"})
#: What no description begins with.
_LEADING = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ"})
_NAMED = frozenset({SourceClass.NAMED_PERSON, SourceClass.NAMED_ORG})


def build_ledger(
    tree: Tree,
    lexicons: Lexicons,
    clusters: Sequence[Cluster],
    attributions: Sequence[Attribution],
    cluster_of: dict[str, Cluster],
    content_words: dict[str, int],
) -> tuple[Source, ...]:
    """Turn resolved clusters into ledger entries, in order of first mention.

    Args:
        attributions: outermost and nested; ids are the keys of the two mappings.
        cluster_of: attribution id → cluster.
        content_words: attribution id → words of its content.
    """
    total = sum(content_words.values()) or 1
    rested: dict[int, list[str]] = {}
    for attribution in attributions:
        cluster = cluster_of.get(attribution.id)
        if cluster is not None:
            rested.setdefault(id(cluster), []).append(attribution.id)
    # What cannot speak (*the incident raised questions*) is no source.
    used = [
        cluster
        for cluster in clusters
        if id(cluster) in rested and cluster.mentions and grade(cluster)[0] is not SourceClass.NONE
    ]
    used.sort(key=lambda cluster: min(tokens[0] for tokens, _ in cluster.mentions))
    heard: dict[int, set[int]] = {}
    """Sentence → numbers of the clusters that it mentions."""
    for cluster in used:
        for _, head in cluster.mentions:
            heard.setdefault(tree.sents[head], set()).add(cluster.number)
    sources = []
    for number, cluster in enumerate(used, 1):
        ids = tuple(rested[id(cluster)])
        words = sum(content_words.get(one, 0) for one in ids)
        sources.append(
            _entry(tree, lexicons, cluster, f"S{number}", ids, words, words / total, heard)
        )
    return tuple(sources)


def _entry(
    tree: Tree,
    lexicons: Lexicons,
    cluster: Cluster,
    source_id: str,
    ids: tuple[str, ...],
    words: int,
    share: float,
    heard: Mapping[int, set[int]],
) -> Source:
    source_class, level = grade(cluster)
    best = _best_description(cluster)
    mentions = tuple(tree.span(tokens) for tokens, _ in sorted(cluster.mentions))
    name = cluster.name.text if cluster.name is not None else None
    description = _description_text(tree, cluster, best)
    anonymity = None
    if source_class not in _NAMED and source_class is not SourceClass.IDENTIFIED_DOCUMENT:
        anonymity = _find_anonymity(tree, lexicons, cluster, heard)
    return Source(
        id=source_id,
        name=name,
        description=description,
        source_class=source_class,
        level=level,
        mentions=mentions,
        attributions=ids,
        content_words=words,
        share=round(share, 4),
        head=best.noun if best is not None else None,
        kind=str(best.kind) if best is not None and best.kind is not None else None,
        count=next((one.count for one in cluster.descriptions if one.count), None),
        access=any(one.access for one in cluster.descriptions),
        organisation=any(one.organisation for one in cluster.descriptions),
        relation=any(one.relation for one in cluster.descriptions),
        vouching=_unique([span for one in cluster.descriptions for span in one.vouching]),
        anonymity=anonymity,
    )


def _unique(found: list[SpanText]) -> tuple[SpanText, ...]:
    return tuple(dict.fromkeys(found))


def _best_description(cluster: Cluster) -> Description | None:
    if not cluster.descriptions:
        return None
    return max(
        cluster.descriptions,
        key=lambda one: (one.access, one.organisation, one.named_body, one.relation, one.by_field),
    )


def _description_text(tree: Tree, cluster: Cluster, best: Description | None) -> str | None:
    if cluster.name is not None:
        roles = [role for role in cluster.name.roles if role]
        return " ".join(max(roles, key=len).split())[:160] if roles else None
    return _phrase_text(tree, best) if best is not None else None


def _phrase_text(tree: Tree, description: Description) -> str:
    head = description.head
    bar = {
        j
        for j in tree.children[head]
        if tree.deps[j] in _NO_PART or (tree.deps[j] == "acl:relcl" and has_comma(tree, head, j))
    }
    # *Sources close to the court describing it*: what they say is no part of who they are.
    bar.update(j for j in tree.subtree(head, without=bar) if tree.deps[j] == "advcl")
    tokens = tree.subtree(head, without=bar)
    run = [description.head]
    for i in reversed([j for j in tokens if j < description.head]):
        if i == run[0] - 1:
            run.insert(0, i)
    for i in [j for j in tokens if j > description.head]:
        if i == run[-1] + 1:
            run.append(i)
    while len(run) > 1 and (tree.pos[run[0]] in _LEADING or tree.lowers[run[0]] == "according"):
        run.pop(0)
    span = tree.span(run)
    return " ".join(tree.text[span.start : span.end].split())[:160]


def _find_anonymity(
    tree: Tree, lexicons: Lexicons, cluster: Cluster, heard: Mapping[int, set[int]]
) -> Anonymity:
    """Statement and reason of anonymity where the source is mentioned, or in the next sentence.

    What the next sentence says is another's if it mentions another and not this one.
    """
    seen: set[int] = set()
    stated, reason, span = False, None, None
    for _, head in cluster.mentions:
        first_sentence = tree.sents[head]
        for sentence in (first_sentence, first_sentence + 1):
            if sentence in seen or sentence >= len(tree.sent_ranges):
                continue
            others = heard.get(sentence, set())
            if others and cluster.number not in others:
                continue
            seen.add(sentence)
            first, last = tree.sent_ranges[sentence]
            matches = lexicons.find_anonymity(tree.lowers[first:last], tree.lemmas[first:last])
            has_statement = any(one.entry.type is not AnonymityType.REASON for one in matches)
            if sentence != first_sentence and not has_statement:
                continue
            for match in matches:
                where = Span(tree.starts[first + match.start], tree.ends[first + match.end - 1])
                if match.entry.type is AnonymityType.REASON:
                    if has_statement and (reason is None or match.entry.reason == "substantive"):
                        reason = str(match.entry.reason)
                else:
                    stated, span = True, span or where
    return Anonymity(stated, reason, span)
