"""How sure the newsroom sounds: boosters, *confirm*, vague numbers."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import WordingKind
from analyzer.lexicon_entries import NounKind
from analyzer.rules.base import rule
from analyzer.rules.identity import identity_of
from analyzer.rules.ownership import (
    OWN,
    constructions,
    to_finding,
)
from analyzer.rules.precision import measured
from analyzer.rules.reading import is_prominent, voice_at
from analyzer.types import (
    Attribution,
    Facts,
    Finding,
    Severity,
    Source,
    Span,
)

_TELLERS = frozenset({NounKind.BARE, NounKind.PROXIMITY, NounKind.OFFICIAL, NounKind.SECURITY,
                      NounKind.EXPERT, NounKind.BUSINESS})  # fmt: skip


@rule(
    id="CER-BOOST",
    name="Booster",
    severity=Severity.SHOULD_FIX,
    message="“{text}” claims certainty; the draft shows nothing that bears it out.",
    advice="Ask: what proves it? Show the proof, or delete the words.",
    basis=("HYLAND05", "LIQ", "LOZADA", "RUBIN"),
)
def booster(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Certainty markers in the newsroom's own voice.

    ## What it finds

    *One thing is clear*, *undoubtedly*, *there is no question*, *clearly*, *of course*, where no
    source speaks.

    ## Why it matters

    What is proved needs no booster, and what is not cannot be made so by one.

    ## Example

    *One thing is clear: the defence has failed.* Better: *Two of the nine drones hit the depot,
    the ministry said.*

    ## Do not confuse with

    An adverb of manner (*he clearly marked the box*); a source's own words; *it was not clear
    whether*, which is an honest disclosure.

    ## References

    Hyland (2005) lists boosters. Rubin (2006) ranks them as absolute or high certainty. *Clearly*
    and *one thing is clear* are weasel forms on Wikipedia's list.
    """
    for one in constructions(facts, WordingKind.BOOSTER):
        yield to_finding(facts, "CER-BOOST", one)


@rule(
    id="CER-CONFIRM",
    name="Misused “confirm”",
    severity=Severity.CONSIDER,
    message="“{text}”: {who} cannot confirm it for the reader.",
    advice="Use “said”. Ask: has anybody without a stake in it checked?",
    basis=("BBC-ACC", "REU-ACC"),
)
def misused_confirm(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """*Confirmed* of an unnamed source, or of one that reports on its own side.

    ## What it finds

    *Sources have confirmed the type*; *the ministry officially confirmed its figures*; a mayor who
    *confirmed* what only he has said.

    ## Why it matters

    To confirm is to make certain. An unnamed source cannot, and an interested one should not be
    trusted to.

    ## Example

    *Sources confirmed the model.* Better: *An officer of the air-defence command who was on duty
    that night said it was an S-300.*

    ## Do not confuse with

    The authority whose office it is (*the coroner confirmed the identity*); a family, a lawyer or
    a company on its own affairs; somebody else's check (*a second laboratory confirmed*).

    ## References

    BBC: say what has been corroborated. Reuters: say what is not known.
    """
    by_id = {source.id: source for source in facts.sources}
    for attribution in facts.attributions:
        cue = attribution.cue
        if cue is None or cue.lemma != "confirm" or cue.polarity != "positive":
            continue
        segment = voice_at(facts, cue.spans[0].start)
        source = by_id.get(attribution.source_id or "")
        if source is None or segment is None or segment.voice not in OWN:
            continue
        if (
            source.head is not None
            and source.head in lexicons.wordings.words[WordingKind.COMPETENT]
        ):
            continue
        if _is_refused(attribution):
            continue
        span = Span(cue.spans[0].start, cue.spans[-1].end)
        if identity_of(source, lexicons) is not None and (
            source.kind in _TELLERS or source.relation
        ):
            is_lead = is_prominent(facts, span.start)
            severity = Severity.MUST_FIX if is_lead else Severity.SHOULD_FIX
            who, shape = "an unnamed source", "unnamed"
        elif _is_interested(facts, lexicons, source, cue.text, span):
            severity, who, shape = Severity.CONSIDER, "a source with a stake in it", "interested"
        else:
            continue
        yield Finding(
            start=span.start,
            end=span.end,
            confidence=measured("CER-CONFIRM", shape),
            severity=severity,
            values={"who": who},
            source_id=attribution.source_id,
            attribution_id=attribution.id,
        )


def _is_refused(attribution: Attribution) -> bool:
    """*Would neither confirm nor deny*, *declined to confirm*, *could not confirm*."""
    cue = attribution.cue
    text = cue.text.lower() if cue is not None else ""
    return any(
        word in text for word in ("not", "n’t", "n't", "neither", "declin", "refus", "unable")
    )


def _is_interested(facts: Facts, lexicons: Lexicons, source: Source, text: str, span: Span) -> bool:
    """A politician whose word is the lead's ground, or a body that *officially* confirms."""
    if "officially" in text.lower():
        return True
    if not is_prominent(facts, span.start):
        return False
    words = f"{source.name or ''} {source.description or ''}".lower().split()
    return bool(lexicons.word_lists["political_office"].intersection(words))


@rule(
    id="CER-QUANT",
    name="Vague quantity",
    severity=Severity.CONSIDER,
    message="“{text}” stands where a number could.",
    advice="Ask: how many, counted by whom and when? Give the number, or cut.",
    basis=("GANTER09", "LIQ"),
)
def vague_quantity(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A number that could be checked, replaced by words.

    ## What it finds

    *A growing number of*, *the vast majority of*, *countless*, *up to 60 percent*, *perhaps tens
    of thousands*, where no source speaks.

    ## Why it matters

    A trend without two figures is an impression, and *up to* gives the one figure that is surely
    wrong.

    ## Example

    *A growing number of officers are leaving.* Better: *112 officers left last year and 71 the
    year before, the force said.*

    ## Do not confuse with

    An honest rounder (*about 15 minutes*); a lower bound (*at least 12 dead*); what a law allows
    (*up to ten years*).

    ## References

    Ganter and Strube (2009) count vague quantities among weasels; *up to sixty percent* is a weasel
    form on Wikipedia's list.
    """
    for one in constructions(facts, WordingKind.QUANTITY):
        yield to_finding(facts, "CER-QUANT", one)
