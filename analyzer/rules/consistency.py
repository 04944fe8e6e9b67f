"""Claims that harden on the way through a draft: first somebody's, later a flat fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import NounKind
from analyzer.rules.base import rule
from analyzer.rules.ownership import Ownership, ownership, raised
from analyzer.rules.precision import measured
from analyzer.rules.reading import attributions_by_id, voice_at
from analyzer.types import (
    Attribution,
    Facts,
    Finding,
    Level,
    Related,
    Severity,
    SourceClass,
    Span,
    Voice,
)

#: Things a reader can tell apart by their name or figure: *S-300*, *$40 million*, *12 percent*.
_TELLING = re.compile(
    r"\b[A-Z][A-Za-z]{0,8}-\d+[A-Z]?\b"
    r"|[$€£]\s?\d[\d.,]*\d?(?:\s(?:million|billion|trillion))?"
    r"|\b\d[\d.,]*\s?(?:percent|per cent|%|million|billion)(?!\w)"
)
_CRIMES = (
    "thief|attacker|killer|gunman|murderer|terrorist|rapist|shooter|bomber|spy|hacker|kidnapper|"
    "smuggler|arsonist|robber|fraudster"
)
_ALLEGED = re.compile(
    rf"\b(?:alleged|suspected|accused|purported)\s(?:\w+\s)?({_CRIMES})\b", re.IGNORECASE
)
_SETTLED = re.compile(r"\b(?:convicted|pleaded guilty|pled guilty|confessed|sentenced|admitted)\b")
_HIDDEN = frozenset({NounKind.BARE, NounKind.PROXIMITY})
_UNNAMED = frozenset({SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP})


@rule(
    id="CER-DRIFT",
    name="Certainty drift",
    severity=Severity.SHOULD_FIX,
    message="“{text}” stands as a fact here; above it rests on {ground}.",
    advice="Attribute it again. Ask: has anybody confirmed it since?",
    basis=("AP",),
)
def certainty_drift(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A claim first told by unnamed people, or as alleged, and later flatly.

    ## What it finds

    A name or figure that only an unnamed source gave (*sources said it was an S-300*) and that
    returns in the newsroom's own voice (*the S-300 used that night*); an *alleged thief* who
    becomes *the thief*.

    ## Why it matters

    Nothing was learned in between. The reader forgets who said it, and the newsroom seems to.

    ## Example

    *Sources said an S-300 was used. … The S-300 missed twice.* Better: *The missile, an S-300
    according to the sources, missed twice.*

    ## Do not confuse with

    A fact that a named source or a document gave too; a claim since admitted or proved in court;
    attribution that plainly still holds in the next sentence.

    ## References

    AP: repeat the attribution wherever it is not perfectly clear who is speaking.
    """
    who = ownership(facts)
    yield from _hardened(facts, who)
    yield from _no_longer_alleged(facts, who)


def _hardened(facts: Facts, who: Ownership) -> Iterator[Finding]:
    by_id = attributions_by_id(facts)
    hidden = frozenset(
        source.id for source in facts.sources if source.name is None and source.kind in _HIDDEN
    )
    uses: dict[str, list[Span]] = {}
    for match in _TELLING.finditer(facts.draft.text):
        uses.setdefault(" ".join(match.group().split()), []).append(Span(*match.span()))
    for spans in uses.values():
        first = _attribution_at(facts, by_id, spans[0])
        if first is None or not _is_unnamed(first, hidden):
            continue
        for span in spans[1:]:
            later = _attribution_at(facts, by_id, span)
            if later is not None and not _is_unnamed(later, hidden):
                break  # somebody accountable says so too
            segment = voice_at(facts, span.start)
            if segment is None or segment.voice is not Voice.NEWSROOM or later is not None:
                continue
            if who.has_source(span.start) or who.sentence(span.start) - first.sentence < 2:
                continue
            yield _to_finding(facts, span, spans[0], "an unnamed source", "hardened")
            break


def _no_longer_alleged(facts: Facts, who: Ownership) -> Iterator[Finding]:
    text = facts.draft.text
    if _SETTLED.search(text):
        return
    told: set[str] = set()
    for match in _ALLEGED.finditer(text):
        noun = match.group(1).lower()
        if noun in told:
            continue
        told.add(noun)
        later = re.compile(rf"\b[Tt]he {noun}\b(?!['’])")
        for found in later.finditer(text, match.end()):
            segment = voice_at(facts, found.start())
            if (
                segment is not None
                and segment.voice is Voice.NEWSROOM
                and not who.has_source(found.start())
            ):
                yield _to_finding(
                    facts, Span(*found.span()), Span(*match.span()), "an allegation", "alleged"
                )
                break


def _attribution_at(facts: Facts, by_id: dict[str, Attribution], span: Span) -> Attribution | None:
    segment = voice_at(facts, span.start)
    return by_id.get(segment.attribution_id or "") if segment is not None else None


def _is_unnamed(attribution: Attribution, hidden: frozenset[str]) -> bool:
    """True if the words are those of somebody who is kept unnamed (*sources*, *insiders*)."""
    return (
        attribution.source_class in _UNNAMED
        and attribution.source_id in hidden
        and Level.GENERIC <= attribution.level <= Level.INSTITUTION_ONLY
    )


def _to_finding(facts: Facts, span: Span, first: Span, ground: str, shape: str) -> Finding:
    return Finding(
        start=span.start,
        end=span.end,
        confidence=measured("CER-DRIFT", shape),
        severity=raised(facts, span, Severity.SHOULD_FIX),
        values={"ground": ground},
        related=(Related(first.start, first.end, "first told"),),
    )
