"""Rules on framing (FRM): wording in the newsroom's own voice that tells a reader what to think.

The fact stage decides whose words they are, what they mean and how sure that is; the rules decide
what kind of fault it is, how grave, and what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.lexicon import Lexicons
from analyzer.lexicon_framing import FramingKind
from analyzer.rules.base import rule
from analyzer.rules.framing_findings import (
    PROBABLE,
    outermost,
    standing,
    to_finding,
    weighed_severity,
)
from analyzer.types import Facts, Finding, FramingTerm, Severity, Voice


@rule(
    id="FRM-LABEL",
    name="Contested label",
    severity=Severity.SHOULD_FIX,
    message="“{text}” is a label that passes judgement{whose}.",
    advice="{instead}Say what was done, or keep the label inside an attributed quotation.",
    basis=("BBC-TERR", "REU-TERR", "AP17", "MOS-LABEL", "PTC", "BABE"),
)
def contested_label(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A judgement on people or their views, used as if it were their name.

    ## What it finds

    Nouns and adjectives that convict, rank or mock (*thugs*, *fanatic*, *draconian*, *sham*,
    *hate-fueled*) in the newsroom's own voice; in reported content outside quotation marks too,
    as a thing to consider, since a reader takes a paraphrase for the reporter's words.

    ## Why it matters

    A label takes a side before the facts are told. A reader who would apply another one stops
    trusting the facts as well.

    ## Example

    *The mob marched on the town hall.* Better: *About 300 people marched on the town hall.*

    ## Do not confuse with

    A quotation; a name (*Counter-Terrorism Command*); a label that somebody gives (*accused of
    racism*, *called him a liar*); a term of law (*fraud charges*); the topic of a text (*a study
    of extremism*).

    ## References

    The BBC asks to avoid *terrorist* without attribution. Reuters never labels a person or group
    *terrorist*, *freedom fighter*, *extremist* or *martyr*. Wikipedia lists contentious labels.
    Confidence rests on what experts marked in BABE (Spinde et al. 2021).
    """
    for term in standing(facts, {FramingKind.LABEL}):
        if term.voice is Voice.ATTRIBUTED:
            severity = Severity.CONSIDER
        elif term.voice is Voice.HEADLINE and term.severity >= 2 and term.confidence >= PROBABLE:
            severity = Severity.MUST_FIX
        else:
            severity = weighed_severity(term)
        whose = " and stands outside quotation marks" if term.voice is Voice.ATTRIBUTED else ""
        yield to_finding(term, severity, whose=whose)


