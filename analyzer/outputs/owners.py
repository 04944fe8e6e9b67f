"""Who answers for what is marked in a draft: the newsroom, a source of the ledger, or nobody found.

The owner is ``newsroom``, the ``id`` of a source, or ``unknown`` where somebody else's words or
thoughts are told and it was not found whose, as for ``Hedge.owner``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from analyzer.types import (
    NEWSROOM,
    UNKNOWN_OWNER,
    Category,
    Construction,
    Facts,
    Flag,
    Hedge,
    Span,
    Voice,
)

_SOMEBODY_ELSES = frozenset(
    {"agentless", "widely", "judged", "hearsay", "reaction_verb", "growth_verb",
     "growth_adjective", "amid"}
)  # fmt: skip
"""Constructions that tell what others say, think or feel, and leave out who (``WordingKind``)."""


class Owners:
    """Owners of the hedges, constructions and flags of one draft.

    Look-ups are by offset, so that one instance serves a whole report.
    """

    __slots__ = ("_facts", "_hedges", "_source_of", "_starts", "_told")

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._starts = [segment.start for segment in facts.voices]
        self._source_of: Mapping[str, str | None] = {
            attribution.id: attribution.source_id for attribution in facts.attributions
        }
        self._hedges: Mapping[int, Hedge] = {hedge.start: hedge for hedge in facts.hedges}
        self._told = [
            Span(one.start, one.end)
            for one in facts.constructions
            if one.kind in _SOMEBODY_ELSES and self.of_construction(one) == UNKNOWN_OWNER
        ]

    def of_construction(self, construction: Construction) -> str:
        """Owner of a construction: in the newsroom's voice, *it is believed* is ``unknown``."""
        if construction.voice in (Voice.QUOTED, Voice.ATTRIBUTED):
            return self._of_attribution(construction.attribution_id)
        return UNKNOWN_OWNER if construction.kind in _SOMEBODY_ELSES else NEWSROOM

    def of_flag(self, flag: Flag) -> str:
        """Owner of the claim a flag is about.

        For a flag on a source (``SRC``) that source; for one on a hedge, whoever owns the hedge;
        for wording that leaves out who, ``unknown``; otherwise whoever's voice the words stand in.
        """
        if flag.category is Category.SRC and flag.source_id is not None:
            return flag.source_id
        hedge = self._hedges.get(flag.start)
        if hedge is not None and flag.category is Category.CER:
            return hedge.owner
        if flag.category is Category.ATT and any(
            span.overlaps(Span(flag.start, flag.end)) for span in self._told
        ):
            return UNKNOWN_OWNER
        return self.at(flag.start)

    def at(self, offset: int) -> str:
        """Owner of the words at an offset, by their voice."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._facts.voices[index].end:
            return NEWSROOM
        segment = self._facts.voices[index]
        if segment.voice in (Voice.QUOTED, Voice.ATTRIBUTED):
            return self._of_attribution(segment.attribution_id)
        return NEWSROOM

    def _of_attribution(self, attribution_id: str | None) -> str:
        return self._source_of.get(attribution_id or "") or UNKNOWN_OWNER
