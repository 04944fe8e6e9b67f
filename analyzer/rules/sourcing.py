"""Rules on who the source is (SRC): can a reader tell who says so, and look it up?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import NounKind
from analyzer.rules.base import rule
from analyzer.rules.evidence import find_unidentified
from analyzer.rules.identification import is_identified_nearby
from analyzer.rules.identity import Identity, Unnamed, find_unnamed
from analyzer.rules.known import is_befallen, is_known_outlet
from analyzer.rules.precision import measured
from analyzer.rules.reading import to_related
from analyzer.types import (
    Facts,
    Finding,
    Severity,
    Source,
    SourceClass,
    Span,
)

_ONE = re.compile(r"(?:an?|one|another|some)\s", re.IGNORECASE)
_EXIT_POLL = re.compile(r"(?:\w+ ){0,2}?exit[ -]poll", re.IGNORECASE)
"""Taken on the day by one known body for all; which state and whom is a detail."""


@rule(
    id="SRC-BARE",
    name="Bare anonymous source",
    severity=Severity.MUST_FIX,
    message="“{text}” {lack}.",
    advice="Describe the source as closely as its safety allows, or cut. Ask: {questions}?",
    basis=("AP", "REU", "GUA14", "ABC-AU"),
)
def bare_source(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A human source given only as *source*, *insider* or *person*.

    ## What it finds

    Words reported from a person of whom the draft says neither post nor body nor how he or she
    knows, anywhere. One severity less if it says how the source knows.

    ## Why it matters

    A reader cannot tell a minister from a doorman. The claim rests on the newsroom's word alone,
    and nobody can check it, contradict it or weigh its motive.

    ## Example

    *Sources said the deal was dead.* Better: *Two members of the negotiating team, who asked not
    to be named because the talks go on, said the deal was dead.*

    ## Do not confuse with

    A source that is named elsewhere in the draft; *the source of the river*; people who take part
    in the story but tell nothing; words inside a quotation, which are the speaker's own.

    ## References

    AP does not allow *a source* as sole description. Reuters ranks anonymous sources as the
    weakest. The Guardian's readers' editor counts *insider* among words that undermine a report.
    ABC (Australia) calls *sources said* unhelpful.
    """
    for found in find_unnamed(facts, lexicons, Identity.BARE, Severity.MUST_FIX):
        knows = found.source.access
        lack = (
            "tells how the source knows, but not who it is"
            if knows
            else "tells the reader nothing about who is speaking"
        )
        severity = min(found.severity, Severity.SHOULD_FIX) if knows else found.severity
        yield _to_finding(
            "SRC-BARE", found, severity, lack=lack, questions=_questions(found.source)
        )