@rule(
    id="FRM-SENSATION",
    name="Sensational wording",
    severity=Severity.SHOULD_FIX,
    message="“{text}” tells the reader how to feel.",
    advice="{instead}Cut it, and give the fact or the figure.",
    basis=("MHM", "PTC", "REU", "BABE"),
)
def sensational_wording(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A word of emotion or exaggeration where a fact would do.

    ## What it finds

    *Startling*, *harrowing*, *bombshell*, *chaos*, *dramatically* and their like in the newsroom's
    own voice, where neither a figure beside them nor the field they stand in makes them plain; and
    any feeling that an adverb heightens (*deeply troubling*, *utterly heartbreaking*).

    ## Why it matters

    If the fact is startling, the reader will be startled. If it is not, the word is a claim
    without a source.

    ## Example

    *In a startling development, the bridge was closed.* Better: *The bridge was closed.*

    ## Do not confuse with

    A quotation; what somebody is said to say, be it only *critics*; a literal or technical sense
    (*an explosive device*, *toxic waste*, *a devastating hurricane*); a verb (*the noise startled
    the horses*); a title. Colour that any wire prints (*harsh*, *thorny*) is worth a thought, no
    more.

    ## References

    Media Helping Media advises against *tragic* and *incredible* and asks for the size. Loaded
    language and exaggeration are techniques in the propaganda inventory of SemEval 2020.
    Confidence rests on what experts marked in BABE (Spinde et al. 2021).
    """
    for term in standing(facts, {FramingKind.SENSATION, FramingKind.INTENSIFIER}):
        yield to_finding(term, weighed_severity(term))


@rule(
    id="FRM-METAPHOR",
    name="Dramatic metaphor or cliché",
    severity=Severity.CONSIDER,
    message="“{text}” puts drama in the place of what happened.",
    advice="{instead}Say literally who did what, with a source.",
    basis=("LOZADA", "PTC", "BABE"),
)
def dramatic_metaphor(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Figurative drama: shockwaves, firestorms, floods of people, verbs of war.

    ## What it finds

    Stock figures (*sent shockwaves through*, *as the dust settles*, *high-stakes game*), fire and
    flood with an emotion or with people (*fueled paranoia*, *a flood of migrants*), feelings and
    quarrels that do violence (*scandal engulfed the council*, *gripped by fear*), verbs that make a
    fight of a decision (*rammed through*, *gutted*, *skyrocketed*), and stock phrases that end the
    copy (*only time will tell*).

    ## Why it matters

    A figure of speech hides who did what, and often hides that nobody was asked.

    ## Example

    *The report sent shockwaves through the ministry.* Better: *Two deputy ministers resigned
    after the report.*

    ## Do not confuse with

    The literal sense (*shockwaves from the blast*, *the river flooded the town*, *slammed into a
    wall*); a rise or fall that a figure beside it bears out; a quotation.

    ## References

    The Washington Post's *Things we do not say*. Loaded language in the propaganda inventory of
    SemEval 2020. Confidence of verbs rests on what experts marked in BABE (Spinde et al. 2021).
    """
    kinds = {FramingKind.METAPHOR, FramingKind.DRAMATIC}
    for term in outermost(standing(facts, kinds)):
        yield to_finding(term, weighed_severity(term))


@rule(
    id="FRM-EDITORIAL",
    name="Editorial evaluation",
    severity=Severity.CONSIDER,
    message="“{text}” is the newsroom's own judgement.",
    advice="{instead}Cut it, or let a named source say it.",
    basis=("REU", "MOS-PUFF", "MHM", "BABE"),
)
def editorial_evaluation(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """An evaluation, a conclusion or praise that nobody but the newsroom answers for.

    ## What it finds

    Evaluative words (*botched*, *brazen*, *cryptic*, *legendary*), judgement or praise that an
    adverb heightens (*utterly reckless*, *hugely impressive*), adverbs on a whole sentence
    (*sadly, the plan failed*), a question of the newsroom's own that ends the copy, conclusions
    tacked on behind a comma (*, a move that underscores the gravity of the situation*), and calls
    to act (*the time for change has come*).

    ## Why it matters

    An evaluation is an opinion. In a news report, opinions belong to people with names.

    ## Example

    *The ministry used the older system, a move that underscores the gravity of the situation.*
    Better: *The ministry used the older system.*

    ## Do not confuse with

    A quotation or a reported opinion; a technical or legal sense (*critical care*, *reckless
    driving*); a conclusion with a source (*a move that analysts at the bank said …*).

    ## References

    Reuters rules out unattributed opinion. Wikipedia's words to watch: puffery. Media Helping
    Media on value judgements. Confidence rests on what experts marked in BABE (Spinde et al. 2021).
    """
    attributed = {one.sentence for one in facts.attributions}
    kinds = {FramingKind.EDITORIAL, FramingKind.PUFFERY, FramingKind.STANCE}
    for term in outermost(standing(facts, kinds)):
        severity = weighed_severity(term)
        # A conclusion grafted on somebody's report passes for part of it.
        if term.row == "tail-clause" and _sentence_of(facts, term) in attributed:
            severity = Severity.MUST_FIX
        yield to_finding(term, severity)


@rule(
    id="FRM-PRESUP",
    name="Loaded presupposition",
    severity=Severity.CONSIDER,
    message="“{text}” takes for granted what has not been shown.",
    advice="{instead}Use a wording that presupposes nothing.",
    basis=("RECASENS13-reportverb", "LOZADA"),
)
def loaded_presupposition(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """Wording that presupposes concealment, guilt or a truth behind the account.

    ## What it finds

    *True origins*, *tightly guarded*, *the official narrative*, *refused to admit*, *ignored the
    fact that*.

    ## Why it matters

    A claim that is presupposed is not argued, so a reader does not notice that nobody made it.

    ## Example

    *Details remain tightly guarded.* Better: *The ministry has not released details.*

    ## Do not confuse with

    A fixed expression (*true north*); the literal sense (*a tightly guarded gate*); a quotation.

    ## References

    Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013) on epistemological bias. The Washington
    Post's list on *narrative*.
    """
    for term in standing(facts, {FramingKind.PRESUPPOSITION}):
        yield to_finding(term, weighed_severity(term))


@rule(
    id="FRM-FEAR",
    name="Appeal to fear",
    severity=Severity.MUST_FIX,
    message="“{text}” frightens without a source.",
    advice="{instead}Cut it, or quote a competent warning.",
    basis=("PTC",),
)
def appeal_to_fear(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """A threat painted in the newsroom's own voice.

    ## What it finds

    *Could come from anywhere*, *no one is safe*, *it is only a matter of time*, *civil war looms*,
    and questions that threaten (*how many must die before …?*).

    ## Why it matters

    A forecast of harm is the gravest claim a report can make. With no competent person behind it,
    it is an appeal.

    ## Example

    *The next attack could come from anywhere.* Better: *Police said they knew of no further
    threat.*

    ## Do not confuse with

    A warning by a competent source (*police warned of floods*); fear as the topic (*fear of
    heights*); a quotation.

    ## References

    Appeal to fear is a technique in the propaganda inventory of SemEval 2020.
    """
    for term in outermost(standing(facts, {FramingKind.FEAR})):
        yield to_finding(term, Severity(term.severity))


@rule(
    id="FRM-EUPHEMISM",
    name="Euphemism",
    severity=Severity.SHOULD_FIX,
    message="“{text}” softens what happened.",
    advice="{instead}Use the plain term, and attribute the official one.",
    basis=("BBC-TERR", "ED"),
)
def euphemism(facts: Facts, lexicons: Lexicons) -> Iterator[Finding]:
    """An official or polite softening in the newsroom's own voice.

    ## What it finds

    *Collateral damage*, *enhanced interrogation*, *special military operation*, *neutralized two
    men*, *alternative facts*, *passed away*.

    ## Why it matters

    A euphemism is somebody's choice of words, usually of whoever did it. Taken over, it becomes
    the newsroom's.

    ## Example

    *The strike caused collateral damage.* Better: *The strike killed four civilians.*

    ## Do not confuse with

    An attributed term (*what Moscow calls a “special military operation”*); another sense
    (*collateral for a loan*, *neutralize an acid*).

    ## References

    The BBC asks not to take over other people's language as its own.
    """
    for term in standing(facts, {FramingKind.EUPHEMISM}):
        softer = term.voice is Voice.ATTRIBUTED
        yield to_finding(term, Severity.CONSIDER if softer else Severity(term.severity))


def _sentence_of(facts: Facts, term: FramingTerm) -> int:
    return next(
        (n for n, span in enumerate(facts.sentences) if span.start <= term.start < span.end), -1
    )
