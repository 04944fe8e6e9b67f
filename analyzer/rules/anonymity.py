"""What anonymous sources are used for, and whether their anonymity is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import WordingKind
from analyzer.lexicon_entries import CueClass, NounKind
from analyzer.rules.base import rule
from analyzer.rules.identity import Identity, find_unnamed, identity_of
from analyzer.rules.known import ends_in_name, has_name_beside, has_owner
from analyzer.rules.ownership import OWN
from analyzer.rules.precision import measured
from analyzer.rules.reading import attributions_by_id, sentence_of, to_related, voice_at
from analyzer.types import (
    Anonymity,
    Attribution,
    AttributionKind,
    Facts,
    Finding,
    Level,
    Quotation,
    Severity,
    Source,
    SourceClass,
    Span,
    SpanText,
)

_PEOPLE = frozenset({SourceClass.UNNAMED_PERSON, SourceClass.UNNAMED_GROUP,
                     SourceClass.GENERIC_CROWD})  # fmt: skip
_HIDDEN = frozenset({NounKind.BARE, NounKind.PROXIMITY, NounKind.OFFICIAL, NounKind.SECURITY})
"""Kinds to whom anonymity is granted; experts and critics merely go unnamed."""
_INFORMANTS = frozenset({"source", "insider", "informant", "whistleblower"})
"""People who are unnamed because they asked for it; of an unnamed official or expert the draft may
just have left out the name."""
_SPEAKERS = _HIDDEN | {NounKind.OFFICIAL, NounKind.SECURITY, NounKind.EXPERT,
                             NounKind.BUSINESS, NounKind.CROWD, NounKind.PRONOUN}  # fmt: skip
_PERSONAL = frozenset({"i", "we", "you", "he", "she", "they", "it", "who", "which", "that"})
_POLLED = re.compile(r"\b(?:percent|per cent|in 10|in ten|poll|polled|survey|surveyed)\b|%")
_ONLINE = re.compile(r"\b(?:tweet|tweeted|Twitter|Facebook|Instagram|online comment)\b")
_RELATIVE = 5
"""No relative pronoun has more letters."""
_REASON_WITHIN = 12
_QUOTE_WORDS = 5
"""Fewer quoted words are a phrase, which can hardly be told otherwise."""


@rule(
    id="SRC-OPINION",
    name="Anonymous opinion",
    severity=Severity.MUST_FIX,
    message="“{text}” is {what} from a source that is not named.",
    advice="Anonymity is for information. Ask: will they say it on the record? If not, cut it.",
    basis=("AP", "HOWELL06", "NPR", "REU"),
)
def anonymous_opinion(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """An anonymous source used for judgement, prediction or blame instead of information.

    ## What it finds

    Content of unnamed people that is a guess (*hinted it could be a prelude*), or an attack (*“He
    is a disaster,” one aide said*).

    ## Why it matters

    A fact from an unnamed source can be checked. An opinion cannot: it weighs what its holder
    weighs, and the holder is hidden.

    ## Example

    *Sources hinted it could be a prelude to escalation.* Better: cut, or quote a named analyst
    with the evidence.

    ## Do not confuse with

    Facts from unnamed people (*one aide said the vote was at ten*); opinions of named people; what
    a poll measured; a forecast that somebody plainly *said*, where the source is flagged already.

    ## References

    AP: material from anonymous sources must be information, not opinion or speculation. The
    Washington Post's ombudsman: never an anonymous opinion of a person. NPR: no attacks. Reuters
    uses no unnamed source for opinion.
    """
    for source, attribution in _anonymous(facts, lexicons):
        what = _opinion(facts, lexicons, attribution)
        if what is None or attribution.content is None:
            continue
        if _POLLED.search(sentence_of(facts, attribution)):
            continue
        start, end = _told(attribution)
        is_expert = source.kind not in _HIDDEN or source.source_class is SourceClass.GENERIC_CROWD
        # *Said it could close in May* may be a plan told with care; *hinted it could* is no more.
        is_plain = what == "a guess" and not _is_guessing(attribution, lexicons)
        severity = Severity.SHOULD_FIX if is_expert else Severity.MUST_FIX
        yield Finding(
            start=start,
            end=end,
            confidence=measured("SRC-OPINION", what.split()[-1]),
            severity=Severity.CONSIDER if is_plain else severity,
            values={"what": what},
            source_id=source.id,
            attribution_id=attribution.id,
        )


def _anonymous(
    facts: Facts, lexicons: Lexicons, *, with_described: bool = False
) -> Iterator[tuple[Source, Attribution]]:
    """Unnamed people with what they are made to say in the newsroom's own telling.

    Args:
        with_described: those as well of whom a reader is told post and access.
    """
    by_id = attributions_by_id(facts)
    for source in facts.sources:
        if source.name is not None or source.source_class not in _PEOPLE:
            continue
        if (
            not Level.GENERIC <= source.level <= Level.ROLE_AND_ACCESS
            or source.kind not in _SPEAKERS
        ):
            continue
        is_described = source.level is Level.ROLE_AND_ACCESS
        if identity_of(source, lexicons) is None and not (is_described and with_described):
            continue
        for attribution_id in source.attributions:
            attribution = by_id[attribution_id]
            if attribution.source is None or attribution.cue is None or attribution.parent_id:
                continue
            if _is_known(source, attribution.source.text) or _is_named_beside(
                facts, attribution.source
            ):
                continue
            segment = voice_at(facts, attribution.cue.spans[0].start)
            if (
                attribution.cue.polarity == "positive"
                and segment is not None
                and (segment.voice in OWN)
            ):
                yield source, attribution


def _is_named_beside(facts: Facts, source: SpanText) -> bool:
    return has_name_beside(facts, Span(source.spans[0].start, source.spans[-1].end))


def _is_known(source: Source, phrase: str) -> bool:
    """*He*, *his lawyer*, *Roe's doctor*, *the envoy, Ann Roe*: one person is meant."""
    if ends_in_name(phrase):
        return True
    words = phrase.lower().split()
    is_pointed_to = words[0] in _PERSONAL | {"his", "her", "my", "our", "their"}
    return is_pointed_to or has_owner(words, source.head)


