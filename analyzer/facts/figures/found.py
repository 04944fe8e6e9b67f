"""What the finders of figures return."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.types import Bound, FigureKind


@dataclass(frozen=True, slots=True)
class Found:
    """A figure over tokens ``[first, last]``; ``head`` is its numeral (see ``Figure``)."""

    kind: FigureKind
    key: str
    value: float
    first: int
    last: int
    head: int
    bound: Bound = Bound.EXACT
