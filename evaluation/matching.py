"""Match predicted attributions to gold ones and score them: pure functions over character spans.

Definitions, for the attributions of one article:

- A predicted attribution matches a gold one when their cue spans overlap, or their content spans
  where either has no cue.  One to one, largest overlap first; cue overlaps come before content
  overlaps, which are long and would otherwise displace them; ties go to the larger content
  overlap, then to text order.
- A *word token* is a run of letters, digits and underscores; it belongs to a span it overlaps.
- A share with nothing to divide by is ``None``, never 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzer.types import Attribution, Span

_WORD = re.compile(r"\w+")
_OPENING = "“„«"
_CLOSING = "”»"

SOURCE_F1 = 0.5
"""Token F1 from which a predicted source counts as the gold one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One attribution, gold or predicted, as the scorer sees it; a missing part is empty.

    Attributes:
        id: event number (gold) or attribution id (predicted).
        kind, construction, confidence: of a prediction only.
        is_nested: stands inside another attribution's content.
        level, source_class, source_id: ladder level, class and ledger entry of the source.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str | None = None
    construction: str | None = None
    confidence: float | None = None
    is_nested: bool = False
    level: int | None = None
    source_class: str | None = None
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """An article with its gold and predicted attributions."""

    name: str
    text: str
    gold: Sequence[Item]
    predicted: Sequence[Item]


def to_item(attribution: Attribution) -> Item:
    """What the scorer needs of an attribution of a report."""
    return Item(
        id=attribution.id,
        source=attribution.source.spans if attribution.source else (),
        cue=attribution.cue.spans if attribution.cue else (),
        content=attribution.content.spans if attribution.content else (),
        kind=attribution.kind.value,
        construction=attribution.construction,
        confidence=attribution.confidence,
        is_nested=attribution.parent_id is not None,
        level=int(attribution.level),
        source_class=attribution.source_class.value,
        source_id=attribution.source_id,
    )


# ------------------------------------------------------------------------------- matching


