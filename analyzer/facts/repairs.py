"""Misreadings of the parse that news copy is full of, put right before anything reads it.

They follow from the words alone: no other reading of them is grammatical.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.facts.repairs_headline import raise_headline_verb
from analyzer.facts.repairs_source import free_shown, hang_closeness
from analyzer.facts.vocabulary import shipped_lexicons, word_list
from analyzer.lexicon_entries import PERSON_KINDS, NounKind

_NOUNS = frozenset({"NOUN", "PROPN"})
#: What only a clause has, not a participle after a noun.
_CLAUSAL = frozenset({"mark", "aux", "aux:pass", "cop"})
_NAME_PARTS = frozenset({"flat", "compound"})
#: What ends a sentence; a caption or a heading has none of it.
_FULL_STOPS = frozenset({".", "”", '"', "''"})
_CLOSING = frozenset({"”", '"', "''"})
#: What follows a verb of saying that ends its sentence, or announces what comes.
_STOPS = frozenset({".", ",", ":"})
#: What stands inside closing quotation marks before *she says*.
_SPOKEN_END = frozenset({",", "?", "!"})


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence's token range in the parallel lists of a parse; ``heads`` are absolute.

    The lists are changed in place; ``named`` are the tokens that the recogniser took for names.
    """

    first: int
    last: int
    lowers: Sequence[str]
    pos: list[str]
    morphs: list[str]
    deps: list[str]
    heads: list[int]
    lemmas: list[str] = field(default_factory=list)
    named: frozenset[int] = frozenset()

    def children(self, head: int) -> list[int]:
        return [i for i in range(self.first, self.last) if self.heads[i] == head and i != head]

    def lemma(self, token: int) -> str:
        """In lower case; the form itself where the parse has no lemmas."""
        return self.lemmas[token].lower() if self.lemmas else self.lowers[token]

    def attach(self, token: int, head: int, dep: str) -> None:
        self.heads[token] = head
        self.deps[token] = dep


def repair(parse: Parse) -> None:
    """Put right *sources close to X said*, *analysts called it*, *“A,” Lee notes*, and the like."""
    hang_closeness(parse)
    _make_common(parse)
    raise_headline_verb(parse)
    free_shown(parse)
    _raise_verb(parse)
    _make_verb(parse)
    _join_post(parse)
    _free_subject(parse)
    _empty_subject(parse)
    _free_agent(parse)
    _hang_who(parse)


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
    has_object = any(parse.deps[i] in ("obj", "ccomp") for i in taken)
    if not has_object and not _is_lone_report(parse, noun, verb):
        return
    for child in below:
        if child > verb:
            parse.heads[child] = verb
    parse.attach(verb, verb, "root")
    parse.attach(noun, verb, "nsubj")
    parse.morphs[verb] = "Mood=Ind|Tense=Past|VerbForm=Fin"


def _is_lone_report(parse: Parse, noun: int, verb: int) -> bool:
    """*The chairman called for a vote.*: the one verb of its sentence, and it reports something."""
    lemma = parse.lowers[verb]
    stems = (lemma.removesuffix("ed"), lemma.removesuffix("d"), lemma[:-3])
    if not any(shipped_lexicons().cue(stem, "VERB") for stem in stems):
        return False
    if any(parse.deps[i] == "obl:agent" for i in parse.children(verb)):
        return False
    return parse.lowers[parse.last - 1] in _FULL_STOPS and not any(
        "VerbForm=Fin" in parse.morphs[i] and not _is_below(parse, i, verb, noun)
        for i in range(verb + 1, parse.last)
    )


def _is_below(parse: Parse, i: int, verb: int, noun: int) -> bool:
    """``i`` hangs on the verb, at whatever remove, and not on the noun directly."""
    for _ in range(parse.last - parse.first):
        if i in (verb, noun) or parse.heads[i] == i:
            break
        i = parse.heads[i]
    return i == verb


def _participle(parse: Parse, noun: int) -> int | None:
    """What is read as the noun's participle: right after it, or after an aside in commas."""
    end = noun + 1
    while end < parse.last and parse.heads[end] == noun and parse.deps[end] in _NAME_PARTS:
        end += 1
    for verb in range(end, parse.last):
        holder = parse.heads[verb]
        in_aside = parse.deps[holder] == "appos" and parse.heads[holder] == noun
        if parse.deps[verb] != "acl" or not (holder == noun or in_aside):
            continue
        aside = parse.lowers[end] == "," and parse.lowers[verb - 1] == ","
        if verb == end or (aside and verb > end + 1):
            return verb
    return None


