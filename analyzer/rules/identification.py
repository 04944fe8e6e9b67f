"""Whether a reader can tell which document a draft means, though its phrase does not say so.

The facts grade the phrase. A draft often names author or date beside it (*data from the 2014
Community Survey*) or identifies the document in another sentence (*a new poll …* over *the Ipsos
poll*).
"""

from __future__ import annotations

import re

from analyzer.types import Facts, SourceClass, Span

_REACH = 60
"""How many characters around a phrase an issuer is looked for."""

_ISSUER = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:by|from|of|in|for|at)\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,2}"
    r"(?:[A-Z]\w|\d{4}\b)"
)

_NAME_BEFORE = re.compile(r"[a-z,]\s+(?:[A-Z][\w./-]*\s+){1,4}(?:[a-z]+\s+)?$")
"""A name before the noun, not at the start of a sentence: *the latest Ipsos poll*."""


def is_identified_nearby(facts: Facts, span: Span, head: str | None) -> bool:
    """True if the words after the phrase, or another mention, identify the document."""
    text = facts.draft.text
    sentence_end = next((one.end for one in facts.sentences if one.end >= span.end), len(text))
    if _ISSUER.match(text[span.end : min(sentence_end, span.end + _REACH)]):
        return True
    return head is not None and _is_identified_elsewhere(facts, span, head)


def _is_identified_elsewhere(facts: Facts, span: Span, head: str) -> bool:
    word = re.escape(head)
    described = [
        facts.draft.text[mention.start : mention.end]
        for source in facts.sources
        if source.source_class is SourceClass.IDENTIFIED_DOCUMENT
        for mention in source.mentions
    ]
    described += [evidence.text for evidence in facts.evidence if evidence.is_identified]
    if any(re.search(rf"\b{word}", one, re.IGNORECASE) for one in described):
        return True
    text = facts.draft.text
    for found in re.finditer(rf"\b{word}", text):
        if not span.start <= found.start() < span.end:
            before = text[max(0, found.start() - _REACH) : found.start()]
            if _NAME_BEFORE.search(before):
                return True
    return False