@rule(
    id="SRC-REL",
    name="Relation- or knowledge-only source",
    severity=Severity.MUST_FIX,
    message="“{text}” says how close the source is, not who it is or how it knows.",
    advice="Replace closeness with post and access. Ask: {questions}?",
    basis=("ABC-AU", "NPR", "GUA00"),
)
def relation_only_source(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """An anonymous source known only by closeness or familiarity.

    ## What it finds

    *Close to*, *familiar with*, *with knowledge of*, friends, allies and associates, where the
    draft tells neither a post nor how the source came to know.

    ## Why it matters

    *Familiar with the case* is true of the reporter too. Closeness sounds like knowledge and
    commits nobody to anything.

    ## Example

    *Sources close to the Kremlin hinted …* Better: *An official of the presidential
    administration who attended the meeting said …*

    ## Do not confuse with

    A named person who is close to somebody; *officials familiar to voters*; *a person who attended
    the meeting*, which tells how the source knows.

    ## References

    ABC (Australia): *familiar with the case* is vague enough to include the reporter. NPR asks to
    describe how sources know. The Guardian ranks *cabinet minister with direct knowledge of the
    negotiations* above *a government colleague*.
    """
    for found in find_unnamed(facts, lexicons, Identity.RELATION, Severity.MUST_FIX):
        yield _to_finding("SRC-REL", found, found.severity, questions=_questions(found.source))


@rule(
    id="SRC-INST",
    name="Institution-only source",
    severity=Severity.SHOULD_FIX,
    message="“{text}” names {what}, but not {lack}.",
    advice="Add post, access and number as far as safety allows. Ask: {questions}?",
    basis=("AP", "NYT16", "538"),
)
def institution_only_source(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Anonymous people tied to a body, a field or a rank, and to nothing more.

    ## What it finds

    *A White House official*, *sources within the ministry*, *diplomatic sources*, *two people at
    the company*, without post, and without a word on how they know.

    ## Why it matters

    A ministry has thousands of officials. Whether this one sat in the room or heard it in the
    canteen decides what the claim is worth.

    ## Example

    *A ministry official said …* Better: *An official in the ministry's procurement office who has
    read the contract said …*

    ## Do not confuse with

    The institution itself speaking (*the ministry said in a statement*); a spokesperson; an
    official who is hurt, arrested or praised rather than quoted; a judge's public ruling; the
    reporter who asked; a person of the lead who gets a name right below it. In a headline it is
    worth a thought, no more.

    ## References

    AP: the source must be in a position to know, and the reason for anonymity explained. The New
    York Times requires an editor to know the source's identity. FiveThirtyEight ranks sources of
    an organisation as the most reliable of the anonymous.
    """
    for found in find_unnamed(facts, lexicons, Identity.INSTITUTION, Severity.SHOULD_FIX):
        lack = "who is speaking" if found.source.access else "who is speaking or how they know"
        reason = found.source.anonymity.reason if found.source.anonymity else None
        yield _to_finding(
            "SRC-INST",
            found,
            # With a post of sorts and a risk that is told, the rest is for the editor to know.
            Severity.CONSIDER if reason == "substantive" else found.severity,
            what=_what_is_named(found.source),
            lack=lack,
            questions=_questions(found.source),
        )


@rule(
    id="SRC-EXPERT",
    name="Unnamed experts",
    severity=Severity.SHOULD_FIX,
    message="“{text}” lends authority without a name.",
    advice="Name at least one, with affiliation and any interest in the matter, or cut.",
    basis=("STENVALL08", "AFP20", "MOS-UNS", "SPJ"),
)
def unnamed_experts(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Generic analysts, experts, observers or scientists used as authority.

    ## What it finds

    Views reported from a profession at large, with no name and no institution.

    ## Why it matters

    *Analysts* may be one analyst, a paid one, or the reporter. Whoever speaks with authority can
    be named: experts seldom have anything to fear.

    ## Example

    *Analysts see it as a calculated move.* Better: *Maria Petrova, who studies the Russian army at
    the Institute for War Studies, called it a calculated move.*

    ## Do not confuse with

    An expert named in the same draft; experts who are hired, invited or appointed rather than
    quoted; a study whose authors are named; a term of theirs (*what economists call*); the
    estimate that a company's earnings are held against.

    ## References

    Stenvall (2008) shows unnamed analysts and observers to be constructs of agency copy. AFP gives
    analysts a principle of their own. Wikipedia lists *experts declare* among unsupported
    attributions. SPJ: identify sources.
    """
    for found in find_unnamed(facts, lexicons, Identity.EXPERT, Severity.SHOULD_FIX):
        yield _to_finding("SRC-EXPERT", found, found.severity)


@rule(
    id="SRC-CROWD",
    name="Vague collective",
    severity=Severity.SHOULD_FIX,
    message="“{text}” could be anybody: the reader cannot tell who or how many.",
    advice="Say who and how many, quote one by name, or cite a poll.",
    basis=("MOS-UNS", "LOZADA", "LIQ"),
)
def vague_collective(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A quantifier, a crowd or a diffuse community as claimant.

    ## What it finds

    *Some*, *critics*, *many lawmakers*, *supporters*, *military circles*, *the world*: groups
    without edges that say, think or fear something. Witnesses in the plural (*residents said*) are
    worth a thought, no more, and so are people to whom something was done (*people evacuated from
    the valley*).

    ## Why it matters

    Two people on a social network can stand behind *critics say*. It lets a draft bring in a view
    that nobody has to stand by.

    ## Example

    *Critics say the law is vague.* Better: *The Bar Council says the law is vague.*

    ## Do not confuse with

    A number (*some 200 people*); an observed event (*supporters cheered*); a crowd whose view was
    polled, or a share of it (*six in 10 voters*); a crowd of which one is named (*critics like Ruth
    Hallam*); *others* after named people. What a crowd wants or opposes can be watched: worth a
    thought, no more.

    ## References

    Wikipedia lists *some argue* and *most feel* among unsupported attributions and weasel forms.
    The Washington Post's list of things not to say has *critics say*.
    """
    for found in find_unnamed(facts, lexicons, Identity.CROWD, Severity.SHOULD_FIX):
        is_witness = found.source.kind == NounKind.WITNESS or is_befallen(facts, found.span)
        yield _to_finding("SRC-CROWD", found, Severity.CONSIDER if is_witness else found.severity)


@rule(
    id="SRC-DOC",
    name="Unidentified document or data",
    severity=Severity.SHOULD_FIX,
    message="“{text}” cannot be looked up: the draft gives no author, title or date.",
    advice="Give author, title and date; say how it was obtained and who on the staff has seen it.",
    basis=("TRUST", "WAPO04", "LIQ"),
)
def unidentified_document(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Evidence cited without author, title, date or custody.

    ## What it finds

    Documents, studies, data, recordings and intelligence that a claim rests on, as its source or as
    what the source points to, where the draft does not say which they are.

    ## Why it matters

    Paper looks harder than talk. Without author, date and custody it is an anonymous source that
    cannot even be asked.

    ## Example

    *Internal briefings suggest …* Better: *A briefing of 3 May by the army's planning staff, seen
    by this newspaper, suggests …*

    ## Do not confuse with

    A study with author, journal or year; figures with the name of who counts or publishes them;
    court papers of a named case; a document that something happens to (*the bank's documents were
    destroyed*); *intelligence* as the name of a service.

    ## References

    The Trust Project asks for citations. The Washington Post's policy asks for transparency on how
    and where material was got. *Studies show* is a weasel form on Wikipedia's list.
    """
    sources = list(find_unnamed(facts, lexicons, Identity.DOCUMENT, Severity.SHOULD_FIX))
    for found in sources:
        if found.source.head in lexicons.word_lists["law_noun"]:
            continue  # a law does something; nothing rests on it as evidence
        if not is_identified_nearby(
            facts, lexicons, found.span, found.source.head, found.attribution
        ):
            # Of what anybody could see a credit is wanting, no ground.
            is_image = found.source.head in lexicons.word_lists["image_noun"]
            is_slight = is_image or _EXIT_POLL.match(facts.draft.text, found.span.start)
            yield _to_finding("SRC-DOC", found, Severity.CONSIDER if is_slight else found.severity)
    yield from find_unidentified(facts, lexicons, NounKind.DOCUMENT, sources)


@rule(
    id="SRC-MEDIA",
    name="Unidentified or second-hand outlet",
    severity=Severity.SHOULD_FIX,
    message="“{text}” does not say which outlet.",
    advice="Name the outlet, link to it, and say whether the report was matched independently.",
    basis=("AP-CREDIT", "REU-SOC"),
)
def unidentified_outlet(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Information from other media without naming the outlet.

    ## What it finds

    *Media reports*, *a state media outlet*, *a Telegram channel*, as the source of a claim or as
    the place where it was made.

    ## Why it matters

    Somebody else did the reporting, well or badly. A reader who knows the outlet can judge that,
    and the outlet is owed the credit.

    ## Example

    *According to media reports …* Better: *The Interfax news agency reported on Tuesday … This
    newspaper has not confirmed the report.*

    ## Do not confuse with

    A named outlet (*the news site Hafenblick*); somebody's own website; a medium at large (*on
    TV*); an outlet that the story is about (*the newspaper closed in 2019*).

    ## References

    AP: facts that it did not gather or confirm itself are attributed to who did. Reuters asks to
    say how much is known of social-media users.
    """
    sources = list(find_unnamed(facts, lexicons, Identity.OUTLET, Severity.SHOULD_FIX))
    for found in sources:
        cue = found.attribution.cue
        asks = cue is not None and cue.lemma in lexicons.word_lists["questioning_verb"]
        if not asks and not is_known_outlet(facts, found.span, lexicons):
            yield _to_finding("SRC-MEDIA", found, found.severity)
    for cited in find_unidentified(facts, lexicons, NounKind.OUTLET, sources):
        span = Span(cited.start, cited.end)
        # *In newspapers* is no place that could be named.
        is_one = _ONE.match(facts.draft.text, span.start) is not None
        if is_one and not is_known_outlet(facts, span, lexicons):
            yield cited


def _to_finding(rule_id: str, found: Unnamed, severity: Severity, **values: str) -> Finding:
    """No surer than that the source spoke, nor than such findings proved when they were read."""
    return Finding(
        start=found.span.start,
        end=found.span.end,
        confidence=min(found.attribution.confidence, measured(rule_id)),
        severity=severity,
        values=values,
        source_id=found.source.id,
        attribution_id=found.attribution.id,
        related=to_related(found.attribution),
    )


def _questions(source: Source) -> str:
    """What a reporter could ask for, by what the draft leaves out."""
    asked = []
    if not source.organisation:
        asked.append("who do they work for")
    asked.append("what is their post")
    if not source.access:
        asked.append("how do they know")
    if source.count is None and source.source_class is not SourceClass.UNNAMED_PERSON:
        asked.append("how many are they")
    reason = source.anonymity.reason if source.anonymity else None
    if reason is None:
        asked.append("why can they not be named")
    elif reason != "substantive":
        asked.append("what do they risk if they are named")
    return f"{', '.join(asked[:-1])}, and {asked[-1]}"


def _what_is_named(source: Source) -> str:
    if source.organisation:
        return "an institution"
    return "a field" if source.kind == NounKind.BARE else "a rank or trade"
