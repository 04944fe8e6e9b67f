"""Augmentation changes spelling and line ends only, and the same way every time."""

from __future__ import annotations

import random
from pathlib import Path

import spacy

from tests.blank import blank_vocab
from training.augment import augment, set_case, to_curly, to_headline, to_straight, vary_dashes
from training.clusters import PREFIX_BITS
from training.conllu import Sentence, Word
from training.corpus import write_docs
from training.documents import Passage, to_doc
from training.gazetteer import Gazetteer, Weighted
from training.names import swap_names
from training.tokens import adapt_tokenizer


def words(*forms: str) -> list[Word]:
    """Words that hang on the first; a form that ends in ``+`` has no space after it."""
    return [
        Word(form.rstrip("+") or "+", form, "PUNCT" if not form[0].isalpha() else "NOUN", "X", "",
             0, "dep" if index else "ROOT", {}, not form.endswith("+"))
        for index, form in enumerate(forms)
    ]  # fmt: skip


def forms(items: list[Word]) -> list[str]:
    return [item.form for item in items]


def passage() -> Passage:
    first = Sentence("a", "", words('"+', "Go+", '"+', ",", "she", "said+", "."), True)
    second = Sentence("b", "", words("Ann", "left", "--", "late+", "."))
    return Passage([first, second], [" ", ""], [[], [(0, 1, "PERSON")]])


def test_straight_marks_become_curly_by_their_spacing() -> None:
    items = words("He", "said", '"+', "go+", '"+', ".")
    to_curly(items)
    assert forms(items) == ["He", "said", "“", "go", "”", "."]


def test_curly_marks_become_straight() -> None:
    items = words("“+", "Don’t+", "”")
    to_straight(items)
    assert forms(items) == ['"', "Don't", '"']


def test_hyphens_inside_words_are_no_dashes() -> None:
    items = words("well+", "-+", "known", "--", "yes")
    vary_dashes(items, random.Random(1))
    assert items[1].form == "-"


def test_case_changes_keep_every_length() -> None:
    items = words("Straße", "Ann")
    set_case(items, str.upper)
    assert forms(items) == ["Straße", "ANN"]


def test_a_headline_drops_its_full_stop() -> None:
    sentence = Sentence("a", "", words("Ann", "left+", "."))
    to_headline(sentence, random.Random(0))
    assert len(sentence.words) == 2


def test_augmenting_is_repeatable_and_leaves_the_original_alone() -> None:
    original = passage()
    before = [forms(list(item.words)) for item in original.sentences]
    runs = []
    for _ in range(2):
        rng = random.Random("seed")
        runs.append([augment(original, rng) for _ in range(20)])
    assert runs[0] == runs[1]
    assert [forms(list(item.words)) for item in original.sentences] == before


def test_every_variant_makes_a_sound_document() -> None:
    vocab = blank_vocab()
    rng = random.Random(3)
    for _ in range(50):
        doc = to_doc(vocab, augment(passage(), rng))
        assert [ent.label_ for ent in doc.ents] == ["PERSON"]
        assert len(list(doc.sents)) == 2


def test_swapped_names_keep_their_spans() -> None:
    sentence = Sentence("a", "", words("Yesterday", "Ann", "left+", "."))
    names = {"PERSON": [(("Bo", True), ("Lee", True))]}
    outside = Gazetteer(
        first=Weighted(("Ida",), (1.0,)),
        last=Weighted(("Roth",), (1.0,)),
        places=Weighted(("Ulm",), (1.0,)),
    )
    seen = set()
    for seed in range(40):
        swapped, spans = swap_names(
            sentence, [(1, 2, "PERSON")], names, outside, random.Random(seed)
        )
        start, end, _ = spans[0]
        seen.add(" ".join(forms(swapped.words[start:end])))
        assert swapped.words[end].form == "left"
    assert seen == {"Ann", "Bo Lee", "Ida", "Roth"}


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    vocab = blank_vocab()
    one = write_docs(tmp_path / "a.spacy", [to_doc(vocab, passage())])
    two = write_docs(tmp_path / "b.spacy", [to_doc(vocab, passage())])
    changed = passage()
    changed.sentences[0].words[4].form = "he"
    three = write_docs(tmp_path / "c.spacy", [to_doc(vocab, changed)])
    assert one == two
    assert three[1] != one[1]


def test_the_tokenizer_follows_the_treebanks() -> None:
    nlp = adapt_tokenizer(spacy.blank("en"))
    doc = nlp.make_doc("A non-profit, U.S.-led plan: COVID-19 and/or 5–6 well-known names!!!")
    assert [token.text for token in doc] == [
        "A", "non-profit", ",", "U.S.", "-", "led", "plan", ":", "COVID", "-", "19", "and", "/",
        "or", "5", "–", "6", "well", "-", "known", "names", "!!!",
    ]  # fmt: skip


def test_cluster_prefixes_grow() -> None:
    assert list(PREFIX_BITS) == sorted(PREFIX_BITS)
