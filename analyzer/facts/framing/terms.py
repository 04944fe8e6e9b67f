"""Find the words of the loaded lexicon in a draft: one walk, longest match first."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.lexicon_framing import LoadedTerm, TermPattern, TermPos
from analyzer.lexicon_patterns import match_pattern

_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Match:
    """A row found in the text.

    Attributes:
        first, last: half-open token range.
        head: the token of the range that the others depend on.
        literal: words whose nearness shows another sense.
    """

    row: LoadedTerm
    first: int
    last: int
    head: int
    literal: frozenset[str]


def find_terms(tree: Tree, lexicons: Lexicons) -> list[Match]:
    """Rows of the loaded lexicon by place; at each place the longest, none inside another."""
    index = lexicons.loaded_terms
    found: list[Match] = []
    words: dict[int, frozenset[str]] = {}

    def word(i: int) -> frozenset[str]:
        if i not in words:
            words[i] = frozenset((tree.lowers[i], tree.lemmas[i]))
        return words[i]

    end_of_last = 0
    for i, lower in enumerate(tree.lowers):
        if i < end_of_last:
            continue
        patterns = index.get(lower, ())
        lemma = tree.lemmas[i]
        if lemma != lower:
            patterns = (*patterns, *index.get(lemma, ()))
        if not patterns:
            continue
        _, stop = tree.sent_ranges[tree.sents[i]]
        window: list[frozenset[str]] = []
        best: tuple[int, TermPattern] | None = None
        for one in patterns:
            if " " not in one.pattern:
                # The index is by every form of the first word, here the only one.
                length: int | None = 1
            else:
                window = window or [word(j) for j in range(i, min(stop, i + 12))]
                length = match_pattern(one.pattern, window, 0)
            if length is None or (best is not None and length <= best[0]):
                continue
            if _has_pos(tree, i, i + length, one.row):
                best = (length, one)
        if best is not None:
            length, one = best
            end_of_last = i + length
            head = _head(tree, i, end_of_last)
            found.append(Match(one.row, i, end_of_last, head, one.literal))
    return found


def _head(tree: Tree, first: int, last: int) -> int:
    """The token whose head lies outside, or the root of the sentence.

    The last such, as English phrases end in their head.
    """
    return next(
        (
            i
            for i in range(last - 1, first - 1, -1)
            if tree.heads[i] == i or not first <= tree.heads[i] < last
        ),
        last - 1,
    )


def _has_pos(tree: Tree, first: int, last: int, row: LoadedTerm) -> bool:
    """True if the words are of the row's part of speech, as far as a tagger can be trusted."""
    if row.pos is TermPos.PHRASE:
        return True
    i = first if row.pos is TermPos.VERB else last - 1
    pos, dep = tree.pos[i], tree.deps[i]
    if row.pos is TermPos.NOUN:
        return pos in _NOMINAL
    if row.pos is TermPos.VERB:
        return pos == "VERB" and not (dep == "amod" and tree.heads[i] > i)
    if row.pos is TermPos.ADV:
        return pos == "ADV" or (tree.lowers[i].endswith("ly") and pos == "ADJ")
    if pos == "ADJ":
        return True
    # Participles used as adjectives, and adjectives that open a name-like headline.
    is_modifier = dep in {"amod", "compound", "nmod"} and tree.heads[i] >= i
    if pos == "VERB":
        return is_modifier or tree.child(i, "cop") is not None
    return pos in _NOMINAL and is_modifier
