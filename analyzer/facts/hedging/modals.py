"""Senses of the modal verbs: possibility, or permission, ability, habit, duty."""

from __future__ import annotations

from analyzer.facts.attribution.group import subject_of
from analyzer.facts.tree import Tree

_PEOPLE = frozenset({"i", "you", "he", "she", "we", "they", "who", "one"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "cannot", "neither", "nor"})
_ABILITY = frozenset(
    {
        "see",
        "hear",
        "afford",
        "remember",
        "imagine",
        "tell",
        "find",
        "understand",
        "recall",
        "help",
        "manage",
        "resist",
        "believe",
        "agree",
        "reach",
    }
)
_HUMAN_ENTITIES = frozenset({"PERSON", "NORP"})


def is_modal(tree: Tree, i: int) -> bool:
    """An auxiliary that asks no leave: not the month, not power, not *may I ask*."""
    if tree.deps[i] not in {"aux", "root", "conj", "ccomp", "advcl", "acl:relcl"}:
        return False
    if tree.deps[i] != "aux" and tree.pos[i] not in {"AUX", "VERB"}:
        return False
    subject = _subject(tree, i)
    asks = subject is not None and subject > i and tree.lowers[subject] in {"i", "we"}
    return not asks and not _is_as_well(tree, i)


def _is_as_well(tree: Tree, i: int) -> bool:
    """*May as well*, *might as well*."""
    return tree.lowers[i + 1 : i + 3] == ["as", "well"]


def is_epistemic_could(tree: Tree, i: int) -> bool:
    """*Could* of possibility: neither ability nor the past of *can*."""
    if not is_modal(tree, i):
        return False
    head = tree.heads[i] if tree.deps[i] == "aux" else i
    if any(tree.lowers[j] in _NEGATIONS for j in tree.children[head]):
        return False
    if any(tree.lemmas[j] == "have" and tree.deps[j] == "aux" for j in tree.children[head]):
        return True
    if tree.lemmas[head] in _ABILITY or _is_purpose(tree, head):
        return False
    return _opens_no_past(tree, head)


def _is_purpose(tree: Tree, head: int) -> bool:
    """*So that he could rest*, *as much as they could*, *before it could be opened*."""
    mark = tree.mark_of(head)
    if mark in {"so", "as", "than", "before", "until"}:
        return True
    if any(tree.lowers[j] in {"how", "where"} for j in tree.children[head]):
        return True
    return mark == "that" and any(
        tree.lowers[j] == "so" for j in tree.children[head] if tree.deps[j] in {"mark", "advmod"}
    )


def _opens_no_past(tree: Tree, head: int) -> bool:
    """False where a person in a past narrative is said to have been able to do something."""
    subject = _subject(tree, head, own=True)
    if tree.deps[head] == "acl:relcl" and _is_past(tree, tree.heads[head]):
        return False
    is_person = subject is not None and (
        tree.lowers[subject] in _PEOPLE or tree.ents[subject] in _HUMAN_ENTITIES
    )
    if not is_person:
        return True
    if any(tree.mark_of(j) in {"before", "when", "until", "after"} for j in tree.children[head]):
        return False
    above = tree.heads[head]
    if above == head or tree.deps[head] == "conj":
        return True
    return not ("Tense=Past" in tree.morphs[above] and tree.deps[head] in {"advcl", "acl:relcl"})


def _is_past(tree: Tree, i: int) -> bool:
    """True if the clause around a word is told in the past."""
    while tree.heads[i] != i and "VerbForm=Fin" not in tree.morphs[i]:
        if any(tree.lowers[j] in {"was", "were", "had"} for j in tree.children[i]):
            return True
        i = tree.heads[i]
    return "Tense=Past" in tree.morphs[i] or any(
        tree.lowers[j] in {"was", "were", "had"} for j in tree.children[i]
    )


def is_inferential_must(tree: Tree, i: int) -> bool:
    """*Must have left*, *there must be*: an inference, not a duty."""
    if tree.deps[i] != "aux":
        return False
    head = tree.heads[i]
    if any(tree.lemmas[j] == "have" and tree.deps[j] == "aux" for j in tree.children[head]):
        return True
    return any(tree.deps[j] == "expl" and tree.lowers[j] == "there" for j in tree.children[head])


def is_conditional_would(tree: Tree, i: int) -> bool:
    """*Would* in a sentence with a condition, not habit or the future of the past."""
    if tree.deps[i] != "aux":
        return False
    head = tree.heads[i]
    around = {head, tree.heads[head]}
    return any(
        tree.mark_of(j) in {"if", "unless"} for k in around for j in tree.children_of(k, "advcl")
    ) or any(tree.lemmas[j] == "have" and tree.deps[j] == "aux" for j in tree.children[head])


def is_inverted(tree: Tree, i: int) -> bool:
    """*Should they lose, …*: the auxiliary before its subject, outside a question."""
    subject = _subject(tree, i)
    _, last = tree.sent_ranges[tree.sents[i]]
    return subject is not None and subject > i and tree.words[last - 1] != "?"


def _subject(tree: Tree, i: int, *, own: bool = False) -> int | None:
    head = i if own or tree.deps[i] != "aux" else tree.heads[i]
    found = subject_of(tree, head)
    if found is None and tree.deps[head] in {"conj", "xcomp"}:
        found = subject_of(tree, tree.heads[head])
    return found
