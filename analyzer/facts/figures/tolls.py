"""People killed, hurt or held, and other things counted by one and the same predication."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.facts.attribution.group import is_passive, subject_of
from analyzer.facts.figures.found import Found
from analyzer.facts.figures.number import bound_of, to_number
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.types import FigureKind

_FATES = {
    "kill": "killed",
    "die": "killed",
    "dead": "killed",
    "perish": "killed",
    "injure": "injured",
    "wound": "injured",
    "hurt": "injured",
    "injured": "injured",
    "wounded": "injured",
    "arrest": "arrested",
    "detain": "arrested",
    "missing": "missing",
    "rescue": "rescued",
    "evacuate": "evacuated",
}
_AGENTIVE = frozenset({"kill", "injure", "wound", "hurt", "arrest", "detain", "rescue", "evacuate"})
_ANYBODY = "people"


def find_counts(tree: Tree) -> Iterator[Found]:
    """Tolls (*12 people were killed*), counts (*the fire destroyed 12 houses*), and numbers of
    whatever (*twelve houses*), of which only those of headline and lead can be compared."""
    for i in range(len(tree)):
        if tree.pos[i] != "NUM":
            continue
        value = to_number(tree, i)
        if value is None:
            continue
        if tree.deps[i] != "nummod" and tree.pos[tree.heads[i]] == "NUM" and tree.heads[i] != i:
            continue  # a part of a numeral
        noun = tree.heads[i] if tree.deps[i] == "nummod" else i
        if noun < i or (i + 1 < len(tree) and tree.lemmas[i + 1] in word_list("measure")):
            continue
        yield from _toll(tree, i, noun, value)
        yield from _count(tree, i, noun, value)


def _toll(tree: Tree, i: int, noun: int, value: float) -> Iterator[Found]:
    fate, who = _fate(tree, i, noun), _who(tree, noun, i)
    if fate is None or who is None or _is_changed(tree, noun) or _is_part(tree, noun):
        return
    yield Found(FigureKind.TOLL, f"{fate}:{who}", value, _with_bound(tree, i), noun, i,
                bound_of(tree, i))  # fmt: skip


def _fate(tree: Tree, i: int, noun: int) -> str | None:
    """What the people counted underwent: *twelve dead*, *twelve were killed*, *killing twelve*,
    *left twelve people injured*."""
    verb, role = tree.heads[noun], tree.deps[noun]
    if noun != i and tree.lowers[noun] in _FATES:
        return _FATES[tree.lowers[noun]]
    if verb == noun:
        return None
    if tree.lemmas[verb] == "leave" and role == "obj":
        state = tree.child(verb, "xcomp", "obl", "advcl")
        return _FATES.get(tree.lowers[state]) if state is not None else None
    fate = _FATES.get(tree.lemmas[verb]) or _FATES.get(tree.lowers[verb])
    is_undergone = (
        role == "nsubj:pass"
        or (role == "obj" and not is_passive(tree, verb))
        or (role == "nsubj" and tree.lemmas[verb] not in _AGENTIVE)
    )
    return fate if is_undergone else None


def _who(tree: Tree, noun: int, number: int) -> str | None:
    """What kind of people are counted; *people* for people without a kind."""
    is_anybody = noun == number or tree.lowers[noun] in _FATES
    if is_anybody or tree.lemmas[noun] in word_list("anybody"):
        return _ANYBODY
    if tree.pos[noun] == "NOUN" and tree.lemmas[noun] not in word_list("measure"):
        return tree.lemmas[noun]
    return None


def _count(tree: Tree, i: int, noun: int, value: float) -> Iterator[Found]:
    if noun == i or tree.pos[noun] != "NOUN" or tree.lemmas[noun] in word_list("measure"):
        return
    if _is_part(tree, noun) or _is_changed(tree, noun):
        return
    described = ".".join(sorted(
        tree.lemmas[j] for j in tree.children[noun] if tree.deps[j] in {"amod", "compound"}
    ))  # fmt: skip
    what = f"{described}:{tree.lemmas[noun]}"
    first, bound = _with_bound(tree, i), bound_of(tree, i)
    yield Found(FigureKind.NUMBER, what, value, first, noun, i, bound)
    verb = tree.heads[noun]
    if tree.pos[verb] != "VERB" or tree.lemmas[verb] in _FATES or tree.lemmas[verb] == "have":
        return
    subject = subject_of(tree, verb)
    if tree.deps[noun] == "nsubj:pass":
        doer = ""
    elif tree.deps[noun] == "obj" and subject is not None and _is_definite(tree, subject):
        doer = tree.lemmas[subject]
    else:
        return
    if "Tense=Past" in tree.morphs[verb]:
        key = f"{doer}:{tree.lemmas[verb]}:{what}"
        yield Found(FigureKind.COUNT, key, value, first, noun, i, bound)


def _is_definite(tree: Tree, i: int) -> bool:
    """*The fire*, *Roe*: the same one wherever it is named."""
    return bool(tree.ents[i]) or any(tree.lowers[j] == "the" for j in tree.children[i])


def _is_part(tree: Tree, noun: int) -> bool:
    """*Three others*, *two of them*, *three men and two women*, *three who …*: a part."""
    near = {tree.lowers[j] for j in tree.children[noun]} | {tree.lowers[noun]}
    if near & word_list("part_of_count") or tree.deps[noun] in {"conj", "appos"}:
        return True
    return any(
        tree.deps[j] in {"conj", "acl:relcl", "acl", "appos"}
        or (tree.deps[j] == "nmod" and tree.case_of(j) in {"of", "from", "among"})
        for j in tree.children[noun]
    )


def _is_changed(tree: Tree, i: int) -> bool:
    """In a sentence on another time or on a change, or on what did not happen."""
    first, last = tree.sent_ranges[tree.sents[i]]
    changed = word_list("changed_count")
    return not changed.isdisjoint(tree.lowers[first:last]) or not changed.isdisjoint(
        tree.lemmas[first:last]
    )


def _with_bound(tree: Tree, i: int) -> int:
    """The first token of *at least 12*, *up to 12*, *about 12*."""
    while i > 0 and tree.lowers[i - 1] in word_list("number_limit"):
        i -= 1
    return i
