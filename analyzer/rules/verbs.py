"""Rules on reporting verbs (ATT): what the verb makes a reader think of the words it reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_framing import FramingKind
from analyzer.rules.base import rule
from analyzer.rules.framing_findings import PROBABLE, standing, to_finding, weighed_severity
from analyzer.rules.reading import sentence_at
from analyzer.types import Facts, Finding, Severity


@rule(
    id="ATT-DOUBT",
    name="Distancing verb",
    severity=Severity.CONSIDER,
    message="“{text}” tells the reader not to believe it.",
    advice="{instead}If something contradicts it, report the contradiction.",
    basis=("BENDER", "FLOYD00", "BABE"),
)
def distancing_verb(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """*Claim*, *purport*, *profess*: a verb that signals disbelief.

    ## What it finds

    Verbs by which the newsroom steps back from what it reports. One severity more if one source is
    doubted again and again while the others merely *say*.

    ## Why it matters

    The reporter's doubt may be justified, but a verb does not show why. If there is a reason to
    doubt, the reader wants the reason.

    ## Example

    *Popov claimed the drones came from the border.* Better: *Popov said the drones came from the
    border. The ministry's own figures contradict him.*

    ## Do not confuse with

    *Claimed responsibility*, *claimed victory*, *claimed benefits*, *the storm claimed two lives*;
    a quotation; a claim in a legal sense.

    ## References

    Bender (Oxford University Press) names *claimed* among troublesome verbs. Floyd (2000) measured
    that readers take *claimed* as negative. Experts marked it in most of the BABE sentences that
    have it (Spinde et al. 2021).
    """
    terms = standing(facts, {FramingKind.DOUBT})
    doubted = Counter(term.source_id for term in terms if term.source_id is not None)
    for term in terms:
        times = doubted[term.source_id] if term.source_id is not None else 0
        one_sided = times > 1 and len(doubted) == 1 and len(facts.sources) > 2
        yield to_finding(term, Severity.SHOULD_FIX if one_sided else Severity.CONSIDER)


@rule(
    id="ATT-CONCEDE",
    name="Concessive verb",
    severity=Severity.CONSIDER,
    message="“{text}” makes a confession of a statement.",
    advice="{instead}Keep the verb only for a legal admission.",
    basis=("BENDER", "RECASENS13-reportverb"),
)
def concessive_verb(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """*Admit*, *concede*, *confess*: a verb that implies guilt or reluctance.

    ## What it finds

    Concessive verbs with a clause or a quotation, in the newsroom's own voice.

    ## Why it matters

    *Admitted* says that there was something to hide. A reader takes that for a fact.

    ## Example

    *The mayor admitted the road was closed.* Better: *The mayor said the road was closed.*

    ## Do not confuse with

    *Admitted to hospital*; *conceded defeat*, *conceded a goal*; a plea in court (*admitted
    theft*); a quotation.

    ## References

    Bender (Oxford University Press) names *admitted* among troublesome verbs. Recasens,
    Danescu-Niculescu-Mizil and Jurafsky (2013) list it among verbs of epistemological bias.
    """
    for term in standing(facts, {FramingKind.CONCEDE}):
        yield to_finding(term, Severity.CONSIDER)


@rule(
    id="ATT-FACTIVE",
    name="Factive or endorsing verb",
    severity=Severity.CONSIDER,
    message="“{text}” presents what was said as established.",
    advice="{instead}Keep it only for what the newsroom has established itself.",
    basis=("STOVALL", "HOOPER75-factive", "RECASENS13-reportverb"),
)
def factive_verb(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """*Reveal*, *point out*, *expose*, *the revelations*: wording that presupposes truth.

    ## What it finds

    Factive reporting verbs with a clause or a quotation, and nouns that turn somebody's claims into
    discoveries. One severity more if a denial is
    reported close by.

    ## Why it matters

    The reader learns that it is so, not that somebody says so. If it turns out otherwise, the
    newsroom said it.

    ## Example

    *Popov revealed that three drones had been launched.* Better: *Popov said that three drones had
    been launched.*

    ## Do not confuse with

    A thing that is shown (*revealed the logo*, *exposed to radiation*); proof in the strict sense
    (*proved the theorem*); a quotation.

    ## References

    Stovall: *reveal* only for what was hidden, *point out* only for facts. Hooper (1975) on factive
    verbs. Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013) on epistemological bias.
    """
    denials = [
        one.sentence
        for one in facts.attributions
        if one.cue is not None and one.cue.cue_class == "denial"
    ]
    for term in standing(facts, {FramingKind.FACTIVE}):
        place = sentence_at(facts, term.start)
        is_denied = any(abs(place - sentence) <= _NEAR for sentence in denials)
        is_grave = is_denied and term.confidence >= PROBABLE and not _is_demand(facts, term.start)
        yield to_finding(term, Severity.SHOULD_FIX if is_grave else Severity.CONSIDER)


_NEAR = 3
"""A denial within so many sentences is one of what was *revealed*."""
_DEMAND = re.compile(r"\b(?:must|should|to|needs? to|has to|have to|can|could|would)\s$")


def _is_demand(facts: Facts, start: int) -> bool:
    """*Must prove that he is fit*: nothing is said to be proved."""
    return _DEMAND.search(facts.draft.text, max(0, start - 20), start) is not None


@rule(
    id="ATT-COLOUR",
    name="Colour verb",
    severity=Severity.SHOULD_FIX,
    message="“{text}” colours what was said.",
    advice="{instead}Let the words speak for themselves.",
    basis=("BABE", "BENDER"),
)
def colour_verb(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A hostile, boastful or mannered verb for plain speech.

    ## What it finds

    *Slammed*, *blasted*, *lashed out*; *boasted*, *touted*; *whined*, *sneered*, *snapped*.

    ## Why it matters

    The verb acts the speech out for the reader. Criticism becomes violence, and a statement
    becomes a tantrum.

    ## Example

    *The senator slammed the bill.* Better: *The senator criticized the bill.*

    ## Do not confuse with

    The literal sense (*slammed into a wall*, *hammered a nail*); what could be heard (*shouted over
    the crowd*); what a place has (*the hotel boasts a pool*); a quotation.

    ## References

    Experts marked *boast*, *blast* and *slam* in most of the BABE sentences that have them (Spinde
    et al. 2021). Bender: people do not smile words.
    """
    for term in standing(facts, {FramingKind.COLOUR}):
        yield to_finding(term, weighed_severity(term))
