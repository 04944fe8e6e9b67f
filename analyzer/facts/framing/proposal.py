"""A stretch of text that may frame, before it is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.lexicon_framing import FramingKind
from analyzer.types import Voice


@dataclass(slots=True)
class Proposal:
    """Wording found by a row or a pattern.

    Attributes:
        first, last: half-open token range.
        head: the token that the others of the range depend on.
        lemma: dictionary form, for messages and grouping.
        row: id of the lexicon row or name of the pattern.
        group: rows of one kind and part of speech, which share a prior.
        marked, seen, plain: counts of the row (``LoadedTerm``); 0 if none were taken.
        news: how ordinary the row is in news copy (``LoadedTerm``); ``None`` for phrases.
        blocked_by: the gate that silences it, or empty.
        features: names of what holds of it besides its row; set when it is weighed.
        confidence: probability that an expert would mark it.
    """

    first: int
    last: int
    head: int
    lemma: str
    kind: FramingKind
    row: str
    group: str
    severity: int
    alternative: str
    marked: int
    seen: int
    plain: int
    blocked_by: str
    voice: Voice = Voice.NEWSROOM
    attribution_id: str | None = None
    source_id: str | None = None
    news: int | None = None
    features: tuple[str, ...] = ()
    confidence: float = 0.0
