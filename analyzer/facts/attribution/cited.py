"""Sources behind a source: *the paper reported A, citing two officials*; *she told an outlet A*.

The statement is the paper's, and rests on the officials; it is hers, and reached the newsroom by
way of the outlet: an attribution nested in it, so that they get their entry of the ledger.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.group import verb_group
from analyzer.facts.attribution.phrase import source_phrase, trim
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind

#: *He cited intercepts*: what they bear out stands at most this many sentences before.
_REACH = 2
_LOOSE = frozenset({"advcl", "acl", "parataxis"})
_BY = frozenset({"by", "from"})
_BASIS = PERSON_KINDS | {NounKind.DOCUMENT, NounKind.INSTITUTION, NounKind.OUTLET}


def find_cited(
    tree: Tree, lexicons: Lexicons, candidates: list[Candidate], outer: list[Candidate]
) -> list[tuple[Candidate, Candidate]]:
    """Pairs of a cited source's attribution and the statement that rests on it."""
    found: list[tuple[Candidate, Candidate]] = []
    for citing in candidates:
        i = citing.head
        if tree.pos[i] != "VERB" or tree.lemmas[i] not in word_list("citing_verb"):
            continue
        source_head = _bearer(tree, lexicons, tree.child(i, "obj"))
        if source_head is None:
            continue
        parent = _statement(tree, citing, outer)
        if parent is None:
            continue
        if tree.deps[i] in _LOOSE:
            citing.source_head, citing.source = parent.source_head, list(parent.source)
            if tree.words[citing.cue[0] - 1] == ",":
                # What is cited is no part of what is said.
                parent.content = trim(tree, [j for j in parent.content if j < citing.cue[0]])
        cue = verb_group(tree, i)
        source = source_phrase(tree, source_head, frozenset(cue))
        said = {*parent.cue, *citing.cue, *source}
        content = trim(tree, [j for j in parent.content if j not in said])
        if content or parent.quotes:
            cited = Candidate(
                i, "cited-source", cue, source_head, source, "complement", content,
                list(parent.quotes), probability=citing.probability,
            )  # fmt: skip
            found.append((cited, parent))
    return found


def _bearer(tree: Tree, lexicons: Lexicons, cited: int | None) -> int | None:
    """Who or what bears a statement out: what is cited, or who said it.

    *Citing remarks by the minister* and *citing the minister's remarks* cite the minister.
    """
    if cited is None:
        return None
    if lexicons.cue(tree.lemmas[cited], "NOUN") is not None:
        owners = tree.children_of(cited, "nmod:poss") + [
            j for j in tree.children_of(cited, "nmod") if tree.case_of(j) in _BY
        ]
        for owner in owners:
            if _can_bear_out(tree, lexicons, owner):
                return owner
    return cited if _can_bear_out(tree, lexicons, cited) else None


def _can_bear_out(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """People, bodies and documents; not a claim, a figure or a reason."""
    if tree.ents[i] in {"PERSON", "ORG"}:
        return True
    noun = source_noun(tree, lexicons, i)
    return noun is not None and noun.kind in _BASIS


def _statement(tree: Tree, citing: Candidate, outer: list[Candidate]) -> Candidate | None:
    """The nearest attribution before the citing verb, of the same source where both have one."""
    here = tree.sents[citing.head]
    before = [
        one
        for one in outer
        if one.head < citing.head
        and here - tree.sents[one.head] <= _REACH
        and (one.content or one.quotes)
    ]
    if tree.deps[citing.head] in _LOOSE:
        before = [one for one in before if tree.sents[one.head] == here]
    else:
        # *Lee said that Roe cited a memo*: Lee's statement does not rest on it.
        before = [one for one in before if citing.head not in one.content]
    return before[-1] if before else None


_CHANNEL_CASES = frozenset({"with", "by", "to", "in", "from", "on", "via"})


def find_outlets(
    tree: Tree, lexicons: Lexicons, outer: list[Candidate]
) -> list[tuple[Candidate, Candidate]]:
    """Pairs of the outlet that something was said to and the statement: *told a state outlet A*."""
    by_head = {one.head: one for one in outer if one.cue and (one.content or one.quotes)}
    found: list[tuple[Candidate, Candidate]] = []
    for i in range(len(tree)):
        if not _is_outlet(tree, lexicons, i):
            continue
        parent = by_head.get(_statement_to(tree, i))
        if parent is None or {i} & {*parent.source, *parent.content}:
            continue
        told = frozenset(parent.content)  # what was told hangs on the outlet in many parses
        source = source_phrase(tree, i, frozenset(parent.cue) | told)
        head = tree.heads[i]
        cue = [head] if head != parent.head and head not in parent.source else list(parent.cue)
        content = list(parent.content)
        channel = Candidate(
            i, "told-outlet", cue, i, source, "complement", content, list(parent.quotes),
            probability=parent.probability,
        )  # fmt: skip
        found.append((channel, parent))
    return found


def _statement_to(tree: Tree, i: int) -> int:
    """Head of the statement an outlet was the channel of, or -1.

    *Told an outlet*, *said in an interview with an outlet*, also where the interview hangs on the
    speaker: *Lee, in an interview with an outlet, said*.
    """
    head = tree.heads[i]
    if tree.lemmas[head] == "tell" and tree.deps[i] in {"obj", "iobj", "obl"}:
        return head
    if tree.case_of(i) not in _CHANNEL_CASES:
        return -1
    if tree.lemmas[head] not in word_list("outlet_channel"):
        return head if tree.deps[i] == "obl" else -1
    above = tree.heads[head]
    if tree.case_of(head) not in _CHANNEL_CASES or above == head:
        return -1
    return tree.heads[above] if tree.deps[above] in {"nsubj", "nsubj:pass"} else above


def _is_outlet(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """*A state media outlet*, *a local newspaper*: an outlet that the draft does not name."""
    if tree.pos[i] != "NOUN" or tree.child(i, "det") is None:
        return False
    if tree.lowers[i] in word_list("receiver"):  # *said to the TV*: a thing in a room
        modified = any(tree.deps[j] in {"amod", "compound", "nmod"} for j in tree.children[i])
        if not modified:
            return False
    noun = source_noun(tree, lexicons, i)
    return noun is not None and noun.kind is NounKind.OUTLET
