"""A comparison as the plain data that its template fills in.

Hidden characters are visible; markup is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer.compare import Comparison, Delta, Fate, FlagChange
from analyzer.outputs.comparison import to_change, to_figure
from analyzer.ui import wording
from analyzer.ui.blocks import to_blocks
from analyzer.ui.display import to_excerpt, to_pieces
from analyzer.ui.places import Places
from analyzer.word_diff import Edit

_FATES = {
    Fate.NEW: ("New", "The later version brought in no flag."),
    Fate.OPEN: ("Still open", "No flag of the earlier version is left in its place."),
    Fate.MOVED: ("Moved", "No flag stands in another place now."),
    Fate.FIXED: ("Fixed", "No flag is gone."),
}


def to_comparison_view(comparison: Comparison, names: Mapping[str, str]) -> dict[str, Any]:
    """Everything the page shows.

    Args:
        comparison: of the two versions.
        names: rule id → name for people.
    """
    old_places = Places(to_blocks(comparison.old))
    new_places = Places(to_blocks(comparison.new))

    def place(change: FlagChange) -> str:
        before = old_places.of(change.old.start) if change.old else ""
        after = new_places.of(change.new.start) if change.new else ""
        return f"{before} → {after}" if change.fate is Fate.MOVED else after or before

    return {
        "fates": [
            {
                "code": fate.value,
                "name": name,
                "nothing": nothing,
                "flags": [
                    {
                        "rule": names.get(change.flag.rule, change.flag.rule),
                        "category": change.flag.category.value,
                        "severity": wording.SEVERITIES[change.flag.severity],
                        "level": int(change.flag.severity),
                        "text": to_excerpt(change.flag.text, width=120),
                        "place": place(change),
                    }
                    for change in comparison.of(fate)
                ],
            }
            for fate, (name, nothing) in _FATES.items()
        ],
        "measures": [_measure(delta) for delta in comparison.deltas],
        "runs": [
            {"edit": run.edit.value, "pieces": to_pieces(run.text)} for run in comparison.runs
        ],
        "added": comparison.count_words(Edit.ADDED),
        "removed": comparison.count_words(Edit.REMOVED),
    }


def _measure(delta: Delta) -> dict[str, str]:
    difference = delta.difference or 0
    is_better = (difference > 0) is delta.is_better_high
    news = "" if not difference or delta.is_better_high is None else "good" if is_better else "bad"
    return {
        "name": delta.name,
        "old": to_figure(delta, delta.old).replace("-", "–"),
        "new": to_figure(delta, delta.new).replace("-", "–"),
        "change": to_change(delta).replace("-", "−"),
        "news": news if to_change(delta) else "",
    }
