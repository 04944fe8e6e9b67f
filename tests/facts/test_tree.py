"""The parse as lists: tree walks, phrases, offsets, white space, entities."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from analyzer.facts.tree import Tree
from tests.blank import blank_vocab
from tests.facts.parses import parse, to_doc, words

NOTATION = (
    "[nsubj The *mayor/N [nmod of *Oldmere/PN@GPE]] *said/V [ccomp that [nsubj the *bridge/N] "
    "would "
    "*close/VB [conj and *fall/VB]] .\n\n"
    "[nsubj *Ann/PN@PERSON Lee/PN@PERSON] *agreed=agree/V ."
)


@pytest.fixture
def tree() -> Tree:
    return parse(NOTATION).tree


def at(tree: Tree, word: str) -> int:
    return tree.words.index(word)


def test_white_space_is_no_token(tree: Tree) -> None:
    assert "\n\n" in to_doc(NOTATION).text
    assert not [word for word in tree.words if word.isspace()]
    assert len(tree) == len(tree.heads) == len(tree.deps) == 17


def test_offsets_point_into_the_text(tree: Tree) -> None:
    for word, start, end in zip(tree.words, tree.starts, tree.ends, strict=True):
        assert tree.text[start:end] == word


def test_sentences_are_numbered_and_ranged(tree: Tree) -> None:
    assert tree.sents == [0] * 13 + [1] * 4
    assert tree.sent_ranges == [(0, 13), (13, 17)]


def test_root_is_its_own_head(tree: Tree) -> None:
    roots = [i for i, head in enumerate(tree.heads) if head == i]
    assert [tree.words[i] for i in roots] == ["said", "agreed"]
    assert {tree.deps[i] for i in roots} == {"root"}


def test_subtree_is_all_below_in_order(tree: Tree) -> None:
    assert words(tree, tree.subtree(at(tree, "mayor"))) == "The mayor of Oldmere"
    assert words(tree, tree.subtree(at(tree, "close"))) == "that the bridge would close and fall"


def test_subtree_without_a_branch(tree: Tree) -> None:
    found = tree.subtree(at(tree, "close"), without={at(tree, "bridge")})
    assert words(tree, found) == "that … would close and fall"


def test_phrase_leaves_coordinated_clauses_out(tree: Tree) -> None:
    assert words(tree, tree.phrase(at(tree, "close"))) == "that the bridge would close"


def test_edges_are_first_and_last_of_the_subtree(tree: Tree) -> None:
    assert tree.edges(at(tree, "mayor")) == (0, 3)
    assert tree.edges(at(tree, "Oldmere")) == (2, 3)
    assert tree.edges(at(tree, "said")) == (0, 12)


def test_child_is_the_first_with_one_of_the_relations(tree: Tree) -> None:
    said = at(tree, "said")
    assert tree.child(said, "obj", "ccomp") == at(tree, "close")
    assert tree.child(said, "obj") is None
    assert tree.children_of(said, "nsubj", "ccomp") == [at(tree, "mayor"), at(tree, "close")]


def test_case_and_mark(tree: Tree) -> None:
    assert tree.case_of(at(tree, "Oldmere")) == "of"
    assert tree.case_of(at(tree, "mayor")) == ""
    assert tree.mark_of(at(tree, "close")) == "that"
    assert tree.mark_of(at(tree, "fall")) == ""


def test_case_of_several_words() -> None:
    tree = parse("*Go/VB [obl [case *according/I to:fixed] *plan/N] .").tree
    assert tree.case_of(tree.words.index("plan")) == "according to"


def test_spans_are_the_runs_of_tokens(tree: Tree) -> None:
    assert [tree.text[a:b] for a, b in tree.spans([0, 1, 4, 6, 7])] == [
        "The mayor",
        "said",
        "the bridge",
    ]
    assert tree.spans([]) == ()
    assert tree.text[slice(*tree.span([1, 3]))] == "mayor of Oldmere"


def test_tokens_in_a_character_range(tree: Tree) -> None:
    start = tree.text.index("bridge")
    assert [tree.words[i] for i in tree.tokens_in(start, start + 6)] == ["bridge"]
    # A range that cuts a word holds it; one that ends where a word begins does not.
    assert [tree.words[i] for i in tree.tokens_in(start + 2, start + 7)] == ["bridge"]
    assert len(tree.tokens_in(start - 1, start)) == 0


def test_entities_have_the_labels_the_ledger_knows(tree: Tree) -> None:
    assert [(tree.words[a], label) for a, _, label in tree.entities] == [
        ("Oldmere", "LOC"),
        ("Ann", "PERSON"),
    ]
    assert tree.ents[at(tree, "Lee")] == "PERSON"
    assert tree.ents[at(tree, "said")] == ""
    assert tree.ent_ids[at(tree, "Ann")] == tree.ent_ids[at(tree, "Lee")] != -1


def test_neighbouring_entities_stay_apart() -> None:
    tree = parse("*Ann/PN@PERSON [conj Lee/PN@+PERSON] .").tree
    assert len(tree.entities) == 2


def test_apostrophes_are_made_one() -> None:
    tree = parse("[nsubj Lee/PN:nmod:poss ’s/T:case *bridge/N] *fell=fall/V .").tree
    assert tree.lowers[1] == "'s"
    assert tree.words[1] == "’s"


def test_token_headed_by_white_space_moves_up() -> None:
    doc = Doc(
        blank_vocab(),
        words=["Go", "\n", "now"],
        spaces=[False, False, False],
        pos=["VERB", "SPACE", "ADV"],
        heads=[0, 0, 1],
        deps=["ROOT", "dep", "advmod"],
    )
    tree = Tree.from_doc(doc)
    assert (tree.words, tree.heads) == (["Go", "now"], [0, 0])


def test_sentence_start_on_white_space_passes_to_the_next_word() -> None:
    doc = Doc(
        blank_vocab(),
        words=["Go", "\n", "Now"],
        spaces=[False, False, False],
        pos=["VERB", "SPACE", "ADV"],
        heads=[0, 1, 1],
        deps=["ROOT", "ROOT", "advmod"],
    )
    assert Tree.from_doc(doc).sent_ranges == [(0, 1), (1, 2)]


def test_empty_document() -> None:
    tree = Tree.from_doc(Doc(blank_vocab()))
    assert len(tree) == 0
    assert tree.sent_ranges == []
