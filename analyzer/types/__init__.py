"""The records that flow through the analyzer: facts, flags, scores and the report.

Everything here is a frozen dataclass or a ``StrEnum`` over plain values, so records are hashable,
picklable and independent of spaCy.  Offsets are half-open ``[start, end)`` in Unicode code points
of the draft's text.  Together they make up the report contract ``report/1``
(``docs/output.md``); the contract only grows.

One file for each stage that makes them; the package imports nothing of ours beside itself.
"""

from __future__ import annotations

from analyzer.types.decisions import Decision, DocumentRef, PastDecision, QueueItem, RuleAcceptance
from analyzer.types.draft import Draft, Paragraph
from analyzer.types.facts import (
    Anonymity,
    Attribution,
    Bound,
    Construction,
    Cue,
    Evidence,
    Facts,
    Figure,
    FigureKind,
    FramingTerm,
    Hedge,
    Quotation,
    Source,
    SpanText,
    Unit,
    VoiceSegment,
)
from analyzer.types.judgements import Credit, Finding, Flag, Related
from analyzer.types.measures import (
    AnonymityMeasure,
    Ceiling,
    Change,
    Composition,
    FlagPoints,
    FramingLoad,
    Mover,
    Percentile,
    Scores,
    Spread,
    Traceability,
    UnitScore,
    VerificationLedger,
)
from analyzer.types.report import SCHEMA, Failure, Provenance, Report
from analyzer.types.terms import (
    NEWSROOM,
    UNKNOWN_OWNER,
    AttributionKind,
    Category,
    Level,
    Severity,
    SourceClass,
    Span,
    Status,
    Voice,
)
from analyzer.types.weights import Weights

__all__ = [
    "NEWSROOM",
    "SCHEMA",
    "UNKNOWN_OWNER",
    "Anonymity",
    "AnonymityMeasure",
    "Attribution",
    "AttributionKind",
    "Bound",
    "Category",
    "Ceiling",
    "Change",
    "Composition",
    "Construction",
    "Credit",
    "Cue",
    "Decision",
    "DocumentRef",
    "Draft",
    "Evidence",
    "Facts",
    "Failure",
    "Figure",
    "FigureKind",
    "Finding",
    "Flag",
    "FlagPoints",
    "FramingLoad",
    "FramingTerm",
    "Hedge",
    "Level",
    "Mover",
    "Paragraph",
    "PastDecision",
    "Percentile",
    "Provenance",
    "QueueItem",
    "Quotation",
    "Related",
    "Report",
    "RuleAcceptance",
    "Scores",
    "Severity",
    "Source",
    "SourceClass",
    "Span",
    "SpanText",
    "Spread",
    "Status",
    "Traceability",
    "Unit",
    "UnitScore",
    "VerificationLedger",
    "Voice",
    "VoiceSegment",
    "Weights",
]
