"""The measures in one line of words."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.types import Scores

#: Shares that have a word, from 0 to 1.
_FRACTIONS = (
    (1 / 10, "a tenth"), (1 / 8, "an eighth"), (1 / 6, "a sixth"), (1 / 5, "a fifth"),
    (1 / 4, "a quarter"), (1 / 3, "a third"), (2 / 5, "two fifths"), (1 / 2, "half"),
    (3 / 5, "three fifths"), (2 / 3, "two thirds"), (3 / 4, "three quarters"),
    (4 / 5, "four fifths"), (9 / 10, "nine tenths"),
)  # fmt: skip
_EXACT = 0.02
"""A share this close to a fraction is that fraction; others are *about* it."""
_LITTLE = 0.05
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_LOADED = 95
"""Percentile of framing load from which on the verdict speaks of it."""
_DOMINANT = 0.6
"""Share of the attributed words from which on the verdict speaks of the largest source."""


def to_verdict(scores: Scores) -> str:
    """One or two sentences: what the story rests on, its anonymous sources, what else stands out.

    *Half of what this story asserts has no source; two of three anonymous sources offer opinion.*
    """
    clauses = [_grounds(scores), *_anonymity(scores), *_remarks(scores)]
    first = "; ".join(clauses[:2]) + "."
    rest = "; ".join(clauses[2:])
    return first if not rest else f"{first} {rest[0].upper()}{rest[1:]}."


def _grounds(scores: Scores) -> str:
    composition = scores.composition
    if composition is None:
        return "Nothing in this text makes a claim that needs a source"
    if scores.traceability.value is None:
        return f"Too short to score ({scores.traceability.insufficient})"
    if composition.nobody > 0:
        return f"{_fraction(composition.nobody)} of what this story asserts has no source"
    return "Everything this story asserts has a source"


def _anonymity(scores: Scores) -> Iterator[str]:
    measure = scores.anonymity
    total = measure.referents
    if not total:
        if scores.composition is not None and scores.spread.distinct:
            yield "none of its sources is anonymous"
        return
    if measure.opinions:
        kind = "anonymous" if measure.people == total else "anonymous or vague"
        who, is_plural = _part(measure.opinions, total, kind)
        yield f"{who} {'offer' if is_plural else 'offers'} opinion"
        return
    people = measure.people
    explained = round((measure.with_substantive_reason or 0) * people)
    if explained:
        who, is_plural = _part(explained, people)
        yield f"{who} {'have' if is_plural else 'has'} a stated reason to stay unnamed"
    elif people == 1:
        yield "its one anonymous source is not explained"
    elif people:
        yield f"none of its {_number(people)} anonymous sources is explained"
    elif total == 1:
        yield "one source is a crowd or a document that nobody can find"
    else:
        yield f"{_number(total)} sources are crowds or documents that nobody can find"


def _remarks(scores: Scores) -> Iterator[str]:
    composition, spread = scores.composition, scores.spread
    if scores.anonymity.lead_depends and composition is not None:
        yield "the lead rests on unnamed sources"
    largest = spread.largest_share or 0
    if spread.distinct > 1 and largest >= _DOMINANT:
        yield f"one source carries {largest * 100:.0f}% of what is attributed"
    loaded = next((one for one in scores.percentiles if one.measure == "framing_load"), None)
    if loaded is not None and loaded.value and loaded.percentile >= _LOADED:
        beaten = min(int(loaded.percentile), 99)
        yield f"its wording is more loaded than that of {beaten} in 100 articles"


def _fraction(share: float) -> str:
    """*Half*, *about a third*, *nearly all*, with a capital; ``share`` is above 0."""
    if share < _LITTLE:
        return "A little"
    if share > 1 - _LITTLE:
        return "All" if share > 1 - _LITTLE / 10 else "Nearly all"
    value, name = min(_FRACTIONS, key=lambda pair: abs(pair[0] - share))
    if abs(value - share) > _EXACT:
        name = f"about {name}"
    return name[0].upper() + name[1:]


def _part(number: int, total: int, kind: str = "anonymous") -> tuple[str, bool]:
    """*Two of three anonymous sources*, and whether it takes a plural verb."""
    if total == 1:
        return f"its one {kind} source", False
    if number == total:
        both = "both" if total == 2 else f"all {_number(total)}"
        return f"{both} {kind} sources", True
    return f"{_number(number)} of {_number(total)} {kind} sources", number > 1


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
