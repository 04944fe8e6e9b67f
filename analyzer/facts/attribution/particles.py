"""Cues without a predicate: *according to*, *in X's view*, *reportedly*, speaker labels, colons."""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.group import source_phrase, trim
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list

HEARSAY = frozenset(
    {
        "reportedly",
        "allegedly",
        "supposedly",
        "purportedly",
        "apparently",
        "seemingly",
        "ostensibly",
        "presumably",
        "arguably",
        "rumoredly",
    }
)
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
        return trim(tree, [j for j in range(first, last) if j not in inside])
    head = tree.heads[top]
    while tree.deps[head] not in _CLAUSES and tree.heads[head] != head:
        head = tree.heads[head]
    return trim(tree, [j for j in tree.subtree(head) if j not in inside])


_CLAUSES = frozenset({"root", "conj", "ccomp", "advcl", "acl:relcl", "parataxis", "csubj", "xcomp"})


def find_prepositional(tree: Tree, i: int) -> Candidate | None:
    """``i`` is a preposition: *according to*, *per*, *in X's view*."""
    if tree.deps[i] != "case" and tree.deps[i] != "mark":
        return None
    nominal = tree.heads[i]
    case = tree.case_of(nominal) or tree.lowers[i]
    fixed = sorted(j for j in tree.children[i] if tree.deps[j] == "fixed")
    if tree.lowers[i] == "according" and not fixed and tree.lowers[i + 1 : i + 2] == ["to"]:
        fixed, case = [i + 1], "according to"
    if case in _SOURCE_PREPOSITIONS and nominal > i:
        if case == "per" and tree.ents[nominal] not in {"PERSON", "ORG"}:
            return None
        cue = [i, *fixed]
        inside = set(tree.subtree(nominal)) | set(cue)
        source = source_phrase(tree, nominal, frozenset(cue))
        content = _governed(tree, nominal, inside)
        return Candidate(i, case.replace(" ", "-"), cue, nominal, source, "complement", content)
    if tree.lemmas[nominal] in word_list("view_noun") and tree.lowers[i] in {
        "in",
        "to",
        "from",
        "by",
    }:
        owner = tree.child(nominal, "nmod:poss")
        if owner is None:
            owner = next(
                (j for j in tree.children_of(nominal, "nmod") if tree.case_of(j) == "of"), None
            )
        if owner is None or not nominal > i:
            return None
        inside = set(tree.subtree(nominal)) | {i}
        cue = [i, *range(i + 1, nominal + 1)] if owner > nominal else [nominal]
        source = source_phrase(tree, owner, frozenset(cue))
        content = _governed(tree, nominal, inside)
        return Candidate(nominal, "in-view-of", cue, owner, source, "possessor", content)
    return None


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


def find_hearsay(tree: Tree, i: int) -> Candidate | None:
    """*reportedly*, *allegedly*: hearsay without an owner; the clause is the content."""
    if tree.lowers[i] not in HEARSAY:
        return None
    content = trim(tree, [j for j in tree.phrase(tree.heads[i]) if j != i])
    return Candidate(i, "hearsay", [i], None, [], "none", content)


def find_label(tree: Tree, marks: Marks, paragraph: int) -> Candidate | None:
    """A speaker label: *WALLACE: …* at the head of a paragraph, *Mayor: Drone downed*."""
    first, last = marks.paragraph_tokens[paragraph]
    begin = first
    while begin < last and tree.words[begin] in {'"', "“", "‘", "'", "*"}:
        begin += 1
    colon = next((j for j in range(begin, min(begin + 7, last)) if tree.words[j] == ":"), None)
    if colon is None or colon == begin or colon + 2 >= last:
        return None
    label = list(range(begin, colon))
    is_name = any(tree.ents[j] == "PERSON" for j in label) or (
        len(label) <= 3
        and all(tree.words[j].isupper() or tree.words[j] in {".", "-"} for j in label)
    )
    if not is_name and paragraph not in marks.headlines:
        return None
    if any(tree.pos[j] in {"VERB", "AUX"} for j in label):
        return None
    content = list(range(colon + 1, last))
    construction = "headline-colon" if paragraph in marks.headlines else "speaker-label"
    head = next((j for j in reversed(label) if tree.pos[j] in {"PROPN", "NOUN"}), label[-1])
    return Candidate(colon, construction, [colon], head, label, "label", content)


#: A draft with this many speaker labels is an interview or a transcript.
_TRANSCRIPT = 3


def join_turns(marks: Marks, labels: list[Candidate]) -> None:
    """In an interview or transcript, let each turn run on to the paragraph of the next label."""
    turns = [one for one in labels if one.construction == "speaker-label"]
    if len(turns) < _TRANSCRIPT:
        return
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        turn.construction = "speaker-turn"
        if following is None:
            continue
        paragraph = marks.paragraph_of[turn.head] + 1
        while paragraph < marks.paragraph_of[following.head]:
            first, last = marks.paragraph_tokens[paragraph]
            turn.content.extend(range(first, last))
            paragraph += 1


_DASHES = frozenset({"―", "—", "–", "--", "-"})


def find_signature(tree: Tree, marks: Marks, paragraph: int) -> Candidate | None:
    """A quotation signed after a dash: *“…” — Albert Einstein*."""
    first, last = marks.paragraph_tokens[paragraph]
    for dash in range(last - 2, max(first, last - 14), -1):
        if tree.words[dash].lstrip('”"’') not in _DASHES or marks.quote_of[dash] >= 0:
            continue
        names = [j for j in range(dash + 1, last) if tree.pos[j] == "PROPN"]
        if not names or any(tree.pos[j] in {"VERB", "AUX"} for j in range(dash + 1, last)):
            return None
        quote = next((one for one in marks.quotes if one.last == dash), None)
        if quote is None or quote.words < 2:
            return None
        head = next((j for j in names if tree.heads[j] not in names), names[0])
        source = trim(tree, list(range(dash + 1, last)))
        return Candidate(dash, "signature", [dash], head, source, "label", quotes=[quote.number])
    return None
