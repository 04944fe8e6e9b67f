"""Changes an editor could make to a draft, as what they change of its facts and flags.

:mod:`analyzer.scores.tally` scores the draft with a change made: what one is worth is never
estimated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analyzer.ranges import Places
from analyzer.scores.anonymity import PRONOUNS, has_real_reason, is_unnamed, is_unnamed_person
from analyzer.scores.ceilings import opinion_flags
from analyzer.scores.framing import is_framing, points_of
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
    """One change.

    Attributes:
        kind, spans, source_id: as in ``Mover``.
        label: what to do, without the place.
        raised: number of a statement, from 0 → the level it rests on then.
        cut: numbers of the statements that go.
        before, after: an entry of the ledger, and what it becomes.
        gone: flags that go, in their order.
    """

    kind: str
    label: str
    spans: tuple[Span, ...]
    source_id: str | None = None
    raised: Mapping[int, Level] = field(default_factory=dict)
    cut: frozenset[int] = frozenset()
    before: Source | None = None
    after: Source | None = None
    gone: tuple[Flag, ...] = ()


class _Desk:
    """A draft with its flags, and what of both belongs to which attribution and source."""

    def __init__(self, facts: Facts, flags: Sequence[Flag], weights: Weights) -> None:
        self.facts = facts
        self.flags = flags
        self.weights = weights
        self._place = {flag.id: number for number, flag in enumerate(flags)}
        self._units: dict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(facts.units):
            if unit.attribution_id is not None:
                self._units[unit.attribution_id].append(number)
        self._of_attribution: dict[str, list[Flag]] = defaultdict(list)
        self._of_source: dict[str, list[Flag]] = defaultdict(list)
        for flag in flags:
            if flag.attribution_id is not None:
                self._of_attribution[flag.attribution_id].append(flag)
            if flag.source_id is not None:
                self._of_source[flag.source_id].append(flag)

    def units_of(self, attributions: Iterable[str]) -> list[int]:
        """Numbers of the statements that are the content of these attributions."""
        return sorted(number for name in set(attributions) for number in self._units.get(name, ()))

    def flags_of_attributions(self, attributions: Iterable[str]) -> list[Flag]:
        """Flags about any of these attributions."""
        return [flag for name in attributions for flag in self._of_attribution.get(name, ())]

    def flags_of_source(self, source: Source) -> list[Flag]:
        """Flags about this entry of the ledger."""
        return self._of_source.get(source.id, [])

    def in_order(self, flags: Iterable[Flag]) -> tuple[Flag, ...]:
        """Each of these flags once, in the order of all."""
        return tuple(self.flags[at] for at in sorted({self._place[flag.id] for flag in flags}))


def find_edits(facts: Facts, flags: Sequence[Flag], weights: Weights) -> Iterator[Edit]:
    """Every change worth trying on this draft."""
    desk = _Desk(facts, flags, weights)
    yield from _name_sources(desk)
    yield from _source_claims(desk)
    yield from _cut_opinions(desk)
    yield from _give_reasons(desk)
    yield from _reword(desk)


def _name_sources(desk: _Desk) -> Iterator[Edit]:
    """An unnamed source gets a name, and a role too if the draft ties it to a body or field."""
    unnamed = [
        one
        for one in desk.facts.sources
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
        about = desk.flags_of_attributions(source.attributions) + desk.flags_of_source(source)
        yield Edit(
            kind="name",
            label=f"{'identifying' if is_document else 'naming'} {_quoted(desk.facts, source)}",
            spans=source.mentions,
            source_id=source.id,
            raised=dict.fromkeys(desk.units_of(source.attributions), level),
            before=source,
            after=named,
            gone=desk.in_order(flag for flag in about if flag.category is Category.SRC),
        )


def _source_claims(desk: _Desk) -> Iterator[Edit]:
    """A claim that rests on nobody gets a named source."""
    units, weights = desk.facts.units, desk.weights
    unowned = [
        number
        for number, unit in enumerate(units)
        if unit.level is Level.NO_SOURCE and unit.words >= _CLAIM_WORDS
    ]
    unowned.sort(key=lambda number: -unit_weight(units[number], weights))
    asked = [flag for flag in desk.flags if flag.rule in OWNERLESS]
    places = Places(asked)
    for number in unowned[:CANDIDATES]:
        where = Span(units[number].start, units[number].end)
        claim = desk.facts.draft.text[where.start : where.end]
        yield Edit(
            kind="source",
            label=f"finding a source for “{_shorten(claim)}”",
            spans=(where,),
            raised={number: Level.NAMED},
            gone=tuple(asked[place] for place in places.find_in(where)),
        )


def _cut_opinions(desk: _Desk) -> Iterator[Edit]:
    """What an unnamed source thinks goes: each opinion, and all of them."""
    opinions = opinion_flags(desk.flags)[:CANDIDATES]
    groups = [[flag] for flag in opinions]
    if len(opinions) > 1:
        groups.append(opinions)
    for group in groups:
        own = [flag.attribution_id for flag in group if flag.attribution_id is not None]
        label = (
            f"cutting the anonymous opinion “{_shorten(group[0].text)}”"
            if len(group) == 1
            else "cutting every anonymous opinion"
        )
        yield Edit(
            kind="cut",
            label=label,
            spans=tuple(Span(flag.start, flag.end) for flag in group),
            source_id=group[0].source_id if len(group) == 1 else None,
            cut=frozenset(desk.units_of(own)),
            gone=desk.in_order([*group, *desk.flags_of_attributions(own)]),
        )


def _give_reasons(desk: _Desk) -> Iterator[Edit]:
    """The draft says what an unnamed source risks."""
    unexplained = [
        one for one in desk.facts.sources if is_unnamed_person(one) and not has_real_reason(one)
    ]
    unexplained.sort(key=lambda one: -one.content_words)
    for source in unexplained[:CANDIDATES]:
        yield Edit(
            kind="reason",
            label=f"giving a real reason for the anonymity of {_quoted(desk.facts, source)}",
            spans=source.mentions[:1],
            source_id=source.id,
            before=source,
            after=replace(source, anonymity=Anonymity(stated=True, reason="substantive")),
            gone=tuple(
                flag for flag in desk.flags_of_source(source) if flag.rule == "SRC-NOREASON"
            ),
        )


def _reword(desk: _Desk) -> Iterator[Edit]:
    """Loaded wording in the newsroom's voice gives way to plain words."""
    loaded = [
        flag for flag in desk.flags if is_framing(flag) and flag.status is not Status.DISMISSED
    ]
    loaded.sort(key=lambda flag: -points_of(flag, desk.weights))
    for flag in loaded[:CANDIDATES]:
        yield Edit(
            kind="reword",
            label=f"rewording “{_shorten(flag.text)}”",
            spans=(Span(flag.start, flag.end),),
            gone=(flag,),
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
