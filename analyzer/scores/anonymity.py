"""How much the draft leans on sources it does not name."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.scores.ceilings import opinion_flags
from analyzer.types import AnonymityMeasure, Flag, Level, Source, SourceClass, UnitScore

_UNNAMED = frozenset(
    {SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP, SourceClass.GENERIC_CROWD,
     SourceClass.UNIDENTIFIED_DOCUMENT}
)  # fmt: skip


_PEOPLE = frozenset({SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP})
#: Heads of phrases that point to somebody who was not found: neither named nor kept unnamed.
PRONOUNS = frozenset(
    "i me we us you he him she her it they them who whom which that this these those one "
    "everyone everybody anyone anybody".split()
)


#: What a phrase begins with that points to somebody whom the reader knows.
_POINTING = frozenset("the this that his her its their our my your whose".split())
#: Nouns for those who do nothing in a story but tell; *the official* keeps unnamed who it is.
_TELLERS = frozenset({"bare", "official", "proximity", "expert", "security"})


def is_unnamed(source: Source) -> bool:
    """True for people, crowds and documents that a reader is not told.

    Not for one person in the story to whom a phrase only points (*the boy*, *her colleague*, *the
    former minister*), unless the draft says that the name is kept back.
    """
    if source.source_class not in _UNNAMED or (source.head or "").lower() in PRONOUNS:
        return False
    return not _is_pointed_to(source)


def _is_pointed_to(source: Source) -> bool:
    words = (source.description or "").lower().split()
    return (
        source.source_class is SourceClass.UNNAMED_PERSON
        and words[:1] != []
        and words[0] in _POINTING
        and source.kind not in _TELLERS
        and not (source.anonymity is not None and source.anonymity.stated)
    )


def is_unnamed_person(source: Source) -> bool:
    """True for people and groups who could be given a reason for their anonymity."""
    return source.source_class in _PEOPLE and is_unnamed(source)


def has_real_reason(source: Source) -> bool:
    """True if the draft says what the source risks by being named."""
    return source.anonymity is not None and source.anonymity.reason == "substantive"


def measure_anonymity(
    sources: Sequence[Source], units: Sequence[UnitScore], flags: Sequence[Flag]
) -> AnonymityMeasure:
    """Unnamed sources, their reasons and opinions, and whether the lead needs them."""
    unnamed = [source for source in sources if is_unnamed(source)]
    people = [source for source in unnamed if is_unnamed_person(source)]
    lead = [unit for unit in units if unit.is_lead and unit.level > Level.NO_SOURCE]
    opinions = opinion_flags(flags)
    holders = {flag.source_id or flag.id for flag in opinions}
    return AnonymityMeasure(
        referents=len(unnamed),
        with_substantive_reason=(
            sum(map(has_real_reason, people)) / len(people) if people else None
        ),
        lead_depends=bool(lead) and all(unit.level <= Level.ROLE_AND_ACCESS for unit in lead),
        people=len(people),
        opinions=min(len(holders), len(unnamed)),
        opinion_flags=tuple(flag.id for flag in opinions),
    )
