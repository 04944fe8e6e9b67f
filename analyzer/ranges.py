"""Which ranges of a draft overlap another one, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple, Protocol


class Ranged(Protocol):
    """Anything with a range in the draft: a span, a statement, a flag."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Places:
    """Ranges in any order, which may overlap each other; they are known by their numbers from 0."""

    __slots__ = ("_places", "_reach", "_starts")

    def __init__(self, ranges: Iterable[Ranged]) -> None:
        self._places = sorted(
            _Place(one.start, one.end, number) for number, one in enumerate(ranges)
        )
        self._starts = [place.start for place in self._places]
        # How far the ranges up to each one reach: no earlier one ends behind that.
        self._reach = list(accumulate((place.end for place in self._places), max))

    def is_any_in(self, where: Ranged) -> bool:
        """True if one of them overlaps a range; logarithmic."""
        at = bisect_left(self._starts, where.end)
        return at > 0 and self._reach[at - 1] > where.start

    def find_in(self, where: Ranged) -> list[int]:
        """Numbers of those that overlap a range, in ascending order."""
        found = []
        at = bisect_left(self._starts, where.end)
        while at and self._reach[at - 1] > where.start:
            at -= 1
            if self._places[at].end > where.start:
                found.append(self._places[at].number)
        return sorted(found)


class _Place(NamedTuple):
    start: int
    end: int
    number: int
