"""Where content ends: at each place where a sentence could leave it, does it go on?

*She said A, which B*; *he condemned A as B happened*; *they want A for B, and C*: a parser hangs B
where the grammar allows, an editor asks whether the source still speaks.  Every break of the
sentence after the cue is a small question, answered by named features whose weights were counted
on PolNeAR's training part; content goes on until the first break at which it more likely ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.group import subject_of
from analyzer.facts.attribution.model import LinearModel
from analyzer.facts.attribution.phrase import trim
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree

_POINTS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", "―"})
_OPENERS = frozenset({"CCONJ", "SCONJ", "ADP"})
_RELATIVE = frozenset({"which", "who", "whom", "whose", "where", "when"})
#: Constructions whose content does not follow a cue in its own sentence.
_ELSEWHERE = frozenset(
    {
        "according-to",
        "per",
        "as-per",
        "for-source",
        "in-view-of",
        "hearsay",
        "headline-colon",
        "headline-tail",
        "reaction",
        "signature",
        "speaker-label",
        "speaker-turn",
        "unowned-quotation",
    }
)


@dataclass(frozen=True, slots=True)
class Break:
    """A place where content may end.

    Attributes:
        at: first token that would be left out.
        next: first word that would be left out, punctuation passed over.
        end: token after the stretch up to the next break.
        is_inside: the parse takes the stretch for content.
        features: names of the features that hold.
    """

    at: int
    next: int
    end: int
    is_inside: bool
    features: list[str]


#: Content that the parse includes is left out below this probability that it goes on there …
LEAVE = 0.4
#: … and content that the parse leaves out is taken in from this one on.
GO_ON = 0.7


def settle_edges(tree: Tree, marks: Marks, model: LinearModel, kept: list[Candidate]) -> None:
    """End the content of each attribution at the first break where it more likely ends."""
    # Only cues of the same sentence are asked about: no candidate looks at all of the draft's.
    together: dict[int, list[Candidate]] = {}
    for candidate in kept:
        together.setdefault(tree.sents[candidate.head], []).append(candidate)
    for candidate in kept:
        start = first_after(tree, marks, candidate)
        if start is None:
            continue
        content = set(candidate.content)
        _, end = tree.sent_ranges[tree.sents[start]]
        near = together.get(tree.sents[start], [])
        for one in find_breaks(tree, marks, candidate, start, near):
            least = LEAVE if one.is_inside else GO_ON
            if model.probability(one.features) < least:
                end = one.at
                break
        own = {*candidate.cue, *candidate.source}
        left = [j for j in content if j < start]
        candidate.content = [*left, *trim(tree, [j for j in range(start, end) if j not in own])]
        candidate.quotes = [
            n
            for n in candidate.quotes
            if not start <= marks.quotes[n].first
            or marks.quotes[n].first < end
            or marks.quotes[n].first >= tree.sent_ranges[tree.sents[start]][1]
        ]


def first_after(tree: Tree, marks: Marks, candidate: Candidate) -> int | None:
    """First token of the content that follows the cue, or ``None`` where the question is moot."""
    if candidate.construction in _ELSEWHERE or not candidate.content or not candidate.cue:
        return None
    start = next((j for j in candidate.content if j > candidate.cue[-1]), None)
    if start is None or tree.sents[start] != tree.sents[candidate.cue[-1]]:
        return None
    _, last = tree.sent_ranges[tree.sents[start]]
    return start if candidate.content[-1] < last else None


def find_breaks(
    tree: Tree, marks: Marks, candidate: Candidate, start: int, kept: list[Candidate]
) -> list[Break]:
    """The breaks of the sentence after ``start`` in text order, with their features.

    Args:
        kept: the reported candidates, at least those of the sentence.
    """
    _, last = tree.sent_ranges[tree.sents[start]]
    while last > start + 1 and tree.pos[last - 1] == "PUNCT" and marks.quote_of[last - 1] < 0:
        last -= 1
    content = set(candidate.content)
    for number in candidate.quotes:
        quote = marks.quotes[number]
        content.update(range(quote.first, quote.last))
    edge = max((j for j in content if j < last), default=start) + 1
    places = [b for b in range(start + 1, last) if _is_break(tree, marks, start, b, edge)]
    cues = {one.head: one for one in kept if one is not candidate}
    found: list[Break] = []
    for number, at in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else last
        following = at
        while following < end - 1 and tree.pos[following] in {"PUNCT", "CCONJ"}:
            following += 1
        if tree.pos[following] == "PUNCT":
            continue
        features = _describe(tree, marks, candidate, start, at, following, end, content, cues)
        found.append(Break(at, following, end, following in content, features))
    return found


def _is_break(tree: Tree, marks: Marks, start: int, b: int, edge: int) -> bool:
    if marks.quote_of[b] >= 0 and marks.quote_of[b] == marks.quote_of[b - 1]:
        return False
    if b == edge:
        return True
    if tree.words[b] in _POINTS:
        return True
    if tree.words[b - 1] in _POINTS:
        return False
    return tree.pos[b] in _OPENERS or tree.lowers[b] in _RELATIVE


def _describe(
    tree: Tree,
    marks: Marks,
    candidate: Candidate,
    start: int,
    at: int,
    following: int,
    end: int,
    content: set[int],
    cues: dict[int, Candidate],
) -> list[str]:
    inside = "in" if following in content else "out"
    link, anchor = "none", "right"
    for j in range(following, end):
        head = tree.heads[j]
        if head < at and head != j:
            link = tree.deps[j]
            if head in candidate.cue:
                anchor = "cue"
            elif head < start:
                anchor = "left"
            elif not start <= tree.heads[head] < at or tree.heads[head] == head:
                anchor = "top"
            else:
                anchor = "content"
            break
    opener = tree.lowers[at] if at == following else f"{tree.lowers[at]} {tree.lowers[following]}"
    point = tree.words[at] if tree.words[at] in _POINTS else "-"
    shape = "none"
    owner = "-"
    for j in range(following, end):
        morph = tree.morphs[j]
        if tree.pos[j] in {"VERB", "AUX"}:
            if "VerbForm=Fin" in morph:
                shape = "past" if "Tense=Past" in morph else "present"
                owner = "own" if subject_of(tree, j) is not None else "shared"
                break
            if shape == "none":
                shape = "ing" if "VerbForm=Ger" in morph or "Tense=Pres" in morph else "part"
    ahead = "-"
    for j in range(following, end):
        if j in cues and cues[j].probability >= 0.5:
            ahead = cues[j].route
            break
    frame = candidate.construction
    closed = "quote" if marks.quote_of[at - 1] >= 0 else "-"
    length = at - start
    words = "1" if length <= 1 else "3" if length <= 3 else "8" if length <= 8 else "16" if (
        length <= 16
    ) else "more"  # fmt: skip
    tense = "-"
    for j in candidate.cue:
        if "VerbForm=Fin" in tree.morphs[j]:
            tense = "past" if "Tense=Past" in tree.morphs[j] else "present"
    cue_class = next((f for f in candidate.features if f.startswith("class=")), "class=none")
    return [
        "bias",
        f"tree={inside}",
        f"opener={opener}",
        f"opener+tree={opener}+{inside}",
        f"opener+frame={opener}+{frame}",
        f"word={tree.lowers[following]}+{point}+{inside}",
        f"pos={tree.pos[following]}+{point}+{inside}",
        f"link={link}+{anchor}+{inside}",
        f"link+point={link}+{point}+{inside}",
        f"link+frame={link}+{frame}+{inside}",
        f"shape={shape}+{owner}+{inside}",
        f"shape+point={shape}+{owner}+{point}",
        f"shape+frame={shape}+{frame}",
        f"shape+link={shape}+{link}",
        f"opener+shape={opener}+{shape}+{owner}",
        f"tense={tense}+{shape}+{point}",
        f"frame={frame}+{inside}",
        f"{cue_class}+{inside}",
        f"{cue_class}+{point}",
        f"ahead={ahead}+{inside}",
        f"ahead+opener={ahead}+{opener}",
        f"words={words}+{frame}",
        f"words+point={words}+{point}+{inside}",
        f"closed={closed}+{point}+{inside}",
        f"last={end - at <= 3}+{inside}",
    ]
