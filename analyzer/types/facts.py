"""What the parse shows, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analyzer.types.draft import Draft
from analyzer.types.terms import AttributionKind, Level, SourceClass, Span, Voice


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes:
        start, end: range including the marks.
        inner_start, inner_end: range without them.
        depth: 0 for an outer quotation, 1 for one inside it.
        is_speech: carries somebody's words (false: scare quotes, titles, terms).
        is_closed: false if it ended with its paragraph for want of a closing mark.
        group: quotations of one speech that runs over several paragraphs share a number.
        is_opened: false if it was taken to begin somewhere for want of an opening mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    is_speech: bool = True
    is_closed: bool = True
    group: int = 0
    is_opened: bool = True


@dataclass(frozen=True, slots=True)
class VoiceSegment:
    """A stretch of text in one voice.

    Attributes:
        attribution_id: the attribution whose content this is; ``None`` for headline and newsroom
            voice, and for a quotation whose speaker was not found.
    """

    start: int
    end: int
    voice: Voice
    attribution_id: str | None = None


@dataclass(frozen=True, slots=True)
class SpanText:
    """One or more ranges (a phrase may be split by another) with their text."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The word or words that tie content to a source.

    Attributes:
        lemma: dictionary form, the key in ``lexicons/cues.csv``.
        cue_class: class of the lexicon row (neutral, factive, distancing, …).
        polarity: ``positive``, ``negated`` (*did not say*), ``question`` or ``hypothetical``.
    """

    spans: tuple[Span, ...]
    text: str
    lemma: str
    cue_class: str
    polarity: str = "positive"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words or attitude: source, cue and content (PARC, PolNeAR).

    Attributes:
        id: ``A1``, ``A2`` … in text order.
        kind: direct, indirect or mixed.
        construction: name of the grammatical construction it was found by.
        source: the phrase in this sentence; ``None`` if no source is expressed.
        cue: ``None`` for a continued quotation that has none.
        content: what is attributed; may be split; may be empty for a bare cue.
        source_id: entry of the ledger; ``None`` if there is no source.
        source_class, level: of the ledger entry, after anaphora is resolved.
        confidence: measured precision of what produced it, 0 to 1.
        parent_id: the attribution inside whose content this one stands, if any.
        sentence: index of the sentence the cue (or content) starts in.
    """

    id: str
    kind: AttributionKind
    construction: str
    source: SpanText | None
    cue: Cue | None
    content: SpanText | None
    source_id: str | None
    source_class: SourceClass
    level: Level
    confidence: float
    parent_id: str | None = None
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Anonymity:
    """How a source's anonymity is explained.

    Attributes:
        stated: the draft says that anonymity was asked for or granted.
        reason: ``substantive`` (names a risk), ``weak``, ``rote`` (*not authorized to speak*) or
            ``None`` if no reason is given.
        span: where the draft says so, if it does.
    """

    stated: bool
    reason: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the ledger: a real source of the article, all its mentions joined.

    Attributes:
        id: ``S1``, ``S2`` … in order of first mention.
        name: proper name, or ``None`` for an unnamed source.
        description: best description anywhere in the article (role, organisation, access).
        head: lemma of the noun that heads the phrase a flag should point at.
        kind: lexicon type of the head noun (bare, official, expert, crowd, document, outlet …).
        mentions: source phrases in text order.
        attributions: ids of the attributions that rest on it.
        content_words: words of content that rest on it.
        share: part of all attributed words that rest on it, 0 to 1.
        count: how many people the draft says it is (*two officials*), if it does.
        access: has a phrase that says how the source knows.
        organisation: is tied to a named body.
        relation: is known only by closeness or familiarity (*close to*, *familiar with*).
        vouching: adjectives that assert reliability in place of identity, with their spans.
        anonymity: statement and reason of anonymity; ``None`` for named sources.
    """

    id: str
    name: str | None
    description: str | None
    source_class: SourceClass
    level: Level
    mentions: tuple[Span, ...]
    attributions: tuple[str, ...]
    content_words: int
    share: float
    head: str | None = None
    kind: str | None = None
    count: int | None = None
    access: bool = False
    organisation: bool = False
    relation: bool = False
    vouching: tuple[SpanText, ...] = ()
    anonymity: Anonymity | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document, data set or outlet that a claim leans on without being its grammatical source.

    *He cited intercepted communications*; *in an interview with a state media outlet*.

    Attributes:
        head: lemma of the noun that heads the phrase.
        kind: ``document`` or ``outlet``.
        is_identified: names its author, issuer, title or date, so that a reader can find it.
        role: ``cited`` (object of *cite*, *point to* …) or ``channel`` (where it was said).
        attribution_id: the attribution it belongs to, if any.
    """

    start: int
    end: int
    text: str
    head: str
    kind: str
    is_identified: bool
    role: str
    attribution_id: str | None = None


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word or phrase that limits certainty, with its scope and owner.

    Attributes:
        type: epistemic, doxastic, investigation, condition, weasel, approximator.
        certainty: ``C5`` flat … ``C0`` declared unknown, ``CN`` denied.
        scope: what it makes less certain.
        owner: ``newsroom``, the id of a ledger entry, or ``unknown`` where somebody else's words or
            thoughts are told and it was not found whose.
        is_embedded: stands in a clause that only modifies another (relative, adverbial).
    """

    start: int
    end: int
    text: str
    lemma: str
    type: str
    certainty: str
    scope: Span
    owner: str
    voice: Voice
    attribution_id: str | None = None
    confidence: float = 1.0
    is_embedded: bool = False


@dataclass(frozen=True, slots=True)
class FramingTerm:
    """Wording that frames, and what the gates said about it.

    Attributes:
        lemma: dictionary form of the words.
        kind: how it frames (``label``, ``sensation`` …) or, for a reporting verb, its cue class.
        row: id of the lexicon row, or the name of the pattern that found it (``tail-clause``).
        voice: whose words it stands in.
        severity: 1 to 3 in the newsroom's own voice, before voice and place are weighed.
        confidence: measured share of such findings that expert annotators marked, 0 to 1.
        blocked_by: the first gate that silences it (``quotation``, ``name``, ``literal`` …);
            empty if it stands.
        target: what it is said of: ``person``, ``body``, ``people``, ``nature``, ``sport``,
            ``physical`` or ``thing``.
        alternative: neutral wording, if the lexicon has one.
    """

    start: int
    end: int
    text: str
    lemma: str
    kind: str
    row: str
    voice: Voice
    severity: int
    confidence: float
    blocked_by: str = ""
    target: str = ""
    alternative: str = ""
    attribution_id: str | None = None
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Construction:
    """Wording that leaves open who says so, claims more than was shown, or discloses a limit.

    Attributes:
        kind: what it is (``agentless``, ``hearsay``, ``reaction`` …), the lexicon's word for it.
        name: the shape it was found by, within the kind.
        lemma: dictionary form of the word that decides.
        voice: whose words it stands in.
        severity: 0 to 3 in the newsroom's own voice, before place is weighed.
        is_carried: a source named in the same paragraph plainly still speaks.
        attribution_id: the innermost attribution it stands in, if any.
    """

    start: int
    end: int
    text: str
    kind: str
    name: str
    lemma: str
    voice: Voice
    severity: int
    is_carried: bool = False
    attribution_id: str | None = None


class FigureKind(StrEnum):
    """What a figure measures."""

    AGE = "age"
    DATE = "date"
    TOLL = "toll"
    COUNT = "count"
    """What one act did to so many things."""
    NUMBER = "number"
    """So many things of a kind, whatever is said of them."""
    GAP = "gap"


class Bound(StrEnum):
    """What a number leaves open."""

    EXACT = "exact"
    LOW = "low"
    """*At least*, *more than*."""
    HIGH = "high"
    """*Up to*, *nearly*."""
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Figure:
    """Something that should have the same value wherever a draft tells of it.

    Attributes:
        key: what is measured, of whom; figures of one kind with equal keys tell of the same.
        value: years for an age, seconds for a gap, otherwise a number (of a date, see
            ``analyzer.facts.figures.calendar.find_dates``).
        places, times: words of the places, and of the days, months and years, that its sentence
            names, lower-case.
        sentence: index of its sentence.
        attribution_id: the innermost attribution it stands in, if any.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    key: str
    value: float
    bound: Bound
    voice: Voice
    sentence: int
    places: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    attribution_id: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found in one draft, before any judgement.

    Attributes:
        sentences: ranges in order.
        sentence_paragraph: for each sentence, the index of its paragraph.
        n_words: words of the analysed text (tokens with a letter or digit).
        voice_words: number of words in each voice.
    """

    draft: Draft
    sentences: tuple[Span, ...]
    sentence_paragraph: tuple[int, ...]
    n_words: int
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    voices: tuple[VoiceSegment, ...]
    voice_words: dict[Voice, int]
    evidence: tuple[Evidence, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    units: tuple[Unit, ...] = ()
    warnings: tuple[str, ...] = ()
    framing: tuple[FramingTerm, ...] = ()
    constructions: tuple[Construction, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A content unit that scores weigh: one attribution's content, or one unsourced clause.

    Attributes:
        attribution_id: ``None`` for a contestable clause in newsroom voice without a source.
        words: number of content words (nouns, verbs, adjectives, adverbs, names, numbers).
        is_lead: stands in the headline or in the first two paragraphs.
        confidence: how sure it is that nobody answers for it, 0 to 1; 1 where somebody does.
        by_sentence: the content words in each sentence it runs through, in their order; where
            it is empty all are in one.
    """

    start: int
    end: int
    level: Level
    words: int
    is_lead: bool
    attribution_id: str | None = None
    confidence: float = 1.0
    by_sentence: tuple[int, ...] = ()
