"""The measured baseline: textacy's extractor of direct quotations, as attributions.

textacy raises on a document with an odd number of quotation marks; such a document counts as one
without attributions, and the number of documents it refused is reported.  Its rules were written
for ClearNLP labels; it is run on whatever the given pipeline produces and reported as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analyzer.types import Span
from evaluation.matching import Item

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def direct_quotations(doc: Doc) -> list[Item] | None:
    """Textacy's direct quotations of a parsed document; ``None`` if it refuses the document."""
    from textacy.extract.triples import direct_quotations as extract

    try:
        found = list(extract(doc))
    except ValueError:
        return None
    return [
        Item(
            id=f"Q{number}",
            source=_to_spans(triple.speaker),
            cue=_to_spans(triple.cue),
            content=(Span(triple.content.start_char, triple.content.end_char),),
            kind="direct",
            construction="textacy",
        )
        for number, triple in enumerate(found, start=1)
    ]


def _to_spans(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Runs of neighbouring tokens as character spans."""
    spans: list[Span] = []
    last = None
    for token in sorted(tokens, key=lambda token: token.i):
        end = token.idx + len(token)
        if last is not None and token.i == last + 1:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(token.idx, end))
        last = token.i
    return tuple(spans)
