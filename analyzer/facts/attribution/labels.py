"""Sources told by the layout: speaker labels, headline colons, interview turns, signatures."""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.phrase import trim
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons


def find_label(tree: Tree, marks: Marks, lexicons: Lexicons, paragraph: int) -> Candidate | None:
    """A speaker label at the head of a paragraph: *WALLACE: …*, *A. …*, *Mayor: Drone downed*."""
    first, last = marks.paragraph_tokens[paragraph]
    turn = _find_turn(tree, first, last)
    if turn is not None:
        return turn
    if paragraph in marks.headlines:
        tail = _find_headline_tail(tree, lexicons, first, last)
        if tail is not None:
            return tail
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


_TAIL_MARKS = frozenset({":", "–", "—", "--", "-"})
#: Words of the source at the end of a headline.
_LONGEST_TAIL = 5


def _find_headline_tail(tree: Tree, lexicons: Lexicons, first: int, last: int) -> Candidate | None:
    """*Bridge to close in May: mayor*; *Ferry unsafe – union*: the source comes last."""
    while last > first and tree.words[last - 1] in {".", "!"}:
        last -= 1
    begin = max(first, last - _LONGEST_TAIL - 1)
    mark = next((j for j in range(last - 1, begin - 1, -1) if tree.words[j] in _TAIL_MARKS), None)
    if mark is None or mark + 1 >= last or mark - first < 2:
        return None
    if tree.words[mark] != ":" and tree.ends[mark - 1] == tree.starts[mark]:
        return None  # a hyphen inside a word
    source, content = list(range(mark + 1, last)), list(range(first, mark))
    if len(source) >= len(content) or not all(tree.pos[j] in _SIGNED for j in source):
        return None
    if any(tree.pos[j] in {"ADP", "DET", "NUM"} for j in source[:1]):
        return None
    if not _can_speak(tree, lexicons, source):
        return None
    head = next((j for j in reversed(source) if tree.pos[j] in {"PROPN", "NOUN"}), source[-1])
    return Candidate(mark, "headline-tail", [mark], head, source, "label", content)


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
#: Names before colons are far between in other drafts (*Sanders: …* as a headline or a list).
_PARAGRAPHS_PER_TURN = 4


def join_turns(tree: Tree, marks: Marks, labels: list[Candidate]) -> None:
    """In an interview or transcript, let each turn run on to the paragraph of the next label.

    *A.* is a label only where *Q.* is one too, or it is an initial.  A question is the newsroom's
    own: it ends the answer before it and attributes nothing.
    """
    letters = {id(one): tree.words[one.source[0]].rstrip(".") for one in labels}
    is_interview = {QUESTION, ANSWER} <= set(letters.values())
    if not is_interview:
        labels[:] = [one for one in labels if letters[id(one)] not in {QUESTION, ANSWER}]
    _join(marks, labels, is_interview=is_interview)
    labels[:] = [one for one in labels if letters[id(one)] != QUESTION]


def _join(marks: Marks, labels: list[Candidate], *, is_interview: bool) -> None:
    turns = [one for one in labels if one.construction == "speaker-label"]
    if len(turns) < _TRANSCRIPT:
        return
    n_paragraphs = marks.paragraph_of[turns[-1].head] - marks.paragraph_of[turns[0].head]
    if not is_interview and n_paragraphs > _PARAGRAPHS_PER_TURN * (len(turns) - 1):
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
        tree.ents[j] in {"PERSON", "ORG", "LOC"} or source_noun(tree, lexicons, j) is not None
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
