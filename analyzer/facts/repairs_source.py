"""Misread sources: *people familiar with the matter said*, *emails seen by Reuters show*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.facts.vocabulary import shipped_lexicons, word_list

if TYPE_CHECKING:
    from analyzer.facts.repairs import Parse

_NOUNS = frozenset({"NOUN", "PROPN"})
#: What follows *close*, *familiar*, *briefed*.
_TO_WHOM = frozenset({"to", "with", "on"})


def hang_closeness(parse: Parse) -> None:
    """Give every noun its *close to*, *familiar with*, *briefed on*."""
    for i in range(parse.first + 1, parse.last - 2):
        if parse.lowers[i + 1] in _TO_WHOM and parse.lowers[i] in word_list("closeness"):
            _hang_closeness(parse, i)


def _hang_closeness(parse: Parse, close: int) -> None:
    """*Sources close to the court said*, *A, people familiar with it told the paper*.

    *Close* qualifies the noun, which is the verb's subject.  A parser that takes *close* for a verb
    or an adverb hangs the noun on it, and the verb of saying loses its subject.
    """
    noun = close - 1
    if parse.pos[noun] not in _NOUNS or parse.heads[noun] != close:
        return
    above = parse.heads[close]
    if _is_inverted(parse, above, noun):
        for child in parse.children(close):
            if parse.lowers[child] in word_list("day"):
                parse.heads[child] = above
        _make_modifier(parse, close, above)
        return
    verb = next((i for i in range(close + 3, parse.last) if _wants_subject(parse, i, close)), None)
    if verb is None:
        return
    for child in parse.children(close):
        if child not in (noun, verb) and not close < child < verb:
            parse.heads[child] = verb
    for child in parse.children(verb):
        if parse.deps[child].startswith("nsubj"):
            parse.attach(child, *((close, "obl") if child < verb else (verb, "obl:unmarked")))
    if close <= parse.heads[verb] < verb:
        parse.attach(verb, verb if above == close else above, parse.deps[close])
    _make_modifier(parse, close, verb)


def _make_modifier(parse: Parse, close: int, verb: int) -> None:
    """*Close* qualifies the noun before it, which is the subject of ``verb``."""
    parse.attach(close - 1, verb, "nsubj")
    parse.attach(close, close - 1, "amod")
    parse.pos[close] = "ADJ"


def _is_inverted(parse: Parse, verb: int, noun: int) -> bool:
    """*“A,” said a banker close to the firm*: a verb without a subject stands before."""
    return (
        verb < noun
        and parse.pos[verb] == "VERB"
        and shipped_lexicons().cue(parse.lemma(verb), "VERB") is not None
        and not any(parse.deps[child].startswith("nsubj") for child in parse.children(verb))
    )


def _wants_subject(parse: Parse, verb: int, close: int) -> bool:
    """Whether a verb beside, above or behind *close* has no subject of its own.

    What *close to* leads to is none, nor is the day it was said on.
    """
    if parse.pos[verb] != "VERB":
        return False
    above = parse.heads[verb]
    is_beside = above in (close, verb) or parse.heads[close] in (verb, above)
    if not is_beside and not (close < above < verb and parse.deps[verb] == "acl"):
        return False
    return all(
        parse.lowers[child] in word_list("day")
        or (close < child < verb and any(parse.deps[i] == "case" for i in parse.children(child)))
        for child in parse.children(verb)
        if parse.deps[child].startswith("nsubj")
    )


def free_shown(parse: Parse) -> None:
    """*Emails obtained by the Herald show that A*: no verb is an agent, but its noun is one."""
    for verb in range(parse.first + 3, parse.last - 1):
        seen, agent = parse.heads[verb], verb - 1
        if parse.deps[verb] != "obl:agent" or not _may_show(parse, verb):
            continue
        shown = parse.heads[seen]
        if parse.deps[seen] != "acl" or parse.heads[agent] != verb or not shown < seen < agent:
            continue
        _make_finite(parse, verb)
        above, dep = parse.heads[shown], parse.deps[shown]
        for child in parse.children(verb):
            if child < agent:
                parse.heads[child] = agent
        parse.attach(verb, verb if above == shown else above, dep)
        parse.attach(shown, verb, "nsubj")
        parse.attach(agent, seen, "obl:agent")
        for child in (*parse.children(shown), *parse.children(seen)):
            if child > verb:
                is_clause = any(parse.deps[i] == "mark" for i in parse.children(child))
                parse.attach(child, verb, "ccomp" if is_clause else parse.deps[child])


def _may_show(parse: Parse, verb: int) -> bool:
    """A verb, or what was read as a noun though *that* follows it and it may report."""
    is_verb = parse.pos[verb] in {"VERB", "AUX"}
    return is_verb or (
        parse.lowers[verb + 1] == "that"
        and shipped_lexicons().cue(parse.lowers[verb], "VERB") is not None
    )


def _make_finite(parse: Parse, verb: int) -> None:
    """A verb of what was read as a noun."""
    if parse.pos[verb] in {"VERB", "AUX"}:
        return
    parse.pos[verb] = "VERB"
    parse.morphs[verb] = "Mood=Ind|Tense=Pres|VerbForm=Fin"
    if parse.lemmas:
        parse.lemmas[verb] = parse.lowers[verb]
