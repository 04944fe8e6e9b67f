"""Which source phrases are the same source: deterministic sieves, highest precision first.

Multi-pass sieve after Raghunathan et al. 2010: names, then roles that names carry, then relative
and personal pronouns, then repeated descriptions.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.facts.sources.cluster import Cluster
from analyzer.facts.sources.description import Description, describe_phrase
from analyzer.facts.sources.epithets import SEXES, find_meant, has_other_post
from analyzer.facts.sources.grade import grade
from analyzer.facts.sources.headline import find_bearer, find_post
from analyzer.facts.sources.memory import Memory
from analyzer.facts.sources.name import Name, Names
from analyzer.facts.sources.naming import find_name_behind, is_joint, posts_of_one
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind
from analyzer.types import Level

_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f",
             "hers": "f", "herself": "f"}  # fmt: skip
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_IT = frozenset({"it", "its", "itself", "which", "that"})
#: Labels of the answers in an interview.
_ANSWER = frozenset({"A", "A."})
_FIRST = frozenset({"i", "me", "my", "we", "us", "our", "myself", "'s"})  # *let's say*
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_OTHERS = frozenset({"others", "another", "other"})
_QUANTIFIERS = frozenset({"some", "many", "most", "several", "few"}) | _OTHERS
_REACH = 4
"""Sentences behind a plural source in which a quantifier is part of it."""


#: Sentences back to the body whose silence is told.
_SILENCE = 10


class Resolver:
    """Assigns source phrases to clusters, one after another in text order.

    Attributes:
        headline: its tokens; a bare post there means somebody of the story.
        speakers: people who speak in the story, in order of their first words.
    """

    def __init__(
        self,
        tree: Tree,
        lexicons: Lexicons,
        names: Names,
        headline: range = range(0),
        speakers: Sequence[Name] = (),
    ) -> None:
        self.tree = tree
        self.lexicons = lexicons
        self.names = names
        self.headline = headline
        self.speakers = speakers
        self.memory = Memory(tree, lexicons, names)
        self._by_head: dict[int, Cluster] = {}
        self._interviewee: Cluster | None = None

    @property
    def clusters(self) -> list[Cluster]:
        """Every source so far, in the order they came up."""
        return self.memory.clusters

    def resolve(
        self, head: int, tokens: list[int], position: int, *, in_passing: bool = False
    ) -> Cluster:
        """The cluster of the source phrase ``tokens`` headed by ``head``.

        Args:
            position: token of the cue, from which pronouns look back.
            in_passing: it does not speak here, so that nothing later leans on it.
        """
        # One phrase is one source, however many cues share it.
        cluster = self._by_head.get(head)
        if cluster is None:
            cluster = self._find(self._noun_head(head, tokens), tokens, position)
            self._by_head[head] = cluster
        cluster.mentions.append((tokens, head))
        if not in_passing:
            gender = _SINGULAR.get(self.tree.lowers[head], "")
            cluster.gender = cluster.gender or gender
            self.memory.history.append((position, cluster))
        return cluster

    def silent_body(self, position: int) -> Cluster | None:
        """The body last heard before an official silence: *has not been officially confirmed*."""
        tree = self.tree
        for where, cluster in reversed(self.memory.history):
            if tree.sents[position] - tree.sents[where] > _SILENCE:
                break
            level = grade(cluster)[1] if cluster.is_body else None
            if level is Level.INSTITUTION:
                return cluster
        return None

    # ------------------------------------------------------------- sieves

    def _noun_head(self, head: int, tokens: list[int]) -> int:
        """*Sources close to the court*, headed by *close* in a wrong parse: the noun is meant."""
        tree = self.tree
        near = [j for j in tokens if j < head and tree.lowers[j] in word_list("closeness")]
        if not near and (
            tree.pos[head] not in {"ADJ", "ADV", "VERB"} or head in self.names.of_token
        ):
            return head
        for j in tokens:
            if j >= (near[0] if near else head):
                break
            row = source_noun(tree, self.lexicons, j)
            if row is not None and row.kind in PERSON_KINDS and tree.deps[j] != "nmod:poss":
                return j
        return head

    def _find(self, head: int, tokens: list[int], position: int) -> Cluster:
        tree = self.tree
        lower = tree.lowers[head]
        if tree.words[head] in _ANSWER and len(tokens) == 1:
            return self._answerer(head, tokens)
        if head in self.headline and find_post(tree, self.lexicons, self.names, head):
            return self._post_of_headline(head, tokens, position)
        name = self._name_of(head, tokens)
        if name is not None:
            return self.memory.named(name)
        if lower in _RELATIVE and tree.pos[head] in {"PRON", "DET", "SCONJ"}:
            return self._relative(head, tokens, position)
        if lower in _SINGULAR:
            return self.memory.person(head, _SINGULAR[lower]) or self.memory.add(head, tokens)
        if lower in _FIRST:
            return self._first_person(head, tokens)
        if lower in _PLURAL or self._is_counted(head):
            return self._plural(head, position) or self.memory.add(head, tokens)
        if lower in _IT:
            return self.memory.body(head) or self.memory.add(head, tokens)
        description = describe_phrase(tree, self.lexicons, head, tokens)
        if lower in _QUANTIFIERS and description.head == head:
            return self._quantifier(head, tokens, description)
        return self._nominal(head, tokens, description, position)

    def _post_of_headline(self, head: int, tokens: list[int], position: int) -> Cluster:
        """*Mayor warns of flood*: the mayor of the story, or some mayor."""
        bearer = find_bearer(self.tree, self.lexicons, self.names, self.speakers, head)
        if bearer is None:
            description = describe_phrase(self.tree, self.lexicons, head, tokens)
            return self._nominal(head, tokens, description, position)
        if not bearer.roles:
            bearer.roles.append(" ".join(self.tree.words[j] for j in tokens).lower())
            bearer.role_nouns.add(self.tree.lemmas[head])
        return self.memory.named(bearer)

    def _name_of(self, head: int, tokens: list[int]) -> Name | None:
        tree, of_token = self.tree, self.names.of_token
        name = of_token.get(head)
        if name is not None and not self._is_crowd(head, name):
            sure = name.label in {"PERSON", "ORG"}
            if sure or tree.pos[head] == "PROPN":
                return name
        # *the mayor, Bill de Blasio*; *Republican nominee Donald Trump* headed by the role.
        within = set(tokens)
        posts = posts_of_one(tree, head)
        for j in tokens:
            person = of_token.get(j)
            if (
                person is not None
                and person.label == "PERSON"
                and tree.heads[j] in posts
                and tree.deps[j] in {"appos", "flat", "compound", "nmod", "dep", "parataxis"}
                and not tree.case_of(j)
                and head in within
                and not self._is_body_of(head, j)
            ):
                return person
        behind = find_name_behind(tree, self.lexicons, self.names, head)
        if behind is not None:
            return behind
        after = tokens[-1] + 1
        if (
            after + 1 < len(tree)
            and tree.words[after] == ","
            and "Number=Sing" in tree.morphs[head]
        ):
            # *An aide to the mayor, Ann Lee, said*: the name set off behind the description.
            person = of_token.get(after + 1)
            if person is not None and person.label == "PERSON" and len(person.tokens) > 1:
                return person
        if tree.words[head][:1].isupper() and tree.pos[head] != "PRON":
            # A speaker label in capitals, or a surname that the recogniser passed over.
            for entry in self.names.entries:
                if entry.label == "PERSON" and entry.tokens[-1] == tree.lowers[head]:
                    return entry
            if len(tokens) <= 3 and all(
                len(w) > 1 and w.isupper() for w in (tree.words[j] for j in tokens)
            ):
                shown = tree.text[tree.starts[tokens[0]] : tree.ends[tokens[-1]]].title()
                entry = Name("PERSON", tuple(tree.lowers[j] for j in tokens), shown)
                self.names.entries.append(entry)
                return entry
        return None

    def _is_body_of(self, head: int, name: int) -> bool:
        """*The Lee campaign*: a body called after a person is not the person."""
        row = source_noun(self.tree, self.lexicons, head)
        body = row is not None and row.kind in {NounKind.INSTITUTION, NounKind.OUTLET}
        return body and name < head and self.tree.deps[name] in {"compound", "nmod"}

    def _is_crowd(self, head: int, name: Name) -> bool:
        """*Democrats*, *Mexicans*: a plural of a people or party names nobody."""
        tree = self.tree
        if name.label == "PERSON" or len(name.tokens) > 2:
            return False
        if name.label == "NORP":
            return True
        row = source_noun(tree, self.lexicons, head)
        return tree.lowers[head].endswith("s") and (
            (row is not None and row.kind is NounKind.CROWD)
            or self.lexicons.is_place(tree.lowers[head].removesuffix("s"))
        )

    def _is_counted(self, head: int) -> bool:
        """*The two*, *the three*, *the pair*: a number that points back."""
        tree = self.tree
        around = [tree.lowers[j] for j in tree.children[head] if tree.deps[j] != "punct"]
        return around == ["the"] and (tree.pos[head] == "NUM" or tree.lowers[head] == "pair")

    def _answerer(self, head: int, tokens: list[int]) -> Cluster:
        """*A.*: the person most often named before the first answer of an interview."""
        if self._interviewee is None:
            people = [
                name
                for name in self.names.entries
                if name.label == "PERSON" and name.mentions and name.mentions[0][0] < head
            ]
            best = max(
                people,
                key=lambda name: sum(first < head for first, _ in name.mentions),
                default=None,
            )
            self._interviewee = self.memory.named(best) if best else self.memory.add(head, tokens)
        return self._interviewee

    def _relative(self, head: int, tokens: list[int], position: int) -> Cluster:
        """*who said*: the noun the relative clause modifies."""
        tree = self.tree
        current = head
        for _ in range(8):
            parent = tree.heads[current]
            if parent == current:
                break
            if tree.deps[current].startswith("acl"):
                antecedent = parent
                phrase = [j for j in tree.phrase(antecedent) if j < head] or [antecedent]
                return self._find(antecedent, phrase, position)
            current = parent
        if tree.lowers[head] in {"who", "whom"}:
            return self.memory.person(head, "") or self.memory.add(head, tokens)
        return self.memory.body(head) or self.memory.add(head, tokens)

    def _first_person(self, head: int, tokens: list[int]) -> Cluster:
        for cluster in self.memory.clusters:
            if cluster.is_author:
                return cluster
        cluster = self.memory.add(head, tokens)
        cluster.is_author = True
        return cluster

    def _plural(self, head: int, position: int) -> Cluster | None:
        tree = self.tree
        sentence = tree.sents[head]
        for where, cluster in reversed(self.memory.history):
            if sentence - tree.sents[where] > 4:
                break
            if cluster.is_plural or cluster.is_body or self._is_pair(cluster):
                return cluster
        for i in range(head - 1, max(-1, head - 60), -1):
            subject = tree.deps[i] in {"nsubj", "nsubj:pass"} and tree.pos[i] in {"NOUN", "PROPN"}
            if subject and ("Number=Plur" in tree.morphs[i] or is_joint(tree, self.names, i)):
                return self._find(i, tree.phrase(i), position)
        return None

    def _is_pair(self, cluster: Cluster) -> bool:
        """*Ann Lee and Bo Roe*: a source phrase that names two people."""
        tokens, _ = cluster.mentions[-1]
        named = {
            id(self.names.of_token[j])
            for j in tokens
            if j in self.names.of_token and self.names.of_token[j].label == "PERSON"
        }
        return len(named) > 1

    def _quantifier(self, head: int, tokens: list[int], description: Description) -> Cluster:
        """*Some … Others …* are part of the plural source before them, of the same level.

        *While many voters complain, many say*: in one sentence the same many.
        """
        tree = self.tree
        whole: Cluster | None = None
        for where, other in reversed(self.memory.history):
            distance = tree.sents[head] - tree.sents[where]
            if distance > _REACH:
                break
            if other.is_plural and other.name is None:
                if distance == 0 and tree.lowers[head] not in _OTHERS:
                    return other
                whole = other
                break
        cluster = self.memory.add(head, tokens, description)
        cluster.antecedent = whole
        return cluster

    def _nominal(
        self, head: int, tokens: list[int], description: Description, position: int
    ) -> Cluster:
        tree = self.tree
        noun_head = description.head
        noun = description.noun
        last_word = noun.split()[-1]
        owner = self._owner(noun_head, description)
        if owner is not None:
            return self._find(owner, [owner], position)
        if description.is_definite and not description.is_plural:
            # A role that a name of the article carries: *the mayor*, *the general*.
            named = self.memory.by_role(noun, last_word, noun_head)
            if named is not None:
                return named
            body = self.memory.by_body_noun(description, noun_head)
            if body is not None:
                return body
        for cluster in reversed(self.memory.clusters):
            if cluster.name is None and self._same_description(cluster, description):
                cluster.descriptions.append(description)
                return cluster
        if (
            description.is_definite
            and not description.is_plural
            and last_word in word_list("epithet")
            and tree.child(noun_head, "acl:relcl") is None
        ):
            found = find_meant(self.memory, last_word, noun_head)
            if (
                found is not None
                and found.name is not None
                and not has_other_post(tree, self.lexicons, found.name, noun_head)
            ):
                if last_word not in SEXES:
                    # The best description anywhere in the article counts for the person.
                    found.name.roles.append(" ".join(tree.words[j] for j in tokens))
                    found.name.role_nouns.add(last_word)
                return found
        return self.memory.add(head, tokens, description)

    def _owner(self, head: int, description: Description) -> int | None:
        """*his assertion*, *the general's remarks*: whoever said it, not the saying.

        PolNeAR guidelines: the sentient agent is the source, the artefact part of the cue.
        """
        tree = self.tree
        owner = tree.child(head, "nmod:poss")
        said = self.lexicons.cue(tree.lemmas[head], "NOUN") is not None
        if owner is None or not (said or description.kind is NounKind.DOCUMENT):
            return None
        personal = tree.lowers[owner] in _SINGULAR or tree.ents[owner] == "PERSON"
        noun = source_noun(tree, self.lexicons, owner)
        person = noun is not None and noun.kind in PERSON_KINDS
        return owner if personal or person else None

    def _same_description(self, cluster: Cluster, description: Description) -> bool:
        if not cluster.descriptions or cluster.is_author:
            return False
        first = cluster.descriptions[0]
        if first.is_plural != description.is_plural:
            return False
        same_head = first.noun.split()[-1] == description.noun.split()[-1]
        if first.noun != description.noun and not (same_head and description.is_definite):
            return False
        if description.is_definite:
            return True
        return self._words(first) == self._words(description)

    def _words(self, description: Description) -> frozenset[str]:
        tree = self.tree
        return frozenset(
            tree.lemmas[j]
            for j in tree.phrase(description.head)
            if tree.pos[j] in {"NOUN", "PROPN", "ADJ", "VERB"} and tree.deps[j] != "case"
        )
