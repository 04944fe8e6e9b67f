"""Certainty and quantity beyond the evidence, verdicts, and honest disclosures."""

from __future__ import annotations

from analyzer.facts.attribution.group import is_passive, subject_of
from analyzer.facts.claim_nouns import is_content_of_claim
from analyzer.facts.constructions.context import Context, Match, Shape
from analyzer.facts.hedging.finder import is_told
from analyzer.facts.vocabulary import word_list

_ASIDE = 12
"""Tokens between a verdict and the words between commas that say whose it is."""
#: *Not one of the most dangerous places* ranks nothing.
_NO_RANK = frozenset({"not", "n't", "hardly"})
_ASKING = frozenset({"when", "how", "where", "why", "what", "which"})
_NOT_FLAT = frozenset({"not", "n't", "if", "almost", "may", "might", "could"})


def find_booster(context: Context, match: Match) -> Shape | None:
    """*Undoubtedly*, *one thing is clear*: certainty in the newsroom's own voice."""
    tree, i = context.tree, match.head
    is_told = context.has_source(i) and context.has_source(match.start)
    if not context.is_own(i) or is_told or _is_question(context, i):
        return None
    words = tree.lowers[match.start : match.end]
    if match.start and tree.lowers[match.start - 1] in _NOT_FLAT:
        return None
    if tree.lowers[max(0, match.start - 2) : match.end] == ["slowly", "but", "surely"]:
        return None
    if len(words) == 1 and tree.pos[i] == "ADV" and not _is_on_claim(context, match.start):
        return None
    if words[-1] == "to" and len(words) == 2 and not _has_infinitive(context, match.end - 1):
        return None
    if words == ["proof", "that"] and tree.deps[i] not in {"root", "obj", "conj"}:
        return None
    return Shape(match.start, match.end - 1, "phrase" if len(words) > 1 else "adverb",
                 match.row.severity)  # fmt: skip


def _is_on_claim(context: Context, i: int) -> bool:
    """The adverb vouches for a claim; it does not say how something was done."""
    tree = context.tree
    head = tree.heads[i]
    if tree.deps[i] not in {"advmod", "parataxis", "discourse"}:
        return False
    if tree.lowers[i] in {"clearly", "plainly", "obviously"}:
        if tree.lemmas[head] in word_list("clear_manner") and i > head:
            return False
        if tree.lemmas[head] in word_list("clear_manner") and tree.lowers[i] != "obviously":
            return False
        return tree.pos[head] in {"VERB", "ADJ", "NOUN", "ADV", "AUX"}
    if tree.lowers[i] in {"certainly", "definitely", "surely"}:
        subject = subject_of(tree, head)
        return subject is None or tree.lowers[subject] not in {"i", "we"}
    return True


def _has_infinitive(context: Context, i: int) -> bool:
    tree = context.tree
    return (
        tree.lowers[i] == "to"
        and tree.pos[tree.heads[i]] in {"VERB", "AUX", "ADJ", "NOUN"}
        and (tree.deps[i] == "mark")
    )


def _is_question(context: Context, i: int) -> bool:
    tree = context.tree
    return tree.words[tree.sent_ranges[tree.sents[i]][1] - 1] == "?"


def find_quantity(context: Context, match: Match) -> Shape | None:
    """*A growing number of*, *up to 60 percent*, *countless*: a number that could be checked."""
    tree, i = context.tree, match.head
    if not context.is_own(i) or context.has_source(i):
        return None
    name = "vague"
    last = match.end - 1
    if tree.lowers[match.start : match.end] in (["up", "to"], ["as", "many", "as"]):
        after = match.end
        if after >= len(tree) or tree.pos[after] != "NUM":
            return None
        window = tree.lowers[after : after + 4]
        if "%" not in window and "percent" not in window and tree.lowers[match.start] == "up":
            return None
        if _is_term(context, match.start):
            return None
        name, last = "ceiling", after
    return Shape(match.start, last, name, match.row.severity)


def _is_term(context: Context, i: int) -> bool:
    """*Face up to 20 years*: what the law allows."""
    tree = context.tree
    first, last = tree.sent_ranges[tree.sents[i]]
    return any(tree.lemmas[j] in {"prison", "sentence", "fine", "tax", "rate", "penalty", "law"}
               for j in range(first, last))  # fmt: skip


def find_assertion(context: Context, match: Match) -> Shape | None:
    """*Has done nothing to*, *one of the worst*: a verdict that nobody is made to answer for."""
    tree, i = context.tree, match.head
    if not context.is_own(match.start) or context.is_carried(i) or context.has_source(i):
        return None
    if _is_question(context, i) or is_told(tree, context.lexicons, i) or _is_said(context, i):
        return None
    if _is_asked(context, i) or context.is_personal(i):
        return None
    words = tree.lowers[match.start : match.end]
    last = match.end - 1
    if words[-1] in {"most", "least", "best", "worst", "greatest", "biggest"}:
        return _superlative(context, match)
    if len(words) == 1:
        return _prescription(context, match) if words[0] == "should" else _judged(context, match)
    if words[0] == "too" and not _is_too_many(context, match):
        return None
    if words[-2:] == ["time", "for"]:
        limit = min(match.end + 12, tree.sent_ranges[tree.sents[i]][1])
        # *It is time for the yearly dinner* calls nobody to act.
        if not any(tree.lowers[j] == "to" for j in range(match.end, limit)):
            return None
    if words[-1] == "enough":
        last = min(match.end, tree.sent_ranges[tree.sents[i]][1] - 1)
        if tree.pos[last] not in {"NOUN", "ADJ"}:
            return None
    return Shape(match.start, last, "verdict", match.row.severity)


