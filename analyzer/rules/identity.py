"""Which unnamed sources a reader cannot place, and where the draft should say more.

Grading (level, relation, access, organisation) is done before, in the facts.  Here each source
gets at most one complaint, the one that fits it best, and each complaint is made once: at the
first mention in the newsroom's own voice, and again only where a later mention describes the
source anew.  Quoted words are the speaker's own matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analyzer.lexicon import Lexicons
from analyzer.lexicon_entries import CueClass, NounKind, NounTrait, PhraseKind
from analyzer.rules.known import (
    has_owner,
    is_advised,
    is_earnings_estimate,
    is_named_later,
    is_placed,
    is_question,
    is_term,
)
from analyzer.rules.phrases import (
    DEFINITE,
    POSSESSIVE,
    core_of,
    has_relation_aside,
    is_pronoun,
    is_quantifier,
    starts_definite,
    to_words,
)
from analyzer.rules.reading import SourcePhrases, attributions_by_id, is_prominent, voice_at
from analyzer.types import (
    Attribution,
    Facts,
    Level,
    Severity,
    Source,
    SourceClass,
    Span,
    Voice,
)


class Identity(StrEnum):
    """What is wrong with the description of a source."""

    BARE = "bare"
    RELATION = "relation"
    INSTITUTION = "institution"
    EXPERT = "expert"
    CROWD = "crowd"
    DOCUMENT = "document"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A mention of an unnamed source that a rule may flag.

    Attributes:
        span: the mention, without what commas set off.
        severity: after prominence, accusation and voice are weighed.
    """

    source: Source
    span: Span
    attribution: Attribution
    severity: Severity


_CROWD_KINDS = frozenset({NounKind.CROWD, NounKind.PRONOUN, NounKind.DIFFUSE, NounKind.SOCIAL})

_NEVER = frozenset({NounKind.INSTITUTION, NounKind.TITLE, NounKind.SPOKESPERSON, NounKind.RUMOUR})
"""Bodies answer for themselves; a post and a spokesperson point to one office; a rumour has no
source to describe."""

MIN_CONFIDENCE = 0.6
"""Attributions less sure than this raise no flag: on tuning articles annotated by an editor, few
of their sources were the editor's concern."""

MIN_CONFIDENCE_BY_TRADE = 0.45
"""The same for nouns that seldom do anything but tell: *sources*, *analysts*."""

MIN_CONFIDENCE_OF_CROWDS = 0.75
"""The same for crowds that no vague number opens: they do much besides telling.  Of 13 findings on
crowds below it that were read, an editor would raise 5, most of them with *some* and *many*."""

_TELLERS = frozenset({NounKind.BARE, NounKind.EXPERT})

_ACTS = frozenset({CueClass.DIRECTIVE, CueClass.COMMISSIVE, CueClass.AGREEMENT})
"""Cues of acts that many can watch (*urged*, *promised*, *backed*): who it was matters less."""

_IN_PUBLIC = frozenset({Identity.INSTITUTION, Identity.CROWD, Identity.OUTLET})
"""Those whose acts can be watched."""

_AT_LARGE = frozenset({Identity.EXPERT, Identity.CROWD})
"""Named by a class alone: *experts* in another paragraph may be others, and answer for more."""

_NOT_IN_HEADLINES = frozenset({Identity.INSTITUTION, Identity.EXPERT})
"""A headline has no room for names and posts; the copy has."""

_PEOPLE = frozenset(Identity) - {Identity.DOCUMENT, Identity.OUTLET}

_OFFICE_HOLDERS = frozenset({NounKind.OFFICIAL, NounKind.SECURITY})

_ARTICLES = DEFINITE | frozenset({"a", "an"})


