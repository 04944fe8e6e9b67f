"""What the scores say about an article, down to the statement and the flag.

Shares are 0 to 1, points 0 to 100, offsets half-open ranges in the draft's text.  ``None`` means
that there was nothing to measure.  What a screen should draw stands with each record.
"""

from __future__ import annotations

from dataclasses import dataclass

from analyzer.types.terms import Level, Severity, Span, Status


@dataclass(frozen=True, slots=True)
class Composition:
    """What the contestable content rests on, as shares that sum to 1.

    To draw: one bar of four parts; the primary display.
    """

    named: float
    institutions: float
    anonymous: float
    nobody: float


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A cap on traceability whose condition holds, whether or not the value reaches it.

    To draw: the cap as a mark on the scale, ``reason`` beside it, links to ``flags`` (or, for a
    weak lead, to the statements in ``units``).  Draw those with ``applies`` strongly, others not
    at all or faintly.

    Attributes:
        kind: ``weak-lead`` or ``anonymous-opinion``.
        value: the cap, as high as ``strength`` makes it.
        applies: it holds the value down.
        flags: ids of the open flags behind it.
        units: ids of the statements behind it.
        strength: 0 to 1, how much the statements behind it weigh of what the full cap takes.
    """

    kind: str
    value: float
    reason: str
    applies: bool
    flags: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Traceability:
    """Weighted mean of the ladder over all content units, 0 to 100.

    Attributes:
        value: after ceilings; ``None`` when the draft is too short to measure.
        low, high: 90 % bootstrap interval of the value over units.
        attributed_only: the mean over attributed units alone.
        ceiling: the cap that applied, if any, and ``ceiling_reason``.
        insufficient: why there is no value.
        uncapped: the value before ceilings.
        ceilings: every cap whose condition holds, lowest first.
        swing: points by which the mean, before ceilings, would rise (or fall, below 0) without the
            one statement that moves it most, and ``swing_unit`` that statement; ``None`` where
            there is no value.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    attributed_only: float | None = None
    ceiling: float | None = None
    ceiling_reason: str | None = None
    insufficient: str | None = None
    n_units: int = 0
    uncapped: float | None = None
    ceilings: tuple[Ceiling, ...] = ()
    swing: float | None = None
    swing_unit: str | None = None


@dataclass(frozen=True, slots=True)
class AnonymityMeasure:
    """How much the draft leans on sources it does not name.

    Attributes:
        referents: unnamed sources in the ledger: people, groups, crowds and documents.
        people: those of them who are people or groups, and could be given a reason.
        with_substantive_reason: share of ``people`` with a real reason; ``None`` without any.
        lead_depends: everything attributed in headline and lead rests on unnamed sources.
        opinions: how many of the unnamed sources give opinion (open SRC-OPINION flags).
        opinion_flags: ids of those flags.
    """

    referents: int
    with_substantive_reason: float | None
    lead_depends: bool
    people: int = 0
    opinions: int = 0
    opinion_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """How many sources carry the story; ``effective`` is the inverse Simpson index."""

    distinct: int
    effective: float | None
    largest_share: float | None


@dataclass(frozen=True, slots=True)
class VerificationLedger:
    """Where the draft says what was checked, denied or asked; never points.

    To draw: four counts, each a link that lights its ranges.  They are neither good nor bad.

    Attributes:
        unverified: disclosures that something is not verified or not known.
        denied: denials that are reported.
        response_sought: replies reported or asked for, denials not among them.
        drift: claims that hardened into facts without new evidence (open CER-DRIFT flags).
    """

    unverified: tuple[Span, ...] = ()
    denied: tuple[Span, ...] = ()
    response_sought: tuple[Span, ...] = ()
    drift: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagPoints:
    """What one flag costs: severity points times its confidence; dismissed flags cost 0.

    To draw: a row with the flag's text; a dismissed one stays listed, struck through.
    """

    flag: str
    rule: str
    severity: Severity
    confidence: float
    status: Status
    points: float


