"""The words of a source phrase: what belongs to it, and where it begins and ends."""

from __future__ import annotations

from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import shipped_lexicons, word_list
from analyzer.lexicon_entries import NounKind

#: Relations of a noun that identify it and so belong to a source phrase.
_NOT_IN_SOURCE = frozenset(
    {
        "parataxis",
        "punct",
        "acl:relcl",
        "cc",
        "discourse",
        "dep",
        "cop",
        "nsubj",
        "advcl",
        "ccomp",
        "aux",
        "mark",
        "nsubj:outer",
        "case",
    }
)


def source_phrase(
    tree: Tree, i: int, bar: frozenset[int] = frozenset(), *, is_last: bool = False
) -> list[int]:
    """The words of the source headed by ``i``.

    Determiners, modifiers, titles, appositions, coordinated heads and relative clauses that
    restrict the noun belong to it; a relative clause set off by a comma does not, except at the
    end (*said Lee, who runs the port*), nor does the preposition before it (PolNeAR guidelines,
    *Close-up on Sources*).

    Args:
        bar: tokens that must not enter the phrase (the cue and the content).
        is_last: the source follows its cue: two in three annotators of the training part took
            *who …* after a name in.
    """
    without: set[int] = set(bar)
    for j in tree.children[i]:
        dep = tree.deps[j]
        if dep == "acl:relcl" and (not has_comma(tree, i, j) or (is_last and _is_who(tree, j))):
            continue
        if dep in _NOT_IN_SOURCE:
            without.add(j)
        elif dep in {"nmod", "obl"} and j > i and (
            has_comma(tree, i, j) or tree.case_of(j) == "as"
        ):  # fmt: skip
            without.add(j)  # *Lee, in an interview with a radio station,*
        elif dep == "conj" and tree.pos[j] not in {"NOUN", "PROPN", "PRON", "NUM"}:
            without.add(j)
    tokens = tree.subtree(i, without=without)
    quote = next((j for j in tokens if j > i and _opens_speech(tree, j)), None)
    begin = _after_fronted(tree, tokens, i)
    tokens = [j for j in tokens if j >= begin and j not in bar and (quote is None or j < quote)]
    tokens = _without_day(tree, trim(tree, _run_around(tokens, i)), i)
    return _closed(tree, _with_holder(tree, _whole_words(tree, tokens)))


def _without_day(tree: Tree, tokens: list[int], i: int) -> list[int]:
    """*The White House on Monday said*: when it spoke; but *a poll released on Monday*."""
    if len(tokens) < 2 or tree.lemmas[tokens[-1]] not in word_list("day"):
        return tokens
    day = tokens[-1]
    row = shipped_lexicons().noun(tree.lowers[i], tree.lemmas[i])
    is_document = row is not None and row.kind is NounKind.DOCUMENT
    if is_document or tree.pos[tree.heads[day]] in {"VERB", "ADJ"}:
        return tokens
    start = day - 1 if tree.lowers[day - 1] == "on" else day
    before = [j for j in tokens if j < start]
    return trim(tree, before) if i in before else tokens


def _closed(tree: Tree, tokens: list[int]) -> list[int]:
    """The mark that closes a title comes with it, and the comma it takes in: *of “Harbour,”*."""
    marks = [j for j in tokens if tree.words[j] in _MARKS]
    if len(marks) % 2 == 0 or tree.words[marks[0]] not in _OPENING:
        return tokens
    end = min(tokens[-1] + 3, len(tree))
    close = next((j for j in range(tokens[-1] + 1, end) if tree.words[j] in _CLOSING), None)
    return tokens if close is None else [*tokens, *range(tokens[-1] + 1, close + 1)]


def _opens_speech(tree: Tree, j: int) -> bool:
    """A quotation mark, but not that of a title: *the author of “The Long Harbour”*."""
    if tree.words[j] not in _OPENING:
        return False
    if tree.pos[j - 1] not in _BEFORE_TITLE:
        return True
    end = min(j + _LONGEST_TITLE, tree.sent_ranges[tree.sents[j]][1])
    close = next((k for k in range(j + 1, end) if tree.words[k] in _CLOSING), j)
    return close == j or any(
        tree.words[k][0].islower() and tree.pos[k] not in _SMALL for k in range(j + 1, close)
    )


_BEFORE_TITLE = frozenset({"ADP", "DET", "PART", "NOUN", "PROPN"})
_LONGEST_TITLE = 12
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART"})


