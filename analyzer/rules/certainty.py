"""How sure the newsroom sounds: speculation, stacked hedges, boosters, *confirm*, vague numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import WordingKind
from analyzer.lexicon_entries import NounKind, NounTrait
from analyzer.rules.base import rule
from analyzer.rules.identity import identity_of
from analyzer.rules.ownership import OWN, constructions, ownership, raised, to_finding
from analyzer.rules.precision import measured
from analyzer.rules.reading import is_prominent, voice_at
from analyzer.types import (
    Attribution,
    Facts,
    Finding,
    Hedge,
    Related,
    Severity,
    Source,
    SourceClass,
    Span,
    Voice,
)

_SPECULATIVE = frozenset(
    {"may", "might", "could", "perhaps", "maybe", "possibly", "presumably", "likely", "unlikely",
     "probably", "almost certain|certainly", "may or may not", "potentially", "conceivably",
     "plausible", "doubtful", "remain to be see|know|determine"}
)  # fmt: skip
_STACKABLE = frozenset({"epistemic", "doxastic"})
_STACK_GAP = 28
"""Two hedges further apart than this many characters are two thoughts."""
_TELLERS = frozenset({NounKind.BARE, NounKind.PROXIMITY, NounKind.OFFICIAL, NounKind.SECURITY,
                      NounKind.EXPERT, NounKind.BUSINESS})  # fmt: skip
_UNNAMED = frozenset({SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP})
_SPECULATION_CONFIDENCE = 0.5


@rule(
    id="CER-SPEC",
    name="Newsroom speculation",
    severity=Severity.SHOULD_FIX,
    message="“{text}” is a guess that nobody but the newsroom makes.",
    advice="Ask: who expects this, and why? Attribute the forecast, or report what is known.",
    basis=("AP", "REU"),
)
def newsroom_speculation(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """*May*, *could*, *perhaps*, *is likely to* in the newsroom's own voice.

    ## What it finds

    Forecasts and guesses at hidden causes whose doubt no source owns. The range flagged is what
    the doubt covers.

    ## Why it matters

    A hedge that a source owns is careful reporting. A hedge that nobody owns is the reporter
    guessing, and no reader can weigh a guess without knowing whose it is.

    ## Example

    *The truth may remain buried.* Better: *The ministry has not answered eleven questions sent on
    Monday.*

    ## Do not confuse with

    *The ministry said talks may resume*; *could* of ability or in the past; *may* of permission;
    the month; a legal maximum (*could face ten years*); the weather service's forecast.

    ## References

    AP and Reuters ask for the source of every statement that is no established fact; Reuters
    counts unattributed opinion and forecast as a fault.
    """
    who = ownership(facts)
    for hedge in facts.hedges:
        if hedge.owner != "newsroom" or hedge.voice not in OWN or hedge.type != "epistemic":
            continue
        if hedge.lemma not in _SPECULATIVE or hedge.confidence < _SPECULATION_CONFIDENCE:
            continue
        if (
            who.has_source(hedge.start)
            or who.is_carried(hedge.start)
            or _is_aside(who.text(hedge.start))
        ):
            continue
        end = max(hedge.end, min(hedge.scope.end, hedge.end + 90))
        end = _whole_word(facts.draft.text, end)
        yield Finding(
            start=hedge.start,
            end=end,
            confidence=measured("CER-SPEC", hedge.lemma),
            severity=_weigh_guess(facts, who.text(hedge.start), hedge, Span(hedge.start, end)),
        )


def _weigh_guess(facts: Facts, sentence: str, hedge: Hedge, span: Span) -> Severity:
    """Less where a condition is named, and for what something is able or apt to do."""
    words = sentence.lower().split()
    if "if" in words or "unless" in words or (hedge.is_embedded and hedge.lemma in _APT):
        return Severity.CONSIDER
    return raised(facts, span, Severity.SHOULD_FIX)


_APT = frozenset({"could", "likely", "unlikely", "possibly", "potentially"})
_YOU = frozenset({"you", "your", "yours", "yourself", "we", "our", "i", "let's"})
_LEGAL = frozenset({"prison", "sentence", "sentenced", "fine", "fined", "convicted",
                    "eligible", "forecast", "storm", "hurricane", "rain", "temperatures",
                    "weather", "winds", "landfall"})  # fmt: skip


def _is_aside(text: str) -> bool:
    """A question, advice to the reader, a penalty or the weather: no guess at the news."""
    words = {word.strip(".,;:!?“”\"'()—").lower() for word in text.split()}
    is_question = text.rstrip("”\"' ").endswith("?") or text.startswith(("What ", "How ", "Why "))
    return is_question or bool(words & (_YOU | _LEGAL))


def _whole_word(text: str, end: int) -> int:
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return end


@rule(
    id="CER-STACK",
    name="Stacked hedges",
    severity=Severity.CONSIDER,
    message="“{text}” hedges one claim twice.",
    advice="Ask: what is the evidence? Keep one hedge and name it.",
    basis=("SZEGED",),
)
def stacked_hedges(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Two or more hedges on one proposition.

    ## What it finds

    *Hinted that it could*, *may possibly*, *appears to suggest*: a hedge inside the scope of
    another, next to it.

    ## Why it matters

    Two hedges leave nothing that could ever turn out wrong. From an unnamed source they leave
    nothing at all.

    ## Example

    *Sources hinted that it could be a prelude.* Better: cut, or get one person on the record.

    ## Do not confuse with

    A hedge with a condition (*it may, weather permitting, reopen*); two hedges on two claims; a
    speaker's own words in quotation marks.

    ## References

    Szarvas et al. (2012) sort the cues of uncertainty into the types used here.
    """
    by_id = {one.id: one for one in facts.attributions}
    hedges = [h for h in facts.hedges if h.type in _STACKABLE and h.certainty in {"C1", "C2", "C3"}]
    last_end = -1
    for first, second in pairwise(hedges):
        attribution = by_id.get(first.attribution_id or "")
        is_weak = attribution is not None and attribution.source_class in _UNNAMED
        if first.start < last_end or not _is_stacked(facts, first, second, is_weak):
            continue
        last_end = second.end
        yield Finding(
            start=first.start,
            end=second.end,
            confidence=measured("CER-STACK"),
            severity=Severity.SHOULD_FIX if is_weak else Severity.CONSIDER,
            source_id=attribution.source_id if attribution else None,
            attribution_id=attribution.id if attribution else None,
            related=(Related(second.scope.start, second.scope.end, "claim"),),
        )


