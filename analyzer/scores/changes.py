"""Changes an editor could make to a draft, as changes of its facts and flags.

Each gives the facts and flags of the changed draft, to be scored like any other: what a change is
worth is never estimated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from analyzer.scores.anonymity import PRONOUNS, has_real_reason, is_unnamed, is_unnamed_person
from analyzer.scores.ceilings import opinion_flags
from analyzer.scores.framing import is_framing
from analyzer.scores.statements import OWNERLESS, unit_weight
from analyzer.types import (
    Anonymity,
    Category,
    Facts,
    Flag,
    Level,
    Source,
    SourceClass,
    Span,
    Status,
    Weights,
)

#: Candidates of one kind: the heaviest ones, so that a long draft takes no longer than a short one.
CANDIDATES = 12
_CLAIM_WORDS = 3
"""Content words from which on a statement is worth a source."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Edit:
    """One change, and the draft as it would be.

    Attributes:
        kind, spans, source_id, unit_ids, flag_ids: as in ``Mover``.
        label: what to do, without the place.
    """

    kind: str
    label: str
    facts: Facts
    flags: tuple[Flag, ...]
    spans: tuple[Span, ...]
    source_id: str | None = None
    unit_ids: tuple[str, ...] = ()
    flag_ids: tuple[str, ...] = ()


def find_edits(facts: Facts, flags: tuple[Flag, ...], weights: Weights) -> Iterator[Edit]:
    """Every change worth trying on this draft."""
    yield from _name_sources(facts, flags)
    yield from _source_claims(facts, flags, weights)
    yield from _cut_opinions(facts, flags)
    yield from _give_reasons(facts, flags)
    yield from _reword(facts, flags, weights)


def _name_sources(facts: Facts, flags: tuple[Flag, ...]) -> Iterator[Edit]:
    """An unnamed source gets a name, and a role too if the draft ties it to a body or field."""
    unnamed = [
        one
        for one in facts.sources
        if is_unnamed(one)
        and one.level < Level.NAMED
        # A crowd headed by no noun for people is an event (*the incident raised questions*).
        and (one.kind is not None or one.source_class is not SourceClass.GENERIC_CROWD)
    ]
    unnamed.sort(key=lambda one: -one.content_words)
    for source in unnamed[:CANDIDATES]:
        level = Level.NAMED_WITH_ROLE if source.level >= Level.INSTITUTION_ONLY else Level.NAMED
        is_document = source.source_class is SourceClass.UNIDENTIFIED_DOCUMENT
        named = replace(
            source,
            level=level,
            source_class=(
                SourceClass.IDENTIFIED_DOCUMENT if is_document else SourceClass.NAMED_PERSON
            ),
            anonymity=None,
        )
        own = set(source.attributions)
        units = tuple(
            replace(unit, level=level) if unit.attribution_id in own else unit
            for unit in facts.units
        )
        gone = [
            flag.id
            for flag in flags
            if flag.category is Category.SRC
            and (flag.source_id == source.id or flag.attribution_id in own)
        ]
        yield Edit(
            kind="name",
            label=f"{'identifying' if is_document else 'naming'} {_quoted(facts, source)}",
            facts=replace(
                facts,
                units=units,
                sources=tuple(named if one is source else one for one in facts.sources),
            ),
            flags=_without(flags, gone),
            spans=source.mentions,
            source_id=source.id,
            unit_ids=_unit_ids(facts, own),
            flag_ids=tuple(gone),
        )


def _source_claims(facts: Facts, flags: tuple[Flag, ...], weights: Weights) -> Iterator[Edit]:
    """A claim that rests on nobody gets a named source."""
    unowned = [
        index
        for index, unit in enumerate(facts.units)
        if unit.level is Level.NO_SOURCE and unit.words >= _CLAIM_WORDS
    ]
    unowned.sort(key=lambda index: -unit_weight(facts.units[index], weights))
    for index in unowned[:CANDIDATES]:
        unit = facts.units[index]
        where = Span(unit.start, unit.end)
        gone = [
            flag.id
            for flag in flags
            if flag.rule in OWNERLESS and where.overlaps(Span(flag.start, flag.end))
        ]
        units = list(facts.units)
        units[index] = replace(unit, level=Level.NAMED)
        yield Edit(
            kind="source",
            label=f"finding a source for “{_shorten(facts.draft.text[unit.start : unit.end])}”",
            facts=replace(facts, units=tuple(units)),
            flags=_without(flags, gone),
            spans=(where,),
            unit_ids=(f"U{index + 1}",),
            flag_ids=tuple(gone),
        )


