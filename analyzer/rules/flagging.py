"""Findings to flags: numbered, placed, worded, and recognisable in the next version of a draft."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from analyzer.rules.base import Rule
from analyzer.rules.reading import voice_at
from analyzer.types import Facts, Finding, Flag, Severity, Voice

SHOWN_TEXT = 70
"""Flagged words are quoted in a message up to this many characters."""


def to_flags(facts: Facts, findings: Iterable[tuple[Rule, Finding]]) -> tuple[Flag, ...]:
    """Flags in text order, numbered ``F1`` …; rules may flag the same words.

    Two findings of one rule on the same range are one flag: the more severe, then the surer.
    """
    best: dict[tuple[int, int, str], tuple[Rule, Finding]] = {}
    for rule, finding in findings:
        key = (finding.start, finding.end, rule.id)
        if key not in best or _rank(rule, finding) > _rank(*best[key]):
            best[key] = (rule, finding)
    lines = line_starts(facts.draft.text)
    seen: Counter[str] = Counter()
    sentences: dict[int, str] = {}
    flags = []
    for number, key in enumerate(sorted(best), start=1):
        rule, finding = best[key]
        digest = fingerprint(facts, rule.id, finding, sentences)
        seen[digest] += 1
        if seen[digest] > 1:
            digest = f"{digest}-{seen[digest]}"
        flags.append(_to_flag(facts, rule, finding, f"F{number}", digest, lines))
    return tuple(flags)


def _rank(rule: Rule, finding: Finding) -> tuple[int, float]:
    return severity_of(rule, finding), finding.confidence


def severity_of(rule: Rule, finding: Finding) -> Severity:
    """The finding's own severity, else the rule's."""
    return rule.severity if finding.severity is None else finding.severity


def _to_flag(
    facts: Facts, rule: Rule, finding: Finding, number: str, digest: str, lines: Sequence[int]
) -> Flag:
    text = facts.draft.text[finding.start : finding.end]
    values = {"text": _shorten(text)} | finding.values
    line, column = position(lines, finding.start)
    segment = voice_at(facts, finding.start)
    return Flag(
        id=number,
        rule=rule.id,
        category=rule.category,
        severity=severity_of(rule, finding),
        confidence=finding.confidence,
        start=finding.start,
        end=finding.end,
        line=line,
        column=column,
        text=text,
        voice=segment.voice if segment else Voice.NEWSROOM,
        message=rule.message.format_map(values),
        advice=rule.advice.format_map(values),
        basis=rule.basis,
        fingerprint=digest,
        source_id=finding.source_id,
        attribution_id=finding.attribution_id,
        related=finding.related,
    )


def _shorten(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN_TEXT else flat[: SHOWN_TEXT - 1].rstrip() + "…"


def line_starts(text: str) -> list[int]:
    r"""Offsets at which lines begin; lines end with ``\n``, ``\r\n`` or ``\r``."""
    return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]


def position(lines: Sequence[int], offset: int) -> tuple[int, int]:
    """1-based line and column, in code points."""
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


def fingerprint(
    facts: Facts, rule_id: str, finding: Finding, sentences: dict[int, str] | None = None
) -> str:
    """16 hexadecimal digits that stay the same while the sentence does, wherever it moves.

    Args:
        sentences: normalised sentences by index, filled as they are needed.
    """
    text = facts.draft.text
    known = {} if sentences is None else sentences
    index = bisect_right(facts.sentences, finding.start, key=lambda span: span.start) - 1
    sentence = ""
    if index >= 0 and finding.start < facts.sentences[index].end:
        if index not in known:
            known[index] = _normalise(text[slice(*facts.sentences[index])])
        sentence = known[index]
    parts = (rule_id, _normalise(text[finding.start : finding.end]), sentence)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _normalise(text: str) -> str:
    """Case, white space and the style of quotation marks make no other sentence."""
    plain = text.translate(str.maketrans("“”„‟«»‘’‚‛", '""""""\'\'\'\''))
    return " ".join(plain.casefold().split())
