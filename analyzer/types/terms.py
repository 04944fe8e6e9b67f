"""The vocabulary of a report: spans, voices, classes, levels and severities."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character range ``[start, end)`` in the draft's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Voice(StrEnum):
    """Whose words a stretch of text is."""

    HEADLINE = "headline"
    NEWSROOM = "newsroom"
    ATTRIBUTED = "attributed"
    """Reported content outside quotation marks: a source's claim in the reporter's words."""
    QUOTED = "quoted"
    """Inside quotation marks that carry speech: a source's own words."""


class AttributionKind(StrEnum):
    """Direct (only quoted content), indirect (no quotation) or mixed (PARC, PolNeAR)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceClass(StrEnum):
    """What kind of thing a source is, after anaphora is resolved."""

    NAMED_PERSON = "named_person"
    NAMED_ORG = "named_org"
    IDENTIFIED_DOCUMENT = "identified_document"
    UNNAMED_PERSON = "unnamed_person"
    UNNAMED_GROUP = "unnamed_group"
    UNIDENTIFIED_DOCUMENT = "unidentified_document"
    GENERIC_CROWD = "generic_crowd"
    NONE = "none"


class Level(IntEnum):
    """The source-transparency ladder: what a reader can do with the source as described."""

    NO_SOURCE = 0
    GENERIC = 1
    RELATION_ONLY = 2
    INSTITUTION_ONLY = 3
    ROLE_AND_ACCESS = 4
    INSTITUTION = 5
    NAMED = 6
    NAMED_WITH_ROLE = 7


class Severity(IntEnum):
    """3: must fix or sign off; 2: should fix; 1: consider; 0: credit, never a fault."""

    CREDIT = 0
    CONSIDER = 1
    SHOULD_FIX = 2
    MUST_FIX = 3


class Category(StrEnum):
    """Who is the source (SRC), is the claim tied to it (ATT), how certain (CER), framing (FRM)."""

    SRC = "SRC"
    ATT = "ATT"
    CER = "CER"
    FRM = "FRM"
    POS = "POS"
    """Good practice found: shown as a credit, never as a flag."""


class Status(StrEnum):
    """What the editor decided about a flag."""

    OPEN = "open"
    DISMISSED = "dismissed"
    ACCEPTED = "accepted"


NEWSROOM = "newsroom"
"""Owner of what no source is made to answer for."""

UNKNOWN_OWNER = "unknown"
"""Owner where somebody else's words or thoughts are told and it was not found whose."""
