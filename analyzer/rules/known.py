"""Unnamed mentions that a reader can place all the same, and words that are no claim of theirs.

The facts grade a phrase by what it says of a source.  Here the phrase is read in its sentence: a
name beside it, a share that a poll counted, an outlet's title, a crowd whose act could be watched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import NounKind
from analyzer.rules.reading import is_prominent, sentence_of, voice_at
from analyzer.types import Attribution, Facts, Source, SourceClass, Span, Voice

_NAME = r"(?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w’'-]+"
_NAME_AT_END = re.compile(rf"(?:^|, |\b(?!at|of|in|for|from|with|on|by|the|to)[a-z]+ ){_NAME},?$")
_NAME_AFTER = re.compile(rf",? {_NAME}")
_NAME_BEFORE = re.compile(rf"{_NAME}, (?:an? |the )?$")
_NAME_WITHIN = 40
"""Characters around a phrase in which a name belongs to it."""

_TEAM_WITHIN = 3_000
"""Characters around a group in which its leader is looked for: every mention asks."""
_LATER = 700
"""Characters below a lead in which the person of the lead gets a name."""
_NAMED_LATER = frozenset({NounKind.OFFICIAL, NounKind.SECURITY, NounKind.EXPERT, NounKind.BUSINESS,
                          NounKind.CROWD})  # fmt: skip

_EXAMPLE = re.compile(r"\b(?:like|such as|including|among them)\s(?:[\w.]+\s)?[A-Z][a-z]")
_EXAMPLE_AFTER = re.compile(
    r"(?:[^.;]{0,60}(?:,|\s[—–-]+)\sincluding|(?:,|\s[—–-]+)\s(?:like|such as|among them))"
    r"\s(?:[\w.]+\s)?[A-Z][a-z]"
)

SHARE = re.compile(
    r"%|\bper ?cent\b|\b(?:in|of|out of) (?:10|ten|five|four|three)\b|\bmajorit(?:y|ies)\b|"
    r"\b(?:half|thirds?|quarters?|fifths?) of\b|\brespondents\b",
    re.IGNORECASE,
)
"""A part of those who were counted, whoever counted them."""

_FIGURES = re.compile(r"\d ?%|\bper ?cent\b", re.IGNORECASE)
_POLL = re.compile(r"\b(?:polls?|polled|pollsters?|surveys?|surveyed|referendum)\b", re.IGNORECASE)
_SURVEYED = re.compile(r"\b(?:[Ss]urveyed|[Pp]olled) by (?:the )?[A-Z]")
"""Who asked them has the list."""
_ALL_KNOWN = re.compile(
    r"(?:all(?: of)? (?:the|these|those|them|which|whom)|both(?: of)?(?: the| these| those)?|each|"
    r"neither|"
    r"(?:one|two|three|four|five) of (?:(?:the|those|these) )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten)|"
    r"(?:every(?:one|body)|all) (?:but|except|else))\b",
    re.IGNORECASE,
)
"""The members of a group that was told before, and all but those who are told."""

_ADVISED = re.compile(
    r"\b(?:should|must|ought|may want|might want|can expect|needs? to)\b", re.IGNORECASE
)
_GENITIVE = re.compile(r"[’']s?$")
_TITLE = re.compile(r"[A-Z][\w’'-]*")


def is_placed(
    facts: Facts, source: Source, span: Span, attribution: Attribution, lexicons: Lexicons
) -> bool:
    """True if the sentence lets a reader place people whom their phrase leaves unnamed."""
    text = facts.draft.text
    phrase = text[span.start : span.end]
    return (
        has_name_beside(facts, span)
        or ends_in_name(phrase)
        or _ALL_KNOWN.match(phrase) is not None
        or _SURVEYED.search(phrase) is not None
        or _has_examples(facts, span)
        or _is_led(facts, source, span)
        or is_counted(facts, source, span, attribution, lexicons)
    )


def has_name_beside(facts: Facts, span: Span) -> bool:
    """*Ann Roe, director of the centre, said*; *the director, Ann Roe*; not in a headline, where
    every word may have a capital."""
    segment = voice_at(facts, span.start)
    if segment is not None and segment.voice is Voice.HEADLINE:
        return False
    text = facts.draft.text
    before = text[max(0, span.start - _NAME_WITHIN) : span.start]
    after = text[span.end : span.end + _NAME_WITHIN]
    is_apposed = _NAME_BEFORE.search(before) and after.lstrip()[:1] in set(",.;:)–—")
    return bool(is_apposed or _NAME_AFTER.match(after))


def is_named_later(facts: Facts, source: Source, span: Span) -> bool:
    """*A lawmaker is calling for a ban* in the lead, and the name with the next words quoted."""
    is_one = source.source_class is SourceClass.UNNAMED_PERSON
    if not is_one or source.kind not in _NAMED_LATER or not is_prominent(facts, span.start):
        return False
    if source.anonymity is not None and source.anonymity.stated:
        return False
    return any(
        one.source_class is SourceClass.NAMED_PERSON
        and any(span.end < mention.start < span.end + _LATER for mention in one.mentions)
        for one in facts.sources
    )


def ends_in_name(phrase: str) -> bool:
    """*The envoy, Ann Roe*."""
    return _NAME_AT_END.search(phrase) is not None


def _has_examples(facts: Facts, span: Span) -> bool:
    """*Critics like Roe*; *local politicians attacked the plan, including Representative Roe*."""
    text = facts.draft.text
    within = _EXAMPLE.search(text, span.start, span.end)
    return within is not None or _EXAMPLE_AFTER.match(text, span.end) is not None


def _is_led(facts: Facts, source: Source, span: Span) -> bool:
    """*Astronomers propose a model … The astronomers, led by Ann Roe*: a team that has a name."""
    if source.head is None:
        return False
    led = rf"\b{re.escape(source.head)}s?,? (?:led|headed) by (?:\w+\. )?[A-Z]"
    near = facts.draft.text[max(0, span.start - _TEAM_WITHIN) : span.end + _TEAM_WITHIN]
    return re.search(led, near) is not None


def is_counted(
    facts: Facts, source: Source, span: Span, attribution: Attribution, lexicons: Lexicons
) -> bool:
    """True of a share of people, and of a view whose figures stand in the sentence or paragraph."""
    text = facts.draft.text
    if SHARE.search(text[span.start : span.end]):
        return True
    cue = attribution.cue
    if cue is None:
        return False
    figures = _FIGURES.search(sentence_of(facts, attribution))
    if cue.lemma in lexicons.word_lists["polled_view"] and figures:
        return True
    is_public = source.head in lexicons.word_lists["polled_noun"]
    return is_public and _POLL.search(_paragraph(facts, span)) is not None


def _paragraph(facts: Facts, span: Span) -> str:
    for part in facts.draft.paragraphs:
        if part.start <= span.start < part.end:
            return facts.draft.text[part.start : part.end]
    return ""


def is_advised(attribution: Attribution) -> bool:
    """*Anyone who expects a turn should remember*: the newsroom's advice, not a source's word."""
    return attribution.cue is not None and _ADVISED.search(attribution.cue.text) is not None


def is_term(facts: Facts, span: Span, attribution: Attribution) -> bool:
    """*What economists call spending*: a word of theirs, no claim."""
    cue = attribution.cue
    is_call = cue is not None and cue.lemma in {"call", "term", "dub"}
    before = facts.draft.text[max(0, span.start - 5) : span.start].lower()
    return is_call and before == "what "


def is_question(source: Source, attribution: Attribution, lexicons: Lexicons) -> bool:
    """*A man asked*, *one voter asked*, *asked by reporters*: the answer matters, not who asked.

    What a crowd asks of its own accord (*residents asked why*) is a view of theirs.
    """
    cue, phrase = attribution.cue, attribution.source
    if cue is None or cue.lemma not in lexicons.word_lists["questioning_verb"]:
        return False
    if source.source_class is SourceClass.UNNAMED_PERSON or phrase is None:
        return True
    is_one = re.match(r"(?:an?|one|another)\s", phrase.text, re.IGNORECASE) is not None
    return is_one or cue.spans[0].start < phrase.spans[0].start


_AIR = re.compile(
    r"(?:the )?(?:social media|tv|television|radio|airwaves|internet)"
    r"(?: and (?:tv|television|radio|social media|in print))?",
    re.IGNORECASE,
)
"""A medium at large is where something was seen, and no outlet."""
_OWNED = re.compile(r"\w[’']s?\s$")


def has_owner(words: Sequence[str], head: str | None) -> bool:
    """*Roe’s doctor*, *the workers’ union*; not *a source close to the mayor’s office*.

    Args:
        words: of the phrase, in lower case.
        head: lemma of its noun; ``None`` if that is the last word.
    """
    noun = (head or "").split()[-1:]
    place = next((n for n, word in enumerate(words) if noun and word.startswith(noun[0])), -1)
    return any(_GENITIVE.search(word) for word in words[:place])


def is_known_outlet(facts: Facts, span: Span, lexicons: Lexicons) -> bool:
    """*Its website*, *the newspaper* of one told before, *the news site Lokalbote*: a known one."""
    text = facts.draft.text
    phrase = text[span.start : span.end]
    words = phrase.split()
    first = words[0].lower()
    # *The harbour board’s website*, within the phrase or right before it.
    is_owned = has_owner(words, None)
    if (
        is_owned
        or _AIR.fullmatch(phrase)
        or _OWNED.search(text, max(0, span.start - 4), span.start)
    ):
        return True
    if first in {"a", "an"}:
        return False
    if first in {"its", "his", "her", "their", "both"} or has_name_beside(facts, span):
        return True
    opens = any(start == span.start for start, _ in facts.sentences)
    names = [
        word
        for word in words[1 if opens or first == "the" else 0 :]
        if _TITLE.fullmatch(word) and not lexicons.is_place(word.lower()) and not word.isupper()
    ]
    if names:
        return True
    is_one = not words[-1].endswith("s") and words[-1].lower() != "media"
    return first in {"the", "that", "this"} and is_one


def is_earnings_estimate(
    facts: Facts, source: Source, attribution: Attribution, lexicons: Lexicons
) -> bool:
    """*The $1.11 a share that analysts expected*: a figure that agencies compile."""
    cue = attribution.cue
    if source.kind != NounKind.EXPERT or source.head != "analyst" or cue is None:
        return False
    has_price = re.search(r"[$£€]\d", sentence_of(facts, attribution)) is not None
    return has_price and cue.lemma in lexicons.word_lists["forecasting_verb"]


_BEFALLEN = re.compile(
    r"(?:\w+ )?people (?:(?:who|that) (?:were|are|had been|have been) \w+ed\b|"
    r"\w+ed (?:from|by|in|during)\b)",
    re.IGNORECASE,
)


def is_befallen(facts: Facts, span: Span) -> bool:
    """*People evacuated from the valley*: what befell them places them, as it does residents."""
    return _BEFALLEN.match(facts.draft.text, span.start) is not None
