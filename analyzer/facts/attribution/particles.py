"""Cues without a predicate: *according to*, *in X's view*, *reportedly*, speaker labels, colons."""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.group import source_phrase, trim, trim_around
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS

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


def find_prepositional(tree: Tree, lexicons: Lexicons, i: int) -> Candidate | None:
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


def _is_pointed_out(tree: Tree, i: int) -> bool:
    """A name, or a noun that the sentence points out: *per Reuters*, *per the report*."""
    if tree.pos[i] == "PROPN":
        return tree.ents[i] != "DATE"
    return tree.pos[i] == "NOUN" and tree.child(i, "det", "nmod:poss") is not None


def _holds_views(tree: Tree, lexicons: Lexicons, i: int) -> bool:
    """People, named or not: *for Lee*, *for many voters*; not *for years*, *for example*."""
    if tree.ents[i] in {"PERSON", "NORP", "ORG"}:
        return True
    noun = lexicons.noun(tree.lowers[i], tree.lemmas[i])
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


def find_hearsay(tree: Tree, i: int) -> Candidate | None:
    """*reportedly*, *allegedly*: hearsay without an owner; the clause is the content."""
    if tree.lowers[i] not in HEARSAY:
        return None
    content = trim(tree, [j for j in tree.phrase(tree.heads[i]) if j != i])
    return Candidate(i, "hearsay", [i], None, [], "none", content)


def find_label(tree: Tree, marks: Marks, lexicons: Lexicons, paragraph: int) -> Candidate | None:
    """A speaker label at the head of a paragraph: *WALLACE: …*, *A. …*, *Mayor: Drone downed*."""
    first, last = marks.paragraph_tokens[paragraph]
    turn = _find_turn(tree, first, last)
    if turn is not None:
        return turn
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
    if paragraph in marks.headlines and not _can_speak(tree, lexicons, label):
        return None
    if any(tree.pos[j] in {"VERB", "AUX"} for j in label):
        return None
    content = list(range(colon + 1, last))
    construction = "headline-colon" if paragraph in marks.headlines else "speaker-label"
    head = next((j for j in reversed(label) if tree.pos[j] in {"PROPN", "NOUN"}), label[-1])
    return Candidate(colon, construction, [colon], head, label, "label", content)


#: Labels of question and answer, with a full stop or a colon.
QUESTION, ANSWER = "Q", "A"


def _find_turn(tree: Tree, first: int, last: int) -> Candidate | None:
    """*Q: …* or *A. …*: a turn of an interview; ``join_turns`` decides whether it is one."""
    if first + 2 >= last or tree.words[first].rstrip(".") not in {QUESTION, ANSWER}:
        return None
    mark = first if tree.words[first].endswith(".") else first + 1
    if tree.words[mark] not in {"Q.", "A.", ":", "."}:
        return None
    content = list(range(mark + 1, last))
    return Candidate(mark, "speaker-label", [mark], first, [first], "label", content)


#: A draft with this many speaker labels is an interview or a transcript.
_TRANSCRIPT = 3


def join_turns(tree: Tree, marks: Marks, labels: list[Candidate]) -> None:
    """In an interview or transcript, let each turn run on to the paragraph of the next label.

    *A.* is a label only where *Q.* is one too, or it is an initial.  A question is the newsroom's
    own: it ends the answer before it and attributes nothing.
    """
    letters = {id(one): tree.words[one.source[0]].rstrip(".") for one in labels}
    is_interview = {QUESTION, ANSWER} <= set(letters.values())
    if not is_interview:
        labels[:] = [one for one in labels if letters[id(one)] not in {QUESTION, ANSWER}]
    _join(marks, labels)
    labels[:] = [one for one in labels if letters[id(one)] != QUESTION]


def _join(marks: Marks, labels: list[Candidate]) -> None:
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


def _can_speak(tree: Tree, lexicons: Lexicons, label: list[int]) -> bool:
    """*Mayor: …*, *Poll: …*, but not *Urgent: …* nor *Analysis: …*."""
    if any(tree.lowers[j] in word_list("headline_tag") for j in label):
        return False
    return any(
        tree.ents[j] in {"PERSON", "ORG", "LOC"}
        or lexicons.noun(tree.lowers[j], tree.lemmas[j]) is not None
        for j in label
    )


_DASHES = frozenset({"―", "—", "–", "--", "-"})


def find_signatures(tree: Tree, marks: Marks) -> list[Candidate]:
    """Quotations signed after a dash: *“…” — Albert Einstein*; several in a paragraph, too."""
    found: list[Candidate] = []
    for quote in marks.quotes:
        # A tokenizer may leave the closing mark and the dash in one piece.
        joined = tree.words[quote.last - 1][-1:] in _DASHES
        dash = quote.last - 1 if joined else quote.last
        if quote.paragraph < 0 or quote.words < 2:
            continue
        _, last = marks.paragraph_tokens[quote.paragraph]
        if dash + 1 >= last or tree.words[dash].lstrip('”"’') not in _DASHES:
            continue
        end = dash + 1
        while end < min(last, dash + 9) and tree.pos[end] in _SIGNED and marks.quote_of[end] < 0:
            end += 1
        # A signature ends its line: what follows is the next quotation or the paragraph's end.
        if end < last and marks.quote_of[end] < 0:
            continue
        source = trim(tree, list(range(dash + 1, end)))
        names = [j for j in source if tree.pos[j] == "PROPN"]
        if names:
            head = next((j for j in names if tree.heads[j] not in names), names[0])
            found.append(
                Candidate(dash, "signature", [dash], head, source, "label", quotes=[quote.number])
            )
    return found


_SIGNED = frozenset({"PROPN", "NOUN", "PUNCT", "NUM", "ADP", "DET", "ADJ", "X"})
