"""Propose framing, silence what the gates know better, weigh the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from analyzer.facts.framing.closings import find_closings
from analyzer.facts.framing.gates import blocked_by, general_block
from analyzer.facts.framing.headline import find_headline_faults
from analyzer.facts.framing.intensity import find_comment_adverbs, find_intensified
from analyzer.facts.framing.model import FramingModel
from analyzer.facts.framing.patterns import find_patterns
from analyzer.facts.framing.place import Place, Words
from analyzer.facts.framing.proposal import Proposal
from analyzer.facts.framing.scare import find_scare_quotes, find_so_called
from analyzer.facts.framing.target import target_class
from analyzer.facts.framing.terms import Match, find_terms
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.lexicon_framing import FramingKind, LoadedTerm
from analyzer.types import (
    Attribution,
    AttributionKind,
    SourceClass,
    Voice,
    VoiceSegment,
)

_FIRST = frozenset({"i", "we", "our", "my", "us", "you", "your"})
#: Reported content may hold these in the reporter's words (taxonomy of FRM-LABEL).
_IN_ATTRIBUTED = frozenset({FramingKind.LABEL, FramingKind.EUPHEMISM})
INTENSIFIED = "intensified"
"""Beginning of the names of the patterns by which an adjective is heightened, and their group."""
HOUSE = "HOUSE"
"""Basis of rows that a newsroom's profile adds or changes."""

VERBS = frozenset({FramingKind.DOUBT, FramingKind.CONCEDE, FramingKind.FACTIVE, FramingKind.COLOUR})
"""Kinds of reporting verbs."""


def propose(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    attributions: Sequence[Attribution],
    voices: Sequence[VoiceSegment],
) -> list[Proposal]:
    """Everything that may frame, with the gate that silences it and its features."""
    cue_of = {
        i: one
        for one in attributions
        if one.cue is not None
        for start, end in one.cue.spans
        for i in tree.tokens_in(start, end)
    }
    cues = frozenset(cue_of)
    words = lexicons.framing_words
    found = [
        Proposal(
            first=match.first,
            last=match.last,
            head=match.head,
            lemma=match.row.pattern,
            kind=match.row.kind,
            row=match.row.id,
            group=_group(match.row),
            severity=match.row.severity,
            alternative=match.row.alternative,
            marked=match.row.marked or 0,
            seen=match.row.seen or 0,
            plain=match.row.plain or 0,
            news=match.row.news,
            blocked_by=blocked_by(Place(tree, marks, match, cues, words)),
        )
        for match in find_terms(tree, lexicons)
    ]
    for name, first, last, head in _find_shapes(tree, marks, lexicons, attributions):
        entry = lexicons.framing_patterns.get(name)
        if entry is None:
            continue
        if name == "scare-quotes":
            gate = ""
        elif (row := lexicons.framing_rows.get(name)) is not None:
            match = Match(row.row, first, last, head, row.literal)
            gate = blocked_by(Place(tree, marks, match, cues, words))
        else:
            gate = general_block(tree, marks, first, last)
        found.append(
            Proposal(
                first=first,
                last=last,
                head=head,
                lemma=name,
                kind=entry.kind,
                row=name,
                group=INTENSIFIED if name.startswith(INTENSIFIED) else "pattern",
                severity=entry.severity,
                alternative="",
                marked=entry.marked or 0,
                seen=entry.seen or 0,
                plain=entry.plain or 0,
                blocked_by=gate,
            )
        )
    _share_gates(found)
    found.sort(key=lambda one: (one.first, -one.last))
    own = _own_words(tree, attributions)
    told = frozenset(one.sentence for one in attributions)
    _set_voices(tree, voices, found, own, words["speech_noun"], told)
    for one in found:
        if one.kind in VERBS and (attribution := cue_of.get(one.first)) is not None:
            one.attribution_id, one.source_id = attribution.id, attribution.source_id
    _describe(tree, marks, words, found)
    _lighten(words, found)
    return found


