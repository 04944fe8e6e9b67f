"""Scare quotes and *so-called*: doubt cast on a word that nobody is made to have said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from analyzer.facts.framing.place import Words
from analyzer.facts.marks import Marks, QuoteRange
from analyzer.facts.tree import Tree
from analyzer.types import Attribution

MOST_WORDS = 3
"""A longer stretch between marks is speech, which doubt is never cast on."""


def find_scare_quotes(
    tree: Tree,
    marks: Marks,
    words: Words,
    known: Collection[str],
    attributions: Sequence[Attribution],
) -> Iterator[tuple[int, int, int]]:
    """Token ranges (marks included) of scare quotes, with the head of the words inside.

    Not taken: words of a sentence in which anybody is quoted or reported, titles and names,
    terms introduced or defined, words that a source says elsewhere in the draft, headlines.

    Args:
        words: ``Lexicons.framing_words``.
        known: lemmas of common nouns for people, bodies and documents.
    """
    told = {one.sentence for one in attributions}
    covered = {
        i
        for one in attributions
        if one.content is not None
        for start, end in one.content.spans
        for i in tree.tokens_in(start, end)
    }
    spoken = [
        " ".join(tree.lowers[quote.first + 1 : quote.last - 1])
        for quote in marks.quotes
        if quote.words > MOST_WORDS
    ]
    for quote in marks.quotes:
        inner = [i for i in range(quote.first, quote.last) if tree.pos[i] not in {"PUNCT", "SYM"}]
        if not 1 <= len(inner) <= MOST_WORDS or not quote.quotation.is_closed:
            continue
        sentence = tree.sents[inner[0]]
        if sentence in told or covered.intersection(inner) or quote.paragraph in marks.headlines:
            continue
        phrase = " ".join(tree.lowers[i] for i in inner)
        if any(phrase in speech for speech in spoken):
            continue
        if _is_name_or_term(tree, words, quote, inner):
            continue
        head = next((i for i in inner if not quote.first <= tree.heads[i] < quote.last), inner[-1])
        if tree.pos[head] in {"NOUN", "ADJ", "VERB", "ADV"} and _is_doubted(
            tree, known, quote, inner
        ):
            yield quote.first, quote.last, head


def _is_doubted(
    tree: Tree, known: Collection[str], quote: QuoteRange, inner: Sequence[int]
) -> bool:
    """A plain word in the place of a noun or before one: *his “injury”*, *a “new” approach*.

    Two words between marks, a compound or a coinage are a term (*“soft launch”*, *a “snackathon”*).
    So is a noun that *a* brings in or that goes on with *of*, unless everybody knows it (*a
    “study” of its own stadium*).
    """
    before = tree.lowers[quote.first - 1]
    after = tree.lowers[quote.last] if quote.last < len(tree) else ""
    pos_after = tree.pos[quote.last] if quote.last < len(tree) else ""
    is_term = sum(tree.words[i].isalpha() for i in inner) > 1 or "-" in tree.lowers[inner[0]]
    if is_term or pos_after == "PROPN":
        return False
    if any(tree.lemmas[i] in known for i in inner) or pos_after in {"NOUN", "ADJ"}:
        return True
    return before not in {"a", "an"} and after != "of"


def _is_name_or_term(tree: Tree, words: Words, quote: QuoteRange, inner: list[int]) -> bool:
    if any(tree.words[i][:1].isupper() or tree.words[i][:1].isdigit() for i in inner):
        return True
    start, stop = tree.sent_ranges[tree.sents[inner[0]]]
    # Doubt is cast on a noun in its place: *the “experts”*, *his “injury”*.
    if quote.first > start and tree.pos[quote.first - 1] not in {"DET", "PRON", "ADJ"}:
        return True
    if quote.first == start or quote.last - quote.first == stop - start:
        return True
    if quote.first - start > 1 and tree.lowers[quote.first - 2] == "as":
        return True
    before = range(max(start, quote.first - 5), quote.first)
    if any(tree.lemmas[i] in words["term_introducer"] for i in before):
        return True
    if tree.lowers[quote.first - 1] in {"as", ":", "or", "is", "(", "=", "means", "a.k.a."}:
        return True
    after = range(quote.last, min(stop, quote.last + 3))
    if any(tree.lemmas[i] in words["term_introducer"] for i in after):
        return True
    return any(tree.lemmas[i] in words["speaking_noun"] for i in range(start, stop))


_DETERMINES = frozenset({"the", "this", "that", "these", "those"})
_INTRODUCTORY = frozenset({",", "(", "—", "–", "a", "an", "as"})
_EXPLAINS = frozenset({"(", ":", "–", "—", "--", "where", "which", "whereby", "or"})


def find_so_called(tree: Tree, known: Collection[str]) -> Iterator[tuple[int, int, int]]:
    """*The so-called experts*: token ranges from *so-called* to the one plain noun it doubts.

    News copy introduces trade terms by *so-called* too.  Those are compounds (*a so-called duties
    test*), names, indefinite or bare nouns (*so-called superdelegates*), in apposition, or
    explained where they stand; none of these is taken.  In doubt are nouns with *the*, *this* or a
    possessive, and bare nouns for people that everybody knows.

    Args:
        known: lemmas of common nouns for people.
    """
    for start, stop in tree.sent_ranges:
        for i in range(start, stop - 1):
            if not tree.lowers[i].startswith("so"):
                continue
            noun = _after_so_called(tree, i, stop)
            if noun is None or tree.pos[noun] != "NOUN" or tree.ents[noun]:
                continue
            if not tree.words[noun].islower() or tree.deps[noun] in {"compound", "amod"}:
                continue
            before = tree.lowers[i - 1] if i > start else ""
            if before in _INTRODUCTORY:
                continue
            definite = before in _DETERMINES or tree.child(noun, "nmod:poss") is not None
            if not definite and tree.lemmas[noun] not in known:
                continue
            if not _is_explained(tree, noun, stop):
                yield i, noun + 1, noun


def _after_so_called(tree: Tree, i: int, stop: int) -> int | None:
    """The token after *so-called*, however it was parted."""
    for parts in (("so-called",), ("so", "-", "called"), ("so", "called")):
        end = i + len(parts)
        if end < stop and tuple(tree.lowers[i:end]) == parts:
            return end
    return None


def _is_explained(tree: Tree, noun: int, stop: int) -> bool:
    """The words after the noun go on with it or say what it is."""
    after = noun + 1
    if after >= stop:
        return False
    if tree.lowers[after] in _EXPLAINS or tree.pos[after] in {"NOUN", "PROPN", "ADJ"}:
        return True
    if tree.words[after] in {"-", "‑"}:
        return True
    follows = tree.lowers[after + 1] if after + 1 < stop else ""
    if tree.words[after] == "," and follows in {"which", "where", "a", "an", "in", "or", "whereby"}:
        return True
    return any(tree.deps[j] == "appos" for j in tree.children[noun])
