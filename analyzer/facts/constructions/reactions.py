"""Ownerless reactions, and events that are made to prove something."""

from __future__ import annotations

from analyzer.facts.attribution.group import is_passive
from analyzer.facts.constructions.context import Context, Match, Shape, is_plural
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon_certainty import WordingKind

_ABSTRACT = frozenset({"this", "that", "which", "it", "these", "those"})
_STRONG = frozenset({"expose", "underscore", "underline", "prove", "demonstrate", "lay", "cement",
                     "epitomize", "exemplify"})  # fmt: skip


def find_reaction(context: Context, match: Match) -> Shape | None:
    """*Has raised urgent questions*, *fuelled speculation*: whose?"""
    tree, i = context.tree, match.head
    if not context.is_own(i) or context.is_carried(i) or context.is_personal(i):
        return None
    if tree.deps[i] == "acl" and tree.lowers[tree.heads[i]] in {"nothing", "none"}:
        return None
    if is_passive(tree, i):
        noun = tree.child(i, "nsubj:pass", "nsubj")
        if noun is None or context.has_agent(i) or not _is_reaction(context, noun):
            return None
        if tree.lemmas[noun] == "controversy":
            return None
        return Shape(_first(context, noun), i, "passive", match.row.severity)
    if tree.lemmas[i] == "come":
        return _come_under(context, match)
    noun = tree.child(i, "obj")
    if noun is None or not _is_reaction(context, noun):
        return None
    if tree.lemmas[i] in {"prompt", "feed", "revive", "deepen"} and tree.lemmas[noun] == "call":
        return None
    subject = context.subject(i)
    if subject is None and tree.deps[i] not in {"advcl", "acl", "xcomp"}:
        return None
    if subject is None and tree.mark_of(i) == "to":
        # *Marched to raise concerns*: those who march raise them.
        subject = context.subject(tree.heads[i])
    # *The mayor faces accusations*: whoever meets a reaction does not own it.
    is_met = tree.lemmas[i] == "face"
    if is_met and (
        tree.lemmas[noun] not in word_list("faced_reaction") or _has_giver(context, noun)
    ):
        return None
    if subject is not None and context.is_agent(subject) and not is_met:
        return None
    if _is_owned(context, noun, i):
        return None
    return Shape(context.group_start(i), context.clause_end(i), "raised", match.row.severity)


def _come_under(context: Context, match: Match) -> Shape | None:
    """*Came under scrutiny*, *came under fire for the delay*: whose?"""
    tree, i = context.tree, match.head
    what = next((j for j in tree.children_of(i, "obl") if tree.case_of(j) == "under"), None)
    if (
        what is None
        or tree.lemmas[what] not in word_list("come_under")
        or _has_giver(context, what)
    ):
        return None
    reasons = {
        tree.case_of(j) or tree.mark_of(j) for j in (*tree.children[i], *tree.children[what])
    }
    # Soldiers come under fire, too, but from somebody.
    if tree.lemmas[what] == "fire" and not reasons & {"for", "over"}:
        return None
    return Shape(context.group_start(i), context.clause_end(i), "met", match.row.severity)


def find_growth(context: Context, match: Match) -> Shape | None:
    """*Concerns are mounting*, *questions remain*."""
    tree, i = context.tree, match.head
    noun = tree.child(i, "nsubj")
    if not context.is_own(i) or noun is None:
        return None
    is_rumour = tree.lemmas[i] == "be" and tree.lemmas[noun] in word_list("hearsay_noun")
    if not is_rumour and not _is_reaction(context, noun):
        return None
    if _is_owned(context, noun, i) or context.is_carried(i) or context.has_source(i):
        return None
    # *The debate between the two grew*: those who debate are there to be asked.
    if any(tree.case_of(j) == "between" for j in tree.children_of(noun, "nmod")):
        return None
    if tree.lemmas[i] == "be" and not _is_stated(context, i, noun):
        return None
    if tree.lemmas[i] == "remain" and (
        tree.lemmas[noun] != "question"
        or tree.child(i, "xcomp", "obj") is not None
        or ":" in tree.words[i : tree.sent_ranges[tree.sents[i]][1]]
    ):
        return None
    return Shape(_first(context, noun), max(i, noun), "growth", match.row.severity)


def _has_giver(context: Context, noun: int) -> bool:
    """*Criticism for the move from both candidates*, wherever the parse ties *from*."""
    tree = context.tree
    last = min(noun + 10, tree.sent_ranges[tree.sents[noun]][1])
    if any(tree.case_of(j) == "of" and context.is_agent(j) for j in tree.children_of(noun, "nmod")):
        return True
    return any(tree.lowers[j] in {"from", "by"} for j in range(noun, last))


def _is_stated(context: Context, i: int, noun: int) -> bool:
    """*There are fears that the dam may break*, not *there was talk at the table*."""
    tree = context.tree
    is_there = any(tree.lowers[j] == "there" for j in tree.children_of(i, "expl"))
    is_none = any(tree.lowers[j] in {"no", "little"} for j in tree.children[noun])
    return (
        is_there
        and not is_none
        and any(
            tree.deps[j] in {"acl", "ccomp"} and tree.mark_of(j) == "that"
            for j in tree.children[noun]
        )
    )


