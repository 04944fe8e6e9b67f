"""The results of a batch as pandas tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.batch.items import Item, TableColumns, find_items
from analyzer.batch.paths import Failed
from analyzer.batch.progress import Progress
from analyzer.batch.stream import Analysed, analyze_items
from analyzer.batch.tables import TABLE_COLUMNS, Rows, rows_of
from analyzer.config import Settings
from analyzer.ingest.options import Reading
from analyzer.outputs.rows import Columns, Row, safe_row

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

_DTYPES = {str: "string", int: "Int64", float: "float64", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Frames:
    """What a batch found; ``path`` joins the tables (columns: ``docs/batch.md``).

    Attributes:
        articles: one row for each article, with every measure and a count for every rule.
        flags, sources, attributions: one row for each.
        failures: one row (``path``, ``stage``, ``reason``) for each document without a result.
    """

    articles: pd.DataFrame
    flags: pd.DataFrame
    sources: pd.DataFrame
    attributions: pd.DataFrame
    failures: pd.DataFrame

    @classmethod
    def of(cls, results: Iterable[Analysed | Failed]) -> Frames:
        """Collect the results of :func:`analyzer.batch.analyze_items`."""
        collected: Rows = {name: [] for name in TABLE_COLUMNS}
        for result in results:
            for name, found in rows_of(result).items():
                collected[name] += found
        return cls(
            **{name: to_frame(rows, TABLE_COLUMNS[name]()) for name, rows in collected.items()}
        )

    def to_excel(self, target: Path | Any) -> None:
        """Write the tables as sheets of one workbook; no cell of it is a formula.

        Args:
            target: a path or a binary stream.
        """
        import pandas as pd

        with pd.ExcelWriter(target, engine="openpyxl") as writer:
            for name in TABLE_COLUMNS:
                frame: pd.DataFrame = getattr(self, name)
                columns = TABLE_COLUMNS[name]()
                rows = [_excel_row(row) for row in frame.astype(object).to_dict("records")]
                pd.DataFrame(rows, columns=list(columns)).to_excel(
                    writer, sheet_name=name, index=False
                )


def score_folder(
    path: str | Path | Iterable[str | Path],
    *,
    settings: Settings | None = None,
    columns: TableColumns | None = None,
    reading: Reading | None = None,
    nlp: Language | None = None,
    on_progress: Callable[[Progress], object] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Frames:
    """Analyse every document below a folder (or several paths) and return the tables.

    Results are held in memory: for archives of many thousand articles use ``whosays batch``.

    Args:
        path: a folder, a file, an archive, a table; or several of them.
        columns: which columns of a table hold text, id and title.
        settings, reading, nlp, on_progress, is_cancelled: as for
            :func:`analyzer.batch.analyze_items`; a cancelled run returns what was done.

    Raises:
        PipelineError: the pipeline cannot be loaded.
    """
    paths = [path] if isinstance(path, str | Path) else list(path)
    total = sum(1 for _ in find_items(paths, columns)) if on_progress is not None else None
    return score_items(
        find_items(paths, columns),
        settings=settings,
        reading=reading,
        nlp=nlp,
        on_progress=on_progress,
        is_cancelled=is_cancelled,
        total=total,
    )


def score_items(items: Iterable[Item | Failed], **options: Any) -> Frames:
    """Analyse documents and return the tables; options as :func:`analyzer.batch.analyze_items`.

    For uploads, make the items with :func:`analyzer.batch.items_of`.
    """
    return Frames.of(analyze_items(items, **options))


def to_frame(rows: list[Row], columns: Columns) -> pd.DataFrame:
    """Rows of one table with the types of its columns."""
    import pandas as pd

    return pd.DataFrame(
        {
            name: pd.array([row[name] for row in rows], dtype=_DTYPES[kind])
            if kind is not float
            else pd.Series([row[name] for row in rows], dtype="float64")
            for name, kind in columns.items()
        }
    )


def _excel_row(row: Row) -> Row:
    import pandas as pd

    return safe_row({name: None if pd.isna(value) else value for name, value in row.items()})
