"""Parse drafts in parts: each ends with a paragraph, and many are parsed together.

A pipeline that sees a few hundred words at a time, several such parts side by side, takes two
thirds of the time it takes for an article as a whole and half of what it takes for a long document:
its matrices stay small enough for the processor's cache, and the parser works on all parts at once.
What lies across a paragraph's end hardly matters to a parse: on 30 news articles 99.95 % of the
words have the same head and label either way, and all sentences are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from analyzer.types import Draft

PART = 1_500
"""Characters after which a part ends with the paragraph."""
LONGEST_PART = 20_000
"""Characters after which a part ends in mid-paragraph, with a sentence or a word."""
TOGETHER = 32
"""Parts that the pipeline works on at once."""

_BREAK = re.compile(r"\n\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])")


def to_docs(drafts: Sequence[Draft], nlp: Language) -> Iterator[Doc | Exception]:
    """Parse drafts together, which is faster than one by one; in their order.

    Yields:
        The parse of each draft, with the draft's offsets, or what was raised in parsing that
        draft alone.
    """
    from analyzer.ingest import analysed_text

    return parse_texts([analysed_text(draft) for draft in drafts], nlp)


def to_doc(draft: Draft, nlp: Language) -> Doc:
    """Parse a draft; the ``Doc`` has the draft's offsets."""
    (doc,) = to_docs([draft], nlp)
    if isinstance(doc, Exception):
        raise doc
    return doc


def parse_texts(texts: Sequence[str], nlp: Language) -> Iterator[Doc | Exception]:
    """Parse texts whose paragraphs, and nothing else, end with a line."""
    parts = [cut(text) for text in texts]
    try:
        docs = iter(list(nlp.pipe((one for some in parts for one in some), batch_size=TOGETHER)))
    except Exception:  # one of them cannot be parsed; below it is found which
        for some in parts:
            try:
                yield _join(list(nlp.pipe(some, batch_size=TOGETHER)))
            except Exception as error:  # told to the caller, who knows the draft
                yield error
        return
    for some in parts:
        yield _join([next(docs) for _ in some])


def cut(text: str) -> list[str]:
    """Parts that make up a text, each at least ``PART`` long but the last."""
    parts = []
    start = 0
    while len(text) - start > PART:
        end = _BREAK.search(text, start + PART)
        stop = end.end() if end is not None else len(text)
        if stop - start > LONGEST_PART:
            stop = _cut_paragraph(text, start)
        parts.append(text[start:stop])
        start = stop
    if start < len(text) or not parts:
        parts.append(text[start:])
    return parts


def _cut_paragraph(text: str, start: int) -> int:
    """Where to cut a paragraph that is too long: the last place that does the least harm."""
    first, last = start + LONGEST_PART // 2, start + LONGEST_PART
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, last)]
    return ends[-1] if ends else text.rfind(" ", first, last) + 1 or last


def _join(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    from spacy.tokens import Doc

    return Doc.from_docs(docs, ensure_whitespace=False)
