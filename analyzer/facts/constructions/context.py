"""What a construction finder may ask about the place it looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.facts.attribution.group import SUBJECTS, subject_of
from analyzer.facts.hedging.finder import innermost
from analyzer.facts.marks import Marks
from analyzer.facts.tree import Tree
from analyzer.lexicon import Lexicons
from analyzer.lexicon_certainty import Wording, WordingKind
from analyzer.lexicon_entries import PERSON_KINDS, NounKind
from analyzer.types import Attribution, Level, SourceClass, Span, Voice, VoiceSegment

_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "who"})
_WRITER_AND_READER = frozenset({"i", "me", "my", "myself", "you", "your", "yourself"})
_AGENTS = frozenset({"PERSON", "ORG", "NORP"})
_SOMEBODY = PERSON_KINDS | {NounKind.INSTITUTION, NounKind.DIFFUSE, NounKind.PRONOUN}
_QUOTED = frozenset({Voice.QUOTED, Voice.ATTRIBUTED})


def is_plural(tree: Tree, i: int) -> bool:
    """True for a plural noun; the shipped pipeline has features, others have Penn tags."""
    return "Number=Plur" in tree.morphs[i] or tree.tags[i] in {"NNS", "NNPS"}


def is_past_participle(tree: Tree, i: int) -> bool:
    """*Stung*, *driven*; not told from the past tense where a pipeline has no features."""
    features = tree.morphs[i]
    return ("VerbForm=Part" in features and "Tense=Past" in features) or tree.tags[i] == "VBN"


@dataclass(frozen=True, slots=True)
class Match:
    """A row's words at tokens ``[start, end)``; ``head`` governs the others."""

    row: Wording
    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A construction found: tokens ``[first, last]``, the name of its shape, its severity."""

    first: int
    last: int
    name: str
    severity: int


def hull(attribution: Attribution) -> Span:
    """From the first to the last word of an attribution: source, cue and content."""
    parts = (attribution.source, attribution.cue, attribution.content)
    spans = [span for part in parts if part is not None for span in part.spans]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _is_framing(attribution: Attribution, at: int) -> bool:
    parts = (attribution.cue, attribution.source)
    return any(
        span.start <= at < span.end for part in parts if part is not None for span in part.spans
    )


class Context:
    """A parsed draft with its attributions, for look-ups by token.

    Attributes:
        inner: the innermost attribution of each token, as content or as cue.
        voice: voice of each token.
    """

    __slots__ = ("_hulls", "_sourced", "inner", "lexicons", "marks", "tree", "voice")

    def __init__(
        self,
        tree: Tree,
        marks: Marks,
        lexicons: Lexicons,
        attributions: Sequence[Attribution],
        voices: Sequence[VoiceSegment],
    ) -> None:
        self.tree = tree
        self.marks = marks
        self.lexicons = lexicons
        self.inner = innermost(tree, attributions)
        self.voice = [Voice.NEWSROOM] * len(tree)
        at, n_tokens = 0, len(tree)
        for segment in voices:
            while at < n_tokens and tree.starts[at] < segment.end:
                self.voice[at] = segment.voice
                at += 1
        self._sourced: dict[int, int] = {}
        self._hulls: dict[int, list[tuple[Span, Attribution]]] = {}
        for attribution in attributions:
            if attribution.source_class is not SourceClass.NONE and attribution.parent_id is None:
                level = max(self._sourced.get(attribution.sentence, 0), int(attribution.level))
                self._sourced[attribution.sentence] = level
                self._hulls.setdefault(attribution.sentence, []).append(
                    (hull(attribution), attribution)
                )

    def is_own(self, i: int) -> bool:
        """True in the newsroom's own voice, headline or text, outside quotation marks."""
        return self.voice[i] not in _QUOTED and self.marks.quote_of[i] < 0

    def is_personal(self, i: int) -> bool:
        """True where the writer speaks of himself or to the reader: whose view it is, is plain."""
        return any(
            self.tree.lowers[j] in _WRITER_AND_READER and self.marks.quote_of[j] < 0
            for j in range(*self.tree.sent_ranges[self.tree.sents[i]])
        )

    def is_kind(self, kind: WordingKind, i: int) -> bool:
        """True if a token's form or lemma is a single-word row of a kind."""
        words = self.lexicons.wordings.words[kind]
        return self.tree.lemmas[i] in words or self.tree.lowers[i] in words

    def has_source(self, i: int) -> bool:
        """True if an attribution of the sentence reaches around a token: its words may be the
        source's though they were not counted as content.  What stands in the cue
        (*clearly wanted*) or describes the source is the newsroom's."""
        at = self.tree.starts[i]
        return any(
            span.start <= at < span.end and not _is_framing(attribution, at)
            for span, attribution in self._hulls.get(self.tree.sents[i], ())
        )

    def is_carried(self, i: int) -> bool:
        """True if a reader takes the sentence as the words of a source that spoke just before.

        An accountable source spoke in the sentence before, in the same paragraph, and either
        speaks again in the sentence after or is taken up by a pronoun or a tense of report.  AP
        asks to restate the attribution unless it is perfectly clear.
        """
        number = self.tree.sents[i]
        if not self._speaks(number - 1, i):
            return False
        return self._speaks(number + 1, i) or self._takes_up(number)

    def _speaks(self, number: int, i: int) -> bool:
        if self._sourced.get(number, 0) < Level.INSTITUTION:
            return False
        first, _ = self.tree.sent_ranges[number]
        return self.marks.paragraph_of[first] == self.marks.paragraph_of[i]

    def _takes_up(self, number: int) -> bool:
        first, last = self.tree.sent_ranges[number]
        return self.tree.lowers[first] in _PERSONAL or any(
            self.tree.lowers[j] in {"would", "had"} and self.tree.deps[j] == "aux"
            for j in range(first, last)
        )

    def subject(self, i: int) -> int | None:
        """Subject of a clause, borrowed from the first conjunct or the governing verb."""
        tree = self.tree
        found = subject_of(tree, i)
        if found is None and tree.deps[i] in {"conj", "xcomp"}:
            found = subject_of(tree, tree.heads[i])
        if found is None and tree.deps[i] == "acl:relcl":
            return tree.heads[i]
        if found is not None and tree.lowers[found] in {"which", "that", "who"}:
            return tree.heads[i] if tree.deps[i] == "acl:relcl" else found
        return found

    def is_agent(self, i: int) -> bool:
        """True for people, bodies and countries: somebody who can be asked."""
        tree = self.tree
        return (
            tree.lowers[i] in _PERSONAL
            or tree.ents[i] in _AGENTS
            or self.is_kind(WordingKind.GROUP, i)
            or self._is_people(i)
        )

    def _is_people(self, i: int) -> bool:
        noun = self.lexicons.noun(self.tree.lowers[i], self.tree.lemmas[i])
        return noun is not None and noun.kind in _SOMEBODY

    def has_agent(self, i: int) -> bool:
        """True if a passive says by whom."""
        tree = self.tree
        return any(
            tree.deps[j] == "obl:agent" or (j > i and tree.case_of(j) == "by"
                                            and tree.deps[j] in {"obl", "nmod"})
            for j in tree.children[i]
        )  # fmt: skip

    def group_start(self, i: int) -> int:
        """First token of the verb group of ``i``, with an empty subject *it* or *there*."""
        tree = self.tree
        first = i
        for j in tree.children[i]:
            if j < first and i - j < 7 and tree.deps[j] in {"aux", "aux:pass", "cop", "expl"}:
                first = j
        before = first - 1
        if before >= 0 and tree.lowers[before] in {"it", "there"} and tree.heads[before] == i:
            first = before
        return first

    def clause_end(self, i: int, furthest: int = 14) -> int:
        """Last token of what a verb governs to its right, without loose clauses."""
        tree = self.tree
        bar = {
            j for j in tree.children[i]
            if tree.deps[j] in {"advcl", "conj", "parataxis", "punct", "cc", "acl:relcl"}
            or tree.deps[j] in SUBJECTS
        }  # fmt: skip
        tokens = [j for j in tree.subtree(i, without=bar) if j >= i]
        last = i
        for j in tokens:
            if j > last + 1 or j > i + furthest or tree.pos[j] == "PUNCT":
                break
            last = j
        return last
