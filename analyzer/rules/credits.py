"""Good practice that a draft shows: credits, never faults."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import WordingKind
from analyzer.lexicon_entries import CueClass
from analyzer.rules.base import rule
from analyzer.rules.precision import measured
from analyzer.rules.reading import voice_at
from analyzer.types import Facts, Finding, Level, Severity, SourceClass, Span, Voice


def _disclosures(facts: Facts, rule_id: str, kind: WordingKind) -> Iterator[Finding]:
    for one in facts.constructions:
        if one.kind == kind and one.voice is not Voice.QUOTED:
            yield Finding(one.start, one.end, measured(rule_id, str(kind)), Severity.CREDIT)


@rule(
    id="POS-UNVERIFIED",
    name="Verification disclosed",
    severity=Severity.CREDIT,
    message="Says what is not known or not verified.",
    advice="Add who tried to verify it, and how.",
    basis=("BBC-ACC", "REU-ACC"),
)
def verification_disclosed(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """The draft says that a claim is not verified, or that something is not known.

    ## What it finds

    *Could not be independently verified*, *it was not immediately clear whether*.

    ## Why it matters

    It tells the reader what the newsroom does not know. It is never a fault.

    ## Example

    *The claims could not be independently verified.*

    ## Do not confuse with

    *Spreading unverified information* in a source's mouth; *unverified rumours say*.

    ## References

    BBC: say whether a claim is corroborated. Reuters: be explicit about what is not known.
    """
    yield from _disclosures(facts, "POS-UNVERIFIED", WordingKind.UNVERIFIED)


@rule(
    id="POS-RESPONSE",
    name="Response sought or reported",
    severity=Severity.CREDIT,
    message="Reports a reply, a denial or that one was asked for.",
    advice="Say when and how the reply was asked for.",
    basis=("REU-ACC", "BBC-ACC"),
)
def response_reported(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """The affected party's reply is reported, or was asked for.

    ## What it finds

    *Did not respond to a request for comment*, *denied wrongdoing*, *dismissed by the ministry as*.

    ## Why it matters

    An accusation without a reply is half a story.

    ## Example

    *The company did not immediately respond to a request for comment.*

    ## Do not confuse with

    *Refused to answer*, which paints a silence as guilt.

    ## References

    BBC and Reuters ask for the other side's answer to an accusation.
    """
    yield from _disclosures(facts, "POS-RESPONSE", WordingKind.RESPONSE)
    told = [one for one in facts.constructions if one.kind == WordingKind.RESPONSE]
    for attribution in facts.attributions:
        cue = attribution.cue
        if cue is None or cue.cue_class != CueClass.DENIAL or attribution.parent_id is not None:
            continue
        start, end = cue.spans[0].start, cue.spans[-1].end
        segment = voice_at(facts, start)
        if (
            segment is None
            or segment.voice is Voice.QUOTED
            or attribution.level < Level.INSTITUTION
        ):
            continue
        if cue.lemma in _DENIALS and not any(o.start < end and start < o.end for o in told):
            yield Finding(start, end, measured("POS-RESPONSE", "denial"), Severity.CREDIT,
                          attribution_id=attribution.id)  # fmt: skip


_DENIALS = frozenset({"deny", "dismiss", "dispute", "rebut", "refute", "reject", "denial"})


@rule(
    id="POS-REASON",
    name="Reason for anonymity",
    severity=Severity.CREDIT,
    message="Says what the unnamed source risks.",
    advice="Say no more than keeps the source safe.",
    basis=("NYT10", "NPR", "AP"),
)
def anonymity_explained(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """The draft says what an unnamed source risks by being named.

    ## What it finds

    *For fear of reprisal*, *because disclosing it is a crime*.

    ## Why it matters

    A risk tells the reader why the name is missing and what the claim has cost.

    ## Example

    *… who asked not to be named for fear of dismissal.*

    ## Do not confuse with

    *Not authorized to speak*; *to speak candidly*: formulas.

    ## References

    The New York Times, NPR and AP ask for the actual reason.
    """
    told: set[Span] = set()
    for source in facts.sources:
        anonymity = source.anonymity
        if anonymity is None or anonymity.span is None or anonymity.reason != "substantive":
            continue
        if anonymity.span in told:
            continue
        told.add(anonymity.span)
        yield Finding(anonymity.span.start, anonymity.span.end, measured("POS-REASON"),
                      Severity.CREDIT, source_id=source.id)  # fmt: skip


@rule(
    id="POS-CHANNEL",
    name="Channel given",
    severity=Severity.CREDIT,
    message="Says where it was said.",
    advice="Add the time, and link to it.",
    basis=("WAPO04",),
)
def channel_given(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """The draft says where or how something was said.

    ## What it finds

    *In a statement*, *via his Telegram channel*, *at a news conference*.

    ## Why it matters

    A reader can go and look.

    ## Example

    *The mayor wrote on his Telegram channel at 13:02.*

    ## Do not confuse with

    *Earlier*, *recently*: no channel and no time.

    ## References

    The Washington Post's policy asks to say how and where material was got.
    """
    sourced = {one.sentence for one in facts.attributions if one.source is not None}
    spans = [facts.sentences[number] for number in sourced if number < len(facts.sentences)]
    for finding in _disclosures(facts, "POS-CHANNEL", WordingKind.CHANNEL):
        if any(span.start <= finding.start < span.end for span in spans):
            yield finding


@rule(
    id="POS-NAMED",
    name="Named source",
    severity=Severity.CREDIT,
    message="Named, with what makes them a source.",
    advice="Nothing to do.",
    basis=("AP", "SPJ"),
)
def named_source(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A person named with a role, at the first mention.

    ## What it finds

    *Mayor Sergey Sobyanin*, *Anna Roe of the Institute for War*.

    ## Why it matters

    A reader can find the person and hold them to it.

    ## Example

    *Anna Roe, who studies the army at the Institute for War, said …*

    ## Do not confuse with

    A name alone; an office without a name.

    ## References

    AP and SPJ: identify sources as fully as possible.
    """
    for source in facts.sources:
        if source.source_class is not SourceClass.NAMED_PERSON or not source.mentions:
            continue
        if source.level is Level.NAMED_WITH_ROLE:
            first = min(source.mentions)
            yield Finding(first.start, first.end, measured("POS-NAMED"), Severity.CREDIT,
                          source_id=source.id)  # fmt: skip