def overlap(some: Sequence[Span], other: Sequence[Span]) -> int:
    """Number of characters that both sets of spans cover."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in some
        for other_start, other_end in other
    )


def match(gold: Sequence[Item], predicted: Sequence[Item]) -> list[tuple[int, int]]:
    """Pairs (index in ``gold``, index in ``predicted``), in gold order."""
    candidates = []
    for g, one in enumerate(gold):
        for p, other in enumerate(predicted):
            has_cues = bool(one.cue and other.cue)
            shared = (
                overlap(one.cue, other.cue) if has_cues else overlap(one.content, other.content)
            )
            if shared:
                tie = overlap(one.content, other.content)
                candidates.append((not has_cues, -shared, -tie, g, p))
    pairs = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for *_, g, p in sorted(candidates):
        if g not in used_gold and p not in used_predicted:
            used_gold.add(g)
            used_predicted.add(p)
            pairs.append((g, p))
    return sorted(pairs)


# ------------------------------------------------------------------------------- tokens


class Tokens:
    """Word tokens of a text, looked up by character span."""

    def __init__(self, text: str) -> None:
        words = [found.span() for found in _WORD.finditer(text)]
        self._starts = [start for start, _ in words]
        self._ends = [end for _, end in words]

    def __len__(self) -> int:
        return len(self._starts)

    def inside(self, spans: Iterable[Span]) -> set[int]:
        """Numbers of the tokens that overlap any of the spans."""
        found: set[int] = set()
        for start, end in spans:
            first = bisect_right(self._ends, start)
            found.update(range(first, bisect_left(self._starts, end, lo=first)))
        return found


def prf(hits: int, n_predicted: int, n_gold: int) -> dict[str, float | int | None]:
    """Precision, recall, F1 and the counts they rest on; F1 is 0 if only one side is empty."""
    total = n_predicted + n_gold
    return {
        "precision": hits / n_predicted if n_predicted else None,
        "recall": hits / n_gold if n_gold else None,
        "f1": 2 * hits / total if total else None,
        "hits": hits,
        "n_predicted": n_predicted,
        "n_gold": n_gold,
    }


# ------------------------------------------------------------------------------- kinds


def quoted_mask(text: str) -> bytearray:
    """For each character 1 if it stands between quotation marks, else 0; marks count as inside.

    A rough reading for telling gold attributions apart by kind: double marks only, paired within
    a line, an unclosed quotation running to the line's end.
    """
    mask = bytearray(len(text))
    is_open = False
    for index, char in enumerate(text):
        if char == "\n":
            is_open = False
        elif char in _OPENING or (char == '"' and not is_open):
            is_open = True
            mask[index] = 1
        elif char in _CLOSING or char == '"':
            is_open = False
            mask[index] = 1
        else:
            mask[index] = is_open
    return mask


def to_kind(content: Sequence[Span], text: str, mask: bytearray) -> str:
    """``direct`` if all words of the content are quoted, ``indirect`` if none, else ``mixed``."""
    quoted = {
        bool(mask[start + word.start()])
        for start, end in content
        for word in _WORD.finditer(text[start:end])
    }
    if len(quoted) == 2:
        return "mixed"
    return "direct" if True in quoted else "indirect"


# ------------------------------------------------------------------------------- calibration


def expected_calibration_error(outcomes: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Mean gap between confidence and hit rate over equal-width bins, weighted by bin size.

    Guo et al. (2017).  ``outcomes`` holds (confidence in 0..1, was it right); 1.0 falls into the
    last bin.

    Raises:
        ValueError: no outcomes.
    """
    if not outcomes:
        raise ValueError("no outcomes to calibrate on")
    totals = [[0, 0.0, 0] for _ in range(bins)]
    for confidence, is_right in outcomes:
        row = totals[min(int(confidence * bins), bins - 1)]
        row[0] += 1
        row[1] += confidence
        row[2] += is_right
    return sum(abs(total - hits) for _, total, hits in totals) / len(outcomes)


# ------------------------------------------------------------------------------- scores


@dataclass(slots=True)
class _Share:
    """Tally of a share."""

    hits: int = 0
    n: int = 0

    def add(self, is_hit: bool) -> None:
        self.hits += is_hit
        self.n += 1

    def to_dict(self) -> dict[str, float | int | None]:
        return {"accuracy": self.hits / self.n if self.n else None, "n": self.n}


@dataclass(slots=True)
class _Group:
    """Tally of one kind or construction."""

    n_predicted: int = 0
    n_right: int = 0
    n_gold: int = 0
    n_found: int = 0


@dataclass(slots=True)
class _Tally:
    n_gold: int = 0
    n_predicted: int = 0
    n_pairs: int = 0
    n_outermost: int = 0
    n_outermost_pairs: int = 0
    source: _Share = field(default_factory=_Share)
    sourceless: _Share = field(default_factory=_Share)
    shared_words: int = 0
    matched_words: list[int] = field(default_factory=lambda: [0, 0])
    all_words: list[int] = field(default_factory=lambda: [0, 0])
    kinds: dict[str, _Group] = field(default_factory=dict)
    constructions: dict[str, _Group] = field(default_factory=dict)
    outcomes: list[tuple[float, bool]] = field(default_factory=list)


