"""Which clauses in the newsroom's own voice ask for a source.

A clause is contestable if it judges, explains, predicts or concludes: a modal, a superlative that
no tape measures, *too* and *enough*, a conclusion about a thing rather than about people or a body,
a perfect that sums up.  A dated past event, one on a calendar, a stated figure or a description of
a person is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.facts.attribution.group import is_passive, subject_of
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import WordingKind
from analyzer.lexicon_entries import NounKind

_MODALS = frozenset({"may", "might", "could", "would", "should", "must", "will"})
_SCHEDULED = frozenset({"be", "have"})
#: Words that make a clause inside a sentence a question.
_ASKING = frozenset({"how", "whether"})
#: Words that make a clause inside a sentence the time or the condition of another.
_CIRCUMSTANCE = frozenset({"when", "whenever", "if", "unless", "until", "once", "after", "before"})
#: Texts and talk (*reports*, *accounts*, *rumours*): nobody could ask them.
_TALK = frozenset({NounKind.DOCUMENT, NounKind.RUMOUR, NounKind.SOCIAL})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_PERCENT = frozenset({"%", "percent", "percentage", "share"})


def is_asserted(tree: Tree, i: int) -> bool:
    """The clause headed by ``i`` says that something is so.

    A question does not (*about how it might affect aid*), nor does the time or the condition of
    something else (*when prices rise*).
    """
    first, end = tree.sent_ranges[tree.sents[i]]
    if any(tree.words[j] == "?" for j in range(max(first, end - 3), end)):
        return False
    if tree.deps[i] == "root":
        return True
    if any(tree.lowers[j] in _ASKING for j in tree.children[i]):
        return False
    return tree.deps[i] != "advcl" or not any(
        tree.lowers[j] in _CIRCUMSTANCE and tree.deps[j] in {"mark", "advmod", "case"}
        for j in tree.children[i]
    )


def is_contestable(
    tree: Tree, lexicons: Lexicons, i: int, tokens: Sequence[int], *, in_headline: bool = False
) -> bool:
    """Whether the clause headed by ``i``, whose words are ``tokens``, asks for a source."""
    return (
        _predicts(tree, i, tokens)
        or _explains(tree, tokens)
        or _measures_by_opinion(tree, tokens)
        or _judges(tree, lexicons, i, tokens)
        or _concludes(tree, lexicons, i)
        or (not in_headline and _generalises(tree, lexicons, i, tokens))
    )


def _predicts(tree: Tree, i: int, tokens: Sequence[int]) -> bool:
    """*Could fall*, but not *an answer about how it could fall*."""
    modals = [
        j
        for j in tokens
        if tree.lowers[j] in _MODALS
        and tree.deps[j] == "aux"
        and not any(tree.lowers[k] in _ASKING for k in tree.children[tree.heads[j]])
    ]
    return not _is_figure(tree, i) and any(not _is_scheduled(tree, j) for j in modals)


def _is_figure(tree: Tree, i: int) -> bool:
    """*33% would be scared*: what was counted, not what is foretold."""
    subject = subject_of(tree, i)
    return subject is not None and any(
        tree.lowers[j] in _PERCENT for j in (subject, *tree.children[subject])
    )


def _is_scheduled(tree: Tree, modal: int) -> bool:
    """*The council will vote on Tuesday*: what has its day is on a calendar, not foretold."""
    if tree.lowers[modal] != "will":
        return False
    first, end = tree.sent_ranges[tree.sents[modal]]
    return any(tree.lowers[j] in word_list("scheduled_time") for j in range(first, end))


def _explains(tree: Tree, tokens: Sequence[int]) -> bool:
    """*Because nobody asked*, *since it is cheap*."""
    return any(
        tree.deps[j] == "mark"
        and (tree.lowers[j] == "because" or (tree.lowers[j] == "since" and _is_reason(tree, j)))
        for j in tokens
    )


def _is_reason(tree: Tree, since: int) -> bool:
    """Not *since announcing it* or *since it began, he has …*, which tell from when on."""
    clause = tree.heads[since]
    if "VerbForm=Fin" not in tree.morphs[clause] and subject_of(tree, clause) is None:
        return False
    main = tree.heads[clause]
    return not any(tree.lemmas[j] == "have" and tree.deps[j] == "aux" for j in tree.children[main])


def _measures_by_opinion(tree: Tree, tokens: Sequence[int]) -> bool:
    """*the worst*, *most dangerous*, *too slow*: by a yardstick nobody names.

    Whose is *the largest* or *the oldest* can be measured.
    """
    return any(
        ("Degree=Sup" in tree.morphs[j] and not _is_measured(tree, j))
        or (tree.lowers[j] == "most" and _is_yardstick(tree, j))
        or (tree.lowers[j] in {"too", "enough"} and _is_degree(tree, j))
        for j in tokens
    )


def _is_measured(tree: Tree, j: int) -> bool:
    """*Largest*, *third-largest*; *most*, which is looked at apart."""
    return tree.lowers[j].rpartition("-")[2] in word_list("measured_superlative") | {"most"}


def _is_yardstick(tree: Tree, j: int) -> bool:
    """*Most dangerous*, not *most of the play*, *most people*, *most notably* or *most recent*."""
    head = tree.heads[j]
    return tree.deps[j] == "advmod" and tree.pos[head] == "ADJ" and tree.lowers[head] != "recent"


def _is_degree(tree: Tree, j: int) -> bool:
    """Of a quality (*too slow*, *too many*), not *too* for *also*."""
    return tree.deps[j] == "advmod" and tree.pos[tree.heads[j]] in {"ADJ", "ADV"}


def _judges(tree: Tree, lexicons: Lexicons, i: int, tokens: Sequence[int]) -> bool:
    """*The move is risky*, *it is hard to see why*: a predicate that judges."""
    if tree.pos[i] not in {"ADJ", "NOUN"} or tree.child(i, "cop") is None:
        return False
    if tree.pos[i] == "ADJ" and tree.child(i, "expl") is not None:
        return True
    return _is_abstract(tree, lexicons, i) and any(tree.pos[j] == "ADJ" for j in tokens)


def _concludes(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """*The incident exposed a gap*, *the delay has cost jobs*."""
    if not _is_what_a_thing_does(tree, lexicons, i):
        return False
    if tree.pos[i] == "VERB" and tree.lemmas[i] in word_list("conclusion"):
        return True
    is_perfect = any(tree.lemmas[j] == "have" and tree.deps[j] == "aux" for j in tree.children[i])
    return is_perfect and not _is_met_by(tree, lexicons, i)


def _is_met_by(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """*The remarks have drawn scrutiny from the union*: whose it is, is said."""
    noun = tree.child(i, "obj")
    if noun is None or tree.lemmas[noun] not in lexicons.wordings.words[WordingKind.REACTION_NOUN]:
        return False
    below = (*tree.children[i], *tree.children[noun])
    return any(tree.case_of(j) in {"from", "among"} for j in below if j > noun)


def _generalises(tree: Tree, lexicons: Lexicons, i: int, tokens: Sequence[int]) -> bool:
    """*The plan relies on luck*: so it is, not so it was found to be.

    In a headline the present tells of a past event; and a figure, or what something consists of,
    can be looked up (*trade totals 400 million*, *the season lasts until May*).
    """
    is_present = "Tense=Pres" in tree.morphs[i] and "VerbForm=Fin" in tree.morphs[i]
    return (
        is_present
        and tree.lemmas[i] not in _SCHEDULED
        and tree.lemmas[i] not in word_list("stating_verb")
        and not any(char.isdigit() for j in tokens for char in tree.words[j])
        and _is_what_a_thing_does(tree, lexicons, i)
    )


def _is_what_a_thing_does(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """Not what was done to it: *tests were made*, *the road has been closed*."""
    is_done_to = is_passive(tree, i) and not _has_agent(tree, i)
    return _is_abstract(tree, lexicons, i) and not is_done_to


def _has_agent(tree: Tree, i: int) -> bool:
    """*Was driven by greed*."""
    return any(
        tree.deps[j] == "obl:agent" or (tree.deps[j] == "obl" and tree.case_of(j) == "by")
        for j in tree.children[i]
    )


def _is_abstract(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """The clause tells of a thing or an event, not of people or a body that could be asked."""
    subject = subject_of(tree, i)
    if subject is None:
        return False
    if tree.pos[subject] == "PRON":
        if tree.lowers[subject] in _DEMONSTRATIVES and tree.deps[i] != "acl:relcl":
            return True
        if tree.deps[i] != "acl:relcl" or tree.lowers[subject] not in {"which", "that"}:
            return False
        subject = tree.heads[i]
    if tree.pos[subject] != "NOUN" or tree.ents[subject]:
        return False
    noun = lexicons.noun(tree.lemmas[subject])
    return noun is None or noun.kind in _TALK