@rule(
    id="POS-DOC",
    name="Identified document",
    severity=Severity.CREDIT,
    message="A document a reader can find, or one the newsroom has seen.",
    advice="Link to it.",
    basis=("TRUST", "WAPO04"),
)
def identified_document(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A document that is identified, or that the newsroom says it has seen.

    ## What it finds

    *Court filings dated 3 May*, *a 2023 Lancet study*, *seen by this newspaper*.

    ## Why it matters

    Evidence that can be looked up is worth more than any source.

    ## Example

    *… according to court filings of 3 May seen by this newspaper.*

    ## Do not confuse with

    *Documents show*; *a memo*.

    ## References

    The Trust Project asks for citations; the Washington Post's policy for how material was got.
    """
    seen = list(_disclosures(facts, "POS-DOC", WordingKind.DOCUMENT_SEEN))
    yield from seen
    told = [Span(one.start, one.end) for one in seen]
    for source in facts.sources:
        if source.source_class is SourceClass.IDENTIFIED_DOCUMENT and source.mentions:
            first = min(source.mentions)
            if any(first.overlaps(one) for one in told):
                continue
            yield Finding(first.start, first.end, measured("POS-DOC", "source"), Severity.CREDIT,
                          source_id=source.id)  # fmt: skip
    for evidence in facts.evidence:
        if evidence.is_identified and evidence.kind == "document":
            yield Finding(evidence.start, evidence.end, measured("POS-DOC", "evidence"),
                          Severity.CREDIT)  # fmt: skip
