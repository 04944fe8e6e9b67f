"""Facts in the copy that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from analyzer.lexicon import Lexicons
from analyzer.rules.base import rule
from analyzer.rules.ownership import OWN, raised
from analyzer.rules.precision import measured
from analyzer.types import (
    Bound,
    Facts,
    Figure,
    FigureKind,
    Finding,
    Related,
    Severity,
    Span,
    Voice,
)

_CLOSE = 0.1
"""A figure told as *about* may be off by this share of the larger one."""
_LEAD_SENTENCES = 4
"""A headline is held to the sentences this near to it, whoever speaks in them."""
_SEVERAL = 2
"""More values than this for one toll are several events, not one mistake."""
_PLACED = frozenset({FigureKind.TOLL, FigureKind.COUNT})


@rule(
    id="CER-INCONSIST",
    name="Internal inconsistency",
    severity=Severity.SHOULD_FIX,
    message="“{text}” does not agree with “{other}”, also in this draft.",
    advice="Ask: which is right, and as of when? Correct one, or say why they differ.",
    basis=("ED",),
)
def internal_inconsistency(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """One thing told with two values: an age, a toll, a count, a date, a span of time.

    ## What it finds

    A person with two ages; a headline and a text that count the dead differently; *the fire
    destroyed 12 houses* and later 14; a date whose weekday is wrong; an event that came *hours*
    and then *minutes* after another.

    ## Why it matters

    One of the two is wrong, and a reader who notices trusts neither, nor the rest.

    ## Example

    *Three killed in mill fire. Four people were killed when …* Better: find out, and make the
    headline follow the text.

    ## Do not confuse with

    Two sources who disagree; a toll that rose; *at least 12* and 15; a part of those counted
    (*three of them*); another event on another day or in another place.

    ## References

    Editorial judgement: an editor's check before all others, and one that arithmetic can do.
    """
    source_of = {one.id: one.source_id or one.id for one in facts.attributions}
    groups: dict[tuple[FigureKind, str], list[Figure]] = {}
    for figure in facts.figures:
        groups.setdefault((figure.kind, figure.key), []).append(figure)
    for (kind, key), figures in groups.items():
        if kind is FigureKind.NUMBER:
            yield from _off_headline(facts, figures)
            continue
        if kind is FigureKind.DATE and "-" in key:
            yield from _off_calendar(facts, key, figures)
            continue
        if kind is FigureKind.TOLL and len({one.value for one in figures}) > _SEVERAL:
            continue
        pair = _first_conflict(figures, source_of)
        if pair is not None:
            yield _to_finding(facts, *pair)


def _first_conflict(
    figures: list[Figure], source_of: dict[str, str]
) -> tuple[Figure, Figure] | None:
    for number, later in enumerate(figures):
        for earlier in figures[:number]:
            if _is_same_teller(earlier, later, source_of) and not _agree(earlier, later):
                return earlier, later
    return None


def _is_same_teller(one: Figure, other: Figure, source_of: dict[str, str]) -> bool:
    """The newsroom twice, one source twice, or a headline and what stands right below it."""
    if one.voice in OWN and other.voice in OWN:
        return True
    if one.voice is Voice.HEADLINE and other.sentence - one.sentence < _LEAD_SENTENCES:
        return True
    teller = source_of.get(one.attribution_id or "")
    return teller is not None and teller == source_of.get(other.attribution_id or "")


def _agree(one: Figure, other: Figure) -> bool:
    """True if both can be right."""
    if one.kind in _PLACED and (_apart(one.places, other.places) or _apart(one.times, other.times)):
        return True
    if one.kind is FigureKind.GAP:
        return max(one.value, other.value) < 2 * min(one.value, other.value)
    low, high = sorted((one, other), key=lambda figure: figure.value)
    if low.value == high.value or Bound.LOW is low.bound or Bound.HIGH is high.bound:
        return True
    if Bound.ABOUT in (low.bound, high.bound):
        return high.value - low.value <= _CLOSE * high.value
    return False


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _off_calendar(facts: Facts, key: str, figures: list[Figure]) -> Iterator[Finding]:
    """Dates with a year whose day of the week is another: the calendar is the second witness."""
    month, year = (int(part) for part in key.split("-"))
    first = date(year, month, 1)
    expected = (1 - first.weekday()) % 7
    for figure in figures:
        if int(figure.value) != expected:
            yield Finding(
                figure.start,
                figure.end,
                measured("CER-INCONSIST", "calendar"),
                raised(facts, Span(figure.start, figure.end), Severity.SHOULD_FIX),
                {"other": f"the calendar of {first:%B %Y}"},
            )


def _off_headline(facts: Facts, figures: list[Figure]) -> Iterator[Finding]:
    """A number in the headline that the text never has, while its lead has another."""
    head = next((one for one in figures if one.voice is Voice.HEADLINE), None)
    body = [one for one in figures if one.voice is not Voice.HEADLINE]
    if head is None or any(_agree(head, one) for one in body):
        return
    lead = next((one for one in body if one.sentence - head.sentence < _LEAD_SENTENCES), None)
    if lead is not None:
        yield _to_finding(facts, head, lead)


def _to_finding(facts: Facts, one: Figure, other: Figure) -> Finding:
    """Points at the first of the two, where an editor meets the matter."""
    span = Span(one.start, one.end)
    return Finding(
        start=one.start,
        end=one.end,
        confidence=measured("CER-INCONSIST", str(one.kind)),
        severity=raised(facts, span, Severity.SHOULD_FIX),
        values={"other": other.text},
        attribution_id=one.attribution_id,
        related=(Related(other.start, other.end, "also told"),),
    )
