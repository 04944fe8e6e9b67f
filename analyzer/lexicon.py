"""Read the lexicons: CSV rows in, typed frozen entries out.

The shipped vocabulary lies in ``lexicons/*.csv``.  A newsroom extends it with a folder of its own
that holds files of the same names with one more column, ``action``:

========== ============================================================
``add``    a new row, complete, with an ``id`` that is not taken
``change`` the row with this ``id``; empty cells keep their value
``remove`` the row with this ``id`` goes
========== ============================================================

Every bad row of every file is reported in one ``LexiconError``, each with file and line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from analyzer._paths import lexicon_dir
from analyzer.errors import LexiconError
from analyzer.lexicon_certainty import (
    HedgeCue,
    Wordings,
    hedges_by_word,
    index_wordings,
)
from analyzer.lexicon_entries import (
    AnonymityPhrase,
    BasisCode,
    CueEntry,
    CuePos,
    PhraseKind,
    Place,
    SourceNoun,
    SourcePhrase,
)
from analyzer.lexicon_framing import PatternEntry, TermPattern, by_first_word, to_rows
from analyzer.lexicon_patterns import first_words, match_pattern
from analyzer.lexicon_reading import (
    FILES,
    Row,
    merge_rows,
    merge_tables,
    read_table,
    to_entries,
)
from analyzer.lexicon_references import find_dangling, to_shipped
from analyzer.lexicon_words import index_words


@dataclass(frozen=True, slots=True)
class AnonymityMatch:
    """Where an anonymity phrase was found: token range ``[start, end)``."""

    entry: AnonymityPhrase
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicons:
    """The whole vocabulary, indexed for look-up by lemma.

    Attributes:
        basis: standards and studies by code.
        source_nouns: by lemma (or by form, for plurals with a meaning of their own).
        source_phrases: by kind, then by lemma; a lemma may have one row per preposition.
        anonymity: in file order.
        cues: by lemma and part of speech.
        places: by adjective or name, lower case.
        loaded_terms: patterns by every form of their first word.
        framing_patterns: by name.
        framing_rows: those of them that the gates of words are tried on, by name.
        framing_words: words that framing patterns and gates turn on, by name of their list.
        hedges: by every word their pattern can begin with.
        wordings: words of constructions that leave open who says so.
        word_lists: lower-case words by name of their list.
        digest: ``sha256:`` and 64 hexadecimal digits over all entries.
    """

    basis: Mapping[str, BasisCode]
    source_nouns: Mapping[str, SourceNoun]
    source_phrases: Mapping[PhraseKind, Mapping[str, tuple[SourcePhrase, ...]]]
    anonymity: tuple[AnonymityPhrase, ...]
    cues: Mapping[tuple[str, str], CueEntry]
    places: Mapping[str, Place]
    digest: str
    _anonymity_by_word: Mapping[str, tuple[AnonymityPhrase, ...]] = field(repr=False)
    loaded_terms: Mapping[str, tuple[TermPattern, ...]] = field(default_factory=dict, repr=False)
    framing_patterns: Mapping[str, PatternEntry] = field(default_factory=dict)
    framing_rows: Mapping[str, TermPattern] = field(default_factory=dict, repr=False)
    framing_words: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    hedges: Mapping[str, tuple[HedgeCue, ...]] = field(default_factory=dict, repr=False)
    wordings: Wordings = field(default_factory=lambda: index_wordings(()), repr=False)
    word_lists: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def noun(self, *keys: str) -> SourceNoun | None:
        """First row found: pass the lower-case form first, then the lemma."""
        return next((self.source_nouns[key] for key in keys if key in self.source_nouns), None)

    def compound_noun(
        self, before: Sequence[str], head: str, form: str | None = None
    ) -> SourceNoun | None:
        """Row of the longest compound that ends in ``head``: *staff member* before *member*.

        Args:
            before: lower-case words directly before the head, in text order.
            head: lemma of the head noun.
            form: its lower-case form, which is tried before the lemma.
        """
        ends = (form, head) if form is not None else (head,)
        for first in range(max(0, len(before) - 3), len(before) + 1):
            words = [*before[first:]]
            found = self.noun(*(" ".join([*words, end]) for end in ends))
            if found is not None:
                return found
        return None

    def cue(self, lemma: str, pos: str | CuePos) -> CueEntry | None:
        """Row of a cue; ``lemma`` may be several words (*point out*)."""
        return self.cues.get((lemma, str(pos)))

    def phrase(
        self, kind: PhraseKind, lemma: str, preposition: str | None = None
    ) -> SourcePhrase | None:
        """Row of a word of this kind.

        A row that asks for a preposition is found only with one of its prepositions.
        """
        for row in self.source_phrases.get(kind, {}).get(lemma, ()):
            if not row.preposition or preposition in row.preposition:
                return row
        return None

    def is_place(self, word: str) -> bool:
        """True for a country or region, as adjective or name: *Russian*, *U.S.*, *Western*."""
        return word.lower() in self.places

    def find_anonymity(self, forms: Sequence[str], lemmas: Sequence[str]) -> list[AnonymityMatch]:
        """Statements and reasons of anonymity in a sentence, in order.

        At each place the longest phrase is taken; phrases do not overlap.  A reason found far
        from any statement of anonymity (*he could face arrest*) is the article's matter, not the
        source's: the caller decides.

        Args:
            forms: lower-case forms of the tokens.
            lemmas: lemmas of the same tokens.
        """
        tokens = [frozenset(pair) for pair in zip(forms, lemmas, strict=True)]
        found: list[AnonymityMatch] = []
        for start, words in enumerate(tokens):
            if found and start < found[-1].end:
                continue
            best: AnonymityMatch | None = None
            for word in sorted(words):
                for entry in self._anonymity_by_word.get(word, ()):
                    end = match_pattern(entry.pattern, tokens, start)
                    if end is not None and (best is None or end > best.end):
                        best = AnonymityMatch(entry, start, end)
            if best is not None:
                found.append(best)
        return found


Changes = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Rows that a profile adds, changes or removes: file name and cells of each."""


