"""Names behind a post: *minister of justice Ann Lee*, *journalist and author Ann Lee*."""

from __future__ import annotations

from analyzer.facts.sources.name import Name, Names
from analyzer.facts.tree import Tree
from analyzer.facts.vocabulary import source_noun, word_list
from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import PERSON_KINDS

#: What the name of a ministry or department is made of.
_BODY_POS = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "DET"})
_BODY_LENGTH = 6
"""Words that the name of a ministry or department has at most."""


def posts_of_one(tree: Tree, head: int) -> set[int]:
    """*[Journalist] and [author] Ann Lee*: the posts of one, unless either has its article."""
    posts = {head, *(j for j in tree.children[head] if tree.deps[j] == "conj")}
    are_bare = all(
        tree.pos[post] == "NOUN"
        and not _is_plural(tree, post)
        and not any(tree.deps[j] in {"det", "nmod:poss"} for j in tree.children[post])
        for post in posts
    )
    return posts if are_bare else {head}


def is_joint(tree: Tree, names: Names, head: int) -> bool:
    """*Ann Lee and Ben Roe*: two people named together, whom *they* may mean."""
    people = [
        name
        for j in (head, *tree.children_of(head, "conj"))
        if (name := names.of_token.get(j)) is not None and name.label == "PERSON"
    ]
    return len({id(name) for name in people}) > 1


def find_name_behind(tree: Tree, lexicons: Lexicons, names: Names, head: int) -> Name | None:
    """The name behind the post ``head``: *minister of justice [Ann Lee]*, *operator [Northwire]*.

    The person then carries the post.  A trade is followed by whoever plies it, which the
    recogniser may have passed over.
    """
    row = source_noun(tree, lexicons, head)
    at = head + 1
    if at >= len(tree) or row is None or row.kind not in PERSON_KINDS or _is_plural(tree, head):
        return None
    if tree.lowers[at] == "of":
        return _find_behind_body(tree, lexicons, names, head)
    if tree.heads[at] == head and tree.deps[at] in {"flat", "appos"} and tree.pos[at] == "PROPN":
        return names.of_token.get(at) or _add_body(tree, names, at)
    return None


def _find_behind_body(tree: Tree, lexicons: Lexicons, names: Names, head: int) -> Name | None:
    """Of the body between post and name no word may be a person (*aide of President Ann Lee*)."""
    first = head + 2
    last = min(first + _BODY_LENGTH, tree.sent_ranges[tree.sents[head]][1])
    is_office = tree.lemmas[head] in word_list("political_office")
    for j in range(first, last):
        name = names.of_token.get(j)
        is_person = name is not None and name.label == "PERSON"
        if is_person and name is not None and len(name.tokens) > 1:
            if j == first:
                return None
            name.roles.insert(0, tree.text[tree.starts[head] : tree.ends[j - 1]])
            name.role_nouns.add(tree.lemmas[head])
            return name
        row = source_noun(tree, lexicons, j)
        is_person = is_person or (row is not None and row.kind in PERSON_KINDS)
        if is_person and is_office and j == first:
            continue  # *minister of justice*, which is a title of judges, too
        if is_person or tree.pos[j] not in _BODY_POS:
            return None
    return None


def _add_body(tree: Tree, names: Names, token: int) -> Name:
    name = Name("ORG", (tree.lowers[token],), tree.words[token])
    names.entries.append(name)
    names.of_token[token] = name
    return name


def _is_plural(tree: Tree, head: int) -> bool:
    return "Number=Plur" in tree.morphs[head]
