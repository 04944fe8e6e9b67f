"""How often editors agree with each rule."""

from __future__ import annotations

from math import sqrt

from sqlalchemy import Connection, func, select

from analyzer.store.continuing import is_continued
from analyzer.store.decisions import in_force
from analyzer.types import RuleAcceptance, Status

MOSTLY = 0.8
ENOUGH = 20
_Z = 1.959964
"""Standard normal quantile of a two-sided 95 % interval."""


def by_rule(connection: Connection) -> list[RuleAcceptance]:
    """Every rule somebody decided about, the least accepted first.

    A flag counts once, with the decision in force, also when it has gone from its draft since;
    where a decision was made anew after an edit of the sentence, that one counts.
    """
    latest = in_force()
    rows = connection.execute(
        select(latest.c.rule, latest.c.status, func.count())
        .where(latest.c.status != Status.OPEN.value, ~is_continued(latest.c))
        .group_by(latest.c.rule, latest.c.status)
    )
    counts: dict[str, dict[str, int]] = {}
    for rule, status, number in rows:
        counts.setdefault(rule, {})[status] = number
    found = [
        to_acceptance(rule, own.get(Status.ACCEPTED, 0), own.get(Status.DISMISSED, 0))
        for rule, own in counts.items()
    ]
    return sorted(found, key=lambda one: (one.rate, -one.decided, one.rule))


def to_acceptance(rule: str, accepted: int, dismissed: int) -> RuleAcceptance:
    """Rate and interval of a rule with at least one decision."""
    low, high = wilson(accepted, accepted + dismissed)
    rate = accepted / (accepted + dismissed)
    return RuleAcceptance(rule, accepted, dismissed, rate, low, high)


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """95 % score interval of a share (Wilson, JASA 22, 1927); ``trials`` is at least 1."""
    share, weight = hits / trials, _Z * _Z / trials
    centre = (share + weight / 2) / (1 + weight)
    reach = _Z * sqrt(share * (1 - share) / trials + weight / (4 * trials)) / (1 + weight)
    return max(0.0, centre - reach), min(1.0, centre + reach)


def is_mostly_dismissed(found: RuleAcceptance) -> bool:
    """More than ``MOSTLY`` of at least ``ENOUGH`` dismissed: better switched off here."""
    return found.decided >= ENOUGH and found.dismissed > MOSTLY * found.decided
