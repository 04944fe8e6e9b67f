"""The words around a cue: its verb group and its subject."""

from __future__ import annotations

from analyzer.facts.attribution.absolute import absolute_subject
from analyzer.facts.attribution.phrase import has_comma
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_GROUP = frozenset({"aux", "aux:pass", "cop", "compound:prt", "advmod", "neg"})
_WH_ADVERBS = frozenset({"how", "why", "when", "where", "as", "so", "then", "however"})
_EMPTY = frozenset({"it", "there"})


def particle_of(tree: Tree, i: int) -> str:
    """*Out* of *knock out*; ``""`` for a verb without a particle."""
    return next((tree.lowers[j] for j in tree.children[i] if tree.deps[j] == "compound:prt"), "")


def verb_group(tree: Tree, i: int) -> list[int]:
    """The cue word with adjacent auxiliaries, copula, negation, adverbs and particles.

    PolNeAR guidelines, *Keep the verb group together*; one contiguous span.
    """
    group = {i}
    for j in tree.children[i]:
        if tree.deps[j] in _GROUP and not tree.children[j] and tree.lowers[j] not in _WH_ADVERBS:
            group.add(j)
    first = last = i
    while first - 1 in group:
        first -= 1
    while last + 1 in group:
        last += 1
    return list(range(first, last + 1))


def subject_of(tree: Tree, i: int) -> int | None:
    """Subject of the clause headed by ``i``; ``None`` for empty *it* and *there*."""
    found = tree.child(i, *SUBJECTS)
    if found is None and tree.pos[i] == "VERB":
        found = _quantifier_before(tree, i)
    if found is None or (tree.lowers[found] in _EMPTY and tree.deps[found] == "expl"):
        return None
    return found


def _quantifier_before(tree: Tree, i: int) -> int | None:
    """*Some say*, *Many argue*: a quantifier that the parser hung on the verb as determiner."""
    for j in tree.children[i]:
        if j < i and tree.lowers[j] in _QUANTIFIERS and not tree.children[j]:
            return j if tree.deps[j] in {"det", "amod", "advmod", "obl", "dep"} else None
    return None


_QUANTIFIERS = frozenset({"some", "many", "most", "others", "several", "few", "both"})


def is_passive(tree: Tree, i: int) -> bool:
    """Passive voice, told by the auxiliary, the subject or the agent, or by the participle."""
    helpers = {tree.lemmas[j] for j in tree.children[i] if tree.deps[j] in {"aux", "aux:pass"}}
    if "have" in helpers and not helpers & {"be", "get"}:
        return False  # *had warned*, whatever the parse calls its subject
    if _is_finite_clause(tree, i) and not _is_helped(tree, i):
        return False  # *officials warned that*, read as a participle: no finite passive lacks *be*
    for j in tree.children[i]:
        if tree.deps[j] in {"aux:pass", "nsubj:pass", "obl:agent", "csubj:pass"}:
            return True
    if "have" in helpers:
        return False
    if tree.deps[i] == "acl" and tree.deps[tree.heads[i]] == "root" and tree.child(i, "obj"):
        # *Analysts called it a blow* as a noun with a participle: no sentence is without a verb.
        return False
    if tree.deps[i] == "advcl" and tree.lemmas[i] in word_list("questioning_verb"):
        # *Asked about the leak, the mayor said*: the one who answers was asked.
        bare = not helpers and not tree.mark_of(i) and subject_of(tree, i) is None
        return bare and "Tense=Past" in tree.morphs[i]
    return "Voice=Pass" in tree.morphs[i] and subject_of(tree, i) is None


def _is_finite_clause(tree: Tree, i: int) -> bool:
    """A clause with its own subject, or coordinated with one: its verb must be finite."""
    if tree.deps[i] in {"conj", "root", "parataxis", "ccomp", "acl:relcl", "advcl"}:
        own = tree.child(i, "nsubj", "nsubj:pass", "csubj", "csubj:pass")
        if own is not None:
            return own < i and tree.child(i, "obl:agent") is None
        head = tree.heads[i]
        return (
            tree.deps[i] == "conj"
            and tree.pos[head] == "VERB"
            # *Had voted, but warned*: what is coordinated with a perfect is as active as it is.
            and (
                "VerbForm=Fin" in tree.morphs[head]
                or any(tree.lemmas[j] == "have" for j in tree.children_of(head, "aux"))
            )
            and tree.child(i, "obl:agent") is None
        )
    return False


