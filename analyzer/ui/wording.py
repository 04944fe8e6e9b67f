"""The words an editor reads for every code of the report contract."""

from __future__ import annotations

from analyzer.types import Category, Level, Severity, SourceClass, Status, Voice

CATEGORIES = {
    Category.SRC: ("Source", "Who is the source?"),
    Category.ATT: ("Attribution", "Is the claim tied to a source?"),
    Category.CER: ("Certainty", "How certain is it, and who says so?"),
    Category.FRM: ("Framing", "Whose words are these?"),
}

SEVERITIES = {
    Severity.MUST_FIX: "Must fix",
    Severity.SHOULD_FIX: "Should fix",
    Severity.CONSIDER: "Consider",
}

VOICES = {
    Voice.HEADLINE: "Headline",
    Voice.NEWSROOM: "Newsroom voice",
    Voice.ATTRIBUTED: "Reported speech",
    Voice.QUOTED: "Quotation",
}

LEVELS = {
    Level.NAMED_WITH_ROLE: ("Named, with role", "A reader can identify and check this source."),
    Level.NAMED: (
        "Named, role not given",
        "A reader can identify this source with some effort.",
    ),
    Level.INSTITUTION: (
        "Institution speaking",
        "A body answers for this, but no person does.",
    ),
    Level.ROLE_AND_ACCESS: (
        "Unnamed: role and access given",
        "A reader can judge how this source knows.",
    ),
    Level.INSTITUTION_ONLY: (
        "Unnamed: organisation or profession only",
        "A reader can judge this source only in part.",
    ),
    Level.RELATION_ONLY: (
        "Unnamed: relation or field only",
        "A reader can hardly judge this source.",
    ),
    Level.GENERIC: ("Crowd or bare “sources”", "A reader cannot judge this source."),
    Level.NO_SOURCE: ("No source given", "Nobody answers for this."),
}

DOCUMENT_LEVEL = ("Identified document or outlet", "A reader can find it with some effort.")
"""What ``Level.NAMED`` means when the source is not a person."""

SOURCE_CLASSES = {
    SourceClass.NAMED_PERSON: "Person",
    SourceClass.NAMED_ORG: "Organisation",
    SourceClass.IDENTIFIED_DOCUMENT: "Document",
    SourceClass.UNNAMED_PERSON: "Unnamed person",
    SourceClass.UNNAMED_GROUP: "Unnamed group",
    SourceClass.UNIDENTIFIED_DOCUMENT: "Unidentified document",
    SourceClass.GENERIC_CROWD: "Crowd",
    SourceClass.NONE: "Not a source that can answer",
}

ANONYMOUS_CLASSES = frozenset({SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP})
"""Classes of sources who could be named, so that a reason for not doing so is owed."""

ANONYMITY_REASONS = {
    "substantive": "Anonymity explained: a risk is named",
    "weak": "Anonymity explained weakly",
    "rote": "Anonymity explained by formula only",
    None: "Anonymity not explained",
}

COMPOSITION = (
    ("named", "Named sources"),
    ("institutions", "Institutions and well-described sources"),
    ("anonymous", "Anonymous or vague sources"),
    ("nobody", "Nobody"),
)

STATUSES = {
    Status.OPEN: "Open",
    Status.ACCEPTED: "Accepted",
    Status.DISMISSED: "Dismissed",
}

DISMISSAL_REASONS = (
    "Identified elsewhere in the draft",
    "Agreed with the desk",
    "Common knowledge",
    "Somebody's own words",
    "House style allows it",
    "Misread by the tool",
)
"""Offered when a flag is dismissed; the editor may write another."""

CERTAINTIES = {
    "C5": "flat",
    "C4": "asserted by a source",
    "C3": "probable",
    "C2": "possible",
    "C1": "hearsay",
    "C0": "declared unknown",
    "CN": "denied",
}

HEDGE_TYPES = {
    "epistemic": "Hedge",
    "doxastic": "Belief",
    "investigation": "Open question",
    "condition": "Condition",
    "weasel": "Weasel word",
}

NEWSROOM_OWNER = "The newsroom"
UNKNOWN_OWNER_NAME = "Unknown: nobody is named"

MEASURES = {
    "traceability": "Traceability",
    "attributed_only": "Traceability of what is attributed",
    "named": "Resting on named sources",
    "institutions": "Resting on institutions",
    "anonymous": "Resting on anonymous or vague sources",
    "nobody": "Resting on nobody",
    "referents": "Anonymous or vague sources",
    "effective_sources": "Sources, if all were equal",
    "largest_share": "Share of the largest source",
    "framing_load": "Framing load",
    "with_substantive_reason": "Anonymous sources with a real reason",
    "must_fix": "Flags that must be fixed",
}
"""Measure codes of percentiles and movers."""

VERIFICATION = (
    ("unverified", "said to be unverified or unknown"),
    ("denied", "denied"),
    ("response_sought", "response reported or sought"),
    ("drift", "hardened from claim to fact"),
)


def to_clock(seconds: float | None) -> str:
    """A duration as people say it: ``8 s``, ``3 min``, ``1 h 20 min``; empty if unknown."""
    if seconds is None:
        return ""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