def _is_said(context: Context, i: int) -> bool:
    """A verb of telling between commas right behind: *is so reckless, the mayor said, that …*."""
    tree = context.tree
    first, last = tree.sent_ranges[tree.sents[i]]
    for j in range(max(first, i - _ASIDE), min(last, i + _ASIDE)):
        if tree.lowers[j] in {"said", "says", "added", "wrote"} and j + 1 < last:
            around = {k for k in range(max(first, j - 6), j) if tree.words[k] == ","}
            if tree.words[j + 1] == "," and around and tree.pos[j] == "VERB":
                return True
    return False


def _is_asked(context: Context, i: int) -> bool:
    """*Asked whether she deserved credit*, *his charge that the vote was unfair*: no verdict."""
    tree = context.tree
    for _ in range(4):
        if tree.mark_of(i) in {"whether", "if"}:
            return True
        if tree.heads[i] == i:
            return False
        if is_content_of_claim(tree, i):
            return True
        i = tree.heads[i]
    return False


def _is_too_many(context: Context, match: Match) -> bool:
    """*Too many calls*, not *they have too many*, *too much of a good thing* or *too many trees to
    count*, which says for what they are too many."""
    tree, last = context.tree, match.end - 1
    after = match.end
    return (
        tree.pos[last] in {"ADJ", "DET"}
        and after < len(tree)
        and tree.pos[after] in {"NOUN", "ADJ", "ADP"}
        and not _has_aim(context, match.head, after)
        and not (tree.lowers[after] == "of" and tree.lowers[after + 1 : after + 2] == ["a"])
    )


def _has_aim(context: Context, head: int, after: int) -> bool:
    """*Too many trees to count*: the infinitive follows the noun that is counted."""
    tree = context.tree
    nouns = {head, after, *(tree.heads[j] for j in (head, after))}
    return any(
        j > after and tree.mark_of(j) == "to" and tree.deps[j] in {"acl", "advcl", "xcomp"}
        for noun in nouns
        if tree.pos[noun] in {"NOUN", "ADJ"}
        for j in tree.children[noun]
    )


def _prescription(context: Context, match: Match) -> Shape | None:
    """*The state should sue*: advice in the newsroom's own voice."""
    tree, i = context.tree, match.head
    head = tree.heads[i]
    subject = subject_of(tree, head)
    if tree.deps[i] != "aux" or subject is None or subject > i or i > head:
        return None
    if not (context.is_agent(subject) or tree.ents[subject] == "LOC"):
        return None
    if tree.lowers[subject] in {"i", "you", "we", "it", "who", "none"}:
        return None
    if (
        is_passive(tree, head)
        or tree.mark_of(head)
        # *On when the state should step in*: a question, no advice.
        or any(j < subject and tree.lowers[j] in _ASKING for j in tree.children[head])
        or tree.lemmas[subject] in {"resident", "traveler", "passenger"}
        # *She should be familiar with the rules*: an expectation, no advice.
        or tree.pos[head] == "ADJ"
    ):
        return None
    if tree.lemmas[head] in {"note", "arrive", "take"} or tree.deps[head] in {
        "ccomp", "advcl", "acl:relcl", "acl", "csubj", "xcomp"
    }:  # fmt: skip
        return None
    first, _ = tree.edges(subject)
    return Shape(max(first, subject - 4), context.clause_end(head, 6), "prescription",
                 match.row.severity)  # fmt: skip


def _judged(context: Context, match: Match) -> Shape | None:
    """*The move is risky*: a judgement as predicate of a thing or act."""
    tree, i = context.tree, match.head
    copula = tree.child(i, "cop")
    subject = subject_of(tree, i)
    if copula is None or subject is None or subject > i:
        return None
    if tree.lowers[subject] in {"i", "you", "we"} or any(
        tree.lowers[j] in {"not", "n't", "if", "whether", "would", "could", "may", "might"}
        for j in tree.children[i]
    ):
        return None
    return Shape(copula, context.clause_end(i, 6), "judgement", match.row.severity)


def _superlative(context: Context, match: Match) -> Shape | None:
    """*One of the most lavishly subsidised industries*, *the worst year in memory*, *perhaps the
    best*: a rank without a measure that bears it out."""
    tree = context.tree
    last = match.end - 1
    first, limit = tree.sent_ranges[tree.sents[match.start]]
    if not _NO_RANK.isdisjoint(tree.lowers[max(first, match.start - 2) : match.start]):
        return None
    if tree.lowers[last] in {"most", "least"}:
        adjective = next(
            (j for j in range(last + 1, min(last + 4, limit))
             if tree.pos[j] == "ADJ" or (tree.pos[j] == "VERB" and tree.deps[j] == "amod")), None
        )  # fmt: skip
        if adjective is None or tree.lemmas[adjective] in word_list("counted_rank"):
            return None
        last = adjective
    noun = next((j for j in range(last + 1, min(last + 4, limit)) if tree.pos[j] == "NOUN"), None)
    if noun is not None and tree.lemmas[noun] in word_list("toll_event"):
        return None  # *the worst flood in memory*: its dead were counted
    if noun is not None:
        last = noun
    if tree.lowers[match.start] == "the":
        reach = next((j for j in range(last + 1, min(last + 10, limit))
                      if tree.lemmas[j] in word_list("rank_horizon")), None)  # fmt: skip
        if reach is None:
            return None
        last = reach
    return Shape(match.start, last, "superlative", match.row.severity)


def find_disclosure(context: Context, match: Match) -> Shape | None:
    """Words that disclose what was checked, asked or seen, outside quotation marks."""
    if context.marks.quote_of[match.start] >= 0:
        return None
    return Shape(match.start, match.end - 1, "disclosure", 0)