def _is_guessing(attribution: Attribution, lexicons: Lexicons) -> bool:
    speculation = lexicons.wordings.words[WordingKind.SPECULATION]
    return attribution.cue is not None and attribution.cue.lemma in speculation


def _opinion(facts: Facts, lexicons: Lexicons, attribution: Attribution) -> str | None:
    """*A guess* or *a judgement*, if the content is one."""
    if attribution.content is None or attribution.cue is None:
        return None
    spans = attribution.content.spans
    hedged = any(
        hedge.type == "epistemic"
        and hedge.certainty in {"C2", "C3"}
        and not hedge.is_embedded
        and hedge.attribution_id in (attribution.id, None)
        and any(span.start <= hedge.start < span.end for span in spans)
        for hedge in facts.hedges
    )
    text = " ".join(facts.draft.text[span.start : span.end] for span in spans).lower()
    words = set(re.findall(r"[a-z][a-z-]*", text))
    if attribution.cue.cue_class in {CueClass.DIRECTIVE, CueClass.COMMISSIVE}:
        return None
    judged = words & lexicons.wordings.words[WordingKind.JUDGEMENT].keys()
    is_quoted = attribution.kind is not AttributionKind.INDIRECT
    if judged and is_quoted:
        return "a judgement"
    is_said = attribution.cue.lemma in {"say", "tell", "raise"}
    if hedged and (is_said or _is_guessing(attribution, lexicons)):
        return "a guess"
    return None


def _told(attribution: Attribution) -> tuple[int, int]:
    """From the cue to the end of the first stretch of content, or the content alone.

    Where the content opens with no more than *which*, the rest of it is meant.
    """
    spans = attribution.content.spans if attribution.content is not None else ()
    cue = attribution.cue.spans[0].start if attribution.cue is not None else spans[0].start
    told = next((span for span in spans if span.end - span.start > _RELATIVE), spans[0])
    return min(cue, told.start), told.end


