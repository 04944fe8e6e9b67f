"""What a cue attributes: complement clauses, objects, prepositional phrases, quotations."""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.phrase import trim
from analyzer.facts.marks import Marks, QuoteRange
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list

#: Cases of an oblique that continues an object's proposition: *blame X for Y*, *describe X as Y*.
_OBJECT_CASES = frozenset({"for", "as", "of", "to", "with", "into", "from", "against", "on", "over",
                           "about", "in", "at"})  # fmt: skip


def is_manner(tree: Tree, i: int) -> bool:
    """An oblique that says when, where or through which channel, not what."""
    return (
        tree.deps[i] in {"obl:tmod", "obl:npmod", "obl:unmarked"}
        or tree.lemmas[i] in word_list("time_or_channel")
        or tree.ents[i] == "DATE"
    )


def clause(tree: Tree, i: int, bar: set[int]) -> list[int]:
    """The clause headed by ``i`` as reported content, from its subordinator to its last word."""
    return trim(tree, [j for j in tree.subtree(i, without=bar) if j not in bar])


def object_phrase(tree: Tree, head: int, obj: int, bar: set[int]) -> list[int]:
    """An object with the predicative or oblique that completes the proposition."""
    tokens = set(tree.subtree(obj, without=bar))
    for j in tree.children[head]:
        if j <= obj or j in bar:
            continue
        dep = tree.deps[j]
        if dep in {"xcomp", "ccomp"} or (
            dep == "obl" and tree.case_of(j) in _OBJECT_CASES and not is_manner(tree, j)
        ):
            tokens.update(tree.subtree(j, without=bar))
        elif dep == "advcl" and tree.mark_of(j) in {"for", "as", "of", "from", "to"}:
            tokens.update(tree.subtree(j, without=bar))
    return trim(tree, sorted(tokens - bar))


def prepositional(tree: Tree, i: int, bar: set[int]) -> list[int]:
    """An oblique or nominal modifier without its preposition, which belongs to the cue."""
    cases = set()
    for j in tree.children[i]:
        if tree.deps[j] == "case":
            cases.update(tree.subtree(j))
    return trim(tree, [j for j in tree.subtree(i, without=bar) if j not in bar and j not in cases])


def quotes_around(tree: Tree, marks: Marks, first: int, last: int) -> tuple[list[int], list[int]]:
    """Quotations that end right before and begin right after the tokens ``first`` to ``last``.

    Only quotations of the same paragraph; at most punctuation and, after the cue, a short stretch
    of its own sentence (*said in an interview on Monday:*) may stand between.

    Returns:
        Numbers of the quotations before and of those after.
    """
    before: list[int] = []
    after: list[int] = []
    paragraph = marks.paragraph_of[first]
    for quote in (*marks.quotes_in(paragraph), *marks.quotes_in(paragraph + 1)):
        if quote.paragraph != paragraph:
            if (
                quote.paragraph == paragraph + 1
                and not after
                and _announced(tree, marks, quote, last)
            ):
                after = [quote.number]
            continue
        if quote.last <= first:
            between = range(quote.last, first)
            if (
                len(between) <= 2
                and all(tree.words[j] in {",", "—", "–", "-"} for j in between)
                and _is_said(tree, quote)
            ):
                before = [quote.number]
        elif quote.first > last and not after:
            between = range(last + 1, quote.first)
            if _opens_quote(tree, marks, quote, between, last):
                after = [quote.number]
    return before, after


def _is_said(tree: Tree, quote: QuoteRange) -> bool:
    """A quotation that a following cue can report: *“…,” he said*.

    Not one that closed its own sentence with a full stop, nor the object of a preposition or
    determiner, such as a title: *on “Face the Nation,” he said*.
    """
    inner = next(
        (
            tree.words[j]
            for j in range(quote.last - 1, quote.first, -1)
            if tree.words[j] not in _MARKS
        ),
        "",
    )
    if inner == ".":
        return False
    before = quote.first - 1
    embedded = before >= 0 and tree.sents[before] == tree.sents[quote.first] and (
        tree.pos[before] in {"ADP", "DET"} or tree.lowers[before] in {"'s", "s'"}
    )  # fmt: skip
    return not (embedded and quote.words <= 6)


def _announced(tree: Tree, marks: Marks, quote: QuoteRange, last: int) -> bool:
    """A quotation that opens the paragraph after one that ends in a colon: *The report says:*."""
    _, end = marks.paragraph_tokens[quote.paragraph - 1]
    first, _ = marks.paragraph_tokens[quote.paragraph]
    if quote.first != first or tree.words[end - 1] != ":" or not 0 <= end - 1 - last <= 12:
        return False
    return tree.sents[last] == tree.sents[end - 1]  # the cue of the colon's own sentence


_MARKS = frozenset({"”", "’", '"', "'", "»", "''", "“"})


def _opens_quote(tree: Tree, marks: Marks, quote: QuoteRange, between: range, last: int) -> bool:
    if len(between) == 0:
        return True
    if tree.sents[quote.first] != tree.sents[last] and tree.words[quote.first - 1] != ":":
        return False
    if any(marks.quote_of[j] >= 0 for j in between):
        return False
    if tree.words[between[-1]] in {",", ":"} or tree.lowers[between[-1]] == "that":
        return len(between) <= 20 and not any(
            tree.pos[j] == "VERB" and tree.deps[j] in {"root", "conj", "parataxis"} for j in between
        )
    return len(between) <= 1


def continuations(tree: Tree, marks: Marks, last_number: int, claimed: set[int]) -> list[int]:
    """Cue-less quotations that carry on from quotation ``last_number``.

    In the same paragraph a continuation begins a sentence of its own; over paragraphs it fills
    its paragraph and the one before ended in a quotation.

    Args:
        claimed: quotations that a cue of their own has already taken.
    """
    found: list[int] = []
    current = marks.quotes[last_number]
    for number in range(last_number + 1, len(marks.quotes)):
        quote = marks.quotes[number]
        if quote.number in claimed:
            break
        if quote.paragraph == current.paragraph:
            if not _begins_sentence(tree, quote) or quote.words < 2:
                break
        elif quote.paragraph == current.paragraph + 1:
            first, last = marks.paragraph_tokens[quote.paragraph]
            fills = quote.first == first and quote.last >= last - 1
            _, previous_last = marks.paragraph_tokens[current.paragraph]
            ended = current.last >= previous_last - 1
            open_run = not current.quotation.is_closed and quote.first == first
            if not (ended and fills) and not open_run:
                break
        else:
            break
        found.append(quote.number)
        current = quote
    return found


def _begins_sentence(tree: Tree, quote: QuoteRange) -> bool:
    if quote.first == 0:
        return True
    before = tree.words[quote.first - 1]
    return (
        before in {".", "!", "?", ":", "”", '"', "…"}
        or tree.sents[quote.first] != tree.sents[quote.first - 1]
    )


def content_tokens(marks: Marks, candidate: Candidate) -> list[int]:
    """All tokens of the content: complement and quotations, without cue and source."""
    tokens = set(candidate.content)
    for number in candidate.quotes:
        quote = marks.quotes[number]
        tokens.update(range(quote.first, quote.last))
    tokens -= set(candidate.cue)
    if candidate.route in {"subject", "agent", "complement", "label"}:
        tokens -= set(candidate.source)
    return sorted(tokens)
