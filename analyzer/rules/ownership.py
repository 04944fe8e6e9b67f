"""Who answers for a sentence: look-ups that the rules on attribution and certainty share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.lexicon_certainty import WordingKind
from analyzer.rules.precision import measured
from analyzer.rules.reading import is_prominent, sentence_at
from analyzer.types import Construction, Facts, Finding, Level, Severity, SourceClass, Span, Voice

OWN = frozenset({Voice.NEWSROOM, Voice.HEADLINE})


@dataclass(frozen=True, slots=True)
class Ownership:
    """Sentences of a draft with the best source each of them names.

    Attributes:
        level: sentence → highest ladder level among its sources; absent where none is named.
        reach: sentence → from the first to the last word of each of its attributions.
    """

    facts: Facts
    level: dict[int, int]
    reach: dict[int, tuple[Span, ...]]

    def sentence(self, offset: int) -> int:
        """Index of the sentence an offset stands in."""
        return sentence_at(self.facts, offset)

    def has_source(self, offset: int) -> bool:
        """True if an attribution of the sentence reaches around the offset."""
        spans = self.reach.get(self.sentence(offset), ())
        return any(span.start <= offset < span.end for span in spans)

    def is_carried(self, offset: int) -> bool:
        """True if accountable sources speak in the sentences before and after, in the same
        paragraph, so that a reader hears them here too."""
        number = self.sentence(offset)
        paragraphs = self.facts.sentence_paragraph
        return all(
            0 <= other < len(paragraphs)
            and paragraphs[other] == paragraphs[number]
            and self.level.get(other, 0) >= Level.INSTITUTION
            for other in (number - 1, number + 1)
        )

    def text(self, offset: int) -> str:
        """The sentence an offset stands in."""
        if not self.facts.sentences:
            return ""
        start, end = self.facts.sentences[self.sentence(offset)]
        return self.facts.draft.text[start:end]


def ownership(facts: Facts) -> Ownership:
    """Which sentences name a source."""
    level: dict[int, int] = {}
    reach: dict[int, tuple[Span, ...]] = {}
    for attribution in facts.attributions:
        if attribution.source is None or attribution.source_class is SourceClass.NONE:
            continue
        number = attribution.sentence
        level[number] = max(level.get(number, 0), int(attribution.level))
        parts = (attribution.source, attribution.cue, attribution.content)
        spans = [span for part in parts if part is not None for span in part.spans]
        hull = Span(min(s.start for s in spans), max(s.end for s in spans))
        reach[number] = (*reach.get(number, ()), hull)
    return Ownership(facts, level, reach)


def constructions(facts: Facts, *kinds: WordingKind) -> Iterator[Construction]:
    """Constructions of some kinds in the newsroom's own voice, in text order."""
    wanted = {str(kind) for kind in kinds}
    return (one for one in facts.constructions if one.kind in wanted and one.voice in OWN)


def to_finding(facts: Facts, rule: str, one: Construction, **values: str) -> Finding:
    """A construction as a finding of a rule; one step more severe in headline and lead."""
    return Finding(
        start=one.start,
        end=one.end,
        confidence=measured(rule, f"{one.kind}:{one.name}"),
        severity=raised(facts, Span(one.start, one.end), Severity(one.severity)),
        values=values,
    )


def raised(facts: Facts, span: Span, severity: Severity) -> Severity:
    """One more in headline and lead, from severity 2 on."""
    if severity >= Severity.SHOULD_FIX and is_prominent(facts, span.start):
        return Severity(min(severity + 1, Severity.MUST_FIX))
    return severity
