"""Framing figures: words, sentences, and what is learnt from which examples."""

from __future__ import annotations

import pytest

from analyzer.facts.framing.proposal import Proposal
from analyzer.facts.tree import Tree
from analyzer.ingest import from_text
from analyzer.lexicon_framing import FramingKind
from evaluation.framing import score_sentences, score_words
from evaluation.framing_corpora import LabelledSentence, read_babe, words_at
from training.framing import Example, count_rows, fit

TEXT = "The tone-deaf mayor’s sham vote failed."


def tree_of(text: str, words: list[str]) -> Tree:
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    n = len(words)
    blank = [""] * n
    return Tree(text, words, starts, words, ["NOUN"] * n, blank, blank, ["dep"] * n,
                list(range(n)), [True] + [False] * (n - 1), [])  # fmt: skip


TREE = tree_of(TEXT, ["The", "tone", "-", "deaf", "mayor", "’s", "sham", "vote", "failed", "."])


def sentence(*biased: str, is_biased: bool | None = True) -> LabelledSentence:
    return LabelledSentence(from_text(TEXT), is_biased, frozenset(biased))


def proposal(first: int, last: int, row: str = "L1", **fields: object) -> Proposal:
    plain = {"head": first, "lemma": row, "kind": FramingKind.LABEL, "group": "label.NOUN",
             "severity": 2, "alternative": "", "marked": 0, "seen": 0, "plain": 0,
             "blocked_by": ""}  # fmt: skip
    return Proposal(first=first, last=last, row=row, **(plain | fields))


def test_words_are_parted_at_white_space_only():
    whole, mayors, sham = words_at(TREE, 1, 7)
    assert "tone-deaf" in whole
    assert {"mayor's", "mayor"} <= mayors
    assert "sham" in sham


def test_a_hyphenated_word_counts_once():
    flagged = [Example(proposal(1, 4), 0, True), Example(proposal(6, 7), 0, True)]
    figures = score_words([sentence("tone-deaf", "vote")], [(TREE, [])], flagged)
    assert (figures["hits"], figures["n_predicted"], figures["n_gold"]) == (1, 2, 2)


def test_sentences_without_agreement_do_not_count():
    labelled = [sentence(), sentence(is_biased=False), sentence(is_biased=None)]
    figures = score_sentences(labelled, [Example(proposal(6, 7), 0, True)])
    assert figures["n"] == 2
    assert figures["macro_f1"] == pytest.approx(1.0)


def test_rows_are_counted_by_sentence():
    examples = [
        Example(proposal(6, 7), 0, True),
        Example(proposal(6, 7), 0, True),
        Example(proposal(6, 7), 1, False),
    ]
    assert count_rows(examples) == {"L1": (1, 2)}


def test_the_fit_separates_rows_that_experts_mark_from_those_they_do_not():
    examples = [
        Example(proposal(6, 7, row), n, row == "L1") for n, row in enumerate(["L1", "L2"] * 20)
    ]
    model = fit(examples)
    often = model.probability(proposal(6, 7, "L1", marked=20, seen=20))
    never = model.probability(proposal(6, 7, "L2", marked=0, seen=20))
    assert never < 0.2 < 0.8 < often


def test_a_table_that_is_no_babe_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a;b\n1;2\n")
    with pytest.raises(ValueError, match="biased_words"):
        read_babe(path)
