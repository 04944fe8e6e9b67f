"""What lexicon rows name must exist: a code, a domain, a list that some construction turns on.

A row that names nothing would change nothing, and nobody would be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.lexicon_entries import Entry
from analyzer.lexicon_reading import Row, did_you_mean

LISTS = ("word_lists.csv", "framing_words.csv")
"""Files whose rows are words of lists; the code decides which lists there are."""
_DOMAINS, _PATTERNS = "framing_domains.csv", "framing_patterns.csv"


@dataclass(frozen=True, slots=True)
class Shipped:
    """Names that the code or a shipped row turns on; a newsroom may leave one without a row.

    Attributes:
        lists: names of the lists of words, by file.
        domains: names of the framing domains, as rows refer to them (``@weather``).
        patterns: ids of the framing patterns, which are code: none can be added.
    """

    lists: Mapping[str, frozenset[str]]
    domains: frozenset[str]
    patterns: frozenset[str]


def to_shipped(rows: Mapping[str, Iterable[Row]]) -> Shipped:
    """The names in the shipped files' rows."""
    return Shipped(
        lists={name: _cells(rows[name], "list") for name in LISTS},
        domains=frozenset(f"@{name}" for name in _cells(rows[_DOMAINS], "name")),
        patterns=_cells(rows[_PATTERNS], "id"),
    )


def _cells(rows: Iterable[Row], column: str) -> frozenset[str]:
    return frozenset(row.cells[column] for row in rows if column in row.cells)


def find_dangling(
    entries: Mapping[str, Sequence[tuple[str, Entry]]], shipped: Shipped
) -> Iterator[str]:
    """Every name in a row that stands for nothing, with file and line.

    Args:
        entries: by file, each with the place it was read from.
    """
    codes = {_text(entry, "code") for _, entry in entries["basis.csv"]}
    domains = shipped.domains | {f"@{_text(entry, 'name')}" for _, entry in entries[_DOMAINS]}
    for name, rows in entries.items():
        for where, entry in rows:
            for code in getattr(entry, "basis", ()):
                if code not in codes:
                    yield f"{where}: basis: unknown code {code!r}{did_you_mean(code, codes)}"
            for word in getattr(entry, "literal", ()):
                if word.startswith("@") and word not in domains:
                    yield f"{where}: literal: unknown domain {word!r}{did_you_mean(word, domains)}"
            if name in LISTS and (listed := _text(entry, "list")) not in shipped.lists[name]:
                hint = did_you_mean(listed, shipped.lists[name])
                yield f"{where}: list: there is no list {listed!r}{hint}"
    for where, entry in entries[_PATTERNS]:
        if (row_id := _text(entry, "id")) not in shipped.patterns:
            hint = did_you_mean(row_id, shipped.patterns)
            yield f"{where}: id: {row_id!r}: a pattern can be changed or removed, not added{hint}"


def _text(entry: Entry, attribute: str) -> str:
    return str(getattr(entry, attribute))