def _is_helped(tree: Tree, i: int) -> bool:
    """A form of *be* or *get* stands beside the verb, or beside the one it is coordinated with."""
    for _ in range(4):
        if any(
            tree.deps[j] in {"aux", "aux:pass", "cop"} and tree.lemmas[j] in {"be", "get", "'s"}
            for j in tree.children[i]
        ):
            return True
        if tree.deps[i] != "conj":
            return False
        i = tree.heads[i]
    return False


def beside(tree: Tree, marks: Marks, group: list[int]) -> int | None:
    """Head of the nominal right before or right after a reporting verb, outside quotations.

    The last resort where the parse gives the verb no subject: *… ,” said Rep. Ann Lee*.
    """
    first, last = tree.sent_ranges[tree.sents[group[0]]]
    left = group[0] - 1
    if left >= first and tree.words[left] == ",":
        left -= 1
    if (
        left >= first
        and tree.pos[left] in _NOMINAL
        and marks.quote_of[left] < 0
        and tree.lemmas[left] not in word_list("time")
    ):
        return nominal_head(tree, left)
    right = group[-1] + 1
    while right < last and right <= group[-1] + 4 and tree.pos[right] in {"DET", "ADJ"}:
        right += 1
    while right < last and tree.lemmas[right] in word_list("time"):
        right += 1
    if right >= last or tree.pos[right] not in _NOMINAL or marks.quote_of[right] >= 0:
        return None
    if tree.pos[right] == "PROPN" or tree.words[group[-1] + 1] not in {",", ":"}:
        return nominal_head(tree, right)
    return None


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def nominal_head(tree: Tree, i: int) -> int:
    """Top of the chain of nominals that ``i`` hangs on as a modifier."""
    for _ in range(5):
        head = tree.heads[i]
        if head == i or tree.deps[i] not in {
            "compound",
            "flat",
            "nmod:poss",
            "appos",
            "nmod",
            "amod",
        }:
            break
        if tree.pos[head] not in _NOMINAL:
            break
        i = head
    return i


def find_source(tree: Tree, i: int, passive: bool) -> tuple[int | None, str]:
    """Head of the source of a verbal or adjectival cue, and the route to it.

    Follows the syntax outward: own subject or agent, subject shared by coordination, controller
    of an infinitive or participle, the noun a clause modifies.
    """
    if passive:
        agent = tree.child(i, "obl:agent")
        if agent is None:
            for j in tree.children_of(i, "obl"):
                if tree.case_of(j) in {"by", "among", "with"} and j > i:
                    agent = j if tree.case_of(j) == "by" else None
                    break
        if agent is not None:
            return agent, "agent"
        return None, "none"
    own = subject_of(tree, i)
    if own is not None:
        return (
            (None, "none")
            if tree.lowers[own] in _EMPTY and tree.child(i, "expl")
            else (own, "subject")
        )
    if tree.child(i, "expl") is not None:
        return None, "none"
    absolute = absolute_subject(tree, i)
    if absolute is not None:
        return absolute, "subject"
    current = i
    for _ in range(6):
        dep, head = tree.deps[current], tree.heads[current]
        if head == current:
            return None, "none"
        if dep == "conj":
            subject = subject_of(tree, head)
            if subject is not None:
                if is_passive(tree, head) and not passive:
                    return subject, "shared"
                return subject, "shared"
            current = head
            continue
        if dep in {"xcomp", "ccomp"}:
            target = tree.child(head, "obj", "iobj")
            if target is not None and dep == "xcomp" and target < i:
                return target, "controller"
            subject = subject_of(tree, head)
            if subject is not None:
                return subject, "controller"
            current = head
            continue
        if dep in {"advcl", "parataxis"}:
            subject = subject_of(tree, head)
            if subject is not None:
                return subject, "governor"
            current = head
            continue
        if dep == "acl" and has_comma(tree, head, i) and "VerbForm=Part" in tree.morphs[i]:
            current = head  # *raised concerns, citing the report*: the clause's subject cites
            continue
        if dep in {"acl", "acl:relcl"}:
            if tree.pos[head] in {"NOUN", "PROPN", "PRON"} and "VerbForm=Inf" not in tree.morphs[i]:
                return head, "noun"
            owner = tree.child(head, "nmod:poss")
            if owner is not None:
                return owner, "controller"
            current = head
            continue
        if dep in {"obj", "obl", "nmod"}:
            subject = subject_of(tree, head)
            if subject is not None and current != i:
                return subject, "governor"
            current = head
            continue
        return None, "none"
    return None, "none"
