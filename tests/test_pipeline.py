"""Loading pipelines, refusing unfit ones, and what the shipped one knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from analyzer.errors import PipelineError
from analyzer.pipeline import MAX_LENGTH, check_pipeline, load_pipeline, pipeline_id
from analyzer.sentences import FACTORY
from tests.blank import bare_english


@pytest.mark.parametrize(
    ("pipes", "lacking"),
    [
        (("tagger", "lemmatizer"), ["parser"]),
        (("parser", "lemmatizer"), ["tagger"]),
        (("parser", "morphologizer"), ["lemmatizer"]),
        ((), ["parser", "tagger", "lemmatizer"]),
    ],
)
def test_an_unfit_pipeline_is_refused_with_what_it_lacks(
    pipes: tuple[str, ...], lacking: list[str]
) -> None:
    with pytest.raises(PipelineError) as caught:
        check_pipeline(bare_english(*pipes), "some_pipeline")
    assert all(word in caught.value.message for word in lacking)
    assert "some_pipeline" in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("tagger", ["tagger", "morphologizer"])
@pytest.mark.parametrize("lemmatizer", ["lemmatizer", "trainable_lemmatizer"])
def test_a_fit_pipeline_passes(tagger: str, lemmatizer: str) -> None:
    check_pipeline(bare_english(tagger, "parser", lemmatizer))


def test_a_disabled_parser_counts_as_missing() -> None:
    nlp = bare_english("tagger", "parser", "lemmatizer")
    nlp.disable_pipe("parser")
    with pytest.raises(PipelineError, match="parser"):
        check_pipeline(nlp)


@pytest.mark.parametrize("name", ["no_such_pipeline", "./no/such/folder"])
def test_a_missing_pipeline_is_an_error_with_a_hint(name: str) -> None:
    with pytest.raises(PipelineError) as caught:
        load_pipeline(name)
    assert caught.value.value == name
    assert caught.value.hint


def test_a_folder_without_a_pipeline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PipelineError):
        load_pipeline(str(tmp_path))


def test_a_pipeline_from_disk_without_components_is_refused(tmp_path: Path) -> None:
    bare_english("sentencizer").to_disk(tmp_path / "p")
    with pytest.raises(PipelineError, match="parser"):
        load_pipeline(str(tmp_path / "p"))


def test_a_pipeline_has_a_name_and_a_version() -> None:
    nlp = bare_english()
    nlp.meta.update(name="news", version="2.1.0")
    assert pipeline_id(nlp) == "en_news 2.1.0"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


@pytest.mark.golden
def test_the_shipped_pipeline_is_complete(nlp: Language) -> None:
    check_pipeline(nlp)
    assert nlp.max_length >= MAX_LENGTH
    factories = [nlp.get_pipe_meta(pipe).factory for pipe in nlp.pipe_names]
    assert factories.count(FACTORY) == 1
    assert factories.index(FACTORY) < factories.index("parser")
    assert "ner" in factories
    assert pipeline_id(nlp).startswith("en_whosays ")


@pytest.mark.golden
def test_sentences_split_at_lines_and_quotation_marks(nlp: Language) -> None:
    text = (
        "Harbour bridge to close\n\n"
        "“We cannot wait any longer.” The mayor said the bridge would close in May. "
        '"It is unsafe," she added.\n\n'
        "Traffic will be sent through the tunnel."
    )
    assert [sent.text.strip() for sent in nlp(text).sents] == [
        "Harbour bridge to close",
        "“We cannot wait any longer.”",
        "The mayor said the bridge would close in May.",
        '"It is unsafe," she added.',
        "Traffic will be sent through the tunnel.",
    ]


@pytest.mark.golden
@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The bridge was closed by the police on Monday.", "closed", True),
        ("Three men have been arrested.", "arrested", True),
        ("The police closed the bridge on Monday.", "closed", False),
        ("The minister has resigned.", "resigned", False),
    ],
)
def test_passive_voice_is_marked(nlp: Language, text: str, verb: str, passive: bool) -> None:
    token = next(token for token in nlp(text) if token.text == verb)
    assert ("Pass" in token.morph.get("Voice")) is passive


@pytest.mark.golden
def test_lemmas(nlp: Language) -> None:
    doc = nlp("Officials said they hadn’t been told, and she's not denying the worst reports.")
    lemmas = {token.text: token.lemma_ for token in doc}
    expected = {
        "Officials": "official", "said": "say", "they": "they", "been": "be", "told": "tell",
        "'s": "be", "denying": "deny", "reports": "report", "n’t": "not",
    }  # fmt: skip
    assert {word: lemmas[word] for word in expected} == expected


@pytest.mark.golden
def test_a_reporting_clause_is_parsed(nlp: Language) -> None:
    doc = nlp("The minister said that the talks had failed.")
    verb = next(token for token in doc if token.text == "said")
    relations = {child.dep_: child.text for child in verb.children}
    assert verb.dep_ == "ROOT"
    assert relations["nsubj"] == "minister"
    assert relations["ccomp"] == "failed"


@pytest.mark.golden
def test_names_are_found(nlp: Language) -> None:
    doc = nlp("Maria Jones of the University of Ohio met John Smith in London on Tuesday.")
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert ("Maria Jones", "PERSON") in found
    assert ("John Smith", "PERSON") in found
    assert ("London", "LOC") in found


@pytest.mark.golden
@pytest.mark.parametrize("text", ["", " ", "\n\n", "!", "“”", "a" * 500, "\r\n\r\nHello\r\n"])
def test_odd_texts_are_analysed(nlp: Language, text: str) -> None:
    assert nlp(text).text == text
