"""Cues of several words: *issue a warning against*, *release a statement saying*.

A verb that says little by itself and the noun of saying it takes are one cue, and so is the
participle that goes on to tell what the statement says.  PolNeAR annotates them so, and a reader
takes them so: whoever issues a warning warns.  Taken apart, each would be a rival reading of the
same words.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.group import verb_group
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import NounKind

#: Words between the noun and the participle: *a letter to the board on Monday urging*.
_REACH = 9
_RELATIVE = frozenset({"that", "which"})


def join_light(tree: Tree, lexicons: Lexicons, found: list[Candidate]) -> list[Candidate]:
    """The candidates with those of one such cue joined to a single one."""
    at = {candidate.head: candidate for candidate in found}
    gone: set[int] = set()
    for noun, dep in enumerate(tree.deps):
        if dep != "obj" or tree.pos[noun] != "NOUN":
            continue
        verb = tree.heads[noun]
        if verb >= noun or verb not in at or tree.pos[verb] != "VERB":
            continue
        candidate = at.get(noun)
        telling = _telling(tree, lexicons, verb, noun)
        if telling is not None and telling in at:
            _join_telling(tree, at[verb], noun, at[telling])
            gone |= {verb, noun}
        elif (
            candidate is not None
            and candidate.cue[0] < noun
            and _is_light(tree, lexicons, verb, noun)
        ):
            candidate.carriers = [verb]
            if not candidate.content and not candidate.quotes:
                candidate.quotes = [*at[verb].quotes]
                if candidate.quotes:
                    candidate.construction = "noun-quote"
            gone.add(verb)
    return [one for one in found if one.head not in gone]


def _is_light(tree: Tree, lexicons: Lexicons, verb: int, noun: int) -> bool:
    return (
        tree.lemmas[verb] in word_list("light_verb")
        and lexicons.cue(tree.lemmas[noun], "NOUN") is not None
    )


def _telling(tree: Tree, lexicons: Lexicons, verb: int, noun: int) -> int | None:
    """The verb that tells what a text says: *a statement saying*, *a letter that accuses*."""
    known = tree.lemmas[verb] in word_list("publishing_verb")
    row = source_noun(tree, lexicons, noun)
    if not known or row is None or row.kind is not NounKind.DOCUMENT:
        return None
    for j in sorted((*tree.children[noun], *tree.children[verb])):
        if tree.pos[j] != "VERB" or not noun < j <= noun + _REACH:
            continue
        if lexicons.cue(tree.lemmas[j], "VERB") is None:
            continue
        if tree.deps[j] in {"acl", "advcl"} and _is_participle(tree, j):
            return j
        if tree.deps[j] == "acl:relcl" and tree.lowers[j - 1] in _RELATIVE:
            return j
    return None


def _is_participle(tree: Tree, i: int) -> bool:
    """*Saying*, without a subordinator: *before saying* tells of another time."""
    morph = tree.morphs[i]
    present = "VerbForm=Ger" in morph or ("VerbForm=Part" in morph and "Tense=Pres" in morph)
    return present and not tree.mark_of(i)


def _join_telling(tree: Tree, issuing: Candidate, noun: int, telling: Candidate) -> None:
    """Let the telling verb's candidate take the verb, the noun and what stands between."""
    group = verb_group(tree, issuing.head)
    telling.cue = list(range(group[0], telling.cue[-1] + 1))
    telling.carriers = [issuing.head, noun]
    telling.source_head, telling.source = issuing.source_head, issuing.source
    telling.route = issuing.route
    cue = set(telling.cue)
    telling.content = [j for j in telling.content if j not in cue]
    telling.quotes = telling.quotes or issuing.quotes
    telling.construction = "statement-" + (
        "clause" if telling.construction in _CLAUSES else telling.construction
    )


_CLAUSES = frozenset({"that-clause", "bare-clause", "recovered-after", "wh-clause", "colon"})