def _is_who(tree: Tree, clause: int) -> bool:
    first, _ = tree.edges(clause)
    begin = first + 1 if tree.words[first] == "," else first
    return tree.lowers[begin] in {"who", "whose"}


def _after_fronted(tree: Tree, tokens: list[int], i: int) -> int:
    """*Speaking on Sunday, Lee*; *In the House, lawmakers*: where the noun's own words begin."""
    commas = [j for j in range(tokens[0], i) if tree.words[j] == ","]
    if not commas or tree.pos[tokens[0]] not in _FRONTED:
        return tokens[0]
    return commas[-1] + 1


#: What opens a clause's adverbial, never a noun phrase.
_FRONTED = frozenset({"ADP", "VERB", "SCONJ", "ADV"})


def outside_quotes(tree: Tree, marks: Marks, tokens: list[int], head: int | None) -> list[int]:
    """A source phrase without a quotation or a dateline that the parse put before its head."""
    if head is None or marks.quote_of[head] >= 0:
        return tokens
    start = tokens[0] if tokens else 0
    for j in tokens:
        if j >= head:
            break
        quote = marks.quote_of[j]
        spoken = quote >= 0 and marks.quotes[quote].words >= _SPOKEN
        dateline = tree.words[j] in {"—", "–", "--"} and tree.words[tokens[-1]] != tree.words[j]
        if spoken or dateline:
            start = j + 1
    return trim(tree, [j for j in tokens if j >= start])


#: A quotation of this many words inside a source phrase is speech that ran into it, not a name.
_SPOKEN = 4


def _whole_words(tree: Tree, tokens: list[int]) -> list[int]:
    """*well-placed sources*, not *placed sources*: a word joined by a hyphen comes whole."""
    if not tokens:
        return tokens
    first = tokens[0]
    while (
        first >= 2
        and tree.words[first - 1] == "-"
        and tree.ends[first - 2] == tree.starts[first - 1]
        and tree.ends[first - 1] == tree.starts[first]
    ):
        first -= 2
    return [*range(first, tokens[0]), *tokens]


def _with_holder(tree: Tree, tokens: list[int]) -> list[int]:
    """*Sources close to the court*: the noun before *close to*, wherever the parse hung it."""
    first = tokens[0] if tokens else 0
    if first < 3 or tree.pos[first - 1] not in {"ADP", "PART"}:
        return tokens
    if tree.lowers[first - 2] not in word_list("closeness"):
        return tokens
    start = first - 3
    if tree.sents[start] != tree.sents[first] or tree.pos[start] in {"PUNCT", "AUX", "VERB"}:
        return tokens
    while (
        start - 1 >= 0
        and tree.sents[start - 1] == tree.sents[first]
        and tree.pos[start - 1] in {"DET", "ADJ", "NUM"}
    ):
        start -= 1
    return list(range(start, tokens[-1] + 1))


def has_comma(tree: Tree, noun: int, clause: int) -> bool:
    """A comma, dash or bracket sets the clause off from its noun."""
    first, _ = tree.edges(clause)
    return any(
        tree.lowers[j] in {",", "—", "–", "-", "--", "("} for j in range(noun + 1, first + 1)
    )


def _run_around(tokens: list[int], i: int) -> list[int]:
    """The contiguous run of ``tokens`` that holds ``i``, bridging single commas."""
    if i not in tokens:
        return [i]
    position = tokens.index(i)
    first = last = position
    while first and tokens[first] - tokens[first - 1] <= 2:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] - tokens[last] <= 2:
        last += 1
    return list(range(tokens[first], tokens[last] + 1))


def trim(tree: Tree, tokens: list[int]) -> list[int]:
    """Drop punctuation at both ends, keeping quotation marks and closing brackets."""
    first, last = 0, len(tokens)
    while first < last and tree.words[tokens[first]] in _EDGE:
        first += 1
    while last > first and tree.words[tokens[last - 1]] in _EDGE:
        last -= 1
    return tokens[first:last]


def trim_around(tree: Tree, tokens: list[int], gap: int) -> list[int]:
    """``trim`` each half of what stands before and after the token ``gap``, left out itself."""
    before, after = [j for j in tokens if j < gap], [j for j in tokens if j > gap]
    return [*trim(tree, before), *trim(tree, after)]


_CLOSING = frozenset({"”", "’", '"', "»", "“"})
_OPENING = frozenset({"“", "‘", '"', "«", "„"})
_MARKS = _OPENING | _CLOSING
_EDGE = frozenset({",", ".", ":", ";", "—", "–", "-", "--", "…", "..."})
