"""How many sources carry the story."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.types import Source, Spread


def measure_spread(sources: Sequence[Source]) -> Spread:
    """Distinct sources, their effective number (Simpson 1949, inverse) and the largest share."""
    shares = [source.share for source in sources if source.share > 0]
    total = sum(shares)
    if not total:
        return Spread(distinct=len(sources), effective=None, largest_share=None)
    parts = [share / total for share in shares]
    return Spread(
        distinct=len(sources),
        effective=round(1 / sum(part * part for part in parts), 2),
        largest_share=round(max(parts), 3),
    )
