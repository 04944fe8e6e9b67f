"""Whom a bare post in the headline means: *Mayor warns of flood* is the mayor of the story.

Headlines leave names out that the story gives.  The post belongs to the first person named in the
story who carries it; a person without a known post who alone speaks there is meant, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.facts.sources.name import Name, Names
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind, SourceNoun

_PERSONAL = PERSON_KINDS - {NounKind.CROWD, NounKind.SOCIAL}
_POINTING = frozenset({"det", "nmod:poss", "nummod"})
MIN_MENTIONS = 3
"""Mentions from which on a lone surname is somebody's."""


def find_post(tree: Tree, lexicons: Lexicons, names: Names, head: int) -> SourceNoun | None:
    """The row of a bare singular post: no article, no number, no name beside it."""
    row = source_noun(tree, lexicons, head)
    if row is None or row.kind not in _PERSONAL or tree.lowers[head] == row.lemma + "s":
        return None
    if any(tree.deps[j] in _POINTING for j in tree.children[head]):
        return None
    name = names.of_token.get(head)
    if name is not None and name.tokens[-1] != tree.lowers[head]:
        return None  # *Judge Lee warns*
    return row


def find_speakers(
    names: Names, headline: range, sources: Sequence[Sequence[int]]
) -> tuple[Name, ...]:
    """People whom source phrases of the story name, in order of their first words there."""
    found: dict[int, Name] = {}
    for tokens in sources:
        for j in tokens:
            name = names.of_token.get(j)
            if name is None or name.label != "PERSON":
                continue
            if len(name.tokens) < 2 and len(name.mentions) < MIN_MENTIONS:
                continue  # a lone word may be no name at all
            if j not in headline:
                found.setdefault(id(name), name)
                break
    return tuple(found.values())


def find_bearer(
    tree: Tree, lexicons: Lexicons, names: Names, speakers: Sequence[Name], head: int
) -> Name | None:
    """The person of the story whom the post ``head`` of the headline means, or ``None``.

    Args:
        speakers: people who speak in the story, in order of their first words there.
    """
    row = find_post(tree, lexicons, names, head)
    if row is None:
        return None
    others = [one for one in names.entries if one.label == "PERSON" and one not in speakers]
    others.sort(key=lambda one: one.mentions[0])
    for name in (*speakers, *others):
        if _carries(lexicons, name, row, tree.lemmas[head]):
            return name
    if len(speakers) == 1 and _may_be(lexicons, speakers[0], row, tree.lowers[head]):
        return speakers[0]
    return None


def _carries(lexicons: Lexicons, name: Name, row: SourceNoun, lemma: str) -> bool:
    """The post itself, or for a general word one of its kind: *lawmaker* for a senator."""
    if {row.lemma, lemma} & name.role_nouns:
        return True
    known = [one for one in map(lexicons.noun, sorted(name.role_nouns)) if one is not None]
    if row.lemma in word_list("lawmaker"):
        return any(one.trait is row.trait and row.trait is not None for one in known)
    is_general = row.kind is NounKind.EXPERT and row.level == 1
    return is_general and any(one.kind is NounKind.EXPERT for one in known)


def _may_be(lexicons: Lexicons, name: Name, row: SourceNoun, lower: str) -> bool:
    """Nothing the story says of the only speaker speaks against it."""
    if name.role_nouns and not any(
        one is not None and one.kind is row.kind
        for one in map(lexicons.noun, sorted(name.role_nouns))
    ):
        return False
    clash = {"f": "male_noun", "m": "female_noun"}.get(name.gender)
    return clash is None or lower not in word_list(clash)
