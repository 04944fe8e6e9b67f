"""Whom a reader has in mind: sources and names so far, and who is nearest of each kind."""

from __future__ import annotations

from bisect import bisect_left

from analyzer.facts.sources.cluster import Cluster
from analyzer.facts.sources.description import Description, describe_phrase
from analyzer.facts.sources.home import comes_from, places_before
from analyzer.facts.sources.name import Name, Names
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import NounKind

_INDEFINITE = frozenset({"a", "an", "another", "one"})
#: Sentences back to the first mention of somebody unnamed.
_INTRODUCED = 8


class Memory:
    """Clusters in the order they came up, and where each was last spoken of.

    Attributes:
        clusters: every source so far.
        history: token of the cue and cluster of every attribution so far.
        named_heads: first token, end and name of every mention of a name, in text order.
    """

    def __init__(self, tree: Tree, lexicons: Lexicons, names: Names) -> None:
        self.tree = tree
        self.lexicons = lexicons
        self.names = names
        self.clusters: list[Cluster] = []
        self.history: list[tuple[int, Cluster]] = []
        self.named_heads = sorted(
            (first, last, name) for name in names.entries for first, last in name.mentions
        )
        self._by_name: dict[int, Cluster] = {}

    def named(self, name: Name) -> Cluster:
        cluster = self._by_name.get(id(name))
        if cluster is None:
            cluster = Cluster(len(self.clusters), name=name, gender=name.gender)
            self.clusters.append(cluster)
            self._by_name[id(name)] = cluster
        return cluster

    def add(self, head: int, tokens: list[int], description: Description | None = None) -> Cluster:
        """A new cluster for a phrase that is nobody known."""
        cluster = Cluster(len(self.clusters))
        cluster.descriptions.append(
            description or describe_phrase(self.tree, self.lexicons, head, tokens)
        )
        self.clusters.append(cluster)
        return cluster

    def person(
        self, head: int, gender: str, *, without: frozenset[NounKind] = frozenset()
    ) -> Cluster | None:
        """*he*, *she*: the most salient person before the pronoun that does not clash.

        Args:
            without: kinds of posts of which the person must carry none.
        """
        best: tuple[float, Cluster] | None = None
        sentence = self.tree.sents[head]
        for score, cluster in self._salient_people(head, sentence):
            if gender and cluster.gender and cluster.gender != gender:
                continue
            if without and cluster.name is not None and self.kinds_of(cluster.name) & without:
                continue
            if best is None or score > best[0]:
                best = (score, cluster)
        return best[1] if best else None

    def kinds_of(self, name: Name) -> set[NounKind]:
        """Kinds of the posts that a person carries, as far as the lexicon knows them."""
        rows = (self.lexicons.noun(noun) for noun in name.role_nouns)
        return {row.kind for row in rows if row is not None}

    def introduced(self, noun: str, head: int) -> int | None:
        """*A woman* a few sentences before *the woman*: somebody the draft does not name.

        Not what is said of a name (*Lee, a woman of 40*; *Lee is a woman of 40*).
        """
        tree = self.tree
        first, _ = tree.sent_ranges[max(0, tree.sents[head] - _INTRODUCED)]
        for i in range(head - 1, first - 1, -1):
            if tree.lemmas[i] != noun or tree.deps[i] == "appos" or tree.child(i, "cop"):
                continue
            if any(tree.lowers[j] in _INDEFINITE for j in tree.children[i]):
                return i
        return None

    def _salient_people(self, head: int, sentence: int) -> list[tuple[float, Cluster]]:
        tree = self.tree
        scored: list[tuple[float, Cluster]] = []
        for first, last, name in self._named_before(head, 6):
            if name.label != "PERSON":
                continue
            root = next(
                (i for i in range(first, last) if tree.heads[i] not in range(first, last)), first
            )
            score = -1.0 * (sentence - tree.sents[first])
            if tree.deps[root] in {"nsubj", "nsubj:pass"}:
                score += 1.2
                if tree.deps[tree.heads[root]] in {"root", "conj", "parataxis"}:
                    score += 0.6
            elif tree.deps[root] in {"nmod:poss", "nmod", "compound"}:
                score -= 0.4
            scored.append((score, self.named(name)))
        for rank, (where, cluster) in enumerate(reversed(self.history[-6:])):
            distance = sentence - tree.sents[where]
            if cluster.is_person and not cluster.is_plural and distance <= 6:
                bonus = 1.9 if rank == 0 else 0.9
                scored.append((bonus - 0.8 * distance, cluster))
        return scored

    def body(self, head: int) -> Cluster | None:
        tree = self.tree
        sentence = tree.sents[head]
        for where, cluster in reversed(self.history):
            if sentence - tree.sents[where] > 3:
                break
            if cluster.is_body:
                return cluster
        for _, _, name in reversed(self._named_before(head, 2)):
            if name.label in {"ORG", "LOC"}:
                return self.named(name)
        return None

    def _named_before(self, head: int, sentences: int) -> list[tuple[int, int, Name]]:
        """Mentions of names before a token, in its sentence and so many sentences back."""
        oldest = max(0, self.tree.sents[head] - sentences)
        first, _ = self.tree.sent_ranges[oldest]
        begin, end = (
            bisect_left(self.named_heads, token, key=lambda one: one[0]) for token in (first, head)
        )
        return self.named_heads[begin:end]

    def by_role(self, noun: str, last_word: str, head: int) -> Cluster | None:
        """The person named last who carries the post; with a place, who comes from there."""
        best: Name | None = None
        best_position = (False, -1)
        places = places_before(self.tree, self.lexicons, head)
        for name in self.names.entries:
            if name.label not in {"PERSON", "OTHER"} or not {noun, last_word} & name.role_nouns:
                continue
            before = [first for first, _ in name.mentions if first < head]
            if not before:
                continue
            from_there = any(comes_from(self.tree, name, place) for place in places)
            if (from_there, before[-1]) > best_position:
                best, best_position = name, (from_there, before[-1])
        return self.named(best) if best is not None else None

    def by_body_noun(self, description: Description, head: int) -> Cluster | None:
        last_word = description.noun.split()[-1]
        tree = self.tree
        if last_word not in word_list("body_noun") or description.organisation or len(
            [j for j in tree.children[head] if tree.deps[j] in {"amod", "compound", "nmod"}]
        ):  # fmt: skip
            return None
        fallback: Cluster | None = None
        for _, _, name in reversed(self._named_before(head, 8)):
            if name.label not in {"ORG", "LOC", "OTHER"}:
                continue
            if last_word in name.tokens or (name.tokens and name.tokens[-1] == last_word):
                return self.named(name)
            is_outlet = name.kind is NounKind.OUTLET or (
                not word_list("outlet_name_word").isdisjoint(name.tokens)
            )
            if description.kind is NounKind.INSTITUTION and is_outlet:
                continue  # *the campaign* is no newspaper
            if fallback is None and name.label == "ORG":
                fallback = self.named(name)
        return fallback
