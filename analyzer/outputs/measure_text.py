"""How measures read in words, the same in the terminal and in the dashboard.

Sentences come without a capital letter and a full stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.types import AnonymityMeasure, Spread, Traceability

SHOWN_SWING = 10
"""Points from which on a figure that one statement moves by so much is said to hang on it."""


def to_anonymity(measure: AnonymityMeasure) -> str:
    """*3 anonymous sources, 2 people or groups among them, none with a real reason given …*."""
    if not measure.referents:
        return "no anonymous sources"
    text = to_count(measure.referents, "anonymous source")
    if measure.with_substantive_reason is not None:
        if measure.people != measure.referents:
            kinds = "person or group" if measure.people == 1 else "people or groups"
            text += f", {measure.people} {kinds} among them"
        explained = round(measure.with_substantive_reason * measure.people)
        if measure.referents == 1:
            text += f", {'a' if explained else 'no'} real reason given"
        else:
            text += f", {explained or 'none'} with a real reason given"
    if measure.opinions:
        text += f"; {measure.opinions} give{'s' if measure.opinions == 1 else ''} opinion"
    if measure.lead_depends:
        text += "; headline or lead depends on anonymous sources"
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
    """*4 sources, effectively 2.4; the largest carries 40%*."""
    if not measure.distinct:
        return "no sources"
    text = to_count(measure.distinct, "source")
    if measure.distinct == 1:
        return text
    if measure.effective is not None:
        text += f", effectively {measure.effective:.1f}"
    if measure.largest_share is not None:
        text += f"; the largest carries {to_percent(measure.largest_share)}"
    return text


def to_count(number: int, noun: str) -> str:
    """*1 word*, *2 words*."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


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
