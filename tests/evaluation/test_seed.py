from types import SimpleNamespace

import pytest

from analyzer.types import Composition, FramingLoad, Level, Span, SpanText, Traceability, Unit
from evaluation.flags import Flagged
from evaluation.seed import (
    compare_scores,
    find_violations,
    read_rows,
    score_levels,
    score_seed,
    to_categories,
)

TEXT = "Sources near the king said the bridge may fall. He said no."


def row(name, part, **more):
    start = TEXT.index(part)
    return {"id": name, "start": str(start), "end": str(start + len(part)), "text": part, **more}


@pytest.mark.parametrize(
    ("naive", "categories"),
    [
        ("SRC-*", {"SRC"}),
        ("ATT-AGENTLESS, FRM-SCARE, CER 'rumors'", {"ATT", "FRM", "CER"}),
        ("hedge/agentless", {"CER", "ATT"}),
        ("unnamed source", {"SRC"}),
        ("verb list", {"ATT"}),
        ("-", set()),
    ],
)
def test_categories_named_by_code_or_in_words(naive, categories):
    assert to_categories(naive) == categories


def test_violations_are_flags_of_the_named_category():
    nonflags = [row("N1", "the king", naive_rule_that_fires="SRC-*")]
    span = Span(13, 21)

    def violated(rule, gold=()):
        return [v["rule"] for v in find_violations(nonflags, gold, [Flagged("s", span, rule, 2)])]

    assert violated("SRC-CROWD") == ["SRC-CROWD"]
    assert violated("FRM-LABEL") == []
    # The annotator raised the same rule on an overlapping span.
    assert violated("SRC-CROWD", [Flagged("s", Span(0, 21), "SRC-CROWD", 2)]) == []


def attribution(source, cue, level):
    def phrase(part):
        start = TEXT.index(part)
        return SpanText((Span(start, start + len(part)),), part)

    return SimpleNamespace(source=phrase(source), cue=phrase(cue), content=None, level=Level(level))


def report(attributions, flags=()):
    return SimpleNamespace(
        text=TEXT,
        facts=SimpleNamespace(attributions=tuple(attributions)),
        flags=flags,
        failures=(),
        scores=SimpleNamespace(composition=None, traceability=None),
    )


def test_levels_are_read_at_source_then_cue():
    annotation = [
        row(
            "G1", "Sources near the king", subtype="SRC-REL", source_ladder="2", resolved_source="u"
        ),
        row("G2", "the bridge", subtype="FRM-LABEL", source_ladder="0", resolved_source="newsroom"),
    ]
    nonflags = [row("N1", "He", why_not="resolves to Lee (L7)", correct_output="none")]
    found = [attribution("Sources near the king", "said", 2), attribution("He", "said no", 6)]
    result = score_levels(report(found), annotation, nonflags)
    assert (result["n"], result["exact"], result["within_one"]) == (2, 1, 2)
    assert result["wrong"] == ["N1 He: annotated 7, found 6"]
    assert score_levels(report([]), annotation, [])["wrong"] == [
        "G1 Sources near the king: annotated 2, found none"
    ]


def test_offsets_are_checked():
    bad = row("G1", "bridge", subtype="FRM-LABEL", severity="2") | {"text": "drawbridge"}
    with pytest.raises(ValueError, match="G1: the text at its offsets is not 'drawbridge'"):
        score_seed(report([]), [bad], [])


def test_tables_are_read_as_they_stand(tmp_path):
    file = tmp_path / "rows.tsv"
    file.write_text('id\tstart\tend\ttext\nN1\t0\t2\t"NA\n')
    assert read_rows(file)[0]["text"] == '"NA'
    file.write_text("name\tvalue\nx\t1\n")
    with pytest.raises(ValueError, match="no annotation with columns"):
        read_rows(file)


def test_scores_stand_beside_the_reference(report_with_scores):
    found = compare_scores(report_with_scores)
    assert found["nobody"] == {"reference": 41, "measured": 40, "difference": -1}
    assert found["traceability"]["difference"] == 0
    assert found["attributed_only"] == {"reference": 64, "measured": None, "difference": None}
    # Two sentences, of which the first holds a claim that rests on nobody.
    assert found["unowned_sentences"]["measured"] == 1


@pytest.fixture
def report_with_scores():
    first, second = Span(0, 47), Span(48, 59)
    return SimpleNamespace(
        facts=SimpleNamespace(
            sentences=(first, second),
            units=(Unit(30, 46, Level(0), 4, True), Unit(48, 59, Level(7), 4, True, "A1")),
        ),
        scores=SimpleNamespace(
            composition=Composition(0.3, 0.06, 0.24, 0.4),
            traceability=Traceability(37.9),
            framing=FramingLoad(None),
        ),
    )
