"""What a hedge makes uncertain, read off the dependency tree.

The scope runs from the cue to the right inside the clause it governs, as in the SFU review corpus
(Konstantinova et al. 2012) and CoNLL-2010; it ends where ConText (Harkema et al. 2009) puts a
terminator: a coordinated clause with a subject of its own, a contrast, a reason, a condition, an
aside.
"""

from __future__ import annotations

from analyzer.facts.attribution.group import SUBJECTS
from analyzer.facts.tree import Tree

_TERMINATORS = frozenset(
    {
        "if",
        "because",
        "although",
        "though",
        "unless",
        "while",
        "whereas",
        "since",
        "but",
        "as",
        "so",
        "when",
        "however",
        "even",
    }
)
_LOOSE = frozenset({"parataxis", "discourse", "vocative", "dep", "list", "goeswith"})
_ARGUMENTS = ("ccomp", "xcomp", "csubj", "csubj:pass", "advcl", "acl")
_DASHES = frozenset({"—", "–", "--", ";", ":"})


def find_scope(tree: Tree, start: int, end: int, head: int) -> list[int]:
    """Tokens in the scope of the cue ``[start, end)``, in order; the cue itself where nothing else
    is in reach."""
    dep = tree.deps[head]
    if dep == "mark":
        tokens = _clause(tree, tree.heads[head], -1)
    elif dep in {"cc", "cc:preconj"}:
        tokens = tree.phrase(tree.heads[head])
    elif dep == "amod" or (dep in {"advmod", "nummod", "case"}
                           and tree.pos[tree.heads[head]] in {"NOUN", "PROPN", "NUM"}
                           and not _is_predicate(tree, tree.heads[head])):  # fmt: skip
        tokens = tree.phrase(tree.heads[head])
    elif dep in {"aux", "aux:pass"}:
        tokens = _clause(tree, tree.heads[head], head)
    elif dep in {"advmod", "obl"} and tree.pos[head] in {"ADV", "ADJ", "ADP", "NOUN"}:
        tokens = _clause(tree, _clause_of_adverb(tree, head), head)
    elif tree.pos[head] in {"NOUN", "PROPN"} and not _is_predicate(tree, head):
        tokens = tree.phrase(head)
    else:
        tokens = _complement(tree, head)
    tokens = _trim(tree, [j for j in tokens if j >= end])
    if not tokens:
        # The content stands before the cue: *the plan is unlikely*, *he fled, it is believed*.
        clause = tree.heads[head] if dep in {"aux", "advmod", "mark"} else head
        before = [j for j in _clause(tree, clause, -1) if not start <= j < end]
        tokens = _trim(tree, before)
    return tokens or list(range(start, end))


def _is_predicate(tree: Tree, i: int) -> bool:
    return tree.child(i, "cop", *SUBJECTS) is not None


def _clause_of_adverb(tree: Tree, i: int) -> int:
    """The word an adverb modifies, up through the adverbs and modifiers between."""
    head = tree.heads[i]
    while tree.deps[head] == "advmod" and tree.heads[head] != head:
        head = tree.heads[head]
    return head


def _complement(tree: Tree, head: int) -> list[int]:
    """Content of a verb or predicate: its clause, else its objects."""
    arguments = [j for j in tree.children_of(head, *_ARGUMENTS) if j > head]
    arguments = [j for j in arguments if not _is_terminated(tree, j)]
    if arguments:
        last = arguments[0]
        return [j for j in tree.subtree(last, without=_barred(tree, last)) if j > head]
    return _clause(tree, head, head)


def _clause(tree: Tree, head: int, after: int) -> list[int]:
    """Tokens of a clause without what only stands beside it."""
    if tree.deps[head] == "cop":
        head = tree.heads[head]
    return [j for j in tree.subtree(head, without=_barred(tree, head)) if j > after]


def _barred(tree: Tree, head: int) -> set[int]:
    barred: set[int] = set()
    stack = [head]
    while stack:
        i = stack.pop()
        for j in tree.children[i]:
            if j > i and _is_terminated(tree, j):
                barred.add(j)
            else:
                stack.append(j)
    return barred


def _is_terminated(tree: Tree, j: int) -> bool:
    """True for a dependent with which the scope ends."""
    dep = tree.deps[j]
    if dep in _LOOSE:
        return True
    first, _ = tree.edges(j)
    before = tree.lowers[first - 1] if first else ""
    if dep == "conj":
        own_subject = any(tree.deps[k] in SUBJECTS or tree.deps[k] == "expl"
                          for k in tree.children[j])  # fmt: skip
        conjunction = next((tree.lowers[k] for k in tree.children[j] if tree.deps[k] == "cc"), "")
        return own_subject or conjunction == "but"
    if dep == "advcl":
        mark = tree.mark_of(j)
        opener = tree.lowers[first]
        return before in {",", *_DASHES} or mark in _TERMINATORS or opener in _TERMINATORS
    if dep == "acl:relcl":
        return before in {",", *_DASHES}
    return before in _DASHES or (dep == "acl" and before == ",")


def _trim(tree: Tree, tokens: list[int]) -> list[int]:
    """Without punctuation, conjunctions at the edges, or what follows a gap."""
    run: list[int] = []
    for j in tokens:
        if run and j > run[-1] + 1 and any(
            tree.deps[k] != "punct" for k in range(run[-1] + 1, j)
        ) and len(run) > 0 and j - run[-1] > 3:  # fmt: skip
            break
        run.append(j)
    while run and tree.pos[run[-1]] in {"PUNCT", "CCONJ"}:
        run.pop()
    while run and tree.pos[run[0]] == "PUNCT":
        run.pop(0)
    return run
