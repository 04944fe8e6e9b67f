"""The vocabulary: the shipped files are in order, and bad rows are named."""

from __future__ import annotations

import csv
import pickle
from pathlib import Path

import pytest

from analyzer._paths import lexicon_dir
from analyzer.errors import LexiconError
from analyzer.facts.build import find_facts
from analyzer.lexicon import load_lexicons
from analyzer.lexicon_entries import CueClass, NounKind, PhraseKind
from analyzer.lexicon_patterns import match_pattern, pattern_problem
from analyzer.lexicon_reading import FILES, columns, id_column
from tests.case_files import read_cases
from tests.frozen_parses import frozen_doc

SHIPPED = sorted(FILES)
NOUNS = "action,id,lemma,kind,level,title,trait,basis,note\n"


def rows_of(name: str) -> list[dict[str, str]]:
    with (lexicon_dir() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def problems_of(folder: Path) -> tuple[str, ...]:
    with pytest.raises(LexiconError) as caught:
        load_lexicons(folder)
    return caught.value.problems


# ------------------------------------------------------------------------------ shipped files


def test_every_file_of_the_folder_is_read():
    assert {path.name for path in lexicon_dir().glob("*.csv")} == set(FILES)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_rows_are_sorted_and_columns_are_in_order(name):
    with (lexicon_dir() / name).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == columns(FILES[name])
    ids = [row[0] for row in rows]
    keys = [[row[header.index(column)] for column in FILES[name].KEY] for row in rows]
    is_grouped_by_hand = FILES[name].KEY == ("id",)
    assert ids == sorted(ids) or keys == sorted(keys) or is_grouped_by_hand


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_files_end_lines_with_a_line_feed(name):
    data = (lexicon_dir() / name).read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")


@pytest.mark.parametrize("name", SHIPPED)
def test_ids_tell_the_file_and_never_repeat(name):
    ids = [row[id_column(FILES[name])] for row in rows_of(name)]
    assert len(set(ids)) == len(ids)


def test_every_row_has_a_basis_or_a_place():
    for name in SHIPPED:
        for row in rows_of(name):
            if "basis" in row:
                assert row["basis"], f"{name}: {row}"


def test_words_that_look_like_missing_values_are_words(tmp_path):
    (tmp_path / "places.csv").write_text(
        "action,id,lemma,kind,place,note\nadd,X1,na,country,NA,null\n", encoding="utf-8"
    )
    place = load_lexicons(tmp_path).places["na"]
    assert (place.place, place.note) == ("NA", "null")


# ------------------------------------------------------------------------------ look-ups


def test_compounds_come_before_their_head():
    lexicons = load_lexicons()
    assert lexicons.compound_noun(["a", "staff"], "member").lemma == "staff member"
    assert lexicons.compound_noun(["a", "new"], "member").lemma == "member"
    assert lexicons.compound_noun([], "official", "officials").lemma == "official"
    assert lexicons.compound_noun([], "figure", "figures").kind is NounKind.DOCUMENT
    assert lexicons.compound_noun(["senior"], "zebra") is None


def test_the_form_is_tried_before_the_lemma():
    lexicons = load_lexicons()
    assert lexicons.noun("figures", "figure").kind is NounKind.DOCUMENT
    assert lexicons.noun("figure").kind is NounKind.BARE


def test_cues_are_found_by_lemma_and_part_of_speech():
    lexicons = load_lexicons()
    assert lexicons.cue("claim", "VERB").cue_class is CueClass.DISTANCING
    assert lexicons.cue("point out", "VERB").cue_class is CueClass.FACTIVE
    assert lexicons.cue("claim", "ADV") is None


def test_a_relation_needs_its_preposition():
    lexicons = load_lexicons()
    assert lexicons.phrase(PhraseKind.RELATION, "close", "to") is not None
    assert lexicons.phrase(PhraseKind.RELATION, "close", "by") is None
    assert lexicons.phrase(PhraseKind.RELATION, "close") is None
    assert lexicons.phrase(PhraseKind.SENIORITY, "senior") is not None


def test_places_are_found_in_any_case():
    lexicons = load_lexicons()
    assert lexicons.is_place("Russian")
    assert lexicons.is_place("U.S.")
    assert not lexicons.is_place("senior")


def test_lexicons_are_cached_and_can_travel_between_processes():
    assert load_lexicons() is load_lexicons()
    assert pickle.loads(pickle.dumps(load_lexicons())).digest == load_lexicons().digest


# ------------------------------------------------------------------------------ anonymity


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "who speak on condition of anonymity because he be not authorize to speak",
            [("stated", ""), ("reason", "rote")],
        ),
        ("she ask not to be name for fear of her family lose", [("stated", ""),
                                                               ("reason", "substantive")]),
        ("they request anonymity to discuss internal deliberation", [("stated", ""),
                                                                     ("reason", "weak")]),
        ("because of the sensitivity of the issue", [("reason", "rote")]),
        ("a source who decline to be identify", [("stated", "")]),
        ("he speak off the record", [("terms", "")]),
        ("whose name have be change", [("pseudonym", "")]),
        ("the minister decline to comment", []),
        ("the name of the ship be paint over", []),
    ],
)  # fmt: skip
def test_statements_and_reasons_of_anonymity(sentence, found):
    words = sentence.split()
    matches = load_lexicons().find_anonymity(words, words)
    assert [(str(one.entry.type), str(one.entry.reason)) for one in matches] == found


