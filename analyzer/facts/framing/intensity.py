"""Evaluation that is heightened or set over a sentence: *utterly reckless*; *tragically, …*.

Which adverbs heighten and which adjectives evaluate stands in ``lexicons/framing_words.csv``; any
adverb that itself tells a reader how to feel (``lexicons/loaded_terms.csv``) heightens too:
*brazenly dishonest*.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.facts.framing.place import Words
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.lexicon_framing import FramingKind, TermPos

_PATTERN_OF = {
    "feeling_adjective": "intensified-feeling",
    "judging_adjective": "intensified-judgement",
    "praising_adjective": "intensified-praise",
}
_HEIGHTENS = frozenset({FramingKind.SENSATION, FramingKind.EDITORIAL})


def find_intensified(tree: Tree, lexicons: Lexicons) -> Iterator[tuple[str, int, int, int]]:
    """Pattern name, half-open token range from adverb to adjective, and the adjective."""
    words = lexicons.framing_words
    for i in range(1, len(tree)):
        name = next((_PATTERN_OF[one] for one in _PATTERN_OF if tree.lowers[i] in words[one]), None)
        if name is None or tree.pos[i] not in {"ADJ", "VERB"} or tree.sents[i - 1] != tree.sents[i]:
            continue
        # *Grossly misleading the court* is an act, *a grossly misleading chart* a judgement.
        if tree.pos[i] == "VERB" and not _is_like_adjective(tree, i):
            continue
        adverb = i - 1
        if _modifies(tree, adverb, i) and _heightens(tree, lexicons, adverb):
            yield name, adverb, i + 1, i


def _modifies(tree: Tree, adverb: int, i: int) -> bool:
    """The adverb depends on the adjective, or on its noun where a tagger took it for another."""
    if tree.heads[adverb] == i:
        return tree.deps[adverb] == "advmod"
    beside = tree.deps[adverb] == tree.deps[i] == "amod" and tree.heads[adverb] == tree.heads[i]
    return beside and tree.lowers[adverb].endswith("ly")


def _is_like_adjective(tree: Tree, i: int) -> bool:
    if tree.deps[i] == "amod" or tree.child(i, "cop") is not None:
        return True
    return tree.deps[i] == "conj" and tree.pos[tree.heads[i]] == "ADJ"


def _heightens(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    if tree.lowers[i] in lexicons.framing_words["intensifier"]:
        return True
    return any(
        one.row.pos is TermPos.ADV
        and one.row.kind in _HEIGHTENS
        and one.row.severity >= 2
        # *Increasingly* and its like, which experts let pass, say how much, not how to feel.
        and 2 * (one.row.marked or 0) >= (one.row.seen or 0)
        for one in lexicons.loaded_terms.get(tree.lowers[i], ())
    )


def find_comment_adverbs(tree: Tree, words: Words) -> Iterator[tuple[str, int, int, int]]:
    """*Tragically, the plan failed*; *curiously enough,*: an adverb at the head of its sentence.

    Any adverb formed from an evaluative adjective counts, and those of the list.  Its comma must
    follow, or it may say how something was done.
    """
    for start, stop in tree.sent_ranges:
        i = start
        if i < stop and tree.lowers[i] in {"and", "but", "more", "most", "perhaps", "rather"}:
            i += 1
        if i + 2 >= stop or not _comments(tree.lowers[i], words):
            continue
        end = i + 2 if tree.lowers[i + 1] in {"enough", "still"} else i + 1
        if tree.words[end] == ",":
            yield "comment-adverb", i, end, i


def _comments(word: str, words: Words) -> bool:
    if word in words["comment_adverb"]:
        return True
    if not word.endswith("ly"):
        return False
    stem = word[:-2]
    candidates = {stem, stem + "e", stem.removesuffix("al"), stem + "le"}
    if stem.endswith("i"):
        candidates.add(stem[:-1] + "y")
    return any(candidates & words[one] for one in _PATTERN_OF)
