"""What a numeral is worth, and whether it is exact."""

from __future__ import annotations

from analyzer.facts.tree import Tree
from analyzer.types import Bound

_UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
          "fifteen sixteen seventeen eighteen nineteen").split()  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: float(value) for value, word in enumerate(_UNITS)} | {
    word: float(10 * value) for value, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_LOW = frozenset({"least", "more", "over", "minimum"})
_HIGH = frozenset({"most", "fewer", "less", "under", "nearly", "almost", "up"})
_ABOUT = frozenset(
    {"about", "around", "some", "roughly", "approximately", "estimated", "or", "circa"}
)


def to_number(tree: Tree, i: int) -> float | None:
    """Value of the numeral at ``i`` with the scale word after it; ``None`` if it is no number.

    *Twelve*, *1,200*, *forty-two*, *3.5 million*.
    """
    value = _plain(tree.lowers[i])
    if value is None:
        return None
    value += _other_half(tree, i)
    after = i + 1
    if after < len(tree) and tree.lowers[after] in _SCALES:
        value *= _SCALES[tree.lowers[after]]
    return value


def _other_half(tree: Tree, i: int) -> float:
    """What the rest of *forty-two* adds, where the hyphen stands as a word of its own."""
    words = tree.lowers
    if words[i] in _TENS and words[i + 1 : i + 2] == ["-"] and i + 2 < len(tree):
        return _VALUES[words[i + 2]] if words[i + 2] in _UNITS[1:10] else 0.0
    if words[i] in _UNITS[1:10] and i > 1 and words[i - 1] == "-" and words[i - 2] in _TENS:
        return _VALUES[words[i - 2]]
    return 0.0


def _plain(word: str) -> float | None:
    digits = word.replace(",", "")
    if digits.replace(".", "", 1).isdigit():
        return float(digits)
    if word in _VALUES:
        return _VALUES[word]
    tens, hyphen, unit = word.partition("-")
    if hyphen and tens in _TENS and unit in _UNITS[1:10]:
        return _VALUES[tens] + _VALUES[unit]
    return None


def bound_of(tree: Tree, i: int) -> Bound:
    """How the number at ``i`` is limited by the words before it: *at least*, *up to*, *about*."""
    before = tree.lowers[max(tree.sent_ranges[tree.sents[i]][0], i - 3) : i]
    if any(word in _LOW for word in before):
        return Bound.LOW
    if any(word in _HIGH for word in before):
        return Bound.HIGH
    after = tree.lowers[i + 1 : i + 3]
    if any(word in _ABOUT for word in before) or "or" in after:
        return Bound.ABOUT
    return Bound.EXACT
