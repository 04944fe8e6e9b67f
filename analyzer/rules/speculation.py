"""Hedges that nobody owns: the newsroom's own guesses, and hedges on hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analyzer.lexicon import Lexicons
from analyzer.rules.base import rule
from analyzer.rules.framing_findings import PROBABLE
from analyzer.rules.ownership import (
    OWN,
    Ownership,
    ownership,
    raised,
)
from analyzer.rules.precision import measured
from analyzer.types import (
    NEWSROOM,
    Facts,
    Finding,
    Hedge,
    Related,
    Severity,
    SourceClass,
    Span,
    Voice,
)

_SPECULATIVE = frozenset(
    {"may", "might", "could", "perhaps", "maybe", "possibly", "presumably", "likely", "unlikely",
     "probably", "almost certain|certainly", "may or may not", "potentially", "conceivably",
     "doubtful", "remain to be see|know|determine"}
)  # fmt: skip
_STACKABLE = frozenset({"epistemic", "doxastic"})
_STACK_GAP = 28
"""Two hedges further apart than this many characters are two thoughts."""
_UNNAMED = frozenset(
    {SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP, SourceClass.GENERIC_CROWD}
)
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

    *The ministry said talks may resume*; what is granted before a *but*; a comparison (*more likely
    than*); what others fear; *could* of ability or in the past; *may* of permission;
    the month; a legal maximum (*could face ten years*); the weather service's forecast.

    ## References

    AP and Reuters ask for the source of every statement that is no established fact; Reuters
    counts unattributed opinion and forecast as a fault.
    """
    who = ownership(facts)
    told = -1
    for hedge in facts.hedges:
        if (
            hedge.start < told
            or hedge.owner != NEWSROOM
            or hedge.voice not in OWN
            or hedge.type != "epistemic"
        ):
            continue
        if hedge.lemma not in _SPECULATIVE or hedge.confidence < _SPECULATION_CONFIDENCE:
            continue
        if (
            who.has_source(hedge.start)
            or who.is_carried(hedge.start)
            or _is_aside(who.text(hedge.start), lexicons)
            or _is_concession(facts, who, hedge)
        ):
            continue
        end = max(hedge.end, min(hedge.scope.end, hedge.end + 90))
        end = told = _whole_word(facts.draft.text, end)
        yield Finding(
            start=hedge.start,
            end=end,
            confidence=measured("CER-SPEC", hedge.lemma),
            severity=_weigh_guess(facts, who.text(hedge.start), hedge, Span(hedge.start, end)),
        )


def _weigh_guess(facts: Facts, sentence: str, hedge: Hedge, span: Span) -> Severity:
    """Less where a condition is named, for what something is able or apt to do, and for words that
    proved no guess when they were read."""
    if measured("CER-SPEC", hedge.lemma) < PROBABLE:
        return Severity.CONSIDER
    if _CONDITION.search(sentence) or (hedge.is_embedded and hedge.lemma in _APT):
        return Severity.CONSIDER
    return raised(facts, span, Severity.SHOULD_FIX)


_APT = frozenset({"could", "likely", "unlikely", "possibly", "potentially"})
_YOU = frozenset({"you", "your", "yours", "yourself", "we", "our", "i", "let's"})


_CONDITION = re.compile(r"\b(?:if|unless|provided|in (?:the|that) (?:\w+ )?event)\b", re.IGNORECASE)
_CONCEDED = re.compile(r"\s*(?:seem|sound|be expected|well be|do with)\b")
"""*May seem*, *could do with*: what is granted, or wanted."""
_BUT = re.compile(r"(?:,|;|\s[—–-]+)\s?(?:but|yet)\b")
_THEN_BUT = re.compile(r"(?:But|Yet|Still|However|Nevertheless)\b")
"""Opens the sentence after what a *may* conceded."""
_NOBODY = re.compile(r"\b(?:little|nothing|nobody|no one|none|few)\s$", re.IGNORECASE)
"""*Little could be trusted*: what was not possible, no guess."""
_COMPARED = re.compile(r"\b(?:more|less)\s$")
_IS = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|seems?|seemed|looks?|looked|appears?|appeared|remains?|"
    r"remained|it|that|this|highly|very|deeply|most|so|as|not|considered|deemed|thought|though|even)|['’]s|['’]re)\s$",
    re.IGNORECASE,
)
"""What comes before a predicate: *is unlikely*, not *draws unlikely allies*."""
_SHORTEST = 5
"""Fewer words than this answer the sentence before (*Now, it may be*)."""
_NO_CLAIM = re.compile(
    r"\s*(?:\w+ly(?=,)|(?:the )?(?:most|best|worst|least|\w{2,}est)|not|even|others|more|because|"
    r"can|could|\d+|two|three|four|five|six|seven|eight|nine|ten|a (?:dozen|hundred))\b"
)
_UNCLEAR = re.compile(r"\b(?:unclear|not clear|not known|unknown|whether|what|who|why)\b")
_TOLD = re.compile(r",\s(?:he|she|they)\s(?:said|says|added)\b")
_TOLD_BEFORE = re.compile(
    r",\s(?:he|she|they)\s\w+,\s$|,\s(?:he|she|they|[A-Z]\w+)\s(?:said|says|noted|added),\s|"
    r"\b(?:fears?|concerns?|worries|worry|hopes?|warnings?)\b(?:\s(?:is|was))? that\b[^;“”\"]*$|"
    r"\b(?:said|says|noted|predicts?|predicted|warns?|warned|argues?|argued)\b[^;:“”\"]*$"
)
"""A verb of telling before the guess, whether or not its content was found to reach so far."""
_SUPPOSED = re.compile(
    r"\b(?:if|though|although|while)\s(?:\w+\s){1,2}$|"
    r"\bfor the (?:possibility|risk|chance|case) that\b",
    re.IGNORECASE,
)
"""*While he may have*, *prepares for the possibility that it may*: granted, or reckoned with."""
_ATTRIBUTIVE = re.compile(
    r"\b(?:(?i:the|a|an|his|her|their|its|this|that|other)|"
    r"(?!(?:It|That|He|She|There|What|Who|Here)\b)[A-Z]\w+['’]s?)\s$"
)


