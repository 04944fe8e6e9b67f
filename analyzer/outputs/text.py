"""A report for reading in a terminal: scores, flags by severity, sources, credits."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from analyzer.outputs.ledger import short_rows
from analyzer.outputs.score_text import to_score_lines
from analyzer.outputs.terminal import Terminal, to_line, to_path, to_table
from analyzer.types import Flag, Report, Severity, Span, Status

_HEADINGS = {
    Severity.MUST_FIX: ("Must fix or sign off", "red"),
    Severity.SHOULD_FIX: ("Should fix", "yellow"),
    Severity.CONSIDER: ("Consider", "cyan"),
}
_CONTEXT = 160
"""Characters of the sentence shown on each side of a flag."""
_MARK = "\ue000"
"""Stands for a change of style until a line is wrapped; private use, so no draft needs it."""

_Blocks = Iterator[str]


def to_text(
    report: Report,
    terminal: Terminal | None = None,
    *,
    reasons: Mapping[str, str] | None = None,
) -> str:
    """The report as paragraphs of text, ending in a line break.

    Args:
        terminal: what the reader's terminal can show; plain text by default.
        reasons: rule id → why it matters, printed with the first flag of each rule.
    """
    terminal = terminal or Terminal()
    lines = [
        *_header(report, terminal),
        "",
        *to_score_lines(report.scores, terminal),
        *_flags(report, terminal, reasons or {}),
        *_dismissed(report, terminal),
        *_sources(report, terminal),
        *_credits(report, terminal),
        *_failures(report, terminal),
    ]
    return "\n".join(lines) + "\n"


def verdict(report: Report) -> str:
    """The number of flags of each severity, in words; those an editor dismissed apart."""
    flags = _standing(report)
    counts = [
        f"{number} {heading.split(' or ')[0].lower()}"
        for severity, (heading, _) in _HEADINGS.items()
        if (number := sum(flag.severity is severity for flag in flags))
    ]
    told = f"{_count(len(flags), 'flag')}: {', '.join(counts)}" if flags else "no flags"
    dismissed = len(report.flags) - len(flags)
    return f"{told}; {dismissed} dismissed" if dismissed else told


def _standing(report: Report) -> list[Flag]:
    """Flags that no editor dismissed."""
    return [flag for flag in report.flags if flag.status is not Status.DISMISSED]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _wrap(text: str, terminal: Terminal, indent: str, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        width=terminal.width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _header(report: Report, terminal: Terminal) -> _Blocks:
    facts = report.facts
    draft = facts.draft
    yield terminal.style(to_path(draft.path), "bold", "underline")
    if draft.title:
        yield from _wrap(to_line(draft.title), terminal, "  ")
    yield "  " + ", ".join(
        (
            _count(facts.n_words, "word"),
            _count(len(facts.sentences), "sentence"),
            _count(len(facts.attributions), "attribution"),
            _count(len(facts.sources), "source"),
        )
    )
    for warning in (*draft.warnings, *facts.warnings):
        yield from _wrap("note: " + to_line(warning), terminal, "    ", "  ")
    colour = {3: "red", 2: "yellow"}.get(
        max((flag.severity for flag in _standing(report)), default=0)
    )
    line = verdict(report)
    yield "  " + (terminal.style(line, "bold", colour) if colour else terminal.style(line, "bold"))


def _flags(report: Report, terminal: Terminal, reasons: Mapping[str, str]) -> _Blocks:
    explained: set[str] = set()
    for severity, (heading, colour) in _HEADINGS.items():
        flags = [flag for flag in _standing(report) if flag.severity is severity]
        if not flags:
            continue
        yield ""
        yield terminal.style(f"{heading} ({len(flags)})", "bold", colour)
        for flag in sorted(flags, key=lambda flag: (flag.start, flag.end, flag.rule)):
            yield from _flag(report, flag, terminal, colour)
            reason = reasons.get(flag.rule)
            if reason and flag.rule not in explained:
                yield from _wrap(to_line(reason), terminal, "        ", "    why ")
                explained.add(flag.rule)
            yield from _wrap(to_line(flag.advice), terminal, "        ", "    do  ")


def _dismissed(report: Report, terminal: Terminal) -> _Blocks:
    """One line for each flag that an editor dismissed, with the reason given."""
    flags = [flag for flag in report.flags if flag.status is Status.DISMISSED]
    if not flags:
        return
    yield ""
    yield terminal.style(f"Dismissed ({len(flags)})", "bold")
    for flag in sorted(flags, key=lambda flag: (flag.start, flag.end, flag.rule)):
        reason = f": {to_line(flag.decision)}" if flag.decision else ""
        told = f"{flag.line}:{flag.column}  {flag.rule} >>{to_line(flag.text)}<<{reason}"
        yield from _wrap(told, terminal, "      ", "  ")


def _flag(report: Report, flag: Flag, terminal: Terminal, colour: str) -> _Blocks:
    yield ""
    place = f"{flag.line}:{flag.column}"
    source = f" [{flag.source_id}]" if flag.source_id else ""
    yield f"  {place}  {terminal.style(flag.rule, 'bold', colour)}{source}"
    yield from _context(report, flag, terminal)
    yield from _wrap(to_line(flag.message), terminal, "    ")


def _context(report: Report, flag: Flag, terminal: Terminal) -> _Blocks:
    """The flagged words inside their sentence, emphasised or between ``>>`` and ``<<``."""
    text = report.text
    sentence = _sentence_around(report, flag)
    before = to_line(text[max(sentence.start, flag.start - _CONTEXT) : flag.start])
    if sentence.start < flag.start - _CONTEXT:
        before = "..." + before.partition(" ")[2]
    after = to_line(text[flag.end : min(sentence.end, flag.end + _CONTEXT)])
    if sentence.end > flag.end + _CONTEXT:
        after = after.rpartition(" ")[0] + "..."
    # Line breaks next to the flag were white space; the words must stay apart.
    if flag.start > sentence.start and text[flag.start - 1].isspace():
        before += " "
    if flag.end < sentence.end and text[flag.end].isspace():
        after = " " + after
    flagged = to_line(text[flag.start : flag.end])
    if not terminal.colour:
        yield from _wrap(f"{before}>>{flagged}<<{after}", terminal, "    | ")
        return
    # Styles go on after wrapping, so that escape codes do not count as width.
    before, flagged, after = (part.replace(_MARK, "") for part in (before, flagged, after))
    is_open = False
    for line in _wrap(f"{before}{_MARK}{flagged}{_MARK}{after}", terminal, "    | "):
        parts = line[6:].split(_MARK)
        shown = ""
        for number, part in enumerate(parts):
            is_open ^= number > 0
            shown += terminal.style(part, "bold", "underline") if is_open else part
        yield terminal.style(line[:6], "dim") + shown


def _sentence_around(report: Report, flag: Flag) -> Span:
    """The sentences a flag touches, as one range."""
    touched = [
        sentence
        for sentence in report.facts.sentences
        if sentence.start < flag.end and flag.start < sentence.end
    ]
    if not touched:
        return Span(flag.start, flag.end)
    return Span(min(touched[0].start, flag.start), max(touched[-1].end, flag.end))


def _sources(report: Report, terminal: Terminal) -> _Blocks:
    if not report.facts.sources:
        return
    yield ""
    yield terminal.style("Sources", "bold")
    header, rows = short_rows(report)
    for line in to_table(header, rows, terminal):
        yield "  " + line


def _credits(report: Report, terminal: Terminal) -> _Blocks:
    if not report.credits:
        return
    yield ""
    yield terminal.style("Good practice", "bold")
    for credit in report.credits:
        line = report.text.count("\n", 0, credit.start) + 1
        detail = f"  {to_line(credit.message)}" if credit.message else ""
        quoted = f"“{to_line(credit.text)}”" if terminal.unicode else f'"{to_line(credit.text)}"'
        yield from _wrap(f"{line}  {credit.rule}  {quoted}{detail}", terminal, "      ", "  ")


def _failures(report: Report, terminal: Terminal) -> _Blocks:
    if not report.failures:
        return
    yield ""
    yield terminal.style("Not everything could be analysed", "bold", "red")
    for failure in report.failures:
        yield from _wrap(f"{to_line(failure.stage)}: {to_line(failure.error)}", terminal, "  ")
