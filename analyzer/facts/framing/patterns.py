"""Framing that no list holds: patterns of words and syntax, productive in English news prose.

Each finder yields token ranges; what a pattern is worth stands in
``lexicons/framing_patterns.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree

#: Verbs by which a clause draws the reporter's conclusion from an event.
_CONCLUDES = frozenset({"underscore", "underline", "highlight", "expose", "reveal", "signal",
                        "reflect", "cement", "prove", "demonstrate", "illustrate", "betray",
                        "shatter", "threaten", "raise", "speak", "send", "echo", "defy",
                        "epitomize", "epitomise", "embody", "testify"})  # fmt: skip
_TAIL_NOUNS = frozenset(
    {
        "move",
        "step",
        "sign",
        "signal",
        "development",
        "reminder",
        "testament",
        "decision",
        "deployment",
        "shift",
        "turn",
        "gesture",
        "act",
        "moment",
        "trend",
        "pattern",
        "message",
        "blow",
        "fact",
        "reality",
        "reversal",
        "admission",
        "retreat",
        "rebuke",
        "setback",
        "twist",
        "departure",
        "milestone",
        "statement",
        "outcome",
        "result",
        "scene",
        "spectacle",
    }
)
_TAIL_PARTICIPLES = frozenset({"underscoring", "underlining", "cementing", "laying"})
#: Second parts of compounds that judge: *hate-fueled*, *scandal-ridden*.
_CHARGED = frozenset(
    {
        "fueled",
        "fuelled",
        "ridden",
        "plagued",
        "obsessed",
        "infested",
        "crazed",
        "riddled",
        "addled",
        "soaked",
        "stained",
        "drenched",
        "mongering",
        "monger",
        "mongers",
        "bashing",
        "basher",
        "bashers",
        "hating",
        "hater",
        "haters",
        "peddling",
        "peddler",
        "peddlers",
        "baiting",
        "baiter",
        "baiters",
        "shaming",
        "grabbing",
        "grabbers",
        "killing",
        "busting",
        "crushing",
        "wrecking",
        "worshipping",
        "worshiping",
        "loving",
        "thumping",
        "waving",
        "wielding",
        "pushing",
        "denying",
        "slinging",
        "rattling",
        "besotted",
        "starved",
        "tainted",
        "tarnished",
        "scarred",
        "choked",
    }
)
_NOT_CHARGED_WITH = frozenset(
    {
        "gas",
        "diesel",
        "coal",
        "jet",
        "oil",
        "debt",
        "man",
        "weapon",
        "fun",
        "peace",
        "self",
        "contract",
        "mercy",
        "painstaking",
        "mass",
        "flag",
        "record",
        "block",
        "ghost",
        "budget",
        "butter",
        "rain",
        "blood",
        "sun",
        "war",
        "battle",
        "knife",
        "gun",
        "sword",
        "land",
        "weed",
        "pain",
        "bargain",
        "drought",
        "water",
    }
)
_FIRE = frozenset({"fuel", "stoke", "ignite", "inflame", "fan", "foment", "spark", "unleash",
                   "whip", "kindle", "rekindle", "reignite", "feed"})  # fmt: skip
_EMOTIONS = frozenset(
    {
        "fear",
        "fears",
        "paranoia",
        "panic",
        "outrage",
        "anger",
        "fury",
        "rage",
        "hatred",
        "hate",
        "hysteria",
        "resentment",
        "division",
        "divisions",
        "tension",
        "tensions",
        "flames",
        "unrest",
        "anxiety",
        "anxieties",
        "suspicion",
        "suspicions",
        "frenzy",
        "firestorm",
        "backlash",
        "passions",
        "animosity",
        "chaos",
        "undercurrent",
        "rumors",
        "rumours",
    }
)
_WATER = frozenset({"flood", "wave", "tide", "tsunami", "torrent", "deluge", "swarm", "horde",
                    "avalanche", "surge", "stampede", "army", "influx"})  # fmt: skip
_PEOPLE = frozenset(
    {
        "migrant",
        "immigrant",
        "refugee",
        "foreigner",
        "asylum",
        "alien",
        "worker",
        "people",
        "protester",
        "demonstrator",
        "newcomer",
        "graduate",
        "muslim",
        "jew",
        "illegal",
        "arrival",
        "seeker",
        "child",
        "family",
        "lawyer",
    }
)
Found = Iterator[tuple[int, int, int]]
"""Half-open token range and its head."""


def find_patterns(tree: Tree, marks: Marks) -> Iterator[tuple[str, int, int, int]]:
    """Every pattern in every sentence: its name, half-open token range and head."""
    for start, stop in tree.sent_ranges:
        for name, find in _FINDERS:
            for first, last, head in find(tree, marks, start, stop):
                yield name, first, last, head


def _tail_clauses(tree: Tree, marks: Marks, start: int, stop: int) -> Found:
    """*, a rare move that underscores the gravity of the situation*."""
    for i in range(start + 3, stop - 3):
        if tree.words[i - 1] not in {",", "—", "–", "--"} or tree.lowers[i] not in {
            "a", "an", "another", "the", "yet",
        }:  # fmt: skip
            continue
        for j in range(i + 1, min(i + 6, stop - 2)):
            if tree.lowers[j] in {"that", "which"} and tree.pos[j - 1] in {"NOUN", "PROPN"}:
                verb = next(
                    (k for k in range(j + 1, min(j + 4, stop)) if tree.lemmas[k] in _CONCLUDES),
                    None,
                )
                known = tree.lemmas[j - 1] in _TAIL_NOUNS
                if verb is not None and known:
                    yield i, _clause_end(tree, verb, stop), j - 1
                break


def _tail_participles(tree: Tree, marks: Marks, start: int, stop: int) -> Found:
    """*, underscoring the gravity of the situation*."""
    for i in range(start + 4, stop - 2):
        if tree.lowers[i] in _TAIL_PARTICIPLES and tree.words[i - 1] in {",", "—", "–"}:
            if tree.lowers[i] == "laying" and tree.lowers[i + 1] != "bare":
                continue
            yield i, _clause_end(tree, i, stop), i


def _clause_end(tree: Tree, start: int, stop: int) -> int:
    """The next mark that ends a clause, or the end of the sentence without its stop."""
    for i in range(start + 1, stop):
        if tree.words[i] in {",", ";", "—", "–", "--", ".", "!", "?", "(", "”", '"'}:
            return i
    return stop


def _charged_compounds(tree: Tree, marks: Marks, start: int, stop: int) -> Found:
    for i in range(start, stop):
        lower = tree.lowers[i]
        if "-" in lower[1:-1]:
            before, _, last = lower.rpartition("-")
            if last in _CHARGED and before not in _NOT_CHARGED_WITH:
                yield i, i + 1, i
        elif (
            lower in _CHARGED
            and i - 2 >= start
            and tree.words[i - 1] in {"-", "‑", "–"}
            and tree.starts[i - 1] == tree.ends[i - 2]
            and tree.starts[i] == tree.ends[i - 1]
            and tree.lowers[i - 2] not in _NOT_CHARGED_WITH
        ):
            yield i - 2, i + 1, i


def _exhortations(tree: Tree, marks: Marks, start: int, stop: int) -> Found:
    """*The time for change has come*; *Attention must be paid*; *It is time to act*."""
    lowers = tree.lowers[start:stop]
    if lowers[:2] in (["the", "time"],) and "come" in lowers and "for" in lowers[:4]:
        yield start, stop - 1, start + 1
    elif lowers[:3] in (["it", "is", "time"], ["it", "'s", "time"]) and {"to", "for"} & set(
        lowers[3:6]
    ):
        yield start, min(stop - 1, start + 5), start + 2
    elif lowers[:2] in (["enough", "is"], ["make", "no"]) and {"enough", "mistake"} & set(
        lowers[2:4]
    ):
        yield start, min(stop, start + 3), start


def _rhetorical_questions(tree: Tree, marks: Marks, start: int, stop: int) -> Found:
    """*How many must die before …?*; *When will they learn?*"""
    if tree.words[stop - 1] != "?":
        return
    lowers = tree.lowers[start:stop]
    if lowers[:2] in (["how", "many"], ["how", "much"], ["how", "long"]) and "must" in lowers:
        yield start, min(stop - 1, start + lowers.index("must") + 2), start


def _abstract_fire(tree: Tree, marks: Marks, start: int, stop: int) -> Found:
    """*fueled a growing undercurrent of paranoia*."""
    for i in range(start, stop):
        if tree.pos[i] == "VERB" and tree.lemmas[i] in _FIRE:
            for j in range(i + 1, min(i + 5, stop)):
                if tree.words[j] in {",", ";", ".", "“", '"'}:
                    break
                if tree.lowers[j] in _EMOTIONS and tree.pos[j] in {"NOUN", "PROPN"}:
                    yield i, j + 1, i
                    break


def _people_as_water(tree: Tree, marks: Marks, start: int, stop: int) -> Found:
    """*a flood of migrants*."""
    for i in range(start, stop - 2):
        if tree.lemmas[i] in _WATER and tree.lowers[i + 1] == "of":
            for j in range(i + 2, min(i + 6, stop)):
                if tree.lemmas[j] in _PEOPLE:
                    yield i, j + 1, i
                    break


_FINDERS: tuple[tuple[str, Callable[[Tree, Marks, int, int], Found]], ...] = (
    ("tail-clause", _tail_clauses),
    ("tail-participle", _tail_participles),
    ("charged-compound", _charged_compounds),
    ("exhortation", _exhortations),
    ("rhetorical-question", _rhetorical_questions),
    ("abstract-fire", _abstract_fire),
    ("people-as-water", _people_as_water),
)