@dataclass(frozen=True, slots=True)
class FramingLoad:
    """Framing in the newsroom's own voice, per 100 of its words.

    Attributes:
        value: points per 100 words of headline and newsroom voice; ``None`` without such words.
        points: sum of the points of all flags.
        unweighted: the value with every flag at confidence 1, to compare with a count by hand.
        words: words of headline and newsroom voice.
        flags: what each framing flag costs, dearest first.
    """

    value: float | None
    points: float = 0
    unweighted: float | None = None
    words: int = 0
    flags: tuple[FlagPoints, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One content unit, what it weighs and what it brings.

    To draw: a row per unit, its text (``start:end``), the level's name, and a bar: filled the
    ``points`` it brings, hatched those ``ceded``.  All ``points`` sum to the value before ceilings,
    ``points + ceded`` to 100.

    Attributes:
        id: ``U1``, ``U2`` … in text order.
        paragraph: 1-based number of its paragraph, headline and headings not counted; 0 for them.
        weight: its length, damped and capped, times the lead weight.
        share: its part of the weight of all units.
        tau: of its level.
        points: what it brings to traceability (``share × tau``).
        ceded: what it would bring more with a named source with a role (``share × (100 − tau)``).
        is_excused: an editor dismissed the flag that asked for its source: it weighs nothing.
    """

    id: str
    start: int
    end: int
    paragraph: int
    level: Level
    words: int
    is_lead: bool
    weight: float
    share: float
    tau: float
    points: float
    ceded: float
    attribution_id: str | None = None
    source_id: str | None = None
    is_excused: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One measure before and after a change to the draft, both measured.

    Attributes:
        measure: ``traceability``, ``framing_load``, ``anonymous``, ``nobody``,
            ``with_substantive_reason`` or ``must_fix``.
    """

    measure: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Mover:
    """What one change to the draft would do: the change is made and the draft scored again.

    To draw: a list, best first: ``label``, then ``gain`` with its sign and measure ("naming the
    analysts in paragraph 7: +6 traceability"); choosing a row lights ``spans`` and shows every
    entry of ``changes``.

    Attributes:
        kind: ``name`` (an unnamed source), ``source`` (a claim that rests on nobody), ``cut`` (an
            anonymous opinion), ``reason`` (give one for an anonymity) or ``reword`` (framing).
        label: what to do, in words, without a full stop.
        measure: the measure it is listed for, the first in ``changes``.
        gain: how much better that measure gets, always above 0; points of traceability or framing
            load, or percentage points of unnamed sources with a reason.
        spans: ranges it is about.
        paragraphs: 1-based numbers of their paragraphs, without 0 for headlines.
        source_id, unit_ids, flag_ids: what it changes or removes.
    """

    kind: str
    label: str
    measure: str
    gain: float
    changes: tuple[Change, ...]
    spans: tuple[Span, ...]
    paragraphs: tuple[int, ...] = ()
    source_id: str | None = None
    unit_ids: tuple[str, ...] = ()
    flag_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Percentile:
    """Where a measure stands among articles of like length in a named corpus.

    To draw: a mark on a line from 0 to 100 under the measure, ``corpus`` and ``n`` beside it;
    ``warning`` in words where there is one.  High is more of the measure, not better.

    Attributes:
        measure: ``traceability``, ``attributed_only``, ``named``, ``institutions``, ``anonymous``,
            ``nobody``, ``referents``, ``effective_sources``, ``largest_share`` or
            ``framing_load``.
        percentile: share of the articles with a lower value, those with the same one half counted,
            0 to 100.
        corpus: name of the reference corpus.
        n: articles compared with.
        band: their length in words, such as ``300-599``; ``all`` where the band has too few.
        warning: why to read it with care, or empty.
    """

    measure: str
    value: float
    percentile: float
    corpus: str
    n: int
    band: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """Measures of one article; ``None`` where there is nothing to measure.

    Attributes:
        must_fix: ids of the open flags of severity 3, in text order.
        dismissed: ids of the flags an editor dismissed: they cost nothing, and stay listed.
        units: every content unit with its weight and points.
        movers: changes that would help most, computed by scoring the changed draft.
        percentiles: one for each measure that has a value and a reference.
        verdict: one or two sentences in words, ending with a full stop.
    """

    composition: Composition | None
    traceability: Traceability
    anonymity: AnonymityMeasure
    spread: Spread
    must_fix: tuple[str, ...]
    dismissed: tuple[str, ...] = ()
    verification: VerificationLedger = VerificationLedger()
    framing: FramingLoad = FramingLoad(None)
    units: tuple[UnitScore, ...] = ()
    movers: tuple[Mover, ...] = ()
    percentiles: tuple[Percentile, ...] = ()
    verdict: str = ""
