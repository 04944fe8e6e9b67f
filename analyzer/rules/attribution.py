"""Claims that are tied to nobody: agentless reporting, hearsay, ownerless reactions, minds read,
conclusions drawn by the newsroom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import WordingKind
from analyzer.rules.base import rule
from analyzer.rules.known import SHARE
from analyzer.rules.ownership import OWN, constructions, ownership, raised, to_finding
from analyzer.rules.precision import measured
from analyzer.rules.reading import voice_at
from analyzer.types import (
    Attribution,
    AttributionKind,
    Construction,
    Facts,
    Finding,
    Level,
    Severity,
    SourceClass,
    Span,
)

_PRONOUNS = frozenset({"it", "this", "that", "which", "these", "who"})
_KNOWN_BY_POLL = re.compile(
    r"\b(poll|polls|polled|survey|surveyed|percent|per cent|said|says|told|statement)\b|%"
)
_CROWDS = frozenset({SourceClass.GENERIC_CROWD, SourceClass.UNNAMED_GROUP, SourceClass.NAMED_ORG})
_MIND_CONFIDENCE = 0.55
_MANY_CONFIDENCE = 0.45
_MANY = frozenset({"many", "most", "some", "few", "millions", "thousands"})
_SPEAKERS = frozenset({"i", "we", "you", "one"})


@rule(
    id="ATT-AGENTLESS",
    name="Agentless reporting",
    severity=Severity.SHOULD_FIX,
    message="“{text}” does not say by whom.",
    advice="Ask: who {verb} it, and how do they know? Name them, or cut.",
    basis=("NPR", "SMH19", "BENDER-LEVELS", "MOS-UNS"),
)
def agentless_reporting(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A passive of saying or thinking that leaves out who says or thinks so.

    ## What it finds

    *It is understood that*, *is believed to have*, *has been criticized as*, *is widely seen as*,
    and the outlet as its own witness (*the Herald has learned*).

    ## Why it matters

    Somebody understood, believed or learned it. The passive takes that person out of the story,
    and with it the reader's only means to judge the claim.

    ## Example

    *The drone is believed to have come from the north.* Better: *The drone came from the north,
    the air force said.*

    ## Do not confuse with

    A passive with its agent (*have been interpreted by analysts as*); the passive of an event
    (*the drone was destroyed*); what a named source in the same sentence is made to answer for.

    ## References

    NPR: *NPR has learned* is never enough. The Sydney Morning Herald on *it is understood*. Bender
    names the deep background behind *it was learned*. Wikipedia lists *it is believed* among
    unsupported attributions.
    """
    kinds = (WordingKind.AGENTLESS, WordingKind.DEEP_BACKGROUND, WordingKind.WIDELY,
             WordingKind.JUDGED)  # fmt: skip
    for one in constructions(facts, *kinds):
        yield to_finding(facts, "ATT-AGENTLESS", one, verb=_asked(one.lemma))


_ASKED = {
    "believe": "believes",
    "think": "thinks",
    "say": "says",
    "report": "reports",
    "understand": "understands",
    "learn": "learned",
    "fear": "fears",
    "claim": "claims",
}


def _asked(lemma: str) -> str:
    return _ASKED.get(lemma, "says")