def _find_shapes(
    tree: Tree,
    marks: Marks,
    lexicons: Lexicons,
    attributions: Sequence[Attribution],
) -> Iterator[tuple[str, int, int, int]]:
    """All that is found by its shape: pattern name, half-open token range, head."""
    words = lexicons.framing_words
    yield from find_patterns(tree, words)
    yield from find_intensified(tree, lexicons)
    yield from find_comment_adverbs(tree, words)
    yield from find_closings(tree, marks, words)
    yield from find_headline_faults(tree, marks, words)
    for found in find_scare_quotes(tree, marks, words, lexicons.source_nouns, attributions):
        yield "scare-quotes", *found
    for found in find_so_called(tree, lexicons.source_nouns):
        yield "so-called", *found


def _group(row: LoadedTerm) -> str:
    """Rows that share a prior; what a newsroom's own style names needs no other evidence."""
    return HOUSE if HOUSE in row.basis else f"{row.kind}.{row.pos or 'PHRASE'}"


def weigh(proposals: Sequence[Proposal], model: FramingModel) -> None:
    """Give every proposal that no gate silenced its confidence."""
    for one in proposals:
        one.confidence = model.probability(one)
        is_weak = model.judged_share(one) is None and one.confidence < model.threshold
        if not one.blocked_by and (one.severity == 0 or is_weak):
            one.blocked_by = "weak"
    _join_intensified(proposals)


def _share_gates(found: Sequence[Proposal]) -> None:
    """What another sense makes of *an utterly chilling scene* it makes of each of its words."""
    for whole in found:
        if whole.group != INTENSIFIED or not whole.blocked_by:
            continue
        for part in found:
            if whole.first <= part.first and part.last <= whole.last and not part.blocked_by:
                part.blocked_by = whole.blocked_by


def _join_intensified(proposals: Sequence[Proposal]) -> None:
    """One phrase, one finding: the words of *utterly reckless* give it their confidence."""
    for whole in proposals:
        if whole.group != INTENSIFIED or whole.blocked_by:
            continue
        for part in proposals:
            inside = whole.first <= part.first and part.last <= whole.last
            if part is not whole and inside and not part.blocked_by:
                part.blocked_by = "part"
                whole.confidence = max(whole.confidence, part.confidence)


