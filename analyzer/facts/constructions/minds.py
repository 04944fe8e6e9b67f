"""What people are said to feel, want or mean, by a writer who cannot know."""

from __future__ import annotations

from analyzer.facts.attribution.group import is_passive
from analyzer.facts.constructions.context import (
    Context,
    Match,
    Shape,
    is_past_participle,
    is_plural,
)
from analyzer.lexicon_certainty import WordingKind

_LINKS = frozenset({"be", "feel", "grow", "become", "remain", "seem", "get"})
_SPEAKERS = frozenset({"i", "we", "you", "my", "our", "your"})
_NONE = frozenset({"no", "any", "anybody", "anyone", "nobody", "nothing", "none", "neither", "not"})
_PERCENT = frozenset({"percent", "%", "poll", "survey"})


def find_emotion(context: Context, match: Match) -> Shape | None:
    """*Voters are angry*, *many Mexicans felt betrayed*: the mood of a crowd, without a poll."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or context.has_source(i) or _is_measured(context, i):
        return None
    if context.is_carried(i) or tree.deps[i] == "amod":
        return None
    head = tree.heads[i]
    if "if" in (tree.mark_of(i), tree.mark_of(head)):
        return None
    is_linked = tree.child(i, "cop", "aux:pass") is not None or (
        tree.deps[i] == "xcomp" and tree.lemmas[head] in _LINKS
    )
    subject = context.subject(i)
    if not is_linked or subject is None or not _is_crowd(context, subject):
        return None
    first, _ = tree.edges(subject)
    first = max(first, i - 12)
    return Shape(first, i, "crowd", match.row.severity)


def find_intent(context: Context, match: Match) -> Shape | None:
    """*Intent on deciding*, *desperate to win*: a will that nobody declared."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or context.has_source(i) or context.is_carried(i):
        return None
    has_aim = any(
        j > i and (tree.mark_of(j) in {"to", "on"} or tree.case_of(j) in {"for", "on", "with"})
        for j in tree.children[i]
    )  # fmt: skip
    if not has_aim or (tree.pos[i] == "VERB" and not is_passive(tree, i)
                       and not is_past_participle(tree, i)):  # fmt: skip
        return None
    subject = context.subject(i)
    if tree.deps[i] in {"amod", "acl", "advcl", "nmod", "appos"} and subject is None:
        subject = tree.heads[i]
    if subject is None or not (context.is_agent(subject) or tree.pos[subject] == "VERB"):
        return None
    return Shape(i, context.clause_end(i, 8), "will", match.row.severity)


def find_participle(context: Context, match: Match) -> Shape | None:
    """*Stung by the criticism, the mayor …*: a feeling given as the reason."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or tree.deps[i] not in {"advcl", "acl", "advmod"}:
        return None
    first, _ = tree.edges(i)
    start, _ = tree.sent_ranges[tree.sents[i]]
    if first - start > 1:
        return None
    if (
        tree.pos[i] == "VERB"
        and is_past_participle(tree, i)
        and not any(tree.case_of(j) == "by" for j in tree.children[i])
    ):
        return None
    if tree.child(i, "nsubj", "nsubj:pass", "mark") is not None:
        return None
    return Shape(first, context.clause_end(i, 8), "opening", match.row.severity)


def find_motive(context: Context, match: Match) -> Shape | None:
    """*A calculated attempt to*, *a desperate bid to*: a purpose read into an act."""
    tree, i = context.tree, match.head
    if not context.is_own(i) and not _is_reading(context, i):
        return None
    if not any(tree.mark_of(j) == "to" for j in tree.children_of(i, "acl", "xcomp", "advcl")):
        return None
    adjective = next(
        (j for j in tree.children[i]
         if j < i and context.is_kind(WordingKind.MOTIVE_ADJECTIVE, j)), None
    )  # fmt: skip
    if adjective is None or tree.lemmas[adjective] == "concerted" or _is_denied(context, i):
        return None
    first = adjective - 1 if tree.lowers[adjective - 1] in {"a", "an", "the"} else adjective
    return Shape(first, context.clause_end(i, 8), "motive", match.row.severity)


def _is_reading(context: Context, i: int) -> bool:
    """True in the content of somebody unnamed: a motive is as little theirs to know."""
    attribution = context.inner.get(i)
    return attribution is not None and 1 <= attribution.level <= 3 and context.marks.quote_of[i] < 0


def find_phrase(context: Context, match: Match) -> Shape | None:
    """*Could not resist*, *tacit admission*, *has no intention of*."""
    i = match.head
    if not context.is_own(i) or context.is_carried(i):
        return None
    tree = context.tree
    # *To make anyone think he can*: whom the governing verb moves to think.
    moved = tree.child(tree.heads[i], "obj") if tree.deps[i] == "xcomp" else None
    for who in (context.subject(i), moved):
        if who is not None and (tree.lowers[who] in _SPEAKERS or _is_denied(context, who)):
            return None
    return Shape(match.start, match.end - 1, "phrase", match.row.severity)


def _is_denied(context: Context, i: int) -> bool:
    """*No candidate seems willing*, *without any obvious attempt*: no mind is read."""
    tree = context.tree
    words = {tree.lowers[j] for j in tree.children[i] if j < i}
    return tree.lowers[i] in _NONE or not words.isdisjoint(_NONE)


def find_possession(context: Context, match: Match) -> Shape | None:
    """*The premier's eagerness*, *his obsession with*: a state of mind as a known fact."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or context.has_source(i) or context.is_carried(i):
        return None
    holder = tree.child(i, "nmod:poss")
    if holder is None or holder > i or not context.is_agent(holder):
        return None
    if tree.lowers[holder] in _SPEAKERS or _is_voiced(context, i):
        return None
    first, _ = tree.edges(holder)
    return Shape(max(first, i - 5), i, "possession", match.row.severity)


def _is_voiced(context: Context, i: int) -> bool:
    """*Expressed his frustration*: the feeling was told, whoever told it."""
    tree = context.tree
    head = tree.heads[i]
    return head != i and context.lexicons.cue(tree.lemmas[head], tree.pos[head]) is not None


def find_purpose(context: Context, match: Match) -> Shape | None:
    """*… to divert attention from the budget*: an aim that nobody declared."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or context.has_source(i) or context.is_carried(i):
        return None
    head = tree.heads[i]
    if tree.deps[i] == "xcomp" and tree.lemmas[head] == "help":
        i, head = head, tree.heads[head]
    if tree.deps[i] not in {"advcl", "acl"} or tree.mark_of(i) != "to" or head > i:
        return None
    if tree.deps[i] == "acl" and tree.lemmas[head] not in {"way", "attempt", "effort", "bid"}:
        return None
    if tree.child(match.head, "obj") is None:
        return None
    mark = next((j for j in tree.children[i] if tree.lowers[j] == "to" and j < i), i)
    return Shape(mark, context.clause_end(match.head, 8), "purpose", match.row.severity)


def _is_crowd(context: Context, subject: int) -> bool:
    tree = context.tree
    if tree.lowers[subject] in {"many", "some", "most"}:
        return True
    if tree.ents[subject] == "PERSON" or not context.is_kind(WordingKind.GROUP, subject):
        return False
    return is_plural(tree, subject) or tree.lemmas[subject] in {
        "public",
        "country",
        "nation",
        "community",
        "world",
        "establishment",
        "electorate",
        "party",
    }


def _is_measured(context: Context, i: int) -> bool:
    tree = context.tree
    first, last = tree.sent_ranges[tree.sents[i]]
    return any(tree.lemmas[j] in _PERCENT for j in range(first, last))