@rule(
    id="ATT-HEARSAY",
    name="Hearsay without an owner",
    severity=Severity.SHOULD_FIX,
    message="“{text}” marks hearsay, and nobody in the sentence answers for it.",
    advice="Ask: who reported or alleged it, and has anybody checked? Name them.",
    basis=("NPR", "AP-ALLEG", "MOS-DOUBT"),
)
def ownerless_hearsay(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """*Reportedly*, *allegedly*, *purported*, with no reporter in the sentence.

    ## What it finds

    Adverbs and adjectives of hearsay in the newsroom's own voice, where the sentence names nobody
    who reports or alleges.

    ## Why it matters

    The word admits that the newsroom does not know and hides who does. It protects nobody: a court
    can still ask who made the allegation.

    ## Example

    *He reportedly fled.* Better: *He fled on Tuesday, the Ansa news agency reported.*

    ## Do not confuse with

    *Police allege he fled*; *the alleged thief* in a sentence on his charge or trial; *was supposed
    to call*, which is a duty.

    ## References

    NPR: *reportedly* is not enough. AP: avoid *allegedly*, which leaves open who alleges. Wikipedia
    lists *supposed* and *purported* among expressions of doubt.
    """
    for one in constructions(facts, WordingKind.HEARSAY):
        yield to_finding(facts, "ATT-HEARSAY", one)


@rule(
    id="ATT-EVENT",
    name="Ownerless reaction",
    severity=Severity.SHOULD_FIX,
    message="“{text}”: nobody is named who reacts so.",
    advice="Ask: who asks, fears or speculates? Name one, or report what is not known.",
    basis=("LOZADA", "LIQ"),
)
def ownerless_reaction(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Events that raise questions, fuel speculation or spark fears in nobody in particular.

    ## What it finds

    *Has raised urgent questions*, *fuelled speculation*, *concerns are mounting*, *there are fears
    that*, *faces accusations of*, *amid growing calls*, with no one named who asks, speculates or
    calls.

    ## Why it matters

    It lets a draft bring in doubt or alarm that may be the reporter's alone.

    ## Example

    *The crash has raised questions about the fleet.* Better: *The pilots' union asked on Monday
    why the fleet had not been grounded.*

    ## Do not confuse with

    A named questioner (*Senator Roe raised questions*); reactions with an owner (*concern among
    nurses*, *criticism from the union*); other senses (*raised $3 million*, *sparked a fire*).

    ## References

    The Washington Post's list of things not to say has *raised questions*. *Questions have been
    raised* is a weasel form on Wikipedia's list.
    """
    kinds = (WordingKind.REACTION_VERB, WordingKind.GROWTH_VERB, WordingKind.GROWTH_ADJECTIVE,
             WordingKind.AMID)  # fmt: skip
    for one in constructions(facts, *kinds):
        yield to_finding(facts, "ATT-EVENT", one)


@rule(
    id="ATT-MIND",
    name="Mind-reading",
    severity=Severity.SHOULD_FIX,
    message="“{text}” says what goes on in a mind; the draft does not say how it knows.",
    advice="Ask: did they say so, and to whom? Quote it, cite a poll, or report what they did.",
    basis=("BENDER",),
)
def mind_reading(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Beliefs, moods and motives that the draft asserts of others.

    ## What it finds

    *Many voters felt betrayed*, *the ministry fears a revolt*, *a calculated attempt to reassure*,
    *stung by the criticism*, *intent on deciding the race*, *the premier's obsession*, *seems to
    think*, *to divert attention*: where nobody is quoted and nothing was measured.

    ## Why it matters

    A reporter knows what people say and do. Anything about their mind is inference, and a motive
    is often the accusation itself.

    ## Example

    *The ministry fears a revolt.* Better: *The ministry has doubled the guard at the barracks.*

    ## Do not confuse with

    *She said she feared a revolt*; a mood that a named poll measured; an adjective of manner
    (*an angry letter*).

    ## References

    Bender's list of verbs to avoid: a reporter can know only what sources say they hope, feel,
    believe, want or think.
    """
    kinds = (WordingKind.EMOTION, WordingKind.INTENT, WordingKind.PARTICIPLE, WordingKind.MOTIVE,
             WordingKind.MIND_PHRASE, WordingKind.MIND_NOUN, WordingKind.PURPOSE)  # fmt: skip
    found = list(constructions(facts, *kinds))
    for one in found:
        if not any(_is_inside(one, other) for other in found):
            yield to_finding(facts, "ATT-MIND", one)
    motive = {one.attribution_id: one for one in facts.constructions
              if one.kind == WordingKind.MOTIVE and one.voice not in OWN}  # fmt: skip
    for one in motive.values():
        yield to_finding(facts, "ATT-MIND", one)
    taken = [Span(one.start, one.end) for one in facts.constructions]
    who = ownership(facts)
    things = {
        one.id
        for one in facts.sources
        if one.kind is None and one.source_class is SourceClass.GENERIC_CROWD
    }
    for attribution in facts.attributions:
        if (
            not _is_mind(attribution, lexicons)
            or attribution.source is None
            or attribution.cue is None
        ):
            continue
        start, end = attribution.source.spans[0].start, attribution.cue.spans[-1].end
        span = Span(start, end)
        segment = voice_at(facts, attribution.cue.spans[0].start)
        if segment is None or segment.voice not in OWN or not 0 < end - start <= 80:
            continue
        if (
            _is_no_mind(attribution)
            # *Her career saw a turn*: what no source noun heads sees nothing.
            or (attribution.cue.lemma == "see" and attribution.source_id in things)
            or _KNOWN_BY_POLL.search(who.text(start))
            or any(span.overlaps(one) for one in taken)
        ):
            continue
        is_body = attribution.source_class is SourceClass.NAMED_ORG
        yield Finding(
            start=start,
            end=end,
            confidence=measured("ATT-MIND", "body" if is_body else "crowd"),
            severity=raised(facts, span, Severity.SHOULD_FIX),
            source_id=attribution.source_id,
            attribution_id=attribution.id,
        )


_OF_THEM = frozenset({"their", "his", "her", "its"})
_SPOKEN = re.compile(r"\b(?:express|voic|rais|air|declar)\w*\b", re.IGNORECASE)
_NOT_ONES = ("not ", "no ", "few ", "anyone", "anybody")


def _is_no_mind(attribution: Attribution) -> bool:
    """*Not everyone saw*, *to make anyone think*; *expressed doubt*, which is speech; *in their
    view*, whose it is was told before; *two in three*, who were counted."""
    phrase = attribution.source.text.lower() if attribution.source is not None else ""
    cue = attribution.cue.text if attribution.cue is not None else ""
    is_none = phrase in _OF_THEM or phrase.startswith(_NOT_ONES)
    return is_none or bool(_SPOKEN.search(cue) or SHARE.search(phrase) or _is_felt(attribution))


_FELT = re.compile(
    r"(?:the |a |some )?(?:\w+ )?(?:squeeze|pinch|sting|heat|effects?|impact|brunt|burn|strain)\b",
    re.IGNORECASE,
)


def _is_felt(attribution: Attribution) -> bool:
    """*Workers feel the pinch*: what befalls them, no mood."""
    cue, content = attribution.cue, attribution.content
    if cue is None or content is None or cue.lemma != "feel":
        return False
    return _FELT.match(content.text) is not None


def _is_inside(one: Construction, other: Construction) -> bool:
    """The purpose in *a ploy to distract voters* is part of the ploy."""
    length, other_length = one.end - one.start, other.end - other.start
    return other.start <= one.start and one.end <= other.end and length < other_length


def _is_view(attribution: Attribution) -> bool:
    """*See the plan as a trap*, not *saw the smoke*."""
    return attribution.content is not None and " as " in attribution.content.text


def _confidence_needed(attribution: Attribution) -> float:
    """*Many voters felt* can hardly be anything else, however seldom it has clear content."""
    source = attribution.source
    words = source.text.lower().split() if source is not None else []
    return _MANY_CONFIDENCE if _MANY.intersection(words) else _MIND_CONFIDENCE


def _is_mind(attribution: Attribution, lexicons: Lexicons) -> bool:
    cue = attribution.cue
    return (
        cue is not None
        and cue.lemma in lexicons.word_lists["mind_cue"]
        and (cue.polarity == "positive" or cue.text.lower().startswith("would "))
        and attribution.parent_id is None
        and attribution.kind is AttributionKind.INDIRECT
        and attribution.source_class in _CROWDS
        and (attribution.level <= Level.INSTITUTION_ONLY
             or (attribution.source_class is SourceClass.NAMED_ORG
                 and cue.lemma in lexicons.word_lists["mood_cue"]))
        and attribution.source is not None
        and attribution.source.spans[-1].end <= cue.spans[0].start
        and attribution.source.text.lower() not in _PRONOUNS
        and attribution.confidence >= _confidence_needed(attribution)
        and attribution.source.text.lower() not in _SPEAKERS
        and (cue.lemma != "see" or _is_view(attribution))
    )  # fmt: skip


@rule(
    id="ATT-MISSING",
    name="Unattributed contestable assertion",
    severity=Severity.SHOULD_FIX,
    message="“{text}” is a conclusion in the newsroom's own voice.",
    advice="Ask: who says so, and on what evidence? Attribute it in the same sentence, or cut.",
    basis=("AP", "REU", "BBC-ACC"),
)
def missing_attribution(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Verdicts, conclusions and prescriptions that no source is made to answer for.

    ## What it finds

    An event that *exposed*, *underscored* or *proved* something; a verdict (*has done nothing to*,
    *too many*, *the problem is that*); a rank that nobody counted (*one of the worst*); blame and
    advice (*the state should*), where neither the sentence nor its neighbours name a source.

    ## Why it matters

    A disputable claim without a source is the newsroom's own opinion, and the reader cannot tell
    it from what was found out.

    ## Example

    *The incident has exposed a gap in the city's air defence.* Better: *The incident showed a gap
    in the city's air defence, said Anna Roe, who studies the army at the Institute for War.*

    ## Do not confuse with

    What the reporter saw; common knowledge; figures from a named study; a claim whose source
    speaks in the sentence before and plainly goes on speaking.

    ## References

    AP: attribute what was not witnessed and may be disputed, in the same sentence unless it is
    perfectly clear. Reuters: source every statement unless it is an established fact. BBC: say
    what is corroborated.
    """
    for one in constructions(facts, WordingKind.CONCLUSION_VERB, WordingKind.ASSERTION):
        yield to_finding(facts, "ATT-MISSING", one)
