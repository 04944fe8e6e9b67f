"""A parsed draft as plain lists: the one view of the parse that the fact finders read.

Reading a spaCy ``Token`` attribute costs a Python call each time; the finders look at every token
many times.  ``Tree.from_doc`` reads the arrays once.  It is also where a foreign label scheme is
made universal and where white-space tokens leave the tree.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from analyzer.facts.repairs import Parse, repair
from analyzer.roles import is_clearnlp, to_universal
from analyzer.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Relations that hold a coordinated or loosely joined clause: not part of a head's own phrase.
_LOOSE = frozenset({"conj", "parataxis", "cc", "punct"})


class Tree:
    """Tokens of a draft with their Universal Dependencies, as parallel lists.

    Attributes:
        text: the whole draft, the string the offsets refer to.
        words, lowers, lemmas, pos, tags, deps: one string per token; ``deps`` are UD relations.
        morphs: UD features per token, ``Tense=Past|Voice=Pass`` style.
        heads: absolute index of the head; a root is its own head.
        children: indices of dependents in order.
        starts, ends: half-open character range of each token.
        sents: sentence number of each token; ``sent_ranges``: half-open token range of each.
        ents: entity label of each token or ``""``; ``ent_ids``: number of its entity or -1.
        entities: half-open token range and label of each entity.
    """

    __slots__ = (
        "_edges",
        "_index",
        "children",
        "deps",
        "ends",
        "ent_ids",
        "entities",
        "ents",
        "heads",
        "lemmas",
        "lowers",
        "morphs",
        "pos",
        "sent_ranges",
        "sents",
        "starts",
        "tags",
        "text",
        "words",
    )

    def __init__(
        self,
        text: str,
        words: list[str],
        starts: list[int],
        lemmas: list[str],
        pos: list[str],
        tags: list[str],
        morphs: list[str],
        deps: list[str],
        heads: list[int],
        sent_starts: list[bool],
        entities: list[tuple[int, int, str]],
    ) -> None:
        self.text = text
        self.words = words
        self.lowers = [word.lower().replace("’", "'") for word in words]
        self.starts = starts
        self.ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        self.lemmas = lemmas
        self.pos = pos
        self.tags = tags
        self.morphs = morphs
        self.deps = deps
        self.heads = heads
        self.children: list[list[int]] = [[] for _ in words]
        for i, head in enumerate(heads):
            if head != i:
                self.children[head].append(i)
        self.sents: list[int] = []
        self.sent_ranges: list[tuple[int, int]] = []
        begin = 0
        for i, is_start in enumerate(sent_starts):
            if is_start and i:
                self.sent_ranges.append((begin, i))
                begin = i
            self.sents.append(len(self.sent_ranges))
        if words:
            self.sent_ranges.append((begin, len(words)))
        self.entities = entities
        self.ents = [""] * len(words)
        self.ent_ids = [-1] * len(words)
        for number, (first, last, label) in enumerate(entities):
            for i in range(first, last):
                self.ents[i] = label
                self.ent_ids[i] = number
        self._edges: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def from_doc(cls, doc: Doc, text: str | None = None) -> Tree:
        """Read a parsed ``Doc`` of any pipeline; white-space tokens are left out.

        Args:
            text: the draft's text, of the same length as the doc's; the doc's own if left out.
        """
        from spacy.attrs import (
            DEP,
            ENT_IOB,
            ENT_TYPE,
            HEAD,
            IDX,
            IS_SPACE,
            LEMMA,
            MORPH,
            ORTH,
            POS,
            SENT_START,
            TAG,
        )
        from spacy.symbols import NAMES

        strings = doc.vocab.strings
        names: dict[int, str] = {0: ""}

        def to_names(keys: list[int]) -> list[str]:
            for key in set(keys) - names.keys():
                names[key] = strings[key]
            return [names[key] for key in keys]

        # One read per attribute: unsigned keys and signed offsets do not share an array.
        lemmas, deps, tags, morphs, words, labels = (
            doc.to_array(attribute).tolist()
            for attribute in (LEMMA, DEP, TAG, MORPH, ORTH, ENT_TYPE)
        )
        offsets = doc.to_array(HEAD).astype("int64").tolist()
        starts_here = doc.to_array(SENT_START).astype("int64").tolist()
        spaces = doc.to_array(IS_SPACE).tolist()
        parts = doc.to_array(POS).tolist()
        inside = doc.to_array(ENT_IOB).tolist()
        begins = doc.to_array(IDX).tolist()
        keep = [i for i, is_space in enumerate(spaces) if not is_space]
        new_index = {old: new for new, old in enumerate(keep)}
        # A white-space token may carry the sentence start, or head a token: pass both on.
        sent_starts: list[bool] = []
        pending = True
        for i, token_start in enumerate(starts_here):
            pending = pending or token_start == 1
            if i in new_index:
                sent_starts.append(pending)
                pending = False
        heads: list[int] = []
        for new, old in enumerate(keep):
            target = old + offsets[old]
            while target not in new_index and offsets[target]:
                target += offsets[target]
            heads.append(new_index.get(target, new))
        entities: list[tuple[int, int, str]] = []
        kinds = to_names(labels)
        for new, old in enumerate(keep):
            continues = inside[old] == 1 and bool(entities) and entities[-1][1] == new
            if continues:
                entities[-1] = (entities[-1][0], new + 1, entities[-1][2])
            elif inside[old] in (1, 3):
                entities.append((new, new + 1, _LABELS.get(kinds[old], "OTHER")))

        def kept(values: list[int]) -> list[str]:
            return to_names([values[i] for i in keep])

        pos = [NAMES[parts[i]] or "X" for i in keep]
        lemma_names, dep_names = kept(lemmas), kept(deps)
        if is_clearnlp(dep_names):
            heads, dep_names = to_universal(heads, dep_names, pos, lemma_names)
        forms, features = kept(words), kept(morphs)
        relations = ["root" if dep == "ROOT" else dep for dep in dep_names]
        lowers = [form.lower() for form in forms]
        edges = [i for i, is_start in enumerate(sent_starts) if is_start and i]
        named = frozenset(i for begin, end, _ in entities for i in range(begin, end))
        for first, last in pairwise([0, *edges, len(keep)]):
            repair(Parse(first, last, lowers, pos, features, relations, heads, lemma_names, named))
        return cls(
            doc.text if text is None else text,
            forms,
            [begins[i] for i in keep],
            [lemma.lower() for lemma in lemma_names],
            pos,
            kept(tags),
            features,
            relations,
            heads,
            sent_starts,
            entities,
        )

    # ----------------------------------------------------------------- structure

    def edges(self, i: int) -> tuple[int, int]:
        """First and last token of the subtree of ``i`` (inclusive)."""
        if self._edges is None:
            self._edges = self._find_edges()
        return self._edges[i]

    def _find_edges(self) -> list[tuple[int, int]]:
        firsts = list(range(len(self.words)))
        lasts = list(firsts)
        order: list[int] = []
        stack = [i for i, head in enumerate(self.heads) if head == i]
        while stack:
            i = stack.pop()
            order.append(i)
            stack.extend(self.children[i])
        for i in reversed(order):
            head = self.heads[i]
            if head != i:
                if firsts[i] < firsts[head]:
                    firsts[head] = firsts[i]
                if lasts[i] > lasts[head]:
                    lasts[head] = lasts[i]
        return list(zip(firsts, lasts, strict=True))

    def subtree(self, i: int, *, without: frozenset[int] | set[int] = frozenset()) -> list[int]:
        """Tokens under ``i`` in order, leaving out the subtrees of tokens in ``without``."""
        children = self.children
        found = [i]
        for j in found:  # which grows as it is walked
            below = children[j]
            if below:
                found += [child for child in below if child not in without] if without else below
        found.sort()
        return found

    def phrase(self, i: int) -> list[int]:
        """The subtree of ``i`` without coordinated or paratactic clauses of ``i`` itself."""
        loose = {child for child in self.children[i] if self.deps[child] in _LOOSE}
        return self.subtree(i, without=loose)

    def child(self, i: int, *relations: str) -> int | None:
        """First dependent of ``i`` with one of the relations (``nsubj`` also fits its subtypes
        only when named), or ``None``."""
        deps = self.deps
        for j in self.children[i]:
            if deps[j] in relations:
                return j
        return None

    def children_of(self, i: int, *relations: str) -> list[int]:
        deps = self.deps
        return [j for j in self.children[i] if deps[j] in relations]

    def case_of(self, i: int) -> str:
        """Preposition of a nominal, *fixed* parts included (``according to``), or ``""``."""
        for j in self.children[i]:
            if self.deps[j] == "case":
                fixed = [k for k in self.children[j] if self.deps[k] == "fixed"]
                return " ".join([self.lowers[j], *(self.lowers[k] for k in fixed)])
        return ""

    def mark_of(self, i: int) -> str:
        """Subordinator of a clause (``that``, ``to``, ``whether`` …), or ``""``."""
        for j in self.children[i]:
            if self.deps[j] == "mark":
                return self.lowers[j]
        return ""

    # ----------------------------------------------------------------- offsets

    def span(self, tokens: list[int]) -> Span:
        """Character range from the first to the last of some tokens."""
        return Span(self.starts[tokens[0]], self.ends[tokens[-1]])

    def spans(self, tokens: list[int]) -> tuple[Span, ...]:
        """Character ranges of the contiguous runs of some sorted tokens."""
        runs: list[Span] = []
        first = previous = -2
        for i in tokens:
            if i != previous + 1:
                if previous >= 0:
                    runs.append(Span(self.starts[first], self.ends[previous]))
                first = i
            previous = i
        if previous >= 0:
            runs.append(Span(self.starts[first], self.ends[previous]))
        return tuple(runs)

    def tokens_in(self, start: int, end: int) -> range:
        """Indices of the tokens that overlap a character range."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


#: Entity labels of other schemes, as the three kinds the ledger needs.
_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "NORP": "NORP",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
}
