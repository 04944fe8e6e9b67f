"""Types of the lexicon rows: what each column of ``lexicons/*.csv`` may hold.

Every class is both the schema a row is checked against and the frozen record the facts and rules
read; the field names are the column names.  Cells with several values separate them by ``;``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict


class NounKind(StrEnum):
    """What a noun that heads a source phrase denotes."""

    BARE = "bare"
    OFFICIAL = "official"
    SPOKESPERSON = "spokesperson"
    EXPERT = "expert"
    SECURITY = "security"
    BUSINESS = "business"
    WITNESS = "witness"
    PROXIMITY = "proximity"
    CROWD = "crowd"
    PRONOUN = "pronoun"
    SOCIAL = "social"
    DIFFUSE = "diffuse"
    """A community without members one could ask: *circles*, *the world*."""
    INSTITUTION = "institution"
    DOCUMENT = "document"
    OUTLET = "outlet"
    RUMOUR = "rumour"
    TITLE = "title"
    """A post or rank that is one person's: *president*, *archbishop*."""


class NounTrait(StrEnum):
    """What else matters about the people a noun denotes."""

    NONE = ""
    POLITICIAN = "politician"
    """They speak in public for a living; in the plural, a crowd."""
    ON_RECORD = "on_record"
    """They speak through public rulings and findings, which can be looked up."""
    SERVICE = "service"
    """After the adjective of a country it is a body: *Ukrainian intelligence*."""


PERSON_KINDS = frozenset(
    {
        NounKind.BARE,
        NounKind.OFFICIAL,
        NounKind.SPOKESPERSON,
        NounKind.EXPERT,
        NounKind.SECURITY,
        NounKind.BUSINESS,
        NounKind.WITNESS,
        NounKind.PROXIMITY,
        NounKind.CROWD,
        NounKind.SOCIAL,
        NounKind.TITLE,
    }
)
"""Kinds whose nouns denote people."""


class PhraseKind(StrEnum):
    """What a word beside a source noun does."""

    RELATION = "relation"
    """Closeness or familiarity: *close to*, *familiar with*."""
    KNOWLEDGE = "knowledge"
    """Knowledge without a route: *with knowledge of*."""
    ACCESS_VERB = "access_verb"
    """How the source knows: *attended*, *was briefed on*."""
    ACCESS_MODIFIER = "access_modifier"
    """Turns knowledge into access: *direct*, *first-hand*."""
    SENIORITY = "seniority"
    VOUCHING = "vouching"
    FIELD = "field"
    """A field in place of a body: *diplomatic sources*."""
    INSTITUTION_PREPOSITION = "institution_preposition"
    FORMER = "former"
    VAGUE_NUMBER = "vague_number"
    ANONYMOUS = "anonymous"
    DOCUMENT_MODIFIER = "document_modifier"
    """Says how a document was come by, not what it is: *leaked*, *internal*."""
    CITING = "citing"
    """Verb whose object is evidence: *cite*, *refer to*."""


class PhraseEffect(StrEnum):
    """What the word does to the place on the ladder."""

    NONE = "none"
    CAP_1 = "cap_1"
    CAP_2 = "cap_2"
    CAP_3 = "cap_3"
    SET_2 = "set_2"
    SET_3 = "set_3"
    ACCESS = "access"
    """With a role and an organisation, level 4."""


class AnonymityType(StrEnum):
    """What an anonymity phrase states."""

    STATED = "stated"
    TERMS = "terms"
    """Terms of use: *on background*."""
    PARTIAL_NAME = "partial_name"
    PSEUDONYM = "pseudonym"
    REASON = "reason"


class Reason(StrEnum):
    """How good a reason for anonymity is."""

    NONE = ""
    SUBSTANTIVE = "substantive"
    WEAK = "weak"
    ROTE = "rote"


class CueClass(StrEnum):
    """What a reporting cue says about the content or the source."""

    NEUTRAL = "neutral"
    EXPOSITORY = "expository"
    ARGUMENT = "argument"
    FACTIVE = "factive"
    DISTANCING = "distancing"
    CONCESSIVE = "concessive"
    COLOUR = "colour"
    INSISTENT = "insistent"
    IMPLICATION = "implication"
    EVIDENCE = "evidence"
    DOCUMENT = "document"
    QUESTION = "question"
    CHARACTERISE = "characterise"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    DIRECTIVE = "directive"
    COMMISSIVE = "commissive"
    PREDICTIVE = "predictive"
    MENTAL = "mental"
    AGREEMENT = "agreement"
    IMPLICATIVE = "implicative"
    HEARSAY = "hearsay"
    APPEARANCE = "appearance"
    """The reporter's reading of somebody: *seemed*, *appeared*."""


class Stance(StrEnum):
    """What the cue makes a reader think of the content."""

    NONE = "none"
    ENDORSES = "endorses"
    BLAMES = "blames"
    DOUBTS = "doubts"
    HEDGES = "hedges"
    DRAMATIC = "dramatic"
    NEGATIVE = "negative"
    POSITIVE = "positive"
    MIND_READING = "mind_reading"
    PRESUPPOSES = "presupposes"


class CuePos(StrEnum):
    """Universal part of speech of a cue."""

    VERB = "VERB"
    NOUN = "NOUN"
    ADJ = "ADJ"
    ADV = "ADV"
    ADP = "ADP"


