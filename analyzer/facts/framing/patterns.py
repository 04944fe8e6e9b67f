"""Framing that no list holds: patterns of words and syntax, productive in English news prose.

Each finder yields token ranges; what a pattern is worth stands in
``lexicons/framing_patterns.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analyzer.facts.framing.place import Words
from analyzer.facts.tree import Tree

Found = Iterator[tuple[int, int, int]]
"""Half-open token range and its head."""


def find_patterns(tree: Tree, words: Words) -> Iterator[tuple[str, int, int, int]]:
    """Every pattern in every sentence: its name, half-open token range and head.

    Args:
        words: ``Lexicons.framing_words``.
    """
    for start, stop in tree.sent_ranges:
        for name, find in _FINDERS:
            for first, last, head in find(tree, words, start, stop):
                yield name, first, last, head


def _tail_clauses(tree: Tree, words: Words, start: int, stop: int) -> Found:
    """*, a rare move that underscores the gravity of the situation*."""
    for i in range(start + 3, stop - 3):
        if tree.words[i - 1] not in {",", "—", "–", "--"} or tree.lowers[i] not in {
            "a", "an", "another", "the", "yet",
        }:  # fmt: skip
            continue
        for j in range(i + 1, min(i + 6, stop - 2)):
            if tree.lowers[j] in {"that", "which"} and tree.pos[j - 1] in {"NOUN", "PROPN"}:
                verb = next(
                    (
                        k
                        for k in range(j + 1, min(j + 4, stop))
                        if tree.lemmas[k] in words["concluding_verb"]
                    ),
                    None,
                )
                known = tree.lemmas[j - 1] in words["tail_noun"]
                if verb is not None and known:
                    yield i, _clause_end(tree, verb, stop), j - 1
                break


def _tail_participles(tree: Tree, words: Words, start: int, stop: int) -> Found:
    """*, underscoring the gravity of the situation*."""
    for i in range(start + 4, stop - 2):
        if tree.lowers[i] in words["tail_participle"] and tree.words[i - 1] in {",", "—", "–"}:
            if tree.lowers[i] == "laying" and tree.lowers[i + 1] != "bare":
                continue
            yield i, _clause_end(tree, i, stop), i


def _clause_end(tree: Tree, start: int, stop: int) -> int:
    """The next mark that ends a clause, or the end of the sentence without its stop."""
    for i in range(start + 1, stop):
        if tree.words[i] in {",", ";", "—", "–", "--", ".", "!", "?", "(", "”", '"'}:
            return i
    return stop


def _charged_compounds(tree: Tree, words: Words, start: int, stop: int) -> Found:
    for i in range(start, stop):
        lower = tree.lowers[i]
        if "-" in lower[1:-1]:
            before, _, last = lower.rpartition("-")
            if last in words["charged_part"] and before not in words["uncharged_part"]:
                yield i, i + 1, i
        elif (
            lower in words["charged_part"]
            and i - 2 >= start
            and tree.words[i - 1] in {"-", "‑", "–"}
            and tree.starts[i - 1] == tree.ends[i - 2]
            and tree.starts[i] == tree.ends[i - 1]
            and tree.lowers[i - 2] not in words["uncharged_part"]
        ):
            yield i - 2, i + 1, i


def _exhortations(tree: Tree, words: Words, start: int, stop: int) -> Found:
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


def _rhetorical_questions(tree: Tree, words: Words, start: int, stop: int) -> Found:
    """*How many must die before …?*; *When will they learn?*"""
    if tree.words[stop - 1] != "?":
        return
    lowers = tree.lowers[start:stop]
    if lowers[:2] in (["how", "many"], ["how", "much"], ["how", "long"]) and "must" in lowers:
        yield start, min(stop - 1, start + lowers.index("must") + 2), start


def _abstract_fire(tree: Tree, words: Words, start: int, stop: int) -> Found:
    """*fueled a growing undercurrent of paranoia*."""
    for i in range(start, stop):
        if tree.pos[i] == "VERB" and tree.lemmas[i] in words["fire_verb"]:
            for j in range(i + 1, min(i + 5, stop)):
                if tree.words[j] in {",", ";", ".", "“", '"'}:
                    break
                if tree.lowers[j] in words["emotion"] and tree.pos[j] in {"NOUN", "PROPN"}:
                    yield i, j + 1, i
                    break


def _people_as_water(tree: Tree, words: Words, start: int, stop: int) -> Found:
    """*a flood of migrants*."""
    for i in range(start, stop - 2):
        if tree.lemmas[i] in words["water"] and tree.lowers[i + 1] == "of":
            for j in range(i + 2, min(i + 6, stop)):
                if tree.lemmas[j] in words["people_as_water"]:
                    yield i, j + 1, i
                    break


def _drama_verbs(tree: Tree, words: Words, start: int, stop: int) -> Found:
    """*Scandal engulfed the council*; *a town gripped by fear*."""
    for i in range(start, stop):
        if tree.pos[i] != "VERB" or tree.lemmas[i] not in words["drama_verb"]:
            continue
        subject = tree.child(i, "nsubj")
        if subject is not None and tree.lemmas[subject] in words["drama_subject"]:
            yield min(subject, i), max(subject, i) + 1, i
            continue
        for j in tree.children_of(i, "obl", "obl:agent"):
            if (
                tree.case_of(j) in {"by", "in"}
                and tree.lemmas[j] in words["drama_subject"]
                and j > i
            ):
                yield i, j + 1, i
                break


_FINDERS: tuple[tuple[str, Callable[[Tree, Words, int, int], Found]], ...] = (
    ("tail-clause", _tail_clauses),
    ("tail-participle", _tail_participles),
    ("charged-compound", _charged_compounds),
    ("exhortation", _exhortations),
    ("rhetorical-question", _rhetorical_questions),
    ("abstract-fire", _abstract_fire),
    ("people-as-water", _people_as_water),
    ("drama-verb", _drama_verbs),
)
