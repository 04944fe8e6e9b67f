"""Senses: tests that tell a hedge from the same word doing something else.

Every gate is ``(tree, head) -> bool`` and true where the word limits certainty.  ``GATES`` maps
the names used in ``lexicons/hedges.csv``.  Pseudo-cues are ConText's idea (Harkema et al. 2009):
phrases that look like a cue and are none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analyzer.facts.attribution.group import is_passive, subject_of
from analyzer.facts.hedging.modals import (
    is_conditional_would,
    is_epistemic_could,
    is_inferential_must,
    is_inverted,
    is_modal,
)
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list

Gate = Callable[[Tree, int], bool]

_PEOPLE = frozenset({"i", "you", "he", "she", "we", "they", "who", "one"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "cannot", "neither", "nor"})
_HUMAN_ENTITIES = frozenset({"PERSON", "NORP"})


def is_likely(tree: Tree, i: int) -> bool:
    """Not *likely voters*, *the likely voter sample*."""
    after = tree.lemmas[i + 1] if i + 1 < len(tree) else ""
    return after not in word_list("voter_noun") and not (
        tree.deps[i] == "amod" and tree.lemmas[tree.heads[i]] in word_list("voter_noun")
    )


def is_possible(tree: Tree, i: int) -> bool:
    """Not *as soon as possible*, *if possible*, *made it possible*, *best possible*."""
    before = tree.lowers[max(0, i - 2) : i]
    if before and before[-1] in {"as", "if", "whenever", "where", "when"}:
        return False
    if any("Degree=Sup" in tree.morphs[j] for j in range(max(0, i - 2), i)):
        return False
    head = tree.heads[i]
    return not (tree.deps[i] == "xcomp" and tree.lemmas[head] == "make")


def is_predicate(tree: Tree, i: int) -> bool:
    """*Is unknown*, *remains unknown*, not *an unknown painter*."""
    return tree.deps[i] != "amod"


def is_before_noun(tree: Tree, i: int) -> bool:
    """Modifies a noun directly: *the alleged thief*."""
    return tree.deps[i] == "amod" or (tree.deps[i] == "compound" and tree.heads[i] > i)


def is_supposed(tree: Tree, i: int) -> bool:
    """*The supposed thief*, not *was supposed to call*."""
    return is_before_noun(tree, i)


def is_supposition(tree: Tree, i: int) -> bool:
    """*I suppose that*, *supposed to be a ruin*, not *was supposed to call*, a duty."""
    if not is_passive(tree, i):
        return has_clause(tree, i)
    return any(tree.mark_of(j) == "to" and (tree.lemmas[j] == "be" or tree.child(j, "cop"))
               for j in tree.children_of(i, "xcomp", "ccomp"))  # fmt: skip


def has_clause(tree: Tree, i: int) -> bool:
    """Has a clause for its content."""
    return any(tree.deps[j] in {"ccomp", "xcomp", "acl", "csubj", "csubj:pass"}
               for j in tree.children[i])  # fmt: skip


def has_that_clause(tree: Tree, i: int) -> bool:
    """Has a finite clause for its content."""
    return any(tree.deps[j] == "ccomp" for j in tree.children[i])


def has_clause_or_object(tree: Tree, i: int) -> bool:
    """Has a clause or an object for its content, or is passive."""
    return has_clause(tree, i) or tree.child(i, "obj") is not None or is_passive(tree, i)


def has_clause_or_of(tree: Tree, i: int) -> bool:
    """*A chance of rain*, *a chance that*, not *a chance to speak*."""
    if any(tree.case_of(j) == "of" for j in tree.children_of(i, "nmod")):
        return True
    return any(tree.mark_of(j) == "that" for j in tree.children_of(i, "acl", "ccomp"))


def is_passive_with_clause(tree: Tree, i: int) -> bool:
    """*Is understood that*, *is projected to*."""
    return is_passive(tree, i) and has_clause(tree, i)


def is_passive_with_infinitive(tree: Tree, i: int) -> bool:
    """*Is said to have fled*."""
    return is_passive(tree, i) and any(
        tree.mark_of(j) == "to" for j in tree.children_of(i, "xcomp", "ccomp", "advcl")
    )


def is_passive_cue(tree: Tree, i: int) -> bool:
    """Passive voice."""
    return is_passive(tree, i)


def is_appearance(tree: Tree, i: int) -> bool:
    """*Appears to*, *appears that*, *appears calm*, not *appeared in court*."""
    if has_clause(tree, i):
        return True
    for j in tree.children_of(i, "obl", "obj"):
        if tree.case_of(j) in {"in", "on", "before", "at", "with", "alongside"}:
            return False
        if tree.lemmas[j] in word_list("appearance_place"):
            return False
    return any(tree.deps[j] == "expl" for j in tree.children[i])


def _is_gerund(tree: Tree, i: int) -> bool:
    """*Going*; by its ending, for not every pipeline gives fine tags."""
    return tree.pos[i] == "VERB" and tree.lowers[i].endswith("ing")


def _is_bare(tree: Tree, i: int) -> bool:
    """*That he go*: a base form as finite verb."""
    return tree.tags[i] == "VB" or "VerbForm=Inf" in tree.morphs[i]


def is_inference(tree: Tree, i: int) -> bool:
    """*Suggests that*, *figures suggest a fall*, not advice (*suggested going*, *that he go*)."""
    if any(tree.deps[j] in {"xcomp", "advcl"} and _is_gerund(tree, j) and tree.mark_of(j) == ""
           for j in tree.children[i] if j > i and j - i < 3):  # fmt: skip
        return False
    for j in tree.children_of(i, "ccomp"):
        if _is_bare(tree, j) and tree.child(j, "aux") is None:
            return False
        if any(tree.lowers[k] == "should" for k in tree.children_of(j, "aux")):
            return False
    if has_that_clause(tree, i):
        return True
    subject = subject_of(tree, i)
    is_person = subject is not None and (
        tree.ents[subject] == "PERSON" or tree.lowers[subject] in _PEOPLE
    )
    return not is_person


def has_evidence_subject(tree: Tree, i: int) -> bool:
    """Has a thing for its subject: *the figures indicate*."""
    subject = subject_of(tree, i)
    if subject is None:
        return has_that_clause(tree, i)
    return tree.lowers[subject] not in _PEOPLE and tree.ents[subject] not in _HUMAN_ENTITIES


def is_thought(tree: Tree, i: int) -> bool:
    """*Thinks that*, *is thought to*, not *thinking about*, *think of*."""
    if has_clause(tree, i) or is_passive(tree, i):
        return True
    return any(tree.lowers[j] == "so" for j in tree.children[i])


def is_expectation(tree: Tree, i: int) -> bool:
    """*Is expected to*, *expects that*, not *expecting a baby* or *expected arrivals*."""
    return has_clause(tree, i) or (is_passive(tree, i) and tree.deps[i] != "amod")


def is_held_to_be(tree: Tree, i: int) -> bool:
    """*Considered a failure*, not *considered leaving* or *considered the offer*."""
    for j in tree.children[i]:
        if tree.deps[j] == "xcomp":
            return not _is_gerund(tree, j)
        if tree.deps[j] == "ccomp":
            return tree.mark_of(j) not in {"whether", "if"}
    return is_passive(tree, i) and any(
        tree.deps[j] in {"obj", "advcl", "obl"} and tree.case_of(j) in {"", "as"}
        for j in tree.children[i] if j > i and tree.pos[j] in {"NOUN", "PROPN", "ADJ"}
    )  # fmt: skip


def is_regarded(tree: Tree, i: int) -> bool:
    """*Regarded as*, *seen as*: a view, not eyesight."""
    return any(j > i and "as" in {tree.case_of(j), tree.mark_of(j)} for j in tree.children[i])


def is_question_raised(tree: Tree, i: int) -> bool:
    """*Questions about*, *raised questions*, not a question somebody answers."""
    head = tree.heads[i]
    return tree.deps[i] in {"obj", "nsubj:pass"} and tree.lemmas[head] in {"raise", "pose"}


def has_question(tree: Tree, i: int) -> bool:
    """Has an embedded question for its content: *determine whether*."""
    return any(
        tree.mark_of(j) in {"whether", "if"}
        or any(tree.lowers[k] in {"how", "why", "what", "who"} for k in tree.children[j])
        for j in tree.children_of(i, "ccomp", "advcl", "xcomp")
    )


def is_inquiry(tree: Tree, i: int) -> bool:
    """*Police are investigating whether*, *is being investigated*, not *an investigating team*."""
    return tree.deps[i] != "amod" and (has_question(tree, i) or _is_open(tree, i))


def _is_open(tree: Tree, i: int) -> bool:
    """In progress: *is investigating*, *is being probed*."""
    return any(tree.lowers[j] in {"is", "are", "being"} for j in tree.children_of(
        i, "aux", "aux:pass"))  # fmt: skip


def is_embedded_whether(tree: Tree, i: int) -> bool:
    """Opens an embedded question; *whether you like it or not* leaves nothing open."""
    if tree.deps[i] != "mark":
        return tree.deps[i] in {"cc", "cc:preconj", "advmod"} or tree.heads[i] == i
    return tree.deps[tree.heads[i]] != "advcl" or tree.lemmas[
        tree.heads[tree.heads[i]]
    ] in word_list("asking_verb")


def is_if(tree: Tree, i: int) -> bool:
    """A condition, not an embedded question and not *as if*."""
    before = tree.lowers[i - 1] if i else ""
    if before in {"as", "even"}:
        return before == "even"
    return tree.deps[i] == "mark" and tree.deps[tree.heads[i]] != "ccomp"


def is_mark(tree: Tree, i: int) -> bool:
    """Opens a clause."""
    return tree.deps[i] in {"mark", "advmod", "case"} and tree.pos[tree.heads[i]] in {"VERB", "AUX"}


def opens_clause(tree: Tree, i: int) -> bool:
    """*Until they agree*, not *until Friday*."""
    return tree.deps[i] == "mark"


def is_negated(tree: Tree, i: int) -> bool:
    """*Not ruled out*, *did not rule out*, *cannot rule out*."""
    return any(tree.lowers[j] in _NEGATIONS for j in tree.children[i])


def is_before_number(tree: Tree, i: int) -> bool:
    """Stands before a number: *about 40*, *some 200 people*."""
    after = next(
        (j for j in range(i + 1, min(i + 5, len(tree)))
         if tree.lowers[j] not in {"as", "to", "than", "least", "many", "a", "an", "the", "$", "£",
                                   "€", "half", "of"}),
        None,
    )  # fmt: skip
    return after is not None and (
        tree.pos[after] == "NUM" or tree.words[after][:1].isdigit()
        or tree.lemmas[after] in {"dozen", "hundred", "thousand", "million", "billion", "century"}
    ) and tree.sents[after] == tree.sents[i]  # fmt: skip


def is_adverb(tree: Tree, i: int) -> bool:
    """An adverb that tones down what follows."""
    return tree.deps[i] == "advmod"


def is_kind_of(tree: Tree, i: int) -> bool:
    """*Kind of tired*, not *this kind of car*."""
    return tree.pos[i] == "ADV" or tree.deps[i] in {"advmod", "obl:npmod"}


GATES: Mapping[str, Gate] = {
    "adverb": is_adverb,
    "appear": is_appearance,
    "before_noun": is_before_noun,
    "clause": has_clause,
    "clause_mark": opens_clause,
    "clause_or_object": has_clause_or_object,
    "clause_or_of": has_clause_or_of,
    "conditional": is_conditional_would,
    "consider": is_held_to_be,
    "could": is_epistemic_could,
    "evidence_subject": has_evidence_subject,
    "expect": is_expectation,
    "if": is_if,
    "inverted": is_inverted,
    "investigate": is_inquiry,
    "kind": is_kind_of,
    "likely": is_likely,
    "mark": is_mark,
    "modal": is_modal,
    "must": is_inferential_must,
    "negated": is_negated,
    "number": is_before_number,
    "passive": is_passive_cue,
    "passive_clause": is_passive_with_clause,
    "passive_infinitive": is_passive_with_infinitive,
    "possible": is_possible,
    "predicate": is_predicate,
    "question_clause": has_question,
    "raised": is_question_raised,
    "regard": is_regarded,
    "suggest": is_inference,
    "suppose": is_supposition,
    "supposed": is_supposed,
    "that_clause": has_that_clause,
    "think": is_thought,
    "whether": is_embedded_whether,
}