def load_lexicons(
    extra: Path | None = None, changes: Changes = (), origin: str = "profile"
) -> Lexicons:
    """Load the shipped lexicons, changed by a folder and then by a profile.

    The result is cached for as long as no file changes.

    Args:
        extra: folder of a newsroom's own files.
        changes: rows that a profile lists (``Settings.changes``).
        origin: what to call that profile in a problem.

    Raises:
        LexiconError: naming every bad row of every file.
    """
    folders = (lexicon_dir(),) if extra is None else (lexicon_dir(), Path(extra))
    return _load(folders, _signature(folders), changes, origin)


def _signature(folders: tuple[Path, ...]) -> tuple[tuple[str, int, int], ...]:
    seen = []
    for folder in folders:
        if not folder.is_dir():
            raise LexiconError(
                "no such lexicon folder", path=folder, hint="give a folder that holds *.csv files"
            )
        for path in sorted(folder.glob("*.csv")):
            stat = path.stat()
            seen.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(seen)


@dataclass(frozen=True, slots=True)
class _Table:
    """One file: its rows, what they say, what is wrong with file and rows, and their digest."""

    rows: list[Row]
    entries: list[tuple[str, Any]]
    file_problems: tuple[str, ...]
    row_problems: tuple[str, ...]
    digest: str


def _to_table(name: str, rows: list[Row], file_problems: Sequence[str]) -> _Table:
    row_problems: list[str] = []
    entries = to_entries(rows, FILES[name], row_problems)
    return _Table(rows, entries, tuple(file_problems), tuple(row_problems), _digest(rows))


@lru_cache(maxsize=1)
def _read_shipped(folder: Path, signature: tuple[tuple[str, int, int], ...]) -> dict[str, _Table]:
    del signature  # only tells the cache when a file changed
    tables = {}
    for name, entry in FILES.items():
        problems: list[str] = []
        rows = read_table(folder / name, entry, problems, with_action=False)
        tables[name] = _to_table(name, rows, problems)
    return tables


