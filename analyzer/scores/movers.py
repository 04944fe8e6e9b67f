"""What would move the scores most: every change is made, and the changed draft scored."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.scores.anonymity import measure_anonymity
from analyzer.scores.changes import Edit, find_edits
from analyzer.scores.composition import measure_composition
from analyzer.scores.framing import measure_framing
from analyzer.scores.statements import Paragraphs, weigh
from analyzer.scores.traceability import measure_value
from analyzer.types import Change, Facts, Flag, Mover, Severity, Status, Weights

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

_Figures = dict[str, float | None]


def find_movers(facts: Facts, flags: Sequence[Flag], weights: Weights) -> tuple[Mover, ...]:
    """The changes that help most, best first: those of traceability before the others."""
    before = measure_figures(facts, flags, weights)
    numbers = Paragraphs(facts.draft)
    found: dict[str, list[Mover]] = {name: [] for name in _MEASURES}
    for edit in find_edits(facts, tuple(flags), weights):
        mover = _to_mover(edit, before, measure_figures(edit.facts, edit.flags, weights), numbers)
        if mover is not None:
            found[mover.measure].append(mover)
    for movers in found.values():
        movers.sort(key=lambda mover: (-mover.gain, mover.spans))
    return tuple(mover for movers in found.values() for mover in movers[:TOP])


def measure_figures(facts: Facts, flags: Sequence[Flag], weights: Weights) -> _Figures:
    """The measures that changes are judged by, unrounded and without intervals."""
    units = weigh(facts, flags, weights)
    composition = measure_composition(units)
    return {
        "traceability": measure_value(units, flags, facts.n_words, weights).value,
        "framing_load": measure_framing(facts, flags, weights).value,
        "with_substantive_reason": measure_anonymity(
            facts.sources, units, flags
        ).with_substantive_reason,
        "anonymous": composition.anonymous if composition else None,
        "nobody": composition.nobody if composition else None,
        "must_fix": float(
            sum(
                flag.severity is Severity.MUST_FIX and flag.status is not Status.DISMISSED
                for flag in flags
            )
        ),
    }


def _to_mover(edit: Edit, before: _Figures, after: _Figures, numbers: Paragraphs) -> Mover | None:
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
        unit_ids=edit.unit_ids,
        flag_ids=edit.flag_ids,
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