def find_growing(context: Context, match: Match) -> Shape | None:
    """*There is growing concern*, *faces mounting pressure*."""
    tree, i = context.tree, match.head
    noun = tree.heads[i]
    if tree.deps[i] != "amod":
        # *There is growing concern*: the participle may pass for the verb.
        noun = i + 1 if i + 1 < len(tree) and tree.heads[i + 1] == i else i
    if noun <= i or not _is_reaction(context, noun):
        return None
    if not context.is_own(i) or _is_owned(context, noun, tree.heads[noun]):
        return None
    if context.is_carried(i) or context.has_source(i) or tree.case_of(noun) in {"amid", "amidst"}:
        return None
    return Shape(i, noun, "growing", match.row.severity)


def find_amid(context: Context, match: Match) -> Shape | None:
    """*Amid fears of*, *amid mounting calls*."""
    tree, i = context.tree, match.head
    noun = tree.heads[i]
    if not context.is_own(i) or not _is_reaction(context, noun) or noun - i > 5:
        return None
    if _is_owned(context, noun, tree.heads[noun]) or context.has_source(i):
        return None
    return Shape(i, noun, "amid", match.row.severity)


def find_conclusion(context: Context, match: Match) -> Shape | None:
    """*The incident has exposed a critical gap*: the newsroom concludes."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or is_passive(tree, i) or context.is_carried(i):
        return None
    if context.has_source(i) or context.is_personal(i):
        return None
    if not any(tree.deps[j] in {"obj", "ccomp"} and j > i for j in tree.children[i]):
        return None
    if tree.deps[i] in {"amod", "xcomp", "acl"} or any(
        tree.lowers[j] in {"not", "n't", "to", "would", "could", "might", "will", "may"}
        for j in tree.children[i] if j < i
    ):  # fmt: skip
        return None
    subject = context.subject(i)
    if subject is None or context.voice[subject] is not context.voice[i]:
        return None
    lemma = tree.lemmas[subject]
    if lemma in word_list("finding_noun") or context.is_agent(subject) or tree.ents[subject]:
        return None
    if tree.pos[subject] not in {"NOUN", "PRON", "DET"} and subject != tree.heads[i]:
        return None
    if tree.pos[subject] == "PRON" and tree.lowers[subject] not in _ABSTRACT:
        return None
    is_strong = tree.lemmas[i] in _STRONG
    if not is_strong and not (
        lemma in word_list("event_noun") or tree.lowers[subject] in _ABSTRACT
    ):
        return None
    obj = tree.child(i, "obj")
    if obj is not None and (tree.pos[obj] == "ADJ" or _is_plain_object(context, obj)):
        return None
    if tree.lemmas[i] in word_list("inferring_verb") and lemma in word_list("utterance_noun"):
        return None
    severity = 1 if tree.lemmas[i] in word_list("inferring_verb") else match.row.severity
    return Shape(context.group_start(i), context.clause_end(i), "event", severity)


def _is_plain_object(context: Context, obj: int) -> bool:
    """*Exposed 40 people to the virus*, *highlighted the passage*, *proved him wrong*."""
    tree = context.tree
    return (
        tree.pos[obj] in {"PRON", "NUM", "PROPN"}
        or bool(tree.ents[obj])
        or context.lexicons.noun(tree.lemmas[obj]) is not None
    )


def _is_reaction(context: Context, noun: int) -> bool:
    tree = context.tree
    if tree.pos[noun] != "NOUN" or tree.lowers[noun] == "alarms":
        return False
    if context.is_kind(WordingKind.REACTION_NOUN, noun):
        return True
    return tree.lemmas[noun] in word_list("reaction_amount") and any(
        tree.case_of(j) == "of" and context.is_kind(WordingKind.REACTION_NOUN, j)
        for j in tree.children_of(noun, "nmod")
    )


def _is_owned(context: Context, noun: int, verb: int) -> bool:
    """True if the draft says whose reaction it is: *residents' fears*, *concern at the union*,
    *criticism from Senator Roe*, *his doubts*; a crowd (*among donors*) owns nothing."""
    tree = context.tree
    for j in (*tree.children[noun], *tree.children[verb]):
        if j == noun:
            continue
        if tree.deps[j] == "nmod:poss":
            return True
        if tree.case_of(j) in {"from", "among", "by", "with"} and tree.deps[j] in {
            "nmod", "obl", "obl:agent"
        } and not _is_crowd(context, j):  # fmt: skip
            return True
    return any(
        tree.ents[j] in {"PERSON", "ORG", "NORP"}
        for j in tree.children[noun] if tree.deps[j] in {"compound", "amod"}
    )  # fmt: skip


def _is_crowd(context: Context, i: int) -> bool:
    """*Among donors*, not *from the union*, which is one body."""
    tree = context.tree
    is_one = not is_plural(tree, i) and any(tree.lowers[j] == "the" for j in tree.children[i])
    return context.is_kind(WordingKind.GROUP, i) and not is_one


def _first(context: Context, noun: int) -> int:
    first, _ = context.tree.edges(noun)
    return max(first, noun - 5)