class Frame(StrEnum):
    """How a cue takes its content (or, for ``addressee``, whom it tells)."""

    THAT = "that"
    QUOTE = "quote"
    TO = "to"
    """Infinitive clause: *vowed to stay*."""
    ING = "ing"
    WHETHER = "whether"
    """Embedded question with *whether*, *if*, *what*, *how* …"""
    NP = "np"
    ADDRESSEE = "addressee"
    """An object that is told, before the content: *told reporters that*."""
    AS = "as"
    OF = "of"
    FOR = "for"
    ON = "on"
    AGAINST = "against"
    ABOUT = "about"
    OVER = "over"
    WITH = "with"
    AT = "at"
    FROM = "from"
    IN = "in"
    TO_NP = "to_np"
    """Preposition *to*: *opposition to the plan*."""
    CLAUSE = "clause"
    """The clause the adverb modifies: *he reportedly fled*."""
    SOURCE = "source"
    """A preposition whose object is the source: *according to*."""


class PlaceKind(StrEnum):
    """Country with a government of its own, or anything wider."""

    COUNTRY = "country"
    REGION = "region"


class BasisStatus(StrEnum):
    """How the text behind a basis code was seen."""

    SEEN = "v"
    SEEN_SECOND_HAND = "v2"
    PAGE_ONLY = "p"
    RECALLED = "m"
    EDITORIAL = "e"


def _to_parts(value: Any) -> Any:
    return tuple(part for part in value.split(";") if part) if isinstance(value, str) else value


def _to_flag(value: Any) -> Any:
    known = {"": False, "yes": True}
    if value not in known:
        raise ValueError("must be 'yes' or empty")
    return known[value]


def _to_count(value: Any) -> Any:
    if value == "":
        return None
    if not (isinstance(value, str) and value.isascii() and value.isdigit()):
        raise ValueError("must be a whole number or empty")
    return int(value)


def _to_level(value: Any) -> Any:
    if value not in {str(level) for level in range(8)}:
        raise ValueError("must be a level of the ladder, 0 to 7")
    return int(value)


def _to_severity(value: Any) -> Any:
    if value not in {"0", "1", "2", "3"}:
        raise ValueError("must be a severity, 0 to 3")
    return int(value)


def _check_filled(value: str) -> str:
    if not value:
        raise ValueError("must not be empty")
    return value


Word = Annotated[str, AfterValidator(_check_filled)]
Basis = Annotated[tuple[str, ...], BeforeValidator(_to_parts)]
Flag = Annotated[bool, BeforeValidator(_to_flag)]
Count = Annotated[int | None, BeforeValidator(_to_count)]


@dataclass(frozen=True, slots=True)
class BasisCode:
    """A standard or study that a judgement rests on (``basis.csv``)."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("code",)

    code: Word
    status: BasisStatus
    what: Word
    where: str

    @property
    def is_citable(self) -> bool:
        """True if its text was seen, so that it may be cited as what a standard says."""
        return self.status in (BasisStatus.SEEN, BasisStatus.SEEN_SECOND_HAND)


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A noun that can head a source phrase (``source_nouns.csv``).

    Attributes:
        lemma: dictionary form, lower case; words of a compound are separated by one space.
            A plural (*figures*, *authorities*) is a row of its own where it means something else.
        level: place on the ladder if nothing else is known of the source.
        title: may stand beside a name as the person's role.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("lemma",)

    id: Word
    lemma: Word
    kind: NounKind
    level: Annotated[int, BeforeValidator(_to_level)]
    title: Flag
    trait: NounTrait
    basis: Basis
    note: str


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A word that, beside a source noun, says how much a reader learns (``source_phrases.csv``).

    Attributes:
        lemma: dictionary form of the word that decides.
        preposition: what must follow it (*to* for *close*); empty if nothing must.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("kind", "lemma", "preposition")

    id: Word
    kind: PhraseKind
    lemma: Word
    preposition: Annotated[tuple[str, ...], BeforeValidator(_to_parts)]
    effect: PhraseEffect
    basis: Basis
    note: str


@dataclass(frozen=True, slots=True)
class AnonymityPhrase:
    """A way to state anonymity or its reason (``anonymity.csv``).

    Attributes:
        pattern: see ``analyzer.lexicon_patterns``.
        reason: how good the reason is, for rows of type ``reason``.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("pattern",)

    id: Word
    pattern: Word
    type: AnonymityType
    reason: Reason
    basis: Basis
    note: str


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A word that ties content to a source (``cues.csv``).

    Attributes:
        pos: Universal part of speech of the word (of its head, if there are several).
        subclass: finer class (*boastful*, *hostile*, *manner* within *colour*).
        severity: 0 to 3, how loaded the word is in the newsroom's own voice.
        frames: how it takes its content.
        polnear_count: how often it was a cue in the training part of PolNeAR, if counted.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("lemma", "pos")

    id: Word
    lemma: Word
    pos: CuePos
    cue_class: CueClass
    subclass: str
    stance: Stance
    severity: Annotated[int, BeforeValidator(_to_severity)]
    frames: Annotated[tuple[Frame, ...], BeforeValidator(_to_parts)]
    polnear_count: Count
    basis: Basis
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region and its adjective (``places.csv``)."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    KEY: ClassVar[tuple[str, ...]] = ("lemma",)

    id: Word
    lemma: Word
    kind: PlaceKind
    place: Word
    note: str


Entry = BasisCode | SourceNoun | SourcePhrase | AnonymityPhrase | CueEntry | Place
