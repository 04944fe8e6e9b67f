"""Analyse drafts one after the other with one pipeline, in constant memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analyzer.batch.items import Item
from analyzer.batch.paths import Failed, to_internal_error
from analyzer.batch.progress import Counter, Progress
from analyzer.config import Settings
from analyzer.errors import AnalyzerError
from analyzer.ingest.options import Reading
from analyzer.types import Draft, Report

if TYPE_CHECKING:
    from spacy.language import Language

GROUP_SIZE = 30_000
"""Characters parsed together: enough to keep the pipeline busy, and a second or two of work, so
that progress is seen and a cancelled run stops soon."""
GROUP_ITEMS = 64


@dataclass(frozen=True, slots=True)
class Analysed:
    """A document and its report."""

    item: Item
    report: Report


def analyze_items(
    items: Iterable[Item | Failed],
    *,
    settings: Settings | None = None,
    nlp: Language | None = None,
    reading: Reading | None = None,
    on_progress: Callable[[Progress], object] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    total: int | None = None,
) -> Iterator[Analysed | Failed]:
    """Read and analyse documents lazily; yields a result for each, in their order.

    Memory does not grow with the number of documents: what the pipeline learns of a group of
    drafts (new words) is forgotten with the group.

    Args:
        items: from :func:`analyzer.batch.find_items`; failures in it are passed through.
        settings: rules and profile; defaults if left out.
        nlp: a loaded pipeline; the one of ``settings`` if left out, loaded with the first draft
            that can be read.
        reading: what of formatted documents is read.
        on_progress: called after each document.
        is_cancelled: asked between groups of documents; once it is true nothing more is yielded.
            Closing the generator stops it as well.
        total: number of documents, if known, for the time left.

    Raises:
        PipelineError: the pipeline cannot be loaded, so that nothing can be analysed.
    """
    settings = settings or Settings()
    counter = Counter(total)
    for group in _groups(items):
        if is_cancelled is not None and is_cancelled():
            return
        results = [_read(item, reading) for item in group]
        if nlp is None and any(not isinstance(result, Failed) for result in results):
            from analyzer.pipeline import load_pipeline

            nlp = load_pipeline(settings.model)
        for result in _analyzed(results, settings, nlp):
            if isinstance(result, Failed):
                progress = counter.add(result.path, failed=1)
            else:
                progress = counter.add(result.item.path, words=result.report.facts.n_words)
            if on_progress is not None:
                on_progress(progress)
            yield result


def _groups(items: Iterable[Item | Failed]) -> Iterator[list[Item | Failed]]:
    group: list[Item | Failed] = []
    size = 0
    for item in items:
        group.append(item)
        size += 0 if isinstance(item, Failed) else item.size
        if size >= GROUP_SIZE or len(group) >= GROUP_ITEMS:
            yield group
            group, size = [], 0
    if group:
        yield group


def _read(item: Item | Failed, reading: Reading | None) -> tuple[Item, Draft] | Failed:
    if isinstance(item, Failed):
        return item
    try:
        # The bytes were needed for reading alone; a result must not keep them alive.
        return replace(item, data=None, text=None), item.to_draft(reading)
    except AnalyzerError as error:
        error.path = error.path or item.path
        return Failed(item.path, error)
    except Exception as error:  # a bug met in one draft must not cost the others
        return Failed(item.path, to_internal_error(item.path, error))


def _analyzed(
    group: list[tuple[Item, Draft] | Failed], settings: Settings, nlp: Language | None
) -> list[Analysed | Failed]:
    """Results of a group; all of it is analysed before the memory of its parses is given back."""
    if nlp is None:
        return [one for one in group if isinstance(one, Failed)]
    from analyzer.parsing import to_docs
    from analyzer.report import analyze_doc

    drafts = [one[1] for one in group if not isinstance(one, Failed)]
    results: list[Analysed | Failed] = []
    with nlp.memory_zone():
        docs = to_docs(drafts, nlp)
        for one in group:
            if isinstance(one, Failed):
                results.append(one)
                continue
            item, draft = one
            doc = next(docs)
            try:
                if isinstance(doc, Exception):
                    raise doc
                report = analyze_doc(doc, draft, settings=settings, nlp=nlp)
                results.append(Analysed(item, report))
            except AnalyzerError as error:
                results.append(Failed(item.path, error, "analyse"))
            except Exception as error:  # a bug met in one draft must not cost the others
                results.append(Failed(item.path, to_internal_error(item.path, error), "analyse"))
    return results
