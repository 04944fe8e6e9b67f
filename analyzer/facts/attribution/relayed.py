"""A speaker quoted by somebody else: *Lee was quoted as saying*, *it quoted Lee as saying*."""

from __future__ import annotations

from analyzer.facts.attribution.group import is_passive, subject_of, verb_group
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list


def find_relayed(tree: Tree, saying: int) -> tuple[int, list[int]] | None:
    """Who says it, and the words of the cue before ``saying``; ``None`` if nobody relays it.

    Whoever is quoted is the source (PolNeAR: *[Lee] is quoted as saying*); who quotes in the
    passive is the channel, and in the active has an attribution around this one.
    """
    quoting = tree.heads[saying]
    if (
        quoting >= saying
        or not tree.lowers[saying].endswith("ing")
        or tree.deps[saying] not in _ADJUNCTS
        or tree.lemmas[quoting] not in word_list("relaying_verb")
    ):
        return None
    link = [saying - 1] if tree.lowers[saying - 1] == "as" else []
    if is_passive(tree, quoting):
        speaker = subject_of(tree, quoting)
        return None if speaker is None else (speaker, [*verb_group(tree, quoting), *link])
    speaker = tree.child(quoting, "obj")
    return None if speaker is None or not link else (speaker, link)


_ADJUNCTS = frozenset({"advcl", "xcomp", "ccomp", "obl"})


def is_relay(tree: Tree, i: int) -> bool:
    """*Was quoted* before *as saying*: part of that verb's cue."""
    is_relaying = tree.lemmas[i] in word_list("relaying_verb") and is_passive(tree, i)
    return is_relaying and any(find_relayed(tree, j) for j in tree.children[i])
