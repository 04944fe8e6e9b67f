import spacy

from evaluation.parsed import parse, pipeline_digest
from tests.blank import bare_english


def build():
    return bare_english("sentencizer")


def test_second_run_reads_the_cache(tmp_path, monkeypatch):
    nlp = build()
    texts = ["One line. Two lines.\n\nMore 😀.", ""]
    first = parse(texts, nlp, tmp_path)
    monkeypatch.setattr(nlp, "pipe", None)
    second = parse(texts, nlp, tmp_path)
    assert [doc.text for doc in second] == texts
    assert [[s.text for s in d.sents] for d in second] == [[s.text for s in d.sents] for d in first]


def test_other_texts_or_another_pipeline_are_parsed_anew(tmp_path):
    nlp = build()
    parse(["One."], nlp, tmp_path)
    parse(["Two."], nlp, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    nlp.get_pipe("sentencizer").punct_chars.add(";")
    (doc,) = parse(["One ; two ."], nlp, tmp_path)
    assert len(list(tmp_path.iterdir())) == 3
    assert [sentence.text for sentence in doc.sents] == ["One ;", "two ."]


def test_digest_follows_the_files_of_a_stored_pipeline(tmp_path):
    build().to_disk(tmp_path)
    nlp = spacy.load(tmp_path)
    before = pipeline_digest(nlp)
    (tmp_path / "vocab" / "more").write_text("x")
    assert pipeline_digest(nlp) != before
