"""What nobody in office has said: *the figures have not been officially confirmed*.

The passive names no agent, but the adverb does: it is the body in charge that keeps silent, and a
reader takes it for the one last heard.
"""

from __future__ import annotations

from analyzer.facts.attribution.candidate import Candidate
from analyzer.facts.tree import Tree

_IN_OFFICE = frozenset({"officially", "formally"})
_NOT = frozenset({"not", "n't", "never", "yet"})


def is_silence(tree: Tree, candidate: Candidate) -> bool:
    """A negated passive without agent whose adverb says that officials would have to speak."""
    if not candidate.passive or candidate.source_head is not None:
        return False
    around = {*candidate.cue, *tree.children[candidate.head]}
    words = {tree.lowers[j] for j in around}
    return bool(words & _IN_OFFICE) and bool(words & _NOT)
