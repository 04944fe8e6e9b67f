"""One fault, one flag: where two rules see the same fault, the one that an editor can act on stays.

``PRECEDENCE`` names the pairs.  A finding gives way to one that overlaps it, or that judges the
same attribution, if that one weighs no less (an anonymous opinion: if that one weighs more); a rule
that is switched off takes nothing away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from analyzer.ranges import Places
from analyzer.rules.base import Rule
from analyzer.rules.flagging import severity_of
from analyzer.types import Category, Finding

_WHO = ("SRC-BARE", "SRC-REL", "SRC-INST", "SRC-EXPERT", "SRC-CROWD")

PRECEDENCE: dict[str, tuple[str, ...]] = {
    # *Experts say it may take years*: with a name it is an expert's forecast, as it should be.
    # *Hinted that it could* remains: that is to be cut, whoever said so.
    "SRC-OPINION": _WHO,
    # *Many voters felt betrayed*: how the draft knows comes before which voters.
    "SRC-CROWD": ("ATT-MIND",),
    "SRC-INST": ("ATT-MIND",),
    # *Many experts suspect*: what experts think is their word, if they have names.
    # *The Herald understands*: what an outlet knows is no mood of its.
    "ATT-MIND": ("SRC-EXPERT", "ATT-AGENTLESS"),
    "ATT-COLOUR": ("ATT-AGENTLESS",),
    "ATT-FACTIVE": ("ATT-MISSING",),
    # *Make no mistake*: certainty comes before tone.  *Lawmakers are uneasy*, *are furious*: whose
    # mood, and how is it known?
    "FRM-EDITORIAL": ("CER-BOOST", "ATT-MIND"),
    "FRM-SENSATION": ("ATT-MIND",),
    "FRM-METAPHOR": ("ATT-EVENT", "ATT-MISSING", "ATT-MIND"),
}
"""Rule that gives way → rules that it gives way to."""

OUTERMOST = ("FRM-EDITORIAL", "ATT-MISSING")
"""Both say that a judgement is the newsroom's: the longer stays, of equals the first rule's."""

Found = tuple[Rule, Finding]


def without_doubles(found: Sequence[Found]) -> list[Found]:
    """The findings that no other finding makes superfluous, in their order."""
    places = Places(finding for _, finding in found)
    same: dict[str, list[int]] = defaultdict(list)
    for number, (_, finding) in enumerate(found):
        if finding.attribution_id is not None:
            same[finding.attribution_id].append(number)
    return [
        one
        for one in found
        if not any(
            _yields(one, found[number])
            for number in (*places.find_in(one[1]), *same.get(one[1].attribution_id or "", ()))
        )
    ]


def _yields(one: Found, other: Found) -> bool:
    rule, finding = one
    kept, keeper = other
    if rule.id != kept.id and {rule.id, kept.id} == set(OUTERMOST):
        is_equal = _covers(finding, keeper)
        return _covers(keeper, finding) and (not is_equal or kept.id == OUTERMOST[0])
    if rule.category is kept.category is Category.FRM:
        # *Ignited hatred* is one figure of speech, whatever *hatred* is.
        is_weaker = severity_of(rule, finding) <= severity_of(kept, keeper)
        return is_weaker and _covers(keeper, finding) and not _covers(finding, keeper)
    if kept.id not in PRECEDENCE.get(rule.id, ()):
        return False
    weight = severity_of(rule, finding)
    if severity_of(kept, keeper) < weight + (rule.id == "SRC-OPINION"):
        return False
    overlaps = keeper.start < finding.end and finding.start < keeper.end
    same = finding.attribution_id is not None and finding.attribution_id == keeper.attribution_id
    return overlaps or same


def _covers(one: Finding, other: Finding) -> bool:
    return one.start <= other.start and other.end <= one.end