def identity_of(source: Source, lexicons: Lexicons) -> Identity | None:
    """The one complaint that fits a source best; ``None`` if its description will do."""
    if source.name is not None or not Level.NO_SOURCE < source.level < Level.ROLE_AND_ACCESS:
        return None
    if source.source_class in (SourceClass.NAMED_PERSON, SourceClass.NAMED_ORG, SourceClass.NONE):
        return None
    if source.source_class is SourceClass.IDENTIFIED_DOCUMENT:
        return None
    if source.kind == NounKind.OUTLET:
        return Identity.OUTLET
    if source.kind == NounKind.DOCUMENT:
        return Identity.DOCUMENT
    if source.source_class is SourceClass.UNIDENTIFIED_DOCUMENT:
        return Identity.DOCUMENT if source.kind is None else None
    noun = lexicons.noun(source.head) if source.head else None
    trait = noun.trait if noun else NounTrait.NONE
    if source.kind == NounKind.INSTITUTION and source.source_class is SourceClass.GENERIC_CROWD:
        return Identity.CROWD
    if source.kind in _NEVER or trait is NounTrait.ON_RECORD:
        return None
    if source.relation and not source.access:
        return Identity.RELATION
    return _identity_of_people(source, trait)


def _identity_of_people(source: Source, trait: NounTrait) -> Identity | None:
    is_group = source.source_class is not SourceClass.UNNAMED_PERSON
    if source.kind == NounKind.EXPERT:
        return Identity.INSTITUTION if source.organisation else Identity.EXPERT
    if source.head == "people" and not (source.count is None and not source.organisation):
        # Counted or placed, they are persons, not the people.
        return Identity.INSTITUTION if source.organisation else None
    if source.kind in _CROWD_KINDS:
        return Identity.CROWD
    if source.kind == NounKind.BARE:
        is_placed = source.organisation or (source.level >= Level.RELATION_ONLY)
        return Identity.INSTITUTION if is_placed and not source.access else Identity.BARE
    if source.kind == NounKind.PROXIMITY:
        return Identity.RELATION
    if source.kind == NounKind.WITNESS:
        # One witness tells what he or she saw; a crowd of them is nobody.
        return Identity.CROWD if is_group and source.count is None else None
    is_vague = is_group and source.count is None and not source.organisation
    if is_vague and (source.kind == NounKind.BUSINESS or trait is NounTrait.POLITICIAN):
        return Identity.CROWD
    if source.kind in (NounKind.OFFICIAL, NounKind.SECURITY, NounKind.BUSINESS):
        return Identity.INSTITUTION
    return None


#: *Not everyone agreed*, *no one said so*: says that somebody did not speak, quotes nobody.
_NOBODY = frozenset({"not", "no", "nobody", "none"})


def find_unnamed(
    facts: Facts, lexicons: Lexicons, wanted: Identity, severity: Severity
) -> Iterator[Unnamed]:
    """Mentions that deserve one kind of complaint, in the order of the ledger.

    Args:
        severity: of the rule, before the mention is weighed.
    """
    by_id = attributions_by_id(facts)
    for source in facts.sources:
        identity = identity_of(source, lexicons)
        if identity is None:
            continue
        told: list[tuple[frozenset[str], int]] = []
        phrases = SourcePhrases(source, by_id)
        for span in sorted(source.mentions):
            text = facts.draft.text[span.start : span.end]
            words = to_words(text)
            if not words or is_pronoun(words) or words[0] in _NOBODY:
                continue
            attribution = phrases.attribution_at(span)
            if attribution is None or not _is_claim(source, attribution, lexicons):
                continue
            if is_earnings_estimate(facts, source, attribution, lexicons) or is_named_later(
                facts, source, span
            ):
                continue
            if is_term(facts, span, attribution):
                continue
            if _voice(facts, span, attribution) is Voice.QUOTED:
                continue
            description = frozenset(words) - _ARTICLES
            if told and starts_definite(words):
                continue
            paragraph = facts.sentence_paragraph[attribution.sentence]
            if any(
                description <= one and (identity not in _AT_LARGE or paragraph == place)
                for one, place in told
            ):
                continue
            if not told and _is_anaphoric(facts, lexicons, source, span, words):
                continue
            if _voice(facts, span, attribution) is not Voice.ATTRIBUTED:
                told.append((description, paragraph))
            complaint = Identity.CROWD if is_quantifier(words, lexicons) else identity
            if complaint is Identity.RELATION and has_relation_aside(source, text):
                complaint = _identity_of_people(source, NounTrait.NONE) or identity
            if complaint is not wanted:
                continue
            if wanted is Identity.CROWD and _is_measured(facts, attribution, by_id):
                continue
            if identity in _PEOPLE and is_placed(facts, source, span, attribution, lexicons):
                continue
            if _is_known_by_owner(source, words, lexicons) or _is_body(
                source, text, words, lexicons
            ):
                continue
            weight = _weigh(facts, span, attribution, severity)
            is_one = source.source_class is SourceClass.UNNAMED_PERSON
            is_short = wanted in _NOT_IN_HEADLINES or (wanted is Identity.CROWD and is_one)
            if is_short and _voice(facts, span, attribution) is Voice.HEADLINE:
                weight = Severity.CONSIDER
            if wanted in _IN_PUBLIC and _is_act(attribution, lexicons):
                weight = Severity.CONSIDER
            core = core_of(span, text, source.head)
            yield Unnamed(source, core, attribution, weight)


