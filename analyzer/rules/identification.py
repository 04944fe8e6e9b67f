"""Whether a reader can tell which document a draft means, though its phrase does not say so.

The facts grade the phrase. A draft often names author or date beside it (*data from the 2014
Community Survey*) or identifies the document in another sentence (*a new poll …* over *the Ipsos
poll*).
"""

from __future__ import annotations

import re

from analyzer.lexicon import Lexicons
from analyzer.types import Attribution, Facts, SourceClass, Span

_REACH = 60
"""How many characters around a phrase an issuer is looked for."""

_ISSUER = re.compile(
    r"^\W*(?:[a-z]+(?:ed|en|ne)\s+)?(?:\w+ly\s+)?(?:by|from|of|in|for|at)\s+(?:the\s+|an?\s+)?"
    r"(?:[a-z-]+\s+){0,2}(?:[A-Z]\w|\d{4}\b)"
)
"""*filed by the federal Securities …*, *from the 2014 American …*, *published in the Lancet*."""

_HANDED_IN = re.compile(
    r"^,?\s(?:that |which )?(?:he|she|they|it|[A-Z]\w+)\s(?:has |have |had )?"
    r"(?:submitted|filed|released|published|issued|signed|posted)\b"
)
"""*documents he submitted to the government*: who handed them in says which they are."""

_VERB_WITHIN = 14
"""Characters before a phrase in which the verb and an article have room."""

_ISSUED = re.compile(
    r"\b(?:submitted|filed|released|published|issued|signed|posted)\s(?:(?:an?|the|their|its)\s)?"
)
"""*Both men issued a statement*: it is theirs."""

_MADE_BY = re.compile(
    r"^,?\s(?:(?:that|which) (?:was|were|is|are) )?"
    r"(?:released|published|compiled|issued|gathered|collected|filed|obtained|kept)\b[^.;]{0,40}?"
    r"\s(?:by|from)\s\w"
)
"""*data released on Friday by the regulator*: who made it public can be asked."""

_TITLE_BEFORE = re.compile(r"[”\"'’],?\s$")
"""*“The Long Quay,” a history of the port*: the title stands right before."""

_NAME_WITHIN = re.compile(r"(?<!^)\b[A-Z]\w+ (?:[A-Z]\w+ )+")
"""*the Lang and Partner average*: for figures, the name of who counts is enough."""

_DATE = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)

_NAME_BEFORE = re.compile(r"[a-z,]\s+(?:[A-Z][\w./-]*\s+){1,4}(?:[a-z]+\s+)?$")
"""A name before the noun, not at the start of a sentence: *the latest Ipsos poll*."""


def is_identified_nearby(
    facts: Facts,
    lexicons: Lexicons,
    span: Span,
    head: str | None,
    attribution: Attribution | None = None,
) -> bool:
    """True if a date in the phrase, the words after it or another mention identify the document.

    Args:
        span: the phrase.
        head: lemma of its noun.
        attribution: whose source it is; what stands after its cue says nothing of the document.
    """
    text = facts.draft.text
    end = span.end + _REACH
    if attribution is not None and attribution.cue is not None:
        end = min([end, *(cue.start for cue in attribution.cue.spans if cue.start >= span.end)])
    after = text[span.end : end]
    phrase = text[span.start : span.end]
    if _DATE.search(phrase) or _MADE_BY.match(after) or _MADE_BY.search(phrase[phrase.find(" ") :]):
        return True
    if _TITLE_BEFORE.search(text, max(0, span.start - 4), span.start):
        return True
    if _ISSUER.match(after) or _HANDED_IN.match(after):
        return True
    issued = _ISSUED.search(text, max(0, span.start - _VERB_WITHIN), span.end)
    if head is not None and issued is not None and text.startswith(head, issued.end()):
        return True
    if head in lexicons.word_lists["counting_document"] and _NAME_WITHIN.search(phrase):
        return True
    # Of a study or poll that the draft tells of elsewhere.
    if head in lexicons.word_lists["result_noun"] and _has_identified(facts):
        return True
    return head is not None and _is_identified_elsewhere(facts, span, head)


def _has_identified(facts: Facts) -> bool:
    return any(one.source_class is SourceClass.IDENTIFIED_DOCUMENT for one in facts.sources) or any(
        one.is_identified for one in facts.evidence
    )


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
