"""Judgements: rules read facts and say what an editor should look at.

``RULES`` is the one register.  To add a rule, write one decorated function, add it here, and give
it a case file (``tests/cases/<RULE>.toml``).  Where two rules see one fault, ``one_fault`` says
which flag stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from analyzer.config import to_rule_ids, unknown_rule
from analyzer.lexicon import Lexicons
from analyzer.rules.anonymity import (
    anonymous_opinion,
    anonymous_quotation,
    unexplained_anonymity,
)
from analyzer.rules.attribution import (
    agentless_reporting,
    mind_reading,
    missing_attribution,
    ownerless_hearsay,
    ownerless_reaction,
)
from analyzer.rules.base import Rule
from analyzer.rules.certainty import booster, misused_confirm, vague_quantity
from analyzer.rules.consistency import certainty_drift
from analyzer.rules.credits import (
    anonymity_explained,
    channel_given,
    identified_document,
    named_source,
    response_reported,
    verification_disclosed,
)
from analyzer.rules.flagging import severity_of, to_flags
from analyzer.rules.framing import (
    appeal_to_fear,
    contested_label,
    dramatic_metaphor,
    editorial_evaluation,
    euphemism,
    loaded_presupposition,
    sensational_wording,
)
from analyzer.rules.framing_marks import headline_drama, scare_quotes
from analyzer.rules.inconsistency import internal_inconsistency
from analyzer.rules.one_fault import without_doubles
from analyzer.rules.sourcing import (
    bare_source,
    institution_only_source,
    relation_only_source,
    unidentified_document,
    unidentified_outlet,
    unnamed_experts,
    vague_collective,
)
from analyzer.rules.speculation import newsroom_speculation, stacked_hedges
from analyzer.rules.verbs import (
    colour_verb,
    concessive_verb,
    distancing_verb,
    factive_verb,
)
from analyzer.rules.vouching import vouching_adjective
from analyzer.types import Category, Credit, Facts, Flag, Severity

__all__ = ["RULES", "Rule", "check_severities", "run_rules", "selected_rules"]

RULES: tuple[Rule, ...] = (
    bare_source,
    relation_only_source,
    institution_only_source,
    unnamed_experts,
    vague_collective,
    unidentified_document,
    unidentified_outlet,
    unexplained_anonymity,
    anonymous_opinion,
    anonymous_quotation,
    vouching_adjective,
    missing_attribution,
    agentless_reporting,
    ownerless_hearsay,
    ownerless_reaction,
    mind_reading,
    newsroom_speculation,
    stacked_hedges,
    booster,
    misused_confirm,
    vague_quantity,
    certainty_drift,
    internal_inconsistency,
    distancing_verb,
    concessive_verb,
    factive_verb,
    colour_verb,
    contested_label,
    sensational_wording,
    dramatic_metaphor,
    editorial_evaluation,
    loaded_presupposition,
    appeal_to_fear,
    scare_quotes,
    headline_drama,
    euphemism,
    named_source,
    channel_given,
    verification_disclosed,
    response_reported,
    anonymity_explained,
    identified_document,
)


def selected_rules(
    select: Collection[str] | None = None, ignore: Collection[str] | None = None
) -> tuple[Rule, ...]:
    """Rules left by ``select`` and ``ignore``, ids or categories; ``ignore`` wins.

    Raises:
        ConfigError: a name is neither a rule nor a category.
    """
    known = [rule.id for rule in RULES]
    wanted = to_rule_ids(select, known) if select else frozenset(known)
    unwanted = to_rule_ids(ignore or (), known)
    return tuple(rule for rule in RULES if rule.id in wanted - unwanted)


def check_severities(severity: Mapping[str, Severity]) -> dict[str, Severity]:
    """Severities by rule, every id known.

    Raises:
        ConfigError: a name is no rule.
    """
    known = [rule.id for rule in RULES if rule.category is not Category.POS]
    for name in severity:
        if name not in known:
            raise unknown_rule(name, known)
    return dict(severity)


def run_rules(
    facts: Facts,
    lexicons: Lexicons,
    *,
    select: Collection[str] | None = None,
    ignore: Collection[str] | None = None,
    min_severity: Severity = Severity.CONSIDER,
    severity: Mapping[str, Severity] | None = None,
) -> tuple[tuple[Flag, ...], tuple[Credit, ...]]:
    """Run the selected rules.

    Args:
        select, ignore: rule ids or categories; empty for all and none.
        min_severity: leave out flags below it.
        severity: rule id → severity of all its flags, in place of what the rule decides.

    Returns:
        Flags and credits in text order.

    Raises:
        ConfigError: a name is neither a rule nor a category.
    """
    found = [
        (rule, finding)
        for rule in selected_rules(select, ignore)
        for finding in rule.find(facts, lexicons)
    ]
    fixed = check_severities(severity or {})
    found = [
        (rule, replace(finding, severity=fixed[rule.id]) if rule.id in fixed else finding)
        for rule, finding in found
    ]
    found = without_doubles(found)
    faults = [
        (rule, finding)
        for rule, finding in found
        if rule.category is not Category.POS and severity_of(rule, finding) >= min_severity
    ]
    praise = [
        Credit(
            rule.id,
            finding.start,
            finding.end,
            facts.draft.text[finding.start : finding.end],
            rule.message.format_map(finding.values),
        )
        for rule, finding in found
        if rule.category is Category.POS
    ]
    praise.sort(key=lambda credit: (credit.start, credit.end, credit.rule))
    return to_flags(facts, faults), tuple(praise)