def _is_anaphoric(
    facts: Facts, lexicons: Lexicons, source: Source, span: Span, words: list[str]
) -> bool:
    """*The officials* after officials were spoken of: the ledger lost the thread, not the draft.

    *The senator* and *the book* point to one that is known, whether or not it was found.
    """
    if words[0] == "another" and source.kind == NounKind.DOCUMENT:
        return _is_spoken_of(facts, source.head, span)
    if words[0] not in DEFINITE or source.kind == NounKind.DIFFUSE:
        return False
    # *The Republican said*: one who was told of, though the ledger lost him.
    is_one = source.kind == NounKind.CROWD and words[-1] == source.head
    if source.source_class is SourceClass.UNNAMED_PERSON or is_one:
        return True
    if source.kind == NounKind.DOCUMENT:
        return not any(lexicons.phrase(PhraseKind.DOCUMENT_MODIFIER, word) for word in words)
    if _is_spoken_of(facts, source.head, span):
        return True
    return source.kind == NounKind.BARE and any(
        other.name is None and other.mentions and min(other.mentions) < span
        for other in facts.sources
        if other.id != source.id
    )


def _is_spoken_of(facts: Facts, head: str | None, span: Span) -> bool:
    if head is None:
        return False
    spoken = re.compile(rf"\b{re.escape(head)}", re.IGNORECASE)
    return spoken.search(facts.draft.text, 0, span.start) is not None


def _is_claim(source: Source, attribution: Attribution, lexicons: Lexicons) -> bool:
    """True if it is sure enough that the source told something.

    False for what was not said (*did not say*, *declined to*), for what a crowd shouted and for
    what a prosecutor or court does by saying it (*charged*, *ruled*).
    """
    least = MIN_CONFIDENCE_BY_TRADE if source.kind in _TELLERS else MIN_CONFIDENCE
    if source.kind in _CROWD_KINDS and not source.organisation:
        phrase = attribution.source.text.lower() if attribution.source is not None else ""
        if not _opens_vaguely(phrase.removeprefix("even "), lexicons):
            least = MIN_CONFIDENCE_OF_CROWDS
    if attribution.confidence < least:
        return False
    cue = attribution.cue
    if cue is None:
        return True
    if cue.polarity != "positive" or cue.cue_class == CueClass.IMPLICATIVE:
        return False
    if is_advised(attribution) or is_question(source, attribution, lexicons):
        return False
    subclass = _subclass(attribution, lexicons)
    if subclass == "legal":
        return source.kind not in _OFFICE_HOLDERS
    return subclass != "audible"


def _subclass(attribution: Attribution, lexicons: Lexicons) -> str:
    entry = lexicons.cue(attribution.cue.lemma, "VERB") if attribution.cue else None
    return entry.subclass if entry else ""


