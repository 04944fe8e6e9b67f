"""Hedge cues in a draft: lexicon rows whose gate holds, each with how often such a cue is one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from analyzer.facts.attribution.group import is_passive, subject_of
from analyzer.facts.hedging.gates import GATES
from analyzer.facts.tree import Tree
from analyzer.lexicon_certainty import HedgeCue, HedgeType
from analyzer.lexicon_patterns import match_pattern

WEIGHTS = Path(__file__).with_name("weights.csv")
#: Not weighed: their gates decide alone.
_UNWEIGHED = frozenset({HedgeType.APPROXIMATOR, HedgeType.WEASEL, HedgeType.CONDITION})
#: Words that Wikipedia uses otherwise than news does: their gates decide, with this probability.
_SURE_GATES = {"could": 0.5}
UNWEIGHED_PROBABILITY = 0.8
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "acl"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "cannot"})


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue in tokens ``[start, end)``; ``head`` is the token that governs the others."""

    row: HedgeCue
    start: int
    end: int
    head: int
    probability: float


def propose_cues(
    tree: Tree, rows: Mapping[str, tuple[HedgeCue, ...]]
) -> list[tuple[HedgeCue, int, int, int]]:
    """Places where a row's words stand and its gate holds, longest first, none overlapping.

    Returns:
        Row, token range ``[start, end)`` and head of each place, in text order.
    """
    found: list[tuple[HedgeCue, int, int, int]] = []
    free = 0
    for i, lower in enumerate(tree.lowers):
        if i < free:
            continue
        near = rows.get(lower)
        other = rows.get(tree.lemmas[i]) if tree.lemmas[i] != lower else None
        if near is None and other is None:
            continue
        for row in (*(near or ()), *(other or ())):
            end = _match(tree, row, i)
            if end is None or (row.pos and tree.pos[i] not in row.pos):
                continue
            head = _head(tree, i, end)
            if row.gate and not GATES[row.gate](tree, head):
                continue
            found.append((row, i, end, head))
            free = end
            break
    return found


def find_cues(tree: Tree, rows: Mapping[str, tuple[HedgeCue, ...]]) -> list[FoundCue]:
    """Proposed cues that are at least as likely one as the threshold of the table asks."""
    weights, threshold = load_weights()
    found = []
    for row, start, end, head in propose_cues(tree, rows):
        probability = _SURE_GATES.get(row.gate, UNWEIGHED_PROBABILITY)
        if row.type not in _UNWEIGHED and row.gate not in _SURE_GATES:
            total = sum(weights.get(feature, 0.0) for feature in describe(tree, row, start, head))
            probability = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
        if probability >= threshold:
            found.append(FoundCue(row, start, end, head, probability))
    return found


def describe(tree: Tree, row: HedgeCue, start: int, head: int) -> Iterable[str]:
    """Names of what can be said of a proposed cue."""
    name = row.pattern
    if tree.deps[head] == "aux":
        clause = tree.heads[head]
        shape = "perfect" if any(
            tree.lemmas[j] == "have" and tree.deps[j] == "aux" for j in tree.children[clause]
        ) else "plain"  # fmt: skip
    else:
        clause = head
        shape = "passive" if tree.pos[head] == "VERB" and is_passive(tree, head) else "active"
    has_clause = any(tree.deps[j] in _CLAUSES for j in tree.children[head])
    subject = subject_of(tree, clause)
    if subject is None:
        actor = "none"
    elif tree.pos[subject] == "PRON":
        actor = "it" if tree.lowers[subject] in {"it", "this", "that", "there"} else "pronoun"
    else:
        actor = tree.ents[subject] or "noun"
    is_negated = any(tree.lowers[j] in _NEGATIONS for j in tree.children[clause])
    past = "Tense=Past" in tree.morphs[head]
    yield "bias"
    yield f"type={row.type}"
    yield f"cue={name}"
    yield f"cue={name}|form={tree.lowers[start]}"
    yield f"cue={name}|dep={tree.deps[head]}"
    yield f"cue={name}|shape={shape}"
    yield f"cue={name}|actor={actor}"
    yield f"type={row.type}|shape={shape}|clause={has_clause}"
    yield f"cue={name}|shape={shape}|clause={has_clause}"
    if is_negated:
        yield f"cue={name}|negated"
        yield "negated"
    if past:
        yield f"pos={tree.pos[head]}|past"
    yield f"pos={tree.pos[head]}|dep={tree.deps[head]}"


def _match(tree: Tree, row: HedgeCue, i: int) -> int | None:
    if " " not in row.pattern:
        return i + 1
    last = min(i + 8, tree.sent_ranges[tree.sents[i]][1])
    tokens = [frozenset((tree.lowers[j], tree.lemmas[j])) for j in range(i, last)]
    end = match_pattern(row.pattern, tokens, 0)
    return None if end is None else i + end


def _head(tree: Tree, start: int, end: int) -> int:
    """The token of a range whose own head lies outside it."""
    for i in range(start, end):
        if not start <= tree.heads[i] < end or tree.heads[i] == i:
            return i
    return start


@lru_cache(maxsize=2)
def load_weights(path: Path = WEIGHTS) -> tuple[dict[str, float], float]:
    """Weight by feature, and the probability from which a cue is reported."""
    weights: dict[str, float] = {}
    threshold = 0.5
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            if row[0] == "#threshold":
                threshold = float(row[1])
            elif row[0] != "feature":
                weights[row[0]] = float(row[1])
    return weights, threshold
