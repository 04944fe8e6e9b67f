"""Documents and outlets that a claim leans on without being its grammatical source."""

from __future__ import annotations

from analyzer.facts.attribution.phrase import source_phrase
from analyzer.facts.marks import Marks
from analyzer.facts.sources.description import describe_phrase
from analyzer.facts.sources.name import Names
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import NounKind, PhraseKind
from analyzer.types import Evidence

_BODIES = frozenset({"ORG", "PERSON"})


def find_evidence(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    names: Names,
    attribution_at: dict[int, str],
    source_tokens: set[int],
) -> tuple[Evidence, ...]:
    """Cited documents and the outlets something was said in, outside quotation marks.

    Args:
        attribution_at: token → id of the attribution whose content or cue it is in.
        source_tokens: tokens of source phrases; what heads one of those is no evidence.
    """
    found: list[Evidence] = []
    for i, pos in enumerate(tree.pos):
        if pos != "NOUN" or i in source_tokens or marks.quote_of[i] >= 0:
            continue
        before = [tree.lowers[j] for j in range(max(0, i - 2), i) if tree.sents[j] == tree.sents[i]]
        row = lexicons.compound_noun(before, tree.lemmas[i], tree.lowers[i])
        if row is None or row.kind not in {NounKind.DOCUMENT, NounKind.OUTLET}:
            continue
        role = _role(tree, lexicons, i, row.kind)
        if role is None:
            continue
        tokens = source_phrase(tree, i)
        description = describe_phrase(tree, lexicons, i, tokens)
        identified = (
            description.named_body
            or description.identified
            or description.is_definite
            or any(j in names.of_token and names.of_token[j].label in _BODIES for j in tokens)
        )
        span = tree.span(tokens)
        found.append(
            Evidence(
                span.start,
                span.end,
                tree.text[span.start : span.end],
                row.lemma,
                str(row.kind),
                identified,
                role,
                attribution_at.get(i),
            )
        )
    return tuple(found)


def _role(tree: Tree, lexicons: Lexicons, i: int, kind: NounKind) -> str | None:
    head, dep = tree.heads[i], tree.deps[i]
    if kind is NounKind.DOCUMENT and dep in {"obj", "obl"}:
        verb = tree.lemmas[head]
        case = tree.case_of(i) or None
        if dep == "obj" and verb in {"cite", "quote", "reference"}:
            return "cited"
        if dep == "obl" and lexicons.phrase(PhraseKind.CITING, verb, case) is not None and case in {
            "to", "on", "upon"
        }:  # fmt: skip
            return "cited"
        return None
    if kind is not NounKind.OUTLET or tree.case_of(i) not in _CHANNEL_CASES:
        return None
    told = tree.lemmas[head] in _TOLD and dep in {"obl", "nmod", "obl:agent"}
    return "channel" if told or tree.lemmas[head] in word_list("outlet_channel") else None


_TOLD = frozenset({"tell", "say", "report", "speak", "quote"})
_CHANNEL_CASES = frozenset({"with", "by", "to", "in", "from", "on"})
