"""Cues without a predicate: *according to*, *in X's view*, *reportedly*, speaker labels, colons."""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.phrase import source_phrase, trim, trim_around
from analyzer.facts.attribution.tails import is_comma
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, CueClass

#: Prepositions that name a source by themselves.
_SOURCE_PREPOSITIONS = frozenset({"according to", "per", "as per"})


def _governed(tree: Tree, top: int, inside: set[int]) -> list[int]:
    """The clause a sentence adverbial speaks about.

    At either end of its sentence that is the sentence; inside, the clause it hangs on.
    """
    first, last = tree.sent_ranges[tree.sents[top]]
    while last > first and tree.pos[last - 1] == "PUNCT":
        last -= 1
    start, end = min(inside), max(inside)
    if start - first <= 1 or end >= last - 2:
        return trim_around(tree, [j for j in range(first, last) if j not in inside], start)
    before = list(range(first, start))
    if any("VerbForm=Fin" in tree.morphs[j] for j in before):
        # What follows belongs to the source's own phrase, wherever the parse hung it.
        return trim_around(tree, before, start)
    comma = next((j for j in range(end + 1, last) if tree.words[j] == ","), None)
    if comma is not None:
        return trim_around(tree, [*before, *range(comma + 1, last)], start)
    head = tree.heads[top]
    while tree.deps[head] not in _CLAUSES and tree.heads[head] != head:
        head = tree.heads[head]
    return trim_around(tree, [j for j in tree.subtree(head) if j not in inside], start)


_CLAUSES = frozenset({"root", "conj", "ccomp", "advcl", "acl:relcl", "parataxis", "csubj", "xcomp"})


def find_prepositional(tree: Tree, marks: Marks, lexicons: Lexicons, i: int) -> Candidate | None:
    """``i`` is a preposition: *according to*, *per*, *in the view of X*, *for X,*."""
    if tree.deps[i] != "case" and tree.deps[i] != "mark":
        return None
    nominal = tree.heads[i]
    case = tree.case_of(nominal) or tree.lowers[i]
    fixed = sorted(j for j in tree.children[i] if tree.deps[j] == "fixed")
    if tree.lowers[i] == "according" and not fixed and tree.lowers[i + 1 : i + 2] == ["to"]:
        fixed, case = [i + 1], "according to"
    if case in _SOURCE_PREPOSITIONS and nominal > i:
        if case == "per" and not _is_pointed_out(tree, nominal):
            return None  # *per day*, *per head*
        cue = [i, *fixed]
        inside = set(tree.subtree(nominal)) | set(cue)
        source = source_phrase(tree, nominal, frozenset(cue))
        content = _governed(tree, nominal, inside)
        return Candidate(i, case.replace(" ", "-"), cue, nominal, source, "complement", content)
    if _is_view(tree, marks, i, nominal):
        owner = tree.child(nominal, "nmod:poss")
        if owner is None:
            owner = next(
                (j for j in tree.children_of(nominal, "nmod") if tree.case_of(j) == "of"), None
            )
        if owner is None or not nominal > i:
            return None
        inside = set(tree.subtree(nominal)) | {i}
        cue = [nominal]
        if owner > nominal:
            # *in the words of Lee*: with the preposition that leads to the source.
            last = nominal + 1 if tree.lowers[nominal + 1] == "of" else nominal
            cue = list(range(i, last + 1))
        source = source_phrase(tree, owner, frozenset(cue))
        content = _governed(tree, nominal, inside)
        return Candidate(nominal, "in-view-of", cue, owner, source, "possessor", content)
    if case == "for" and nominal > i and _is_set_off(tree, i, nominal):
        if not _holds_views(tree, lexicons, nominal):
            return None
        inside = set(tree.subtree(nominal)) | {i}
        source = source_phrase(tree, nominal, frozenset({i}))
        content = _governed(tree, nominal, inside)
        return Candidate(i, "for-source", [i], nominal, source, "complement", content)
    return None


def _is_view(tree: Tree, marks: Marks, i: int, nominal: int) -> bool:
    """*In her view,*; *by his account*; *, in the words of Lee,*: set off, and not in a quotation.

    *In her account* is money, *in their eyes* are tears.
    """
    if tree.lemmas[nominal] not in word_list("view_noun") or marks.quote_of[i] >= 0:
        return False
    if tree.lowers[i] != _VIEW_CASES.get(tree.lemmas[nominal], "in"):
        return False
    first, last = tree.sent_ranges[tree.sents[i]]
    end = tree.edges(nominal)[1]
    opens = i == first or (i == first + 1 and tree.pos[first] in {"CCONJ", "PUNCT"})
    return (opens and end + 1 < last) or (i > first and is_comma(tree, marks, i - 1))


#: Where it is not *in*.
_VIEW_CASES = {"account": "by", "perspective": "from", "mind": "to"}


def _is_pointed_out(tree: Tree, i: int) -> bool:
    """A name, or a noun that the sentence points out: *per Reuters*, *per the report*."""
    if tree.pos[i] == "PROPN":
        return tree.ents[i] != "DATE"
    return tree.pos[i] == "NOUN" and tree.child(i, "det", "nmod:poss") is not None


def _holds_views(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """People, named or not: *for Lee*, *for many voters*; not *for years*, *for example*."""
    if tree.ents[i] in {"PERSON", "NORP", "ORG"}:
        return True
    noun = source_noun(tree, lexicons, i)
    return tree.pos[i] == "NOUN" and noun is not None and noun.kind in PERSON_KINDS


def _is_set_off(tree: Tree, i: int, nominal: int) -> bool:
    """A phrase that a comma closes and that opens its sentence or follows another comma."""
    first, last = tree.sent_ranges[tree.sents[i]]
    end = tree.edges(nominal)[1]
    # The comma itself may hang on the phrase.
    closed = tree.words[end] == "," or (end + 1 < last and tree.words[end + 1] == ",")
    while first < i and tree.pos[first] in {"PUNCT", "CCONJ"}:
        first += 1
    return closed and (i == first or tree.words[i - 1] == ",")


def find_according(tree: Tree, i: int) -> Candidate | None:
    """*according to* where the parser made *according* a verb or adverb."""
    if tree.lowers[i] != "according" or tree.lowers[i + 1 : i + 2] != ["to"]:
        return None
    nominal = next(
        (j for j in tree.children[i] if tree.deps[j] in {"obl", "nmod", "obj"} and j > i), None
    )
    if nominal is None:
        if tree.deps[i] in {"case", "mark", "advmod"} and tree.heads[i] > i:
            nominal = tree.heads[i]
        else:
            return None
    cue = [i, i + 1]
    inside = set(tree.subtree(nominal)) | set(cue)
    source = source_phrase(tree, nominal, frozenset(cue))
    anchor = i if nominal in tree.children[i] else nominal
    content = _governed(tree, anchor, inside)
    return Candidate(i, "according-to", cue, nominal, source, "complement", content)


def find_hearsay(tree: Tree, lexicons: Lexicons, i: int) -> Candidate | None:
    """*reportedly*, *allegedly*: hearsay without an owner; the clause is the content."""
    entry = lexicons.cue(tree.lowers[i], "ADV")
    if entry is None or entry.cue_class is not CueClass.HEARSAY:
        return None
    content = trim(tree, [j for j in tree.phrase(tree.heads[i]) if j != i])
    return Candidate(i, "hearsay", [i], None, [], "none", content)
