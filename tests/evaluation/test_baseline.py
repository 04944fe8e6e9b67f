import pytest
import spacy
from spacy.tokens import Doc

from analyzer.types import Span
from evaluation.attribution import score_baseline
from evaluation.polnear import GoldArticle, GoldAttribution

# textacy takes seconds to import, so these belong to the layer that may be slow.
pytestmark = pytest.mark.golden

TEXT = "“It leaks a lot,” Ann said."
ODD = "“It leaks a lot, Ann said."


def build(text):
    """A parsed sentence whose verb *said* has the subject *Ann*."""
    nlp = spacy.blank("en")
    words = [token.text for token in nlp(text)]
    said = words.index("said")
    deps = ["dep"] * len(words)
    deps[said], deps[said - 1] = "ROOT", "nsubj"
    return Doc(
        nlp.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in nlp(text)],
        pos=["VERB" if word == "said" else "PROPN" if word == "Ann" else "X" for word in words],
        lemmas=["say" if word == "said" else word for word in words],
        heads=[said] * len(words),
        deps=deps,
    )


def article(name, text, tmp_path):
    said, ann = text.index("said"), text.index("Ann")
    gold = GoldAttribution(
        "E1", (Span(ann, ann + 3),), (Span(said, said + 4),), (Span(0, text.index(" Ann")),)
    )
    return GoldArticle(name, tmp_path / name, text, (gold,))


@pytest.fixture(scope="module")
def direct_quotations():
    pytest.importorskip("textacy")
    from evaluation import baseline

    return baseline.direct_quotations


def test_quotations_become_items(direct_quotations):
    (found,) = direct_quotations(build(TEXT))
    assert [TEXT[start:end] for start, end in found.source] == ["Ann"]
    assert [TEXT[start:end] for start, end in found.cue] == ["said"]
    assert [TEXT[start:end] for start, end in found.content] == ["“It leaks a lot,”"]


def test_refused_documents_count_as_empty_and_are_counted(direct_quotations, tmp_path):
    assert direct_quotations(build(ODD)) is None
    articles = [article("even", TEXT, tmp_path), article("odd", ODD, tmp_path)]
    result = score_baseline(articles, [build(TEXT), build(ODD)])
    assert result["n_refused"] == 1
    assert result["n_articles"] == 2
    assert result["detection"]["precision"] == 1
    assert result["detection"]["recall"] == 0.5
