import io
from types import SimpleNamespace

from analyzer.types import (
    Attribution,
    AttributionKind,
    Cue,
    Level,
    SourceClass,
    Span,
    SpanText,
)
from evaluation.errors import find_errors, write_table
from evaluation.polnear import GoldArticle, GoldAttribution

TEXT = "Ann said it leaks. Bob\nwrote that. Eve runs."


def at(part):
    start = TEXT.index(part)
    return Span(start, start + len(part))


def attribution(name, source, cue, construction):
    return Attribution(
        id=name,
        kind=AttributionKind.INDIRECT,
        construction=construction,
        source=SpanText((at(source),), source),
        cue=Cue((at(cue),), cue, cue, "neutral"),
        content=None,
        source_id=None,
        source_class=SourceClass.NAMED_PERSON,
        level=Level.NAMED,
        confidence=0.9,
    )


def test_each_kind_of_error_is_shown_with_its_sentence(tmp_path):
    gold = (
        GoldAttribution("E1", (at("Ann"),), (at("said"),), (at("it leaks"),)),
        GoldAttribution("E2", (at("Bob"),), (at("wrote"),), (at("that"),)),
    )
    article = GoldArticle("leak", tmp_path, TEXT, gold)
    report = SimpleNamespace(
        text=TEXT,
        facts=SimpleNamespace(
            attributions=(
                attribution("A1", "Bob", "said", "verb"),
                attribution("A2", "Eve", "runs", "noun"),
            ),
            sentences=(at("Ann said it leaks."), at("Bob\nwrote that."), at("Eve runs.")),
        ),
    )
    errors = {error.error: error for error in find_errors(article, report)}
    assert errors["miss"].sentence == "Bob wrote that."
    assert errors["miss"].construction == ""
    assert errors["false alarm"].construction == "noun"
    assert errors["source"].source == "Ann ≠ Bob"
    table = io.StringIO()
    write_table(list(errors.values()), 10, table)
    lines = table.getvalue().splitlines()
    assert lines[0] == "# miss: 1; wrote 1"
    assert lines[1] == "# false alarm: 1; noun runs 1"
    assert lines[4].split("\t")[2] == "wrote"
    assert len(lines) == 7