@rule(
    id="SRC-QUOTE",
    name="Anonymous direct quotation",
    severity=Severity.CONSIDER,
    message="A direct quotation from a source that is not named.",
    advice="Ask: can it be paraphrased? A quotation from somebody unnamed needs an editor's word.",
    basis=("NYT16", "GUA00"),
)
def anonymous_quotation(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Words in quotation marks from somebody who is not named.

    ## What it finds

    *“It is over,” a person briefed on the talks said*: a quotation of some length from people who
    are kept unnamed.

    ## Why it matters

    Quotation marks promise that somebody can be held to the words.

    ## Example

    *“We panicked,” said an aide.* Better: *An aide who was in the room described panic.*

    ## Do not confuse with

    An institution or a spokesperson; a quotation of a document; a few quoted words; witnesses,
    authors and others whose name was merely left out.

    ## References

    The New York Times asks for approval and for fewer direct quotations from unnamed sources; the
    Guardian's code asks for great caution with pejorative ones.
    """
    for source, attribution in _anonymous(facts, lexicons, with_described=True):
        if attribution.kind is AttributionKind.INDIRECT or attribution.content is None:
            continue
        is_stated = source.anonymity is not None and source.anonymity.stated
        if source.kind not in _HIDDEN and not is_stated:
            continue
        if _ONLINE.search(sentence_of(facts, attribution)):
            continue
        content = attribution.content.spans
        quoted = [
            quotation
            for quotation in facts.quotations
            if quotation.depth == 0
            and any(s.start <= quotation.inner_start < s.end for s in content)
            and len(_inside(facts, quotation).split()) >= _QUOTE_WORDS
        ]
        if not quoted:
            continue
        yield Finding(
            start=quoted[0].start,
            end=quoted[0].end,
            confidence=measured("SRC-QUOTE"),
            source_id=source.id,
            attribution_id=attribution.id,
        )


def _inside(facts: Facts, quotation: Quotation) -> str:
    return facts.draft.text[quotation.inner_start : quotation.inner_end]


@rule(
    id="SRC-NOREASON",
    name="Anonymity without a real reason",
    severity=Severity.SHOULD_FIX,
    message="“{text}”: {lack}.",
    advice="Ask: what does this source risk by being named? Say so, or name them.",
    basis=("AP", "NYT10", "DUFFY11"),
)
def unexplained_anonymity(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """An unnamed source whose anonymity is not explained, or explained by rote.

    ## What it finds

    Unnamed people with something to tell and no word on why they go unnamed; *on condition of
    anonymity* with nothing after it; *not authorized to speak*.

    ## Why it matters

    A reason tells the reader what the source has to lose, and so what to make of the claim. The
    rote one says only that somebody broke a rule.

    ## Example

    *A ministry official said, on condition of anonymity, …* Better: *… who asked not to be named
    because two colleagues were dismissed for speaking to reporters, …*

    ## Do not confuse with

    A stated risk (*for fear of dismissal*); spokespeople under house rules; critics, witnesses and
    crowds, to whom no promise was made.

    ## References

    AP: the reason must be explained. The New York Times calls *not authorized* rote. Duffy and
    Williams found a reason in about a quarter of the stories they read.
    """
    told: set[str] = set()
    for identity in (Identity.BARE, Identity.RELATION, Identity.INSTITUTION):
        for found in find_unnamed(facts, lexicons, identity, Severity.SHOULD_FIX):
            source = found.source
            anonymity = source.anonymity
            is_stated = anonymity is not None and anonymity.stated
            if source.id in told or (anonymity is not None and anonymity.reason == "substantive"):
                continue
            if not is_stated and not _is_informant(source, facts.draft.text[slice(*found.span)]):
                continue
            if is_stated and anonymity is not None and _gives_reason(facts, anonymity):
                continue
            told.add(source.id)
            span = found.span
            lack, shape = "the draft does not say why they go unnamed", "silent"
            if anonymity is not None and is_stated and anonymity.span is not None:
                span = anonymity.span
                lack = "a formula, not a reason" if anonymity.reason else "no reason is given"
                shape = anonymity.reason or "stated"
            yield Finding(
                start=span.start,
                end=span.end,
                confidence=measured("SRC-NOREASON", shape),
                values={"lack": lack},
                source_id=source.id,
                attribution_id=found.attribution.id,
                related=to_related(found.attribution),
            )


def _gives_reason(facts: Facts, anonymity: Anonymity) -> bool:
    """*On condition of anonymity because the details are secret*, where no formula was read."""
    if anonymity.reason or anonymity.span is None:
        return False
    text = facts.draft.text
    after = text[anonymity.span.end : anonymity.span.end + _REASON_WITHIN]
    return re.match(r",?\s(?:because|since|for fear|fearing|lest)\s", after) is not None


def _is_informant(source: Source, phrase: str) -> bool:
    if source.head in _INFORMANTS:
        return _OUTLETS.search(phrase) is None
    is_near = source.relation and source.kind != NounKind.PROXIMITY
    return is_near and _WITH_RELATION.search(phrase) is not None


_OUTLETS = re.compile(r"\b(?:media|news|press)\b", re.IGNORECASE)
_WITH_RELATION = re.compile(r"\s(?:to|with|of|on|about|in)\s")
"""The closeness stands in the phrase itself: *officials familiar with the plan*."""
