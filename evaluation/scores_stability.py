"""How far the traceability of an article moves when any one of its sentences is taken out.

The sentence is cut from text and parse, and the rest is analysed again: facts, flags and scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any

from analyzer.report import analyze_doc
from analyzer.types import Draft, Paragraph, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

MIN_WORDS = 300
BOUND = 10
"""Points that no single sentence should move an article by."""


def find_shifts(report: Report, doc: Doc) -> list[tuple[float, str]]:
    """For each sentence, how far the value moves without it, and which caps came or went."""
    before = report.scores.traceability
    shifts = []
    for number in range(len(report.facts.sentences)):
        cut_doc, draft = without_sentence(doc, report.facts.draft, report.facts.sentences, number)
        after = analyze_doc(cut_doc, draft).scores.traceability
        if before.value is None or after.value is None:
            continue
        caps = {one.kind for one in before.ceilings} ^ {one.kind for one in after.ceilings}
        shifts.append((abs(after.value - before.value), " ".join(sorted(caps))))
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


def score_stability(articles: Sequence[tuple[str, Sequence[tuple[float, str]]]]) -> dict[str, Any]:
    """Figures over articles given as (name, shifts)."""
    shifts = [shift for _, found in articles for shift, _ in found]
    worst = sorted(
        ((shift, caps, name) for name, found in articles for shift, caps in found), reverse=True
    )
    over = [(shift, caps) for shift, caps, _ in worst if shift >= BOUND]
    return {
        "n_articles": len(articles),
        "n_sentences": len(shifts),
        "median_of_all": median(shifts) if shifts else None,
        "median_of_article_maxima": (
            median(max(shift for shift, _ in found) for _, found in articles if found)
            if shifts
            else None
        ),
        "largest": max(shifts, default=None),
        "share_under_10_points": sum(s < BOUND for s in shifts) / len(shifts) if shifts else None,
        "articles_with_a_move_of_10": len(
            {name for name, found in articles if any(shift >= BOUND for shift, _ in found)}
        ),
        "moves_of_10_by_a_cap": sum(bool(caps) for _, caps in over),
        "moves_of_10": len(over),
        "worst": [f"{shift:.1f} {caps or 'no cap'} {name}" for shift, caps, name in worst[:10]],
    }
