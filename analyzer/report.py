"""One draft in, one report out: the only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from analyzer.config import Settings
from analyzer.lexicon import load_lexicons
from analyzer.types import Draft, Provenance, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CHUNK = 100_000
"""Characters the pipeline sees at once; a longer draft is parsed in parts that end with a
paragraph, so that memory does not grow with the draft."""


def analyze(
    draft: Draft | str,
    *,
    title: str | None = None,
    settings: Settings | None = None,
    nlp: Language | None = None,
) -> Report:
    """Analyse one draft.

    Args:
        draft: an ingested draft, or pasted text.
        title: headline of pasted text; ignored for a ``Draft``.
        settings: which pipeline and rules; defaults if left out.
        nlp: a loaded pipeline, to reuse one over many drafts.

    Raises:
        InputError: the text is empty or cannot be read.
        ConfigError: a rule name in ``settings`` is unknown.
        PipelineError: the pipeline cannot be loaded or lacks a component.
    """
    if isinstance(draft, str):
        from analyzer.ingest import from_text

        draft = from_text(draft, title=title)
    return next(analyze_many([draft], settings=settings, nlp=nlp))


def analyze_many(
    drafts: Iterable[Draft], *, settings: Settings | None = None, nlp: Language | None = None
) -> Iterator[Report]:
    """Analyse drafts one after another with one pipeline; yields reports in order."""
    settings = settings or Settings()
    if nlp is None:
        from analyzer.pipeline import load_pipeline

        nlp = load_pipeline(settings.model)
    for draft in drafts:
        yield analyze_doc(to_doc(draft, nlp), draft, settings=settings, nlp=nlp)


def to_doc(draft: Draft, nlp: Language) -> Doc:
    """Parse a draft; the ``Doc`` has the draft's offsets."""
    from spacy.tokens import Doc

    from analyzer.ingest import analysed_text

    text = analysed_text(draft)
    if len(text) <= CHUNK:
        return nlp(text)
    cuts = [0]
    for paragraph in draft.paragraphs:
        if paragraph.start - cuts[-1] > CHUNK // 2:
            cuts.append(paragraph.start)
    parts = [text[first:last] for first, last in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    docs = [nlp(piece) for part in parts for piece in _pieces(part)]
    return Doc.from_docs(docs, ensure_whitespace=False)


def _pieces(part: str) -> Iterator[str]:
    """A single paragraph longer than a chunk is cut at white space."""
    while len(part) > 2 * CHUNK:
        cut = part.rfind(" ", CHUNK, 2 * CHUNK) + 1 or CHUNK
        yield part[:cut]
        part = part[cut:]
    yield part


def analyze_doc(
    doc: Doc, draft: Draft, *, settings: Settings | None = None, nlp: Language | None = None
) -> Report:
    """Analyse an already parsed draft (``to_doc``)."""
    from analyzer.facts.build import find_facts
    from analyzer.rules import run_rules
    from analyzer.score import score

    settings = settings or Settings()
    lexicons = load_lexicons(settings.lexicons, settings.changes, f"profile {settings.profile}")
    facts = find_facts(doc, draft, lexicons)
    flags, found_credits = run_rules(
        facts,
        lexicons,
        select=settings.select or None,
        ignore=settings.ignore or None,
        min_severity=settings.min_severity,
        severity=settings.severity,
    )
    return Report(
        analyzer=_provenance(settings, lexicons.digest, nlp),
        facts=facts,
        flags=flags,
        credits=found_credits,
        scores=score(facts, flags),
    )


def _provenance(settings: Settings, lexicons: str, nlp: Language | None) -> Provenance:
    from analyzer import __version__
    from analyzer.pipeline import pipeline_id

    return Provenance(
        version=__version__,
        pipeline=pipeline_id(nlp) if nlp is not None else "frozen parse",
        lexicons=lexicons,
        config=settings.digest,
    )