_DEGREES = frozenset({"likely", "unlikely", "doubtful"})


def _is_concession(facts: Facts, who: Ownership, hedge: Hedge) -> bool:
    """*May not rhyme, but …*, *perhaps not surprisingly*, *it is not clear what it could*, *even
    if they could*, *her likely opponent*: no guess of the newsroom's."""
    text = facts.draft.text
    number = who.sentence(hedge.start)
    sentence = facts.sentences[number]
    before, after = text[sentence.start : hedge.start], text[hedge.end : sentence.end]
    if len((before + after).split()) < _SHORTEST - 1:
        return True
    if _TOLD.match(after[:20]) or _TOLD_BEFORE.search(before) or _CONCEDED.match(after):
        return True
    if hedge.lemma in _DEGREES and _is_rank(hedge.lemma, before, after):
        return True
    if hedge.lemma == "may" and _is_countered(facts, number):
        return True
    if hedge.lemma == "could" and _NOBODY.search(before):
        return True
    if hedge.lemma in _MODALS:
        return bool(_BUT.search(after) or _UNCLEAR.search(before) or _SUPPOSED.search(before))
    return hedge.lemma in _ADVERBS and bool(_NO_CLAIM.match(after))


def _is_rank(word: str, before: str, after: str) -> bool:
    """*Her likely opponent*, *unlikely allies*, *more likely than others*: no forecast."""
    if _COMPARED.search(before) and " than " in before + after:
        return True
    is_claim = re.match(r"\s(?:to|that)\b", after) is not None
    if _ATTRIBUTIVE.search(before):
        return not is_claim
    # An adverb can only be *likely*: *it will likely close*.
    return word == "unlikely" and not is_claim and not _IS.search(before)


def _is_countered(facts: Facts, number: int) -> bool:
    """*The plan may work. But …*: what is granted before an objection."""
    sentences = facts.sentences
    if number + 1 >= len(sentences):
        return False
    places = facts.sentence_paragraph
    is_near = places[number] == places[number + 1]
    return is_near and _THEN_BUT.match(facts.draft.text, sentences[number + 1].start) is not None


def _is_aside(text: str, lexicons: Lexicons) -> bool:
    """A question, advice to the reader, a penalty or the weather: no guess at the news."""
    words = {word.strip(".,;:!?“”\"'()—").lower() for word in text.split()}
    is_question = text.rstrip("”\"' ").endswith("?") or text.startswith(("What ", "How ", "Why "))
    return is_question or bool(words & (_YOU | lexicons.word_lists["penalty_or_weather"]))


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
_DENIED = re.compile(r"\b(?:little|nothing|no|not|n['’]t)\b[^.;]*\bto\s$")
"""*Nothing to suggest that it could* hedges nothing."""


def _is_stacked(facts: Facts, first: Hedge, second: Hedge, is_weak: bool) -> bool:
    """Two hedges on one claim: verb and modal of an unnamed source, modal and adverb of anybody."""
    if Voice.QUOTED in (first.voice, second.voice):
        return False
    gap = facts.draft.text[first.end : second.start]
    if _DENIED.search(facts.draft.text[max(0, first.start - 60) : first.start]):
        return False
    if any(mark in gap for mark in ';“”"\n') or " or " in gap:
        return False
    if first.lemma in _VERBS and second.lemma in _MODALS | _ADVERBS:
        reaches = first.scope.start <= second.start < first.scope.end
        is_own = first.owner == NEWSROOM and first.lemma in {"appear", "seem"}
        return (is_weak or is_own) and reaches and len(gap) <= _STACK_GAP
    if first.lemma in _MODALS and second.lemma in _ADVERBS:
        return len(gap) <= _ADVERB_GAP
    if first.lemma in _MODALS and second.lemma in {"appear", "suggest", "indicate"}:
        return len(gap) <= _STACK_GAP and "," not in gap
    return first.lemma in _ADVERBS and second.lemma in _MODALS and len(gap) <= _STACK_GAP
