"""Misreadings of the parse that news copy is full of, put right before anything reads it.

They follow from the words alone: no other reading of them is grammatical.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.facts.vocabulary import word_list

_NOUNS = frozenset({"NOUN", "PROPN"})
#: What only a clause has, not a participle after a noun.
_CLAUSAL = frozenset({"mark", "aux", "aux:pass", "cop"})


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence's token range in the parallel lists of a parse; ``heads`` are absolute.

    The lists are changed in place.
    """

    first: int
    last: int
    lowers: Sequence[str]
    pos: list[str]
    morphs: list[str]
    deps: list[str]
    heads: list[int]

    def children(self, head: int) -> list[int]:
        return [i for i in range(self.first, self.last) if self.heads[i] == head and i != head]

    def attach(self, token: int, head: int, dep: str) -> None:
        self.heads[token] = head
        self.deps[token] = dep


def repair(parse: Parse) -> None:
    """Put right *sources close to X said*, *analysts called it*, *director Ann Lee told*."""
    for i in range(parse.first + 1, parse.last - 2):
        if parse.lowers[i + 1] == "to" and parse.lowers[i] in word_list("closeness"):
            _hang_closeness(parse, i)
    _raise_verb(parse)
    _join_post(parse)
    _free_subject(parse)


def _hang_closeness(parse: Parse, close: int) -> None:
    """*Sources close to the court said*: *close* qualifies the noun, which is the verb's subject.

    A parser that takes *close* for a verb or an adverb hangs the noun on it, and the verb of
    saying loses its subject.
    """
    noun = close - 1
    if parse.pos[noun] not in _NOUNS or parse.heads[noun] != close:
        return
    above = parse.heads[close]
    verb = next((i for i in range(close + 3, parse.last) if _wants_subject(parse, i, close)), None)
    if verb is None:
        return
    for child in parse.children(close):
        if child not in (noun, verb) and not close < child < verb:
            parse.heads[child] = verb
    if parse.heads[verb] == close:
        parse.attach(verb, verb if above == close else above, parse.deps[close])
    parse.attach(noun, verb, "nsubj")
    parse.attach(close, noun, "amod")
    parse.pos[close] = "ADJ"


def _wants_subject(parse: Parse, verb: int, close: int) -> bool:
    """Whether a verb beside or above *close* has no subject of its own."""
    if parse.pos[verb] != "VERB":
        return False
    if parse.heads[verb] not in (close, verb) and parse.heads[close] != verb:
        return False
    return not any(parse.deps[child].startswith("nsubj") for child in parse.children(verb))


def _raise_verb(parse: Parse) -> None:
    """*Analysts called the delay a blow*: a participle after a noun takes no object.

    So the noun is the subject, and what was read as its participle is the verb of the sentence;
    an apposition between commas may stand before it (*Lee, a trader, called the delay a blow*).
    """
    noun = next((i for i in range(parse.first, parse.last) if parse.heads[i] == i), parse.last)
    verb = _participle(parse, noun)
    if verb is None:
        return
    if parse.pos[noun] not in _NOUNS or not parse.lowers[verb].endswith("ed"):
        return
    below = parse.children(noun)
    if any(parse.deps[i].startswith(("nsubj", "cop", "aux")) for i in below):
        return
    taken = [i for i in parse.children(verb) if i > verb]
    if not any(parse.deps[i] in ("obj", "ccomp") for i in taken):
        return
    for child in below:
        if child > verb:
            parse.heads[child] = verb
    parse.attach(verb, verb, "root")
    parse.attach(noun, verb, "nsubj")
    parse.morphs[verb] = "Mood=Ind|Tense=Past|VerbForm=Fin"


def _participle(parse: Parse, noun: int) -> int | None:
    """What is read as the noun's participle: right after it, or after an aside in commas."""
    for verb in range(noun + 1, parse.last):
        if parse.heads[verb] == noun and parse.deps[verb] == "acl":
            aside = parse.lowers[noun + 1] == "," and parse.lowers[verb - 1] == ","
            return verb if verb == noun + 1 or (aside and verb > noun + 2) else None
    return None


def _join_post(parse: Parse) -> None:
    """*Harbour director Ann Lee told us*: two subjects side by side are a post and a name."""
    for post in range(parse.first, parse.last - 1):
        name = post + 1
        if (
            parse.deps[post] == parse.deps[name] == "nsubj"
            and parse.heads[post] == parse.heads[name]
            and parse.pos[post] in _NOUNS
            and parse.pos[name] == "PROPN"
        ):
            parse.attach(post, name, "nmod:desc")


def _free_subject(parse: Parse) -> None:
    """*The poll released Friday shows*: without *that*, no clause is the subject of another verb.

    So its subject is the verb's, and what was read as its verb is a participle after it.
    """
    for verb in range(parse.first, parse.last):
        above = parse.heads[verb]
        if parse.deps[verb] != "csubj" or parse.pos[verb] != "VERB" or above < verb:
            continue
        below = parse.children(verb)
        nouns = [i for i in below if parse.deps[i] == "nsubj" and parse.pos[i] in _NOUNS]
        has_more = any(parse.deps[i] in _CLAUSAL for i in below)
        if has_more or len(nouns) != 1 or nouns[0] != verb - 1:
            continue
        parse.attach(nouns[0], above, "nsubj")
        parse.attach(verb, nouns[0], "acl")
