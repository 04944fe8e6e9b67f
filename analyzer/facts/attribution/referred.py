"""What somebody said, told of again: *the mayor's statements*, *his assertion*, *her denial*.

Whoever owns the statement is a source, whatever is then said of it.  PolNeAR's guidelines take the
owner for the source and the noun for the cue of an attribution nested in the other.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.attribution.phrase import source_phrase
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import CueClass

#: Classes of nouns that tell of an act of saying; a view or a plan may never have been uttered.
_SAID = frozenset(
    {
        CueClass.NEUTRAL,
        CueClass.FACTIVE,
        CueClass.DISTANCING,
        CueClass.CONCESSIVE,
        CueClass.ACCUSATION,
        CueClass.DENIAL,
        CueClass.ARGUMENT,
    }
)


def find_referred(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    outer: list[Candidate],
    nested: list[tuple[Candidate, Candidate]],
) -> list[tuple[Candidate, Candidate]]:
    """Pairs of a statement told of again, without content, and the attribution it stands in."""
    taken = {j for one in outer for j in (*one.cue, *one.source)}
    taken.update(j for one, _ in nested for j in (*one.cue, *one.source))
    found: list[tuple[Candidate, Candidate]] = []
    for parent in outer:
        own = set(parent.source)
        for i in parent.content:
            if tree.pos[i] != "NOUN" or i in taken or marks.quote_of[i] >= 0:
                continue
            entry = lexicons.cue(tree.lemmas[i], "NOUN")
            owner = tree.child(i, "nmod:poss") or _author(tree, i)
            if entry is None or entry.cue_class not in _SAID or owner is None or owner in own:
                continue
            source = source_phrase(tree, owner, frozenset({i}))
            told = Candidate(i, "referred-statement", [i], owner, source, "possessor")
            told.probability = parent.probability
            found.append((told, parent))
    return found


def _author(tree: Tree, i: int) -> int | None:
    """*The remarks by the minister*."""
    return next((j for j in tree.children_of(i, "nmod") if tree.case_of(j) == "by"), None)
