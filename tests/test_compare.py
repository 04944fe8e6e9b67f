import dataclasses
from collections.abc import Iterable

from analyzer import types as t
from analyzer.compare import Comparison, Delta, Fate, compare
from analyzer.outputs.comparison import to_change, to_dict, to_text
from tests.ui.reports import report_of

OLD = "Sources said so.\n\nIt was devastating, critics said on Monday in the old town.\n"


def _flag(number: int, rule: str, text: str, words: str) -> t.Flag:
    start = text.index(words)
    return t.Flag(
        id=f"F{number}",
        rule=rule,
        category=t.Category(rule[:3]),
        severity=t.Severity.SHOULD_FIX,
        confidence=0.9,
        start=start,
        end=start + len(words),
        line=text.count("\n", 0, start) + 1,
        column=1,
        text=words,
        voice=t.Voice.NEWSROOM,
        message="m",
        advice="a",
        basis=("AP",),
        fingerprint=f"{rule}{words}".replace("-", ""),
    )


def _compare(
    old: str, new: str, before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]
) -> Comparison:
    def report(text: str, flags: Iterable[tuple[str, str]]) -> t.Report:
        return report_of(
            text, flags=[_flag(n, rule, text, words) for n, (rule, words) in enumerate(flags)]
        )

    return compare(report(old, before), report(new, after))


def _fates(comparison: Comparison) -> list[tuple[str, str]]:
    return [(one.fate.value, one.flag.text) for one in comparison.flags]


def test_a_flag_whose_words_stay_is_open_though_its_sentence_was_edited() -> None:
    new = OLD.replace("on Monday", "on Monday evening")
    comparison = _compare(
        OLD,
        new,
        [("SRC-BARE", "Sources"), ("FRM-SENSATION", "devastating"), ("SRC-CROWD", "critics")],
        [("FRM-SENSATION", "devastating"), ("ATT-EVENT", "evening")],
    )
    assert _fates(comparison) == [
        ("new", "evening"),
        ("open", "devastating"),
        ("fixed", "Sources"),
        ("fixed", "critics"),
    ]


def test_another_rule_on_the_same_words_is_another_flag() -> None:
    comparison = _compare(OLD, OLD, [("SRC-BARE", "Sources")], [("SRC-REL", "Sources")])
    assert _fates(comparison) == [("new", "Sources"), ("fixed", "Sources")]


def test_a_paragraph_that_moves_takes_its_flags_along() -> None:
    first, second = OLD.rstrip("\n").split("\n\n")
    new = f"{second}\n\nA line between.\n\n{first}\n"
    comparison = _compare(
        OLD,
        new,
        [("SRC-BARE", "Sources"), ("FRM-SENSATION", "devastating")],
        [("FRM-SENSATION", "devastating"), ("SRC-BARE", "Sources")],
    )
    assert sorted(_fates(comparison)) == [("moved", "Sources"), ("open", "devastating")]


def test_a_sentence_that_moves_into_another_paragraph_is_known_by_its_fingerprint() -> None:
    old = "Sources said so. Rain fell.\n\nThe mayor will speak on Friday at noon in the hall.\n"
    new = "Rain fell.\n\nThe mayor will speak on Friday at noon in the hall. Sources said so.\n"
    assert _fates(_compare(old, new, [("SRC-BARE", "Sources")], [("SRC-BARE", "Sources")])) == [
        ("moved", "Sources")
    ]


def test_each_flag_is_paired_once() -> None:
    text = "Sources said so. Sources said more.\n"
    second = dataclasses.replace(_flag(2, "SRC-BARE", text, "Sources"), start=17, end=24)
    old = report_of(text, flags=[_flag(1, "SRC-BARE", text, "Sources"), second])
    new = report_of(text, flags=[_flag(1, "SRC-BARE", text, "Sources")])
    fates = [(one.fate, one.flag.start) for one in compare(old, new).flags]
    assert fates == [(Fate.OPEN, 0), (Fate.FIXED, 17)]


def test_measures_stand_beside_each_other() -> None:
    comparison = _compare(OLD, OLD, [("SRC-BARE", "Sources")], [])
    by_name = {one.name: one for one in comparison.deltas}
    assert (by_name["Flags"].old, by_name["Flags"].new, by_name["Flags"].difference) == (1, 0, -1)
    assert by_name["Traceability"].difference == 0


def test_figures_say_what_changed() -> None:
    assert to_change(Delta("n", 0.25, 0.4, "share", True)) == "+15 points"
    assert to_change(Delta("n", 0.41, 0.4, "share", True)) == "-1 point"
    # The figures before and after are rounded, and the change is what lies between them.
    assert to_change(Delta("n", 0.326, 0.314, "share", True)) == "-2 points"
    assert to_change(Delta("n", 3, 2, "count", False)) == "-1"
    assert to_change(Delta("n", 40.0, 40.02, "points", True)) == ""
    assert to_change(Delta("n", None, 40.0, "points", True)) == ""


def test_text_and_record_tell_the_same() -> None:
    comparison = _compare(OLD, OLD + "More.\n", [("SRC-BARE", "Sources")], [])
    record = to_dict(comparison)
    assert record["flags"][0]["fate"] == "fixed"
    assert record["flags"][0]["new"] is None
    assert record["words"]["added"] == 1
    text = to_text(comparison)
    assert "Fixed\n  1:1  2 SRC-BARE  Sources" in text
    assert "flags: 0 new, 0 open, 0 moved, 1 fixed" in text
