"""How far the traceability of an article moves when any one of its sentences is taken out.

The sentence is cut from text and parse, and the rest is analysed again: facts, flags and scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Any

from analyzer.report import analyze_doc
from analyzer.types import Draft, Paragraph, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

MIN_WORDS = 300
BOUND = 10
"""Points that no single sentence should move an article by."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What taking out one sentence does.

    Attributes:
        value: points that traceability moves by.
        uncapped: the same before ceilings.
        caps: kinds of the ceilings that came or went.
    """

    value: float
    uncapped: float
    caps: tuple[str, ...] = ()


def find_shifts(report: Report, doc: Doc) -> list[Shift]:
    """How far the value moves without each sentence, where both have one."""
    before = report.scores.traceability
    shifts = []
    for number in range(len(report.facts.sentences)):
        cut_doc, draft = without_sentence(doc, report.facts.draft, report.facts.sentences, number)
        after = analyze_doc(cut_doc, draft).scores.traceability
        if before.value is None or after.value is None:
            continue
        if before.uncapped is None or after.uncapped is None:
            continue
        caps = {one.kind for one in before.ceilings} ^ {one.kind for one in after.ceilings}
        shifts.append(
            Shift(
                abs(after.value - before.value),
                abs(after.uncapped - before.uncapped),
                tuple(sorted(caps)),
            )
        )
    return shifts


def without_sentence(
    doc: Doc, draft: Draft, sentences: Sequence[Span], number: int
) -> tuple[Doc, Draft]:
    """The parse and the draft without one sentence and the white space after it."""
    from spacy.tokens import Doc

    start = sentences[number].start
    end = sentences[number + 1].start if number + 1 < len(sentences) else len(draft.text)
    first = next(token.i for token in doc if token.idx >= start)
    last = next((token.i for token in doc if token.idx >= end), len(doc))
    parts = [part.as_doc() for part in (doc[:first], doc[last:]) if len(part)]
    joined = Doc.from_docs(parts, ensure_whitespace=False)
    text = draft.text[:start] + draft.text[end:]

    def moved(offset: int) -> int:
        return offset if offset <= start else max(start, offset - (end - start))

    paragraphs = []
    for paragraph in draft.paragraphs:
        low, high = moved(paragraph.start), moved(paragraph.end)
        kept = text[low:high]
        low += len(kept) - len(kept.lstrip())
        high -= len(kept) - len(kept.rstrip())
        if low < high:
            paragraphs.append(Paragraph(low, high, paragraph.is_headline))
    return joined, replace(draft, text=text, paragraphs=tuple(paragraphs))


def score_stability(articles: Sequence[tuple[str, Sequence[Shift]]]) -> dict[str, Any]:
    """Figures over articles given as (name, shifts)."""
    moves = [(shift, name) for name, found in articles for shift in found]
    moves.sort(key=lambda pair: -pair[0].value)
    large = [shift for shift, _ in moves if shift.value >= BOUND]
    return {
        "n_articles": len(articles),
        "n_sentences": len(moves),
        "value": _summary([shift.value for shift, _ in moves]),
        "before_ceilings": _summary([shift.uncapped for shift, _ in moves]),
        "articles_with_a_move_of_10": len({name for move, name in moves if move.value >= BOUND}),
        "moves_of_10": len(large),
        "moves_of_10_as_a_ceiling_comes_or_goes": sum(bool(shift.caps) for shift in large),
        "worst": [
            f"{shift.value:.1f} ({' '.join(shift.caps) or 'no ceiling'}) {name}"
            for shift, name in moves[:10]
        ],
    }


def _summary(shifts: Sequence[float]) -> dict[str, float | None]:
    return {
        "median": median(shifts) if shifts else None,
        "largest": max(shifts, default=None),
        "share_under_10": sum(one < BOUND for one in shifts) / len(shifts) if shifts else None,
    }
