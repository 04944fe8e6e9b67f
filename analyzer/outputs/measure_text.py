"""How measures read in words, the same in the terminal and in the dashboard.

Sentences come without a capital letter and a full stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.types import AnonymityMeasure, Spread, Traceability

SHOWN_SWING = 10
"""Points from which on a figure that one statement moves by so much is said to hang on it."""


def to_anonymity(measure: AnonymityMeasure) -> str:
    """*2 anonymous sources, none with a real reason given; 3 vague ones (crowds, documents …)*.

    Anonymous are people and groups that are not named, vague are crowds and documents that nobody
    can find (``docs/terms.md``).
    """
    if not measure.referents:
        return "no anonymous or vague sources"
    people, vague = measure.people, measure.referents - measure.people
    text = to_count(people, "anonymous source") if people else "no anonymous sources"
    if people and measure.with_substantive_reason is not None:
        explained = round(measure.with_substantive_reason * people)
        if people == 1:
            text += f", {'a' if explained else 'no'} real reason given"
        else:
            text += f", {explained or 'none'} with a real reason given"
    if vague:
        ones = "one (a crowd or a document" if vague == 1 else "ones (crowds or documents"
        text += f"; {vague} vague {ones} that nobody can find)"
    if measure.opinions:
        text += f"; {measure.opinions} give{'s' if measure.opinions == 1 else ''} opinion"
    if measure.lead_depends:
        text += f"; headline or lead depends on {'it' if measure.referents == 1 else 'them'}"
    return text


def to_swing(measure: Traceability, *, with_id: bool = False) -> str | None:
    """*hangs on one statement (U4): 100 without it*; ``None`` where no statement decides much."""
    if measure.swing is None or measure.uncapped is None or abs(measure.swing) < SHOWN_SWING:
        return None
    without = measure.uncapped + measure.swing
    before = " before ceilings" if measure.ceiling is not None else ""
    which = f" ({measure.swing_unit})" if with_id else ""
    return f"hangs on one statement{which}: {without:.0f} without it{before}"


def to_spread(measure: Spread) -> str:
    """*4 sources, spread like 2.4 equal ones; the largest has 40% of their words*."""
    if not measure.distinct:
        return "no sources"
    text = to_count(measure.distinct, "source")
    if measure.distinct == 1:
        return text
    if measure.effective is not None:
        like = f"{measure.effective:.1f}"
        text += ", spread like " + ("one" if like == "1.0" else f"{like} equal ones")
    if measure.largest_share is not None:
        text += f"; the largest has {to_percent(measure.largest_share)} of their words"
    return text


def to_count(number: int, noun: str) -> str:
    """*1 word*, *2,000 words*."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def to_percent(share: float) -> str:
    """A share of 0 to 1 as whole percent."""
    return f"{share * 100:.0f}%"


def to_percentages(shares: Sequence[float]) -> list[int]:
    """Whole percentages of shares that sum to 1, summing to 100 (largest remainders round up)."""
    exact = [share * 100 for share in shares]
    whole = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: whole[i] - exact[i])
    for index in by_remainder[: max(0, 100 - sum(whole))]:
        whole[index] += 1
    return whole
