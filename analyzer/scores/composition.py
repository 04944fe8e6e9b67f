"""What the contestable content rests on: the primary measure."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from analyzer.types import Composition, Level, UnitScore


def measure_composition(units: Sequence[UnitScore]) -> Composition | None:
    """Shares of the weight of all units; ``None`` where there is none."""
    total = fsum(unit.weight for unit in units)
    if not total:
        return None

    def share(lowest: Level, highest: Level) -> float:
        return fsum(unit.weight for unit in units if lowest <= unit.level <= highest) / total

    return Composition(
        named=share(Level.NAMED, Level.NAMED_WITH_ROLE),
        institutions=share(Level.ROLE_AND_ACCESS, Level.INSTITUTION),
        anonymous=share(Level.GENERIC, Level.INSTITUTION_ONLY),
        nobody=share(Level.NO_SOURCE, Level.NO_SOURCE),
    )