_ADVERBS = frozenset({"possibly", "perhaps", "maybe", "potentially"})
_MODALS = frozenset({"may", "might", "could"})
_VERBS = frozenset({"hint", "suggest", "imply", "appear", "seem", "speculate", "indicate",
                    "suspect", "insinuate"})  # fmt: skip
_ADVERB_GAP = 80


def _is_stacked(facts: Facts, first: Hedge, second: Hedge, is_weak: bool) -> bool:
    """Two hedges on one claim: verb and modal of an unnamed source, modal and adverb of anybody."""
    if Voice.QUOTED in (first.voice, second.voice):
        return False
    gap = facts.draft.text[first.end : second.start]
    if any(mark in gap for mark in ';“”"\n') or " or " in gap:
        return False
    if first.lemma in _VERBS and second.lemma in _MODALS | _ADVERBS:
        reaches = first.scope.start <= second.start < first.scope.end
        return (is_weak or first.owner == "newsroom") and reaches and len(gap) <= _STACK_GAP
    if first.lemma in _MODALS and second.lemma in _ADVERBS:
        return len(gap) <= _ADVERB_GAP
    if first.lemma in _MODALS and second.lemma in {"appear", "suggest", "indicate", "possibility"}:
        return len(gap) <= _STACK_GAP and "," not in gap
    return first.lemma in _ADVERBS and second.lemma in _MODALS and len(gap) <= _STACK_GAP


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
    if not is_prominent(facts, span.start) or source.description is None:
        return False
    nouns = (lexicons.noun(word) for word in source.description.lower().split())
    return any(noun is not None and noun.trait == NounTrait.POLITICIAN for noun in nouns)


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