def _cut_opinions(facts: Facts, flags: tuple[Flag, ...]) -> Iterator[Edit]:
    """What an unnamed source thinks goes: each opinion, and all of them."""
    opinions = opinion_flags(flags)[:CANDIDATES]
    groups = [[flag] for flag in opinions]
    if len(opinions) > 1:
        groups.append(opinions)
    for group in groups:
        own = {flag.attribution_id for flag in group} - {None}
        gone = [
            flag.id
            for flag in flags
            if flag in group or (flag.attribution_id in own and flag.attribution_id is not None)
        ]
        label = (
            f"cutting the anonymous opinion “{_shorten(group[0].text)}”"
            if len(group) == 1
            else "cutting every anonymous opinion"
        )
        yield Edit(
            kind="cut",
            label=label,
            facts=replace(
                facts,
                units=tuple(unit for unit in facts.units if unit.attribution_id not in own),
            ),
            flags=_without(flags, gone),
            spans=tuple(Span(flag.start, flag.end) for flag in group),
            source_id=group[0].source_id if len(group) == 1 else None,
            unit_ids=_unit_ids(facts, own),
            flag_ids=tuple(gone),
        )


def _give_reasons(facts: Facts, flags: tuple[Flag, ...]) -> Iterator[Edit]:
    """The draft says what an unnamed source risks."""
    unexplained = [
        one for one in facts.sources if is_unnamed_person(one) and not has_real_reason(one)
    ]
    unexplained.sort(key=lambda one: -one.content_words)
    for source in unexplained[:CANDIDATES]:
        explained = replace(source, anonymity=Anonymity(stated=True, reason="substantive"))
        gone = [
            flag.id for flag in flags if flag.rule == "SRC-NOREASON" and flag.source_id == source.id
        ]
        yield Edit(
            kind="reason",
            label=f"giving a real reason for the anonymity of {_quoted(facts, source)}",
            facts=replace(
                facts,
                sources=tuple(explained if one is source else one for one in facts.sources),
            ),
            flags=_without(flags, gone),
            spans=source.mentions[:1],
            source_id=source.id,
            flag_ids=tuple(gone),
        )


def _reword(facts: Facts, flags: tuple[Flag, ...], weights: Weights) -> Iterator[Edit]:
    """Loaded wording in the newsroom's voice gives way to plain words."""
    loaded = [flag for flag in flags if is_framing(flag) and flag.status is not Status.DISMISSED]
    loaded.sort(key=lambda flag: -weights.points(flag.severity) * flag.confidence)
    for flag in loaded[:CANDIDATES]:
        yield Edit(
            kind="reword",
            label=f"rewording “{_shorten(flag.text)}”",
            facts=facts,
            flags=_without(flags, [flag.id]),
            spans=(Span(flag.start, flag.end),),
            flag_ids=(flag.id,),
        )


def _without(flags: Iterable[Flag], gone: Iterable[str]) -> tuple[Flag, ...]:
    ids = set(gone)
    return tuple(flag for flag in flags if flag.id not in ids)


def _unit_ids(facts: Facts, attributions: set[str] | set[str | None]) -> tuple[str, ...]:
    return tuple(
        f"U{number}"
        for number, unit in enumerate(facts.units, start=1)
        if unit.attribution_id is not None and unit.attribution_id in attributions
    )


def _quoted(facts: Facts, source: Source) -> str:
    """A source in the draft's own words, not by a pronoun that stands for it."""
    called = [facts.draft.text[start:end] for start, end in source.mentions]
    name = next((text for text in called if text.lower() not in PRONOUNS), source.description)
    return f"“{_shorten(name or source.id)}”"


def _shorten(text: str) -> str:
    flat = " ".join(text.split()).strip("“”\"'")
    if len(flat) <= _SHOWN:
        return flat
    return flat[: _SHOWN - 1].rsplit(" ", 1)[0].rstrip(",;:–—- ") + "…"
