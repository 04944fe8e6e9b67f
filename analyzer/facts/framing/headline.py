"""Headlines that shout, withhold, convict or know more than the copy below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.facts.framing.place import Words
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree

_TAG = re.compile(
    r"(urgent|breaking|breaking news|just in|alert|exclusive|watch|must[- ]read|must[- ]see|"
    r"shocking|shock|developing|bombshell|wow|boom)\s*[:!|–—]",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(the )?(\d+|five|seven|ten) (\w+ )?(reasons|things|ways|times|facts|secrets)\b"
    r"(?! to (know|watch)\b)",
    re.I,
)
_TEASE = re.compile(
    r"(this|these) (\w+ ){0,2}(will|is why|are why|just|could)\b|here'?s (what|why|how)\b|"
    r"(what|why) (you|everyone)\b|the (real )?reason\b",
    re.IGNORECASE,
)
_EARLY = 4
"""Paragraphs, the headline among them, whose certainty a headline is held against."""
_ORDINARY = frozenset({"say", "be", "have", "do", "get", "make", "take", "go", "see", "call"})

_HOUSE_STYLE = 4
"""So many words in capitals side by side are a desk's style."""

Found = tuple[str, int, int, int]


def find_headline_faults(tree: Tree, marks: Marks, words: Words) -> Iterator[Found]:
    """Faults of each headline: pattern name, half-open token range, head.

    Args:
        words: ``Lexicons.framing_words``.
    """
    body = [
        i
        for i in range(len(tree))
        if marks.paragraph_of[i] >= 0 and marks.paragraph_of[i] not in marks.headlines
    ]
    lemmas = {tree.lemmas[i] for i in body}
    nouns = {tree.lemmas[i] for i in body if tree.pos[i] in {"NOUN", "PROPN"}}
    for number in sorted(marks.headlines):
        first, last = marks.paragraph_tokens[number]
        if last <= first:
            continue
        yield from _tags(tree, marks, first, last)
        yield from _capitals(tree, marks, first, last, {tree.words[i] for i in body})
        # *What happens next?* between paragraphs is signposting: the reader is in already.
        if number == 0:
            yield from _gaps(tree, first, last)
        if number == 0 and body:
            yield from _alarms(tree, marks, words, first, last, nouns)
            yield from _verdicts(tree, marks, words, first, last, lemmas)
            yield from _certainty(tree, marks, words, first, last, body)


def _matched(tree: Tree, pattern: re.Pattern[str], first: int, last: int) -> range:
    """Tokens of a match at the beginning of the headline."""
    match = pattern.match(tree.text, tree.starts[first], tree.ends[last - 1])
    return tree.tokens_in(match.start(), match.end()) if match else range(first, first)


def _tags(tree: Tree, marks: Marks, first: int, last: int) -> Iterator[Found]:
    tokens = _matched(tree, _TAG, first, last)
    # Without anything after it, it is a desk's label and no headline.
    if tokens and tokens.stop < last:
        yield "headline-tag", tokens.start, tokens.stop, tokens.start
    for i in range(first, last):
        if tree.words[i] not in {"!", "!!", "!!!", "?!"} or marks.quote_of[i] >= 0 or i == first:
            continue
        # The mark of a name (*Yahoo!*) stands in the copy too.
        if tree.text.count(tree.text[tree.starts[i - 1] : tree.ends[i]]) == 1:
            yield "headline-mark", max(first, i - 1), i + 1, i - 1


def _capitals(tree: Tree, marks: Marks, first: int, last: int, body: set[str]) -> Iterator[Found]:
    shouted = [
        i
        for i in range(first, last)
        if len(tree.words[i]) > 3 and tree.words[i].isalpha() and tree.words[i].isupper()
    ]
    words = [i for i in range(first, last) if tree.words[i].isalpha()]
    if len(shouted) > len(words) / 2:
        return
    for i in shouted:
        # An acronym stands in capitals in the copy too; a word does not.
        known = tree.words[i] in body or marks.quote_of[i] >= 0 or tree.ents[i]
        ordinary = tree.lowers[i] in {word for word in body if word.islower()}
        if not known and ordinary and _run_of_capitals(tree, i, first, last) < _HOUSE_STYLE:
            yield "headline-capitals", i, i + 1, i


