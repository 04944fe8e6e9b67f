"""A thousand hostile files: each ends with a result or a listed failure, and none stops the run."""

from __future__ import annotations

from collections import Counter

import pytest

from analyzer.batch import Analysed, Failed, TableColumns, analyze_items
from analyzer.batch.items import items_of
from analyzer.types import Report
from tests.batch.hostile import KINDS, make

N_FILES = 1_000


def spans_of(report: Report) -> list[tuple[int, int, str | None]]:
    """Start, end and, where it has one, text of everything that was found in a draft."""
    facts = report.facts
    found: list[tuple[int, int, str | None]] = [
        (one.start, one.end, one.text)
        for group in (report.flags, report.credits, facts.hedges, facts.framing,
                      facts.constructions, facts.evidence)
        for one in group
    ]  # fmt: skip
    found += [(one.start, one.end, None) for one in (*facts.quotations, *facts.voices)]
    found += [(*span, None) for source in facts.sources for span in source.mentions]
    for one in facts.attributions:
        for phrase in (one.source, one.cue, one.content):
            found += [(*span, None) for span in phrase.spans] if phrase is not None else []
    return found


def test_every_kind_of_file_is_made_the_same_way_each_time() -> None:
    assert list(make(2 * len(KINDS))) == list(make(2 * len(KINDS)))


@pytest.mark.golden
def test_a_thousand_hostile_files() -> None:
    items = [
        item for name, data in make(N_FILES) for item in items_of(name, data, TableColumns("text"))
    ]
    results = list(analyze_items(items))
    assert len(results) == len(items) >= N_FILES * 0.95
    bugs = [one for one in results if isinstance(one, Failed) and "internal" in str(one.error)]
    assert not bugs, [(one.path, str(one.error)) for one in bugs][:10]
    for result in results:
        if isinstance(result, Failed):
            assert result.error.message
            continue
        text = result.report.text
        for start, end, shown in spans_of(result.report):
            assert 0 <= start <= end <= len(text), result.item.path
            assert shown is None or text[start:end] == shown, result.item.path
        assert not result.report.failures, result.item.path
    # Both ends are met in earnest, or the files prove nothing.
    ends = Counter(type(result) for result in results)
    assert min(ends[Analysed], ends[Failed]) > N_FILES / 10