def _own_words(tree: Tree, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Tokens inside reported content that are the newsroom's words all the same.

    What nobody is made to answer for shields no wording.  What *critics* say is theirs, however
    little the draft tells of them.  The description of a source is the reporter's wherever it
    stands, and so is what a *which* clause adds on somebody's words.
    """
    own: set[int] = set()
    for one in attributions:
        nobody = one.source is None or one.source_class is SourceClass.NONE
        if nobody and one.kind is AttributionKind.INDIRECT:
            own.update(_content(tree, one))
    for one in attributions:
        for start, end in one.source.spans if one.source is not None else ():
            own.update(tree.tokens_in(start, end))
        for start, end in one.cue.spans if one.cue is not None else ():
            for i in tree.tokens_in(start, end):
                if tree.pos[i] == "NOUN":
                    own.update(_aside(tree, i))
        # *His claim, which contradicts the record*: nobody said that it does.
        if one.source is not None and one.source.text.lower() == "which":
            own.update(_content(tree, one))
    return frozenset(own)


def _content(tree: Tree, one: Attribution) -> Iterator[int]:
    for start, end in one.content.spans if one.content is not None else ():
        yield from tree.tokens_in(start, end)


def _aside(tree: Tree, noun: int) -> Iterator[int]:
    """Tokens of *which* clauses on a word for speech: *his claim, which contradicts the record*."""
    for j in tree.children_of(noun, "acl:relcl"):
        clause = tree.subtree(j)
        if any(tree.lowers[i] == "which" for i in clause):
            yield from clause


def _set_voices(
    tree: Tree,
    voices: Sequence[VoiceSegment],
    found: Sequence[Proposal],
    own: frozenset[int],
    speech: frozenset[str],
    told: frozenset[int],
) -> None:
    starts = [segment.start for segment in voices]
    for one in found:
        offset = tree.starts[one.first]
        at = bisect_right(starts, offset) - 1
        if at < 0 or offset >= voices[at].end:
            continue
        one.voice = voices[at].voice
        one.attribution_id = voices[at].attribution_id
        if one.voice is Voice.ATTRIBUTED and (one.first in own or _is_of_speech(tree, speech, one)):
            one.voice = Voice.NEWSROOM
        if one.blocked_by:
            continue
        if one.row == "exhortation" and tree.sents[one.first] in told:
            one.blocked_by = "attributed"
        elif one.voice is Voice.QUOTED and one.kind is not FramingKind.SCARE:
            one.blocked_by = "quotation"
        elif one.voice is Voice.ATTRIBUTED and not _counts_in_report(one):
            one.blocked_by = "attributed"


def _is_of_speech(tree: Tree, speech: frozenset[str], one: Proposal) -> bool:
    """Said of the speech itself, which only the reporter describes: *a cryptic message*."""
    noun = tree.heads[one.head]
    if tree.deps[one.head] != "amod" or tree.lemmas[noun] not in speech:
        return False
    # *The vote sends a terrible message*: nobody spoke.
    verb = tree.heads[noun]
    subject = tree.child(verb, "nsubj")
    sends = tree.lemmas[verb] == "send" and subject is not None
    return not sends or target_class(tree, subject or 0) in {"person", "body"}


def _counts_in_report(one: Proposal) -> bool:
    """Labels and euphemisms in a paraphrase pass for the reporter's; so does what is tacked on."""
    return (
        one.kind in _IN_ATTRIBUTED
        or one.row == "tail-clause"
        or one.group == f"{FramingKind.FACTIVE}.NOUN"
    )


def _describe(tree: Tree, marks: Marks, words: Words, found: Sequence[Proposal]) -> None:
    """Name what holds of the place of each proposal."""
    company = Counter(tree.sents[one.first] for one in found if not one.blocked_by)
    seen: dict[int, set[str]] = {}
    for one in found:
        sentence = tree.sents[one.first]
        if sentence not in seen:
            seen[sentence] = _sentence_features(tree, marks, sentence)
        features = set(seen[sentence])
        others = company[sentence] - (not one.blocked_by)
        features.add("company=" + str(min(2, max(0, others))))
        features.add(_rarity(one.news))
        features.add(f"severity={one.severity}")
        if one.voice is Voice.ATTRIBUTED:
            features.add("attributed")
        if one.voice is Voice.HEADLINE:
            features.add("headline")
        dep = tree.deps[one.head]
        if dep in {"amod", "advmod"} and any(
            tree.lowers[j] in words["degree_word"] for j in tree.children[one.head]
        ):
            features.add("intensified")
        if _is_of_speech(tree, words["speech_noun"], one):
            features.add("of-speech")
        if dep in {"amod", "compound"} and tree.heads[one.head] > one.head:
            noun = tree.heads[one.head]
            features.add("before-name" if tree.ents[noun] else "attributive")
        elif dep in {"root", "conj", "ccomp"} and tree.pos[one.head] != "VERB":
            features.add("predicate")
        one.features = tuple(sorted(features))


def _lighten(words: Words, found: Sequence[Proposal]) -> None:
    """*Feud*, *harsh*, *languish* are colour, but any wire prints them: worth a thought, no more.

    After the features, for the weights know the severity that the row gives.
    """
    for one in found:
        mild = words["mild_verb" if one.kind in VERBS else "commonplace"]
        if one.lemma in mild and one.group != HOUSE:
            one.severity = min(one.severity, 1)


def _rarity(news: int | None) -> str:
    """How ordinary a word is in news copy; a word nobody uses there is seldom neutral."""
    if news is None:
        return "news=phrase"
    for limit in (0, 1, 3, 7, 15, 31):
        if news <= limit:
            return f"news={limit}"
    return "news=more"


def _sentence_features(tree: Tree, marks: Marks, sentence: int) -> set[str]:
    start, stop = tree.sent_ranges[sentence]
    features = set()
    if tree.words[stop - 1] in {"?", "!"}:
        features.add("question-or-cry")
    if any(tree.lowers[i] in _FIRST and marks.quote_of[i] < 0 for i in range(start, stop)):
        features.add("first-person")
    if any(marks.quote_of[i] >= 0 for i in range(start, stop)):
        features.add("with-quotation")
    if any(tree.pos[i] == "NUM" for i in range(start, stop)):
        features.add("with-figures")
    return features
