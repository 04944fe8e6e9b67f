"""Quotations are found by type and paragraph, apostrophes never pair, and nothing ever raises."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analyzer.facts.quotation import MAX_WARNINGS, find_quotations, is_speech
from analyzer.ingest.paragraphs import find_paragraphs
from analyzer.types import Paragraph, Quotation, Span


def find(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, find_paragraphs(text))[0]


def shown(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one kind of mark each
        ("“We leave at dawn,” the pilot said.", ["“We leave at dawn,”"]),
        ('"We leave at dawn," the pilot said.', ['"We leave at dawn,"']),
        ("‘We leave at dawn,’ the pilot said.", ["‘We leave at dawn,’"]),
        ("'We leave at dawn,' the pilot said.", ["'We leave at dawn,'"]),
        ("''We leave at dawn,'' the pilot said.", ["''We leave at dawn,''"]),
        ("``We leave at dawn,'' the pilot said.", ["``We leave at dawn,''"]),
        ("« Nous partons », a dit le pilote.", ["« Nous partons »"]),
        ("»Wir gehen«, sagte der Pilot.", ["»Wir gehen«"]),
        ("„Wir gehen“, sagte der Pilot.", ["„Wir gehen“"]),
        ("‹Nous partons›, a dit le pilote.", ["‹Nous partons›"]),
        # split by the reporting clause
        ("“We leave,” she said, “at dawn.”", ["“We leave,”", "“at dawn.”"]),
        ('"We leave," she said, "at dawn."', ['"We leave,"', '"at dawn."']),
        # mixed marks
        ('“We leave at dawn," she said.', ['“We leave at dawn,"']),
        ('"We leave at dawn,” she said.', ['"We leave at dawn,”']),
        # marks typed the wrong way round
        ("“We leave at dawn,“ she said.", ["“We leave at dawn,“"]),
        ("”We leave at dawn,” she said.", ["”We leave at dawn,”"]),
        # no space, a dash, brackets
        ('"We leave—"he began.', ['"We leave—"']),
        ("(“We leave.”)", ["“We leave.”"]),
        ("It was—“we leave”—enough.", ["“we leave”"]),
        ('"One.""Two."', ['"One."', '"Two."']),
    ],
)
def test_pairs_by_type(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dogs’ bowls were empty.",
        "The dogs' bowls and the workers' lockers were empty.",
        "The ’90s were loud and the '80s louder.",
        "It was rock ’n’ roll, not rock 'n' roll or drum 'n' bass.",
        "'Tis late, and ’twas cold.",
        "Get 'em home, he told O’Brien and O'Neill.",
        "Moscow’s mayor met Paris's mayor; she’d said they’re late.",
        "He is 6'2\" tall, she is 5’ 10” tall.",
        "The gap was 12\" wide and 6' deep.",
        "They were just goin' home to ol' Bob’s.",
        "The ministry ’s reply came late.",
        "Nothing is quoted here.",
        '""',
        "“ ”",
        "''",
    ],
)
def test_apostrophes_and_measures_are_no_quotation(text: str) -> None:
    assert shown(text) == []
    assert find_quotations(text, find_paragraphs(text))[1] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The dogs’ bowls are empty,’ he said.", ["‘The dogs’ bowls are empty,’"]),
        ("'The dogs' bowls are empty,' he said.", ["'The dogs' bowls are empty,'"]),
        ("‘The ’90s are over,’ he said.", ["‘The ’90s are over,’"]),
        ("He called them 'heroes' and 'martyrs' alike.", ["'heroes'", "'martyrs'"]),
        ("'Tis a pity,' he said.", ["'Tis a pity,'"]),
        ("‘’Tis a pity,’ he said.", ["‘’Tis a pity,’"]),
        ("‘I'm goin' home,’ he said.", ["‘I'm goin' home,’"]),
        ('"He is 6\'2"," she said.', ['"He is 6\'2","']),
        ('"The pipe is 12" long," he said.', ['"The pipe is 12" long,"']),
        ("“O’Brien’s dogs’ bowls,” she said.", ["“O’Brien’s dogs’ bowls,”"]),
    ],
)
def test_apostrophes_inside_quotations(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "“He said ‘go home’ twice,” she said.",
            "“He said ‘go home’ twice,”",
            "‘go home’",
        ),
        ("\"He said 'go home' twice,\" she said.", "\"He said 'go home' twice,\"", "'go home'"),
        ("‘He said “go home” twice,’ she said.", "‘He said “go home” twice,’", "“go home”"),
        ("'He said \"go home\" twice,' she said.", "'He said \"go home\" twice,'", '"go home"'),
        ("“‘Go home,’ he told me,” she said.", "“‘Go home,’ he told me,”", "‘Go home,’"),
        ("“He told me, ‘Go home.’”", "“He told me, ‘Go home.’”", "‘Go home.’"),
        ("\"He told me, 'Go home.'\"", "\"He told me, 'Go home.'\"", "'Go home.'"),
        ("“He told me, ‘Go home.’\u202f”", "“He told me, ‘Go home.’\u202f”", "‘Go home.’"),
        ("''He told me, 'Go home.'''", "''He told me, 'Go home.'''", "'Go home.'"),
        ("'''Go home,' he told me.''", "'''Go home,' he told me.''", "'Go home,'"),
        ("“We call it “the wall” here,” he said.", "“We call it “the wall” here,”", "“the wall”"),
        ('"We call it "the wall" here," he said.', '"We call it "the wall" here,"', '"the wall"'),
        ("« Il a dit “rentrez” », dit-elle.", "« Il a dit “rentrez” »", "“rentrez”"),
    ],
)
def test_nesting(text: str, outer: str, inner: str) -> None:
    first, second = find(text)
    assert (text[first.start : first.end], first.depth) == (outer, 0)
    assert (text[second.start : second.end], second.depth) == (inner, 1)


def test_inner_range_excludes_marks() -> None:
    text = "She said ''go'' and “stay”."
    assert [text[q.inner_start : q.inner_end] for q in find(text)] == ["go", "stay"]


@pytest.mark.parametrize("mark", ["“”", '""', "‘’", "''", "«»"])
def test_speech_over_paragraphs_is_one_group(mark: str) -> None:
    opening, closing = mark
    text = (
        f"{opening}The first part of it was long.\n\n{opening}The second was longer.\n\n"
        f"{opening}The last was short,{closing} he said. {opening}It ended,{closing} he added."
    )
    first, second, third, other = find(text)
    assert first.group == second.group == third.group != other.group
    assert all(q.is_closed and q.is_speech and q.depth == 0 for q in (first, second, third))
    assert text[first.start : first.end] == f"{opening}The first part of it was long."
    assert text[third.inner_start : third.inner_end] == "The last was short,"
    assert find_quotations(text, find_paragraphs(text))[1] == ()


def test_continued_speech_without_second_opening_mark() -> None:
    text = "“The first part was long.\n\nThe second was not,” he said. “It ended.”"
    first, second, other = find(text)
    assert first.group == second.group != other.group
    assert text[second.start : second.end] == "The second was not,”"
    assert second.start == second.inner_start
    assert text[second.inner_end] == "”"


def test_transcript_that_never_closes_is_one_group_with_one_warning() -> None:
    text = "They spoke.\n\n“One: hello.\n\n“Two: hello to you.\n\n“One: goodbye.\n\nThey left."
    paragraphs = find_paragraphs(text)
    quotations, warnings = find_quotations(text, paragraphs)
    assert [q.is_closed for q in quotations] == [True, True, False]
    assert {q.group for q in quotations} == {1}
    assert len(warnings) == 1
    assert warnings[0].startswith("line 7:")


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "He spoke.\r\n\r\nShe said, “We never stop.\r\n\r\nThe train left."
    quotations, warnings = find_quotations(text, find_paragraphs(text))
    (quotation,) = quotations
    assert text[quotation.start : quotation.end] == "“We never stop."
    assert not quotation.is_closed
    assert quotation.end == quotation.inner_end
    assert len(warnings) == 1
    assert warnings[0].startswith("line 3:")


@pytest.mark.parametrize("mark", ["“”", '""'])
def test_unclosed_quotation_ends_before_the_next(mark: str) -> None:
    opening, closing = mark
    text = f"{opening}I never knew, he said. {opening}But we will see,{closing} she said."
    first, second = find(text)
    assert text[first.start : first.end] == f"{opening}I never knew, he said."
    assert (first.is_closed, second.is_closed) == (False, True)
    assert (first.depth, second.depth) == (0, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The closing mark of the first quotation is missing; the next one stands as it is.
        (
            "The code “leaves every door open. It adds that “fines are light” and rare.",
            ["“leaves every door open.", "“fines are light”"],
        ),
        (
            "The code ''leaves every 'front' door open. It adds that ''fines are light'' and rare.",
            ["''leaves every 'front' door open.", "'front'", "''fines are light''"],
        ),
        (
            "He asked “Sen. Roe and “the others” to stay.",
            ["“Sen. Roe and", "“the others”"],
        ),
        # Two are missing.
        (
            "He saw “the door. She saw “the wall. They saw “the end” of it.",
            ["“the door.", "“the wall.", "“the end”"],
        ),
        ("He saw “the door. She saw “the wall.", ["“the door.", "“the wall."]),
        # Marks of another shape are quoted inside.
        (
            '"They call it “the wall” and go on.',
            ['"They call it “the wall” and go on.', "“the wall”"],
        ),
    ],
)
def test_missing_mark_changes_no_other_quotation(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # With its paragraph, or behind what leads it in.
        ("The gates never shut properly. We told them so,” Lee said.",
         ["The gates never shut properly. We told them so,”"]),
        ("The mayor said, We will mend the gate, Sir.”", ["We will mend the gate, Sir.”"]),
        ("Lee said in a letter. We told them so. Twice.”", ["We told them so. Twice.”"]),
        # Behind the quotation before.
        ("“It leaks,” Lee said. It has leaked for a year. Nobody came.”",
         ["“It leaks,”", "It has leaked for a year. Nobody came.”"]),
        ('"It leaks." It has leaked for a year," Lee said.',
         ['"It leaks."', 'It has leaked for a year,"']),
        ("“It leaks,” Lee said. We did call. Twice.” It rained. We did wait for them.”",
         ["“It leaks,”", "We did call. Twice.”", "It rained. We did wait for them.”"]),
        # What a single mark quotes lies inside.
        ("They call it ‘the wall’ and go on, all of them.”",
         ["They call it ‘the wall’ and go on, all of them.”", "‘the wall’"]),
        # Noise: a slip of the keyboard, a measure, the middle of a sentence, a word.
        ("He says,” there are people who pay.", []),
        ('The two pipes are each some 12" and rusty.', []),
        ("“It leaks,” he said as he left.”", ["“It leaks,”"]),
        ("The so-called good fortune” of the town was gone.", []),
    ],
)  # fmt: skip
def test_a_quotation_that_was_never_opened(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_quotation_that_was_never_opened_is_warned_of() -> None:
    text = "He spoke.\n\nThe gates never shut properly,” Lee said."
    (quotation,), warnings = find_quotations(text, find_paragraphs(text))
    assert (quotation.is_opened, quotation.is_closed) == (False, True)
    assert quotation.is_speech
    (warning,) = warnings
    assert warning == (
        "line 3: the quotation that closes here was never opened; taken to begin at "
        "“The gates never shut …”"
    )


def test_a_speech_that_goes_on_without_its_mark_is_no_quotation_never_opened() -> None:
    text = "“The gates never shut.\n\nWe told them so,” Lee said."
    quotations, warnings = find_quotations(text, find_paragraphs(text))
    assert [q.is_opened for q in quotations] == [True, True]
    assert warnings == ()


def test_quotation_inside_a_speech_that_goes_on_stays_inside() -> None:
    text = "“We call it “the wall” here, all of us.\n\n“It stays,” he said."
    first, inner, second = find(text)
    assert (inner.depth, text[inner.start : inner.end]) == (1, "“the wall”")
    assert first.group == second.group
    assert first.is_closed


def test_headline_is_not_continued() -> None:
    text = "“Never again\n\n“Always,” he said."
    head, body = find_paragraphs(text)
    quotations, warnings = find_quotations(
        text, (Paragraph(head.start, head.end, is_headline=True), body)
    )
    assert [q.is_closed for q in quotations] == [False, True]
    assert quotations[0].group != quotations[1].group
    assert len(warnings) == 1


def test_text_outside_paragraphs_and_masked_ranges_are_ignored() -> None:
    text = 'code "x" here\n\nA <a title="t"> “word” said.'
    body = find_paragraphs(text)[1]
    tag = Span(text.index("<"), text.index(">") + 1)
    (quotation,), warnings = find_quotations(text, (body,), masked=(tag,))
    assert text[quotation.start : quotation.end] == "“word”"
    assert warnings == ()


def test_warnings_are_capped() -> None:
    text = "\n\n".join(f"Clerk {n} said, “it is so\n\nA line." for n in range(MAX_WARNINGS + 5))
    quotations, warnings = find_quotations(text, find_paragraphs(text))
    assert sum(not q.is_closed for q in quotations) == MAX_WARNINGS + 5
    assert warnings[-1] == "never closed either: 5 more"
    assert len(warnings) == MAX_WARNINGS + 1
    text = "\n\n".join(f"It is so and ever was,” said {n}." for n in range(MAX_WARNINGS + 5))
    quotations, warnings = find_quotations(text, find_paragraphs(text))
    assert sum(not q.is_opened for q in quotations) == MAX_WARNINGS + 5
    assert warnings[-1] == "never opened either: 5 more"
    assert len(warnings) == MAX_WARNINGS + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” he said.", True),
        ("He said, “no”", True),
        ("He said: “no”", True),
        ("She was told “no”.", False),
        ("It was a so-called “deal” for him.", False),
        ("It was “rather a bad deal” for him.", True),
        ("“Never!” he said.", True),
        ("He read “The Long Road to the Sea” twice.", False),
        ("The board read “WE ARE NOW CLOSED” all day.", True),
        ("He said: “The Long Road Home”", True),
        ("It was “rather bad”, he said.", True),
    ],
)
def test_speech_by_text_alone(text: str, expected: bool) -> None:
    (quotation,) = find(text)
    assert quotation.is_speech is expected
    assert (
        is_speech(text, quotation.start, quotation.inner_start, quotation.inner_end, quotation.end)
        is expected
    )


MARKS = "“”„‟\"‘’‚‛'`«»‹›"
texts = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=MARKS + " ,.sn5\n-(", max_size=200),
    st.lists(
        st.sampled_from([*MARKS, "''", "said", " ", "\n\n", ",", ". ", "dogs", "6", "tis", "—"]),
        max_size=80,
    ).map("".join),
)


@settings(max_examples=60, deadline=None)
@example("“ ““”“”“")  # nesting leaves white space between the first two marks
@given(texts)
def test_any_text(text: str) -> None:
    paragraphs = find_paragraphs(text)
    quotations, warnings = find_quotations(text, paragraphs)
    assert list(quotations) == sorted(quotations, key=lambda q: (q.start, -q.end))
    assert len({(q.start, q.end) for q in quotations}) == len(quotations)
    assert bool(warnings) == any(not (q.is_closed and q.is_opened) for q in quotations)
    enclosing: list[Quotation] = []
    for q in quotations:
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
        assert text[q.inner_start : q.inner_end].strip()
        assert sum(p.start <= q.start and q.end <= p.end for p in paragraphs) == 1
        while enclosing and enclosing[-1].end <= q.start:
            enclosing.pop()
        assert all(outer.end >= q.end for outer in enclosing)
        assert q.depth == len(enclosing)
        enclosing.append(q)


@settings(max_examples=40, deadline=None)
@given(texts, st.integers(min_value=0, max_value=200), st.integers(min_value=0, max_value=200))
def test_any_paragraph_range(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    for q in find_quotations(text, (Paragraph(start, end),))[0]:
        assert start <= q.start < q.end <= end


@pytest.mark.parametrize(
    "text",
    [
        '"' * 40_000,
        "“" * 5_000,
        "”" * 5_000,
        "'" * 5_000,
        "‘" * 3_000 + "’" * 3_000,
        "“a " * 3_000 + "b” " * 3_000,
        "‘a “b " * 3_000,
        "the dogs' 'bowl " * 3_000,
        'a "b ' * 5_000,
        "“a\n\n" * 3_000,
        "5' " * 5_000,
    ],
    ids=lambda text: text[:8].replace("\n", "|"),
)
def test_time_is_linear(text: str) -> None:
    paragraphs = find_paragraphs(text)
    started = time.process_time()
    find_quotations(text, paragraphs)
    assert time.process_time() - started < 2, "quadratic work takes much longer here"
