"""Whom a description means that is no name and no post of anybody: *the woman*, *the senator*."""

from __future__ import annotations

from analyzer.facts.sources.cluster import Cluster
from analyzer.facts.sources.memory import Memory
from analyzer.facts.sources.name import Name
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS, NounKind

#: Epithets that say nothing of what somebody does.
SEXES = frozenset({"man", "woman", "old", "person"})
#: Kinds of posts by which the people who hold them are called.
_POSTS = PERSON_KINDS - {NounKind.BARE, NounKind.CROWD, NounKind.SOCIAL, NounKind.WITNESS}


def find_meant(memory: Memory, noun: str, head: int) -> Cluster | None:
    """*The woman*: whoever was introduced as one, else a person who is known by no post.

    Of a governor or a reporter one writes *the governor*, *the reporter*.
    """
    if noun not in SEXES:
        return memory.person(head, "")
    if memory.introduced(noun, head) is not None:
        return None
    gender = {"man": "m", "woman": "f"}.get(noun, "")
    return memory.person(head, gender, without=_POSTS)


def has_other_post(tree: Tree, lexicons: Lexicons, name: Name, head: int) -> bool:
    """*Harbour master Joan Lee* is not *the mayor*: another post than the ones she carries.

    Whoever stands for office, writes or owns much may well hold one besides.
    """
    posts = name.role_nouns - word_list("calling")
    row = source_noun(tree, lexicons, head)
    lemma = tree.lemmas[head]
    if row is None or not row.title or lemma in word_list("calling"):
        return False
    return bool(posts) and lemma not in posts
