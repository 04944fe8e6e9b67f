"""Reporting without a reporter: agentless passives, everybody's opinion, hearsay adverbs."""

from __future__ import annotations

from analyzer.facts.attribution.group import is_passive
from analyzer.facts.constructions.context import Context, Match, Shape
from analyzer.facts.vocabulary import word_list

_WIDELY = frozenset({"widely", "generally", "commonly", "universally", "broadly", "often",
                     "increasingly", "largely", "popularly", "almost"})  # fmt: skip


def find_agentless(context: Context, match: Match) -> Shape | None:
    """*It is believed that*, *is thought to have fled*: a passive of saying without *by whom*."""
    tree, i = context.tree, match.head
    comes_out = tree.lemmas[i] in word_list("coming_out")  # *it emerged that*: active, and nobody's
    if not context.is_own(i) or not (comes_out or is_passive(tree, i)) or context.has_agent(i):
        return None
    if _has_reporter(context, i):
        return None
    clause = next(
        (
            j
            for j in tree.children[i]
            if j > i and tree.deps[j] in {"ccomp", "xcomp", "csubj", "csubj:pass", "advcl"}
        ),
        None,
    )
    if clause is None:
        return None
    is_impersonal = tree.mark_of(clause) != "to"
    if is_impersonal and not any(tree.lowers[j] == "it" and j < i for j in tree.children[i]):
        return None
    if not is_impersonal and not _opens_infinitive(context, i, clause):
        return None
    name = "impersonal" if is_impersonal else "raised"
    if tree.lemmas[i] == "say" and _is_told_elsewhere(context, i):
        return None
    last = i
    if not is_impersonal:
        last = max(j for j in range(i, clause + 1) if tree.lowers[j] == "to" or j == i)
    return Shape(context.group_start(i), last, name, match.row.severity)


def _opens_infinitive(context: Context, i: int, clause: int) -> bool:
    """The infinitive follows at once: *was said to have*, not *said in court to*."""
    tree = context.tree
    return any(tree.lowers[j] == "to" for j in range(i + 1, min(i + 4, clause + 1)))


def _is_told_elsewhere(context: Context, i: int) -> bool:
    """*It must be said that*: the writer speaks."""
    tree = context.tree
    return any(tree.lowers[j] in {"must", "should", "can", "may"} for j in tree.children[i])


def _has_reporter(context: Context, i: int) -> bool:
    """True if the attribution of this cue names a source, or *according to* does."""
    attribution = context.inner.get(i)
    if attribution is not None and attribution.source is not None:
        return True
    return _is_according(context, i)


def _is_according(context: Context, i: int) -> bool:
    tree = context.tree
    first, last = tree.sent_ranges[tree.sents[i]]
    return any(
        tree.lowers[j] == "according" or (tree.lowers[j] == "per" and tree.deps[j] == "case")
        for j in range(first, last)
    )


def find_deep_background(context: Context, match: Match) -> Shape | None:
    """*The Herald has learned that*: the outlet vouches and nobody answers."""
    tree, i = context.tree, match.head
    subject = context.subject(i)
    if subject is None or not context.is_own(subject) or is_passive(tree, i):
        return None
    has = any(tree.lemmas[j] == "have" and tree.deps[j] == "aux" for j in tree.children[i])
    is_learned = tree.lemmas[i] == "learn" and has and tree.words[subject] != "I"
    is_name = tree.pos[subject] == "PROPN" and tree.ents[subject] not in {"PERSON", "NORP"}
    is_named = is_name and (is_learned or tree.lowers[subject] in word_list("outlet_name_word"))
    is_outlet = is_named or tree.lowers[subject] in word_list("own_outlet")
    has_content = any(tree.deps[j] == "ccomp" for j in tree.children[i]) or (
        tree.deps[i] == "parataxis"
    )
    if not is_outlet or not has_content:
        return None
    if tree.lemmas[i] == "understand" and tree.lowers[subject] == "we":
        return None
    return Shape(context.group_start(i), i, "outlet", match.row.severity)


def find_widely(context: Context, match: Match) -> Shape | None:
    """*Is widely seen as*: everybody's opinion, nobody's."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or not is_passive(tree, i) or context.has_agent(i):
        return None
    adverb = next((j for j in tree.children[i] if tree.lowers[j] in _WIDELY and j < i), None)
    if adverb is None or _is_according(context, i) or tree.lowers[adverb] in {"often", "almost"}:
        return None
    has_view = any(
        j > i and (tree.case_of(j) in {"as", "with"} or tree.mark_of(j) in {"as", "to"}
                   or tree.deps[j] in {"xcomp", "ccomp"})
        for j in tree.children[i]
    )  # fmt: skip
    return Shape(context.group_start(i), i, "widely", match.row.severity) if has_view else None


def find_judged(context: Context, match: Match) -> Shape | None:
    """*Has been criticized as*: praise or blame without *by whom*."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or not is_passive(tree, i) or context.has_agent(i):
        return None
    if tree.deps[i] in {"amod", "acl"} or context.has_source(i) or context.is_carried(i):
        return None
    auxiliaries = {tree.lowers[j] for j in tree.children[i] if tree.deps[j].startswith("aux")}
    is_open = (
        "being" in auxiliaries
        or bool(auxiliaries & {"has", "have", "'ve"} and "been" in auxiliaries)
        or any(tree.lowers[j] in _WIDELY and j < i for j in tree.children[i])
    )
    openers = {"as", "for", "of", "over"}
    has_ground = any(
        j > i and (tree.case_of(j) in openers or tree.mark_of(j) in openers)
        for j in tree.children[i]
    )
    if not is_open or not has_ground:
        return None
    return Shape(context.group_start(i), i, "judged", match.row.severity)


def find_hearsay(context: Context, match: Match) -> Shape | None:
    """*Reportedly*, *the purported attacker*, with nobody in the sentence who reports it."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or context.has_source(i) or _is_according(context, i):
        return None
    if tree.pos[i] == "ADV":
        return Shape(i, i, "adverb", match.row.severity)
    noun = tree.heads[i]
    if tree.deps[i] != "amod" or noun < i:
        return None
    if tree.lemmas[i] in {"alleged", "supposed"}:
        first, last = tree.sent_ranges[tree.sents[i]]
        if tree.lemmas[i] == "alleged" and any(
            tree.lemmas[j] in word_list("legal_process") for j in range(first, last) if j != i
        ):
            return None
        if context.is_carried(i):
            return None
    name = "alleged" if tree.lemmas[i] == "alleged" else "adjective"
    return Shape(i, noun, name, match.row.severity)
