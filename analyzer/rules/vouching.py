"""Adjectives that vouch for a source in place of its name."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.rules.base import rule
from analyzer.rules.known import ends_in_name, has_name_beside
from analyzer.rules.precision import measured
from analyzer.rules.reading import is_prominent, voice_at
from analyzer.types import Facts, Finding, Level, Severity, Span, Voice

_RANKS = frozenset({"top", "senior", "leading"})
"""They say how high a person stands; other rules ask for the post."""


@rule(
    id="SRC-VOUCH",
    name="Vouching adjective",
    severity=Severity.CONSIDER,
    message="“{text}” vouches for a source that the draft does not identify.",
    advice="Delete it and show why the source knows. Ask: what is their post, and who pays them?",
    basis=("DUFFY11", "AP"),
)
def vouching_adjective(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """An adjective that asserts reliability or independence in place of identity.

    ## What it finds

    *Well-placed sources*, *independent experts*, *a highly credible insider*.

    ## Why it matters

    The adjective is the newsroom's promise for a person the reader cannot check. It raises trust
    and adds nothing that could be verified.

    ## Example

    *Independent experts doubted the figure.* Better: *Two statisticians at the university in Graz,
    which takes no money from the ministry, doubted the figure.*

    ## Do not confuse with

    *Independent* as a party or status (*an independent senator*); an audit by a named firm.

    ## References

    Duffy and Williams found *reliable sources* in a third of front-page stories of 1958 and in
    almost none of 2008. AP asks for a description as specific as possible.
    """
    for source in facts.sources:
        if source.name is not None or source.level >= Level.INSTITUTION:
            continue
        mentions = (facts.draft.text[span.start : span.end] for span in source.mentions)
        if any(ends_in_name(mention) for mention in mentions):
            continue
        for phrase in source.vouching:
            span = phrase.spans[0]
            if phrase.text.lower() in _RANKS or has_name_beside(
                facts, Span(span.start, phrase.spans[-1].end)
            ):
                continue
            segment = voice_at(facts, span.start)
            if segment is None or segment.voice is Voice.QUOTED:
                continue
            severity = Severity.SHOULD_FIX if is_prominent(facts, span.start) else None
            yield Finding(
                start=span.start,
                end=span.end,
                confidence=measured("SRC-VOUCH"),
                severity=severity,
                source_id=source.id,
            )