def test_matches_do_not_overlap_and_the_longest_wins():
    words = "on condition of anonymity".split()
    (match,) = load_lexicons().find_anonymity(words, words)
    assert (match.start, match.end) == (0, 4)


@pytest.mark.parametrize(
    ("pattern", "sentence", "end"),
    [
        ("a b", "a b c", 2),
        ("a b", "a c", None),
        ("a|x b", "x b", 2),
        ("a b? c", "a c", 2),
        ("a b? c", "a b c", 3),
        ("a * c", "a c", 2),
        ("a * c", "a 1 2 3 4 c", 6),
        ("a * c", "a 1 2 3 4 5 c", None),
        ("a * c", "a c c", 3),
        ("a b", "a", None),
    ],
)
def test_patterns(pattern, sentence, end):
    tokens = [frozenset({word}) for word in sentence.split()]
    assert match_pattern(pattern, tokens, 0) == end


@pytest.mark.parametrize("pattern", ["a  b", "* a", "a *", "a? b?", "a||b c", "", "|"])
def test_malformed_patterns_are_named(pattern):
    assert pattern_problem(pattern)


# ------------------------------------------------------------------------------ bad rows


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("add,X1,zzz,offical,3,,,ED,", "kind: 'offical' is not known; did you mean 'official'?"),
        ("add,X1,zzz,official,9,,,ED,", "level: must be a level of the ladder, 0 to 7 (got '9')"),
        ("add,X1,zzz,official,3,maybe,,ED,", "title: must be 'yes' or empty (got 'maybe')"),
        ("add,X1,zzz,official,3,,,EDD,", "basis: unknown code 'EDD'; did you mean 'ED'?"),
        ("add,X1,,official,3,,,ED,", "lemma: must not be empty"),
        ("add,,zzz,official,3,,,ED,", "id: must not be empty"),
        ("add,X1,Zzz,official,3,,,ED,", "lemma: 'Zzz' must be lower case"),
        ("add,X1, zzz,official,3,,,ED,", "lemma: white space before or after 'zzz'"),
        ("add,X1,z  z,official,3,,,ED,", "lemma: 'z  z' has two spaces in a row"),
        ("add,X1,cafe\u0301,official,3,,,ED,", "is not in Unicode form NFC"),
        ('add,X1,"z\nz",official,3,,,ED,', "lemma: line break inside a cell"),
        ("add,X1,zzz,official,3,,ED,", "8 cells, but the header has 9"),
        ("add,X1,official,official,3,,,ED,", "lemma 'official' is already at"),
        ("add,N0001,zzz,official,3,,,ED,", "id: 'N0001' is taken; use the action 'change'"),
        ("change,N9999,,,3,,,,", "id: no row 'N9999' to change"),
        ("remove,N9999,,,,,,,", "id: no row 'N9999' to remove"),
        ("ad,X1,zzz,official,3,,,ED,", "action: 'ad' is not one of add, change, remove; did you"),
        ('add,X1,"zz"z,official,3,,,ED,', "not valid CSV"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(tmp_path, row, said):
    path = tmp_path / "source_nouns.csv"
    path.write_text(NOUNS + row + "\n", encoding="utf-8")
    (problem,) = problems_of(tmp_path)
    assert said in problem
    assert problem.startswith(f"{path}:{3 if chr(10) in row else 2}: ")


def test_every_bad_row_of_every_file_is_reported_at_once(tmp_path):
    (tmp_path / "source_nouns.csv").write_text(
        NOUNS + "add,X1,zza,offical,3,,,ED,\nadd,X2,zzb,official,3,,,ED,\nadd,X3,zzc,x,y,,,ED,\n",
        encoding="utf-8",
    )
    (tmp_path / "places.csv").write_text("action,id,lemma\nadd,X1,zz\n", encoding="utf-8")
    problems = problems_of(tmp_path)
    lines = [problem.split(": ")[0].rsplit(":", 1) for problem in problems]
    assert [(Path(path).name, line) for path, line in lines] == [
        ("source_nouns.csv", "2"),
        ("source_nouns.csv", "4"),
        ("source_nouns.csv", "4"),
        ("places.csv", "2"),
        ("places.csv", "2"),
    ]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("action,id,lemma,kynd\n", "unknown column 'kynd'; did you mean 'kind'?"),
        ("action,id,lemma,lemma\n", "column 'lemma' stands twice"),
        ("id,lemma\n", "missing column 'action'"),
        ("", "missing column 'action'"),
    ],
)
def test_a_bad_header_is_named(tmp_path, header, said):
    (tmp_path / "source_nouns.csv").write_text(header, encoding="utf-8")
    assert any(said in problem for problem in problems_of(tmp_path))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (NOUNS.encode() + b"add,X1,caf\xe9,official,3,,,ED,\n", ":2: not UTF-8"),
        (NOUNS.encode() + b"add,X1,z\0z,official,3,,,ED,\n", ":2: NUL byte"),
        (NOUNS.encode("utf-16"), "NUL byte"),
    ],
)
def test_a_file_in_another_encoding_is_named(tmp_path, data, said):
    (tmp_path / "source_nouns.csv").write_bytes(data)
    assert said in problems_of(tmp_path)[0]


