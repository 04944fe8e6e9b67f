"""A change tried on the sums gives what scoring the changed draft from its start gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.scores.anonymity import measure_anonymity
from analyzer.scores.changes import Edit, find_edits
from analyzer.scores.composition import measure_composition
from analyzer.scores.framing import measure_framing
from analyzer.scores.statements import weigh
from analyzer.scores.tally import Figures, Tally
from analyzer.scores.traceability import measure_value
from analyzer.types import Facts, Flag, Level, Severity, SourceClass, Status, Unit, Voice
from tests.scores.building import TABLE, build_facts, build_flag, build_source

RULES = (
    "SRC-OPINION", "SRC-NOREASON", "SRC-CROWD", "ATT-MISSING", "CER-SPEC", "FRM-FEAR",
)  # fmt: skip
NAMES = st.sampled_from(["1", "2", "3", None])
"""Attribution *A1* rests on source *S1*, and so on."""


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """Statements that may share their place, so that one flag is about several."""
    start = draw(st.integers(0, 8)) * 10
    name = draw(NAMES)
    level = draw(st.integers(0 if name is None else 1, 0 if name is None else 7))
    return Unit(
        start,
        start + draw(st.integers(5, 35)),
        Level(level),
        draw(st.integers(1, 60)),
        draw(st.booleans()),
        name and f"A{name}",
        draw(st.sampled_from([1.0, 0.7, 0.123])),
    )


@st.composite
def all_flags(draw: st.DrawFn) -> list[Flag]:
    found = []
    for number in range(draw(st.integers(0, 10))):
        name = draw(NAMES)
        found.append(
            build_flag(
                draw(st.sampled_from(RULES)),
                draw(st.sampled_from([Severity.CONSIDER, Severity.MUST_FIX])),
                draw(st.sampled_from([Status.OPEN, Status.DISMISSED])),
                name=f"F{number}",
                at=draw(st.integers(0, 10)) * 10,
                confidence=draw(st.sampled_from([0.9, 0.31, 0.1])),
                voice=draw(st.sampled_from([Voice.NEWSROOM, Voice.QUOTED])),
                source=name and f"S{name}",
                attribution=name and draw(st.sampled_from([f"A{name}", None])),
            )
        )
    return found


SOURCES = st.tuples(
    *(
        st.builds(
            build_source,
            st.sampled_from(
                [SourceClass.UNNAMED_PERSON, SourceClass.NAMED_PERSON,
                 SourceClass.UNIDENTIFIED_DOCUMENT]
            ),
            reason=st.sampled_from([None, "substantive"]),
            name=st.just(f"S{number}"),
            level=st.integers(1, 5),
            attributions=st.just((f"A{number}",)),
        )
        for number in (1, 2, 3)
    )
)  # fmt: skip


def figures_of(facts: Facts, flags: Sequence[Flag]) -> Figures:
    """The measures of a draft by the functions that score it."""
    scored = weigh(facts, flags, TABLE)
    composition = measure_composition(scored)
    return {
        "traceability": measure_value(scored, flags, facts.n_words, TABLE).value,
        "framing_load": measure_framing(facts, flags, TABLE).value,
        "with_substantive_reason": measure_anonymity(
            facts.sources, scored, flags
        ).with_substantive_reason,
        "anonymous": composition.anonymous if composition else None,
        "nobody": composition.nobody if composition else None,
        "must_fix": sum(
            one.severity is Severity.MUST_FIX and one.status is not Status.DISMISSED
            for one in flags
        ),
    }


def changed(facts: Facts, flags: Sequence[Flag], edit: Edit) -> tuple[Facts, list[Flag]]:
    """The draft with the change made."""
    kept = [
        dataclasses.replace(one, level=edit.raised.get(number, one.level))
        for number, one in enumerate(facts.units)
        if number not in edit.cut
    ]
    sources = tuple(
        edit.after if edit.after is not None and one is edit.before else one
        for one in facts.sources
    )
    gone = {flag.id for flag in edit.gone}
    return (
        dataclasses.replace(facts, units=tuple(kept), sources=sources),
        [flag for flag in flags if flag.id not in gone],
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(units(), max_size=9), SOURCES, all_flags())
def test_change_tried_on_the_sums_is_the_changed_draft(
    statements: list[Unit], sources: tuple[object, ...], flags: list[Flag]
) -> None:
    facts = build_facts(statements, sources)  # type: ignore[arg-type]
    tally = Tally(facts, flags, weigh(facts, flags, TABLE), TABLE)
    assert tally.figures() == figures_of(facts, flags)
    for edit in find_edits(facts, flags, TABLE):
        assert tally.figures_after(edit) == figures_of(*changed(facts, flags, edit)), edit.kind
    # Whatever was tried, the draft is as it was.
    assert tally.figures() == figures_of(facts, flags)