def _run_of_capitals(tree: Tree, i: int, first: int, last: int) -> int:
    """Words in capitals around and with a token: a desk that sets whole lines so does not shout."""
    run = 1
    for step in (-1, 1):
        j = i + step
        while first <= j < last and not any(letter.islower() for letter in tree.words[j]):
            run += tree.words[j].isalpha()
            j += step
    return run


def _gaps(tree: Tree, first: int, last: int) -> Iterator[Found]:
    for pattern in (_TEASE, _COUNT):
        tokens = _matched(tree, pattern, first, last)
        if tokens and tokens.stop < last:
            yield "headline-gap", tokens.start, tokens.stop, tokens.start
            return


def _alarms(
    tree: Tree, marks: Marks, words: Words, first: int, last: int, body: set[str]
) -> Iterator[Found]:
    for i in range(first, last):
        if (
            tree.lowers[i] in words["headline_alarm"]
            and tree.lemmas[i] not in body
            and marks.quote_of[i] < 0
        ):
            begin = i
            while begin > first and tree.pos[begin - 1] in {"ADJ", "NOUN", "PROPN"}:
                begin -= 1
            yield "headline-alert", begin, i + 1, i


def _verdicts(
    tree: Tree, marks: Marks, words: Words, first: int, last: int, body: set[str]
) -> Iterator[Found]:
    for i in range(first, last):
        if (
            tree.pos[i] == "VERB"
            and tree.lemmas[i] in words["headline_verdict"]
            and tree.lemmas[i] not in body
            and marks.quote_of[i] < 0
        ):
            yield "headline-verdict", i, i + 1, i


def _certainty(
    tree: Tree, marks: Marks, words: Words, first: int, last: int, body: list[int]
) -> Iterator[Found]:
    """The headline's verb stands in the copy only hedged, denied or planned."""
    hedges = words["headline_hedge"]
    if any(tree.lowers[i] in hedges or tree.words[i] == "?" for i in range(first, last)):
        return
    # *Report: singer cancels tour* says who says so, and so does *…, report says*.
    if any(tree.lowers[i] in words["speaking_noun"] for i in range(first, last)):
        return
    for i in range(first, last):
        lemma = tree.lemmas[i]
        if tree.pos[i] != "VERB" or lemma in _ORDINARY or marks.quote_of[i] >= 0:
            continue
        # *To close* tells a plan, a participle before a noun no event; neither is certain.
        if tree.deps[i] not in {"root", "conj"} or (i > first and tree.lowers[i - 1] == "to"):
            continue
        if tree.child(i, "nsubj", "obj", "obl") is None or tree.child(i, "nmod:poss") is not None:
            continue
        if "VerbForm=Fin" not in tree.morphs[i] and tree.child(i, "nsubj") is None:
            continue
        again = [
            j
            for j in body
            if tree.lemmas[j] == lemma and tree.pos[j] == "VERB" and marks.paragraph_of[j] < _EARLY
        ]
        if again and all(_is_hedged(tree, hedges, j) for j in again):
            yield "headline-certainty", i, i + 1, i


def _is_hedged(tree: Tree, hedges: frozenset[str], i: int) -> bool:
    start, _ = tree.sent_ranges[tree.sents[i]]
    near = {*range(max(start, i - 5), i), *tree.children[i]}
    head = tree.heads[i]
    governed = tree.deps[i] in {"xcomp", "ccomp"} and tree.lemmas[head] in hedges
    return governed or any(tree.lowers[j] in hedges or tree.lemmas[j] in hedges for j in near)
