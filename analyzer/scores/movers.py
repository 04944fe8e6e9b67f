"""What would move the scores most: what the draft would score with every change made."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.scores.changes import Edit, find_edits
from analyzer.scores.statements import Paragraphs
from analyzer.scores.tally import Figures, Tally
from analyzer.types import Change, Facts, Flag, Mover, UnitScore, Weights

TOP = 8
"""Changes listed for each measure."""
SMALLEST = 0.1
"""Changes that gain less are not listed; points."""

#: Measure → points that one of its units is worth, and whether more of it is better.
_MEASURES = {
    "traceability": (1, True),
    "framing_load": (1, False),
    "with_substantive_reason": (100, True),
    "anonymous": (100, False),
    "nobody": (100, False),
    "must_fix": (1, False),
}
#: What each kind of change is for: the first of these that it betters.
_AIMS = {
    "name": ("traceability", "anonymous"),
    "source": ("traceability", "nobody"),
    "cut": ("traceability", "must_fix"),
    "reason": ("with_substantive_reason",),
    "reword": ("framing_load",),
}


def find_movers(
    facts: Facts, flags: Sequence[Flag], units: Sequence[UnitScore], weights: Weights
) -> tuple[Mover, ...]:
    """The changes that help most, best first: those of traceability before the others.

    Args:
        units: the statements of ``facts`` as ``weigh`` gives them for these flags.
    """
    tally = Tally(facts, flags, units, weights)
    before = tally.figures()
    numbers = Paragraphs(facts.draft)
    found: dict[str, list[Mover]] = {name: [] for name in _MEASURES}
    for edit in find_edits(facts, flags, weights):
        mover = _to_mover(edit, before, tally.figures_after(edit), numbers)
        if mover is not None:
            found[mover.measure].append(mover)
    for movers in found.values():
        movers.sort(key=lambda mover: (-mover.gain, mover.spans))
    return tuple(mover for movers in found.values() for mover in movers[:TOP])


def _to_mover(edit: Edit, before: Figures, after: Figures, numbers: Paragraphs) -> Mover | None:
    gains = {name: _gain(name, before[name], after[name]) for name in _MEASURES}
    aim = next((name for name in _AIMS[edit.kind] if gains[name] >= SMALLEST), None)
    if aim is None:
        return None
    changed = [name for name in _MEASURES if before[name] != after[name]]
    paragraphs = sorted({numbers.at(span.start) for span in edit.spans} - {0})
    return Mover(
        kind=edit.kind,
        label=edit.label + _place(edit, paragraphs),
        measure=aim,
        gain=round(gains[aim], 1),
        changes=tuple(
            Change(name, _rounded(before[name]), _rounded(after[name]))
            for name in sorted(changed, key=lambda name: name != aim)
        ),
        spans=edit.spans,
        paragraphs=tuple(paragraphs),
        source_id=edit.source_id,
        unit_ids=tuple(f"U{number + 1}" for number in sorted({*edit.raised, *edit.cut})),
        flag_ids=tuple(flag.id for flag in edit.gone),
    )


def _gain(name: str, before: float | None, after: float | None) -> float:
    """How much better the measure gets, in points; 0 where it cannot be said."""
    if before is None or after is None:
        return 0.0
    scale, is_more_better = _MEASURES[name]
    return scale * (after - before if is_more_better else before - after)


def _place(edit: Edit, paragraphs: Sequence[int]) -> str:
    """*in paragraph 7*, *in paragraphs 2 and 7*, *in the headline*."""
    if not edit.spans:
        return ""
    if not paragraphs:
        return " in the headline"
    if len(paragraphs) == 1:
        return f" in paragraph {paragraphs[0]}"
    if len(paragraphs) > 3:
        return f" in {len(paragraphs)} paragraphs"
    *first, last = (str(number) for number in paragraphs)
    return f" in paragraphs {', '.join(first)} and {last}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