@lru_cache(maxsize=4)
def _load(
    folders: tuple[Path, ...],
    signature: tuple[tuple[str, int, int], ...],
    changes: Changes,
    origin: str,
) -> Lexicons:
    shipped, *extras = folders
    own = tuple(one for one in signature if Path(one[0]).parent == shipped)
    shipped_tables = _read_shipped(shipped, own)
    merged = {name: table.rows for name, table in shipped_tables.items()}
    problems: list[str] = []
    for folder in extras:
        merge_tables(merged, folder, problems)
    merge_rows(merged, changes, origin, problems)
    tables = {
        name: table
        if merged[name] is table.rows
        else _to_table(name, merged[name], table.file_problems)
        for name, table in shipped_tables.items()
    }
    for table in tables.values():
        problems += (*table.file_problems, *table.row_problems)
    entries = {name: table.entries for name, table in tables.items()}
    names = to_shipped({name: table.rows for name, table in shipped_tables.items()})
    problems.extend(find_dangling(entries, names))
    if problems:
        raise LexiconError(
            f"the lexicons have {len(problems)} problem{'s' if len(problems) > 1 else ''}",
            path=extras[-1] if extras else None,
            hint="nothing was analysed; correct the rows listed here",
            problems=tuple(problems),
        )
    digest = hashlib.sha256(
        "".join(f"{name} {tables[name].digest}\n" for name in sorted(tables)).encode()
    )
    plain = {name: [entry for _, entry in rows] for name, rows in entries.items()}
    return _to_lexicons(plain, names.lists, f"sha256:{digest.hexdigest()}")


def _to_lexicons(
    entries: Mapping[str, Sequence[Any]], lists: Mapping[str, frozenset[str]], digest: str
) -> Lexicons:
    phrases: dict[PhraseKind, dict[str, tuple[SourcePhrase, ...]]] = {}
    for row in entries["source_phrases.csv"]:
        by_lemma = phrases.setdefault(row.kind, {})
        # Rows that ask for a preposition are tried before the one that does not.
        rows = (*by_lemma.get(row.lemma, ()), row)
        by_lemma[row.lemma] = tuple(sorted(rows, key=lambda one: not one.preposition))
    by_word: dict[str, list[AnonymityPhrase]] = {}
    for row in entries["anonymity.csv"]:
        for word in sorted(first_words(row.pattern)):
            by_word.setdefault(word, []).append(row)
    return Lexicons(
        basis={row.code: row for row in entries["basis.csv"]},
        source_nouns={row.lemma: row for row in entries["source_nouns.csv"]},
        source_phrases=phrases,
        anonymity=tuple(entries["anonymity.csv"]),
        cues={(row.lemma, str(row.pos)): row for row in entries["cues.csv"]},
        places={row.lemma: row for row in entries["places.csv"]},
        digest=digest,
        _anonymity_by_word={word: tuple(rows) for word, rows in by_word.items()},
        hedges=hedges_by_word(entries["hedges.csv"]),
        wordings=index_wordings(entries["wordings.csv"]),
        word_lists=index_words(entries["word_lists.csv"], lists["word_lists.csv"]),
        loaded_terms=by_first_word(entries["loaded_terms.csv"], entries["framing_domains.csv"]),
        framing_patterns={row.id: row for row in entries["framing_patterns.csv"]},
        framing_rows=to_rows(entries["framing_patterns.csv"], entries["framing_domains.csv"]),
        framing_words=index_words(entries["framing_words.csv"], lists["framing_words.csv"]),
    )


def _digest(rows: Sequence[Row]) -> str:
    """Over the cells, not the bytes: line ends and row order make no other vocabulary."""
    digest = hashlib.sha256()
    for line in sorted(repr(sorted(row.cells.items())) for row in rows):
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()
