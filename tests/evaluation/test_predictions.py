import json

import pytest

from analyzer.types import Span
from evaluation.attribution import main
from evaluation.predictions import read_predictions

TEXT = "Ann said it leaks. Bob wrote that it does not."
STANDOFF = """T1\tSource 0 3\tAnn
T2\tCue 4 8\tsaid
T3\tContent 9 17\tit leaks
E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1
T4\tSource 19 22\tBob
T5\tCue 23 28\twrote
T6\tContent 29 45\tthat it does not
E2\tAttribution:T5 Content:T6 Cue:T5 Source:T4
"""
REPORT = {
    "schema": "report/1",
    "document": {"path": "drafts/leak.txt"},
    "attributions": [
        {
            "id": "A1",
            "kind": "indirect",
            "construction": "verb",
            "source": {"spans": [[0, 3]], "text": "Ann"},
            "cue": {"spans": [[4, 8]], "text": "said"},
            "content": {"spans": [[9, 17]]},
            "source_id": "S1",
            "source_class": "named_person",
            "level": 6,
            "confidence": 0.9,
            "parent_id": None,
        },
        {"id": "A2", "kind": "direct", "source": None, "cue": None, "content": None},
    ],
}


def test_report_lines_become_items(tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text(json.dumps(REPORT) + "\n\n")
    first, second = read_predictions(file)["leak"]
    assert first.content == (Span(9, 17),)
    assert (first.level, first.source_class, first.source_id) == (6, "named_person", "S1")
    assert not first.is_nested
    assert second.source == second.cue == second.content == ()


def test_another_format_is_refused(tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text('{"document": {"path": null}}\n')
    with pytest.raises(ValueError, match=r"reports.jsonl:1: not a report/1 object"):
        read_predictions(file)


@pytest.fixture
def corpus(tmp_path):
    for name in ("text", "attributions"):
        (tmp_path / "dev" / name).mkdir(parents=True)
    (tmp_path / "dev/text/leak.txt").write_text(TEXT)
    (tmp_path / "dev/attributions/leak_a1.ann").write_text(STANDOFF)
    return tmp_path


def test_script_prints_one_json_object(corpus, capsys):
    file = corpus / "reports.jsonl"
    file.write_text(json.dumps(REPORT) + "\n")
    main(["--corpus", str(corpus), "--predictions", str(file)])
    result = json.loads(capsys.readouterr().out)
    assert result["n_articles"] == 1
    assert result["detection"]["precision"] == result["detection"]["recall"] == 0.5
    assert result["source"] == {"accuracy": 1.0, "n": 1}
    assert result["gold_mismatches"] == 0


def test_articles_without_report_are_an_error_not_a_zero(corpus):
    file = corpus / "reports.jsonl"
    file.write_text("")
    with pytest.raises(SystemExit, match="no report for 1 articles, first: leak"):
        main(["--corpus", str(corpus), "--predictions", str(file)])
