"""Which flag of an earlier version of a draft a new flag continues.

A flag is known by its rule, its words and its sentence, so an edit of the sentence makes a new
flag of it.  What was decided is about words that no longer stand, so it is not in force; it is
shown beside the new flag for the editor to confirm.  A flag continues one that went with the same
edit, if its rule and words are the same and most of what stands around them is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, select

from analyzer.store.decisions import in_force, to_decision
from analyzer.store.schema import decisions, flags
from analyzer.types import Decision, Status

ALIKE = 0.5
"""Least part of the words around a flag that both versions have (Dice's coefficient)."""
_WORD = re.compile(r"\w{4,}")
"""Shorter words stand around everything."""


def to_continued(
    known: Collection[Row[Any]],
    now: Mapping[str, Mapping[str, Any]],
    decided: Collection[str],
    *,
    is_whole: bool,
) -> dict[str, str]:
    """What each flag of the new version continues, by fingerprint, those it always did included.

    Args:
        known: the document's rows of ``flags`` before this version.
        now: the rows of this version.
        decided: fingerprints that somebody decided about.
        is_whole: no stage failed, so that a flag which is not found is gone.
    """
    found = {
        row.fingerprint: row.continues for row in known if row.continues and row.fingerprint in now
    }
    gone = [row for row in known if is_whole and row.is_present and row.fingerprint not in now]
    fresh = now.keys() - {row.fingerprint for row in known}
    taken: set[str] = set()
    pairs = _alike(gone, [now[one] for one in fresh])
    for _, old, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1].start, pair[2])):
        if old.fingerprint in taken or new in found:
            continue
        taken.add(old.fingerprint)
        # Nobody decided about the one in between: the decision is further back.
        is_between = old.continues and old.fingerprint not in decided
        found[new] = old.continues if is_between else old.fingerprint
    return found


def _alike(
    gone: Iterable[Row[Any]], fresh: Collection[Mapping[str, Any]]
) -> Iterator[tuple[float, Row[Any], str]]:
    for old in gone:
        for new in fresh:
            if old.rule == new["rule"] and _same_words(old.text, new["text"]):
                share = _share(f"{old.before} {old.after}", f"{new['before']} {new['after']}")
                if share >= ALIKE:
                    yield share, old, new["fingerprint"]


def _same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _share(one: str, other: str) -> float:
    first, second = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    size = first.total() + second.total()
    return 2 * (first & second).total() / size if size else 1.0


def decided_before(
    connection: Connection, document_ids: Collection[str]
) -> dict[tuple[str, str], Decision]:
    """What was decided about flags before their sentence was edited, until somebody decides anew.

    By document and fingerprint of the flag as it now is.
    """
    latest = in_force()
    rows = connection.execute(
        select(latest, flags.c.fingerprint.label("now"))
        .join(
            flags,
            (flags.c.document_id == latest.c.document_id)
            & (flags.c.continues == latest.c.fingerprint),
        )
        .where(
            flags.c.document_id.in_(document_ids),
            flags.c.is_present,
            latest.c.status != Status.OPEN.value,
            ~has_decision(),
        )
    )
    return {(row.document_id, row.now): to_decision(row) for row in rows}


def has_decision() -> ColumnElement[bool]:
    """Somebody decided about the flag of this row of ``flags`` itself."""
    return exists().where(
        decisions.c.document_id == flags.c.document_id,
        decisions.c.fingerprint == flags.c.fingerprint,
    )


def is_continued(row: Any) -> ColumnElement[bool]:
    """Somebody decided anew about the flag that continues the one of this row of decisions."""
    return exists().where(
        flags.c.document_id == row.document_id,
        flags.c.continues == row.fingerprint,
        has_decision(),
    )