def test_an_unknown_file_is_named(tmp_path):
    (tmp_path / "source_noun.csv").write_text("x\n", encoding="utf-8")
    assert "did you mean 'source_nouns.csv'" in problems_of(tmp_path)[0]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LexiconError, match="no such lexicon folder"):
        load_lexicons(tmp_path / "none")


def test_the_error_lists_its_problems(tmp_path):
    (tmp_path / "source_nouns.csv").write_text(NOUNS + "ad,,,,,,,,\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="action: 'ad'"):
        load_lexicons(tmp_path)


# ------------------------------------------------------------------------------ a newsroom's own


def test_a_newsroom_can_add_change_and_remove_rows(tmp_path):
    shipped = load_lexicons()
    insider, official = shipped.noun("insider"), shipped.noun("official")
    path = tmp_path / "source_nouns.csv"
    path.write_text(
        "\ufeff" + NOUNS + f"remove,{insider.id},,,,,,,\r\nchange,{official.id},,,2,,,,\r\n"
        "add,X1,quango chief,official,3,yes,,ED,\r\n",
        encoding="utf-8",
    )
    own = load_lexicons(tmp_path)
    assert own.noun("insider") is None
    assert own.noun("official").level == 2
    assert own.noun("official").kind is official.kind
    assert own.noun("quango chief").title
    assert own.digest != shipped.digest
    assert load_lexicons().digest == shipped.digest


def test_a_changed_file_is_read_again(tmp_path):
    path = tmp_path / "source_nouns.csv"
    path.write_text(NOUNS + "add,X1,quango,official,3,,,ED,\n", encoding="utf-8")
    first = load_lexicons(tmp_path)
    path.write_text(NOUNS + "add,X1,quangocrat,official,3,,,ED,\n", encoding="utf-8")
    assert load_lexicons(tmp_path).noun("quangocrat")
    assert first.noun("quango")


# ------------------------------------------------------------------- what rows may refer to


def write(folder: Path, **files: str) -> Path:
    for name, rows in files.items():
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        (
            "word_lists",
            "action,id,list,word\nadd,L9001,clear_maner,yodel\n",
            "there is no list 'clear_maner'; did you mean 'clear_manner'?",
        ),
        (
            "framing_words",
            "action,id,list,word,basis\nadd,FW9001,intensifer,mighty,ED\n",
            "there is no list 'intensifer'; did you mean 'intensifier'?",
        ),
        (
            "framing_patterns",
            "action,id,description,kind,severity\nadd,tail-claus,d,editorial,2\n",
            "a pattern can be changed or removed, not added; did you mean 'tail-clause'?",
        ),
        (
            "loaded_terms",
            "action,id,pattern,kind,severity,literal\nadd,L9001,gobsmack,metaphor,2,@wether\n",
            "unknown domain '@wether'; did you mean '@weather'?",
        ),
    ],
)
def test_a_row_that_names_nothing_is_a_problem(tmp_path, name, rows, said):
    (problem,) = problems_of(write(tmp_path, **{name: rows}))
    assert f"{name}.csv:2:" in problem
    assert problem.endswith(said)


def test_a_list_or_a_domain_may_be_emptied(tmp_path):
    light = [row["id"] for row in rows_of("word_lists.csv") if row["list"] == "light_verb"]
    domain = next(row["id"] for row in rows_of("framing_domains.csv") if row["name"] == "weather")
    lexicons = load_lexicons(
        write(
            tmp_path,
            word_lists="action,id\n" + "".join(f"remove,{one}\n" for one in light),
            framing_domains=f"action,id\nremove,{domain}\n",
        )
    )
    assert lexicons.word_lists["light_verb"] == frozenset()


def test_a_newsroom_changes_the_lists_that_the_facts_turn_on(tmp_path):
    (case,) = (one for one in read_cases("CER-BOOST") if "He clearly marked" in one.text)
    mark = next(row["id"] for row in rows_of("word_lists.csv")
                if (row["list"], row["word"]) == ("clear_manner", "mark"))  # fmt: skip
    lexicons = load_lexicons(write(tmp_path, word_lists=f"action,id\nremove,{mark}\n"))
    doc = frozen_doc(case)
    found = find_facts(doc, case.draft, lexicons).constructions
    assert "clearly" in {one.text for one in found}
    assert "clearly" not in {
        one.text for one in find_facts(doc, case.draft, load_lexicons()).constructions
    }
