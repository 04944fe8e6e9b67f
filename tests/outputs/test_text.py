import csv
import dataclasses
import io
import re
from collections.abc import Callable

from analyzer.outputs.ledger import COLUMNS, label, to_csv, to_rows
from analyzer.outputs.line import to_lines
from analyzer.outputs.score_text import to_score_lines
from analyzer.outputs.terminal import Terminal
from analyzer.outputs.text import to_text, verdict
from analyzer.types import AnonymityMeasure, Failure, Report, Traceability

ESCAPE = "\x1b"


def test_verdict_counts_each_severity(make_report: Callable[..., Report]) -> None:
    assert verdict(make_report()) == "3 flags: 1 must fix, 1 should fix, 1 consider"
    assert verdict(make_report(flags=())) == "no flags"


def test_scores_are_told_with_interval_ceiling_and_composition(report: Report) -> None:
    text = to_text(report)
    assert "38 of 100 (90% interval 28 to 47), attributed content alone 64" in text
    assert "capped at 60: the lead rests only on sources of level 3 or below" in text
    assert "█ named sources 30%" in text
    assert "░ nobody 40%" in text
    bar = next(line for line in text.splitlines() if "██" in line).split()[-1]
    assert [bar.count(block) for block in "█▓▒░"] == [12, 2, 10, 16]


def test_measures_are_wrapped_to_the_terminal(report: Report) -> None:
    anonymity = AnonymityMeasure(19, 0.0, True, people=8, opinions=2)
    scores = dataclasses.replace(report.scores, anonymity=anonymity)
    lines = to_score_lines(scores, Terminal(width=72))
    assert max(map(len, lines)) <= 72
    assert "headline or lead depends on them" in " ".join(" ".join(lines).split())


def test_a_short_draft_says_why_it_is_not_measured(report: Report) -> None:
    scores = dataclasses.replace(
        report.scores,
        composition=None,
        traceability=Traceability(None, insufficient="fewer than 150 words"),
    )
    text = to_text(dataclasses.replace(report, scores=scores))
    assert "Traceability  not measured: fewer than 150 words" in text
    assert "0 of 100" not in text


def test_flags_stand_in_their_sentence_and_worst_first(report: Report) -> None:
    text = to_text(report, reasons={"SRC-REL": "Nobody can check closeness."})
    assert "3:1  SRC-REL [S1]" in text
    assert "| >>Sources close to the council<< said the bridge" in text
    assert "| The scandal >>has raised urgent questions<<." in text
    assert "why Nobody can check closeness." in text
    assert "do  Replace closeness with role and access" in text
    order = [text.index(rule) for rule in ("SRC-REL", "ATT-EVENT", "FRM-SENSATION")]
    assert order == sorted(order)


def test_a_reason_is_given_once_per_rule(make_report: Callable[..., Report]) -> None:
    first = make_report().flags[0]
    report = make_report(flags=(first, dataclasses.replace(first, id="F2", start=first.start + 8)))
    assert to_text(report, reasons={"SRC-REL": "Because."}).count("Because.") == 1


def test_long_sentences_are_cut_around_the_flag(report: Report) -> None:
    filler = "word " * 200
    text = f"{filler}insiders {filler}"
    start = text.index("insiders")
    facts = dataclasses.replace(
        report.facts,
        draft=dataclasses.replace(report.facts.draft, text=text),
        sentences=(type(report.facts.sentences[0])(0, len(text)),),
        sources=(),
    )
    flag = dataclasses.replace(report.flags[0], start=start, end=start + 8, text="insiders")
    shown = to_text(dataclasses.replace(report, facts=facts, flags=(flag,), credits=()))
    context = " ".join(line[6:] for line in shown.splitlines() if line.startswith("    | "))
    assert ">>insiders<<" in context
    assert context.startswith("...word ")
    assert context.endswith(" word...")
    assert len(context) < 400


def test_styles_reopen_on_every_line(report: Report) -> None:
    shown = to_text(report, Terminal(colour=True, width=46))
    assert f"| {ESCAPE}[0m" in shown
    for line in shown.splitlines():
        assert line.count(f"{ESCAPE}[0m") == len(re.findall(rf"{ESCAPE}\[[1-9][0-9;]*m", line))
    assert ">>" not in shown


def test_nothing_from_a_draft_steers_the_terminal(report: Report) -> None:
    hostile = f"{ESCAPE}]0;owned\x07{ESCAPE}[2J\u202e"
    text = report.text.replace("council", "council" + hostile)
    flags = tuple(
        dataclasses.replace(flag, message=hostile + flag.message) for flag in report.flags
    )
    draft = dataclasses.replace(
        report.facts.draft, text=text, path=f"x{hostile}\n.txt", title=hostile, warnings=(hostile,)
    )
    sources = tuple(
        dataclasses.replace(source, name=hostile, description=hostile)
        for source in report.facts.sources
    )
    facts = dataclasses.replace(report.facts, draft=draft, sources=sources)
    changed = dataclasses.replace(
        report,
        facts=facts,
        flags=flags,
        credits=tuple(dataclasses.replace(credit, text=hostile) for credit in report.credits),
        failures=(Failure("rules", hostile),),
    )
    for output in (to_text(changed), "\n".join(to_lines(changed))):
        assert ESCAPE not in output
        assert "\x07" not in output
        assert "\u202e" not in output
        assert "\\x1b" in output


def test_failures_are_shown(make_report: Callable[..., Report]) -> None:
    text = to_text(make_report(failures=(Failure("score", "ValueError"),)))
    assert "Not everything could be analysed" in text
    assert "score: ValueError" in text


def test_lines_are_what_editors_jump_to(report: Report) -> None:
    lines = to_lines(report)
    assert lines[0] == f"drafts/bridge.txt:3:1: 3 SRC-REL {report.flags[0].message}"
    assert [line.split()[1] for line in lines] == ["3", "1", "2"]


def test_ledger_rows_have_every_column(report: Report) -> None:
    rows = to_rows(report)
    assert all(tuple(row) == COLUMNS for row in rows)
    assert rows[0]["first_mention"] == "Sources close to the council"
    assert (rows[0]["first_line"], rows[0]["level"], rows[0]["share"]) == (3, 2, 0.625)
    assert rows[1]["anonymity_stated"] is None


def test_csv_can_be_read_back_and_runs_no_formula(report: Report) -> None:
    sources = (dataclasses.replace(report.facts.sources[1], name='=HYPERLINK("x")'),)
    facts = dataclasses.replace(report.facts, sources=sources)
    rows = list(csv.DictReader(io.StringIO(to_csv([dataclasses.replace(report, facts=facts)]))))
    assert rows[0]["name"] == '\'=HYPERLINK("x")'
    assert rows[0]["share"] == "0.375"


def test_a_label_never_says_the_same_twice(report: Report) -> None:
    named = report.facts.sources[1]
    assert label(report, named) == "Ruth Hallam, Mayor"
    assert (
        label(report, dataclasses.replace(named, name="Mayor Ruth Hallam")) == "Mayor Ruth Hallam"
    )
    assert label(report, dataclasses.replace(named, description=", of Oldmere")) == (
        "Ruth Hallam, of Oldmere"
    )
    vague = report.facts.sources[0]
    assert label(report, vague) == "Sources close to the council"
