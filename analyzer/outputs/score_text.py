"""The measures for reading in a terminal, and what stands behind each of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from analyzer.outputs.corpora import to_corpus_name
from analyzer.outputs.ledger import LEVEL_NAMES
from analyzer.outputs.measure_text import (
    to_anonymity,
    to_count,
    to_percentages,
    to_spread,
    to_swing,
)
from analyzer.outputs.terminal import Terminal, to_line, to_path, to_table
from analyzer.types import Composition, Flag, Mover, Percentile, Report, Scores, Status

_BAR_WIDTH = 40
_SHOWN = 60
"""Characters of a statement or flag shown in a table; JSON and CSV have it in full."""
_INDENT = "  "

_MEASURE_NAMES = {
    "traceability": "traceability",
    "attributed_only": "attributed content alone",
    "named": "named sources",
    "institutions": "institutions",
    "anonymous": "anonymous or vague",
    "nobody": "nobody",
    "referents": "anonymous or vague",
    "effective_sources": "effective sources",
    "largest_share": "largest source",
    "framing_load": "framing load",
    "with_substantive_reason": "anonymous sources with a reason",
    "must_fix": "flags to fix",
}

_SHARES = frozenset({"anonymous", "nobody", "with_substantive_reason"})
"""Measures whose gains are percentage points."""

_Lines = Iterator[str]


def to_text(report: Report, terminal: Terminal, *, explain: bool = False) -> str:
    """The scores of one draft as lines of text; with what they rest on if asked to explain."""
    lines = [terminal.style(to_path(report.facts.draft.path), "bold", "underline")]
    lines += to_score_lines(report.scores, terminal)
    if explain:
        lines += _explanation(report, terminal)
    return "\n".join(lines) + "\n"


def to_score_lines(scores: Scores, terminal: Terminal) -> list[str]:
    """The verdict and the measures, a line or two each."""
    lines = textwrap.wrap(
        to_line(scores.verdict),
        terminal.width,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
    )
    if lines:
        lines.append("")
    for name, values in (
        ("Traceability", _traceability(scores, terminal)),
        ("Rests on", _composition(scores.composition, terminal)),
        ("Anonymity", [to_anonymity(scores.anonymity)]),
        ("Spread", [to_spread(scores.spread)]),
        ("Framing", _framing(scores)),
        ("Verification", _verification(scores)),
    ):
        label = f"  {name:<14}"
        for value in values:
            room = max(terminal.width - len(label), 40)
            for line in textwrap.wrap(value, room, break_on_hyphens=False, break_long_words=False):
                lines.append(label + line)
                label = " " * len(label)
    return lines


def _traceability(scores: Scores, terminal: Terminal) -> _Lines:
    measure = scores.traceability
    if measure.value is None:
        yield f"not measured: {to_line(measure.insufficient or 'nothing to measure')}"
        return
    text = terminal.style(f"{measure.value:.0f}", "bold") + " of 100"
    if measure.low is not None and measure.high is not None:
        text += f" (90% interval {measure.low:.0f} to {measure.high:.0f})"
    if measure.attributed_only is not None:
        text += f", attributed content alone {measure.attributed_only:.0f}"
    yield text
    if measure.ceiling is not None:
        reason = f": {to_line(measure.ceiling_reason)}" if measure.ceiling_reason else ""
        yield f"capped at {measure.ceiling:.0f}{reason}"
    swing = to_swing(measure, with_id=True)
    if swing is not None:
        yield swing


def _composition(composition: Composition | None, terminal: Terminal) -> _Lines:
    if composition is None:
        yield "not measured: nothing contestable found"
        return
    parts = (
        ("named sources", composition.named, "█", "#"),
        ("institutions", composition.institutions, "▓", "="),
        ("anonymous or vague", composition.anonymous, "▒", "-"),
        ("nobody", composition.nobody, "░", "."),
    )
    bar = ""
    drawn = 0.0
    for _, share, block, ascii_block in parts:
        drawn += share
        length = round(drawn * _BAR_WIDTH) - len(bar)
        bar += (block if terminal.unicode else ascii_block) * length
    yield bar
    percentages = to_percentages([share for _, share, _, _ in parts])
    yield ", ".join(
        f"{block if terminal.unicode else ascii_block} {name} {percent}%"
        for (name, _, block, ascii_block), percent in zip(parts, percentages, strict=True)
    )


def _framing(scores: Scores) -> _Lines:
    measure = scores.framing
    if measure.value is None:
        yield "not measured: no words of the newsroom's own, or no framing rules"
        return
    words = to_count(measure.words, "word")
    yield f"{measure.value:.1f} points per 100 of {words} in its own voice"


def _verification(scores: Scores) -> _Lines:
    ledger = scores.verification
    counts = (
        ("unverified", ledger.unverified),
        ("denied", ledger.denied),
        ("response sought", ledger.response_sought),
        ("drift", ledger.drift),
    )
    told = ", ".join(f"{name} {len(spans)}" for name, spans in counts if spans)
    yield told or "nothing said of checks, denials or replies"


# ------------------------------------------------------------------------- what stands behind


def _explanation(report: Report, terminal: Terminal) -> _Lines:
    scores = report.scores
    flags = {flag.id: flag for flag in report.flags}
    yield from _ceilings(scores, flags, terminal)
    yield from _movers(scores.movers, terminal)
    yield from _units(report, terminal)
    yield from _framing_flags(scores, flags, terminal)
    yield from _flag_list("Must fix", scores.must_fix, flags, terminal)
    yield from _flag_list("Dismissed, cost nothing", scores.dismissed, flags, terminal)
    yield from _percentiles(scores.percentiles, terminal)


def _heading(text: str, terminal: Terminal) -> _Lines:
    yield ""
    yield terminal.style(text, "bold")


def _ceilings(scores: Scores, flags: dict[str, Flag], terminal: Terminal) -> _Lines:
    for ceiling in scores.traceability.ceilings:
        yield from _heading(f"Ceiling {ceiling.value:.0f}: {to_line(ceiling.reason)}", terminal)
        if not ceiling.applies:
            yield f"{_INDENT}holds nothing down as it stands"
        for name in ceiling.flags:
            yield _INDENT + _flag_line(flags[name])
        if ceiling.units:
            yield f"{_INDENT}statements: {', '.join(ceiling.units)}"


def _movers(movers: tuple[Mover, ...], terminal: Terminal) -> _Lines:
    if not movers:
        return
    yield from _heading("What would help most (each scored as if done)", terminal)
    for mover in movers:
        yield f"{_INDENT}{_gain(mover):>6}  {to_line(mover.label)}"


def _gain(mover: Mover) -> str:
    """*+6 traceability*, *−1.2 framing load*, *+13 points …*."""
    name = _MEASURE_NAMES[mover.measure]
    sign = "+" if mover.measure in {"traceability", "with_substantive_reason"} else "-"
    unit = " points" if mover.measure in _SHARES else ""
    return f"{sign}{mover.gain:g}{unit} {name}"


def _units(report: Report, terminal: Terminal) -> _Lines:
    if not report.scores.units:
        return
    yield from _heading("Statements", terminal)
    header = ("id", "¶" if terminal.unicode else "par", "rests on", "weight", "brings", "cedes",
              "statement")  # fmt: skip
    rows = [
        (
            unit.id,
            str(unit.paragraph or "head"),
            "no source needed" if unit.is_excused else LEVEL_NAMES[unit.level],
            f"{unit.weight:.1f}",
            f"{unit.points:.1f}",
            f"{unit.ceded:.1f}",
            _shorten(report.text[unit.start : unit.end]),
        )
        for unit in report.scores.units
    ]
    yield from (_INDENT + line for line in to_table(header, rows, terminal))


def _framing_flags(scores: Scores, flags: dict[str, Flag], terminal: Terminal) -> _Lines:
    if not scores.framing.flags:
        return
    yield from _heading("Framing points", terminal)
    for cost in scores.framing.flags:
        dismissed = " (dismissed)" if cost.status is Status.DISMISSED else ""
        yield f"{_INDENT}{cost.points:4.1f}  {_flag_line(flags[cost.flag])}{dismissed}"


def _flag_list(
    heading: str, names: tuple[str, ...], flags: dict[str, Flag], terminal: Terminal
) -> _Lines:
    if names:
        yield from _heading(heading, terminal)
        yield from (_INDENT + _flag_line(flags[name]) for name in names)


def _percentiles(percentiles: tuple[Percentile, ...], terminal: Terminal) -> _Lines:
    if not percentiles:
        return
    corpus, about = to_corpus_name(percentiles[0].corpus)
    yield from _heading(f"Among articles of like length: {to_line(corpus)}", terminal)
    if about:
        yield _INDENT + about
    header = ("measure", "value", "percentile", "articles", "length", "note")
    rows = [
        (
            _MEASURE_NAMES[one.measure],
            f"{one.value:.4g}",
            f"{one.percentile:.0f}",
            str(one.n),
            one.band,
            one.warning,
        )
        for one in percentiles
    ]
    yield from (_INDENT + line for line in to_table(header, rows, terminal))


def _flag_line(flag: Flag) -> str:
    return f"{flag.line}:{flag.column} {flag.rule} {_shorten(flag.text)}"


def _shorten(text: str) -> str:
    flat = to_line(text)
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 3].rstrip() + "..."
