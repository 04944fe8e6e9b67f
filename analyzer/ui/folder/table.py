"""The table of articles: what is kept of each, the columns that are shown, the filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.batch import Failed, Item
from analyzer.batch.stream import Analysed
from analyzer.batch.tables import Rows, failure_row, rows_of
from analyzer.outputs.corpora import CorpusName, to_corpus_name
from analyzer.types import Report, Status
from analyzer.ui.display import to_visible

if TYPE_CHECKING:
    import pandas as pd

BINS = 20
"""Parts of an article that the sparkline of severity has."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is kept of an article when its report is let go of.

    Attributes:
        path: of its document.
        rows: what it adds to each table.
        severity: severity points of open flags in each of ``BINS`` parts of the text.
    """

    path: str
    rows: Rows
    severity: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Attributes:
        name: in the article rows.
        label: for people.
        kind: ``text``, ``count``, ``points``, ``share`` or ``percentile``.
        about: what it says.
    """

    name: str
    label: str
    kind: str
    about: str = ""


COLUMNS = (
    Column("article", "Article", "text", "Headline, or the name of the file."),
    Column("severity", "Along the article", "spark", "Severity of flags from first word to last."),
    Column("flags_must_fix", "Must fix", "count"),
    Column("n_flags", "Flags", "count"),
    Column("traceability_value", "Traceability", "points", "0 to 100; empty for short texts."),
    Column("percentile_traceability", "Traceability rank", "percentile"),
    Column("composition_nobody", "On nobody", "share", "Content that rests on nobody."),
    Column("percentile_nobody", "On nobody rank", "percentile"),
    Column(
        "composition_anonymous", "On anonymous", "share", "Rests on anonymous or vague sources."
    ),
    Column("percentile_anonymous", "On anonymous rank", "percentile"),
    Column("composition_institutions", "On institutions", "share"),
    Column("percentile_institutions", "On institutions rank", "percentile"),
    Column("composition_named", "On named", "share", "Rests on named sources."),
    Column("percentile_named", "On named rank", "percentile"),
    Column("framing_value", "Framing load", "points", "Points per 100 words of the newsroom's."),
    Column("percentile_framing_load", "Framing rank", "percentile"),
    Column(
        "anonymity_referents",
        "Anonymous or vague",
        "count",
        "Sources not named: people, groups, crowds, documents.",
    ),
    Column("percentile_referents", "Anonymous rank", "percentile"),
    Column(
        "anonymity_with_substantive_reason",
        "With a reason",
        "share",
        "Of unnamed people and groups.",
    ),
    Column("spread_distinct", "Sources", "count"),
    Column(
        "spread_effective",
        "Effective sources",
        "points",
        "As many equal ones (inverse Simpson index).",
    ),
    Column("percentile_effective_sources", "Effective rank", "percentile"),
    Column("spread_largest_share", "Largest source", "share", "Its share of attributed words."),
    Column("percentile_largest_share", "Largest rank", "percentile"),
    Column("traceability_attributed_only", "Attributed only", "points"),
    Column("percentile_attributed_only", "Attributed only rank", "percentile"),
    Column("verification_unverified", "Unverified", "count", "Said to be so in the text."),
    Column("verification_denied", "Denied", "count"),
    Column("verification_response_sought", "Response sought", "count"),
    Column("verification_drift", "Drift", "count", "Claims that hardened into facts."),
    Column("n_words", "Words", "count"),
    Column("path", "File", "text"),
)
MEASURES = tuple(
    column
    for column in COLUMNS
    if column.kind in ("points", "share", "count") and column.name != "n_words"
)
"""Columns whose distribution can be drawn."""


def to_shown(item: Item, report: Report) -> Shown:
    """Keep the rows and the sparkline of an article."""
    return Shown(item.path, rows_of(Analysed(item, report)), to_severity(report))


def to_severity(report: Report, bins: int = BINS) -> tuple[int, ...]:
    """Severity points of open flags that begin in each part of the text."""
    points = [0] * bins
    size = max(1, len(report.text))
    for flag in report.flags:
        if flag.status is not Status.DISMISSED:
            points[min(bins - 1, flag.start * bins // size)] += int(flag.severity)
    return tuple(points)


def to_frame(results: Sequence[Shown | Failed]) -> pd.DataFrame:
    """A row for each article, in the order they came, with the columns of ``COLUMNS``.

    Shares are percentages.  Text has its hidden characters made visible.
    """
    import pandas as pd

    rows = [_row(shown) for shown in results if isinstance(shown, Shown)]
    frame = pd.DataFrame(rows, columns=[column.name for column in COLUMNS])
    for column in COLUMNS:
        if column.kind not in ("text", "spark"):
            frame[column.name] = pd.to_numeric(frame[column.name])
    return frame


def _row(shown: Shown) -> dict[str, Any]:
    (article,) = shown.rows["articles"]
    row = {column.name: article.get(column.name) for column in COLUMNS}
    for column in COLUMNS:
        value = row[column.name]
        if column.kind == "share" and value is not None:
            row[column.name] = value * 100
    row["article"] = to_visible(article["title"] or "") or to_visible(shown.path)
    row["path"] = to_visible(shown.path)
    row["severity"] = list(shown.severity)
    return row


def to_corpora(results: Iterable[Shown | Failed]) -> list[CorpusName]:
    """The reference corpora that the percentiles compare with."""
    codes = {
        article.get("percentile_corpus")
        for shown in results
        if isinstance(shown, Shown)
        for article in shown.rows["articles"]
    }
    return [to_corpus_name(to_visible(code)) for code in sorted(filter(None, codes))]


def to_failures(results: Iterable[Shown | Failed]) -> list[dict[str, str]]:
    """Every document without a result, or with a part of one, and why."""
    rows = []
    for result in results:
        found = [failure_row(result)] if isinstance(result, Failed) else result.rows["failures"]
        rows += [{name: to_visible(str(cell)) for name, cell in row.items()} for row in found]
    return rows


def filter_frame(
    frame: pd.DataFrame,
    results: Sequence[Shown | Failed],
    *,
    words: str = "",
    rule: str | None = None,
    only_must_fix: bool = False,
) -> pd.DataFrame:
    """The articles that pass every filter.

    Args:
        results: those the frame was made of.
        words: in the headline or the path, whatever their case.
        rule: has a flag of it.
        only_must_fix: has a flag of severity 3.
    """
    import pandas as pd

    keep = frame["flags_must_fix"] > 0 if only_must_fix else frame["flags_must_fix"] >= 0
    for word in words.casefold().split():
        text = frame["article"].str.casefold() + " " + frame["path"].str.casefold()
        keep &= text.str.contains(word, regex=False)
    if rule:
        counts = [
            shown.rows["articles"][0].get(f"rule_{rule}", 0)
            for shown in results
            if isinstance(shown, Shown)
        ]
        keep &= pd.Series(counts, index=frame.index) > 0
    return frame[keep]
