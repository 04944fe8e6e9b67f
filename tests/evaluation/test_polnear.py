import pytest

from analyzer.types import Span
from evaluation.polnear import read_part, to_attributions

TEXT = "“It leaks,” Ann Lee said. “Badly.”\r\nIt is said that 😀 Bob knew.\r\n"
STANDOFF = """T1\tSource 12 19\tAnn Lee
T2\tCue 20 24\tsaid
T3\tContent 0 11;26 34\t“It leaks,” “Badly.”
T4\tAttribution 20 24\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tCue 39 46\tis said
T6\tContent 47 60\tthat 😀 Bob kne
#1\tAnnotatorNotes T6\tsure?
E2\tAttribution-no-source:T7 Content:T6 Cue:T5
"""


def test_events_become_attributions_with_split_content():
    attributions, mismatches = to_attributions(STANDOFF, TEXT)
    first, second = attributions
    assert first.event == "E1"
    assert first.source == (Span(12, 19),)
    assert [TEXT[start:end] for start, end in first.content] == ["“It leaks,”", "“Badly.”"]
    assert second.source == ()
    assert TEXT[slice(*second.cue[0])] == "is said"
    # The recorded text ends one letter later than the offsets.
    assert mismatches == ("T6",)


def test_wrapped_annotation_text_is_no_annotation():
    standoff = "T1\tCue 0 2\t“I\nE is for echo\nE1\tAttribution:T1 Cue:T1\n"
    attributions, mismatches = to_attributions(standoff, TEXT)
    assert [gold.event for gold in attributions] == ["E1"]
    assert mismatches == ()


def test_a_role_named_twice_is_joined():
    standoff = (
        "T1\tContent 0 11\t“It leaks,”\nT2\tContent 26 34\t“Badly.”\n"
        "T3\tCue 20 24\tsaid\nE1\tAttribution:T3 Cue:T3 Content:T1 Content2:T2\n"
    )
    (gold,), _ = to_attributions(standoff, TEXT)
    assert gold.content == (Span(0, 11), Span(26, 34))


def test_unreadable_offsets_are_reported():
    assert to_attributions("T1\tCue 5-9\tleaks\n", TEXT) == ((), ("T1",))


@pytest.fixture
def corpus(tmp_path):
    for name in ("text", "attributions"):
        (tmp_path / "dev" / name).mkdir(parents=True)
    (tmp_path / "dev/text/paper_leak.txt").write_bytes(TEXT.encode())
    (tmp_path / "dev/attributions/paper_leak_b2.ann").write_text("")
    (tmp_path / "dev/attributions/paper_leak_a1.ann").write_text(STANDOFF, encoding="utf-8")
    return tmp_path


def test_first_annotator_by_file_name_is_gold(corpus):
    (article,) = read_part(corpus, "dev")
    assert article.name == "paper_leak"
    assert article.text == TEXT
    assert len(article.attributions) == 2


def test_missing_parts_and_annotators_are_errors(corpus):
    with pytest.raises(FileNotFoundError, match="no such corpus part"):
        list(read_part(corpus, "test"))
    (corpus / "dev/text/paper_other.txt").write_text("No one said so.")
    with pytest.raises(FileNotFoundError, match="no annotator file"):
        list(read_part(corpus, "dev"))