def _make_verb(parse: Parse) -> None:
    """*“A,” Lee notes.*; *Lee reports:* — what a name has after a quotation or before a colon.

    A parser takes the verb of saying for the plural of a noun.
    """
    for verb in range(parse.first + 1, parse.last - 1):
        if parse.pos[verb] != "NOUN" or parse.pos[verb - 1] not in {"PROPN", "PRON"}:
            continue
        if parse.lowers[verb + 1] not in _STOPS or not parse.lowers[verb].endswith("s"):
            continue
        begin = verb
        while begin > parse.first and parse.pos[begin - 1] in {"PROPN", "PRON"}:
            begin -= 1
        stem = parse.lowers[verb].removesuffix("s")
        if not _follows_quotation(parse, begin, verb) and not _announces(parse, begin, verb):
            continue
        if shipped_lexicons().cue(stem, "VERB") is None:
            continue
        if parse.lemmas:
            parse.lemmas[verb] = stem
        top = next((i for i in range(begin, verb) if not begin <= parse.heads[i] < verb), begin)
        parse.pos[verb] = "VERB"
        parse.morphs[verb] = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
        if begin <= parse.heads[verb] < verb:
            parse.attach(verb, verb, "root")
        elif parse.heads[verb] != verb:
            parse.deps[verb] = "parataxis"
        parse.attach(top, verb, "nsubj")


def _follows_quotation(parse: Parse, begin: int, verb: int) -> bool:
    return (
        begin >= parse.first + 2
        and parse.lowers[verb + 1] in {".", ","}
        and parse.lowers[begin - 1] in _CLOSING
        and parse.lowers[begin - 2] in _SPOKEN_END
    )


def _announces(parse: Parse, begin: int, verb: int) -> bool:
    """*Lee reports:*, a line of its own."""
    return begin == parse.first and verb == parse.last - 2 and parse.lowers[verb + 1] == ":"


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
        elif _is_title_of(parse, name):
            parse.attach(name, post, "flat")


def _is_title_of(parse: Parse, name: int) -> bool:
    """*A study in the journal Nature found*: a name behind a noun of the verb's other subject."""
    verb, noun = parse.heads[name], name - 1
    if parse.deps[name] != "nsubj" or parse.pos[name] != "PROPN" or parse.pos[noun] != "NOUN":
        return False
    return any(
        parse.deps[other] == "nsubj" and other < noun and _is_below(parse, noun, other, verb)
        for other in parse.children(verb)
    )


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


def _empty_subject(parse: Parse) -> None:
    """*It is understood that A*, *it emerged that A*: *it* only holds the clause's place."""
    for clause in range(parse.first, parse.last):
        verb, dep = parse.heads[clause], parse.deps[clause]
        comes_out = dep == "ccomp" and parse.lemma(verb) in word_list("coming_out")
        if not (dep in {"csubj", "csubj:pass"} or comes_out) or verb >= clause:
            continue
        for word in parse.children(verb):
            if parse.lowers[word] == "it" and parse.deps[word] in {"nsubj", "nsubj:pass"}:
                parse.deps[word] = "expl"


def _free_agent(parse: Parse) -> None:
    """*Lee said by telephone that A*: a verb with its subject is active and has no agent."""
    for agent in range(parse.first, parse.last):
        if parse.deps[agent] != "obl:agent":
            continue
        around = {parse.deps[i] for i in parse.children(parse.heads[agent])}
        if "nsubj" in around and not around & {"nsubj:pass", "aux:pass"}:
            parse.deps[agent] = "obl"


def _hang_who(parse: Parse) -> None:
    """*News for Lee, who runs the port*: *who* is a person, so the name and not the news."""
    for who in range(parse.first + 2, parse.last):
        clause = parse.heads[who]
        if parse.lowers[who] != "who" or parse.deps[clause] != "acl:relcl":
            continue
        noun, name = parse.heads[clause], who - 1
        name -= parse.lowers[name] == ","
        if parse.pos[noun] != "NOUN" or parse.pos[name] != "PROPN" or name < noun:
            continue
        row = shipped_lexicons().noun(parse.lowers[noun])
        if row is not None and row.kind in PERSON_KINDS:
            continue
        while noun < parse.heads[name] < who:
            name = parse.heads[name]
        parse.heads[clause] = name


def _make_common(parse: Parse) -> None:
    """*Neighbours said*, *Research suggests*: the capital of a first word names nobody."""
    words = (i for i in range(parse.first, parse.last) if parse.pos[i] != "PUNCT")
    first = next(words, parse.last)
    if parse.pos[first : first + 1] != ["PROPN"] or first in parse.named:
        return
    if parse.pos[first + 1 : first + 2] == ["PROPN"]:
        return
    word = parse.lowers[first]
    for lemma in (word, word.removesuffix("s")):
        row = shipped_lexicons().noun(lemma)
        # One of them without an article is a title: *Mayor warns of flood*.
        if row is None or row.kind not in (_DOCUMENT if lemma == word else _COMMON):
            continue
        parse.pos[first] = "NOUN"
        if parse.lemmas:
            parse.lemmas[first] = lemma
        if lemma != word:
            parse.morphs[first] = "Number=Plur"
        return


_DOCUMENT = frozenset({NounKind.DOCUMENT})
_COMMON = PERSON_KINDS | _DOCUMENT