def score(articles: Iterable[Scored]) -> dict[str, Any]:
    """Every attribution figure over all articles together.

    Returns:
        ``detection`` over all predictions; ``detection_outermost`` without the ones nested in
        another's content (which PolNeAR never annotates); ``source`` and ``sourceless`` accuracy;
        ``content_matched`` (word-token F1 over matched pairs) and ``content_overall`` (the same
        with unmatched gold and predicted content counted as missed and wrong); ``kind`` (gold
        kind from quotation marks, predicted kind as reported); ``construction`` (precision, and
        the share of all gold attributions found by it); ``calibration``.
    """
    tally = _Tally()
    n_articles = 0
    for article in articles:
        n_articles += 1
        _count(article, tally)
    return {
        "n_articles": n_articles,
        "n_gold": tally.n_gold,
        "n_predicted": tally.n_predicted,
        "detection": prf(tally.n_pairs, tally.n_predicted, tally.n_gold),
        "detection_outermost": prf(tally.n_outermost_pairs, tally.n_outermost, tally.n_gold),
        "source": tally.source.to_dict(),
        "sourceless": tally.sourceless.to_dict(),
        "content_matched": prf(tally.shared_words, *tally.matched_words),
        "content_overall": prf(tally.shared_words, *tally.all_words),
        "kind": {name: _to_group(group) for name, group in sorted(tally.kinds.items())},
        "construction": {
            name: {
                "precision": group.n_right / group.n_predicted,
                "share_of_gold": group.n_right / tally.n_gold if tally.n_gold else None,
                "hits": group.n_right,
                "n_predicted": group.n_predicted,
            }
            for name, group in sorted(
                tally.constructions.items(), key=lambda entry: -entry[1].n_predicted
            )
        },
        "calibration": {
            "expected_calibration_error": (
                expected_calibration_error(tally.outcomes) if tally.outcomes else None
            ),
            "n": len(tally.outcomes),
        },
    }


def _to_group(group: _Group) -> dict[str, float | int | None]:
    return {
        "precision": group.n_right / group.n_predicted if group.n_predicted else None,
        "recall": group.n_found / group.n_gold if group.n_gold else None,
        "n_predicted": group.n_predicted,
        "n_gold": group.n_gold,
    }


def _count(article: Scored, tally: _Tally) -> None:
    """Add one article to the tally."""
    gold, predicted = article.gold, article.predicted
    pairs = match(gold, predicted)
    found = {g for g, _ in pairs}
    right = {p for _, p in pairs}
    tokens = Tokens(article.text)
    mask = quoted_mask(article.text)
    tally.n_gold += len(gold)
    tally.n_predicted += len(predicted)
    tally.n_pairs += len(pairs)
    outermost = [item for item in predicted if not item.is_nested]
    tally.n_outermost += len(outermost)
    tally.n_outermost_pairs += (
        len(pairs) if len(outermost) == len(predicted) else len(match(gold, outermost))
    )
    for g, p in pairs:
        expected = tokens.inside(gold[g].content)
        actual = tokens.inside(predicted[p].content)
        tally.shared_words += len(expected & actual)
        tally.matched_words[0] += len(actual)
        tally.matched_words[1] += len(expected)
        if gold[g].source:
            tally.source.add(has_same_source(gold[g], predicted[p], tokens))
        else:
            tally.sourceless.add(not predicted[p].source)
    for g, item in enumerate(gold):
        tally.all_words[1] += len(tokens.inside(item.content))
        group = tally.kinds.setdefault(to_kind(item.content, article.text, mask), _Group())
        group.n_gold += 1
        group.n_found += g in found
    for p, item in enumerate(predicted):
        is_right = p in right
        tally.all_words[0] += len(tokens.inside(item.content))
        for groups, name in ((tally.kinds, item.kind), (tally.constructions, item.construction)):
            if name is not None:
                group = groups.setdefault(name, _Group())
                group.n_predicted += 1
                group.n_right += is_right
        if item.confidence is not None:
            tally.outcomes.append((item.confidence, is_right))


def has_same_source(gold: Item, predicted: Item, tokens: Tokens) -> bool:
    """True if the word-token F1 of the two source spans reaches ``SOURCE_F1``."""
    expected = tokens.inside(gold.source)
    actual = tokens.inside(predicted.source)
    total = len(expected) + len(actual)
    return bool(total) and 2 * len(expected & actual) / total >= SOURCE_F1
