import dataclasses
import hashlib
import json
from collections.abc import Callable

from analyzer.outputs.json import to_dict
from analyzer.types import Report, Traceability


def test_keys_of_the_contract(report: Report) -> None:
    record = to_dict(report)
    assert record["schema"] == "report/1"
    assert set(record["analyzer"]) == {"version", "pipeline", "lexicons", "config"}
    assert {"path", "title", "text_sha256", "n_words", "n_sentences", "voice_words"} <= set(
        record["document"]
    )
    assert set(record["document"]["voice_words"]) == {
        "headline",
        "newsroom",
        "attributed",
        "quoted",
    }
    assert set(record["scores"]) >= {
        "composition",
        "traceability",
        "anonymity",
        "spread",
        "must_fix",
    }


def test_attribution_and_source_are_written_with_the_names_of_the_contract(report: Report) -> None:
    record = to_dict(report)
    first = record["attributions"][1]
    start = report.text.index("Mayor Ruth Hallam")
    assert first["source"] == {"spans": [[start, start + 17]], "text": "Mayor Ruth Hallam"}
    assert first["cue"]["class"] == "factive"
    assert (first["kind"], first["source_class"], first["level"]) == ("indirect", "named_person", 7)
    source = record["sources"][0]
    assert source["class"] == "unnamed_group"
    assert source["anonymity_reason"] is None
    assert source["attributions"] == ["A1"]
    assert "source_class" not in source


def test_missing_source_cue_and_content_are_null(make_report: Callable[..., Report]) -> None:
    report = make_report()
    bare = dataclasses.replace(
        report.facts.attributions[0], source=None, cue=None, content=None, source_id=None
    )
    facts = dataclasses.replace(report.facts, attributions=(bare,))
    record = to_dict(dataclasses.replace(report, facts=facts))["attributions"][0]
    assert [record[key] for key in ("source", "cue", "content", "source_id")] == [None] * 4


def test_a_nested_attribution_stands_below_the_one_around_it(report: Report) -> None:
    outer = report.facts.attributions[0]
    inner = dataclasses.replace(outer, id="A9", parent_id=outer.id)
    facts = dataclasses.replace(report.facts, attributions=(outer, inner))
    listed = to_dict(dataclasses.replace(report, facts=facts))["attributions"]
    assert [record["id"] for record in listed] == [outer.id]
    assert [record["id"] for record in listed[0]["nested"]] == ["A9"]


def test_offsets_select_the_text(report: Report) -> None:
    record = to_dict(report)
    for flag in record["flags"]:
        assert report.text[flag["start"] : flag["end"]] == flag["text"]
        line = report.text.split("\n")[flag["line"] - 1]
        assert line[flag["column"] - 1 :].startswith(flag["text"])
    for credit in record["credits"]:
        assert report.text[credit["start"] : credit["end"]] == credit["text"]


def test_text_is_present_only_where_it_is_not_the_files_own(
    make_report: Callable[..., Report],
) -> None:
    report = make_report()
    document = to_dict(report)["document"]
    assert "text" not in document
    assert document["text_sha256"] == hashlib.sha256(report.text.encode()).hexdigest()
    draft = dataclasses.replace(report.facts.draft, is_derived=True)
    facts = dataclasses.replace(report.facts, draft=draft)
    derived = to_dict(dataclasses.replace(report, facts=facts))
    assert derived["document"]["text"] == report.text


def test_nothing_to_measure_is_null_never_zero(make_report: Callable[..., Report]) -> None:
    report = make_report()
    scores = dataclasses.replace(
        report.scores,
        composition=None,
        traceability=Traceability(None, insufficient="fewer than 150 words"),
    )
    record = to_dict(dataclasses.replace(report, scores=scores))["scores"]
    assert record["composition"] is None
    assert record["traceability"]["value"] is None
    assert record["traceability"]["insufficient"] == "fewer than 150 words"


def test_every_value_is_plain_json(report: Report) -> None:
    record = to_dict(report)
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_a_hedge_is_written_with_scope_owner_and_place_in_the_sentence(report: Report) -> None:
    hedge = to_dict(report)["hedges"][0]
    start = report.text.index("could fall")
    assert (hedge["text"], hedge["start"]) == ("could", start)
    assert report.text[slice(*hedge["scope"])] == "fall at any moment"
    assert (hedge["owner"], hedge["voice"], hedge["is_embedded"]) == ("S1", "quoted", False)