def _is_act(attribution: Attribution, lexicons: Lexicons) -> bool:
    cue = attribution.cue
    if cue is None:
        return False
    subclass = _subclass(attribution, lexicons)
    if subclass == "act" or cue.lemma in lexicons.word_lists["watched_act"]:
        return True
    if cue.cue_class == CueClass.ACCUSATION:
        # *Objected to the rota* is what they did; *objected that it was unsafe* is a charge.
        return cue.text.endswith(" to")
    return cue.cue_class in _ACTS and subclass != "assent"


def _voice(facts: Facts, span: Span, attribution: Attribution) -> Voice:
    """Voice of a source phrase; that of its own content does not count as around it."""
    segment = voice_at(facts, span.start)
    if segment is None:
        return Voice.NEWSROOM
    if segment.voice is Voice.ATTRIBUTED and segment.attribution_id == attribution.id:
        return Voice.NEWSROOM
    return segment.voice


def _is_measured(facts: Facts, attribution: Attribution, by_id: Mapping[str, Attribution]) -> bool:
    """True if a poll or study that a reader can find says what the crowd thinks."""
    chain: Attribution | None = attribution
    seen: set[str] = set()
    while chain is not None and chain.id not in seen:
        seen.add(chain.id)
        if chain.source_class is SourceClass.IDENTIFIED_DOCUMENT:
            return True
        chain = by_id.get(chain.parent_id or "")
    return any(one.is_identified and one.attribution_id in seen for one in facts.evidence)


def _is_known_by_owner(source: Source, words: list[str], lexicons: Lexicons) -> bool:
    """*His lawyer*, *Roe's doctor*, *her book*: unnamed, but only one can be meant.

    *Our enemies* are the writer's own view, not anybody's claim.
    """
    if words[0] in ("our", "my", "your"):
        return True
    # *Whose attorneys argued*: somebody has few of them.
    if words[0] in POSSESSIVE and source.head in lexicons.word_lists["person_in_service"]:
        return True
    is_one = source.source_class in (SourceClass.UNNAMED_PERSON, SourceClass.UNIDENTIFIED_DOCUMENT)
    if not is_one and source.kind != NounKind.SOCIAL:
        return False
    return words[0] in POSSESSIVE or has_owner(words, source.head)


def _is_body(source: Source, text: str, words: list[str], lexicons: Lexicons) -> bool:
    """*Members of the Caucus*, *Ukrainian intelligence*: as much as the body itself."""
    noun = lexicons.noun(source.head) if source.head else None
    if noun is not None and noun.trait is NounTrait.SERVICE:
        return any(lexicons.is_place(word) for word in words)
    if source.head != "member" or not source.organisation:
        return False
    return not _opens_vaguely(text.lower(), lexicons)


def _opens_vaguely(phrase: str, lexicons: Lexicons) -> bool:
    """*Some*, *a number of*."""
    starts = (" ".join(phrase.split()[:length]) for length in range(1, 4))
    return any(lexicons.phrase(PhraseKind.VAGUE_NUMBER, start) for start in starts)


def _weigh(facts: Facts, span: Span, attribution: Attribution, severity: Severity) -> Severity:
    """Severity of one mention: less inside others' content, more in the lead and for a charge."""
    if _voice(facts, span, attribution) is Voice.ATTRIBUTED:
        return Severity.CONSIDER
    if is_prominent(facts, span.start) or _is_sole_accuser(facts, attribution):
        return Severity(min(severity + 1, Severity.MUST_FIX))
    return severity


def _is_sole_accuser(facts: Facts, attribution: Attribution) -> bool:
    """True if this attribution accuses and no source of level 5 or more accuses anywhere."""

    def accuses(one: Attribution) -> bool:
        return one.cue is not None and one.cue.cue_class == CueClass.ACCUSATION

    return accuses(attribution) and not any(
        accuses(one) and one.level >= Level.INSTITUTION for one in facts.attributions
    )
