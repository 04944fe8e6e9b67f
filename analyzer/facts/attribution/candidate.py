"""A possible attribution: a cue with the construction, source and content it would have."""

from __future__ import annotations

from dataclasses import dataclass, field

#: How a candidate's source phrase was reached from its cue, from tightest to loosest.
SOURCE_ROUTES = (
    "subject",
    "agent",
    "possessor",
    "complement",
    "noun",
    "shared",
    "controller",
    "governor",
    "label",
    "beside",
    "none",
)


@dataclass(slots=True)
class Candidate:
    """One cue and what it would attribute to whom, before anyone decides that it does.

    Attributes:
        head: token index of the word that carries the cue.
        construction: name of the construction (``that-clause``, ``quote-before`` …).
        cue: sorted token indices of the cue with its auxiliaries, negation and particles; empty
            for a quotation that no cue introduces.
        source_head: token that heads the source phrase, or ``None``.
        source: sorted token indices of the source phrase.
        route: how the source was reached, one of ``SOURCE_ROUTES``.
        content: sorted token indices of the content.
        quotes: numbers of the quotations that belong to the content.
        passive: the cue is a passive, its subject part of the content.
        preposition: preposition that ties the content to the cue, or ``""``.
        addressee: token that heads the addressee, or ``None``.
        carriers: further words that carry the cue beside its head (*issued* in *issued a warning*).
        features: names of the features that hold, filled by ``features.describe``.
        probability: measured probability that this is an attribution.
    """

    head: int
    construction: str
    cue: list[int]
    source_head: int | None = None
    source: list[int] = field(default_factory=list)
    route: str = "none"
    content: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    passive: bool = False
    preposition: str = ""
    addressee: int | None = None
    carriers: list[int] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    probability: float = 0.0
