"""Reading CoNLL-U: spacing, multiword tokens, paragraphs, documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.blank import blank_vocab
from training.conllu import read_conllu, to_sentence
from training.documents import split_document, to_doc, to_passage

FILE = """\
# newdoc id = d1
# newpar
# sent_id = d1-1
# text = She can't stay.
1\tShe\tshe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tstay\tstay\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = d1-2
# text = Ann's dog barked
1-2\tAnn's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t3\tnmod:poss\t_\t_
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tdog\tdog\tNOUN\tNN\tNumber=Sing\t4\tnsubj\t_\t_
4\tbarked\tbark\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
4.1\tbarked\tbark\tVERB\tVBD\t_\t_\t_\t_\t_

# newpar
# newpar_block = p (1 s)
# sent_id = d1-3
# text = Silence
1\tSilence\tsilence\tNOUN\tNN\tNumber=Sing\t0\troot\t_\t_

# newdoc id = d2
# sent_id = d2-1
# text = Bye
1\tBye\tbye\tINTJ\tUH\t_\t0\troot\t_\t_
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.conllu"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_documents_and_sentences_are_told_apart(path: Path) -> None:
    documents = list(read_conllu(path))
    assert [document.doc_id for document in documents] == ["d1", "d2"]
    assert [len(document.sentences) for document in documents] == [3, 1]


def test_paragraphs_are_marked_where_the_treebank_opens_them(path: Path) -> None:
    first, second = read_conllu(path)
    assert [item.starts_paragraph for item in first.sentences] == [True, False, True]
    assert second.sentences[0].starts_paragraph


def test_the_text_keeps_its_true_spacing(path: Path) -> None:
    document = next(read_conllu(path))
    doc = to_doc(blank_vocab(), to_passage(document.sentences, {}))
    assert doc.text == "She can't stay. Ann's dog barked\n\nSilence"
    assert [token.text for token in doc][:5] == ["She", "ca", "n't", "stay", "."]


def test_white_space_between_paragraphs_is_a_token_of_the_sentence_before(path: Path) -> None:
    document = next(read_conllu(path))
    doc = to_doc(blank_vocab(), to_passage(document.sentences, {}))
    gap = next(token for token in doc if token.is_space)
    assert (gap.pos_, gap.dep_, gap.head.text) == ("SPACE", "dep", "barked")
    assert [sent.text for sent in doc.sents] == [
        "She can't stay.", "Ann's dog barked\n\n", "Silence",
    ]  # fmt: skip


def test_the_tree_and_the_features_arrive(path: Path) -> None:
    document = next(read_conllu(path))
    doc = to_doc(blank_vocab(), to_passage(document.sentences, {}))
    ann = next(token for token in doc if token.text == "Ann")
    assert (ann.dep_, ann.head.text, str(ann.morph)) == ("nmod:poss", "dog", "Number=Sing")
    assert [token.text for token in doc if token.dep_ == "ROOT"] == ["stay", "barked", "Silence"]


def test_a_multiword_token_that_its_words_do_not_spell_is_shared_out() -> None:
    lines = [
        "1-2\tgonna\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
        "1\tgoing\tgo\tVERB\tVBG\t_\t0\troot\t_\t_",
        "2\tto\tto\tPART\tTO\t_\t1\tmark\t_\t_",
    ]
    sentence = to_sentence(lines)
    assert "".join(word.form for word in sentence.words) == "gonna"
    assert not sentence.words[0].space
    assert not sentence.words[1].space


def test_a_block_without_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="s9"):
        to_sentence(["# sent_id = s9"])


def test_a_document_is_cut_at_sentences(path: Path) -> None:
    document = next(read_conllu(path))
    runs = list(split_document(document, 9))
    assert [[item.sent_id for item in run] for run in runs] == [["d1-1", "d1-2"], ["d1-3"]]
