from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.word_diff import Alignment, Edit, align

LINES = st.lists(st.text(st.sampled_from("ab c.’\U0001f600\u202e<"), max_size=12), max_size=6).map(
    "\n".join
)


def _told(alignment: Alignment) -> list[tuple[str, str]]:
    return [(run.edit.value, run.text) for run in alignment.runs]


def test_a_changed_phrase_is_told_in_one_piece() -> None:
    assert _told(align("It was a bad day for us.", "It was a good long day for us.")) == [
        ("kept", "It was a "),
        ("removed", "bad"),
        ("added", "good long"),
        ("kept", " day for us."),
    ]
    assert _told(align("He said one two three so.", "He said four five six so.")) == [
        ("kept", "He said "),
        ("removed", "one two three"),
        ("added", "four five six"),
        ("kept", " so."),
    ]


def test_a_sentence_added_to_a_paragraph_stays_in_it() -> None:
    alignment = align(
        "Rain fell in town.\n\nThe end.\n", "Rain fell in town. Snow too.\n\nThe end.\n"
    )
    assert _told(alignment) == [
        ("kept", "Rain fell in town."),
        ("added", " Snow too."),
        ("kept", "\n\n"),
        ("kept", "The end.\n"),
    ]


def test_a_paragraph_that_moved_does_not_pull_the_others_apart() -> None:
    ferry, hull, isles = (
        "The ferry stays in port until the spring, the operator said.\n\n",
        "Divers found a crack in the hull on Tuesday morning.\n\n",
        "Shops on the islands ran short of bread.\n\n",
    )
    alignment = align(ferry + hull + isles, isles + ferry + hull.replace("crack", "long crack"))
    kept = "".join(run.text for run in alignment.runs if run.edit is Edit.KEPT)
    assert kept == ferry + hull
    (moved,) = alignment.moved
    assert moved.text == isles
    assert (moved.old, moved.new) == (len(ferry + hull), 0)


def test_a_rewritten_paragraph_is_not_taken_for_the_old_one() -> None:
    alignment = align("Nobody knows why.\n", "The mayor resigned on Friday.\n")
    assert _told(alignment) == [
        ("removed", "Nobody knows why.\n"),
        ("added", "The mayor resigned on Friday.\n"),
    ]


@settings(max_examples=150, deadline=None)
@given(LINES, LINES)
def test_the_runs_make_up_both_texts(old: str, new: str) -> None:
    runs = align(old, new).runs
    assert "".join(r.text for r in runs if r.edit is not Edit.ADDED) == old
    assert "".join(r.text for r in runs if r.edit is not Edit.REMOVED) == new
    for run in (*runs, *align(old, new).moved):
        if run.edit is not Edit.ADDED:
            assert old[run.old : run.old + len(run.text)] == run.text
        if run.edit is not Edit.REMOVED:
            assert new[run.new : run.new + len(run.text)] == run.text


def test_long_texts_take_no_quadratic_time() -> None:
    long = "word " * 40_000
    alignment = align(long + "end", "start " + long)
    assert [run.edit for run in alignment.runs] == [Edit.REMOVED, Edit.ADDED]
    many = "".join(f"Paragraph {n} of a long draft.\n\n" for n in range(2_000))
    alignment = align(many, "A new one.\n\n" + many.replace(" 900 ", " nine hundred "))
    assert sum(len(r.text) for r in alignment.runs if r.edit is Edit.KEPT) > 0.99 * len(many)
