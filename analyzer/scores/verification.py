"""The verification ledger: what the draft says was checked, denied or asked.  Never points."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.ranges import Places
from analyzer.types import Credit, Facts, Flag, Span, Status, VerificationLedger

_DENIAL = "denial"


def measure_verification(
    facts: Facts, flags: Sequence[Flag], found_credits: Sequence[Credit]
) -> VerificationLedger:
    """Where the draft discloses, denies, asks for a reply, or lets a claim harden."""
    denials = Places(
        Span(one.cue.spans[0].start, one.cue.spans[-1].end)
        for one in facts.attributions
        if one.cue is not None and one.cue.cue_class == _DENIAL
    )

    def credited(rule: str) -> list[Span]:
        return [Span(one.start, one.end) for one in found_credits if one.rule == rule]

    replies = credited("POS-RESPONSE")
    return VerificationLedger(
        unverified=tuple(credited("POS-UNVERIFIED")),
        denied=tuple(one for one in replies if denials.is_any_in(one)),
        response_sought=tuple(one for one in replies if not denials.is_any_in(one)),
        drift=tuple(
            Span(flag.start, flag.end)
            for flag in flags
            if flag.rule == "CER-DRIFT" and flag.status is not Status.DISMISSED
        ),
    )
