"""Rules on framing by marks and in headlines (FRM): scare quotes, *so-called*, shouting, gaps."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_framing import FramingKind
from analyzer.rules.base import rule
from analyzer.rules.framing_findings import standing, to_finding
from analyzer.types import Facts, Finding, Severity


@rule(
    id="FRM-SCARE",
    name="Scare quotes",
    severity=Severity.CONSIDER,
    message="{text} casts doubt on a word that nobody in the sentence used.",
    advice="Say who uses the word, or take the marks away.",
    basis=("MOS-DOUBT", "ED"),
)
def scare_quotes(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Quotation marks, or *so-called*, that cast doubt where nobody is quoted.

    ## What it finds

    A plain word between quotation marks, a noun or what modifies one, in a sentence that reports
    nobody; and *so-called* before a plain noun.

    ## Why it matters

    The marks say *not really*, and nobody has said so. A reader cannot tell irony from quotation.

    ## Example

    *The “experts” met on Monday.* Better: *The panel met on Monday. The mayor has said that its
    members are no experts.*

    ## Do not confuse with

    Speech, even of one word (*dismissed by the ministry as “rumors”*); titles and names; terms of
    two words and coinages (*a “soft launch”*); a term that is introduced or defined (*a method
    known as “fracking”*, *a so-called duties test*); words quoted elsewhere in the draft.

    ## References

    Wikipedia's words to watch: *so-called*, *supposed* and scare quotes as expressions of doubt.
    """
    for term in standing(facts, {FramingKind.SCARE}):
        yield to_finding(term, Severity.CONSIDER)


@rule(
    id="FRM-HEADLINE",
    name="Headline urgency or clickbait",
    severity=Severity.SHOULD_FIX,
    message="The headline {fault}: “{text}”.",
    advice="Write the plain claim with its source.",
    basis=("CLICKBAIT16", "JOURNENG"),
)
def headline_drama(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A headline that shouts, withholds, convicts, or knows more than the copy.

    ## What it finds

    Tags of urgency (*Urgent:*), curiosity gaps (*You won't believe what …*), words in capitals,
    exclamation marks, an alarm or a verdict that the copy never gives, and certainty about what the
    copy only supposes.

    ## Why it matters

    Most readers see only the headline. It must be as true and as careful as the copy.

    ## Example

    *Urgent: Major Security Alert in Capital*. Better: *Mayor says drone was shot down over
    capital*.

    ## Do not confuse with

    Acronyms; the name of a body or a work; a question or a headline with its source (*…, minister
    says*); a word that the copy bears out.

    ## References

    Chakraborty et al. (2016) on clickbait. Modular Journalism's rhetorical patterns.
    """
    for term in standing(facts, {FramingKind.HEADLINE, FramingKind.CLICKBAIT}):
        fault = _HEADLINE_FAULTS.get(term.row, "withholds what the story says")
        yield to_finding(term, Severity(term.severity), fault=fault)


_HEADLINE_FAULTS = {
    "headline-tag": "carries a tag of urgency",
    "headline-capitals": "shouts",
    "headline-mark": "shouts",
    "headline-alert": "raises an alarm that the copy does not report",
    "headline-gap": "withholds what the story says",
    "headline-verdict": "gives a verdict that the copy does not",
    "headline-certainty": "is surer than the copy",
}
