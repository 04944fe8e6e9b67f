"""The verb of a headline that a parser took for a noun: *Mayor Reveals Plan*, *Panel blasts bank*.

Parsers learn from running text, where a capital is a name and *talks* a noun.  A line without any
finite verb that has a listed verb of saying right after somebody who can say something, and what
is said after that, has its verb there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.facts.vocabulary import shipped_lexicons
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind

if TYPE_CHECKING:
    from analyzer.facts.repairs import Parse

_NOUNS = frozenset({"NOUN", "PROPN"})
#: What may follow a verb where the word could be a noun as well …
_AFTER_DOUBTFUL = frozenset({"DET", "PROPN", "PRON"})
#: … and where it could not.
_AFTER = _AFTER_DOUBTFUL | {"NOUN", "ADJ", "NUM", "SCONJ"}
_SUBJECTS = _NOUNS | {"ADJ"}
_OPENING = frozenset({"‘", "“", '"', "'"})
_FINITE = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
_MODIFIERS = frozenset({"amod", "compound", "det", "flat", "nmod:desc", "nmod:poss", "nummod"})
#: Words of a headline among which its verb is looked for.
_REACH = 8


def raise_headline_verb(parse: Parse) -> None:
    """Make the verb of a line without a finite one its root; the lists are changed in place."""
    if any("VerbForm=Fin" in morph for morph in parse.morphs[parse.first : parse.last]):
        return
    lexicons = shipped_lexicons()
    for verb in range(parse.first + 1, min(parse.first + _REACH, parse.last - 1)):
        if parse.pos[verb] in _NOUNS and _is_verb(parse, lexicons, verb):
            if parse.lemmas:
                parse.lemmas[verb] = _stem(lexicons, parse.lowers[verb])
            _raise(parse, verb)
            return


def _is_verb(parse: Parse, lexicons: Lexicons, verb: int) -> bool:
    subject, after = verb - 1, verb + 1
    if parse.lowers[after] in _OPENING and after + 1 < parse.last:
        after += 1  # *Mayor Reveals ‘Hidden’ Plan*
    if parse.pos[subject] not in _SUBJECTS or parse.pos[after] == "PUNCT":
        return False
    singular = parse.lowers[verb].endswith("s")
    stem = _stem(lexicons, parse.lowers[verb]) if singular else parse.lowers[verb]
    if singular == ("Number=Plur" in parse.morphs[subject]):
        return False
    if lexicons.cue(stem, "VERB") is None or not _can_say(parse, lexicons, subject):
        return False
    if singular and _is_document(parse, lexicons, subject):
        return parse.pos[after] in _AFTER  # *Poll shows tight race*
    if lexicons.cue(stem, "NOUN") is not None or not singular:
        return parse.pos[after] in _AFTER_DOUBTFUL or (singular and parse.lowers[after] == "to")
    return parse.pos[after] in _AFTER or parse.pos[after] == "ADP"


def _stem(lexicons: Lexicons, lower: str) -> str:
    """The verb of which a form in *s* is: *tries*, *blasts*, *accuses*."""
    stems = (lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("ies") + "y")
    return next((one for one in stems if lexicons.cue(one, "VERB") is not None), lower)


def _can_say(parse: Parse, lexicons: Lexicons, subject: int) -> bool:
    if parse.pos[subject] == "PROPN":
        return True
    lower = parse.lowers[subject]
    row = lexicons.noun(lower, lower.removesuffix("s"))
    if parse.pos[subject] == "ADJ":  # *General reveals*, *judge blocks*
        return row is not None and row.kind in PERSON_KINDS
    return parse.pos[subject] == "NOUN" and row is not None


def _is_document(parse: Parse, lexicons: Lexicons, subject: int) -> bool:
    row = lexicons.noun(parse.lowers[subject])
    return row is not None and row.kind is NounKind.DOCUMENT


def _raise(parse: Parse, verb: int) -> None:
    """Hang what stands before the verb on it as its subject, what follows as its complement."""
    before = range(parse.first, verb)
    after = range(verb + 1, parse.last)
    tops = {
        side: [i for i in side if parse.heads[i] not in side or parse.heads[i] == i]
        for side in (before, after)
    }
    parse.pos[verb] = "VERB"
    number = "Plur" if "Number=Plur" in parse.morphs[verb - 1] else "Sing"
    parse.morphs[verb] = _FINITE.format(number)
    parse.attach(verb, verb, "root")
    subject = verb - 1
    if parse.pos[subject] == "ADJ":
        parse.pos[subject], parse.morphs[subject] = "NOUN", "Number=Sing"
    while parse.heads[subject] in before and parse.heads[subject] != subject:
        subject = parse.heads[subject]
    for i in tops[before]:
        if i != subject and parse.deps[i] in _MODIFIERS:
            parse.heads[i] = subject
        else:
            dep = "punct" if parse.pos[i] == "PUNCT" else "nsubj" if i == subject else "dep"
            parse.attach(i, verb, dep)
    has_object = False
    for i in tops[after]:
        children = parse.children(i)
        if parse.pos[i] == "PUNCT":
            dep = "punct"
        elif any(parse.deps[j] == "case" for j in children):
            dep = "obl"
        elif parse.pos[i] == "VERB":
            dep = "xcomp" if any(parse.lowers[j] == "to" for j in children) else "ccomp"
        elif parse.pos[i] in _NOUNS and not has_object:
            dep, has_object = "obj", True
        else:
            dep = "dep"
        parse.attach(i, verb, dep)
