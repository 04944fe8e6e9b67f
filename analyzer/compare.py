"""Two versions of a draft: which flags were fixed, which are new, and what the measures did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analyzer.types import Flag, Report, Severity, Span
from analyzer.word_diff import Alignment, Edit, Run, align


class Fate(StrEnum):
    """What became of a flag between the old and the new version."""

    NEW = "new"
    OPEN = "open"
    MOVED = "moved"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class FlagChange:
    """A flag in the version that has it, or in both.

    Attributes:
        old: ``None`` for a new flag.
        new: ``None`` for a fixed one.
    """

    fate: Fate
    old: Flag | None
    new: Flag | None

    @property
    def flag(self) -> Flag:
        """The flag as it stands in the latest version that has it."""
        flag = self.new or self.old
        if flag is None:
            raise ValueError("neither version has the flag")
        return flag


@dataclass(frozen=True, slots=True)
class Delta:
    """One measure before and after; ``None`` where it could not be measured.

    Attributes:
        unit: ``points``, ``share`` (0 to 1) or ``count``.
        is_better_high: a rise is good news; ``None`` if neither way is.
    """

    name: str
    old: float | None
    new: float | None
    unit: str
    is_better_high: bool | None

    @property
    def difference(self) -> float | None:
        """New minus old, where both were measured."""
        return None if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed from one version to the other.

    Attributes:
        flags: new ones first, then those still open, moved and fixed; the worst of each first.
        runs: the texts word by word.
        deltas: the measures, in the order to be shown.
    """

    old: Report
    new: Report
    flags: tuple[FlagChange, ...]
    runs: tuple[Run, ...]
    deltas: tuple[Delta, ...]

    def of(self, fate: Fate) -> tuple[FlagChange, ...]:
        """The flags with this fate."""
        return tuple(one for one in self.flags if one.fate is fate)

    def count_words(self, edit: Edit) -> int:
        """Words of the runs with this fate."""
        return sum(len(run.text.split()) for run in self.runs if run.edit is edit)


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports of one draft.

    A flag is *open* if the same rule flags the same words where the old text lies in the new one;
    *moved* if its sentence now stands elsewhere; *fixed* if it is gone; *new* if it was not there.
    Decisions do not matter here: a dismissed flag that is still there is open.
    """
    alignment = align(old.text, new.text)
    return Comparison(
        old=old,
        new=new,
        flags=tuple(_pair(old.flags, new.flags, alignment)),
        runs=alignment.runs,
        deltas=tuple(_deltas(old, new)),
    )


_ORDER = list(Fate)


def _pair(old: Sequence[Flag], new: Sequence[Flag], alignment: Alignment) -> list[FlagChange]:
    changes: list[FlagChange] = []
    lost = list(old)
    left = {flag.id: flag for flag in new}
    finders: tuple[tuple[Fate, Callable[[Flag], Flag | None]], ...] = (
        (Fate.OPEN, lambda flag: _best(_to_new_ranges(flag, alignment.runs), flag, left.values())),
        (
            Fate.MOVED,
            lambda flag: _best(_to_new_ranges(flag, alignment.moved), flag, left.values()),
        ),
        (Fate.MOVED, lambda flag: _same_sentence(flag, left.values())),
    )
    for fate, find in finders:
        remaining = []
        for flag in lost:
            match = find(flag)
            if match is None:
                remaining.append(flag)
            else:
                changes.append(FlagChange(fate, flag, left.pop(match.id)))
        lost = remaining
    changes.extend(FlagChange(Fate.FIXED, flag, None) for flag in lost)
    changes.extend(FlagChange(Fate.NEW, None, flag) for flag in left.values())
    changes.sort(key=lambda c: (_ORDER.index(c.fate), -c.flag.severity, c.flag.start))
    return changes


def _same_sentence(flag: Flag, candidates: Iterable[Flag]) -> Flag | None:
    return next((one for one in candidates if _base(one) == _base(flag)), None)


def _base(flag: Flag) -> str:
    """The fingerprint without the number that tells equal sentences apart."""
    return flag.fingerprint.partition("-")[0]


def _to_new_ranges(flag: Flag, runs: Sequence[Run]) -> list[Span]:
    """Where the kept words of a flag's range stand in the new text."""
    ranges = []
    for run in runs:
        if run.edit is not Edit.KEPT:
            continue
        start, end = max(flag.start, run.old), min(flag.end, run.old + len(run.text))
        if start < end and run.text[start - run.old : end - run.old].strip():
            ranges.append(Span(start - run.old + run.new, end - run.old + run.new))
    return ranges


def _best(ranges: Sequence[Span], old: Flag, candidates: Iterable[Flag]) -> Flag | None:
    """The flag of the same rule that covers most of the ranges."""

    def covered(flag: Flag) -> int:
        return sum(max(0, min(r.end, flag.end) - max(r.start, flag.start)) for r in ranges)

    same_rule = [flag for flag in candidates if flag.rule == old.rule and covered(flag)]
    return max(same_rule, key=covered, default=None)


def _deltas(old: Report, new: Report) -> Iterator[Delta]:
    for name, read, unit, is_better_high in _MEASURES:
        yield Delta(name, read(old), read(new), unit, is_better_high)


def _share(key: str) -> Callable[[Report], float | None]:
    def read(report: Report) -> float | None:
        composition = report.scores.composition
        return None if composition is None else float(getattr(composition, key))

    return read


def _severe(report: Report) -> int:
    return sum(flag.severity is Severity.MUST_FIX for flag in report.flags)


_MEASURES: tuple[tuple[str, Callable[[Report], float | None], str, bool | None], ...] = (
    ("Traceability", lambda r: r.scores.traceability.value, "points", True),
    ("Rests on named sources", _share("named"), "share", True),
    ("Rests on institutions and well-described sources", _share("institutions"), "share", None),
    ("Rests on anonymous or vague sources", _share("anonymous"), "share", False),
    ("Rests on nobody", _share("nobody"), "share", False),
    ("Sources", lambda r: r.scores.spread.distinct, "count", None),
    ("Anonymous or vague sources", lambda r: r.scores.anonymity.referents, "count", False),
    ("Framing load, points per 100 words", lambda r: r.scores.framing.value, "points", False),
    ("Flags", lambda r: len(r.flags), "count", False),
    ("Flags that must be fixed", _severe, "count", False),
    ("Words", lambda r: r.facts.n_words, "count", None),
)
